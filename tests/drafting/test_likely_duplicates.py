"""Likely duplicates: few that are wrong, in several scripts, and soon found."""

from itertools import combinations
from time import perf_counter

import pytest

from session_core.domain.questions import LikelyDuplicates
from session_core.drafting.likely_duplicates import MOST_TEXTS, likely_duplicates
from tests.drafting.question_pairs import DIFFERENT, SAME

MISSED = 1
"""One of the pairs that ask the same asks something else beside it, and is left alone."""

WORDS = """
    mast cable licence fund village school clinic tariff spectrum volunteer antenna grant island
    archive court helpline survey bandwidth solar council tower bridge radio handset battery
""".split()


def suggested(one: str, other: str) -> bool:
    return bool(likely_duplicates({"one": one, "other": other}))


def test_what_is_suggested_is_right_and_little_is_missed() -> None:
    found = [pair for pair in SAME if suggested(*pair)]
    wrong = [pair for pair in DIFFERENT if suggested(*pair)]
    assert wrong == []
    assert len(found) == len(SAME) - MISSED
    assert len(SAME) + len(DIFFERENT) >= 40


@pytest.mark.parametrize("script", ["زنم", "网农", "КтоКак"])
def test_the_same_is_found_in_other_scripts(script: str) -> None:
    pairs = [pair for pair in SAME if set(pair[0]) & set(script)]
    assert len(pairs) == 2
    assert all(suggested(*pair) for pair in pairs)


def test_the_order_of_two_texts_does_not_matter() -> None:
    for one, other in (*SAME, *DIFFERENT):
        assert suggested(one, other) == suggested(other, one)


@pytest.mark.parametrize("text", ["", " ", "?!", "🙂🙂", "is it?"])
def test_what_has_no_words_of_its_own_is_in_no_pair(text: str) -> None:
    assert not suggested(text, text)
    assert not suggested(text, "Who pays for the cable?")


def test_one_question_put_in_the_same_words_is_found_however_short() -> None:
    assert likely_duplicates({"a": "Who pays?", "b": "who pays"}) == (
        LikelyDuplicates("a", "b", 100),
    )


def test_of_three_alike_two_pairs_are_given() -> None:
    texts = {"a": "Who pays for the cable?", "b": "Who pays for cables?", "c": "Who pays the cable"}
    pairs = likely_duplicates(texts)
    assert len(pairs) == 2
    assert {each for pair in pairs for each in (pair.one, pair.other)} == {"a", "b", "c"}


def test_the_likeliest_comes_first() -> None:
    texts = {
        "a": "What is the plan for power at village schools?",
        "b": "What is the plan for power at village schools in winter?",
        "c": "Who decides on the budget of the fund?",
        "d": "Who decides on the fund's budget?",
    }
    assert [(pair.one, pair.other) for pair in likely_duplicates(texts)] == [("c", "d"), ("a", "b")]


def questions(count: int) -> dict[str, str]:
    """Different ones, three content words each."""
    return {
        str(number): f"Who looks after the {' and the '.join(chosen)}?"
        for number, chosen in zip(range(count), combinations(WORDS, 3), strict=False)
    }


@pytest.mark.parametrize(
    "texts",
    [
        questions(200),
        {str(number): f"Who pays for the cable number {number}?" for number in range(200)},
        {str(number): f"{' '.join(WORDS)} " * 5 + str(number) for number in range(200)},
        dict.fromkeys(map(str, range(200)), "Who pays for the cable?"),
    ],
    ids=["apart", "one pattern", "long", "the same"],
)
def test_two_hundred_are_compared_at_once(texts: dict[str, str]) -> None:
    likely_duplicates(texts)
    took = []
    for _ in range(3):
        began = perf_counter()
        likely_duplicates(texts)
        took.append(perf_counter() - began)
    assert min(took) < 0.2


def test_of_a_very_long_list_the_newest_are_compared() -> None:
    texts = {"old": "Who pays?", **questions(MOST_TEXTS - 1), "new": "Who pays?"}
    assert "old" not in {pair.one for pair in likely_duplicates(texts)}
    texts = {"old": "Who pays?", **questions(MOST_TEXTS - 2), "new": "Who pays?"}
    assert ("old", "new") in {(pair.one, pair.other) for pair in likely_duplicates(texts)}
