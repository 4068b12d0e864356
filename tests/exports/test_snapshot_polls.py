"""Polls in a snapshot: all that may be told of them goes out and comes back, and no more."""

import json
from dataclasses import replace

import jsonschema

from session_core.domain.activity import Activity
from session_core.domain.poll_showing import as_shown
from session_core.domain.poll_tally import SayingState, Tally
from session_core.domain.session import Room
from session_core.exports.snapshot import to_snapshot
from session_core.imports.snapshot import read_snapshot
from session_core.snapshot.schema import schema
from tests.exports.full_report import FULL, START
from tests.exports.polls_of_kinds import CLOUD, CONSENSUS, FOR_STAFF, MANY, OF_KINDS
from tests.exports.test_snapshot import written


def test_polls_come_back_with_all_that_may_be_told() -> None:
    again = {poll.id: poll for poll in read_snapshot(to_snapshot(MANY)).polls}
    for poll in OF_KINDS:
        assert again[poll.id] == as_shown(poll)
    assert (again[FOR_STAFF.id].tally, again[FOR_STAFF.id].rounds) == (Tally(), ())


def test_what_no_moderator_let_through_stays_at_home() -> None:
    text = to_snapshot(MANY).decode()
    for poll in (CONSENSUS, CLOUD):
        assert poll.tally is not None
        for said in poll.tally.said:
            assert (json.dumps(said.text, ensure_ascii=False) in text) == (
                said.state is SayingState.SHOWN
            )


def test_a_file_from_before_polls_had_kinds_is_read_as_it_was() -> None:
    old = written(FULL)
    for poll in old["polls"]:
        for name in ("settings", "position", "rounds"):
            del poll[name]
        for name in set(poll["tally"] or ()) - {"votes", "votes_by_modality"}:
            del poll["tally"][name]
    jsonschema.validate(old, schema())
    again = read_snapshot(json.dumps(old).encode())
    assert to_snapshot(again) == to_snapshot(FULL)
    assert again.polls[0] == as_shown(FULL.polls[0])


def test_that_ballots_came_is_in_no_file_where_everybody_watches_them_either() -> None:
    acts = [
        Activity("cast_ballot", Room.POLLS, START, "", "p1"),
        Activity("enter_hub_ballots", Room.POLLS, START, "account:9", "p1", {"people": 12}),
    ]
    assert written(replace(FULL, activity=tuple(acts)))["activity"] == []
