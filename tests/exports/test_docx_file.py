"""The Word document as a file: hostile text, properties, nothing that should stay inside."""

from datetime import datetime
from io import BytesIO
from zipfile import ZipFile

from docx.oxml.ns import qn

from session_core.exports.docx_report import to_docx
from session_core.exports.legal_text import legal
from tests.exports.full_report import FULL, HOSTILE, hostile
from tests.exports.reading_docx import everything, opened


def test_no_secret_and_no_account_is_written() -> None:
    with ZipFile(BytesIO(to_docx(FULL))) as package:
        xml = b"".join(package.read(name) for name in package.namelist())
    for secret in (b"JOINCODE", b"SCREENKEY", b"account-", b"seat-", b"asker-"):
        assert secret not in xml


def test_every_hostile_text_comes_back_as_it_was_written() -> None:
    text = everything(opened(hostile()))
    for written in HOSTILE:
        assert legal(written) in text
        assert text.count(legal(written)) >= 5


def test_text_from_the_right_is_set_from_the_right() -> None:
    document = opened(hostile())
    arabic = next(p for p in document.paragraphs if p.text == HOSTILE[11])
    latin = next(p for p in document.paragraphs if p.text == HOSTILE[1])
    assert arabic._p.find(f"{qn('w:pPr')}/{qn('w:bidi')}") is not None
    assert arabic.runs[0].font.rtl
    assert latin._p.find(f"{qn('w:pPr')}/{qn('w:bidi')}") is None


def test_properties_language_and_page_numbers() -> None:
    document = opened(FULL)
    properties = document.core_properties
    assert properties.title == "IGF 2031 Town Hall #12 Radio before the storm"
    assert (properties.author, properties.last_modified_by) == ("Evenfloor", "Evenfloor")
    assert properties.comments == ""
    assert properties.language == "en-GB"
    assert properties.created == datetime(2031, 5, 6, 9, 15, 5, tzinfo=properties.created.tzinfo)
    language = document.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    assert language.get(qn("w:val")) == "en-GB"
    footer = document.sections[0].footer._element
    fields = [field.get(qn("w:instr")) for field in footer.iter(qn("w:fldSimple"))]
    assert fields == ["PAGE", "NUMPAGES"]
    assert "IGF 2031 Town Hall #12" in document.sections[0].header.paragraphs[0].text


def test_the_same_report_gives_the_same_document() -> None:
    def parts(file: bytes) -> dict[str, bytes]:
        with ZipFile(BytesIO(file)) as package:
            return {name: package.read(name) for name in package.namelist()}

    assert parts(to_docx(FULL)) == parts(to_docx(FULL))
