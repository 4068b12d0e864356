"""Chat lines of the call, pasted by staff and taken into the queue as online interventions."""

import hmac
from collections.abc import Collection, Sequence
from dataclasses import replace

from session_core.domain import floor as decide
from session_core.domain.chat import ChatLog, ChatMessage
from session_core.domain.codes import new_id
from session_core.domain.floor import Intervention, InterventionKind, Source
from session_core.domain.names_in_text import NamesInText, names_in
from session_core.domain.naming import as_kept
from session_core.domain.people import Modality
from session_core.domain.refusals import EmptyText, SessionNotOpen, TextTooLong
from session_core.domain.session import Stage
from session_core.domain.text import LINE_LIMIT, QUESTION_LIMIT, one_line, written
from session_core.domain.written_in import written_in
from session_core.imports.chat_log import read_chat_log
from session_core.storage import floor
from session_core.use_cases.cookie_key import cookie_key
from session_core.use_cases.floor_now import floor_now
from session_core.use_cases.floor_record import asked_details, keep_floor
from session_core.use_cases.naming import asker_named, rule_now
from session_core.use_cases.visit import Work, reading, use_case

CHAT_LIMIT = 100_000
"""Characters; the chat of a lively hour has about a third of it."""


@reading
def read_chat(work: Work, pasted: str) -> ChatLog:
    """What was pasted as messages, in order; nothing is kept. Raises TextTooLong."""
    return read_chat_log(written(pasted, limit=CHAT_LIMIT, may_be_empty=True))


@use_case
def enter_chat_lines(
    work: Work, messages: Sequence[ChatMessage], names_meant: Collection[str] = ()
) -> tuple[str, ...]:
    """Enter messages as questions from online: proxy entries, the record says who pasted them.

    Returns the ids of those that are new. A message that was entered before, by whomever, is not
    asked again. All are entered or none. Raises EmptyText where there is none, QueueClosed,
    SessionNotOpen, TextTooLong with the `line` where the message begins, and NamesInText for who
    gives their own name in their line, where the rule in force keeps none, unless it is one of
    those meant.
    """
    if not messages:
        raise EmptyText
    if work.session().stage is not Stage.OPEN:
        raise SessionNotOpen
    rule, added, named = rule_now(work), list[str](), list[str]()
    for message in messages:
        key = _line_key(work, message)
        if floor.sent_before(work.db, work.session_id, key):
            continue
        new = replace(_asked(work, message), number=floor.next_number(work.db, work.session_id))
        kept = as_kept(new, rule)
        # Somebody else's name is left alone: a question may be put to a panellist.
        named += [
            one for one in names_in(kept.text, rule, (), [new.name]) if one not in names_meant
        ]
        asked = decide.request_floor(floor_now(work), kept)
        floor.add_intervention(work.db, work.session_id, kept, key)
        keep_floor(work, "enter_chat_line", asked, asked, kept.id, details=asked_details(kept))
        added.append(kept.id)
    if named:
        raise NamesInText(dict.fromkeys(named))
    return tuple(added)


def _asked(work: Work, message: ChatMessage) -> Intervention:
    intervention_id = new_id()
    name = one_line(message.name[:LINE_LIMIT], may_be_empty=True)
    text = _text(message)
    return Intervention(
        id=intervention_id,
        number=0,
        kind=InterventionKind.QUESTION,
        modality=Modality.ONLINE,
        asker=asker_named(work, name) if name else f"somebody:{intervention_id}",
        requested_at=work.now,
        text=text,
        written_in=written_in(text, ""),
        name=name,
        entered_by=work.signed_in().id,
        source=Source.CHAT,
    )


def _text(message: ChatMessage) -> str:
    try:
        return written(message.text, limit=QUESTION_LIMIT)
    except TextTooLong as refusal:
        line, told = message.lines[0], refusal.details
        raise TextTooLong(
            what=f"The message on line {line}",
            limit=told["limit"],
            length=told["length"],
            line=line,
        ) from refusal


def _line_key(work: Work, message: ChatMessage) -> str:
    """The same for one line, whoever pastes it; who wrote it cannot be found out by trying.

    Where names may not be kept, a plain hash of name and words would keep them.
    """
    line = "\n".join((work.session_id, message.said_at, message.name.casefold(), message.text))
    key = cookie_key(work.visit.house.settings).encode()
    return f"chat:{hmac.digest(key, line.encode(errors='surrogatepass'), 'sha256').hex()}"
