"""Uploads become text whatever their encoding; what is no text is refused with its reason."""

import codecs
import gzip

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from session_core.imports.decoding import decoded
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
CHINESE = "IGF 2023 WS #7 地图与山谷\n演讲者：李明，民间社会，亚太集团\n说明：谁来保管地图？\n"
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
        ("iso8859_2", POLISH),
        ("cp1252", "Speaker 1: José Núñez, Civil Society, WEOG\n"),
        ("cp1252", "Room: Café\nSpeaker 1: Jürgen Müller\n"),
        ("mac_roman", WESTERN),
        ("mac_roman", "Room: Café\nSpeaker 1: Jürgen Müller\n"),
        ("koi8_r", CYRILLIC),
        ("koi8_r", "Модератор: Иван Петров\n"),
        ("cp1251", "Модератор: Иван Петров\n"),
        ("gb18030", CHINESE),
        ("gb18030", "IGF 2023 WS #7 地图\n"),
        ("utf-16-be", CHINESE),
        ("utf-16-le", CYRILLIC),
        ("shift_jis", "モデレーター：佐藤\n"),
        ("euc_jp", "IGF 2023 WS #7 谷の地図\nモデレーター：佐藤花子、市民社会\n"),
        ("big5", "IGF 2023 WS #7 地圖與山谷\n說明：誰來保管沒有人願意保管的地圖？\n"),
    ],
)
def test_encodings(encoding: str, text: str) -> None:
    assert text_from_upload(text.encode(encoding)) == text


def test_big_endian_with_mark() -> None:
    data = codecs.BOM_UTF16_BE + WESTERN.encode("utf-16-be")
    assert text_from_upload(data) == WESTERN


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1, max_size=40))
def test_what_is_utf_8_is_never_read_as_anything_else(text: str) -> None:
    assume(text.strip())
    assert decoded(text.encode()) == text.removeprefix("\ufeff")


def test_line_ends_become_one_kind() -> None:
    assert text_from_upload(b"one\r\ntwo\rthree\n") == "one\ntwo\nthree\n"
    separators = "one\u2028two\u2029three\x85four\vfive\fsix"
    assert checked_text(separators) == "one\ntwo\nthree\nfour\nfive\nsix"


def test_quotes_and_dashes_taken_for_latin_1_are_no_line_ends() -> None:
    assert checked_text("maps \x96 \x93and more\x85\x94") == "maps – “and more…”"


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
