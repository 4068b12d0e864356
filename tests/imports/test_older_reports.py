"""Reports of 2015 to 2020: findings, calls and the rest, whatever the form called them."""

from collections.abc import Callable
from datetime import date

import pytest

from session_core.domain.people import Part
from session_core.imports.labels import label_of
from session_core.imports.page_fields import Field
from session_core.imports.programme_page import read_programme_page

PageText = Callable[[str], str]


def test_the_report_of_2015(page_text: PageText) -> None:
    page = read_programme_page(page_text("report_of_2015"))
    assert [text[-6:] for text in page.key_takeaways] == [" noon.", "eeded."]
    assert page.calls_to_action == ("Cities should give each street a second key holder.",)
    assert page.session_report.count("\n\n") == 4
    assert "who holds the key" in page.session_report
    assert "Please describe the Discussions" in page.session_report
    assert [(person.name, person.part) for person in page.people] == [
        ("Salt Street Society", Part.ORGANIZER),
        ("Ms. Perpetua Lindblom", Part.ONSITE_MODERATOR),
        ("Mr. Anselm Kariuki", Part.RAPPORTEUR),
        ("Ms. Zuleika Borg", Part.SPEAKER),
        ("Mr. Kwame Aaltonen", Part.SPEAKER),
    ]


def test_the_report_of_2016(page_text: PageText) -> None:
    page = read_programme_page(page_text("report_of_2016"))
    assert [text.split(" ")[0] for text in page.key_takeaways] == ["A", "Free"]
    assert [text.split(" ")[0] for text in page.calls_to_action] == ["Harbours", "Ministries"]
    assert [person.affiliation for person in page.people[3:]] == [
        *("Quayside Forum", "Two Piers Telecom", "Ministry of Straits")
    ]
    assert [(line.under, line.text) for line in page.could_not_place[1:]] == [
        ("Session Time", "12:00 - 13:30"),
        ("Additional Reference Document Link", "Additional Reference Document Link"),
        ("Additional Reference Document Link", "ferries-and-queues.pdf"),
    ]


def test_the_proposal_of_2017(page_text: PageText) -> None:
    page = read_programme_page(page_text("workshop_of_2017"))
    assert [(person.name, person.part) for person in page.people[4:]] == [
        ("Oriol Nakagawa", Part.SPEAKER),
        ("Fatoumata Brandstad", Part.SPEAKER),
        ("Liv Mercado", Part.SPEAKER),
        ("Philippa Achieng", Part.ONSITE_MODERATOR),
        ("Emil Castellano", Part.ONLINE_MODERATOR),
        ("Tove Adeyemi", Part.RAPPORTEUR),
    ]
    blocks = page.description.split("\n\n")
    assert [block.split("\n")[0] for block in blocks[1:]] == [
        *("Relevance of the Issue:", "Interventions:", "Diversity:", "Discussion facilitation:")
    ]
    assert page.hybrid_format == "The online table gets a tool by post beforehand."
    assert [line.under for line in page.could_not_place] == [
        *("Short Title", "Country", "Stakeholder Group"),
        *("Conducted a Workshop in IGF before?", "Background Paper", "Background Paper"),
    ]


def test_the_long_report_of_2019(page_text: PageText) -> None:
    page = read_programme_page(page_text("report_of_2019"))
    assert page.calls_to_action == ("Grids should delete readings of the night after a week.",)
    assert "About 45 onsite and 9 online." in page.session_report
    assert page.description.count("\n\nRelevance to ") == 2
    assert page.could_not_place == ()


@pytest.mark.parametrize("theme", ["Gender", "Diversity", "Interventions"])
def test_a_theme_is_no_label(theme: str) -> None:
    page = read_programme_page(
        f"IGF 2019 WS #7 Maps\n\nTheme\nAccess\n{theme}\n\nSpeaker 1: A B, C"
    )
    assert page.themes == ("Access", theme)


def test_a_time_without_utc_gives_the_day_and_is_left(page_text: PageText) -> None:
    page = read_programme_page(page_text("report_of_2015"))
    assert (page.starts_at, page.days) == (None, (date(2015, 11, 11),))
    assert [line.text for line in page.could_not_place] == [
        "Wednesday, 11 November 2015",
        "09:00 - 10:30",
    ]


def test_the_report_of_2018_with_what_was_written_before(page_text: PageText) -> None:
    page = read_programme_page(page_text("report_of_2018"))
    assert page.themes == ("Digital Inclusion and Accessibility", "Infrastructure")
    assert page.key_takeaways == ("A closed switchboard is noticed first by those who are alone.",)
    assert page.calls_to_action == ("Towns should keep one operator on call through the night.",)
    report = page.session_report
    assert report.startswith("Pre-Session Synthesis (due 2 November):\n\nThe session will ask")
    assert "There was agreement on the hours and none on the pay." in report
    assert "[150 words] Examples: There was broad support" in report
    assert "participants.\n\n40\n\nPlease estimate" in report
    assert len(page.people) == 5
    assert page.days == (date(2018, 11, 13),)


def test_the_report_of_2019(page_text: PageText) -> None:
    page = read_programme_page(page_text("workshop_of_2019"))
    assert page.key_takeaways == ()
    assert [text.split(" ")[0] for text in page.calls_to_action] == ["Regulators", "Operators"]
    headings = [line for line in page.session_report.split("\n") if line[1:2] == "."]
    assert [heading[0] for heading in headings] == ["1", "2", "4", "5", "6", "7", "8"]
    assert page.session_report.endswith("8. Session Outputs\n\nA list of spare parts.")


def test_the_report_of_2020(page_text: PageText) -> None:
    page = read_programme_page(page_text("best_practice_forum_2020"))
    assert len(page.key_takeaways) == 1
    assert page.session_report.endswith("9. Group Photo\n\nThere is none.")


@pytest.mark.parametrize(
    ("line", "field", "rest"),
    [
        ("Session title: | Maps |", Field.TITLE, "Maps"),
        ("Key Issues raised: (1 sentence per issue)", Field.KEY_TAKEAWAYS, ""),
        ("Key Issues (1 sentence each) Maps fade.", Field.KEY_TAKEAWAYS, "Maps fade."),
        ("3. Key Takeaways", Field.KEY_TAKEAWAYS, ""),
        ("4. Key Takeaways: Maps fade.", Field.KEY_TAKEAWAYS, "Maps fade."),
        ("Co-Proposer’s Organisation: Maps", Field.AFFILIATION, "Maps"),
        ("Chair / Moderator: Ada", Field.ONSITE_MODERATOR, "Ada"),
    ],
)
def test_labels_of_older_forms(line: str, field: Field, rest: str) -> None:
    label = label_of(line)
    assert label is not None
    assert (label.field, label.rest) == (field, rest)


@pytest.mark.parametrize(
    "line",
    [
        "Key issues are few",
        "Key issues:",
        "Short report on maps",
        "1. Key Takeaways",
        "Discussion areas",
        "6. Maps",
    ],
)
def test_what_is_no_label_of_an_older_form(line: str) -> None:
    assert label_of(line) is None
