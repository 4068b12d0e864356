"""What polls came to, at the thin page: by kind, by group, in rounds, and to whom."""

from collections.abc import Sequence

import pytest

from session_core.domain.ballots import LIVE_WITH, NOT_HEARD, OBJECT, SUPPORT, Ballot, PollKind
from session_core.domain.people import Modality
from session_core.domain.poll_settings import Showing
from session_core.domain.session import WorkshopSession
from session_core.use_cases.ballots import cast_ballot, enter_hub_ballots
from session_core.use_cases.house import House
from session_core.use_cases.hubs import confirm_hub, see_hubs
from session_core.use_cases.poll_sayings import hide_saying, show_all_sayings, show_saying
from session_core.use_cases.polls import close_poll, open_poll, reopen_poll, see_polls, write_poll
from session_core.use_cases.visit import Visit
from tests.houses import seat_in
from tests.web.test_polls_at_the_door import poll_of
from tests.web.visitor import Visitor


def cast(house: House, session: WorkshopSession, poll: str, ballots: Sequence[Ballot]) -> None:
    """Cast these ballots, in the room and online in turns."""
    for n, ballot in enumerate(ballots):
        cast_ballot(seat_in(house, session.id, list(Modality)[n % 2]), poll, ballot)


def result(visitor: Visitor) -> str:
    """What is on screen of polls, as a person reads it."""
    visitor.open()
    part = visitor.answer.text.partition('data-part="polls"')[2].partition("</section>")[0]
    return visitor.plain(f"<p{part}")


def test_a_ranking_is_told_by_points(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    poll = poll_of(moderator, PollKind.RANKING)
    cast(house, session, poll, [Ballot.of("3", "1", "2")] * 4 + [Ballot.of("1", "3", "2")])
    close_poll(moderator, poll)
    told = result(Visitor(session).join())
    assert "Schools 9 points Roads 6 points Masts 0 points" in told


def test_a_rating_has_its_mean(house: House, session: WorkshopSession, moderator: Visit) -> None:
    poll = poll_of(moderator, PollKind.RATING)
    cast(house, session, poll, [Ballot.of(mark) for mark in "55542"])
    close_poll(moderator, poll)
    assert "On average 4.2 of 5. 1 0 0 % 2 1 20 %" in result(Visitor(session).join())


def test_numbers_have_their_middle_and_bars(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    poll = poll_of(moderator, PollKind.NUMERIC)
    cast(house, session, poll, [Ballot(number=number) for number in (1, 2, 2.5, 3, 9)])
    close_poll(moderator, poll)
    told = result(Visitor(session).join())
    assert "The middle is 2.5; half of all lie from 1.5 to 6." in told
    assert "2 to 4 3 60 %" in told


@pytest.mark.parametrize("kind", [PollKind.OPEN_TEXT, PollKind.WORD_CLOUD])
def test_words_are_shown_once_a_moderator_let_them_through(
    house: House, session: WorkshopSession, moderator: Visit, kind: PollKind
) -> None:
    poll = poll_of(moderator, kind)
    words = [("solar",), ("Solar",), ("repair",), ("<b>",), ("إصلاح",)]
    cast(house, session, poll, [Ballot(words=each) for each in words])
    close_poll(moderator, poll)
    visitor = Visitor(session).join()
    told = result(visitor)
    assert "Only what a moderator let through is shown." in told
    assert "repair" not in told
    for word in ("solar", "repair", "<b>", "إصلاح"):
        hide_saying(moderator, poll, word)
    told = result(visitor)  # as true once all was read and nothing let through
    assert "Only what a moderator let through is shown." in told
    assert "yet" not in told
    for word in ("Solar", "repair", "<b>", "إصلاح"):
        show_saying(moderator, poll, word)
    told = result(visitor)
    assert "olar 2" in told
    assert "<b> 1" in told
    assert "and one more" in told
    assert "إصلاح" in visitor.open_at("/polls")
    assert ('class="s4"><bdi>Solar' in visitor.answer.text) is (kind is PollKind.WORD_CLOUD)


def test_a_consensus_tells_agreement_and_objections(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    poll = poll_of(moderator, PollKind.ROUGH_CONSENSUS)
    dear = Ballot((OBJECT,), reason="It costs too much.")
    room = [Ballot.of(SUPPORT)] * 9 + [Ballot.of(LIVE_WITH), dear, Ballot.of(NOT_HEARD)]
    online = [Ballot.of(SUPPORT)] * 3 + [dear] * 8 + [Ballot.of(NOT_HEARD)]
    cast(house, session, poll, [each for both in zip(room, online, strict=True) for each in both])
    close_poll(moderator, poll)
    show_all_sayings(moderator, poll)
    visitor = Visitor(session).join()
    told = result(visitor)
    assert "Support it or can live with it: 54 %." in told
    assert "In the room and online: least agreement: online (few)." in told
    assert "The room and online are far apart." in told
    assert "Support 12 50 % Can live with it 1 4 % Object 9 38 % Not heard enough 2 8 %" in told
    assert "Objections It costs too much. 9" in told
    page = visitor.plain(visitor.open_at("/polls"))
    assert (
        "In the room and online in the room online Ballots 12 12 "
        "Agree: support or can live with it most few Object few about half Not heard enough few few"
    ) in page
    assert "Groups of fewer than five are told together" in page


def test_a_poll_shows_its_result_meanwhile_or_to_nobody_but_staff(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    live = poll_of(moderator, PollKind.SINGLE, showing=Showing.LIVE)
    cast(house, session, live, [Ballot.of("1")] * 5)
    visitor = Visitor(session).join()
    told = result(visitor)
    assert "Secret. Counts are shown from five ballots on." in told
    assert "So far 5 ballots. Roads 5 100 %" in told
    close_poll(moderator, live)
    secret = poll_of(moderator, PollKind.SINGLE, showing=Showing.STAFF)
    assert "Secret. Only the moderators see the counts." in result(visitor)
    cast(house, session, secret, [Ballot.of("2")] * 5)
    close_poll(moderator, secret)
    told = result(visitor)
    assert "Closed. The result is with the moderators." in told
    assert "Masts 5" not in told


def test_a_poll_opened_again_is_another_form_and_keeps_its_earlier_round(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    poll = poll_of(moderator, PollKind.SINGLE)
    cast(house, session, poll, [Ballot.of("1")] * 5)
    close_poll(moderator, poll)
    reopen_poll(moderator, poll)
    cast(house, session, poll, [Ballot.of("2")] * 6)
    close_poll(moderator, poll)
    told = result(Visitor(session).join())
    assert "Closed. 6 ballots." in told
    assert "Before, until 09:00 UTC: 5 ballots. Roads 5" in told


def test_an_earlier_round_stays_where_the_new_one_had_few_ballots(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    poll = poll_of(moderator, PollKind.SINGLE)
    cast(house, session, poll, [Ballot.of("1")] * 5)
    close_poll(moderator, poll)
    for ballots in (2, 5):
        reopen_poll(moderator, poll)
        cast(house, session, poll, [Ballot.of("2")] * ballots)
        close_poll(moderator, poll)
        told = result(Visitor(session).join())
        few = "so no counts are shown" in told
        assert few is (ballots == 2)
        assert "Before, until 09:00 UTC: 5 ballots. Roads 5" in told
        assert ("Before, until 09:00 UTC: fewer than five ballots." in told) is not few


def test_the_page_of_all_results_says_how_many_ballots_are_of_hubs(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    hub = seat_in(house, session.id, Modality.ONLINE, people=6)
    (found,) = see_hubs(moderator)
    confirm_hub(moderator, found.seat_id, 6)
    poll = poll_of(moderator, PollKind.SINGLE)
    enter_hub_ballots(moderator, poll, found.seat_id, [(Ballot.of("1"), 6)])
    close_poll(moderator, poll)
    page = Visitor(session).join()
    assert "entered for hubs" not in result(page)
    told = page.plain(page.open_at("/polls"))
    assert "Closed. 6 ballots. 6 ballots were entered for hubs." in told
    assert hub.seat_secret


def test_where_room_and_online_cannot_be_compared_the_page_of_all_results_says_so(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    poll = poll_of(moderator, PollKind.ROUGH_CONSENSUS)
    cast(house, session, poll, [Ballot.of(SUPPORT)] * 6)
    close_poll(moderator, poll)
    visitor = Visitor(session).join()
    untold = "How far apart the room and online are cannot be told: too few ballots for it."
    assert untold in visitor.plain(visitor.open_at("/polls"))
    assert untold not in result(visitor)


def test_where_all_groups_agree_alike_none_holds_back(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    poll = poll_of(moderator, PollKind.ROUGH_CONSENSUS)
    halves = [each for pair in [(SUPPORT,) * 2, (NOT_HEARD,) * 2] * 6 for each in pair]
    cast(house, session, poll, [Ballot.of(each) for each in halves])
    close_poll(moderator, poll)
    told = result(Visitor(session).join())
    assert "In the room and online: About half of every group agrees." in told
    assert "least agreement" not in told


def test_older_results_are_on_a_page_of_their_own(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    for n in range(9):
        poll = write_poll(moderator, f"Question {n}?", ["Yes", "No"])
        open_poll(moderator, poll)
        close_poll(moderator, poll)
    visitor = Visitor(session).join()
    told = result(visitor)
    assert told.count("Question") < len(see_polls(moderator).polls)
    assert "All results, also by group" in told
    page = visitor.open_at("/polls")
    assert all(f"Question {n}?" in page for n in range(9))
    assert Visitor(session).client.get(f"/j/{session.join_code}/polls").status_code == 403
