"""Polls of every kind at the thin page without script: a ballot in each, and what they come to."""

import re
from html import unescape

import pytest

from session_core.domain.ballots import OBJECT, Ballot, PollKind
from session_core.domain.poll_settings import PollSettings
from session_core.domain.session import WorkshopSession
from session_core.use_cases.ballots import see_my_ballots
from session_core.use_cases.polls import open_poll, write_poll
from session_core.use_cases.visit import Visit
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
    assert "Closes at 09:01:30 UTC" in visitor.text()
    assert re.search(
        r'<time datetime="[^"]+Z">\d\d:\d\d:\d\d UTC</time> <b role="timer">', visitor.answer.text
    )
    assert re.search(r' data-now="\d{13}"', visitor.answer.text)
