"""Receipts: the same five words every time, typed as people type, and nothing to guess from."""

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
