"""A rough consensus on the pages of staff and of participants: agreement, groups, objections."""

from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from pages.parts.poll_consensus import across_words
from session_core.domain.ballots import LIVE_WITH, OBJECT, SUPPORT, PollKind
from session_core.domain.poll_groups import Across, Share
from session_core.domain.poll_results import Agreement
from session_core.domain.poll_settings import PollSettings
from session_core.domain.poll_tally import Saying, SayingState, Tally
from session_core.domain.polls import Poll, PollState, write_poll


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (Share.MOST, "Most of every group agree."),
        (Share.HALF, "About half of every group agrees."),
        (Share.FEW, "Few of any group agree."),
    ],
)
def test_where_all_groups_agree_alike_none_is_named_as_the_least(share: Share, words: str) -> None:
    told = Agreement(Across.MODALITY, {"onsite": share, "online": share})
    assert across_words(told) == f"**In the room and online**: {words}"


def without_sides() -> Poll:
    """A closed rough consensus that is not told by side."""
    said = (Saying("Too dear.", 2, SayingState.SHOWN),)
    tally = Tally({SUPPORT: 5, LIVE_WITH: 3, OBJECT: 2}, ballots=10, said=said)
    poll = write_poll("1", 1, "Go on?", [], PollSettings(PollKind.ROUGH_CONSENSUS))
    return replace(poll, state=PollState.CLOSED, tally=tally)


def _participant(poll: object) -> None:
    from pages.parts.participant_polls import _result

    _result(poll)  # type: ignore[arg-type]


def _staff(poll: object) -> None:
    from pages.parts.poll_result import result

    result(poll)  # type: ignore[arg-type]


@pytest.mark.parametrize("page", [_participant, _staff])
def test_agreement_objections_and_what_cannot_be_told_are_on_both_pages(page: object) -> None:
    app = AppTest.from_function(page, args=(without_sides(),)).run()  # type: ignore[arg-type]
    assert not app.exception
    shown = " ".join(each.value for each in app.markdown)
    assert "8 of 10 ballots support it or can live with it." in shown
    assert "Too dear" in shown
    assert "How far apart the room and online are cannot be told" in shown
