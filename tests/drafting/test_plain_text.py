"""Takeaways and calls from running text: what is drafted, from which lines, and what is not."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from session_core.domain.refusals import UnreadableText
from session_core.domain.takeaways import TakeawayKind
from session_core.drafting.grounding import unsupported_words
from session_core.drafting.plain_text import TextProposal, draft_text
from session_core.drafting.reading_text import BYTES_LIMIT, WORDS_LIMIT, text_of

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
- [x] Pavel: draft a new plan for the stalls
* Regulators should publish the safety rules for quays

## Open questions
- Visitors pay an entry fee on Saturday evening
"""
CODES = re.compile(
    r">>|^\W*\w{1,3}:|\[|\]|\{|\}|\d:\d\d|\*\*|^[-*•#]|\b[Uu][mh]\b|https?:|^\W*[A-Z][\w .]{0,20}:"
)


def of_kind(drafted: tuple[TextProposal, ...], kind: TakeawayKind) -> list[str]:
    return [each.text for each in drafted if each.kind is kind]


def found(text: str, count: int = 9) -> list[str]:
    return of_kind(draft_text(text, takeaways=count, calls=0), TakeawayKind.KEY_TAKEAWAY)


def called(text: str) -> dict[str, str]:
    drafted = draft_text(text, takeaways=0, calls=9)
    return {each.text: each.addressee for each in drafted}


def test_a_transcript_gives_what_was_said_without_its_codes() -> None:
    texts = found(MEETING, 3)
    assert set(texts) == {
        "Seventy five percent of the users find most remote controls ugly.",
        "The users only need ten percent of the buttons.",
        "A rechargeable battery needs a docking station, and that adds to the cost.",
    }
    assert called(MEETING) == {
        "We should ask the factory for the price of the docking station.": ""
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
    first = draft_text(text, takeaways=3, calls=0)[0]
    assert {quote.line for quote in first.evidence} == {1, 5}


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
    assert found(text) == ["“I baked forty small cakes for the party”."]


def test_the_party_in_a_heading_is_the_addressee() -> None:
    heading = "Recommendations for platforms:\n\n"
    assert called(f"{heading}- Publish government requests every month\n") == {
        "Publish government requests every month.": "big tech"
    }


SMALL_TALK = """Good morning and welcome to the northern harbour meeting.
Thank you for the report on the northern harbour.
Anna, you are on mute in the northern harbour office.
Let me share my screen with the northern harbour plan."""


@pytest.mark.parametrize("small_talk", SMALL_TALK.split("\n"))
def test_small_talk_is_left_out(small_talk: str) -> None:
    assert found(small_talk) == []


@pytest.mark.parametrize("nothing", ["", "Agenda\n\n1. Budget\n2. Staff\n", "***\n\nHello!\n"])
def test_where_nothing_supports_a_sentence_there_is_none(nothing: str) -> None:
    assert draft_text(nothing, takeaways=5, calls=5) == ()


def test_other_scripts_are_drafted_too() -> None:
    assert len(found("- 平台应该公开政府请求。\n- Платформы публикуют отчёты каждый месяц.\n")) == 2


RULES = "Regulators must publish the safety rules for harbours."
LABELS = (
    "JD> |JD - |JD — |AMINA DIALLO - APC - |Amina — |Amina Diallo 10:03 AM: |#3 Speaker: |Ama> "
)


@pytest.mark.parametrize("label", [*LABELS.split("|"), "AMINA DIALLO - ", "Amina (10:03): "])
def test_who_speaks_is_no_part_of_the_sentence(label: str) -> None:
    assert list(called(label + RULES)) == [RULES]


def test_a_full_width_colon_ends_a_name_too() -> None:
    assert found("主持人：政府必须公布所有港口的安全规则。") == ["政府必须公布所有港口的安全规则。"]


KEPT = """Costs - mostly fuel - rose in every northern harbour.
Governments — and platforms — must publish the safety rules.
Governments — Kenya and Ghana — must publish the safety rules.
US - China talks must publish the safety rules."""


@pytest.mark.parametrize("kept", KEPT.split("\n"))
def test_a_dash_within_a_sentence_names_nobody(kept: str) -> None:
    assert [each.text for each in draft_text(kept)] == [kept]


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
        assert unsupported_words(each.text, [each.evidence[0].quote]) == ()
        for quote in each.evidence:
            assert quote.quote in text
            assert re.split(r"\r\n|\n|\r", quote.quote)[0] in lines[quote.line - 1]


@given(st.lists(st.sampled_from([*MEETING.splitlines(), *MINUTES.splitlines()]), max_size=30))
def test_no_code_of_the_text_stands_in_a_sentence(lines: list[str]) -> None:
    for each in draft_text("\n".join(lines), takeaways=9, calls=9):
        assert not CODES.search(each.text), each.text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n\t", "empty"),
        (b"--- ***\n", "empty"),
        (b"%PDF-1.7 text", "not_text"),
        (bytes(range(256)) * 9, "not_text"),
        ("Über den Häfen".encode("latin-1"), "not_utf8"),
        ("Harbour".encode("utf-16"), "not_utf8"),
        (b"word " * (WORDS_LIMIT + 1), "too_long"),
        ("字".encode() * (2 * WORDS_LIMIT + 2), "too_long"),
        (b"x" * (BYTES_LIMIT + 1), "too_long"),
    ],
)
def test_what_is_no_text_is_refused_with_the_reason(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableText) as refused:
        text_of(data)
    assert refused.value.details["reason"] == reason


def test_the_longest_text_is_read_and_a_mark_at_its_head_is_none_of_it() -> None:
    assert text_of(b"\xef\xbb\xbf" + b"- word " * WORDS_LIMIT).startswith("- word")
