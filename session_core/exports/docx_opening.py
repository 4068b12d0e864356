"""The top of the report: what session this is, when, where and who led it."""

from docx.document import Document
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.shared import Cm
from docx.text.paragraph import Paragraph

from session_core.domain.report import Report
from session_core.exports.docx_marks import add_field
from session_core.exports.docx_styles import LANGUAGE
from session_core.exports.docx_tables import WIDTH_CM, add_facts
from session_core.exports.docx_text import add_text, add_words
from session_core.exports.legal_text import legal
from session_core.exports.naming import named_people, rules_in_words
from session_core.exports.times import in_utc, moment_words, span_words

AUTHOR = "Evenfloor"


def set_properties(document: Document, report: Report) -> None:
    """Title, author, language and dates, as a file manager shows them."""
    properties = document.core_properties
    # The package's format allows 255 characters in each.
    properties.title = legal(_full_title(report))[:255]
    properties.subject = "Session report"
    properties.author = properties.last_modified_by = AUTHOR
    properties.comments = properties.keywords = ""
    properties.language = LANGUAGE
    properties.created = properties.modified = in_utc(report.made_at).replace(tzinfo=None)


def add_margins(document: Document, report: Report) -> None:
    """A4 with the identity at the top and page numbers at the foot of each page."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm((21 - WIDTH_CM) / 2)
    section.top_margin, section.bottom_margin = Cm(2.4), Cm(2.2)
    section.header_distance = section.footer_distance = Cm(1.1)
    header = _line(section.header.paragraphs[0])
    add_words(header, f"{report.session.identity or report.session.title[:70]}\tSession report")
    footer = _line(section.footer.paragraphs[0])
    add_words(footer, f"Written out on {moment_words(report.made_at)}\tPage ")
    add_field(footer, "PAGE")
    footer.add_run(" of ")
    add_field(footer, "NUMPAGES")


def add_opening(document: Document, report: Report) -> None:
    """Identity, title and the facts of the session."""
    session = report.session
    if session.identity:
        add_text(document, session.identity, "Identity")
    add_text(document, session.title, "Title")
    people = [
        (part.value.capitalize(), ", ".join(names))
        for part, names in named_people(report.people, session.naming_rule)
    ]
    facts = [
        ("When", span_words(session.starts_at, session.ends_at)),
        ("Room", session.room),
        *people,
        ("Format", session.format),
        ("Naming rule", "\n".join(rules_in_words(report))),
    ]
    add_facts(document, [(what, fact) for what, fact in facts if fact])


def _line(paragraph: Paragraph) -> Paragraph:
    stops = paragraph.paragraph_format.tab_stops
    # The template's stops suit another paper.
    template = paragraph.style.paragraph_format.tab_stops if paragraph.style else []
    for stop in list(template):
        stops.add_tab_stop(stop.position, WD_TAB_ALIGNMENT.CLEAR)
    stops.add_tab_stop(Cm(WIDTH_CM), WD_TAB_ALIGNMENT.RIGHT)
    return paragraph


def _full_title(report: Report) -> str:
    return " ".join(filter(None, (report.session.identity, report.session.title)))
