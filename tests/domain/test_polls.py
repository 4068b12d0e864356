"""A poll is drafted, opened once, closed once; what a screen shows of it points at nobody."""

from dataclasses import replace

import pytest

from session_core.domain.people import Modality
from session_core.domain.poll_showing import as_shown
from session_core.domain.poll_tally import Tally
from session_core.domain.polls import (
    MOST_OPTIONS,
    QUESTION_LIMIT,
    Poll,
    PollState,
    check_open,
    close_poll,
    open_poll,
    write_poll,
)
from session_core.domain.refusals import (
    DuplicateOptions,
    EmptyText,
    PollNotDraft,
    PollNotOpen,
    Refusal,
    TextTooLong,
    TooFewOptions,
    TooManyOptions,
)
from session_core.wording import words_for
from tests.domain.floors import ONLINE, ONSITE, minute


def draft(options: tuple[str, ...] = ("Yes", "No")) -> Poll:
    return write_poll("id1", 1, "Is the floor even?", options)


def tally(onsite: dict[str, int], online: dict[str, int]) -> Tally:
    options = sorted(onsite.keys() | online.keys())
    return Tally(
        votes={option: onsite.get(option, 0) + online.get(option, 0) for option in options},
        votes_by_modality={ONSITE: onsite, ONLINE: online},
    )


def closed(counted: Tally) -> Poll:
    return close_poll(open_poll(draft(), minute(1)), counted, minute(2))


def test_options_are_numbered_and_empty_lines_passed_over() -> None:
    poll = draft(("  Yes ", "", "No\tway ", " "))
    assert [(option.id, option.text) for option in poll.options] == [("1", "Yes"), ("2", "No way")]
    assert poll.state is PollState.DRAFT


@pytest.mark.parametrize(
    ("question", "options", "refusal"),
    [
        ("  ", ("Yes", "No"), EmptyText),
        ("?" * (QUESTION_LIMIT + 1), ("Yes", "No"), TextTooLong),
        ("Even?", ("Yes", " "), TooFewOptions),
        ("Even?", tuple(map(str, range(MOST_OPTIONS + 1))), TooManyOptions),
        ("Even?", ("Yes", "No", "YES "), DuplicateOptions),
        ("Even?", ("Yes", "n" * 201), TextTooLong),
        ("\u3164", ("Yes", "No"), EmptyText),
        ("\u2800 \u2800", ("Yes", "No"), EmptyText),
        ("Even?", ("Yes", "\u3164"), TooFewOptions),
        ("Even?", ("Yes", "\u2800"), TooFewOptions),
        ("Even?", ("Caf\u00e9", "No", "cafe\u0301"), DuplicateOptions),
        ("Even?", ("A", "Ａ"), DuplicateOptions),
        ("Even?", ("A", "A\ufe0f"), DuplicateOptions),
    ],
)
def test_a_poll_that_cannot_be_asked_is_refused(
    question: str, options: tuple[str, ...], refusal: type[Refusal]
) -> None:
    with pytest.raises(refusal):
        write_poll("id1", 1, question, options)


def test_lines_that_show_nothing_are_passed_over() -> None:
    poll = draft(("Yes", "\u200b", "\ufeff", "No", "\u3164", "\u2800"))
    assert [option.text for option in poll.options] == ["Yes", "No"]


def test_what_is_too_long_is_named() -> None:
    with pytest.raises(TextTooLong) as option:
        draft(("Yes", "", "No", "n" * 500))
    assert words_for(option.value).startswith("Option 3 has 500 characters; the limit is 200.")
    with pytest.raises(TextTooLong) as question:
        write_poll("id1", 1, "?" * 501, ("Yes", "No"))
    assert words_for(question.value).startswith("The question has 501 characters;")


def test_a_poll_is_opened_once() -> None:
    poll = open_poll(draft(), minute(1))
    assert (poll.state, poll.opened_at) == (PollState.OPEN, minute(1))
    for opened in (poll, closed(Tally())):
        with pytest.raises(PollNotDraft):
            open_poll(opened, minute(3))


def test_a_poll_is_closed_once_and_keeps_its_count() -> None:
    poll = closed(tally({"1": 6}, {"2": 7}))
    assert (poll.state, poll.closed_at) == (PollState.CLOSED, minute(2))
    assert poll.tally is not None
    assert poll.tally.turnout == 13
    for not_open in (draft(), poll):
        with pytest.raises(PollNotOpen):
            close_poll(not_open, Tally(), minute(3))


def test_a_ballot_needs_an_open_poll() -> None:
    check_open(open_poll(draft(), minute(1)), minute(90))
    for not_open in (draft(), closed(Tally())):
        with pytest.raises(PollNotOpen):
            check_open(not_open, minute(2))


@pytest.mark.parametrize("state", list(PollState))
def test_no_count_is_shown_before_the_end(state: PollState) -> None:
    counted = replace(draft(), state=state, tally=tally({"1": 9}, {"1": 9}))
    assert (as_shown(counted).tally is not None) == (
        state in {PollState.CLOSED, PollState.ARCHIVED}
    )


def test_sides_are_shown_where_both_have_enough() -> None:
    shown = as_shown(closed(tally({"1": 5, "2": 20}, {"1": 5, "2": 4}))).tally
    assert shown is not None
    assert shown.votes == {"1": 10, "2": 24}
    assert shown.votes_by_modality == {Modality.ONSITE: {"1": 5}, Modality.ONLINE: {"1": 5}}


def test_the_only_one_online_stays_secret() -> None:
    shown = as_shown(closed(tally({"1": 30, "2": 30}, {"2": 1}))).tally
    assert shown is not None
    assert shown.votes_by_modality == {Modality.ONSITE: {}, Modality.ONLINE: {}}
