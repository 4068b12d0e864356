"""The sections that everybody sees alike, as HTML: in the first page and over the live feed.

What is personal (a ballot, one's own questions, the form token) is not in them, unless a page that
works without script asks for it with `Around`; such a text is never shared.
"""

import zlib
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

from session_core.domain.ballots import Ballot
from session_core.domain.clock import current_item, next_item, planned_end_at
from session_core.domain.naming import rule_in_force
from session_core.domain.people import Modality
from session_core.domain.session import Room, Stage
from session_core.language import language
from session_core.use_cases.agenda import see_agenda
from session_core.use_cases.breakouts import see_breakouts
from session_core.use_cases.door import see_links
from session_core.use_cases.floor import FloorView, see_floor
from session_core.use_cases.notes import see_notes
from session_core.use_cases.read_back import see_read_back
from session_core.use_cases.seats import see_door
from session_core.use_cases.support import MySupport
from session_core.use_cases.visit import Visit
from session_core.web.poll_sections import polls_shown
from session_core.web.rendering import clipped, render
from session_core.wording import KEPT_UNDER

T = TypeVar("T")

TEXT_LENGTH = 232
"""Columns; longer texts are cut in the sections. The page of all that was asked has them whole."""
MOST_PLACES, MOST_NOTES = 12, 20
MOST_GROUPS, GROUPS_WEIGHT, TOPIC_LENGTH = 12, 320, 100
MOST_WEIGHT, NOTES_WEIGHT = 880, 460
"""A list ends here too, in compressed bytes: the first view has to fit into one round trip
whatever people write, and in whichever script."""
_LEAST_SHARE, _SMALL_SHARE = 0.3, 0.5
_SHARES = {"en": 1.0, "fr": 0.6, "es": 0.65, "ar": 0.45, "zh": 0.45, "ru": _LEAST_SHARE}
"""How much of it is left beside what the page itself says: measured, for that weighs more in other
scripts than in that of the style and the script."""


@dataclass(frozen=True)
class Around:
    """What the page around a section adds: the way to the root, the form token, what is one's own.

    `page` is the session's address as seen from there; where it is empty it is looked up. `typed`
    and `refused` are a ballot that was not taken, and why.
    """

    root: str = "../"
    page: str = ""
    token: str = ""
    ballots: Mapping[str, Ballot] = field(default_factory=dict)
    typed: Mapping[str, str] = field(default_factory=dict)
    refused: str = ""
    support: MySupport = field(default_factory=MySupport)


FOR_EVERYBODY = Around()
_NO_TOKEN = 'name="token" value=""'  # noqa: S105 - where one goes


@dataclass(frozen=True)
class Part:
    """A section: the rooms it is made of, and how it is drawn for a page."""

    name: str
    rooms: tuple[Room, ...]
    draw: Callable[[Visit, Around], str]

    def render(self, visit: Visit) -> str:
        """Draw it for everybody, as the live feed sends it."""
        return self.draw(visit, FOR_EVERYBODY)


def now_section(visit: Visit, around: Around) -> str:
    """What is on now, what comes next, which naming rule holds, and the agenda."""
    session, agenda = see_door(visit).session, see_agenda(visit)
    current, rule = current_item(agenda), rule_in_force(session, agenda)
    return render(
        "parts/now.html",
        session=session,
        agenda=agenda,
        current=current,
        ends_at=current and planned_end_at(current),
        upcoming=next_item(agenda),
        rule=rule,
        kept=KEPT_UNDER[rule],
        links=see_links(visit),
    )


def floor_section(visit: Visit, around: Around) -> str:
    """Who has the floor, and who is next by which rule."""
    floor, stage = see_floor(visit), see_door(visit).session.stage
    heard = [each.modality for each in floor.heard]
    return render(
        "parts/floor.html",
        page=page_address(visit, around),
        floor=floor,
        places=beginning(floor.places, MOST_PLACES, lambda place: place.intervention.text),
        heard={side: heard.count(side) for side in Modality},
        queue=queue_word(stage, floor),
        can_support=stage is Stage.OPEN,
        around=around,
        length=text_length(),
    )


def polls_section(visit: Visit, around: Around) -> str:
    """Open polls to vote in, the newest first, and the counts of closed ones."""
    polls, has_more = polls_shown(visit, around.ballots, around.typed)
    return render(
        "parts/polls.html",
        page=page_address(visit, around),
        polls=polls,
        has_more=has_more,
        around=around,
    )


def notes_section(visit: Visit, around: Around) -> str:
    """The newest notes, newest first."""
    notes = see_notes(visit)
    return render(
        "parts/notes.html",
        page=page_address(visit, around),
        count=len(notes),
        notes=beginning(notes[::-1], MOST_NOTES, lambda note: note.text, NOTES_WEIGHT),
        length=text_length(),
    )


def groups_section(visit: Visit, around: Around) -> str:
    """The breakout groups: topics, and while they are at work where and until when."""
    seen = see_breakouts(visit)
    groups = [each.group for each in seen.groups]
    return render(
        "parts/groups.html",
        groups=beginning(groups, MOST_GROUPS, lambda g: f"{g.topic} {g.place}", GROUPS_WEIGHT),
        count=len(groups),
        ends_at=seen.ends_at,
        over=any(group.closed_at for group in groups),
        noted=Counter(note.group_number for note in see_notes(visit)),
        length=TOPIC_LENGTH,
    )


def read_back_section(visit: Visit, around: Around) -> str:
    """That the draft is being read back, and where; nothing otherwise."""
    page, read_back = page_address(visit, around), see_read_back(visit)
    return render("parts/read_back.html", page=page, read_back=read_back)


PARTS: Mapping[str, Part] = {
    part.name: part
    for part in (
        Part("now", (Room.SESSION, Room.AGENDA), now_section),
        Part("floor", (Room.SESSION, Room.AGENDA, Room.FLOOR), floor_section),
        Part("polls", (Room.POLLS,), polls_section),
        Part("groups", (Room.BREAKOUTS, Room.NOTES), groups_section),
        Part("read_back", (Room.SESSION, Room.READ_BACK), read_back_section),
        Part("notes", (Room.SESSION, Room.AGENDA, Room.NOTES), notes_section),
    )
}


def shared(name: str, visit: Visit, revisions: Mapping[Room, int]) -> str:
    """A section for everybody, drawn once for each revision of its rooms.

    `revisions` are looked up before: what is drawn then is never older than they say.
    """
    part, key = PARTS[name], _section_key(name, visit, revisions)
    # Drawn with a public eye, whoever comes first: staff must not leave more here for others.
    public = replace(visit, sign_in=None)
    return visit.house.views.get(key, lambda: part.render(public))


def drawn_before(name: str, visit: Visit, revisions: Mapping[Room, int]) -> str:
    """The section as everybody had it at these revisions, or '' where that is not known."""
    return visit.house.views.known(_section_key(name, visit, revisions)) or ""


def _section_key(name: str, visit: Visit, revisions: Mapping[Room, int]) -> Hashable:
    at = tuple(revisions.get(room, 0) for room in PARTS[name].rooms)
    return ("section", name, visit.session_id, language(), at)


def with_token(html: str, token: str) -> str:
    """A section for everybody with a visitor's form token in its forms."""
    return html.replace(_NO_TOKEN, f'name="token" value="{token}"')


def queue_word(stage: Stage, floor: FloorView) -> str:
    """Whether a question would be taken now, in one word for the page and its style."""
    if stage is Stage.OPEN:
        return "open" if floor.queue_open else "closed"
    return "early" if stage is Stage.PREPARING else "over"


def page_address(visit: Visit, around: Around) -> str:
    """The session's thin page, as seen from the page around."""
    return around.page or f"{around.root}j/{see_door(visit).session.join_code}"


def _share() -> float:
    return _SHARES.get(language(), _LEAST_SHARE)


def text_length() -> int:
    """Columns of a text in the sections: where what the page itself says weighs much, fewer."""
    return TEXT_LENGTH if _share() > _SMALL_SHARE else TEXT_LENGTH * 2 // 3


def beginning(
    items: Iterable[T], most: int, text_of: Callable[[T], str], weight: float = MOST_WEIGHT
) -> list[T]:
    """The first items: so many, or fewer where their texts are heavy; never none of some."""
    kept: list[T] = []
    weight *= _share()
    squeezed, size = zlib.compressobj(), 0
    for item in items:
        text = clipped(text_of(item), text_length()).encode()
        size += len(squeezed.compress(text)) + len(squeezed.flush(zlib.Z_SYNC_FLUSH))
        if kept and (len(kept) == most or size > weight):
            break
        kept.append(item)
    return kept
