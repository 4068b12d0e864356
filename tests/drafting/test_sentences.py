"""Where sentences end, in several scripts."""

import pytest

from session_core.drafting.script import full_stop_of, language_of
from session_core.drafting.sentences import sentences


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        (" \n\t\n", []),
        ("Fuel ran out. Dr. Ilo left.", ["Fuel ran out.", "Dr. Ilo left."]),
        (
            "- Fuel, e.g. diesel, ran out\n2) Links fell",
            ["Fuel, e.g. diesel, ran out", "Links fell"],
        ),
        ("Fuel   ran\tout.", ["Fuel ran out."]),
        ("Fuel ∯ ran out ☝. Links fell?? Twice.", ["Fuel ∯ ran out ☝.", "Links fell??", "Twice."]),
        ("平台应该公开。政府不应封锁！", ["平台应该公开。", "政府不应封锁！"]),
        ("Сеть упала. Топливо кончилось.", ["Сеть упала.", "Топливо кончилось."]),
        ("سقطت الشبكة. هل انتهى الوقود؟", ["سقطت الشبكة.", "هل انتهى الوقود؟"]),
    ],
)
def test_sentences(text: str, found: list[str]) -> None:
    assert sentences(text) == found


@pytest.mark.parametrize(
    ("text", "language", "stop"),
    [
        ("", "en", "."),
        ("Fuel ran out.", "en", "."),
        ("燃料が切れた", "ja", "。"),
        ("燃料耗尽", "zh", "。"),
        ("سقطت الشبكة", "ar", "."),
        ("شبکه پایین آمد چون", "fa", "."),
        ("ایندھن ختم ہو گیا ہے ٹ", "ur", "۔"),
        ("Сеть упала", "ru", "."),
        ("The word сеть means network", "en", "."),
    ],
)
def test_script(text: str, language: str, stop: str) -> None:
    assert (language_of(text), full_stop_of(text)) == (language, stop)
