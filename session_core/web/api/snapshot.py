"""What somebody with a seat may see at this moment, in one answer, and how far each room is."""

from collections.abc import Mapping

from fastapi import APIRouter
from pydantic import BaseModel, Field
from starlette.responses import Response

from session_core.domain.clock import current_item, next_item
from session_core.domain.naming import rule_in_force
from session_core.domain.people import Modality
from session_core.domain.session import Room
from session_core.language import language
from session_core.use_cases.agenda import see_agenda
from session_core.use_cases.breakouts import see_breakouts
from session_core.use_cases.door import see_links
from session_core.use_cases.floor import see_floor
from session_core.use_cases.live import see_revisions
from session_core.use_cases.notes import see_notes
from session_core.use_cases.polls import see_polls
from session_core.use_cases.read_back import see_read_back
from session_core.use_cases.seats import see_door
from session_core.use_cases.visit import Visit
from session_core.web.api.bearer import Anybody, Seated
from session_core.web.api.poll_models import PollSeen
from session_core.web.api.problems import may_answer
from session_core.web.api.question_models import PublicPlace, PublicQuestion
from session_core.web.api.session_models import (
    DoorSeen,
    FloorSeen,
    GroupSeen,
    Item,
    NoteSeen,
    ReadBackSeen,
    RuleNow,
)
from session_core.web.fragments import queue_word
from session_core.web.news import write_vector

routes = APIRouter(prefix="/sessions/{code}", tags=["session"])


class Revisions(BaseModel):
    """How far each public room is; `seen` is the same in one word, for the feed to go on from."""

    revisions: dict[Room, int]
    seen: str

    @classmethod
    def of(cls, at: Mapping[Room, int]) -> "Revisions":
        """The revisions of rooms."""
        return cls(revisions=dict(at), seen=write_vector(at))


class LinksSeen(BaseModel):
    """Where the call, its captions and its stream are; '' where there is none."""

    call: str
    captions: str
    stream: str


class Snapshot(Revisions):
    """The session as a participant sees it at one moment."""

    session: DoorSeen
    links: LinksSeen
    rule: RuleNow
    now: Item | None
    next: Item | None
    agenda: list[Item]
    floor: FloorSeen
    polls: list[PollSeen]
    groups: list[GroupSeen]
    notes: list[NoteSeen]
    read_back: ReadBackSeen | None = Field(description="Only while the draft is read back.")


@routes.get("", responses=may_answer(404))
async def show_door(here: Anybody) -> DoorSeen:
    """The door: which session this is, and what it takes to join. Needs no seat."""
    return await here.read(lambda visit: DoorSeen.of(see_door(visit)))


@routes.get("/revisions", responses=may_answer(401, 403, 404))
async def show_revisions(here: Seated) -> Revisions:
    """How far each room is: cheap to ask, and where the feed can go on from."""
    return await here.read(lambda visit: Revisions.of(see_revisions(visit)))


@routes.get("/snapshot", response_model=Snapshot, responses=may_answer(401, 403, 404))
async def show_snapshot(here: Seated) -> Response:
    """All that somebody with a seat may see now, the same for everybody; what is one's own is not
    in it."""
    told = await here.read(_snapshot_for_all)
    return Response(told, media_type="application/json")


def _snapshot_for_all(visit: Visit) -> bytes:
    """Written once for each revision and language, for everybody who asks."""
    at = see_revisions(visit)
    key = ("snapshot", visit.session_id, language(), tuple(sorted(at.items())))
    return visit.house.views.get(key, lambda: _snapshot(visit, at).model_dump_json().encode())


def _snapshot(visit: Visit, at: Mapping[Room, int]) -> Snapshot:
    door, agenda, links = see_door(visit), see_agenda(visit), see_links(visit)
    current, upcoming, read = current_item(agenda), next_item(agenda), see_read_back(visit)
    return Snapshot(
        **dict(Revisions.of(at)),
        session=DoorSeen.of(door),
        links=LinksSeen(call=links.call, captions=links.captions, stream=links.stream),
        rule=RuleNow.of(rule_in_force(door.session, agenda)),
        now=Item.of(current) if current else None,
        next=Item.of(upcoming) if upcoming else None,
        agenda=[Item.of(item) for item in agenda],
        floor=_floor(visit),
        polls=[PollSeen.of(poll) for poll in see_polls(visit).polls],
        groups=[GroupSeen.of(seen.group) for seen in see_breakouts(visit).groups],
        notes=[NoteSeen.of(note) for note in see_notes(visit)],
        read_back=ReadBackSeen.of(read) if read else None,
    )


def _floor(visit: Visit) -> FloorSeen:
    floor = see_floor(visit)
    heard, one, said = [each.modality for each in floor.heard], floor.speaking, floor.translations
    return FloorSeen(
        queue=queue_word(see_door(visit).session.stage, floor),
        speaking=PublicQuestion.of(one, None, said.get(one.id, ())) if one else None,
        places=[
            PublicPlace.of(place, said.get(place.intervention.id, ())) for place in floor.places
        ],
        heard={side: heard.count(side) for side in Modality},
    )
