"""Every refusal and every reason has words, and the words get what they need."""

import ast
from collections.abc import Iterator
from dataclasses import replace
from string import Formatter

import pytest

from session_core.domain import (
    desk_refusals,
    door_refusals,
    entry_refusals,
    floor_refusals,
    kiosk,
    refusals,
    seat_moves,
)
from session_core.domain.floor import InterventionKind
from session_core.domain.refusals import NamingRuleForbids, Refusal, TextTooLong, TooManyAttempts
from session_core.domain.rules import PUBLIC_RULES, Rule
from session_core.domain.session import NamingRule
from session_core.domain.speaking_order import Place
from session_core.imports.unreadable import UnreadablePage
from session_core.wording import REFUSALS, SAME_FOR_ALL, why_here, words_for
from tests.architecture.source import modules
from tests.domain.floors import ONLINE, asks

KINDS = {
    name: kind
    for module in (
        refusals,
        floor_refusals,
        door_refusals,
        entry_refusals,
        desk_refusals,
        seat_moves,
        kiosk,
    )
    for name, kind in vars(module).items()
    if kind in Refusal.__subclasses__()
}
EVERY: list[type[Refusal]] = [Refusal, *KINDS.values()]


def raised() -> Iterator[tuple[type[Refusal], set[str], set[str] | None]]:
    """Every place in the source that makes a refusal: details it gives by name, its reasons."""
    for module in modules("session_core", "pages"):
        made = {id(call.func): call for call in module.calls()}
        bare = [n for n in ast.walk(module.tree) if isinstance(n, ast.Raise) and n.exc]
        names = [n for node in (*made.values(), *bare) for n in ast.walk(node)]
        for name in names:
            if isinstance(name, ast.Name) and name.id in KINDS:
                call = made.get(id(name))
                given = {w.arg: w.value for w in call.keywords if w.arg} if call else {}
                yield KINDS[name.id], set(given), reasons_in(given.get("reason"))


def reasons_in(given: ast.expr | None) -> set[str] | None:
    """The reasons that an argument may be; none where there is no argument, None if any."""
    if given is None:
        return set()
    values = (n.value for n in ast.walk(given) if isinstance(n, ast.Constant))
    return {value for value in values if isinstance(value, str)} or None


RAISED = list(raised())


def sentences(kind: type[Refusal], reasons: set[str] | None) -> list[str]:
    """What may be said of it: the sentences of its reasons, else the one without a reason."""
    usual = REFUSALS[kind.code]
    if reasons is not None:
        return [REFUSALS.get(f"{kind.code}.{reason}", usual) for reason in reasons] or [usual]
    return [words for code, words in REFUSALS.items() if code.partition(".")[0] == kind.code]


def places_in(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


@pytest.mark.parametrize("kind", EVERY, ids=[kind.code for kind in EVERY])
def test_every_refusal_has_a_sentence(kind: type[Refusal]) -> None:
    assert REFUSALS[kind.code].endswith(".")


def test_no_two_refusals_share_a_code() -> None:
    assert len({kind.code for kind in EVERY}) == len(EVERY)


def test_no_sentence_outlives_its_refusal() -> None:
    assert {code.partition(".")[0] for code in REFUSALS} == {kind.code for kind in EVERY}


def test_no_refusal_is_without_use() -> None:
    assert sorted(KINDS.keys() - {kind.__name__ for kind, _, _ in RAISED}) == []


def test_every_sentence_is_given_its_details_wherever_it_is_raised() -> None:
    lacking = [
        (kind.code, missing)
        for kind, given, reasons in RAISED
        for sentence in sentences(kind, reasons)
        if (missing := places_in(sentence) - given - SAME_FOR_ALL.keys())
    ]
    assert lacking == []


def test_every_reason_why_a_page_is_unreadable_has_a_sentence_and_no_other() -> None:
    prefix = "unreadable_programme."
    told = {code.removeprefix(prefix) for code in REFUSALS if code.startswith(prefix)}
    assert told == {kind.code for kind in UnreadablePage.__subclasses__()}


@pytest.mark.parametrize(
    ("refusal", "words"),
    [
        (
            TextTooLong(what="The room", limit=1000, length=1234),
            "The room has 1,234 characters; the limit is 1,000",
        ),
        (TooManyAttempts(seconds=8), "in 8 s."),
        (NamingRuleForbids(rule=NamingRule.CHATHAM_HOUSE), "(Chatham House)"),
    ],
)
def test_the_details_are_in_the_words(refusal: Refusal, words: str) -> None:
    assert words in words_for(refusal)


@pytest.mark.parametrize("rule", list(Rule))
def test_every_rule_has_words(rule: Rule) -> None:
    assert why_here(Place(1, asks(1), (rule,)), in_full=True)


def test_the_full_reason_goes_from_the_weightiest_to_the_least() -> None:
    place = Place(4, asks(1, ONLINE), (Rule.ALTERNATES, Rule.FIRST_TIME))
    words = "online is next after the room; first time speaking"
    assert why_here(place, in_full=True) == words


@pytest.mark.parametrize(("turns", "words"), [(0, "twice"), (1, "once"), (3, "3 times")])
def test_staff_learn_how_often_somebody_was_heard(turns: int, words: str) -> None:
    place = Place(1, asks(1), (Rule.HEARD_BEFORE,), turns)
    assert words in why_here(place, in_full=True)


@pytest.mark.parametrize("rule", sorted(set(Rule) - PUBLIC_RULES))
@pytest.mark.parametrize("turns", [0, 1, 2])
def test_public_reasons_never_speak_of_turns(rule: Rule, turns: int) -> None:
    alone = Place(1, asks(1), (Rule.ALTERNATES,))
    with_turns = Place(1, asks(1), (Rule.ALTERNATES, rule), turns)
    assert why_here(with_turns, in_full=False) == why_here(alone, in_full=False)


@pytest.mark.parametrize("kind", list(InterventionKind))
def test_no_reason_repeats_what_somebody_wrote_or_their_name(kind: InterventionKind) -> None:
    asked = replace(asks(1, kind=kind, asker="Zdenka"), name="Zdenka", text="Zdenka asks")
    for in_full in (True, False):
        assert "Zdenka" not in why_here(Place(1, asked, tuple(Rule)), in_full=in_full)
