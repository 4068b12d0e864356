"""Who said it: nobody is named under the Chatham House Rule, and elsewhere only where needed."""

import pytest

from session_core.drafting.attribution import wants_no_names
from session_core.drafting.grounding import unsupported_words
from session_core.drafting.plain_text import draft_text
from session_core.drafting.third_person import STAND_INS
from tests.drafting.plain import called, found

RULE = "This session is held under the Chatham House Rule.\n\n"
WANTS = """This session is held under the Chatham House Rule, so please no names.
Chatham House rules apply.
What follows is not for attribution.
The call was on a non-attribution basis.
Remarks may not be attributed to anybody.""".split("\n")
WANTS_NOT = """The session was not under the Chatham House Rule.
The Chatham House Rule does not apply today.
A study of Chatham House counts nine cables.
The attack could not be attributed to any state.""".split("\n")
SAID = [
    (
        "Peter Lindqvist said that his agency could not pay for a single audit last year.",
        "A participant said that his agency could not pay for a single audit last year.",
    ),
    (
        "Ms. Adaeze Okonkwo from LinkNet told us that her network closed in March.",
        "A participant said that her network closed in March.",
    ),
    (
        "Noor warned that the reserve covers one rain day in the year.",
        "A participant said that the reserve covers one rain day in the year.",
    ),
    (
        "UNESCO noted that school radio reaches nine of ten villages.",
        "School radio reaches nine of ten villages.",
    ),
    (
        "Operators said that the queue protects callers in winter.",
        "Operators said that the queue protects callers in winter.",
    ),
]


@pytest.mark.parametrize("text", WANTS)
def test_a_text_says_that_nobody_may_be_named(text: str) -> None:
    assert wants_no_names(text)


@pytest.mark.parametrize("text", WANTS_NOT)
def test_or_says_no_such_thing(text: str) -> None:
    assert not wants_no_names(text)


@pytest.mark.parametrize(("said", "drafted"), SAID)
def test_under_the_rule_who_said_it_is_a_participant(said: str, drafted: str) -> None:
    (one,) = draft_text(RULE + said + "\n", takeaways=9, calls=0)
    assert one.text == drafted
    (quote,) = one.evidence
    assert quote.line == 3
    assert said.endswith(quote.quote)
    for name in ("Lindqvist", "Adaeze", "LinkNet", "Noor", "UNESCO"):
        assert name not in quote.quote
    assert {word.casefold() for word in unsupported_words(one.text, [quote.quote])} <= STAND_INS


NAMED = """Present: Hanna Berg, Tariq Aziz

The proposal of Mei Lin was supported by all regional operators.
The regional operators agree with Tariq that the queue protects callers.
## Action items
- Hanna Berg will draft a letter to the board by Friday.
- Kofi to call the ministry before June.
- Operators to publish the limits of relay calls by June.
"""


def test_under_the_rule_what_names_a_person_is_left_out() -> None:
    only = "Operators to publish the limits of relay calls by June."
    assert list(called(RULE + NAMED)) == [only]
    assert found(RULE + NAMED) == [only]  # calls fill up what is asked for
    assert len(called(NAMED)) == 3


def test_a_name_is_no_evidence_under_the_rule() -> None:
    same = "The northern cable fails in every winter storm"
    text = f"{RULE}{same}.\n\nAnd Mei Lin agrees: the northern cable fails in every winter storm.\n"
    (one,) = draft_text(text, takeaways=9, calls=0)
    assert [quote.line for quote in one.evidence] == [3]


@pytest.mark.parametrize(
    "kept",
    [
        "In Nepal, community networks pay nothing for the first three years.",
        "The United Nations keeps a register of numbers in every state.",
        "Nobody agreed that governments should ban encryption in schools.",
    ],
)
def test_under_the_rule_places_and_bodies_stay_and_so_does_a_refusal(kept: str) -> None:
    assert found(RULE + kept + "\n") == [kept]


def test_what_a_named_person_reported_is_the_finding() -> None:
    said = "Hanna Berg reported that emergency numbers cannot be reached by text in two countries."
    (one,) = draft_text(said, takeaways=9, calls=0)
    assert one.text == "Emergency numbers cannot be reached by text in two countries."
    assert one.evidence[0].quote == said


@pytest.mark.parametrize(
    "kept",
    [
        "Peter Lindqvist said that his agency could not pay for a single audit last year.",
        "Peter Lindqvist argued that the fee closes small networks in rural districts.",
        "The World Bank reported that the fee closes small networks in rural districts.",
    ],
)
def test_who_said_it_stays_where_the_sentence_needs_it(kept: str) -> None:
    assert found(kept) == [kept]
