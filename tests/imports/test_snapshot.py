"""A snapshot is read strictly: whatever is wrong with it, one sentence and nothing else."""

import gzip
import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from session_core.domain.refusals import UnreadableSnapshot
from session_core.domain.text import one_line, written
from session_core.exports.snapshot import to_snapshot
from session_core.imports.snapshot import BYTES_LIMIT, read_snapshot
from session_core.snapshot.typed import ON_LINES, ON_ONE_LINE
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
        (b"PK\x03\x04 a workbook", "packed"),
        (gzip.compress(GOOD), "packed"),
        (b"IGF 2023 WS #457 a programme page", "cut_off"),
        (GOOD.decode().encode("utf-16"), "not_utf8"),
        (GOOD.decode().encode("utf-16-le"), "not_utf8"),
        (GOOD.replace(b"Radio", b"Rad\xefo", 1), "not_utf8"),
        (GOOD.replace(b"Radio", b"\\ud800", 1), "cut_off"),
        (GOOD.replace(b"Radio", b"Rad\x01o", 1), "cut_off"),
        (GOOD.replace(b'"number": 12', b'"number": NaN', 1), "inconsistent"),
        (GOOD.replace(b'"number": 12', b'"number": -Infinity', 1), "inconsistent"),
        (GOOD.replace(b'"number": 12', b'"number": 1e999', 1), "wrong_shape"),
        (GOOD.replace(b'"number": 12', b'"number": %s' % (b"9" * 4000), 1), "wrong_shape"),
        (GOOD.replace(b'"number": 12', b'"number": %s' % (b"9" * 5000), 1), "cut_off"),
        (GOOD.replace(b'"number": 12', b'"number": 12, "number": 12', 1), "inconsistent"),
        (GOOD.replace(b'"number": 12', b'"number": ' + b"[" * 900 + b"]" * 900, 1), "cut_off"),
        (b"[" * 1_000_000, "cut_off"),
        (b"null", None),
        (b"[]", None),
        (b"{}", None),
        (b'{"format": "evenfloor-session"}', None),
        (b'{"format": "somebody-else", "version": 1}', None),
        (b'{"format": "evenfloor-session", "version": "1"}', None),
        (b'{"format": "evenfloor-session", "version": 0}', None),
        (b'{"format": "evenfloor-session", "version": %s}' % (b"9" * 4000), None),
        (b'{"format": "evenfloor-session", "version": true}', None),
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
    ("change", "place", "allowed"),
    [
        (lambda d: d.update(secret="x"), "its top", "only the fields of the form"),
        (lambda d: d.pop("notes"), "notes", "a field that must be there"),
        (lambda d: d["session"].update(screen_key="x"), "session", "only the fields of the form"),
        (lambda d: d["session"].update(title=7), "session, title", "a text"),
        (lambda d: d["session"].update(title=None), "session, title", "a text"),
        (lambda d: d["session"].update(title=""), "session, title", "not empty"),
        (lambda d: d["session"].update(title="x" * 301), "session, title", "300 characters"),
        (lambda d: d["session"].update(title="a\0b"), "session, title", "without control"),
        (lambda d: d["session"].update(title="a\u202eb"), "session, title", "direction"),
        (lambda d: d["session"].update(title="a\nb"), "session, title", "one line"),
        (lambda d: d["session"].update(title=" a"), "session, title", "no blanks"),
        (lambda d: d["session"].update(room="x" * 201), "session, room", "200 characters"),
        (lambda d: d["session"].update(year=33), "session, year", "2,006"),
        (lambda d: d["session"].update(session_report="a\x1b"), "session, session_report", "text"),
        (lambda d: d["session"].update(stage="over"), "session, stage", "'closed'"),
        (lambda d: d["session"].update(queue_open=1), "session, queue_open", "true or false"),
        (lambda d: d["session"].update(starts_at="2031-05-06T08:00:00"), "starts_at", "08:00:00Z"),
        (lambda d: d["session"].update(starts_at=1935907200), "starts_at", "08:00:00Z"),
        (lambda d: d["session"].update(ends_at="9999-12-31T23:00:00Z"), "ends_at", "2200"),
        (lambda d: d["people"][1].update(name=""), "people, 2, name", "not empty"),
        (lambda d: d["agenda"][0].update(planned_minutes=-5), "agenda, 1, planned_minutes", "1"),
        (lambda d: d["agenda"][0].update(planned_minutes=721), "agenda, 1", "up to 720"),
        (lambda d: d["interventions"][2].update(id="../etc"), "interventions, 3, id", "pattern"),
        (lambda d: d["interventions"][0].update(number=2**40), "interventions, 1, number", "up to"),
        (lambda d: d["interventions"][0].update(text="x" * 1001), "interventions, 1", "1,000"),
        (lambda d: d["interventions"][0].update(seat_id="s"), "interventions, 1", "only the"),
        (lambda d: d["interventions"][0].update(support=3), "interventions, 1", "only the"),
        (lambda d: d["interventions"][0].update(people=0), "interventions, 1, people", "from 1"),
        (lambda d: d["interventions"][0].update(language="f r"), "interventions, 1", "pattern"),
        (lambda d: d["interventions"][0].update(reply="x" * 2001), "interventions, 1", "2,000"),
        (lambda d: d["floor_policy"].update(round_size=99), "floor_policy, round_size", "up to 10"),
        (lambda d: d["floor_policy"].update(mood="good"), "floor_policy", "only the fields"),
        (lambda d: d["polls"][0]["tally"]["votes"].update(o1=-1), "polls, 1, tally, votes", "1"),
        (
            lambda d: d["polls"][0].update(options=[{"id": "o", "text": "x"}] * 13),
            "polls, 1, options",
            "12 entries at most",
        ),
        (lambda d: d["notes"][0].update(text="x" * 2001), "notes, 1, text", "2,000"),
        (lambda d: d["takeaways"][0].update(text=""), "takeaways, 1, text", "not empty"),
        (lambda d: d["takeaways"][0].update(evidence=[]), "takeaways, 1, evidence", "1 entries at"),
        (lambda d: d.update(made_at="2031-05-06T12:15:05+03:00"), "made_at", "08:00:00Z"),
        (lambda d: d.update(made_at="2031-05-06T09:15:05+00:00"), "made_at", "08:00:00Z"),
        (lambda d: d.update(made_at="2031-05-06T09:15:05.000000Z"), "made_at", "08:00:00Z"),
        (lambda d: d.update(made_at="2031-02-30T09:15:05Z"), "made_at", "08:00:00Z"),
        (lambda d: d.update(polls=[{}] * 900), "polls, 1, id", "must be there"),
        (lambda d: d.update(polls=[{}] * 1_000_001), "many places", "less"),
        (lambda d: d.update({f"k{n}": 1 for n in range(100)}), "many places", "less"),
    ],
)
def test_what_does_not_keep_to_the_form_is_named_by_its_place_and_what_is_allowed(
    change: Callable[[Data], object], place: str, allowed: str
) -> None:
    refusal = refused(changed(change))
    assert refusal.details["reason"] == "wrong_shape"
    assert place in str(refusal.details["place"])
    assert allowed in str(refusal.details["allowed"])
    assert f"at {refusal.details['place']} that asks for" in words_for(refusal)


AT = "2031-05-06T08:30:00Z"


def second_item_current(data: Data) -> None:
    for item in data["agenda"]:
        item.update(started_at="2031-05-06T08:00:00Z", ended_at=None)


def second_speaker(data: Data) -> None:
    for one in data["interventions"][:2]:
        one.update(state="speaking", yielded_at=None)


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (lambda d: d["session"].update(ends_at="2031-05-06T07:00:00Z"), "start before it ends"),
        (lambda d: d["session"].update(archived_at="2031-05-07T08:00:00Z"), "not closed"),
        (lambda d: d["notes"][1].update(id="n1"), "notes, 2 has the same id"),
        (lambda d: d["notes"][1].update(id="i1"), "notes, 2 has the same id"),
        (lambda d: d["notes"][1].update(number=1), "notes, 2 has no higher number"),
        (lambda d: d["polls"][1].update(number=1), "polls, 2 has no higher number"),
        (lambda d: d["interventions"].reverse(), "interventions, 2 has no higher number"),
        (lambda d: d["takeaways"].reverse(), "takeaways, 2 does not come after"),
        (lambda d: d["agenda"][1].update(position=3), "do not count from 1"),
        (lambda d: d["agenda"][1].update(ended_at="2031-05-06T08:00:00Z"), "never started"),
        (lambda d: d["agenda"][0].update(skipped_at="2031-05-06T08:00:00Z"), "skipped and started"),
        (lambda d: d["agenda"][0].update(extended_minutes=-5), "from 1 to 720 minutes"),
        (lambda d: d["interventions"][1].update(asker=1), "intervention 2 has the asker"),
        (lambda d: d["notes"][0].update(policy_question=999), "policy question that is not there"),
        (lambda d: d["notes"][0].update(group_number=77), "group that is not there"),
        (lambda d: d["notes"][0].update(attributed_to=""), "attribution of note 1"),
        (lambda d: d["notes"][2].update(attributed_to="Rana"), "attribution of note 3"),
        (lambda d: d["polls"][0].update(closed_at="2031-05-06T08:01:00Z"), "before it opened"),
        (lambda d: d["polls"][0]["options"][1].update(text="POWER"), "say the same"),
        (second_speaker, "two interventions have the floor"),
        (second_item_current, "two agenda items are current"),
        (lambda d: d["interventions"][3].update(state="speaking"), "times of intervention 4"),
        (lambda d: d["interventions"][0].update(given_at=None), "times of intervention 1"),
        (
            lambda d: d["interventions"][0].update(yielded_at="2031-05-06T08:00:00Z"),
            "intervention 1 ended before it began",
        ),
        (lambda d: d["interventions"][3].update(ended_at=AT), "when intervention 4 ended"),
        (lambda d: d["interventions"][3].update(state="declined"), "when intervention 4 ended"),
        (
            lambda d: d["interventions"][3].update(state="declined", ended_at=AT),
            "the reason of intervention 4",
        ),
        (lambda d: d["interventions"][3].update(decline_reason="no time left"), "the reason of"),
        (lambda d: d["interventions"][3].update(merged_into="i1"), "4 is merged into does not go"),
        (
            lambda d: d["interventions"][3].update(state="merged", ended_at=AT),
            "4 is merged into does not go",
        ),
        (
            lambda d: d["interventions"][3].update(state="merged", ended_at=AT, merged_into="i4"),
            "intervention 4 is merged into one that cannot take it",
        ),
        (
            lambda d: d["interventions"][3].update(state="merged", ended_at=AT, merged_into="i9"),
            "intervention 4 is merged into one that cannot take it",
        ),
        (lambda d: d["polls"][0]["tally"]["votes"].update(o9=1), "options that it does not have"),
        (
            lambda d: d["polls"][0]["tally"]["votes_by_modality"]["online"].update(o1=99),
            "other ballots by side than in all",
        ),
        (
            lambda d: d["polls"][0].update(state="open", closed_at=None),
            "has not ended and is counted",
        ),
        (lambda d: d["polls"][1].update(state="open"), "times of poll 2"),
        (lambda d: d["polls"][0].update(options=[]), "options or the settings of poll 1"),
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


def test_what_the_schema_calls_a_line_is_what_a_form_keeps() -> None:
    for point in range(0xD800):
        typed = f"a{chr(point)}b"
        kept = one_line(typed) == typed
        assert bool(re.search(ON_ONE_LINE.pattern, typed)) == kept, hex(point)
        assert bool(re.search(ON_LINES.pattern, typed)) == (written(typed, limit=3) == typed)


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
    again = to_snapshot(report)
    assert to_snapshot(read_snapshot(again)) == again


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("stream_link", "javascript:alert(1)", "a whole http or https address"),
        ("captions_link", "https://amina@captions.example.org", "a whole http or https address"),
        ("captions_link", " https://captions.example.org", "a whole http or https address"),
        ("stream_link", f"https://stream.example.org/{'x' * 500}", "500 characters at most"),
        ("call_link", "https://call.example.org/a", "only the fields of the form"),
        ("conduct", "x" * 10_001, "10,000 characters at most"),
        ("conduct", "Be kind.\u202e", "without control or direction characters"),
        ("asked_at_door", ["shoe size"], "one of 'modality'"),
        ("asked_at_door", ["language"] * 5, "4 entries at most"),
        ("asked_at_door", ["language", "language"], "stands there twice"),
        ("asked_at_door", ["language", "modality"], "not in the order of the door"),
        ("entry", "everybody", "one of 'open'"),
    ],
)
def test_what_is_found_at_the_door_is_checked(name: str, value: object, words: str) -> None:
    refusal = refused(changed(lambda data: data["session"].update({name: value})))
    assert words in words_for(refusal)
    assert "javascript" not in words_for(refusal)
