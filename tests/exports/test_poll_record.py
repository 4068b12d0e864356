"""What the record tells of polls of each kind, and what of them it does not."""

from dataclasses import replace

import pytest

from session_core.domain.ballots import PollKind
from session_core.domain.poll_groups import Across, Breakdown, Group, Share
from session_core.domain.poll_tally import AGREE, Tally
from session_core.domain.polls import Poll, PollState
from session_core.exports.markdown_report import to_markdown
from session_core.exports.poll_record import PollRecord, held_polls, poll_record
from session_core.exports.session_text import session_text
from session_core.exports.tallies import FOR_STAFF as FOR_STAFF_ONLY
from session_core.language import speaking
from tests.exports.polls_of_kinds import (
    AGAIN,
    CLOUD,
    CONSENSUS,
    FOR_STAFF,
    MANY,
    NEVER_OPENED,
    OF_KINDS,
    asked,
)
from tests.exports.reading_docx import below, opened, tables


def told(kind: PollKind) -> PollRecord:
    return poll_record(asked(kind))


def rows(record: PollRecord) -> list[tuple[str, int | None]]:
    return [(row.text, row.measure) for row in record.results]


def test_only_what_was_opened_is_told() -> None:
    titles = [each.title for each in held_polls(MANY)]
    assert len(titles) == len(MANY.polls) - 1
    assert not any(NEVER_OPENED.question in title for title in titles)


def test_every_kind_says_its_method_its_times_and_its_ballots() -> None:
    for poll in OF_KINDS:
        record = poll_record(poll)
        assert record.silence == ""
        assert record.method
        assert "pened on 6 May 2031, 08:" in record.times
        assert poll.tally is not None
        assert record.ballots.startswith(f"{poll.tally.turnout} ballots")


@pytest.mark.parametrize(
    ("kind", "found"),
    [
        (PollKind.MULTIPLE, [("Power", 9), ("Permits", 17), ("People", 0)]),
        (PollKind.RANKING, [("Power", 20), ("People", 19), ("Permits", 0)]),
        (PollKind.NUMERIC, [("0 to under 5", 6), ("5 to under 10", 0), ("10 to under 15", 5),
                            ("15 to under 20", 0), ("20 to under 25", 0), ("25 to 30", 2)]),
        (PollKind.SHOW_OF_HANDS, [("Raise my hand", 6), ("Do not raise", 5)]),
        (PollKind.OPEN_TEXT, [("الجيران", 6), ("The generator,\n=and the roof.", 1)]),
    ],
)  # fmt: skip
def test_rows_are_options_or_bins_or_what_was_said(
    kind: PollKind, found: list[tuple[str, int]]
) -> None:
    assert rows(told(kind)) == found


def test_bars_are_beside_the_longest() -> None:
    assert [row.bar for row in told(PollKind.RANKING).results] == [1, 19 / 20, 0]


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        (PollKind.RATING, "Mean rating: 3.0 of 5."),
        (PollKind.NUMERIC, "Median: 12.5; half of all lie from 3 to 12.5."),
    ],
)
def test_what_counts_come_to_is_said(kind: PollKind, sentence: str) -> None:
    assert told(kind).conclusions == (sentence,)


def test_a_rough_consensus_names_who_holds_back_and_tells_objections_that_are_shown() -> None:
    record = poll_record(CONSENSUS)
    assert record.ballots == "31 ballots, of these 5 entered for hubs together"
    assert record.conclusions == (
        "22 of 31 ballots (71%) support it or can live with it; 6 object; 3 have not heard enough.",
        "In the room and online, the least agreement: in the room (about half agree).",
        "By stakeholder group, the least agreement: Civil Society (about half agree).",
        "The room and online are apart.",
    )
    assert record.objections == (("It *costs* too much.", 5),)
    assert record.not_shown == "1 objection not shown."
    assert [table.heading for table in record.by_group] == [
        "In the room and online",
        "By stakeholder group",
    ]
    room, call = record.by_group[0].groups
    assert (room.ballots, call.ballots) == (15, 16)
    assert room.answers == (
        ("Agree: support or can live with it", "about half"),
        ("Object", "about half"),
        ("Not heard enough", "few"),
    )


def test_words_that_are_hidden_are_in_no_file() -> None:
    assert rows(poll_record(CLOUD)) == [("radio", 11)]
    assert poll_record(CLOUD).not_shown == "1 answer not shown."
    assert "радио" not in to_markdown(MANY).decode()


def test_rounds_before_the_last_have_a_line_each() -> None:
    record = poll_record(AGAIN)
    assert record.times.startswith("Round 3, opened on 6 May 2031, 08:11 UTC")
    assert record.rounds == (
        "Round 1, opened on 6 May 2031, 08:07 UTC, closed on 6 May 2031, 08:08 UTC. "
        "Fewer than five ballots were cast, so no counts are shown.",
        "Round 2, opened on 6 May 2031, 08:09 UTC, closed on 6 May 2031, 08:10 UTC: "
        "21 ballots. Power 14, Permits 7, People 0.",
    )


@pytest.mark.parametrize(
    "poll", [FOR_STAFF, replace(AGAIN, state=PollState.OPEN, closed_at=None, tally=None)]
)
def test_what_nobody_may_see_is_not_told_of_earlier_rounds_either(poll: Poll) -> None:
    record = poll_record(poll)
    assert record.silence in {FOR_STAFF_ONLY, "The poll is still open."}
    assert (record.results, record.ballots, record.by_group) == ((), "", ())
    assert len(record.rounds) == 2
    assert not any("ballots" in line for line in record.rounds)


def test_the_record_is_in_english_whoever_asks_for_it() -> None:
    with speaking("ar"):
        assert poll_record(CONSENSUS) == in_english()


def in_english() -> PollRecord:
    with speaking("en"):
        return poll_record(CONSENSUS)


def test_the_first_text_has_every_poll_that_may_be_told() -> None:
    text = session_text(MANY)
    assert "– What of rating? 1 0, 2 7, 3 0, 4 7, 5 0 (14 ballots). Mean rating: 3.0 of 5." in text
    assert "– What of ranking? Power 20 points, People 19 points, Permits 0 points" in text
    assert "– What of word cloud? “radio” 11 (11 ballots)." in text
    assert FOR_STAFF.question not in text


def test_in_markdown_a_bar_stands_beside_its_numbers_and_small_groups_are_told_once() -> None:
    text = to_markdown(MANY).decode()
    assert "- Power: 20 points; first on 7 (54%) ████████████████████████\n" in text
    assert "- It \\*costs\\* too much. (5)" in text
    assert text.count("Groups of fewer than five are told together") == 1
    assert "\n\n\n\n" not in text


def test_in_the_document_bars_are_shaded_under_their_options() -> None:
    document = opened(MANY)
    grid = next(t for t in document.tables if t.rows[0].cells[1].text == "Points")
    bars = [
        paragraph.paragraph_format.right_indent
        for cell in grid.columns[0].cells[1:]
        for paragraph in cell.paragraphs[1:]
    ]
    assert [cell.text for cell in grid.columns[0].cells] == [
        "Option",
        "Power\n",
        "People\n",
        "Permits",
    ]
    assert bars[0] == 0
    assert bars[1] > 0
    assert [cell.text for cell in grid.rows[1].cells] == ["Power\n", "20", "7", "54%"]
    lines = below(document, "Polls")
    assert FOR_STAFF_ONLY in lines
    assert sum(line.startswith("Groups of fewer than five") for line in lines) == 1
    by_group = [table for table in tables(document) if table[0] == ["Group", "Ballots", "Answers"]]
    assert ["in the room", "6", "Power: few\nPermits: few\nPeople: most"] in [
        row for table in by_group for row in table
    ]
    ballots = next(table for table in tables(document) if table[0] == ["Poll", "Ballots"])
    assert ["Poll 30: Who may run it?", "for staff only"] in ballots


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (Share.MOST, "most of every group agree"),
        (Share.HALF, "about half of every group agrees"),
        (Share.FEW, "few of any group agree"),
    ],
)
def test_where_all_groups_agree_alike_none_is_the_least(share: Share, words: str) -> None:
    groups = tuple(Group(name, 10, {AGREE: share}) for name in ("Government", "others"))
    tally = replace(CONSENSUS.tally or Tally(), breakdowns=(Breakdown(Across.STAKEHOLDER, groups),))
    conclusions = poll_record(replace(CONSENSUS, tally=tally)).conclusions
    assert f"By stakeholder group: {words}." in conclusions
    assert not any("the least agreement" in each for each in conclusions)


def test_that_room_and_online_cannot_be_compared_is_said() -> None:
    tally = replace(CONSENSUS.tally or Tally(), breakdowns=())
    assert poll_record(replace(CONSENSUS, tally=tally)).conclusions[-1] == (
        "How far apart the room and online are cannot be told: too few ballots for it."
    )
