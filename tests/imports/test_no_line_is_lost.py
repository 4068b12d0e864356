"""Whatever a page looks like, each of its lines is found again: in a field or as not placed."""

import random
import re
from pathlib import Path

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from session_core.domain.programme import PageKind, ProgrammePage
from session_core.imports.agenda_lines import item_of
from session_core.imports.dates import times_of
from session_core.imports.labels import label_of
from session_core.imports.pasted_text import mended
from session_core.imports.programme_page import read_programme_page
from session_core.imports.unreadable import NotAProgrammePage, Transcript
from tests.pages_to_import import PAGES, own_page

TITLE = "IGF 2023 WS #7 Maps of the valley"
DATE = "Friday, 4th October, 2024 (05:15 UTC) - Friday, 4th October, 2024 (06:15 UTC)"
LABELS = (
    *("Time", "Room", "Theme", "Subtheme", "Session", "Organizers", "Speakers", "Organizer 1:"),
    *("Speaker 2:", "Additional Speakers", "Onsite Moderator", "Online Moderator", "Rapporteur"),
    *("Format", "Duration (minutes):", "Policy Question(s)", "Description:", "Expected Outcomes"),
    *("What will participants gain from attending this session?", "Hybrid Format:", "SDGs"),
    *("Targets:", "Relevance to Theme:", "Key Takeaways (* deadline 2 hours after session)"),
    *("Call to Action (* deadline 2 hours after session)", "3. Key Takeaways"),
    "Session Report (* deadline 26 October) - click on the ? symbol for instructions",
    *("Agenda", "Title:", "Date:", "Proposer's Name:", "Proposer's Organization:", "Short Title"),
    *("Key Issues raised (1 sentence per issue):", "Chairperson/Moderator:", "Session Type:"),
    *("Please describe any Participant suggestions regarding the way forward: (3 paragraphs)",),
    *("Please state no more than three (3) key messages of the discussion. [150 words or less]",),
    *("E-mail:", "Nationality:", "Country of residence:", "Brief title:", "- Organizer(s):"),
    *("- Session Type:", "- Chair/Moderator:", "To governments:", "For companies:"),
)
BODIES = (
    *("Ada Novak, Civil Society, African Group", "Ada Novak, Valley Maps", "Valley Maps (VM)"),
    *("Panel - 60 Min", "Roundtable", "90", "16.10", "GOAL 16: Peace", "WS 4 – Room B-1"),
    *("A. Who keeps a map that nobody wants to keep, and for whom?", "2. The other one", "• Third"),
    *("Data Governance & Trust", "Civil Society, Asia-Pacific Group", "Speaker of the house: she"),
    *("Tuesday, 13 November 2018, 15:00 - 16:00", "1. Bo Lee, Government, Ministry of Maps"),
    *("0-5 min: Welcome", "5-20 min: Panel", "Dee Dean, Tide Office, female", "- Print maps."),
    *("Speaker 1: Bo Lee, Maps Speaker 2: Cy Dahl, Oslo", "What is it under Art. 3. of the law?"),
    *("Check-in and access this session from the IGF Schedule.", "9th of May, 9999", "Opening 5'"),
    *("Maps on paper are a public service where no phone has a signal.", DATE, TITLE),
)
TEXT = st.text("abcdeéAEZ0129 .,:?!-–—“”’()&/#*•", min_size=1, max_size=60)
MARK = re.compile(r"^\W*(?:[A-Za-z]|\d{1,2})[.)] ?")


@st.composite
def pages(draw: st.DrawFn) -> tuple[str, list[str]]:
    """Draw a page, and what its lines say beside their labels."""
    lines, bodies = [TITLE], [TITLE]
    for _ in range(draw(st.integers(0, 14))):
        label = draw(st.sampled_from(LABELS) | st.just(""))
        body = draw(st.sampled_from(BODIES) | TEXT | st.just(""))
        on_one_line = label.endswith((":", "?")) and draw(st.booleans())
        lines += [f"{label} {body}"] if on_one_line else [label, body]
        lines += [""] * draw(st.integers(0, 3))
        bodies.append(body)
    return "\n".join(lines), bodies


def letters(text: str) -> str:
    """Fold to letters and digits, so that marks and blanks at the edges do not count."""
    return "".join(character for character in text.casefold() if character.isalnum())


def everything_in(page: ProgrammePage) -> str:
    """Join all that was read, one value a line, folded."""
    values: list[object] = [f"IGF {page.year} {page.type} #{page.number} {page.title}"]
    values += [page.room, page.format, page.duration_minutes, page.description, page.gains]
    values += [page.expected_outcomes, page.hybrid_format, page.targets, page.session_report]
    values += [*page.themes, *page.policy_questions, *page.sdgs, *page.key_takeaways]
    values += [*page.calls_to_action, *(line.text for line in page.could_not_place)]
    values += [f"{item.title} {item.planned_minutes}'" for item in page.agenda]
    values += [*page.days, *page.places, page.participants, page.kind]
    values += [DATE] if page.starts_at and page.ends_at else []
    for person in page.people:
        groups = (person.stakeholder_group or "", person.regional_group or "")
        values.append(" ".join((person.name, person.affiliation, *groups)))
        values.append(" ".join((person.name, *groups)))
    return "\n".join(letters(str(value)) for value in values)


@given(pages())
@example((f"{TITLE}\nSpeakers\nA. B, C", [TITLE, "A. B, C"]))
@example((f"{TITLE}\nAdditional Speakers\n:0.A", [TITLE, ":0.A"]))
def test_no_line_is_lost(drawn: tuple[str, list[str]]) -> None:
    text, bodies = drawn
    assume(mended(text) == text)
    assert_all_found(bodies, read_programme_page(text))


def assert_all_found(bodies: list[str], page: ProgrammePage) -> None:
    """Raise AssertionError for a line that is neither in a field nor among the unplaced."""
    found = everything_in(page)
    for body in bodies:
        wanted = {letters(body), letters(MARK.sub("", body))}
        wanted |= {letters(" ".join(words)) for words in _as_person(body)}
        in_parts = all(letters(part) in found for part in _PARTS.split(body) if part)
        assert in_parts or item_of(body) in page.agenda or any(w in found for w in wanted), body


def _as_person(body: str) -> list[list[str]]:
    """Give a person's line with its group at the end, where the field has it."""
    words = MARK.sub("", body).split(", ")
    return [[words[0], *words[2:], words[1]]] if len(words) == len("abc") else []


_PARTS = re.compile(r"(?:^| )Speaker \d: |, (?=female$)")
"""What stands between parts of a line that may go to several places."""
PROSE = (
    *("A workshop on maps was held in Port Vila, Vanuatu, on 3 and 4 May 2024 with 20 people.",),
    *("The workshop asked who keeps a map, and nobody in the room could say it for sure.",),
    *("Participants recommended that maps are kept dry, and that somebody is told to do so.",),
    *("It ended on 5 May 9999, says a note that nobody in the whole valley has signed.", "Home"),
    *("Recommendations", "• Keep maps dry.", "Maps of the valley", "3 June 2024", "Valley Maps"),
    *("When: 3 May 2024", "Venue: Turku", "Who: 12 keepers", "https://maps.example/valley"),
    *("Moderator: Ada Novak (Valley Maps)", "Speakers", "Bo Lee, Tide Office", "Organised by: us"),
    *("The talk was moderated by Bo Lee (Tide Office), with the support of the Map Fund.",),
    *("Organised by the Tide Office, Valley Maps and Greenpeace", "Cy Dahl (Oslo) drew one."),
)


LINE_ENDS = ("\n", "\r\n", "\r", "\v", "\f", "\x85", "\u2028", "\u2029")


@given(pages(), st.sampled_from(LINE_ENDS))
def test_every_kind_of_line_end_gives_the_same_page(
    drawn: tuple[str, list[str]], line_end: str
) -> None:
    text, _ = drawn
    assume(mended(text) == text)
    assert read_programme_page(text.replace("\n", line_end)) == read_programme_page(text)


OLD_FORMS = ("report_of_2015", "report_of_2016", "report_of_2018", "report_of_2019")


@given(st.sampled_from(OLD_FORMS), st.sampled_from(LINE_ENDS), st.data())
def test_no_line_of_an_old_report_is_lost(form: str, line_end: str, data: st.DataObject) -> None:
    lines = own_page(form).split("\n")
    out = data.draw(st.integers(1, len(lines) - 1))
    swapped = data.draw(st.integers(1, len(lines) - 3))
    del lines[out]
    lines[swapped : swapped + 2] = reversed(lines[swapped : swapped + 2])
    page = read_programme_page(line_end.join(lines))
    assert page.title
    assert label_of(page.title) is None
    assert [line for line in lines if line and not _is_told(line, page, everything_in(page))] == []


@given(
    st.lists(st.sampled_from((*BODIES, ">> ADA NOVAK: We begin.", ">> Thank you.")), max_size=9),
    st.sampled_from(LINE_ENDS),
)
def test_a_transcript_is_refused_and_never_half_read(lines: list[str], line_end: str) -> None:
    turns = [">> BO LEE: Good morning.", ">> ADA NOVAK: Maps fade.", ">> BO LEE: They do."]
    with pytest.raises(Transcript):
        read_programme_page(line_end.join([TITLE, *turns, *lines]))


@given(
    st.lists(st.sampled_from(PROSE), max_size=9).map(lambda lines: [*PROSE[:2], *lines]),
    st.sampled_from(["\n", "\n\n", "\n\n\n", "\u2028", "\v\f"]),
    st.randoms(),
)
def test_no_line_of_a_workshop_in_prose_is_lost(
    lines: list[str], gap: str, order: random.Random
) -> None:
    order.shuffle(lines)
    try:
        page = read_programme_page(gap.join(lines))
    except NotAProgrammePage:
        # A date in between makes two posts of it, and then neither says enough: all is kept.
        assert "3 June 2024" in lines
        return
    assert page.kind is PageKind.WORKSHOP_IN_PROSE
    assert_all_found([line for line in lines if line != "Recommendations"], page)


@pytest.mark.parametrize("path", sorted(PAGES.glob("*.txt")), ids=lambda path: path.stem)
def test_no_line_of_a_page_is_lost(path: Path) -> None:
    text = path.read_text("utf-8")
    if path.stem.startswith("transcript"):
        with pytest.raises(Transcript):
            read_programme_page(text)
        return
    page = read_programme_page(text)
    lines = [line.strip() for line in mended(text).split("\n") if line.strip()]
    assert [line for line in lines if not _is_told(line, page, everything_in(page))] == []


def _is_told(line: str, page: ProgrammePage, found: str) -> bool:
    """Say whether a line is in a field, or a label, or a value that is read as another type."""
    label = label_of(line)
    if line == "Recommendations" or (label and not label.rest):
        return True
    words = label.rest if label and not label.stays else line
    if times_of(words):
        return page.starts_at is not None
    if line.endswith(page.title) or item_of(words) in page.agenda:
        return True
    questions = [piece for piece in re.split(r"(?:^| )[A-C1-3][.)] ", words) if piece]
    people = re.split(r", |; |\(|\): |^- ", words.replace("Civiel", "Civil"))
    ways = ([words], [MARK.sub("", words)], questions, people)
    return any(all(letters(piece) in found for piece in way) for way in ways)


@given(st.text(st.characters(exclude_categories=["Cc"]) | st.just("\n"), max_size=300))
def test_any_text_after_a_title_can_be_read(text: str) -> None:
    page = read_programme_page(f"{TITLE}\n\nA line of its own\n\n{text}")
    assert (page.title, page.themes[:1]) == ("Maps of the valley", ("A line of its own",))
