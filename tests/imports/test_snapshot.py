"""A snapshot is read strictly: whatever is wrong with it, one sentence and nothing else."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from session_core.domain.refusals import UnreadableSnapshot
from session_core.exports.snapshot import to_snapshot
from session_core.imports.snapshot import BYTES_LIMIT, read_snapshot
from session_core.wording import words_for
from tests.exports.full_report import FULL

GOOD = to_snapshot(FULL)
Data = dict[str, Any]


def refused(data: bytes) -> UnreadableSnapshot:
    with pytest.raises(UnreadableSnapshot) as refusal:
        read_snapshot(data)
    return refusal.value


def changed(change: Callable[[Data], object]) -> bytes:
    data = json.loads(GOOD)
    change(data)
    return json.dumps(data).encode()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (GOOD[:-20], "cut_off"),
        (GOOD[: len(GOOD) // 2], "cut_off"),
        (b"PK\x03\x04 a workbook", "cut_off"),
        (b"IGF 2023 WS #457 a programme page", "cut_off"),
        (GOOD.decode().encode("utf-16"), "cut_off"),
        (b"[" * 1_000_000, "cut_off"),
        (b"null", None),
        (b"[]", None),
        (b"{}", None),
        (b'{"format": "evenfloor-session"}', None),
        (b'{"format": "somebody-else", "version": 1}', None),
        (b'{"format": "evenfloor-session", "version": "1"}', None),
        (b'{"format": "evenfloor-session", "version": 0}', None),
        (b'{"format": "evenfloor-session", "version": %s}' % (b"9" * 4000), None),
        (b'{"format": "evenfloor-session", "version": 2, "what": "is new"}', "newer"),
        (b'{"format": "evenfloor-session", "version": 1}', "wrong_shape"),
        (b"0" * (BYTES_LIMIT + 1), "too_large"),
    ],
)
def test_what_is_no_snapshot_is_refused_with_its_reason(data: bytes, reason: str | None) -> None:
    refusal = refused(data)
    assert refusal.details.get("reason") == reason
    assert words_for(refusal).endswith((".", "it."))


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (lambda d: d.update(secret="x"), "its top"),
        (lambda d: d.pop("notes"), "notes"),
        (lambda d: d["session"].update(screen_key="x"), "session"),
        (lambda d: d["session"].update(title=7), "session, title"),
        (lambda d: d["session"].update(title="x" * 301), "session, title"),
        (lambda d: d["session"].update(stage="over"), "session, stage"),
        (lambda d: d["session"].update(queue_open=1), "session, queue_open"),
        (lambda d: d["session"].update(starts_at="2031-05-06T08:00:00"), "session, starts_at"),
        (lambda d: d["session"].update(starts_at=1935907200), "session, starts_at"),
        (lambda d: d["session"].update(ends_at="9999-12-31T23:00:00Z"), "session, ends_at"),
        (lambda d: d["interventions"][2].update(id="../etc"), "interventions, 3, id"),
        (lambda d: d["interventions"][0].update(number=2**40), "interventions, 1, number"),
        (lambda d: d["interventions"][0].update(seat_id="s"), "interventions, 1"),
        (lambda d: d["polls"][0]["tally"]["votes"].update(o1=-1), "polls, 1, tally, votes"),
        (lambda d: d.update(polls=[{}] * 900), "polls, 1, id"),
        (lambda d: d.update(polls=[{}] * 1_000_001), "many places"),
        (lambda d: d.update({f"k{n}": 1 for n in range(100)}), "many places"),
    ],
)
def test_what_does_not_keep_to_the_form_is_named_by_its_place(
    change: Callable[[Data], object], place: str
) -> None:
    refusal = refused(changed(change))
    assert refusal.details == {"reason": "wrong_shape", "place": place}


def second_item_current(data: Data) -> None:
    for item in data["agenda"]:
        item.update(started_at="2031-05-06T08:00:00Z", ended_at=None)


def second_speaker(data: Data) -> None:
    for one in data["interventions"][:2]:
        one.update(state="speaking", yielded_at=None)


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (lambda d: d["session"].update(ends_at="2031-05-06T07:00:00Z"), "its start and end"),
        (lambda d: d["notes"][1].update(id="n1"), "two of its parts have the same id"),
        (lambda d: d["notes"][1].update(id="i1"), "two of its parts have the same id"),
        (lambda d: d["notes"][1].update(number=1), "two notes have the same number"),
        (lambda d: d["polls"][1].update(number=1), "two polls have the same number"),
        (second_speaker, "two interventions have the floor"),
        (second_item_current, "two agenda items are current"),
        (lambda d: d["interventions"][3].update(state="speaking"), "times of intervention 4"),
        (lambda d: d["interventions"][0].update(given_at=None), "times of intervention 1"),
        (
            lambda d: d["interventions"][0].update(yielded_at="2031-05-06T08:00:00Z"),
            "intervention 1 ended before it began",
        ),
        (lambda d: d["polls"][0]["tally"]["votes"].update(o9=1), "options that it does not have"),
        (
            lambda d: d["polls"][0]["tally"]["votes_by_modality"]["online"].update(o1=99),
            "more ballots by side than in all",
        ),
        (lambda d: d["polls"][0].update(state="open"), "has not ended and is counted"),
        (lambda d: d["polls"][1].update(state="open", opened_at=None), "was never opened"),
        (lambda d: d["polls"][0]["options"][1].update(id="o1"), "two options of poll 1"),
        (lambda d: d["notes"][0].update(agenda_item_id="a9"), "agenda item that is not there"),
        (
            lambda d: d["takeaways"][0]["evidence"].append({"kind": "poll", "id": "n1"}),
            "a key takeaway rests on a poll that is not there",
        ),
        (
            lambda d: d["activity"].append(
                {
                    "act": "write_note",
                    "room": "notes",
                    "at": "2031-05-06T08:00:00Z",
                    "subject": "nowhere",
                    "details": {},
                }
            ),
            "its record speaks of something that is not there",
        ),
    ],
)
def test_what_contradicts_itself_is_refused(change: Callable[[Data], object], what: str) -> None:
    refusal = refused(changed(change))
    assert refusal.details["reason"] == "inconsistent"
    assert what in words_for(refusal)


def test_no_sentence_repeats_what_stands_in_the_file() -> None:
    refusal = refused(changed(lambda d: d["session"].update({"<b>rude</b>": "rude"})))
    assert "rude" not in words_for(refusal)


def test_control_characters_are_taken_out_as_of_what_is_typed() -> None:
    report = read_snapshot(changed(lambda d: d["session"].update(title="a\0b\u202ec\x1b")))
    assert report.session.title == "abc"


@given(st.data())
def test_a_file_changed_anywhere_is_read_whole_or_refused(data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(GOOD) - 1))
    length = data.draw(st.integers(0, 30))
    put = data.draw(st.binary(max_size=8) | st.sampled_from([b"null", b"[]", b"-1", b'"', b"{}"]))
    forged = GOOD[:at] + put + GOOD[at + length :]
    try:
        report = read_snapshot(forged)
    except UnreadableSnapshot:
        return
    written = to_snapshot(report)
    assert to_snapshot(read_snapshot(written)) == written
