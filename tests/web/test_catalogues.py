"""The catalogues: whole, up to date, and saying in each language what English says."""

import re
from io import BytesIO

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from session_core.language import DOMAIN, LOCALE, names
from tests.catalogues import TEMPLATE, found

OF_THE_UNITED_NATIONS = ["ar", "en", "es", "fr", "ru", "zh"]
HOLES = re.compile(r"%\(\w+\)[sd]|\{\w+[^}]*\}|</?\w+>|%%")
"""What is put in, and what is markup."""

MARK, SIGN = "a mark, which this language sets alike", "a sign that is the same everywhere"
NAME, WORD = "a name", "the same word"
SAME_AS_ENGLISH: dict[str, dict[str, str]] = {
    "ar": {
        "%(kind)s %(number)s": MARK,
        "%(title)s. %(shares)s.": MARK,
        "%(what)s: %(value)s": MARK,
        "%(when)s (%(act)s)": MARK,
        "%(who)s: %(what)s.": MARK,
        "%(words)s.": MARK,
        "3": SIGN,
        "Markdown": NAME,
    },
    "es": {
        "%(kind)s %(number)s": MARK,
        "%(minutes)s min": SIGN,
        "%(setting)s: %(before)s → %(after)s": MARK,
        "%(title)s. %(shares)s.": MARK,
        "%(what)s: %(value)s": MARK,
        "%(when)s (%(act)s)": MARK,
        "%(who)s: %(what)s.": MARK,
        "%(words)s.": MARK,
        ", ": MARK,
        "3": SIGN,
        "; ": MARK,
        "Chatham House": NAME,
        "Hub": WORD,
        "Hubs": WORD,
        "Markdown": NAME,
        "No": WORD,
        "Panel": WORD,
        "Series": WORD,
        "no": WORD,
        "{day}, {hours}": MARK,
    },
    "fr": {
        "%(count)s minute": WORD,
        "%(count)s note": WORD,
        "%(count)s point": WORD,
        "%(kind)s %(number)s": MARK,
        "%(minutes)s min": SIGN,
        "%(name)s, %(minutes)s minute": WORD,
        "%(planned)s minute %(added)s": WORD,
        "%(planned)s minute": WORD,
        "%(title)s. %(shares)s.": MARK,
        "%(when)s (%(act)s)": MARK,
        "%(words)s.": MARK,
        ", ": MARK,
        "1 minute": WORD,
        "3": SIGN,
        "Affiliation": WORD,
        "Attribution": WORD,
        "Chatham House": NAME,
        "Description": WORD,
        "Document": WORD,
        "Format": WORD,
        "Hub": WORD,
        "Hubs": WORD,
        "Markdown": NAME,
        "Message": WORD,
        "Minutes": WORD,
        "Note %(number)s": WORD,
        "Note": WORD,
        "Notes": WORD,
        "Objections": WORD,
        "Option": WORD,
        "Panel": WORD,
        "Points": WORD,
        "Question": WORD,
        "Questions": WORD,
        "Signal": WORD,
        "Type": WORD,
        "Urgent": WORD,
        "Votes": WORD,
        "note %(number)s": WORD,
        "point": WORD,
        "question %(number)s": WORD,
        "question": WORD,
        "{day}, {hours}": MARK,
        "{number} minutes": WORD,
    },
    "ru": {
        "%(kind)s %(number)s": MARK,
        "%(setting)s: %(before)s → %(after)s": MARK,
        "%(title)s. %(shares)s.": MARK,
        "%(what)s: %(value)s": MARK,
        "%(when)s (%(act)s)": MARK,
        "%(who)s: %(what)s.": MARK,
        "%(words)s.": MARK,
        ", ": MARK,
        "3": SIGN,
        "; ": MARK,
        "Markdown": NAME,
        "{day}, {hours}": MARK,
    },
    "zh": {
        "3": SIGN,
        "Markdown": NAME,
        "“%(words)s”": MARK,
    },
}
"""Messages that are rightly the same as in English: by language, with the reason."""

tags = pytest.mark.parametrize("tag", sorted(set(names()) - {"en"}))


def catalogue(tag: str) -> Catalog:
    file = LOCALE / tag / "LC_MESSAGES" / f"{DOMAIN}.po"
    return read_po(BytesIO(file.read_bytes()), locale=tag)


def ids(catalog: Catalog) -> set[tuple[str, ...]]:
    return {english(each) for each in catalog if each.id}


def english(message: Message) -> tuple[str, ...]:
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def forms(message: Message) -> tuple[str, ...]:
    said = message.string or ""
    return (said,) if isinstance(said, str) else tuple(said)


def holes(text: str) -> list[str]:
    return sorted(HOLES.findall(text))


def test_there_are_the_six_of_the_united_nations() -> None:
    assert set(OF_THE_UNITED_NATIONS) <= set(names())
    assert next(iter(names())) == "en"


def test_the_template_has_all_that_is_said_and_no_more() -> None:
    """`make catalogues` brings it up to date."""
    assert ids(read_po(BytesIO(TEMPLATE.read_bytes()))) == ids(found())


@tags
def test_a_catalogue_has_all_that_is_said_and_no_more(tag: str) -> None:
    assert ids(catalogue(tag)) == ids(found())


@tags
def test_nothing_is_left_empty_or_unsure(tag: str) -> None:
    catalog = catalogue(tag)
    assert [each.id for each in catalog if each.id and not all(forms(each))] == []
    assert [each.id for each in catalog if each.fuzzy and each.id] == []
    many = [each for each in catalog if each.id and each.pluralizable]
    assert {len(forms(each)) for each in many} == {catalog.num_plurals}


@tags
def test_nothing_is_said_as_in_english_without_a_reason(tag: str) -> None:
    same = {english(m)[0] for m in catalogue(tag) if m.id and forms(m)[0] == english(m)[0]}
    reasons = SAME_AS_ENGLISH.get(tag, {})
    assert same == set(reasons)
    assert all(reasons.values())


@tags
def test_what_is_put_in_and_what_is_markup_stays(tag: str) -> None:
    for message in catalogue(tag):
        if not message.id:
            continue
        one = english(message)
        for form in forms(message):
            if len(one) == 1:
                assert holes(form) == holes(one[0]), form
            else:  # one or two may be said without their number
                assert set(holes(form)) <= set(holes(one[1])), form


@tags
def test_no_message_brings_markup_of_its_own(tag: str) -> None:
    said = [form for each in catalogue(tag) if each.id for form in forms(each)]
    strange = [text for text in said if re.search(r"<(?!/?(b|bdi)>)|&(?!amp;|[^a-z#])", text)]
    assert strange == []
