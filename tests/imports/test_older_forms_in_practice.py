"""Older report forms as people filled them in: numbers asked for, titles in a field, headings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from session_core.domain.people import Part
from session_core.domain.programme import ProgrammePage
from session_core.domain.session import SessionType
from session_core.imports.labels import label_of
from session_core.imports.page_fields import Field
from session_core.imports.programme_page import read_programme_page
from tests.imports.test_no_line_is_lost import assert_all_found

WAY_FORWARD = (
    "Please describe any participant suggestions regarding the way forward (3 paragraphs):"
)


def left_in(page: ProgrammePage) -> list[str]:
    return [line.text for line in page.could_not_place]


@pytest.mark.parametrize(
    "asked",
    [
        "Gender Reporting",
        "Gender reporting:",
        "Gender Report Card",
        "Reporting on gender",
        "Estimate the overall number of the participants present at the session: 40",
        "Please estimate the overall number of women participants present at the session: 18",
        "Please provide an estimate of the total number of attendees (online too): 40",
        "Please estimate the total number of women and gender-variant individuals present.",
        "Estimate the number of women present",
        "To what extent did the session discuss gender equality and/or women’s empowerment? A bit.",
        "If the session addressed issues related to gender equality and/or women's empowerment, "
        "please provide a brief summary of the discussion:",
    ],
)
def test_numbers_and_gender_are_the_report_s(asked: str) -> None:
    page = read_programme_page(
        f"IGF 2016 WS #41 Maps\n\n{WAY_FORWARD}\n\nPrint maps.\n\n{asked}\n\nAs many as in May."
    )
    assert page.calls_to_action == ("Print maps.",)
    assert page.session_report == f"{asked}\n\nAs many as in May."


@pytest.mark.parametrize(
    "line",
    [
        "Estimate the number of maps in each office",
        "Estimate the women who keep maps",
        "Gender reporting is due in May",
        "Report on gender",
    ],
)
def test_what_asks_for_no_numbers_of_a_session(line: str) -> None:
    assert label_of(line) is None


FORM = "IGF 2016 Workshop Report Template"
BELOW = "Session Organizer: Tide Office\nRapporteur/Notetaker: Bo Lee\nKey Issues raised:\nFog."


@pytest.mark.parametrize(
    ("field", "type_", "number", "title"),
    [
        ("WS #41 Maps and code", SessionType.WORKSHOP, 41, "Maps and code"),
        ("WS 41: Maps and code", SessionType.WORKSHOP, 41, "Maps and code"),
        ("Workshop No. 41 - Maps and code", SessionType.WORKSHOP, 41, "Maps and code"),
        ("Open Forum #7: Maps and code", SessionType.OPEN_FORUM, 7, "Maps and code"),
        ("IGF 2016 WS #41 Maps and code", SessionType.WORKSHOP, 41, "Maps and code"),
        ("Maps and code", SessionType.WORKSHOP, None, "Maps and code"),
        ("Workshop 2 maps", SessionType.WORKSHOP, None, "Workshop 2 maps"),
    ],
)
@pytest.mark.parametrize("label", ["Session Title", "- Workshop title"])
def test_the_identity_stands_in_a_field_of_the_form(
    label: str, field: str, type_: SessionType, number: int | None, title: str
) -> None:
    page = read_programme_page(f"{FORM}\n{label}: {field}\n{BELOW}")
    assert (page.year, page.type, page.number) == (2016, type_, number)
    assert page.title == title
    assert left_in(page) == [FORM]
    assert page.key_takeaways == ("Fog.",)
    assert [person.part for person in page.people] == [Part.ORGANIZER, Part.RAPPORTEUR]


def test_what_stands_above_the_name_of_the_form_is_left() -> None:
    page = read_programme_page(f"Home\n{FORM}\nDate: 8 May\nSession Title: WS #41 Maps\n{BELOW}")
    assert (page.title, page.number) == ("Maps", 41)
    assert left_in(page) == ["Home", FORM, "8 May"]


def test_the_name_of_a_form_is_no_coalition() -> None:
    form = "IGF 2016 Dynamic Coalition Reporting Template"
    page = read_programme_page(f"{form}\nSession Title: Maps\n{BELOW}")
    assert (page.type, page.title) == (SessionType.DYNAMIC_COALITION, "Maps")
    assert left_in(page) == [form]


def test_a_form_without_a_year_has_none() -> None:
    page = read_programme_page(f"Workshop Report Template\nSession Title: WS #41 Maps\n{BELOW}")
    assert (page.year, page.number, page.title) == (None, 41, "Maps")


def test_a_title_line_goes_before_the_field() -> None:
    page = read_programme_page(f"IGF 2015 WS #3 Fog\n{FORM}\nSession Title: WS #41 Maps\n{BELOW}")
    assert (page.year, page.number, page.title) == (2015, 3, "Fog")
    assert (page.themes, left_in(page)) == ((), ["WS #41 Maps"])


@pytest.mark.parametrize(
    "heading",
    [
        "4. Policy Recommendations",
        "3. Policy recommendations:",
        "3. Policy Recommendations and Suggestions regarding the Way Forward",
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_the_short_heading_of_2020_parts_takeaways_from_calls(heading: str, gap: str) -> None:
    page = read_programme_page(
        "IGF 2020 WS #201 Maps\n\nDescription: x\n\n"
        f"3. Key Takeaways{gap}Maps fade.\nInk runs.\n\n{heading}{gap}Offices should print."
    )
    assert page.key_takeaways == ("Maps fade.", "Ink runs.")
    assert page.calls_to_action == ("Offices should print.",)


def test_a_sentence_that_begins_like_the_heading_is_none() -> None:
    assert label_of("4. Policy recommendations were few") is None
    label = label_of("4. Policy Recommendations: print.")
    assert label is not None
    assert (label.field, label.rest) == (Field.CALLS_TO_ACTION, "print.")


@pytest.mark.parametrize(
    ("line", "title", "left"),
    [
        ("DC-IoLT Dynamic Coalition on Lost Things", "Dynamic Coalition on Lost Things", "DC-IoLT"),
        ("DC-IoLT: Lost things", "Lost things", "DC-IoLT"),
        ("DC–LT - Lost things", "Lost things", "DC–LT"),
        ("DC-Maps for all", "Maps for all", None),
        ("DC-IoLT", "IoLT", None),
        ("DC on Lost Things", "on Lost Things", None),
    ],
)
def test_a_coalition_s_short_name_is_not_its_title(line: str, title: str, left: str | None) -> None:
    page = read_programme_page(f"IGF 2021 {line}\n\nTheme\nTrust")
    assert (page.type, page.title) == (SessionType.DYNAMIC_COALITION, title)
    assert left_in(page) == ([left] if left else [])


LINES = (
    *("Gender Reporting", "Estimate the overall number of women present: 18", "Print maps.", ""),
    *("Agenda:", "5 min - Hello", "10 min - Groups", "Total: 15 min", "15 min in total"),
    *("Additional Speakers", "Two young scribes will read.", "Bo Lee, Oslo", "Bo Lee, Turku Maps"),
    *("Bo Lee, Civil Society, African Group", "Ada Novak, Government", "Speakers", "Rapporteur"),
    *("3. Key Takeaways", "4. Policy Recommendations", "Ink runs.", WAY_FORWARD, "Cy Dahl."),
    *("Reporting Template", "IGF 2017 Report Template", "Session Report (* deadline)"),
)


@given(
    st.sampled_from([FORM, "IGF 2021 DC-IoLT Dynamic Coalition on Maps", "Reporting Template"]),
    st.lists(st.sampled_from(LINES), max_size=12),
)
def test_no_line_of_such_a_form_is_lost(head: str, lines: list[str]) -> None:
    page = read_programme_page("\n".join([head, "Session Title: WS #41 Fog", BELOW, *lines]))
    said = [line for line in lines if not ((label := label_of(line)) and not label.rest)]
    said += [] if page.type is SessionType.DYNAMIC_COALITION else [head]
    assert_all_found(["WS", "41", "Fog", "Tide Office", *said], page)
