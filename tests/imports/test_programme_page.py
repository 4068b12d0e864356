"""Programme pages as they are: labels lost in a crawl, or all there, or no page at all."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from session_core.domain.people import Part, ProgrammePerson, RegionalGroup, StakeholderGroup
from session_core.domain.programme import ProgrammePage
from session_core.domain.session import SessionType
from session_core.imports.programme_page import read_programme_page

PageText = Callable[[str], str]


def chunks_of(text: str) -> list[list[str]]:
    """Cut a page at its wide gaps: lists of lines that are not blank."""
    chunks = re.split(r"\n{3,}", text.strip())
    return [[line.strip() for line in chunk.split("\n") if line.strip()] for chunk in chunks]


def names_in(page: ProgrammePage, part: Part) -> list[str]:
    return [person.name for person in page.people if person.part is part]


def test_town_hall_gives_its_head_without_any_label(town_hall: str) -> None:
    page = read_programme_page(town_hall)
    (title,), (theme, format_) = chunks_of(town_hall)[:2]
    assert f"IGF 2023 Town Hall #{page.number} {page.title}" == title
    assert (page.year, page.type) == (2023, SessionType.TOWN_HALL)
    assert (page.starts_at, page.ends_at, page.room) == (None, None, "")
    assert page.themes == (theme,)
    assert (page.format, page.duration_minutes) == (format_, 60) == ("Panel - 60 Min", 60)
    assert page.could_not_place == ()


def test_town_hall_gives_its_texts(town_hall: str) -> None:
    page = read_programme_page(town_hall)
    chunks = chunks_of(town_hall)
    assert page.description.split("\n")[0] == chunks[2][0]
    assert " ".join(page.description.split()) == " ".join(chunks[2])
    assert " ".join(f"Targets: {page.targets}".split()) == " ".join(chunks[-1])
    assert (page.gains, page.policy_questions, page.session_report) == ("", (), "")


def test_town_hall_tells_people_by_their_order(town_hall: str) -> None:
    page = read_programme_page(town_hall)
    organisers, named, rapporteur = chunks_of(town_hall)[3:6]
    speakers, moderators = named[:-4], named[-4:]
    organisation, *others = organisers
    first = page.people[0]
    assert first == ProgrammePerson(name=organisation, part=Part.ORGANIZER)
    lines: dict[Part, list[str]] = {part: [] for part in Part}
    for person in page.people[1:]:
        lines[person.part].append(f"{person.name}, {person.affiliation}")
    assert lines[Part.ORGANIZER] == others
    assert lines[Part.SPEAKER] == speakers
    assert moderators[::2] == ["Onsite Moderator", "Online Moderator"]
    assert [*lines[Part.ONSITE_MODERATOR], *lines[Part.ONLINE_MODERATOR]] == moderators[1::2]
    assert lines[Part.RAPPORTEUR] == rapporteur
    assert len(page.people) == 10


def test_workshop_gives_its_head(workshop: str) -> None:
    page = read_programme_page(workshop)
    title, date, room, *themes = chunks_of(workshop)[0][:7]
    assert f"IGF 2023 WS #{page.number} {page.title}" == title
    assert page.type is SessionType.WORKSHOP
    assert page.starts_at is not None
    assert page.ends_at is not None
    day = page.starts_at.strftime("%A, ") + f"{page.starts_at.day}th October, 2023"
    assert date == f"{day} ({page.starts_at:%H:%M} UTC) - {day} ({page.ends_at:%H:%M} UTC)"
    assert page.starts_at.utcoffset() == timedelta(0)
    assert page.ends_at - page.starts_at == timedelta(minutes=90)
    assert page.room == room
    assert page.themes == tuple(themes)
    assert page.format == "Break-out Group Discussions - 90 Min"
    assert page.duration_minutes == 90
    assert page.could_not_place == ()


def test_workshop_gives_people_with_groups(workshop: str) -> None:
    page = read_programme_page(workshop)
    labelled = re.findall(r"(?m)^(Organizer|Speaker) \d: (.*)$", workshop)
    lone = re.search(r"\n\n\n(.*)\n\nOnline Moderator\n\n(.*)\n\n\n(.*)\n", workshop)
    assert lone is not None
    organisers = [tuple(line.split(", ")) for label, line in labelled if label == "Organizer"]
    others = [line for label, line in labelled if label == "Speaker"] + list(lone.groups())
    assert len(organisers) == 4
    assert [(p.name, p.affiliation) for p in page.people[:4]] == organisers
    assert [f"{p.name}, {p.stakeholder_group}, {p.regional_group}" for p in page.people[4:]] == (
        others
    )
    assert [p.part for p in page.people[4:]] == [
        *[Part.SPEAKER] * 4,
        Part.ONSITE_MODERATOR,
        Part.ONLINE_MODERATOR,
        Part.RAPPORTEUR,
    ]


def test_workshop_gives_questions_and_texts(workshop: str) -> None:
    page = read_programme_page(workshop)
    questions = re.findall(r"(?m)^[ABC]\. (.*)$", workshop)
    assert page.policy_questions == tuple(questions)
    assert len(questions) == 3
    chunks = {chunk[0].split("?")[0][:30]: chunk for chunk in chunks_of(workshop)}
    gains = chunks["What will participants gain fr"]
    assert page.gains.split("\n\n") == [gains[0].partition("?")[2].strip(), *gains[1:]]
    description, outcomes = next(
        (chunk[: chunk.index("Expected Outcomes")], chunk[chunk.index("Expected Outcomes") + 1 :])
        for chunk in chunks.values()
        if "Expected Outcomes" in chunk
    )
    assert page.description.split("\n\n") == description
    assert page.expected_outcomes.split("\n\n") == outcomes
    assert len(outcomes) == 2
    hybrid = next(chunk for start, chunk in chunks.items() if start.startswith("Hybrid Format:"))
    assert f"Hybrid Format: {page.hybrid_format}".split("\n\n") == hybrid


def test_workshop_gives_its_report(workshop: str) -> None:
    page = read_programme_page(workshop)
    report = chunks_of(workshop)[-1]
    calls = next(i for i, line in enumerate(report) if line.startswith("Call to Action"))
    full = next(i for i, line in enumerate(report) if line.startswith("Session Report"))
    assert page.key_takeaways == tuple(report[1:calls])
    assert page.calls_to_action == tuple(report[calls + 1 : full])
    assert (len(page.key_takeaways), len(page.calls_to_action)) == (2, 2)
    assert page.session_report.split() == " ".join(report[full + 2 :]).split()


@pytest.mark.parametrize(
    "respaced",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("\n", "\n\n"),
        lambda text: re.sub(r"\n{3,}", "\n\n", text),
        lambda text: re.sub("(?m)^", "\t\N{NO-BREAK SPACE}", text),
    ],
    ids=["windows", "doubled", "single", "indented"],
)
def test_other_spacing_gives_the_same_town_hall(
    town_hall: str, respaced: Callable[[str], str]
) -> None:
    assert read_programme_page(respaced(town_hall)).people == read_programme_page(town_hall).people
    assert (
        read_programme_page(respaced(town_hall)).targets == read_programme_page(town_hall).targets
    )


FORMAT_DESCRIPTION = "Chairs in a circle, one screen for the online half, no podium."


def test_page_with_all_labels(page_text: PageText) -> None:
    page = read_programme_page(page_text("all_labels"))
    assert (page.year, page.type, page.number) == (2024, SessionType.OPEN_FORUM, 66)
    assert page.starts_at == datetime(2024, 12, 16, 23, 15, tzinfo=UTC)
    assert page.ends_at == datetime(2024, 12, 17, 0, 15, tzinfo=UTC)
    assert page.room == "Workshop Room 9"
    assert len(page.themes) == 3
    assert (page.format, page.duration_minutes) == ("Roundtable", 60)
    assert [question[:3] for question in page.policy_questions] == ["Who", "Whi", "Wha"]
    assert page.sdgs == ("9. Industry, Innovation and Infrastructure", "11.2", "16.10")
    assert [len(page.key_takeaways), len(page.calls_to_action)] == [2, 2]
    assert page.calls_to_action[1] == "Railways should print the source of each delay."
    assert page.session_report.startswith("The circle")
    (left,) = page.could_not_place
    assert (left.text, left.under) == (
        "Background Paper: night_train_registers.pdf",
        "Background Paper",
    )
    assert page.description.endswith("to say why.\n\nFormat description: " + FORMAT_DESCRIPTION)


def test_people_of_a_page_with_all_labels(page_text: PageText) -> None:
    page = read_programme_page(page_text("all_labels"))
    assert names_in(page, Part.ORGANIZER) == ["Bureau of Night Trains", "Yevgenia Halloran"]
    speakers = [person for person in page.people if person.part is Part.SPEAKER]
    assert [person.name for person in speakers] == [
        "Joaquim Lindahl",
        "Thandeka Rosenqvist",
        "Aroha Petrov",
        "",
    ]
    assert speakers[1].stakeholder_group is StakeholderGroup.INTERGOVERNMENTAL
    assert speakers[1].regional_group is RegionalGroup.INTERGOVERNMENTAL
    assert speakers[2].stakeholder_group is StakeholderGroup.CIVIL_SOCIETY
    assert speakers[3].regional_group is RegionalGroup.AFRICA
    assert names_in(page, Part.ONSITE_MODERATOR) == ["Yevgenia Halloran"]
    assert names_in(page, Part.ONLINE_MODERATOR) == ["Bastien Nakamura"]
    assert names_in(page, Part.RAPPORTEUR) == ["Odalys van der Merwe"]


def test_numbered_report_of_2020(page_text: PageText) -> None:
    page = read_programme_page(page_text("report_of_2020"))
    assert page.themes == ("Inclusion",)
    assert page.key_takeaways == ("Printing is cheap; walking the paths again each spring is not.",)
    assert page.session_report.count("\n\n") == 6
    assert "Description: of one such map" in page.session_report
    assert page.description.startswith("Relevance to Theme: A map on paper")
    assert [line.number for line in page.could_not_place] == [1]
