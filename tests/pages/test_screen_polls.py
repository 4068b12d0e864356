"""Polls on the room screen: how to vote, and what each kind came to, in few and big words."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from pages.parts.screen_polls import poll_label, poll_words, shown_poll
from session_core.domain.ballots import PollKind
from session_core.domain.poll_settings import PollSettings, Showing
from session_core.domain.poll_tally import Saying, SayingState, Tally
from session_core.domain.polls import Poll, PollState, write_poll
from tests.houses import NOW

SHOWN, HIDDEN = SayingState.SHOWN, SayingState.HIDDEN


def asked(kind: PollKind, *options: str, **settings: object) -> Poll:
    """An open poll of this kind."""
    by = PollSettings(kind, **settings)  # type: ignore[arg-type]
    poll = write_poll("1", 1, "Which <b>way</b>?", options, by)
    return replace(poll, state=PollState.OPEN, opened_at=NOW)


def closed(poll: Poll, tally: Tally | None) -> Poll:
    return replace(poll, state=PollState.CLOSED, closed_at=NOW, tally=tally)


def letters(number: int) -> list[str]:
    return [f"Option {letter}" for letter in "ABCDEFGHIJKL"[:number]]


def in_words(kind: PollKind, *said: Saying) -> str:
    return poll_words(closed(asked(kind), Tally(ballots=30, said=said)))


def test_the_question_and_the_options_are_no_html() -> None:
    shown = poll_words(asked(PollKind.SINGLE, "<i>One</i>", "Two"))
    assert '<p class="ef-question" dir="auto">Which &lt;b&gt;way&lt;/b&gt;?</p>' in shown
    assert '<li dir="auto"><span>&lt;i&gt;One&lt;/i&gt;</span></li>' in shown


def test_five_options_are_shown_and_the_others_are_on_the_phone() -> None:
    shown = poll_words(asked(PollKind.SINGLE, *letters(7)))
    assert shown.count("<li") == 5
    assert "Option F" not in shown
    assert "and 2 more on your phone" in shown
    assert "more on your phone" not in poll_words(asked(PollKind.SINGLE, *letters(5)))


def test_answers_that_a_kind_brings_along_stand_in_words() -> None:
    shown = poll_words(asked(PollKind.SHOW_OF_HANDS))
    assert '<li dir="auto"><span>Raise my hand</span></li>' in shown
    assert '<li dir="auto"><span>Do not raise</span></li>' in shown


@pytest.mark.parametrize(
    ("poll", "how"),
    [
        (asked(PollKind.NUMERIC, least=1, most=9), "Write a number from 1 to 9."),
        (asked(PollKind.RATING), "1 is the lowest, 5 the highest."),
        (asked(PollKind.WORD_CLOUD), "Write up to three words."),
        (asked(PollKind.OPEN_TEXT), "Write a few words."),
    ],
)
def test_what_has_no_options_says_how_it_is_answered(poll: Poll, how: str) -> None:
    shown = poll_words(poll)
    assert how in shown
    assert "<li" not in shown


def test_the_heading_says_what_to_do_and_then_of_how_many_ballots_this_is_the_result() -> None:
    assert ">Vote now<" in poll_label(asked(PollKind.SINGLE, *letters(2)))
    ranking = asked(PollKind.RANKING, *letters(3))
    assert "Vote now · Give every option a place; 1 is the best." in poll_label(ranking)
    assert ">Result · 6 ballots<" in poll_label(closed(ranking, Tally(ballots=6)))
    assert ">Result<" in poll_label(closed(ranking, None))


def test_the_open_poll_is_shown_that_was_opened_last_and_else_the_last_result() -> None:
    first, second = asked(PollKind.PACE), replace(asked(PollKind.PACE), id="2", number=2)
    draft = replace(first, id="3", number=3, state=PollState.DRAFT)
    done = closed(replace(first, id="4", number=4), None)
    assert shown_poll([draft]) is None
    assert shown_poll([draft, done]) is done
    assert shown_poll([first, second, draft, done]) is second
    away = replace(done, state=PollState.ARCHIVED)
    assert shown_poll([away]) is None


def test_few_ballots_and_results_for_staff_say_so() -> None:
    poll = asked(PollKind.PACE)
    assert "Fewer than five ballots were cast" in poll_words(closed(poll, None))
    for_staff = closed(asked(PollKind.PACE, showing=Showing.STAFF), None)
    assert "The result is for the moderators." in poll_words(for_staff)


def bars(poll: Poll, votes: Mapping[str, int], **more: object) -> str:
    return poll_words(closed(poll, Tally(votes, **more)))  # type: ignore[arg-type]


def test_what_most_chose_comes_first_as_long_as_options_are_one_s_own() -> None:
    shown = bars(asked(PollKind.SINGLE, *letters(3)), {"1": 1, "3": 9})
    assert shown.index("Option C</span> <b>9</b>") < shown.index("Option A</span> <b>1</b>")
    assert "Option B</span> <b>0</b>" in shown
    assert "inline-size:11%" in shown
    pace = bars(asked(PollKind.PACE), {"slower": 1, "faster": 9})
    assert pace.index("Slower, please</span> <b>1</b>") < pace.index(
        "Faster, please</span> <b>9</b>"
    )


def test_results_that_show_meanwhile_stand_where_the_options_were() -> None:
    poll = replace(asked(PollKind.PACE, showing=Showing.LIVE), tally=Tally({"right": 5}))
    assert "Right as it is</span> <b>5</b>" in poll_words(poll)
    assert ">Vote now · 5 ballots<" in poll_label(poll)


def test_a_ranking_is_in_the_order_of_its_points() -> None:
    poll = asked(PollKind.RANKING, *letters(3))
    shown = bars(poll, {"1": 5}, ballots=5, points={"1": 4, "2": 7, "3": 4})
    at = [shown.index(f"Option {each}") for each in "BAC"]
    assert at == sorted(at)
    assert "Option B</span> <b>7</b>" in shown
    assert "Borda" in shown


def test_a_rating_has_its_mean_and_its_marks_in_order() -> None:
    shown = bars(asked(PollKind.RATING), {"2": 2, "5": 4})
    assert "Mean 4.0" in shown
    assert shown.index("2</span> <b>2</b>") < shown.index("5</span> <b>4</b>")


def test_numbers_have_a_middle_and_columns() -> None:
    tally = Tally(ballots=6, numbers=(1.0, 2.0, 2.5, 3.0, 4.0, 40.0))
    shown = poll_words(closed(asked(PollKind.NUMERIC), tally))
    assert "Median 2.75" in shown
    assert "Half of all answers lie from 2 to 4." in shown
    assert '<span dir="ltr">0–5</span> <b>5</b>' in shown
    assert "ef-tall" in shown


def test_only_words_that_were_let_through_are_in_the_cloud_the_larger_the_more() -> None:
    shown = in_words(
        PollKind.WORD_CLOUD,
        Saying("hope", 9, SHOWN),
        Saying("rude", 8, HIDDEN),
        Saying("<水>", 5, SHOWN),
        Saying("waits", 4),
        Saying("أمل", 1, SHOWN),
    )
    assert '<bdi style="font-size:calc(var(--p) * 6.0)">hope</bdi>' in shown
    assert '<bdi style="font-size:calc(var(--p) * 4.2)">&lt;水&gt;</bdi>' in shown
    assert '<bdi style="font-size:calc(var(--p) * 2.4)">أمل</bdi>' in shown
    assert '<li dir="auto"><bdi>أمل</bdi> <b>1</b></li>' in shown
    assert '<p aria-hidden="true">' in shown, "the list says the same"
    assert "rude" not in shown
    assert "waits" not in shown


def test_a_cloud_shows_eight_words_and_no_word_wider_than_its_place() -> None:
    shown = in_words(PollKind.WORD_CLOUD, *(Saying(f"{n}" * 40, 9, SHOWN) for n in range(10)))
    assert shown.count("<li") == 8
    assert "* 1.5)" in shown
    assert "and 2 more on your phone" in shown


def test_answers_are_shown_as_many_as_fit() -> None:
    short = [Saying(f"Answer {n}", 10 - n, SHOWN) for n in range(10)]
    shown = in_words(PollKind.OPEN_TEXT, *short)
    assert shown.count("<li") == 8
    assert "and 2 more on your phone" in shown
    assert '<li dir="auto"><bdi>Answer 0</bdi> <b>10</b></li>' in shown
    assert '<li dir="auto"><bdi>one</bdi></li>' in in_words(
        PollKind.OPEN_TEXT, Saying("one", 1, SHOWN)
    )
    long = [Saying("word " * 100, 1, SHOWN), Saying("灯" * 38, 1, SHOWN), Saying("x", 1, SHOWN)]
    assert in_words(PollKind.OPEN_TEXT, *long).count("<li") == 3
    assert in_words(PollKind.OPEN_TEXT, *long[:1] * 3).count("<li") == 2


@pytest.mark.parametrize("kind", [PollKind.OPEN_TEXT, PollKind.WORD_CLOUD])
def test_before_a_moderator_has_read_them_no_answer_is_shown(kind: PollKind) -> None:
    shown = in_words(kind, Saying("secret", 5))
    assert "Moderators read the answers before they are shown." in shown
    assert "secret" not in shown
