"""Sentences are whole: abbreviations, initials, line ends, links and what only breathes."""

import pytest

from session_core.drafting.plain_text import draft_text
from session_core.drafting.sentences import sentences
from session_core.drafting.words import is_negated
from tests.drafting.plain import found


@pytest.mark.parametrize(
    "whole",
    [
        "In total approx. 3.5 mio. people in the U.S. lack access.",
        "Rule No. 5 covers fees vs. fares, cf. the report, and ca. 40 villages use it.",
        "Villages lack fuel, boats, etc. and pay more, i.e. twice as much.",
        "Fuel prices in Fig. 3 show the gap, incl. taxes, esp. on islands.",
        "The U.S. Congress passed the act.",
    ],
)
def test_an_abbreviation_ends_no_sentence(whole: str) -> None:
    assert sentences(whole) == [whole]
    assert sentences(f"Networks fail. {whole}") == ["Networks fail.", whole]
    assert found(whole) == [whole]


def test_initials_can_end_one() -> None:
    text = "Networks closed in the U.K. Batteries fail in every village storm."
    parts = ["Networks closed in the U.K.", "Batteries fail in every village storm."]
    assert sentences(text) == parts
    assert found(text) == parts


@pytest.mark.parametrize(
    ("text", "written"),
    [
        (
            "Networks fail without power there-\nfore villages store fuel in tanks.",
            "Networks fail without power therefore villages store fuel in tanks.",
        ),
        (
            "Villages wait for a long-\r\nterm plan for storing fuel in tanks.",
            "Villages wait for a long-term plan for storing fuel in tanks.",
        ),
        (
            "Outages in villages begin with power, see https://example.org/x.",
            "Outages in villages begin with power.",
        ),
        (
            "Outages in villages begin with power (see www.example.org/x) and last a day.",
            "Outages in villages begin with power and last a day.",
        ),
        (
            "AB: I think that, you know, shutdowns harm small shops in the harbour.",
            "Shutdowns harm small shops in the harbour.",
        ),
        (
            "Also the survey showed that villages lack fuel in winter.",
            "The survey showed that villages lack fuel in winter.",
        ),
        (
            "I'd propose that operators share fuel lists with villages.",
            "A participant said: “I'd propose that operators share fuel lists with villages”.",
        ),
    ],
)
def test_a_sentence_reads_on(text: str, written: str) -> None:
    assert found(text) == [written]


@pytest.mark.parametrize(
    "dangling",
    ["Bo: They need at least 12 weeks of repairs.", "The latter should be funded by donors."],
)
def test_what_points_back_stands_nowhere(dangling: str) -> None:
    assert draft_text(f"[00:02:02] {dangling}", takeaways=9, calls=9) == ()


def test_a_contrast_is_no_denial() -> None:
    power = "networks fail for lack of power"
    assert not is_negated(f"{power}, not for lack of cables")
    assert is_negated(f"{power}, but do not fail for lack of cables")
    text = f"I believe that {power}, not for lack of cables.\n\nI believe that {power} and staff.\n"
    assert len(found(text)) == 1
