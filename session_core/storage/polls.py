"""Polls as they are kept: what is asked, what they came to, and what of it is shown."""

from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, delete, func, select, update

from session_core.domain.ballots import PollKind
from session_core.domain.codes import hashed
from session_core.domain.people import Modality
from session_core.domain.poll_groups import Across, Breakdown, Group, Share
from session_core.domain.poll_settings import PLAIN, PollSettings, Showing
from session_core.domain.poll_tally import Saying, SayingState, Tally, saying_key
from session_core.domain.polls import Poll, PollOption, PollState, Round
from session_core.storage.database import Db
from session_core.storage.tables import poll, poll_saying

# Asked for each ballot: to write such a statement takes longer than to run it.
_POLL = select(poll).where(poll.c.id == bindparam("id"), poll.c.session_id == bindparam("session"))


def add_poll(db: Db, session_id: str, new: Poll) -> None:
    db.execute(
        poll.insert().values(id=new.id, session_id=session_id, number=new.number, **_columns(new))
    )


def next_number(db: Db, session_id: str) -> int:
    return (
        db.scalar(select(func.max(poll.c.number)).where(poll.c.session_id == session_id)) or 0
    ) + 1


def polls_of(db: Db, session_id: str) -> tuple[Poll, ...]:
    """All polls of a session by number, with what moderators let through of what was said."""
    query = select(poll).where(poll.c.session_id == session_id).order_by(poll.c.number)
    return tuple(_poll(db, row) for row in db.execute(query).all())


def poll_with_id(db: Db, session_id: str, poll_id: str) -> Poll | None:
    row = db.execute(_POLL, {"id": poll_id, "session": session_id}).first()
    return _poll(db, row) if row else None


def counting_down(db: Db) -> list[tuple[str, str, datetime]]:
    """Session, poll and end of every countdown that runs in this database."""
    query = select(poll).where(poll.c.state == PollState.OPEN)
    running = [(row.session_id, _poll(db, row)) for row in db.execute(query).all()]
    return [(session, each.id, each.ends_at) for session, each in running if each.ends_at]


def is_count_watched(db: Db, session_id: str) -> bool:
    """Whether a poll is open whose results everybody sees meanwhile."""
    query = select(poll.c.settings).where(
        poll.c.session_id == session_id, poll.c.state == PollState.OPEN
    )
    return any(_settings(kept).showing is Showing.LIVE for kept in db.scalars(query))


def keep_poll(db: Db, changed: Poll) -> None:
    db.execute(update(poll).where(poll.c.id == changed.id).values(_columns(changed)))


def keep_saying(db: Db, poll_id: str, text: str, state: SayingState) -> None:
    """Whether what was said is shown, in just this spelling; or is not, in any spelling."""
    exact, key = hashed(text), _hash(text)
    was, is_shown = poll_saying.c, state is SayingState.SHOWN
    same = (was.text_hash == key) & ~was.is_shown if is_shown else was.text_hash == key
    db.execute(delete(poll_saying).where(was.poll_id == poll_id, (was.text_hash == exact) | same))
    if state is not SayingState.WAITING:
        kept = {"text_hash": exact if is_shown else key, "is_shown": is_shown}
        db.execute(poll_saying.insert().values(poll_id=poll_id, **kept))


def with_states(db: Db, poll_id: str, tally: Tally) -> Tally:
    """A tally made just now, with what moderators let through of what was said."""
    return _stated(tally, _states(db, poll_id)) if tally.said else tally


def _columns(kept: Poll) -> dict[str, Any]:
    return {
        "question": kept.question,
        "options": [asdict(option) for option in kept.options],
        "state": kept.state,
        "opened_at": kept.opened_at,
        "closed_at": kept.closed_at,
        "tally": _tally_to_json(kept.tally),
        "settings": asdict(kept.settings),
        "position": kept.position,
        "rounds": [
            {
                "opened_at": each.opened_at.isoformat(),
                "closed_at": each.closed_at.isoformat(),
                "tally": _tally_to_json(each.tally),
            }
            for each in kept.rounds
        ],
    }


def _poll(db: Db, row: Row[Any]) -> Poll:
    said = (row.tally or {}).get("said") or row.rounds
    states = _states(db, row.id) if said else {}
    return Poll(
        id=row.id,
        number=row.number,
        question=row.question,
        options=tuple(PollOption(**option) for option in row.options),
        state=PollState(row.state),
        opened_at=row.opened_at,
        closed_at=row.closed_at,
        tally=_tally_from_json(row.tally, states),
        settings=_settings(row.settings),
        position=row.position,
        rounds=tuple(_round(each, states) for each in row.rounds),
    )


def _settings(kept: dict[str, Any]) -> PollSettings:
    if not kept:  # written before there were kinds
        return PLAIN
    named = {"kind": PollKind(kept["kind"]), "showing": Showing(kept["showing"])}
    settings: dict[str, Any] = {**kept, **named}
    return PollSettings(**settings)


def _round(kept: dict[str, Any], states: Mapping[str, SayingState]) -> Round:
    return Round(
        datetime.fromisoformat(kept["opened_at"]),
        datetime.fromisoformat(kept["closed_at"]),
        _tally_from_json(kept["tally"], states) or Tally(),
    )


def _states(db: Db, poll_id: str) -> dict[str, SayingState]:
    query = select(poll_saying).where(poll_saying.c.poll_id == poll_id)
    return {
        row.text_hash: SayingState.SHOWN if row.is_shown else SayingState.HIDDEN
        for row in db.execute(query)
    }


def _stated(tally: Tally, states: Mapping[str, SayingState]) -> Tally:
    return replace(tally, said=tuple(_said(each, states) for each in tally.said))


def _said(saying: Saying, states: Mapping[str, SayingState]) -> Saying:
    """With its state: what is shown keeps a spelling that was read, whatever most write since.

    The other spellings do not go on to any screen.
    """
    if states.get(_hash(saying.text)) is SayingState.HIDDEN:
        return Saying(saying.text, saying.ballots, SayingState.HIDDEN)
    for text in saying.spellings or (saying.text,):
        if states.get(hashed(text)) is SayingState.SHOWN:
            return Saying(text, saying.ballots, SayingState.SHOWN)
    return Saying(saying.text, saying.ballots)


def _hash(text: str) -> str:
    return hashed(saying_key(text))


def _tally_to_json(tally: Tally | None) -> dict[str, Any] | None:
    if tally is None:
        return None
    kept = asdict(tally)
    kept["said"] = [[said.text, said.ballots] for said in tally.said]
    return kept


def _tally_from_json(
    kept: dict[str, Any] | None, states: Mapping[str, SayingState]
) -> Tally | None:
    if kept is None:
        return None
    tally = Tally(
        votes=kept["votes"],
        votes_by_modality={
            Modality(side): votes for side, votes in kept["votes_by_modality"].items()
        },
        ballots=kept.get("ballots"),
        points=kept.get("points", {}),
        numbers=tuple(kept.get("numbers", ())),
        said=tuple(Saying(text, ballots) for text, ballots in kept.get("said", ())),
        breakdowns=tuple(_breakdown(each) for each in kept.get("breakdowns", ())),
        from_hubs=kept.get("from_hubs", 0),
    )
    return _stated(tally, states)


def _breakdown(kept: dict[str, Any]) -> Breakdown:
    return Breakdown(
        Across(kept["across"]),
        tuple(
            Group(
                each["name"],
                each["ballots"],
                {
                    column: cell if isinstance(cell, int) else Share(cell)
                    for column, cell in each["cells"].items()
                },
            )
            for each in kept["groups"]
        ),
    )
