"""A snapshot changed anywhere is refused in a sentence, or loads as a session that works whole."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from session_core.domain.refusals import UnreadableSnapshot
from session_core.domain.renaming import ids_in
from session_core.exports.snapshot import to_snapshot
from session_core.imports.snapshot import read_form, read_snapshot
from session_core.snapshot.recommended import DERIVED
from session_core.use_cases.agenda import see_agenda, see_last_agenda_act
from session_core.use_cases.breakouts import see_breakouts
from session_core.use_cases.floor import see_floor
from session_core.use_cases.house import House
from session_core.use_cases.live import see_revisions
from session_core.use_cases.lobby import see_lobby
from session_core.use_cases.notes import see_notes
from session_core.use_cases.people import see_my_roles, see_people
from session_core.use_cases.polls import see_polls, see_turnout
from session_core.use_cases.report import export_report, see_report
from session_core.use_cases.seats import see_door
from session_core.use_cases.series import see_series
from session_core.use_cases.sessions import list_my_sessions, see_session
from session_core.use_cases.snapshot import load_snapshot
from session_core.use_cases.visit import Visit
from session_core.wording import words_for
from tests.exports.polls_of_kinds import WHOLE_MANY
from tests.houses import new_account, visit_of

GOOD = to_snapshot(WHOLE_MANY)
VIEWS: tuple[Callable[[Visit], object], ...] = (
    see_agenda,
    see_last_agenda_act,
    see_breakouts,
    see_floor,
    see_revisions,
    see_lobby,
    see_notes,
    see_people,
    see_my_roles,
    see_polls,
    see_turnout,
    see_report,
    see_door,
    see_series,
    list_my_sessions,
    see_session,
)
Path = tuple[str | int, ...]


def places(node: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Every part and leaf of the tree with the way to it."""
    inside = node.items() if isinstance(node, dict) else enumerate(node)
    for step, each in inside:
        yield (*path, step), each
        if isinstance(each, dict | list):
            yield from places(each, (*path, step))


PLACES = list(places(json.loads(GOOD)))
LEAVES = [value for _, value in PLACES if not isinstance(value, dict | list)]
STRANGE: list[Any] = [
    None, "", " ", "x", "Rana\0", "\u202e", "\ufeff", "x" * 500, "a\nb", "=1+1", "<b>", "closed",
    -1, 0, 1, 2, 77, 999, 2**31, 2**80, 1.5, True, [], {}, [None], {"a": 1}, "1970-01-01T00:00:00Z",
    "2031-05-06T08:30:00Z", "2199-12-31T23:59:59.999999Z",
]  # fmt: skip


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    """The snapshot with one place put right, wrong, away or there twice."""
    data = json.loads(GOOD)
    part = draw(st.sampled_from(list(data)))
    path, value = draw(st.sampled_from([each for each in PLACES if each[0][0] == part]))
    parent = data
    for step in path[:-1]:
        parent = parent[step]
    last = path[-1]
    act = draw(st.sampled_from(["put", "swap", "drop", "twice", "type"]))
    if act == "drop":
        del parent[last]
    elif act == "twice" and isinstance(parent, list):
        parent.insert(draw(st.integers(0, len(parent))), value)
    elif act == "swap":
        parent[last] = draw(st.sampled_from(LEAVES))
    elif act == "type" and isinstance(value, str):
        parent[last] = draw(st.text(max_size=20))
    else:
        parent[last] = draw(st.sampled_from(STRANGE))
    return json.dumps(data).encode()


@pytest.fixture
def organiser(house: House) -> Visit:
    """Somebody who may load sessions."""
    return visit_of(house, new_account(house, may_organise=True))


def sessions_kept(visit: Visit) -> int:
    return len(list_my_sessions(visit))


def loaded_or_refused(visit: Visit, data: bytes) -> tuple[str | None, str]:
    """The id of the session that was loaded, else the sentence why none was."""
    try:
        return load_snapshot(visit, data), ""
    except UnreadableSnapshot as refusal:
        return None, words_for(refusal)


def same_ids(written: bytes, forged: bytes) -> bytes:
    """What was written, under the ids of the file it was loaded from."""
    text = written.decode()
    pairs = zip(ids_in(read_snapshot(written)), ids_in(read_snapshot(forged)), strict=True)
    for new, old in pairs:
        text = text.replace(f'"{new}"', f'"{old}"')
    return text.encode()


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(forged=mutated())
def test_changed_anywhere_it_is_refused_or_works_and_goes_out_as_it_came_in(
    organiser: Visit, forged: bytes
) -> None:
    before = sessions_kept(organiser)
    session_id, said = loaded_or_refused(organiser, forged)
    if session_id is None:
        assert said.endswith((" Nothing was loaded.", " to load it."))
        assert sessions_kept(organiser) == before
        return
    visit = organiser.to(session_id)
    for see in VIEWS:
        see(visit)
    export_report(visit, "md")
    came_in = read_form(forged)
    went_out = read_form(same_ids(export_report(visit, "json"), forged))
    its_own: dict[str, object] = {"made_at": came_in.made_at}
    if DERIVED not in came_in.model_fields_set:
        its_own[DERIVED] = ()
    assert went_out.model_copy(update=its_own) == came_in
