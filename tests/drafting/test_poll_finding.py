"""What a poll of each kind gives as a finding: one true sentence, or none."""

from dataclasses import replace

import pytest

from session_core.domain.ballots import Ballot, PollKind
from session_core.domain.polls import Poll
from session_core.drafting.grounding import unsupported_words
from session_core.drafting.poll_finding import poll_evidence, poll_finding
from tests.exports.polls_of_kinds import CALL, FOR_STAFF, OF_KINDS, ROOM, asked, cast

FINDINGS = {
    PollKind.SINGLE: "14 of 21 ballots chose “Power”",
    PollKind.MULTIPLE: "17 of 17 ballots chose “Permits”",
    PollKind.RATING: "14 ballots gave a mean rating of 3.0 of 5",
    PollKind.RANKING: (
        "“Power” came first in the ranking of 13 ballots, with 20 points by Borda’s count"
    ),
    PollKind.NUMERIC: "the median of 13 ballots was 12.5, and half lay from 3 to 12.5",
    PollKind.QUICK_CHECK: "6 of 11 ballots chose “Yes”",
    PollKind.PACE: "6 of 11 ballots chose “Slower, please”",
    PollKind.SHOW_OF_HANDS: "6 of 11 ballots chose “Raise my hand”",
    PollKind.ROUGH_CONSENSUS: (
        "22 of 31 ballots supported it or could live with it; objections: 6"
    ),
}


@pytest.mark.parametrize("poll", OF_KINDS, ids=lambda poll: poll.kind)
def test_each_kind_has_its_sentence_and_what_is_said_in_words_none(poll: Poll) -> None:
    found = FINDINGS.get(poll.kind)
    assert poll_finding(poll) == (found and f"In the poll “What of {poll.kind}?”, {found}.")


@pytest.mark.parametrize("poll", OF_KINDS, ids=lambda poll: poll.kind)
def test_every_word_and_number_of_it_stands_in_its_evidence(poll: Poll) -> None:
    assert unsupported_words(poll_finding(poll) or "", [poll_evidence(poll)]) == ()


def test_a_result_for_staff_only_is_neither_a_finding_nor_evidence() -> None:
    assert poll_finding(FOR_STAFF) is None
    assert poll_evidence(FOR_STAFF) == FOR_STAFF.question


def test_two_options_that_rank_alike_give_nothing() -> None:
    casts = cast((ROOM, 5, Ballot.of("1", "2", "3")), (CALL, 5, Ballot.of("2", "1", "3")))
    assert poll_finding(asked(PollKind.RANKING, casts)) is None


def test_a_poll_without_a_question_gives_nothing() -> None:
    assert poll_finding(replace(OF_KINDS[0], question=" ")) is None
