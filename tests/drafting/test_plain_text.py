"""Takeaways and calls from running text: what is drafted, from which lines, and what is not."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from session_core.drafting.grounding import unsupported_words
from session_core.drafting.plain_text import draft_text
from session_core.drafting.third_person import STAND_INS
from tests.drafting.plain import called, found

MEETING = """\
PM: Okay, um, good morning everyone. [laughter]
ME: Hi.
ME: So seventy five percent of the users find most remote controls ugly. {vocalsound}
UI: Yeah, and, uh, the the users only need ten percent of the buttons.
ID: [00:12:03] A rechargeable battery needs a docking station, and that adds to the cost.
PM: Mm-hmm. What about the price?
ID: We should ask the factory for the price of the docking station.
PM: Thank you all, see you after lunch.
"""
MINUTES = """\
# Harbour festival

**Present:** Ilse Marten, Tobias Rehn
**Date:** 12 March

## Budget
- The city grant was confirmed at **€48,000**, which is less than last year
- Noor said that the price of insurance has risen by a third and that the
  reserve will not cover a second rain day

## Action items
- [ ] Tobias to sign the two contracts by 31 March
- [ ] Pavel: draft a new plan for the stalls
* Regulators should publish the safety rules for quays

## Open questions
- Visitors pay an entry fee on Saturday evening
"""
CODES = re.compile(
    r">>|^\W*\w{1,3}:|\[|\]|\{|\}|\d:\d\d|\*\*|^[-*•#]|\b[Uu][mh]\b|https?:|^\W*[A-Z][\w .]{0,20}:"
)


def test_a_transcript_gives_what_was_said_without_its_codes() -> None:
    texts = found(MEETING, 3)
    assert set(texts) == {
        "Seventy five percent of the users find most remote controls ugly.",
        "The users only need ten percent of the buttons.",
        "A rechargeable battery needs a docking station, and that adds to the cost.",
    }
    assert called(MEETING) == {
        "Participants should ask the factory for the price of the docking station.": ""
    }


def test_minutes_give_decisions_and_who_does_what() -> None:
    assert found(MINUTES) == [
        "The city grant was confirmed at €48,000, which is less than last year.",
        "Noor said that the price of insurance has risen by a third and that the reserve will "
        "not cover a second rain day.",
        # Asked for more than there are findings, the calls fill up.
        *found(MINUTES)[2:],
    ]
    assert called(MINUTES) == {
        "Tobias to sign the two contracts by 31 March.": "Tobias",
        "Draft a new plan for the stalls.": "Pavel",
        "Regulators should publish the safety rules for quays.": "governments",
    }


def test_what_is_open_a_heading_or_a_list_of_names_is_never_drafted() -> None:
    every = " ".join([*found(MINUTES, 50), *called(MINUTES)])
    for left_out in ("entry fee", "Harbour festival", "Ilse", "12 March", "Action items"):
        assert left_out not in every


def test_a_quote_is_exact_and_its_line_is_where_it_begins() -> None:
    drafted = draft_text(MINUTES, takeaways=9, calls=9)
    lines = MINUTES.split("\n")
    for each in drafted:
        for quote in each.evidence:
            assert quote.quote in MINUTES
            assert quote.quote.split("\n")[0] in lines[quote.line - 1]
    wrapped = next(each for each in drafted if each.text.startswith("Noor"))
    assert wrapped.evidence[0].line == 8
    assert wrapped.evidence[0].quote.endswith(
        "that the\n  reserve will not cover a second rain day"
    )


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_lines_are_counted_whatever_ends_them(ending: str) -> None:
    text = MEETING.replace("\n", ending)
    lines = {quote.line for each in draft_text(text) for quote in each.evidence}
    assert lines == {quote.line for each in draft_text(MEETING) for quote in each.evidence}


def test_what_is_said_twice_is_proposed_once_with_both_lines() -> None:
    text = (
        "The northern cable fails in every winter storm.\n\n"
        "Boats leave at nine.\n\n"
        "In every winter storm the northern cable fails, said the harbour.\n"
    )
    drafted = draft_text(text, takeaways=3, calls=0)
    assert {1, 5} in [{quote.line for quote in each.evidence} for each in drafted]


def test_what_is_contradicted_is_not_proposed() -> None:
    text = "Rural schools have fast networks today.\n\nRural schools have no fast networks today.\n"
    assert draft_text(text) == ()


def test_captions_run_on_between_their_times() -> None:
    text = (
        "WEBVTT\n\n1\n00:00:01.000 --> 00:00:04.200\n>> MODERATOR: Good morning. Small islands\n\n"
        "2\n00:00:04.300 --> 00:00:08.000\npay more for bandwidth. >> LENA OKORO: One cable "
        "serves all on the northern shore.\n"
    )
    assert set(found(text)) == {
        "Small islands pay more for bandwidth.",
        "One cable serves all on the northern shore.",
    }


def test_a_name_and_a_time_on_a_line_open_a_turn() -> None:
    said = "Okay so, um, northern clinics offer all visits by phone."
    assert found(f"Speaker 1  0:03\n{said}\n") == ["Northern clinics offer all visits by phone."]


def test_who_speaks_only_of_themselves_is_quoted() -> None:
    text = "Ama: I baked forty small cakes for the party!\nJon: Great. Want help?\nAma: No.\n"
    assert found(text) == ["A participant said: “I baked forty small cakes for the party”."]


def test_the_party_in_a_heading_is_the_addressee() -> None:
    heading = "Recommendations for platforms:\n\n"
    assert called(f"{heading}- Publish government requests every month\n") == {
        "Publish government requests every month.": "big tech"
    }


ODD = "A: |>> |JD> |JD - |Amina — |- |\n|\r\n|# |**|[00:01] |“|must |We |um, |\x1b".split("|")
WORDS = ["cables", "fail", "should", "the", "islands", "pay", "more.", "Regulators", "no", "plans"]
TEXTS = st.lists(
    st.sampled_from([*ODD, *(f"{word} " for word in WORDS)]) | st.text(max_size=20), max_size=60
).map("".join)


@given(TEXTS)
def test_whatever_the_text_every_word_stands_in_the_first_quote(text: str) -> None:
    drafted = draft_text(text, takeaways=4, calls=4)
    assert drafted == draft_text(text, takeaways=4, calls=4)
    lines = re.split(r"\r\n|\n|\r", text)
    for each in drafted:
        missing = unsupported_words(each.text, [each.evidence[0].quote])
        assert {word.casefold() for word in missing} <= STAND_INS
        for quote in each.evidence:
            assert quote.quote in text
            assert re.split(r"\r\n|\n|\r", quote.quote)[0] in lines[quote.line - 1]


@given(st.lists(st.sampled_from([*MEETING.splitlines(), *MINUTES.splitlines()]), max_size=30))
def test_no_code_of_the_text_stands_in_a_sentence(lines: list[str]) -> None:
    for each in draft_text("\n".join(lines), takeaways=9, calls=9):
        assert not CODES.search(each.text), each.text


def test_the_draft_runs_in_the_order_of_the_text() -> None:
    lines = [each.evidence[0].line for each in draft_text(MINUTES, takeaways=2, calls=0)]
    assert lines == sorted(lines)


def test_what_is_said_to_be_is_no_objection_to_what_should_be() -> None:
    text = (
        "The county pays operators per kilometre and not per passenger.\n"
        "The county should pay operators per passenger per kilometre.\n"
    )
    assert list(called(text)) == ["The county should pay operators per passenger per kilometre."]


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_code_and_front_matter_are_no_text_and_lines_stay_counted(ending: str) -> None:
    text = (
        "---\ntitle: Cables must be repaired by Friday\n---\n```\nports must be shut by all\n```\n"
        "The northern cable was repaired after 41 days.\n"
    )
    (each,) = draft_text(text.replace("\n", ending), takeaways=9, calls=9)
    assert each.evidence[0].line == 7


def test_a_box_to_tick_is_an_action_wherever_it_stands() -> None:
    assert list(called("# Notes\n\n- [ ] ask the ministries for a single permit\n")) == [
        "Ask the ministries for a single permit."
    ]


@pytest.mark.parametrize("bullet", ["- ", "* ", "1. "])
@pytest.mark.parametrize("tick", "xX")
def test_a_ticked_box_is_done_and_asks_nobody(bullet: str, tick: str) -> None:
    done = "Regulators should publish the safety rules for quays by Friday."
    assert list(called(f"## Action items\n\n{bullet}[ ] {done}\n")) == [done]
    assert draft_text(f"## Action items\n\n{bullet}[{tick}] {done}\n") == ()
