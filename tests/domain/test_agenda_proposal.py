"""An agenda proposed from format and duration: exact to the minute, fair to the questions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from session_core.domain.agenda_templates import (
    TEMPLATES,
    AgendaTemplate,
    propose_agenda,
    scaled,
    template_for,
)

FORMATS = ("Panel - 60 Min", "Break-out Group Discussions - 90 Min", "Roundtable", "Theater", "")
minutes_of_sessions = st.integers(10, 480)


def titles(format_: str, minutes: int) -> list[str]:
    return [item.title for item in propose_agenda(format_, minutes)]


def questions_in(format_: str, minutes: int) -> int:
    """Return the planned minutes in which both sides speak by turns."""
    agenda = propose_agenda(format_, minutes)
    (planned,) = (i.planned_minutes for i in agenda if "onsite and online in turn" in i.title)
    return planned


@given(st.sampled_from(FORMATS), minutes_of_sessions)
def test_planned_minutes_add_up_exactly(format_: str, minutes: int) -> None:
    planned = [item.planned_minutes for item in propose_agenda(format_, minutes)]
    assert sum(planned) == minutes
    assert min(planned) >= 1
    assert len(planned) >= 5


@pytest.mark.parametrize(
    ("format_", "usual"), [("Panel", 60), ("Break-out", 90), ("Round Table", 60), ("", 60)]
)
@given(minutes=st.integers(10, 150))
def test_questions_are_never_squeezed(format_: str, usual: int, minutes: int) -> None:
    share = questions_in(format_, usual) / usual
    assert questions_in(format_, minutes) >= share * minutes


@given(st.sampled_from(FORMATS), st.integers(10, 479))
def test_one_minute_more_takes_none_from_the_questions(format_: str, minutes: int) -> None:
    if minutes != 150:  # from here on there is a break
        assert questions_in(format_, minutes + 1) >= questions_in(format_, minutes)


@pytest.mark.parametrize(
    "format_",
    [
        "Break-out Group Discussions - 90 Min",
        "Break-out Group Discussions - Round Tables - 90 Min",
        "break out groups",
        "Breakout",
    ],
)
def test_break_outs_have_groups_and_report_back(format_: str) -> None:
    agenda = titles(format_, 90)
    groups, report, questions = (
        next(i for i, title in enumerate(agenda) if title.startswith(word))
        for word in ("Groups", "Report-back", "Questions")
    )
    assert groups < report < questions


@pytest.mark.parametrize(
    ("format_", "same_as"),
    [
        ("Panel - Auditorium - 90 Min", "Panel"),
        ("Round Table - U-shape - 60 Min", "Roundtable"),
        ("Round Table - Circle - 90 Min", "round-table"),
        ("Birds of a Feather - Auditorium - 60 Min", "Classroom"),
    ],
)
def test_spellings_of_a_format(format_: str, same_as: str) -> None:
    assert propose_agenda(format_, 60) == propose_agenda(same_as, 60)


def test_formats_differ() -> None:
    assert (
        len({tuple(titles(format_, 60)) for format_ in ("Panel", "Break-out", "Round Table", "")})
        == 4
    )


@pytest.mark.parametrize("format_", FORMATS)
def test_begins_with_the_rules_and_ends_with_read_back(format_: str) -> None:
    agenda = titles(format_, 60)
    assert agenda[0] == "Opening and room rules"
    assert agenda[-2:] == ["Read-back of takeaways", "Close"]


def test_short_sessions_give_up_the_poll_first() -> None:
    assert "Poll" in titles("Panel", 30)
    assert "Poll" not in titles("Panel", 10)
    assert "Opening statements" in titles("Panel", 10)


def test_long_sessions_have_a_break_and_no_long_formalities() -> None:
    agenda = propose_agenda("Break-out", 480)
    planned = {item.title: item.planned_minutes for item in agenda}
    assert planned["Break"] == 40
    assert planned["Opening and room rules"] <= 10
    assert planned["Close"] <= 10
    assert "Break" not in titles("Break-out", 150)


def test_no_time_no_agenda() -> None:
    assert sum(item.planned_minutes for item in propose_agenda("Panel", 3)) == 3
    with pytest.raises(ValueError, match="at least one minute"):
        propose_agenda("Panel", 0)


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda t: f"{t.name}-{t.minutes}")
def test_a_template_in_its_usual_minutes_is_as_it_was_written(template: AgendaTemplate) -> None:
    assert sum(part.usual for part in template.parts) == template.minutes
    planned = [(item.title, item.planned_minutes) for item in scaled(template, template.minutes)]
    assert planned == [(part.title, part.usual) for part in template.parts]


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda t: f"{t.name}-{t.minutes}")
@given(minutes=minutes_of_sessions)
def test_every_template_scales_to_the_minute(template: AgendaTemplate, minutes: int) -> None:
    planned = scaled(template, minutes)
    assert sum(item.planned_minutes for item in planned) == minutes
    assert min(item.planned_minutes for item in planned) >= 1
    assert [item.title for item in planned].count("Break") == (minutes > 150)


@pytest.mark.parametrize(
    ("format_", "minutes", "name", "usual"),
    [
        ("Panel - Auditorium - 90 Min", 90, "Panel", 60),
        ("Break-out Group Discussions - Round Tables - 90 Min", 90, "Break-out groups", 90),
        ("Round Table - 60 Min", 60, "Round table", 60),
        ("Round Table - Circle - 90 Min", 90, "Round table", 90),
        ("Lightning Talk", 20, "Lightning talk", 30),
        ("Town Hall", 60, "Town hall", 60),
        ("Theater", 60, "Open discussion", 60),
    ],
)
def test_a_format_finds_its_template(format_: str, minutes: int, name: str, usual: int) -> None:
    found = template_for(format_, minutes)
    assert (found.name, found.minutes) == (name, usual)
