"""The door: what people find there, and what is asked of who joins."""

from dataclasses import dataclass

from session_core.domain.door import (
    Links,
    asked_with,
    checked_conduct,
    checked_link,
    links_of,
    links_to_show,
)
from session_core.domain.session import AtDoor, Room
from session_core.storage import sessions
from session_core.use_cases.visit import Work, shared_view, use_case


@dataclass(frozen=True)
class DoorSettings:
    """What staff set for the door."""

    links: Links
    conduct: str
    asked: tuple[AtDoor, ...]


@shared_view(Room.SESSION)
def see_links(work: Work) -> Links:
    """Where the call, its captions and its stream are: only for those who are here."""
    return links_to_show(work.session())


@shared_view(Room.SESSION)
def see_door_settings(work: Work) -> DoorSettings:
    """Links, code of conduct and what is asked, for staff."""
    session = work.session()
    return DoorSettings(links_of(session), session.conduct, session.asked_at_door)


@use_case
def set_links(
    work: Work,
    *,
    call: str | None = None,
    captions: str | None = None,
    stream: str | None = None,
) -> Links:
    """Change the links that are given, and return all; an empty one is taken away.

    All of them or none. Raises BadLink and TextTooLong.
    """
    before = links_of(work.session())
    after = Links(
        before.call if call is None else checked_link(call, "The link of the call"),
        before.captions if captions is None else checked_link(captions, "The link of the captions"),
        before.stream if stream is None else checked_link(stream, "The link of the stream"),
    )
    if after != before:
        sessions.keep_links(work.db, work.session_id, after)
        # Which there are, never where they lead: a call lets in whoever has its link.
        work.record(
            "set_links",
            Room.SESSION,
            call=bool(after.call),
            captions=bool(after.captions),
            stream=bool(after.stream),
        )
    return after


@use_case
def set_conduct(work: Work, text: str) -> str:
    """Keep the organiser's own code of conduct, beside ours, and return it. Raises TextTooLong."""
    after = checked_conduct(text)
    if after != work.session().conduct:
        sessions.keep_conduct(work.db, work.session_id, after)
        work.record("set_conduct", Room.SESSION, characters=len(after))
    return after


@use_case
def set_asked_at_door(work: Work, what: AtDoor, *, is_asked: bool = True) -> None:
    """Ask something of everybody who joins from now on, or let it stay unsaid."""
    before = work.session().asked_at_door
    after = asked_with(before, what, is_asked=is_asked)
    if after != before:
        sessions.keep_asked_at_door(work.db, work.session_id, after)
        work.record("set_asked_at_door", Room.SESSION, what=what, is_asked=is_asked)
