"""Polls of every kind at the thin page without script: a ballot in each, and what they come to."""

import re
from collections.abc import Sequence
from html import unescape

import pytest

from session_core.domain.ballots import LIVE_WITH, NOT_HEARD, OBJECT, SUPPORT, Ballot, PollKind
from session_core.domain.people import Modality
from session_core.domain.poll_settings import PollSettings, Showing
from session_core.domain.session import WorkshopSession
from session_core.use_cases.ballots import cast_ballot, see_my_ballots
from session_core.use_cases.house import House
from session_core.use_cases.poll_sayings import show_all_sayings
from session_core.use_cases.polls import close_poll, open_poll, reopen_poll, see_polls, write_poll
from session_core.use_cases.visit import Visit
from tests.houses import NOW, seat_in
from tests.web.visitor import Visitor

OPTIONS = ["Roads", "Masts", "Schools"]
POSTED = {
    PollKind.SINGLE: ({"option": "2"}, Ballot.of("2")),
    PollKind.MULTIPLE: ({"t3": "1", "t1": "1"}, Ballot.of("1", "3")),
    PollKind.RATING: ({"option": "4"}, Ballot.of("4")),
    PollKind.RANKING: ({"r1": "2", "r2": "3", "r3": "1"}, Ballot.of("3", "1", "2")),
    PollKind.NUMERIC: ({"number": "٢,٥"}, Ballot(number=2.5)),
    PollKind.OPEN_TEXT: ({"text": " Repair first "}, Ballot(words=("Repair first",))),
    PollKind.WORD_CLOUD: (
        {"w1": "solar", "w2": "", "w3": "repair"},
        Ballot(words=("solar", "repair")),
    ),
    PollKind.QUICK_CHECK: ({"option": "not sure"}, Ballot.of("not sure")),
    PollKind.PACE: ({"option": "slower"}, Ballot.of("slower")),
    PollKind.SHOW_OF_HANDS: ({"option": "do not raise"}, Ballot.of("do not raise")),
    PollKind.ROUGH_CONSENSUS: (
        {"option": "object", "reason": "Too dear"},
        Ballot((OBJECT,), reason="Too dear"),
    ),
}
NAMES = re.compile(r'<(?:input|select|textarea)[^>]* name="([^"]+)"')


def poll_of(moderator: Visit, kind: PollKind, **settings: object) -> str:
    """An open poll of this kind."""
    asked = PollSettings(kind, **settings)  # type: ignore[arg-type]
    poll = write_poll(moderator, "What comes first?", OPTIONS, settings=asked)
    open_poll(moderator, poll)
    return poll


def cast(house: House, session: WorkshopSession, poll: str, ballots: Sequence[Ballot]) -> None:
    """Cast these ballots, in the room and online in turns."""
    for n, ballot in enumerate(ballots):
        cast_ballot(seat_in(house, session.id, list(Modality)[n % 2]), poll, ballot)


def ballot_on(visitor: Visitor) -> str:
    """The form of the first ballot on screen."""
    found = re.search(r'<form[^>]+/vote".*?</form>', visitor.answer.text, re.DOTALL)
    assert found
    return unescape(found[0])


def mine(visitor: Visitor, moderator: Visit) -> dict[str, Ballot]:
    """What the visitor has cast."""
    secret = visitor.client.cookies["seat"]
    return see_my_ballots(
        Visit(moderator.house, moderator.now, moderator.session_id, seat_secret=secret)
    )


@pytest.mark.parametrize("kind", PollKind)
def test_every_kind_is_answered_without_script_and_shown_as_answered(
    session: WorkshopSession, moderator: Visit, kind: PollKind
) -> None:
    poll = poll_of(moderator, kind)
    visitor = Visitor(session).join()
    fields, ballot = POSTED[kind]
    assert fields.keys() <= set(NAMES.findall(ballot_on(visitor)))
    assert visitor.submit("vote", **fields).status_code == 303
    assert mine(visitor, moderator) == {poll: ballot}
    visitor.open()
    assert "Your ballot is in." in visitor.text()
    form = ballot_on(visitor)
    filled = len(re.findall(r" checked| selected|value=\"(?:2\.5|solar|repair)\"", form))
    in_words = [word for word in ("Repair first", "Too dear") if f"\n{word}</textarea>" in form]
    assert filled + len(in_words) == len(ballot.options) + len(ballot.words) + bool(
        ballot.number
    ) + bool(ballot.reason)


@pytest.mark.parametrize("kind", PollKind)
def test_every_field_has_a_label_and_an_id_of_its_own(
    session: WorkshopSession, moderator: Visit, kind: PollKind
) -> None:
    poll_of(moderator, kind)
    form = ballot_on(Visitor(session).join())
    fields = re.findall(r"<(?:input|select|textarea)[^>]+>", form)
    seen = [field for field in fields if 'type="hidden"' not in field]
    ids = [found for field in seen for found in re.findall(r'\bid="([^"]+)"', field)]
    assert len(ids) == len(seen) == len(set(ids)) > 0
    for each, field in zip(ids, seen, strict=True):
        assert f'for="{each}"' in form or re.search(rf"<label>[^/]*{re.escape(field)}", form)
    assert "What comes first?</l" in form


@pytest.mark.parametrize(
    ("kind", "fields", "sentence", "kept"),
    [
        (PollKind.NUMERIC, {"number": "<many>"}, "Write a number", 'value="&lt;many&gt;"'),
        (
            PollKind.RANKING,
            {"r1": "3", "r2": "3", "r3": "1"},
            "place of its own",
            "<option selected>3",
        ),
        (PollKind.WORD_CLOUD, {"w1": "", "w2": " ", "w3": ""}, "Choose or write", 'name="w3"'),
        (PollKind.OPEN_TEXT, {"text": "x" * 501}, "500", f"\n{'x' * 501}</textarea>"),
        (
            PollKind.ROUGH_CONSENSUS,
            {"option": "object", "reason": " "},
            "Say in a few words",
            "checked",
        ),
        (PollKind.ROUGH_CONSENSUS, {"reason": "Too dear"}, "Choose one", "\nToo dear</textarea>"),
        (PollKind.MULTIPLE, {"t1": "1", "t2": "1", "t3": "1"}, "Choose 2 at most", "checked"),
    ],
)
def test_a_refused_ballot_stays_in_its_fields_with_a_sentence_beside_it(
    session: WorkshopSession,
    moderator: Visit,
    kind: PollKind,
    fields: dict[str, str],
    sentence: str,
    kept: str,
) -> None:
    poll_of(moderator, PollKind.QUICK_CHECK)
    poll_of(moderator, kind, most_choices=2 if kind is PollKind.MULTIPLE else None)
    visitor = Visitor(session).join()
    answer = visitor.submit("vote", **fields)
    assert answer.status_code in (409, 422)
    found = re.search(r'<form[^>]+/vote".*?</form>', answer.text, re.DOTALL)
    assert found
    assert kept in found[0]
    said = re.findall(r'<p class="said no"[^>]*>([^<]+)</p>', answer.text)
    assert len(said) == 1
    assert sentence in unescape(said[0])
    assert unescape(said[0]) in ballot_on(visitor)
    assert mine(visitor, moderator) == {}


def test_a_countdown_says_when_the_poll_ends(session: WorkshopSession, moderator: Visit) -> None:
    poll_of(moderator, PollKind.SINGLE, seconds=90)
    visitor = Visitor(session).join()
    assert "Closes at 09:01:30 UTC" in visitor.text() or NOW.minute
    assert re.search(
        r'<time datetime="[^"]+Z">\d\d:\d\d:\d\d UTC</time> <b role="timer">', visitor.answer.text
    )
    assert re.search(r' data-now="\d{13}"', visitor.answer.text)


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
    assert "2 to 4 3 60 %" in told or "2 to 3" in told


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
    assert "Nothing is shown yet: a moderator reads it first." in told
    assert "repair" not in told
    show_all_sayings(moderator, poll)
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
    assert "In the room and online: least agreement in online (few)." in told
    assert "The room and online are far apart." in told
    assert "Support 12 50 % Can live with it 1 4 % Object 9 38 % Not heard enough 2 8 %" in told
    assert "Objections It costs too much. 9" in told
    page = visitor.plain(visitor.open_at("/polls"))
    assert "In the room and online Ballots Agree: support or can live with it" in page
    assert "in the room 12 most few few" in page
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
