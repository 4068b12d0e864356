"""Receipts: the same five words every time, typed as people type, and nothing to guess from."""

import unicodedata
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mnemonic import Mnemonic

from session_core.domain.receipts import kept_of, read_receipt, receipt_of

LIST = Mnemonic("english").wordlist
SECRET, ASKED = "a seat's secret", "0123456789abcdef"
RECEIPT = receipt_of(SECRET, ASKED, LIST)

secrets = st.text(min_size=1)
receipts = st.builds(lambda secret: receipt_of(secret, ASKED, LIST), secrets)


def test_a_receipt_is_five_words_of_the_list_and_always_the_same() -> None:
    assert receipt_of(SECRET, ASKED, LIST) == RECEIPT
    words = RECEIPT.split(" ")
    assert len(words) == 5
    assert set(words) <= set(LIST)


def test_another_seat_or_another_question_has_another_receipt() -> None:
    assert receipt_of("another secret", ASKED, LIST) != RECEIPT
    assert receipt_of(SECRET, "fedcba9876543210", LIST) != RECEIPT


def test_every_word_of_the_list_can_come_at_every_place() -> None:
    drawn = [receipt_of(str(n), ASKED, LIST).split(" ") for n in range(20_000)]
    for place in range(5):
        assert len({words[place] for words in drawn}) > 2040


@given(receipts, st.sampled_from([" ", "\n", ", ", " - ", ". 2) "]), st.booleans())
def test_case_blanks_and_signs_do_not_count(receipt: str, between: str, loud: bool) -> None:
    typed = between.join(receipt.split(" "))
    assert read_receipt(f"  {typed.upper() if loud else typed.title()}.", LIST) == receipt


@given(receipts)
def test_four_letters_of_each_word_suffice(receipt: str) -> None:
    assert read_receipt(" ".join(word[:4] for word in receipt.split(" ")), LIST) == receipt


TYPED = "include hotel river jump zoo"


@pytest.mark.parametrize(
    "typed",
    [
        "includehotelriverjumpzoo",
        "inclhoteriverjumpzoo",
        "include hotelriver jump zoo",
        "Include Hotel Riv\u00e9r Jump Z\u00f3\u00f6",
        "\u0130NCLUDE HOTEL R\u0130VER JUMP ZOO",
        "\u0131nclude hotel r\u0131ver jump zoo",
        "\uff29\uff4e\uff43\uff4c\uff55\uff44\uff45\u3000hotel river jump zoo",
        "Receipt: include hotel river jump zoo",
        "My receipt - include hotel river jump zoo",
        "receipt includehotelriverjumpzoo",
        "inc\u00adlude hotel river ju\u200bmp zoo",
        "include\u00a0hotel\u2003river\u2009jump zoo",
    ],
)
def test_it_is_read_as_people_type_it(typed: str) -> None:
    assert read_receipt(typed, LIST) == TYPED


def test_the_word_receive_is_not_taken_for_the_label() -> None:
    receipt = "receive hotel river jump zoo"
    assert read_receipt(receipt, LIST) == receipt
    assert read_receipt(f"Receipt: {receipt}", LIST) == receipt


def test_no_two_words_of_the_list_begin_alike() -> None:
    assert len({word[:4] for word in LIST}) == len(LIST) == 2048


@given(receipts, st.booleans())
def test_without_blanks_it_is_the_same_or_none(receipt: str, short: bool) -> None:
    words = receipt.split(" ")
    assert read_receipt("".join(w[:4] if short else w for w in words), LIST) in {receipt, None}


def test_without_blanks_nearly_all_are_read() -> None:
    drawn = [receipt_of(str(n), ASKED, LIST) for n in range(500)]
    assert sum(read_receipt(each.replace(" ", ""), LIST) == each for each in drawn) > 490


def test_what_can_be_read_in_two_ways_stands_for_none() -> None:
    assert {"can", "alarm", "canal", "arm"} <= set(LIST)
    assert read_receipt("canalarmzoozoozoo", LIST) is None
    assert read_receipt("can alarm zoo zoo zoo", LIST) == "can alarm zoo zoo zoo"


@given(receipts, st.sampled_from(["NFC", "NFD"]))
def test_accents_and_width_do_not_count(receipt: str, form: Literal["NFC", "NFD"]) -> None:
    wide = "".join(chr(ord(c) + 0xFEE0) if c != " " else "\u3000" for c in receipt)
    accented = unicodedata.normalize(form, "".join(f"{c}\u0301" for c in receipt))
    assert read_receipt(wide, LIST) == read_receipt(accented, LIST) == receipt


@given(st.text())
def test_whatever_is_typed_is_a_receipt_or_none(typed: str) -> None:
    read = read_receipt(typed, LIST)
    assert read is None or (len(read.split(" ")) == 5 and set(read.split(" ")) <= set(LIST))


def test_what_is_no_receipt_stands_for_none() -> None:
    words = RECEIPT.split(" ")
    for typed in (
        "",
        "\0",
        "five",
        " ".join(words[:4]),
        " ".join([*words, "able"]),
        " ".join([*words[:4], "qqqq"]),
        " ".join([*words[:4], words[4][:2]]),
        "x " * 10_000,
    ):
        assert read_receipt(typed, LIST) is None, typed


def test_the_order_of_the_words_counts() -> None:
    backwards = " ".join(reversed(RECEIPT.split(" ")))
    assert read_receipt(backwards, LIST) == backwards != RECEIPT


def test_what_is_kept_says_nothing_in_another_session() -> None:
    assert kept_of("one", RECEIPT) != kept_of("two", RECEIPT)
    assert not any(word in kept_of("one", RECEIPT) for word in RECEIPT.split(" "))
