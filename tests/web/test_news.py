"""What the live feed sends: little for a change of one item, and bytes that fit into every feed."""

import json
import random
import zlib
from collections.abc import Callable, Mapping

import pytest

from session_core.domain.notes import NoteKind
from session_core.domain.people import Modality, Role
from session_core.domain.polls import PollState
from session_core.domain.session import Room, WorkshopSession
from session_core.use_cases.agenda import end_agenda_item, see_agenda, start_agenda_item
from session_core.use_cases.asking import request_floor
from session_core.use_cases.floor import close_queue, give_floor_to_next, see_floor, yield_floor
from session_core.use_cases.house import House
from session_core.use_cases.live import revisions_of
from session_core.use_cases.notes import write_note
from session_core.use_cases.polls import close_poll, open_poll, see_polls, write_poll
from session_core.use_cases.support import support_question
from session_core.use_cases.visit import Visit
from session_core.web.news import (
    PACKED_BEGINNING,
    PING,
    Block,
    block,
    moved,
    read_vector,
    with_sections,
    without_known,
    write_vector,
)
from tests.houses import seat_in, sign_in_as
from tests.web.full_session import dense, full_session, sentence

MOST_BYTES = 2048
Revisions = Mapping[Room, int]
Text = Callable[[random.Random], str]


def usual(random_: random.Random) -> str:
    return sentence(random_, random_.randint(8, 40))


def heavy(random_: random.Random) -> str:
    return dense(random_, 200)


def unpacked(*blocks: Block) -> bytes:
    """What a browser reads that was sent these, one after another."""
    reader = zlib.decompressobj(31)
    return b"".join(
        reader.decompress(part) for part in (PACKED_BEGINNING, *(b.packed for b in blocks))
    )


def message(sent: Block) -> dict[str, dict[str, str]]:
    """The JSON of one event."""
    (data,) = (line for line in sent.plain.decode().splitlines() if line.startswith("data: "))
    read: dict[str, dict[str, str]] = json.loads(data.removeprefix("data: "))
    return read


class Listener:
    """Somebody whose page is as old as the last thing it was sent."""

    def __init__(self, house: House, session: WorkshopSession) -> None:
        self.house, self.session = house, session
        self.at = self.now()
        with_sections(house, session.id, {}, self.at)

    def now(self) -> Revisions:
        return revisions_of(self.house, self.session.id, frozenset(Room))

    def hear(self) -> Block:
        before, self.at = self.at, self.now()
        return with_sections(self.house, self.session.id, before, self.at)


def test_blocks_fit_together_in_any_order() -> None:
    one, other = block(b"data: one\n\n" * 9), block("data: zwölf\n\n".encode() * 9)
    assert unpacked(one, other, PING, one) == one.plain + other.plain + PING.plain + one.plain
    assert unpacked(other, one) == other.plain + one.plain


def test_texts_that_the_reader_has_are_left_out() -> None:
    before = '<ul><li><p data-w="aaaa">Long &amp; known</p></li></ul>'
    after = (
        '<ul><li><p data-w="bbbb">New</p></li><li><p data-w="aaaa">Long &amp; known</p></li></ul>'
    )
    said = '<ul><li><p data-w="bbbb">New</p></li><li><p data-w="aaaa"></p></li></ul>'
    assert without_known(after, before) == said
    assert without_known(after, "") == after


def test_who_comes_from_far_gets_the_texts_too(house: House) -> None:
    session = full_session(house)
    seat = seat_in(house, session.id, Modality.ONLINE)
    listener = Listener(house, session)
    long_text = next(
        p.intervention.text for p in see_floor(seat).places[1:9] if len(p.intervention.text) > 90
    )
    give_floor_to_next(sign_in_as(house, Role.ONSITE_MODERATOR, session.id))
    news = message(listener.hear())["parts"]["floor"]
    assert long_text[:60] not in news
    assert 'data-w="' in news
    whole = message(with_sections(house, session.id, {Room.FLOOR: 1}, listener.now()))
    assert long_text[:60] in whole["parts"]["floor"]


CHANGES: Mapping[str, Callable[[Visit, Visit, Text], object]] = {
    "a question": lambda seat, _, text: request_floor(seat, text(random.Random(7))[:1000]),
    "support": lambda seat, _, text: support_question(
        seat, see_floor(seat).places[3].intervention.number
    ),
    "the floor given": lambda _, moderator, text: give_floor_to_next(moderator),
    "the floor yielded": lambda _, moderator, text: yield_floor(moderator),
    "the queue closed": lambda _, moderator, text: close_queue(moderator),
    "a note": lambda _, moderator, text: write_note(
        moderator, text(random.Random(8)), NoteKind.POINT
    ),
    "a poll closed": lambda _, moderator, text: close_poll(moderator, open_one(moderator)),
    "a poll opened": lambda _, moderator, text: open_poll(
        moderator, write_poll(moderator, text(random.Random(9))[:150], ["Yes", "No", "Not sure"])
    ),
    "an agenda item begun": lambda _, moderator, text: begin_another(moderator),
}


def open_one(moderator: Visit) -> str:
    return next(poll.id for poll in see_polls(moderator).polls if poll.state is PollState.OPEN)


def begin_another(moderator: Visit) -> None:
    end_agenda_item(moderator)
    start_agenda_item(moderator, next(i.id for i in see_agenda(moderator) if not i.started_at))


@pytest.mark.parametrize("text", [usual, heavy], ids=["as people write", "in a dense script"])
@pytest.mark.parametrize("change", CHANGES)
def test_a_change_of_one_item_is_small(house: House, change: str, text: Text) -> None:
    session = full_session(house, text)
    seat = seat_in(house, session.id, Modality.ONLINE)
    moderator = sign_in_as(house, Role.ONSITE_MODERATOR, session.id)
    listener = Listener(house, session)
    CHANGES[change](seat, moderator, text)
    sent = listener.hear()
    assert message(sent)["parts"]
    assert len(sent.packed) <= MOST_BYTES


def test_only_what_moved_is_news() -> None:
    at = {Room.FLOOR: 4, Room.NOTES: 2, Room.POLLS: 0}
    assert moved({Room.FLOOR: 3, Room.NOTES: 2}, at) == {Room.FLOOR: 4}
    assert moved({Room.FLOOR: 9}, at) == {Room.NOTES: 2}
    assert read_vector(write_vector(at)) == {Room.FLOOR: 4, Room.NOTES: 2}


@pytest.mark.parametrize(
    "word", ["floor.٣", "floor.-1", "nowhere.3", "floor.9999999999", "", "…" * 900]
)
def test_what_is_no_revision_is_passed_over(word: str) -> None:
    assert read_vector(word) == {}
