"""Whether a sentence says more than its evidence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from session_core.drafting.english import CONNECTIVES, NEGATIONS
from session_core.drafting.grounding import unsupported_words

EVIDENCE = ["Operators can't publish 1,000 orders.", "Kivu’s regulator said 48 hours."]


@pytest.mark.parametrize(
    ("text", "unsupported"),
    [
        ("Operators cannot publish 1,000 orders.", ()),
        ("OPERATORS can not publish the orders", ()),
        ("The regulator of Kivu said 48 hours.", ()),
        ("Operators publish 2,000 orders.", ("2,000",)),
        ("Operators never publish orders.", ("never",)),
        ("The regulator did not say 48 hours.", ("did", "say")),
        ("Goma’s regulator said 48 hours.", ("Goma’s",)),
        ("Operators must publish orders.", ("must",)),
        ("Operators publishing all orders, all of them.", ("publishing", "all", "them")),
        ("平台应该", ("平台", "台应", "应该")),
        ("", ()),
    ],
)
def test_unsupported_words(text: str, unsupported: tuple[str, ...]) -> None:
    assert unsupported_words(text, EVIDENCE) == unsupported


def test_nothing_is_supported_by_nothing() -> None:
    assert unsupported_words("Operators of the networks", []) == ("Operators", "networks")


def test_connectives_carry_no_meaning() -> None:
    heavy = NEGATIONS | {"should", "must", "may", "can", "all", "some", "most", "only", "or"}
    assert not CONNECTIVES & heavy


@given(st.text())
def test_a_text_supports_itself(text: str) -> None:
    assert unsupported_words(text, [text]) == ()


@given(st.text(), st.text(), st.text())
def test_more_evidence_never_hurts(text: str, one: str, other: str) -> None:
    fewer = unsupported_words(text, [one])
    assert set(unsupported_words(text, [one, other])) <= set(fewer)
