"""Requests for help and the conversation about each, as they are kept."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Row, delete, func, select, update

from session_core.domain.desk import (
    OPEN_STATES,
    HelpKind,
    HelpLine,
    HelpRequest,
    HelpState,
    HelpUrgency,
)
from session_core.domain.people import Modality
from session_core.storage.database import Db
from session_core.storage.people import regional_group, stakeholder_group
from session_core.storage.tables import help_line, help_request


def add_request(db: Db, new: HelpRequest, client_key: str | None) -> None:
    values = _values(new) | {"id": new.id, "session_id": new.session_id, "number": new.number}
    db.execute(help_request.insert().values(**values, client_key=client_key))


def keep_request(db: Db, one: HelpRequest) -> None:
    """Keep a request as it stands by now, all but its lines."""
    db.execute(update(help_request).where(help_request.c.id == one.id).values(**_values(one)))


def add_line(db: Db, request_id: str, new: HelpLine, client_key: str | None) -> None:
    db.execute(
        help_line.insert().values(
            id=new.id,
            request_id=request_id,
            by_desk=new.by_desk,
            text=new.text,
            written_at=new.written_at,
            revision=new.revision,
            written_by=new.written_by,
            client_key=client_key,
        )
    )


def forget_words(db: Db, request_id: str) -> None:
    """Delete all that was written about a request, and the key by which it would be known again."""
    same = help_request.c.id == request_id
    db.execute(update(help_request).where(same).values(text="", client_key=None))
    db.execute(delete(help_line).where(help_line.c.request_id == request_id))


def next_number(db: Db, session_id: str) -> int:
    last = select(func.max(help_request.c.number)).where(help_request.c.session_id == session_id)
    return (db.scalar(last) or 0) + 1


def asked_before(db: Db, session_id: str, client_key: str) -> str | None:
    """The request that was sent under this key, if there is one."""
    same = (help_request.c.session_id == session_id) & (help_request.c.client_key == client_key)
    found: str | None = db.scalar(select(help_request.c.id).where(same))
    return found


def written_before(db: Db, request_id: str, client_key: str) -> bool:
    """Whether a line was sent to a request under this key."""
    same = (help_line.c.request_id == request_id) & (help_line.c.client_key == client_key)
    return db.scalar(select(help_line.c.id).where(same)) is not None


def request_with_id(db: Db, session_id: str, request_id: str) -> HelpRequest | None:
    """The request with this id in this session, with its lines."""
    found = _requests(db, session_id, help_request.c.id == request_id)
    return found[0] if found else None


def requests_of(db: Db, session_id: str) -> list[HelpRequest]:
    """Every request of a session, with its lines, by number."""
    return _requests(db, session_id)


def requests_of_seat(db: Db, session_id: str, seat_id: str) -> list[HelpRequest]:
    """What a seat asked for, with its lines, by number."""
    return _requests(db, session_id, help_request.c.seat_id == seat_id)


def open_requests(db: Db, session_id: str) -> list[HelpRequest]:
    """What is open, without its lines, by number: enough to know the places in line."""
    is_open = help_request.c.state.in_(sorted(OPEN_STATES))
    return [_request(row, ()) for row in _rows(db, session_id, is_open)]


def open_count(db: Db, seat_id: str) -> int:
    """How many requests of a seat are open."""
    mine = (help_request.c.seat_id == seat_id) & help_request.c.state.in_(sorted(OPEN_STATES))
    return db.scalar(select(func.count()).select_from(help_request).where(mine)) or 0


def has_unread(db: Db, seat_id: str) -> bool:
    """Whether the desk wrote to a seat what it has not read."""
    query = (
        select(help_line.c.id)
        .join(help_request, help_line.c.request_id == help_request.c.id)
        .where(
            help_request.c.seat_id == seat_id,
            help_line.c.by_desk.is_(True),
            help_line.c.revision > help_request.c.read_to,
        )
        .limit(1)
    )
    return db.scalar(query) is not None


def standing_by_seat(db: Db, session_id: str) -> list[tuple[str, str, int]]:
    """Whose each request is, which, and how far: a row for each that is somebody's still."""
    query = select(help_request.c.seat_id, help_request.c.id, help_request.c.revision).where(
        help_request.c.session_id == session_id, help_request.c.seat_id.is_not(None)
    )
    rows = db.execute(query.order_by(help_request.c.number)).all()
    return [(row.seat_id, row.id, row.revision) for row in rows]


def unread_by_seat(db: Db, session_id: str) -> dict[str, int]:
    """The seats that have not read all that the desk wrote, each with a number that grows by it."""
    query = (
        select(help_request.c.seat_id, func.sum(help_line.c.revision).label("at"))
        .join(help_line, help_line.c.request_id == help_request.c.id)
        .where(
            help_request.c.session_id == session_id,
            help_request.c.seat_id.is_not(None),
            help_line.c.by_desk.is_(True),
            help_line.c.revision > help_request.c.read_to,
        )
        .group_by(help_request.c.seat_id)
    )
    return {row.seat_id: int(row.at) for row in db.execute(query)}


def _requests(db: Db, session_id: str, *which: Any) -> list[HelpRequest]:
    rows = _rows(db, session_id, *which)
    lines = _lines(db, session_id, *which) if rows else {}
    return [_request(row, lines.get(row.id, ())) for row in rows]


def _rows(db: Db, session_id: str, *which: Any) -> Sequence[Row[Any]]:
    query = select(help_request).where(help_request.c.session_id == session_id, *which)
    return db.execute(query.order_by(help_request.c.number)).all()


def _lines(db: Db, session_id: str, *which: Any) -> Mapping[str, Sequence[HelpLine]]:
    query = (
        select(help_line)
        .join(help_request, help_line.c.request_id == help_request.c.id)
        .where(help_request.c.session_id == session_id, *which)
        .order_by(help_line.c.revision)
    )
    lines = defaultdict[str, list[HelpLine]](list)
    for row in db.execute(query):
        line = HelpLine(row.id, row.by_desk, row.text, row.written_at, row.revision, row.written_by)
        lines[row.request_id].append(line)
    return lines


def _values(one: HelpRequest) -> dict[str, object]:
    """What may change of a request; which session it is of and its number never do."""
    return {
        "seat_id": one.seat_id,
        "kind": one.kind,
        "urgency": one.urgency,
        "text": one.text,
        "modality": one.modality,
        "stakeholder_group": one.stakeholder_group,
        "regional_group": one.regional_group,
        "language": one.language,
        "raised_at": one.raised_at,
        "state": one.state,
        "revision": one.revision,
        "claimed_by": one.claimed_by,
        "claimed_at": one.claimed_at,
        "for_side": one.for_side,
        "touches_room": one.touches_room,
        "preventive": one.preventive,
        "ended_by": one.ended_by,
        "ended_at": one.ended_at,
        "read_to": one.read_to,
    }


def _request(row: Row[Any], lines: Sequence[HelpLine]) -> HelpRequest:
    return HelpRequest(
        id=row.id,
        session_id=row.session_id,
        number=row.number,
        seat_id=row.seat_id,
        kind=HelpKind(row.kind),
        urgency=HelpUrgency(row.urgency),
        modality=Modality(row.modality),
        raised_at=row.raised_at,
        text=row.text,
        stakeholder_group=stakeholder_group(row.stakeholder_group),
        regional_group=regional_group(row.regional_group),
        language=row.language,
        state=HelpState(row.state),
        revision=row.revision,
        claimed_by=row.claimed_by,
        claimed_at=row.claimed_at,
        for_side=Modality(row.for_side) if row.for_side else None,
        touches_room=row.touches_room,
        preventive=row.preventive,
        ended_by=row.ended_by,
        ended_at=row.ended_at,
        read_to=row.read_to,
        lines=tuple(lines),
    )
