"""Every kind of poll on the page of staff: as a draft, open, and with its result."""

import json

import pytest

from session_core.domain.ballots import IN_WORDS, OWN_OPTIONS, Ballot, PollKind
from session_core.domain.people import Modality, Role
from session_core.domain.poll_settings import PollSettings
from session_core.domain.session import WorkshopSession
from session_core.use_cases.ballots import cast_ballot
from session_core.use_cases.house import House
from session_core.use_cases.poll_sayings import show_all_sayings
from session_core.use_cases.polls import close_poll, open_poll, write_poll
from session_core.use_cases.visit import Visit
from session_core.wording_of_polls import KINDS, METHODS, SMALL_GROUPS
from tests.houses import new_session, seat_in, sign_in_as
from tests.pages.opening import open_page, words

BALLOTS = {
    PollKind.SINGLE: Ballot.of("1"),
    PollKind.MULTIPLE: Ballot.of("1", "3"),
    PollKind.RATING: Ballot.of("4"),
    PollKind.RANKING: Ballot.of("3", "1", "2"),
    PollKind.NUMERIC: Ballot(number=7.5),
    PollKind.OPEN_TEXT: Ballot(words=("<b>More</b> *time* ثقة",)),
    PollKind.WORD_CLOUD: Ballot(words=("<i>trust</i>", "ثقة")),
    PollKind.QUICK_CHECK: Ballot.of("not sure"),
    PollKind.PACE: Ballot.of("slower"),
    PollKind.SHOW_OF_HANDS: Ballot.of("do not raise"),
    PollKind.ROUGH_CONSENSUS: Ballot(options=("object",), reason="It *comes* too soon"),
}


@pytest.fixture
def session(house: House) -> WorkshopSession:
    return new_session(house)


@pytest.fixture
def moderator(house: House, session: WorkshopSession) -> Visit:
    return sign_in_as(house, Role.ONLINE_MODERATOR, session.id)


def written(moderator: Visit, kind: PollKind) -> str:
    options = ["Power $x$", "*Permits*", "<b>People</b>"] if kind in OWN_OPTIONS else []
    return write_poll(moderator, "What first?", options, settings=PollSettings(kind))


@pytest.mark.parametrize("kind", PollKind, ids=lambda kind: str(kind.name))
def test_each_kind_from_draft_to_result(
    house: House, session: WorkshopSession, moderator: Visit, kind: PollKind
) -> None:
    poll = written(moderator, kind)
    app = open_page("polls.py", moderator)
    assert f"Poll 1 · {KINDS[kind]}" in words(app)
    open_poll(moderator, poll)
    for side in [*Modality] * 5:
        cast_ballot(seat_in(house, session.id, side), poll, BALLOTS[kind])
    assert "**10** ballots so far." in words(app.run())
    close_poll(moderator, poll)
    show_all_sayings(moderator, poll)
    app.run()
    assert not app.exception
    assert "10 voted." in words(app)
    assert METHODS[kind] in words(app)
    assert SMALL_GROUPS in words(app)
    drawn = [json.loads(each.proto.spec) for each in app.get("plotly_chart")]
    # One of all ballots, one in shades by group: of answers in words groups have but a turnout.
    assert len(drawn) == (kind is not PollKind.OPEN_TEXT) + (kind not in IN_WORDS)
    by_side = list(app.table)[-1].value
    assert list(by_side.iloc[0])[1:] == ["5", "5"]
    # In what Plotly reads no tag is anybody's.
    assert not [each for each in drawn if "<b>" in str(each) or "<i>" in str(each)]


def test_the_page_is_drawn_from_right_to_left_too(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    for kind in PollKind:
        poll = written(moderator, kind)
        open_poll(moderator, poll)
        for side in [*Modality] * 5:
            cast_ballot(seat_in(house, session.id, side), poll, BALLOTS[kind])
        close_poll(moderator, poll)
        show_all_sayings(moderator, poll)
    app = open_page("polls.py", moderator, lang="ar")
    shades = [each.proto.id for each in app.get("plotly_chart") if "groups-" in each.proto.id]
    assert len(shades) == len(set(PollKind) - IN_WORDS)
