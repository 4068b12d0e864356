"""The review form's fields: filled from a programme page, read back as a new session."""

from collections.abc import Iterable
from dataclasses import fields
from datetime import UTC, datetime, timedelta

import streamlit as st

from pages.parts.edited_table import Row, put_rows, rows_now
from session_core.domain.agenda import PlannedItem
from session_core.domain.agenda_fit import Shortening
from session_core.domain.agenda_templates import AgendaTemplate, propose_agenda, scaled
from session_core.domain.people import Part, ProgrammePerson, RegionalGroup, StakeholderGroup
from session_core.domain.programme import ProgrammePage
from session_core.domain.refusals import Refusal
from session_core.domain.session import NamingRule, checked_slot
from session_core.use_cases.sessions import NewSession

PROSE = {
    "description": "Description",
    "gains": "What participants gain",
    "expected_outcomes": "Expected outcomes",
    "hybrid_format": "Hybrid format",
    "sdgs": "Sustainable Development Goals",
    "targets": "Targets",
    "key_takeaways": "Key takeaways of the page's report",
    "calls_to_action": "Calls to action of the page's report",
    "session_report": "Session report",
    "participants": "Who took part",
    "days": "Days named on the page",
}
"""The long texts of a page, by the key under which a session keeps them."""

_FIELDS = (
    "new-title",
    "new-year",
    "new-type",
    "new-number",
    "new-starts",
    "new-ends",
    "new-room",
    "new-format",
    "new-themes",
    "new-questions",
    "new-naming-rule",
)
_USUAL_MINUTES = 60
_WITHHELD = "Name withheld"
"""In place of a name that the page keeps back: a row without any is left out."""
_KEPT = "review-kept"


def fill_review(page: ProgrammePage) -> None:
    """Put what was read into the fields of the review form."""
    state = st.session_state
    state["programme"] = page
    state["new-title"] = page.title
    state["new-year"], state["new-number"] = page.year, page.number
    state["new-type"] = page.type
    state["new-starts"] = _naive(page.starts_at)
    state["new-ends"] = _naive(page.ends_at)
    state["new-room"] = page.room or "; ".join(page.places)
    state["new-format"] = page.format
    state["new-themes"] = "\n".join(page.themes)
    state["new-questions"] = "\n".join(page.policy_questions)
    state["new-naming-rule"] = NamingRule.OPEN
    put_rows("new-people", _people_rows(page))
    if page.agenda:
        _put_agenda(page.agenda)
    else:
        propose_new_agenda()


def recall_fields() -> None:
    """Fill the fields again after a change of page, which empties them."""
    for key, value in st.session_state.get(_KEPT, {}).items():
        st.session_state.setdefault(key, value)


def remember_fields() -> None:
    """Remember what stands in the fields."""
    st.session_state[_KEPT] = {key: st.session_state[key] for key in _FIELDS}


def propose_new_agenda() -> None:
    """Put an agenda for the present format and minutes into its table, as if never edited."""
    items = propose_agenda(st.session_state["new-format"], slot_minutes() or _usual_minutes())
    _put_agenda(items)


def take_template(template: AgendaTemplate) -> None:
    """Put a template into the agenda's table, scaled to the slot where it is known."""
    _put_agenda(scaled(template, slot_minutes() or template.minutes))


def take_shorter(way: Shortening) -> None:
    """Give the parts of the agenda's table the minutes they have in a proposal."""
    minutes = {cut.index: cut.after for cut in way}
    _put_agenda(
        PlannedItem(item.title, minutes.get(index, item.planned_minutes))
        for index, item in enumerate(agenda_as_edited())
        if minutes.get(index) != 0
    )


def end_with_start() -> None:
    """Where only the start was missing, the duration of the page gives the end."""
    state = st.session_state
    minutes = state["programme"].duration_minutes
    if state["new-starts"] and not state["new-ends"] and minutes:
        state["new-ends"] = state["new-starts"] + timedelta(minutes=minutes)


def slot_minutes() -> int:
    """Minutes from start to end as they stand in the fields; 0 where they make no sense."""
    starts, ends = st.session_state["new-starts"], st.session_state["new-ends"]
    if not starts or not ends:
        return 0
    try:
        checked_slot(starts, ends)
    except Refusal:
        return 0
    minutes: int = round((ends - starts).total_seconds() / 60)
    return minutes


def agenda_as_edited() -> tuple[PlannedItem, ...]:
    """The agenda as it stands in its table; rows without a title are left out."""
    return tuple(
        PlannedItem(row["title"], int(row.get("minutes") or 1))
        for row in rows_now("new-agenda")
        if (row.get("title") or "").strip()
    )


def people_as_edited() -> tuple[ProgrammePerson, ...]:
    """The people as they stand in their table; rows without a name are left out."""
    rows = rows_now("new-people")
    return tuple(_person(row) for row in rows if (row.get("name") or "").strip())


def named_people() -> tuple[ProgrammePerson, ...]:
    """Those of them whose name the page does not keep back."""
    return tuple(person for person in people_as_edited() if person.name != _WITHHELD)


def plan_as_reviewed(page: ProgrammePage) -> NewSession:
    """What the form holds now; both times must be there."""
    state = st.session_state
    return NewSession(
        title=state["new-title"],
        starts_at=state["new-starts"].replace(tzinfo=UTC),
        ends_at=state["new-ends"].replace(tzinfo=UTC),
        agenda=agenda_as_edited(),
        year=state["new-year"],
        type=state["new-type"],
        number=state["new-number"],
        room=state["new-room"],
        format=state["new-format"],
        themes=tuple(state["new-themes"].splitlines()),
        policy_questions=tuple(state["new-questions"].splitlines()),
        people=people_as_edited(),
        prose=prose_of(page),
        naming_rule=state["new-naming-rule"],
    )


def prose_of(page: ProgrammePage) -> dict[str, str]:
    """The long texts of the page; several lines of one field are joined."""
    texts = {field.name: getattr(page, field.name) for field in fields(page) if field.name in PROSE}
    joined = {
        name: value if isinstance(value, str) else "\n".join(map(str, value))
        for name, value in texts.items()
    }
    return {name: text for name, text in joined.items() if text.strip()}


def forget_review() -> None:
    """Back to the first step; what was pasted is still there."""
    st.session_state.pop("programme", None)
    st.session_state.pop(_KEPT, None)


def _put_agenda(items: Iterable[PlannedItem]) -> None:
    rows = [{"title": item.title, "minutes": item.planned_minutes} for item in items]
    put_rows("new-agenda", rows)


def _people_rows(page: ProgrammePage) -> list[Row]:
    # A table needs rows to show its columns: a page that names nobody gets one for each part.
    return [_person_row(person) for person in page.people] or [
        dict.fromkeys(_PERSON, "") | {"part": part.value} for part in Part
    ]


_PERSON = ("name", "affiliation", "part", "stakeholder_group", "regional_group")


def _person_row(person: ProgrammePerson) -> Row:
    return {
        "name": person.name or _WITHHELD,
        "affiliation": person.affiliation,
        "part": person.part.value,
        "stakeholder_group": person.stakeholder_group and person.stakeholder_group.value,
        "regional_group": person.regional_group and person.regional_group.value,
    }


def _person(row: Row) -> ProgrammePerson:
    stakeholder, regional = row.get("stakeholder_group"), row.get("regional_group")
    return ProgrammePerson(
        name=" ".join(row["name"].split()),
        part=Part(row.get("part") or Part.SPEAKER),
        affiliation=" ".join((row.get("affiliation") or "").split()),
        stakeholder_group=StakeholderGroup(stakeholder) if stakeholder else None,
        regional_group=RegionalGroup(regional) if regional else None,
    )


def _usual_minutes() -> int:
    return st.session_state["programme"].duration_minutes or _USUAL_MINUTES


def _naive(at: datetime | None) -> datetime | None:
    # Streamlit's field knows no zone; the form says that it is UTC.
    return at.astimezone(UTC).replace(tzinfo=None) if at else None
