"""Whatever a page looks like, each of its lines is found again: in a field or as not placed."""

import re

from hypothesis import assume, example, given
from hypothesis import strategies as st

from session_core.domain.programme import ProgrammePage
from session_core.imports.pasted_text import mended
from session_core.imports.programme_page import read_programme_page

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
)
BODIES = (
    *("Ada Novak, Civil Society, African Group", "Ada Novak, Valley Maps", "Valley Maps (VM)"),
    *("Panel - 60 Min", "Roundtable", "90", "16.10", "GOAL 16: Peace", "WS 4 – Room B-1"),
    *("A. Who keeps a map that nobody wants to keep, and for whom?", "2. The other one", "• Third"),
    *("Data Governance & Trust", "Civil Society, Asia-Pacific Group", "Speaker of the house: she"),
    *("Maps on paper are a public service where no phone has a signal.", DATE, TITLE),
)
TEXT = st.text("abcdeéAEZ0129 .,:?!-–—“”’()&/#*•", min_size=1, max_size=60)
MARK = re.compile(r"^(?:[A-Za-z]|\d{1,2})[.)] ?")


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
    values += [DATE] if page.starts_at and page.ends_at else []
    for person in page.people:
        groups = (person.stakeholder_group or "", person.regional_group or "")
        values.append(" ".join((person.name, person.affiliation, *groups)))
    return "\n".join(letters(str(value)) for value in values)


@given(pages())
@example((f"{TITLE}\nSpeakers\nA. B, C", [TITLE, "A. B, C"]))
def test_no_line_is_lost(drawn: tuple[str, list[str]]) -> None:
    text, bodies = drawn
    assume(mended(text) == text)
    found = everything_in(read_programme_page(text))
    for body in bodies:
        wanted = {letters(body), letters(MARK.sub("", body))}
        assert any(words in found for words in wanted), body


@given(st.text(st.characters(exclude_categories=["Cc"]) | st.just("\n"), max_size=300))
def test_any_text_after_a_title_can_be_read(text: str) -> None:
    page = read_programme_page(f"{TITLE}\n\nA line of its own\n\n{text}")
    assert (page.title, page.themes[:1]) == ("Maps of the valley", ("A line of its own",))
