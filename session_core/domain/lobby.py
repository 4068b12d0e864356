"""The lobby: one's sessions in the order in which they matter now, and which of them are meant."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from session_core.domain.people import Role
from session_core.domain.session import Stage, WorkshopSession


class When(StrEnum):
    """The three parts of the lobby, in their order."""

    OPEN = "open now"
    NEXT = "next to start"
    PAST = "past"


@dataclass(frozen=True)
class LobbySession:
    """A session of the visitor's, without its long texts; `series` is the title of its series."""

    session: WorkshopSession
    roles: tuple[Role, ...]
    series_id: str = ""
    series: str = ""

    @property
    def year(self) -> int:
        """The year of its programme, else that in which it starts."""
        return self.session.year or self.session.starts_at.year


@dataclass(frozen=True)
class LobbyFilter:
    """Which sessions are meant; what is empty leaves all in."""

    words: str = ""
    stage: Stage | None = None
    role: Role | None = None
    year: int | None = None
    series_id: str = ""
    archived: bool = False
    """Whether those in the archive are meant too."""


def fits(mine: LobbySession, wanted: LobbyFilter) -> bool:
    """Whether a session is meant: every word stands in its title, identity or room."""
    session = mine.session
    said = _comparable(f"{session.title} {session.identity} {session.room}")
    return (
        (wanted.archived or session.archived_at is None)
        and all(_says(said, word) for word in _comparable(wanted.words).split())
        and wanted.stage in (None, session.stage)
        and (wanted.role is None or wanted.role in mine.roles)
        and wanted.year in (None, mine.year)
        and wanted.series_id in ("", mine.series_id)
    )


def when(session: WorkshopSession, now: datetime) -> When:
    """The part of the lobby a session is in; one that was never opened is past after its end."""
    if session.stage is Stage.OPEN:
        return When.OPEN
    if session.stage is Stage.CLOSED or session.archived_at or session.ends_at <= now:
        return When.PAST
    return When.NEXT


def in_order(mine: Iterable[LobbySession], now: datetime) -> tuple[LobbySession, ...]:
    """Open now, then the next to start, then the past, the latest of it first."""
    parts: dict[When, list[LobbySession]] = {part: [] for part in When}
    for each in sorted(mine, key=_start):
        parts[when(each.session, now)].append(each)
    return (*parts[When.OPEN], *parts[When.NEXT], *reversed(parts[When.PAST]))


def _start(mine: LobbySession) -> tuple[datetime, str, str]:
    return mine.session.starts_at, mine.session.title, mine.session.id


def _says(said: str, word: str) -> bool:
    """A letter alone is a word, as in `Hall B`: it stands inside nearly every title."""
    is_letter = len(word) == 1 and word.isascii()
    return word in re.findall(r"\w+", said) if is_letter else word in said


def _comparable(text: str) -> str:
    """The text without capitals and accents: who looks for `Sao Paulo` means `São Paulo`."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))
