"""What people find at the door: where the call, captions and stream are, and what is asked."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from session_core.domain.door_refusals import AskedAtDoor, BadLink
from session_core.domain.refusals import TextTooLong
from session_core.domain.session import AtDoor, Stage, WorkshopSession
from session_core.domain.text import written

LINK_LIMIT = 500
CONDUCT_LIMIT = 10_000
"""Characters, of a link and of the organiser's own code of conduct."""

_SCHEMES = {"http", "https"}
_HOST = re.compile(r"[\w-]+(\.[\w-]+)*\.?|[0-9a-f:.]+", re.IGNORECASE)
"""A name in any script, or the digits of an address, which `urlsplit` takes out of its brackets."""


@dataclass(frozen=True)
class Links:
    """Where the call, its captions and its stream are; each may be empty."""

    call: str = ""
    captions: str = ""
    stream: str = ""

    @property
    def any(self) -> bool:
        return bool(self.call or self.captions or self.stream)


def links_of(session: WorkshopSession) -> Links:
    """The session's links."""
    return Links(session.call_link, session.captions_link, session.stream_link)


def links_to_show(session: WorkshopSession) -> Links:
    """The links for those who are here; once the session is over only that of its recording."""
    call, captions, stream = (
        link if is_link(link) else ""
        for link in (session.call_link, session.captions_link, session.stream_link)
    )
    return Links(stream=stream) if session.stage is Stage.CLOSED else Links(call, captions, stream)


def without_links(session: WorkshopSession) -> WorkshopSession:
    """The session as those may see it who have no seat: a call's link lets in whoever has it."""
    return replace(session, call_link="", captions_link="", stream_link="")


def checked_link(typed: str, what: str) -> str:
    """The link without blanks around it; empty where none was typed.

    `what` names the field to the person. Raises TextTooLong, and BadLink for what is no whole
    `http` or `https` address, has blanks in it, or a name and password before its host.
    """
    link = written(typed, limit=LINK_LIMIT, may_be_empty=True, what=what)
    if not link:
        return ""
    # Joiners and other letters that nobody sees would make of one address another.
    if any(c.isspace() or not c.isprintable() for c in link):
        raise BadLink(reason="blank", what=what)
    if link.partition("://")[0].lower() not in _SCHEMES:
        raise BadLink(reason="beginning", what=what)
    try:
        parts = urlsplit(link)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        raise BadLink(reason="host", what=what) from None
    if "@" in parts.netloc:
        raise BadLink(reason="user", what=what)
    # Browsers read a backslash as a slash, so that the host would be another one than here.
    if "\\" in link or not _HOST.fullmatch(host):
        raise BadLink(reason="host", what=what)
    return link


def is_link(text: str) -> bool:
    """Whether a text is a link just as it would be kept; nothing else ever becomes one."""
    try:
        return bool(text) and checked_link(text, "") == text
    except (BadLink, TextTooLong):
        return False


def checked_conduct(typed: str) -> str:
    """The organiser's own code of conduct as it is kept. Raises TextTooLong."""
    return written(typed, limit=CONDUCT_LIMIT, may_be_empty=True, what="The code of conduct")


def asked_with(asked: Collection[AtDoor], what: AtDoor, *, is_asked: bool) -> tuple[AtDoor, ...]:
    """What is asked at the door once one thing more, or less, is; in the order of the form."""
    now = {*asked, what} if is_asked else {*asked} - {what}
    return tuple(each for each in AtDoor if each in now)


def check_said(asked: Collection[AtDoor], said: Mapping[AtDoor, object]) -> None:
    """Raise AskedAtDoor for the first thing that is asked and was left unsaid."""
    for each in AtDoor:
        if each in asked and not said.get(each):
            raise AskedAtDoor(reason=each)
