"""A copy takes along what was prepared, and every field of a session is decided."""

from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from session_core.domain.agenda import AgendaItem
from session_core.domain.breakouts import BreakoutGroup
from session_core.domain.copying import (
    copied_agenda,
    copied_groups,
    copied_polls,
    copy_session,
)
from session_core.domain.poll_tally import Tally
from session_core.domain.polls import Poll, PollOption, PollState
from session_core.domain.refusals import StrangeStart
from session_core.domain.session import (
    AtDoor,
    Entry,
    NamingRule,
    SessionType,
    Stage,
    WorkshopSession,
)
from session_core.wording import words_for
from tests.houses import NOW

FULL = WorkshopSession(
    id="0123456789abcdef",
    title="Fair floors",
    starts_at=NOW,
    ends_at=NOW + timedelta(minutes=75),
    join_code="KX73BQ",
    screen_key="a key of the room screen",
    year=2030,
    type=SessionType.WORKSHOP,
    number=457,
    room="Hall B",
    format="Panel - 75 min",
    themes=("Trust",),
    policy_questions=("Who decides?",),
    prose={"description": "Long", "key_takeaways": "Was found", "session_report": "Was said"},
    naming_rule=NamingRule.AFFILIATION_ONLY,
    stage=Stage.CLOSED,
    queue_open=False,
    session_report="What was said.",
    archived_at=NOW,
    call_link="https://call.example.org/a",
    captions_link="https://captions.example.org/a",
    stream_link="https://stream.example.org/a",
    conduct="Be kind.",
    asked_at_door=(AtDoor.LANGUAGE,),
    entry=Entry.APPROVAL,
    intake_frozen=True,
    read_back_at=NOW,
)
LATER = NOW + timedelta(days=30)
NEW = {
    "id",
    "starts_at",
    "ends_at",
    "join_code",
    "screen_key",
    "prose",
    "stage",
    "queue_open",
    "session_report",
    "archived_at",
    "call_link",
    "captions_link",
    "stream_link",
    "intake_frozen",
    "read_back_at",
}


def test_every_field_of_a_session_is_copied_or_new() -> None:
    copy = copy_session(FULL, LATER)
    differ = {f.name for f in fields(FULL) if getattr(copy, f.name) != getattr(FULL, f.name)}
    assert differ == NEW
    # A field that is new in a session is decided here: is it prepared, or did it happen?
    assert {f.name for f in fields(FULL)} - NEW == {
        "title",
        "year",
        "type",
        "number",
        "room",
        "format",
        "themes",
        "policy_questions",
        "naming_rule",
        "conduct",
        "asked_at_door",
        "entry",
    }


def test_a_copy_begins_anew_and_is_as_long() -> None:
    copy = copy_session(FULL, LATER)
    assert (copy.starts_at, copy.planned_minutes) == (LATER, 75)
    assert (copy.stage, copy.queue_open, copy.archived_at) == (Stage.PREPARING, True, None)
    assert (copy.session_report, copy.prose) == ("", {"description": "Long"})
    assert (copy.call_link, copy.captions_link, copy.stream_link) == ("", "", "")
    assert (copy.intake_frozen, copy.read_back_at) == (False, None)


def test_the_number_of_a_programme_stays_in_its_year() -> None:
    next_year = copy_session(FULL, NOW + timedelta(days=365))
    assert (next_year.identity, next_year.number) == ("IGF 2031 WS", None)
    assert copy_session(FULL, LATER).identity == "IGF 2030 WS #457"
    unnumbered = copy_session(replace(FULL, year=None), NOW + timedelta(days=365))
    assert (unnumbered.year, unnumbered.number) == (None, 457)


@pytest.mark.parametrize("year", [1, 1900, 2005, 2101, 9999])
def test_a_start_in_a_strange_year_is_refused_in_words(year: int) -> None:
    with pytest.raises(StrangeStart) as refused:
        copy_session(FULL, datetime(year, 6, 1, tzinfo=UTC))
    assert words_for(refused.value) == ("The start must lie between 2006 and 2100. Check the year.")


def test_a_start_of_another_zone_is_kept_in_utc() -> None:
    there = LATER.astimezone(timezone(timedelta(hours=9)))
    assert copy_session(FULL, there).starts_at.tzinfo is UTC


@pytest.mark.parametrize("rule", [None, *NamingRule])
def test_an_item_is_copied_as_it_was_planned(rule: NamingRule | None) -> None:
    ran = AgendaItem("id", 2, "Questions", 20, NOW, LATER, 5, rule, NOW)
    (copy,) = copied_agenda([ran])
    assert copy.id != "id"
    assert copy == AgendaItem(copy.id, 2, "Questions", 20, naming_rule=rule)


def test_polls_become_drafts_without_an_answer() -> None:
    options = (PollOption("1", "Yes"), PollOption("2", "No"))
    closed = Poll("a", 1, "Even?", options, PollState.CLOSED, NOW, LATER, Tally({"1": 9}))
    put_away = replace(closed, id="b", number=2, state=PollState.ARCHIVED)
    draft = Poll("c", 3, "Odd?", options)
    copies = copied_polls([closed, put_away, draft])
    assert [(each.number, each.question) for each in copies] == [(1, "Even?"), (2, "Odd?")]
    assert {each.id for each in copies}.isdisjoint("abc")
    assert {(e.state, e.opened_at, e.closed_at, e.tally) for e in copies} == {
        (PollState.DRAFT, None, None, None)
    }
    assert all(each.options == options for each in copies)


def test_a_group_is_copied_before_it_began() -> None:
    place = "Table 2, https://call.example/two"
    over = BreakoutGroup("a", 2, "Who pays?", place, "amina", 30, NOW, LATER)
    (alone,) = copied_groups([over])
    assert alone == BreakoutGroup(alone.id, 2, "Who pays?", place, None, 30)
    assert alone.id != "a"
    (led,) = copied_groups([over], {"amina"})
    assert led.facilitator_id == "amina"
