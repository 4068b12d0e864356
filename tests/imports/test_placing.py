"""Lost labels: what a section is follows from its shape and from where it stands."""

from datetime import UTC, datetime

import pytest

from session_core.domain.people import Part
from session_core.imports.programme_page import read_programme_page

TITLE = "IGF 2023 WS #7 Maps"
GROUPS = "Civil Society, African Group"


def parts_in(*blocks: str) -> dict[str, Part]:
    """Read a page of these blocks, a wide gap between them, and tell who has which part."""
    page = read_programme_page("\n\n\n".join([TITLE, "Maps on Paper", *blocks]))
    return {person.name: person.part for person in page.people}


LISTS = (
    "Org One, Maps\nOrg Two, Maps",
    f"Spk One, {GROUPS}\nSpk Two, {GROUPS}\nSpk Three, {GROUPS}",
)
IN_LISTS = {"Org One": Part.ORGANIZER, "Org Two": Part.ORGANIZER} | {
    f"Spk {number}": Part.SPEAKER for number in ("One", "Two", "Three")
}


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        (
            ["Ada Novak, Maps", "Online Moderator\n\nBo Lee, Maps", "Cy Dahl, Maps"],
            {
                "Ada Novak": Part.ONSITE_MODERATOR,
                "Bo Lee": Part.ONLINE_MODERATOR,
                "Cy Dahl": Part.RAPPORTEUR,
            },
        ),
        (
            ["Ada Novak, Maps", "Bo Lee, Maps", "Cy Dahl, Maps"],
            {
                "Ada Novak": Part.ONSITE_MODERATOR,
                "Bo Lee": Part.ONLINE_MODERATOR,
                "Cy Dahl": Part.RAPPORTEUR,
            },
        ),
        (
            ["Moderator\nAda Novak, Maps", "Bo Lee, Maps", "Rapporteur\nCy Dahl, Maps"],
            {
                "Ada Novak": Part.ONSITE_MODERATOR,
                "Bo Lee": Part.ONLINE_MODERATOR,
                "Cy Dahl": Part.RAPPORTEUR,
            },
        ),
        (
            ["Online Moderator\n\nBo Lee, Maps", "Cy Dahl"],
            {"Bo Lee": Part.ONLINE_MODERATOR, "Cy Dahl": Part.RAPPORTEUR},
        ),
    ],
    ids=["anchor", "no label", "middle label lost", "bare name"],
)
def test_moderators_and_rapporteur(blocks: list[str], expected: dict[str, Part]) -> None:
    assert parts_in(*LISTS, *blocks) == IN_LISTS | expected


def test_two_people_after_the_lists_are_not_guessed_at() -> None:
    page = read_programme_page(
        "\n\n\n".join([TITLE, "Maps on Paper", *LISTS, "Ada Novak, Maps", "Bo Lee, Maps"])
    )
    assert (page.people[-1].name, page.people[-1].part) == ("Ada Novak", Part.ONSITE_MODERATOR)
    assert [line.text for line in page.could_not_place] == ["Bo Lee, Maps"]


@pytest.mark.parametrize("label", ["Organizers\n", "Speakers\n"])
def test_one_label_is_enough_to_tell_lists_apart(label: str) -> None:
    organisers, speakers = LISTS
    if label.startswith("Org"):
        organisers = label + organisers
    else:
        speakers = label + speakers
    assert parts_in(organisers, speakers) == IN_LISTS


def test_themes_that_read_like_people() -> None:
    page = read_programme_page(
        f"{TITLE}\n\nEnabling Safety, Security and Accountability\n\nAda Novak, Maps"
    )
    assert page.themes == ("Enabling Safety, Security and Accountability",)
    assert [person.name for person in page.people] == ["Ada Novak"]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_room_stands_under_the_time(gap: str) -> None:
    date = "Monday, 9th October, 2023 (23:30 UTC) - Tuesday, 10th October, 2023 (00:30 UTC)"
    page = read_programme_page(f"{TITLE}\n\n{date}{gap}Annex Hall 2\n\nMaps on Paper")
    assert (page.room, page.themes) == ("Annex Hall 2", ("Maps on Paper",))
    assert page.starts_at
    assert page.ends_at
    assert page.starts_at.day + 1 == page.ends_at.day


def test_a_time_that_is_none_is_shown() -> None:
    page = read_programme_page(f"{TITLE}\n\nTime\n\nMonday, 31st Febtober, 2023 (08:00 UTC)")
    assert (page.starts_at, page.could_not_place[0].number) == (None, 5)


def test_an_end_before_the_start_is_on_the_next_day() -> None:
    day = "Tuesday, 31st October, 2023"
    page = read_programme_page(f"{TITLE}\n\n{day} (23:15 UTC) - {day} (00:45 UTC)\n\nX")
    assert page.starts_at == datetime(2023, 10, 31, 23, 15, tzinfo=UTC)
    assert page.ends_at == datetime(2023, 11, 1, 0, 45, tzinfo=UTC)


@pytest.mark.parametrize("description", ["Description:", "Description"])
@pytest.mark.parametrize("sdgs", ["SDGs", "SDGs:"])
def test_labels_alone_on_a_line_need_no_empty_line(description: str, sdgs: str) -> None:
    page = read_programme_page(
        f"{TITLE}\n\nWhat will participants gain from attending this session? Much.\n"
        f"{description}\nWords here.\nExpected Outcomes\nA map.\nHybrid Format\nBoth.\n"
        f"{sdgs}\n16. Peace\n9.c"
    )
    assert (page.gains, page.description) == ("Much.", "Words here.")
    assert (page.expected_outcomes, page.hybrid_format) == ("A map.", "Both.")
    assert page.sdgs == ("16. Peace", "9.c")
    assert page.could_not_place == ()


def test_words_of_the_form_in_somebodys_text_are_text() -> None:
    text = (
        f"{TITLE}\n\nDescription:\nWe meet twice.\n\nTime: ten minutes each.\n\n"
        "Moderator: opens and closes.\nSession\nSpeakers: three of them.\n\nHybrid Format: One."
    )
    page = read_programme_page(text)
    assert page.people == ()
    assert page.description.endswith("Speakers: three of them.")
    assert page.hybrid_format == "One."


def test_headings_in_the_report_are_report() -> None:
    report = (
        "Key Takeaways\n\nMany.\n\nDescription:\n\nLong.\n\nOnline Moderator\n\nAda Novak, Maps"
    )
    page = read_programme_page(f"{TITLE}\n\nSession Report (* deadline 9 May)\n\n{report}")
    assert page.session_report == report


@pytest.mark.parametrize(
    ("questions", "expected"),
    [
        ("A. Who? B. When, and e.g. why? C. How?", ("Who?", "When, and e.g. why?", "How?")),
        ("1. Who?\nAnd when?\n2. How?", ("Who? And when?", "How?")),
        ("Who?\n\nHow?", ("Who?", "How?")),
        ("A. Who signed Article 5 B. of it?", ("Who signed Article 5 B. of it?",)),
        ("A) Who?\n\n\nB) How?", ("Who?", "How?")),
    ],
)
def test_policy_questions(questions: str, expected: tuple[str, ...]) -> None:
    page = read_programme_page(f"{TITLE}\n\nPolicy Question(s)\n\n{questions}")
    assert page.policy_questions == expected
