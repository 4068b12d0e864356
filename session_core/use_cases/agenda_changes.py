"""Changing the agenda before and while it runs; each change can be taken back.

All raise SessionNotOpen once the session is closed.
"""

from collections.abc import Callable, Collection, Mapping, Sequence

from session_core.domain import agenda_changes as decide
from session_core.domain.agenda import AgendaItem
from session_core.domain.agenda_templates import TEMPLATES, scaled
from session_core.domain.codes import new_id
from session_core.domain.naming import rule_of_item
from session_core.domain.refusals import NotFound
from session_core.domain.session import Stage
from session_core.domain.text import one_line
from session_core.storage import agenda
from session_core.use_cases.agenda import change_agenda, check_not_over
from session_core.use_cases.names_in_text import check_names
from session_core.use_cases.visit import Work, use_case

_TITLE = "An agenda item"


@use_case
def skip_agenda_item(work: Work, item_id: str) -> None:
    """Leave an item out. Raises ItemNotWaiting, NotFound."""
    _change(
        work, "skip_agenda_item", lambda a: decide.skip_agenda_item(a, item_id, work.now), item_id
    )


@use_case
def restore_agenda_item(work: Work, item_id: str) -> None:
    """Let a skipped item wait again. Raises NotFound."""
    _change(work, "restore_agenda_item", lambda a: decide.restore_agenda_item(a, item_id), item_id)


@use_case
def extend_agenda_item(work: Work, item_id: str, minutes: int) -> None:
    """Add minutes to an item, or below zero take them. Raises ItemNotWaiting, BadMinutes,
    NotFound."""
    _change(
        work,
        "extend_agenda_item",
        lambda a: decide.extend_agenda_item(a, item_id, minutes),
        item_id,
        minutes=minutes,
    )


@use_case
def shorten_agenda(work: Work, allotted: Mapping[str, int]) -> None:
    """Give several items the minutes they shall have, by id; 0 skips one.

    Pressed twice it does the same once. Raises ItemNotWaiting, BadMinutes, NotFound.
    """
    _change(work, "shorten_agenda", lambda a: decide.shorten_agenda(a, allotted, work.now))


@use_case
def move_agenda_item(work: Work, item_id: str, *, up: bool = True) -> None:
    """Exchange an item with the one before it, or after it. Raises CannotMove, ItemNotWaiting,
    NotFound."""
    _change(
        work,
        "move_agenda_item",
        lambda a: decide.move_agenda_item(a, item_id, up=up),
        item_id,
    )


@use_case
def add_agenda_item(
    work: Work,
    title: str,
    minutes: int,
    before: str | None = None,
    names_meant: Collection[str] = (),
) -> str:
    """Add an item at the end or before another; returns its id. Raises EmptyText, TextTooLong,
    BadMinutes, ItemNotWaiting, NotFound, and NamesInText for a title while the session is open."""
    new = AgendaItem(new_id(), 0, one_line(title, what=_TITLE), minutes)
    _check_title(work, new.title, None, names_meant)
    _change(work, "add_agenda_item", lambda a: decide.add_agenda_item(a, new, before), new.id)
    return new.id


@use_case
def replan_agenda_item(
    work: Work, item_id: str, title: str, minutes: int, names_meant: Collection[str] = ()
) -> None:
    """Change title and planned minutes of an item that did not start. Raises EmptyText,
    TextTooLong, BadMinutes, ItemNotWaiting, NotFound, and NamesInText for a new title while the
    session is open."""
    named = one_line(title, what=_TITLE)
    _check_title(work, named, item_id, names_meant)
    _change(
        work,
        "replan_agenda_item",
        lambda a: decide.replan_agenda_item(a, item_id, named, minutes),
        item_id,
    )


@use_case
def remove_agenda_item(work: Work, item_id: str) -> None:
    """Take an item that did not start off the agenda. Raises ItemNotWaiting, EmptyAgenda,
    NotFound."""
    _change(work, "remove_agenda_item", lambda a: decide.remove_agenda_item(a, item_id), item_id)


@use_case
def replace_agenda(work: Work, template: str, usual_minutes: int) -> None:
    """Put a template, scaled to the session's minutes, in place of an agenda that did not begin.

    Raises AgendaBegan, and NotFound where no template has this name and these usual minutes.
    """
    named = next((t for t in TEMPLATES if (t.name, t.minutes) == (template, usual_minutes)), None)
    if named is None:
        raise NotFound
    planned = scaled(named, work.session().planned_minutes)
    new = [AgendaItem(new_id(), 0, item.title, item.planned_minutes) for item in planned]
    _change(work, "replace_agenda", lambda a: decide.replace_agenda(a, new))


def _check_title(work: Work, title: str, item_id: str | None, names_meant: Collection[str]) -> None:
    """Raise NamesInText for names in a new title, under the rule of its item.

    A title of before the session is of the programme, which is public; one written in it may say
    who spoke.
    """
    session, items = work.session(), agenda.agenda_of(work.db, work.session_id)
    kept = {item.title for item in items if item.id == item_id}
    if session.stage is Stage.OPEN and title not in kept:
        check_names(work, title, rule_of_item(session, items, item_id), names_meant)


def _change(
    work: Work,
    act: str,
    change: Callable[[Sequence[AgendaItem]], Sequence[AgendaItem]],
    subject: str = "",
    minutes: int = 0,
) -> None:
    """Load, decide, keep and record one change of the agenda."""
    check_not_over(work)
    before = agenda.agenda_of(work.db, work.session_id)
    change_agenda(work, act, before, change(before), subject, minutes)
