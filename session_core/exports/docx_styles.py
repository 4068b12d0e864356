"""How the report looks: one typeface that is everywhere, one accent, room to breathe."""

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_LINE_SPACING
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.text.parfmt import CT_PPr
from docx.shared import Pt, RGBColor
from docx.styles.style import ParagraphStyle

TYPEFACE = "Arial"
ACCENT = RGBColor(0x0B, 0x6E, 0x69)
INK = RGBColor(0x1B, 0x26, 0x2C)
QUIET = RGBColor(0x5A, 0x66, 0x6D)
LANGUAGE = "en-GB"

# Name: (size, space before, space after, colour, bold).
_SIZES: dict[str, tuple[float, float, float, RGBColor, bool]] = {
    "Normal": (10.5, 0, 6, INK, False),
    "Title": (24, 2, 14, INK, True),
    "Heading 1": (16, 26, 8, ACCENT, True),
    "Heading 2": (12.5, 16, 6, INK, True),
    "Heading 3": (10.5, 10, 3, ACCENT, True),
    "List Bullet": (10.5, 0, 3, INK, False),
    "List Number": (10.5, 0, 4, INK, False),
    "Caption": (9, 4, 10, QUIET, False),
    "Header": (8.5, 0, 0, QUIET, False),
    "Footer": (8.5, 0, 0, QUIET, False),
    "Identity": (11, 6, 0, ACCENT, True),
    "Addressee": (9, 0, 0, ACCENT, True),
    "Takeaway": (11.5, 0, 0, INK, False),
    "Takeaway From Right": (11.5, 0, 0, INK, False),
    "Evidence": (8.5, 4, 14, QUIET, False),
    "Reply": (10.5, 0, 8, QUIET, False),
    "Empty": (10.5, 0, 6, QUIET, False),
    "Table Text": (9.5, 3, 3, INK, False),
    "Table Head": (9.5, 3, 3, ACCENT, True),
    "Table Label": (9.5, 3, 3, QUIET, False),
}
_BARS = {"Addressee": "left", "Takeaway": "left", "Takeaway From Right": "right"}


def apply_styles(document: Document) -> None:
    """Restyle the document's own styles and add those a report needs besides."""
    _set_defaults(document)
    for name, (size, before, after, colour, bold) in _SIZES.items():
        style = _style(document, name)
        font, spacing = style.font, style.paragraph_format
        font.size, font.bold, font.italic, font.color.rgb = Pt(size), bold, False, colour
        _set_complex_scripts(style, size, bold)
        spacing.space_before, spacing.space_after = Pt(before), Pt(after)
        spacing.line_spacing_rule = WD_LINE_SPACING.MULTIPLE
        spacing.line_spacing = 1.05 if size > 12 else 1.2
    for name, side in _BARS.items():
        document.styles[name].paragraph_format.keep_with_next = True
        document.styles[name].paragraph_format.keep_together = True
        _add_bar(document.styles[name].element.get_or_add_pPr(), side)
    for name in (*_BARS, "Evidence", "Reply"):
        document.styles[name].paragraph_format.left_indent = Pt(14)
    quiet = document.styles.add_style("Quiet", WD_STYLE_TYPE.CHARACTER)
    quiet.font.color.rgb = QUIET


def _style(document: Document, name: str) -> ParagraphStyle:
    styles = document.styles
    if name not in styles:
        added = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        added.base_style = styles["Normal"]
        added.quick_style = True
    style: ParagraphStyle = styles[name]
    # The template's own fonts, colours and borders hang on a theme that is not ours.
    for old in style.element.xpath("./w:rPr | ./w:pPr/w:pBdr | ./w:pPr/w:contextualSpacing"):
        old.getparent().remove(old)
    return style


def _set_complex_scripts(style: ParagraphStyle, size: float, bold: bool) -> None:
    # Arabic, Hebrew and Indic scripts have a size and a weight of their own in the format.
    style.font.cs_bold = bold
    complex_size = OxmlElement("w:szCs")
    complex_size.set(qn("w:val"), str(round(size * 2)))
    style.element.get_or_add_rPr().insert_element_before(complex_size, "w:lang", "w:rtl")


def _add_bar(properties: CT_PPr, side: str) -> None:
    """A line in the accent colour beside the paragraph."""
    bar = f'<w:pBdr {nsdecls("w")}><w:{side} w:val="single" w:sz="18" w:space="9"/></w:pBdr>'
    borders = parse_xml(bar)
    borders[0].set(qn("w:color"), str(ACCENT))
    properties.insert_element_before(borders, "w:spacing", "w:ind", "w:jc", "w:outlineLvl")


def _set_defaults(document: Document) -> None:
    properties = document.styles.element.xpath("./w:docDefaults/w:rPrDefault/w:rPr")[0]
    fonts, language = properties.find(qn("w:rFonts")), properties.find(qn("w:lang"))
    fonts.attrib.clear()
    for script in ("ascii", "hAnsi", "cs"):
        fonts.set(qn(f"w:{script}"), TYPEFACE)
    language.set(qn("w:val"), LANGUAGE)
