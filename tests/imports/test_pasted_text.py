"""Uploads become text whatever their encoding; what is no text is refused with its reason."""

import codecs
import gzip

import pytest

from session_core.imports.pasted_text import (
    BYTES_LIMIT,
    LINES_LIMIT,
    checked_text,
    mended,
    text_from_upload,
)
from session_core.imports.unreadable import EmptyPage, NotText, PageTooLarge

WESTERN = (
    "IGF 2023 WS #7 Übung – Ça va, naïve façade\nThe café’s “résumé” was señor’s, über alles.\n"
)
CYRILLIC = "Сессия о безопасности журналистов в сети. Вопросы из зала и онлайн.\n"
POLISH = "Zażółć gęślą jaźń, sesja o prawach człowieka w sieci i prywatności\n"


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("utf-8", WESTERN + CYRILLIC),
        ("utf-8-sig", WESTERN + CYRILLIC),
        ("utf-16", WESTERN + CYRILLIC),
        ("utf-32", WESTERN + CYRILLIC),
        ("utf-16-le", WESTERN),
        ("cp1252", WESTERN),
        ("cp1251", CYRILLIC),
        ("cp1250", POLISH),
    ],
)
def test_encodings(encoding: str, text: str) -> None:
    assert text_from_upload(text.encode(encoding)) == text


def test_big_endian_with_mark() -> None:
    data = codecs.BOM_UTF16_BE + WESTERN.encode("utf-16-be")
    assert text_from_upload(data) == WESTERN


def test_line_ends_become_one_kind() -> None:
    assert text_from_upload(b"one\r\ntwo\rthree\n") == "one\ntwo\nthree\n"


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\nplain words all the way",
        b"PK\x03\x04word/document.xml",
        b"{\\rtf1 words}",
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01\x00",
        gzip.compress(WESTERN.encode() * 50),
        bytes(1000),
        b"\xff\xfe\x00\xd8\x00",
        b"words" + bytes(range(1, 9)) * 20,
    ],
    ids=["pdf", "office", "rtf", "picture", "packed", "zeros", "half a letter", "controls"],
)
def test_binaries_are_refused(data: bytes) -> None:
    with pytest.raises(NotText) as refused:
        text_from_upload(data)
    assert refused.value.code == "not_text"


@pytest.mark.parametrize("data", [b"", b" \r\n\t", codecs.BOM_UTF8, codecs.BOM_UTF16_LE])
def test_empty_files_are_refused(data: bytes) -> None:
    with pytest.raises(EmptyPage) as refused:
        text_from_upload(data)
    assert refused.value.code == "empty_page"


def test_size_is_measured_before_anything_else() -> None:
    with pytest.raises(PageTooLarge) as refused:
        text_from_upload(b"%PDF-" + b"x" * 5_000_000)
    assert refused.value.code == "page_too_large"
    assert refused.value.details == {"unit": "bytes", "size": 5_000_005, "limit": BYTES_LIMIT}


def test_a_page_of_exactly_the_limit_is_read() -> None:
    assert len(text_from_upload(b"x" * BYTES_LIMIT)) == BYTES_LIMIT
    with pytest.raises(PageTooLarge):
        checked_text("é" * (BYTES_LIMIT // 2 + 1))


def test_too_many_lines_are_refused() -> None:
    assert checked_text("x\n" * (LINES_LIMIT - 1) + "x").endswith("x")
    with pytest.raises(PageTooLarge) as refused:
        checked_text("x\n" * LINES_LIMIT)
    assert refused.value.details["unit"] == "lines"


def test_letters_decoded_twice_are_mended() -> None:
    twice = "WS 4 – Room B-1".encode().decode("cp1252")
    padlock = "\U0001f512 Ada Novak, Café".encode().decode("cp1252", "replace")
    assert twice == "WS 4 â€“ Room B-1"
    assert text_from_upload(f"Café\n{twice}".encode()) == "Café\nWS 4 – Room B-1"
    assert "Café" in mended(padlock)


@pytest.mark.parametrize(
    "text", ["NÃO – É ASSIM", "Çağatay, “Öz”", "São Tomé", "Trịnh Hữu Long", "№ 5 • ½", CYRILLIC]
)
def test_good_letters_are_left_alone(text: str) -> None:
    assert mended(text) == text
