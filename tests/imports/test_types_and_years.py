"""A page of every type and year: what its head, its people and its texts give."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest

from session_core.domain.people import Part, StakeholderGroup
from session_core.domain.programme import PageKind, ProgrammePage
from session_core.domain.session import SessionType
from session_core.imports.programme_page import read_programme_page

PageText = Callable[[str], str]


def left_in(page: ProgrammePage) -> list[str]:
    return [line.text for line in page.could_not_place]


def named_in(page: ProgrammePage, part: Part) -> list[str]:
    return [person.name for person in page.people if person.part is part]


@pytest.mark.parametrize(
    ("name", "type_", "number", "format_", "minutes"),
    [
        ("workshop_of_2019", SessionType.WORKSHOP, 318, "Round Table - U-shape - 60 Min", 60),
        ("workshop_2025", SessionType.WORKSHOP, 208, "Theater", 45),
        ("lightning_talk_2023", SessionType.LIGHTNING_TALK, 41, "", None),
        ("networking_session_2022", SessionType.NETWORKING_SESSION, 109, "", None),
        ("launch_2023", SessionType.LAUNCH, 64, "Other - 30 Min", 30),
        (
            *("day_0_event_2022", SessionType.DAY_0_EVENT, 12),
            *("Birds of a Feather - Auditorium - 90 Min", 90),
        ),
        ("pre_event_2017", SessionType.DAY_0_EVENT, 4, "Debate - 60 Min", 60),
        (
            *("dynamic_coalition_2021", SessionType.DYNAMIC_COALITION, None),
            *("Round Table - Circle - 60 Min", 60),
        ),
        (
            *("best_practice_forum_2020", SessionType.BEST_PRACTICE_FORUM, None),
            *("Panel - Auditorium - 90 Min", 90),
        ),
        ("nri_session_2024", SessionType.NRI_SESSION, None, "Classroom", 60),
        ("all_labels", SessionType.OPEN_FORUM, 66, "Roundtable", 60),
        ("town_hall_lost_labels", SessionType.TOWN_HALL, 811, "Panel - 60 Min", 60),
    ],
)
def test_every_type_is_told_with_its_format(
    page_text: PageText,
    name: str,
    type_: SessionType,
    number: int | None,
    format_: str,
    minutes: int | None,
) -> None:
    page = read_programme_page(page_text(name))
    assert (page.kind, page.type, page.number) == (PageKind.PROGRAMME, type_, number)
    assert (page.format, page.duration_minutes) == (format_, minutes)
    assert str(page.year) in page_text(name).split("\n")[0]
    assert page.title


def _formats() -> Iterator[tuple[str, int | None]]:
    for word in ("Debate", "Roundtable", "Birds of a Feather", "Flash Session", "Panel", "Other"):
        yield word, None
    yield from (("Break-out Group Discussions", None), ("Classroom", None), ("Theater", None))
    for layout in (
        "Panel - Auditorium",
        "Birds of a Feather - Auditorium",
        "Round Table - U-shape",
    ):
        yield from ((f"{layout} - {minutes} Min", minutes) for minutes in (60, 90))
    yield "Round Table - Circle - 90 Min", 90
    yield "Break-out Group Discussions - Round Tables - 90 Min", 90
    yield from (("Other - 90 Min", 90), ("Debate - 60 Min", 60), ("Flash Session - 30 Min", 30))
    yield from (("Panel - 60 Min", 60), ("Break-out Group Discussions - 90 Min", 90))
    yield from ((f"Round Table - {minutes} Min", minutes) for minutes in (30, 60, 90))


@pytest.mark.parametrize(("spelling", "minutes"), list(_formats()))
@pytest.mark.parametrize("label", ["Format\n", "Session Format: ", "Format: ", ""])
def test_every_spelling_of_a_format(label: str, spelling: str, minutes: int | None) -> None:
    page = read_programme_page(
        f"IGF 2023 WS #7 Maps\n\nMaps on Paper\n\n{label}{spelling}\n\n"
        "Description:\nMaps on paper need no signal, and this is what it is about."
    )
    assert (page.format, page.duration_minutes) == (spelling, minutes)
    assert (page.themes, page.could_not_place) == (("Maps on Paper",), ())


@pytest.mark.parametrize("duration", ["Duration (minutes): 30", "Duration (minutes):\n30"])
def test_minutes_stand_under_the_format_since_2024(duration: str) -> None:
    page = read_programme_page(f"IGF 2024 WS #7 Maps\n\nFormat\nTheater\n{duration}")
    assert (page.format, page.duration_minutes) == ("Theater", 30)


def test_the_quirks_of_2025(page_text: PageText) -> None:
    page = read_programme_page(page_text("workshop_2025"))
    assert page.starts_at == datetime(2025, 6, 26, 23, 30, tzinfo=UTC)
    assert page.ends_at == datetime(2025, 6, 27, 0, 15, tzinfo=UTC)
    assert page.room == "WS 3 – Room Fjord"
    assert page.themes == ("Building Digital Trust and Resilience",)
    assert named_in(page, Part.ORGANIZER) == ["Ferry Friends", "Tove Achterberg"]
    assert page.people[1].affiliation == "Harbour Office"
    assert named_in(page, Part.SPEAKER) == [
        *("Tove Achterberg", "Imani Kowalczyk", "Dao Fernström", "Reza Halvorsen")
    ]
    assert named_in(page, Part.ONSITE_MODERATOR) == ["Tove Achterberg"]
    assert named_in(page, Part.ONLINE_MODERATOR) == ["Imani Kowalczyk"]
    assert named_in(page, Part.RAPPORTEUR) == ["Dao Fernström"]
    assert [question[-1] for question in page.policy_questions] == ["?", "?", "?"]
    assert [line.split(" ")[0] for line in left_in(page)] == ["Check-in"]
    assert "Format description:" in page.description


def test_withheld_names_keep_their_groups_and_empty_labels_leave_nothing(
    page_text: PageText,
) -> None:
    page = read_programme_page(page_text("networking_session_2022"))
    assert named_in(page, Part.ORGANIZER) == ["", "", "Lumi Adeyemi"]
    assert page.people[1].stakeholder_group is StakeholderGroup.PRIVATE_SECTOR
    assert named_in(page, Part.ONLINE_MODERATOR) == []
    assert page.sdgs == ("16. Peace, Justice and Strong Institutions", "16.10", "17.6")
    assert page.targets.startswith("Records")
    assert page.hybrid_format.startswith("Pairs")
    assert page.could_not_place == ()


def test_the_form_of_2017_names_its_proposers(page_text: PageText) -> None:
    page = read_programme_page(page_text("pre_event_2017"))
    organisers = [(person.name, person.affiliation) for person in page.people]
    assert organisers == [
        ("Ms. Oluchi Vestergaard", "Ladder and Lamp"),
        ("Mr. Rafael Nyström", "Lamp Works"),
        ("Ms. Hanako Dlamini", "Ministry of Stairs"),
    ]
    assert page.people[2].stakeholder_group is StakeholderGroup.GOVERNMENT
    assert page.description.startswith("Two benches argue")
    assert left_in(page) == ["Short Title", "Ladder letters"]


def test_an_agenda_can_plan_more_than_the_slot(page_text: PageText) -> None:
    page = read_programme_page(page_text("pre_event_2017"))
    assert (page.duration_minutes, page.agenda_minutes) == (60, 63)
    assert page.agenda[-1].title == "Close"


def test_years_that_cannot_be_are_shown_and_not_believed(page_text: PageText) -> None:
    page = read_programme_page(page_text("absurd_years"))
    assert (page.year, page.starts_at, page.ends_at, page.days) == (None, None, None, ())
    assert (page.title, page.number) == ("Calendars that never were", 12)
    assert (page.room, page.themes) == ("Room Leap", ("Trust",))
    assert [line.number for line in page.could_not_place] == [1, 3]


@pytest.mark.parametrize("year", ["0000", "0001", "1999", "2005", "2101", "9999"])
def test_absurd_years_in_a_time_line(year: str) -> None:
    line = f"Monday, 9th October, {year} (08:00 UTC) - Monday, 9th October, {year} (09:30 UTC)"
    page = read_programme_page(f"IGF {year} WS #7 Maps\n\nTime\n{line}\n\n{line}")
    assert (page.year, page.starts_at) == (None, None)
    assert left_in(page)[0] == f"IGF {year} WS #7 Maps"
    assert line in left_in(page)


@pytest.mark.parametrize("day", ["Monday, October", "9th of 2023", "Monday, 9th October"])
def test_what_a_date_lacks_is_not_taken_from_today(day: str) -> None:
    page = read_programme_page(
        f"IGF 2023 WS #7 Maps\n\nTime\n{day} (08:00 UTC) - {day} (09:30 UTC)"
    )
    assert page.starts_at is None
    assert len(page.could_not_place) == 1
