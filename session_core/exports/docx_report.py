"""The session's report as a Word document, in the three blocks of the IGF's form of 2023."""

from io import BytesIO

import docx

from session_core.domain.report import Report
from session_core.exports.docx_annex import add_annexes
from session_core.exports.docx_opening import add_margins, add_opening, set_properties
from session_core.exports.docx_session import add_record, add_session_report
from session_core.exports.docx_styles import apply_styles
from session_core.exports.docx_tables import add_table_styles
from session_core.exports.docx_takeaways import add_takeaways
from session_core.exports.docx_text import add_text
from session_core.exports.evidence import References


def to_docx(report: Report) -> bytes:
    """The report as the bytes of a .docx file.

    Names and affiliations stand in it only as far as the session's naming rule allows. The same
    report gives the same document.
    """
    document = docx.Document()
    apply_styles(document)
    add_table_styles(document)
    set_properties(document, report)
    add_margins(document, report)
    add_opening(document, report)
    references = References(report)
    add_takeaways(document, report, references)
    add_session_report(document, report)
    add_annexes(document, report, references)
    if report.session.session_report.strip():
        add_text(document, "Annex D: the record", "Heading 1")
        add_record(document, report)
    file = BytesIO()
    document.save(file)
    return file.getvalue()
