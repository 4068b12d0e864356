"""Numbers as people type them, all over the world."""

import pytest

from session_core.domain.typed_numbers import as_typed, number_typed


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12", 12),
        (" 12 ", 12),
        ("0", 0),
        ("007", 7),
        ("3.5", 3.5),
        ("3,5", 3.5),
        (".5", 0.5),
        (",5", 0.5),
        ("0,125", 0.125),
        ("1000", 1000),
        ("1000,125", 1000.125),
        ("+4", 4),
        ("-4", -4),
        ("−4,5", -4.5),
        ("－4", -4),
        ("- 4", -4),
        ("-0", 0),
    ],
)
def test_a_comma_or_a_point_and_a_sign(text: str, number: float) -> None:
    assert number_typed(text) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1 000", 1000),
        ("1 234 567,5", 1234567.5),
        ("1\u00a0000", 1000),
        ("1\u202f000.25", 1000.25),
        ("12’500", 12500),
        ("12'500", 12500),
        ("1,000,000", 1000000),
        ("1.000.000", 1000000),
        ("1,234.5", 1234.5),
        ("1.234,5", 1234.5),
    ],
)
def test_thousands_may_stand_apart(text: str, number: float) -> None:
    assert number_typed(text) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("١٢٣", 123),
        ("١٢٫٥", 12.5),
        ("١٬٢٣٤٬٥٦٧٫٥", 1234567.5),
        ("\u200f١٢\u200f", 12),
        ("\u061c-١٢", -12),
        ("۴۵٫۶", 45.6),
        ("४२", 42),
        ("１２．５", 12.5),
        ("１２，５", 12.5),
    ],
)
def test_digits_of_any_script(text: str, number: float) -> None:
    assert number_typed(text) == number


@pytest.mark.parametrize("text", ["1,000", "1.000", "٢.٥٠٠", "999,999", "-1,000"])
def test_what_could_be_two_numbers_is_none(text: str) -> None:
    assert number_typed(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "-",
        ".",
        ",",
        "nan",
        "inf",
        "Infinity",
        "1e5",
        "1e999",
        "1_000",
        "9" * 400,
        "twelve",
        "12 %",
        "2²",
        "½",
        "①",
        "五",
        "1 2",
        "1 00",
        "1 0000",
        "0 100",
        "1 000.000 000",
        "1.2.3",
        "1,2.3",
        "1,000.000,5",
        "--4",
        "4-",
        "0x10",
        "5.",
        "1\n2",
    ],
)
def test_anything_else_is_none(text: str) -> None:
    assert number_typed(text) is None


@pytest.mark.parametrize("number", [0, 4.0, -4.5, 1.125, 0.125, 1e-9, 1e9, 123456789.25, 1e22])
def test_a_number_is_written_as_it_is_read_again(number: float) -> None:
    assert number_typed(as_typed(number)) == number


def test_a_whole_number_is_written_without_a_point() -> None:
    assert as_typed(20.0) == "20"
