"""The help desk at work: requests claimed, handed over, answered, closed; moderators told.

Each act may say which revision of the request was looked at. Who needs help asks by `own_help.py`;
what staff see of it is in `desk_views.py`.
"""

from collections.abc import Callable
from contextlib import suppress

from session_core.domain import desk_acts as decide
from session_core.domain.circles import HELP_DESK
from session_core.domain.codes import new_id
from session_core.domain.desk import HELP_LIMIT, HelpRequest
from session_core.domain.desk_acts import DeskMember
from session_core.domain.desk_refusals import HelpEnded, NotOfTheDesk
from session_core.domain.floor_refusals import NobodyToTell
from session_core.domain.people import Modality, Role
from session_core.domain.refusals import NotFound
from session_core.domain.session import Room
from session_core.domain.signals import SignalKind, SignalTo, checked_message, roles_to_tell
from session_core.domain.text import written
from session_core.storage import desk, roles
from session_core.use_cases.desk_views import DeskPerson as DeskPerson
from session_core.use_cases.desk_views import DeskView as DeskView
from session_core.use_cases.desk_views import HelpView as HelpView
from session_core.use_cases.desk_views import see_desk as see_desk
from session_core.use_cases.desk_views import see_help_counts as see_help_counts
from session_core.use_cases.own_help import MyHelp as MyHelp
from session_core.use_cases.own_help import MyLine as MyLine
from session_core.use_cases.own_help import ask_for_help as ask_for_help
from session_core.use_cases.own_help import has_help_news as has_help_news
from session_core.use_cases.own_help import read_my_help as read_my_help
from session_core.use_cases.own_help import see_my_help as see_my_help
from session_core.use_cases.own_help import settle_my_help as settle_my_help
from session_core.use_cases.own_help import withdraw_my_help as withdraw_my_help
from session_core.use_cases.own_help import write_to_desk as write_to_desk
from session_core.use_cases.signals import tell_staff
from session_core.use_cases.visit import Work, use_case
from session_core.wording_of_the_desk import HELP_KINDS, TOUCHES_ROOM

_KNOWN_AS = (Role.DESK, Role.ORGANISER)


@use_case
def claim_help(work: Work, request_id: str, expected: int | None = None) -> None:
    """Take a request up; from somebody else only with the revision at which that was seen.

    Raises HeldByAnother, HelpEnded, NotFound.
    """
    _change(
        work, "claim_help", request_id, lambda one, me: decide.claim(one, me, work.now, expected)
    )


@use_case
def release_help(work: Work, request_id: str) -> None:
    """Let go of a request: it waits again. Raises HeldByAnother, HelpNotHeld, HelpEnded."""
    _change(work, "release_help", request_id, decide.release)


@use_case
def hand_over_help(
    work: Work,
    request_id: str,
    to_side: Modality | None = None,
    to_account: str = "",
    expected: int | None = None,
) -> None:
    """Hand a request to somebody of the desk, or to the desk of one side; with neither, to any.

    Raises NotOfTheDesk, HeldByAnother, HelpEnded, NotFound.
    """
    if to_account:
        held = roles.roles_of(work.db, work.session_id, to_account)
        if held.isdisjoint(HELP_DESK):
            raise NotOfTheDesk

    def hand(one: HelpRequest, me: DeskMember) -> HelpRequest:
        if to_account:
            return decide.hand_to_account(one, me, to_account, work.now, expected)
        return decide.hand_to_side(one, me, to_side, expected)

    _change(work, "hand_over_help", request_id, hand)


@use_case
def answer_help(work: Work, request_id: str, text: str, key: str | None = None) -> None:
    """Write to whoever asked; who answers what nobody had has it. The same `key` twice is once.

    Raises HeldByAnother, HelpEnded, NotFound, EmptyText, TextTooLong.
    """
    one, own_key = _found(work, request_id), work.own_key(key) if key else None
    if own_key and desk.written_before(work.db, one.id, own_key):
        return
    said = written(text, limit=HELP_LIMIT, what="The answer")
    changed = decide.answer(one, new_id(), _me(work), said, work.now)
    desk.keep_request(work.db, changed)
    desk.add_line(work.db, one.id, changed.lines[-1], own_key)
    work.record("answer_help", Room.DESK, one.id)


@use_case
def close_help(work: Work, request_id: str, expected: int | None = None) -> None:
    """End a request. Raises HeldByAnother, HelpEnded, NotFound, and AskerWrote since `expected`."""
    _change(
        work, "close_help", request_id, lambda one, me: decide.close(one, me, work.now, expected)
    )


@use_case
def reopen_help(work: Work, request_id: str) -> None:
    """Let what was closed wait again. Raises HelpNotEnded, HelpEnded, NotFound."""
    _change(work, "reopen_help", request_id, lambda one, _: decide.reopen(one))


@use_case
def mark_preventive(work: Work, request_id: str, is_preventive: bool = True) -> None:
    """Say whether it was asked before anything went wrong, for the counts. Raises NotFound."""
    _change(
        work,
        "mark_preventive",
        request_id,
        lambda one, _: decide.mark(one, preventive=is_preventive),
    )


@use_case
def mark_touches_room(work: Work, request_id: str, touches: bool = True) -> None:
    """Let moderators see that there is this request, without its words; they are told so at once.

    Raises NotFound.
    """
    one = _found(work, request_id)
    _change(
        work, "mark_touches_room", request_id, lambda one, _: decide.mark(one, touches_room=touches)
    )
    if touches and not one.touches_room:
        said = TOUCHES_ROOM.format(kind=HELP_KINDS[one.kind].lower())
        # Where nobody moderates yet, the request still stands on the page of who comes later.
        with suppress(NobodyToTell):
            _tell(work, said)


@use_case
def tell_moderators(work: Work, request_id: str, text: str) -> None:
    """Signal the moderators what they have to know, in the desk's own words and no others.

    The request is marked as touching the room. Raises NobodyToTell, EmptyText, TextTooLong,
    HelpEnded where it was withdrawn, NotFound.
    """
    one = _found(work, request_id)
    if one.seat_id is None:
        raise HelpEnded(reason="withdrawn", number=one.number)
    _tell(work, checked_message(SignalKind.MESSAGE, text))
    desk.keep_request(work.db, decide.mark(one, touches_room=True))
    work.record("tell_moderators", Room.DESK, one.id)


def _tell(work: Work, said: str) -> None:
    """Signal the moderators, or the organiser where there are none. Raises NobodyToTell."""
    sender = work.signed_in().id
    staff = roles.roles_by_account(work.db, work.session_id)
    told = roles_to_tell(staff, sender, SignalTo.OTHER_MODERATOR)
    tell_staff(work, SignalKind.MESSAGE, told, sender, said)


def _change(
    work: Work,
    act: str,
    request_id: str,
    change: Callable[[HelpRequest, DeskMember], HelpRequest],
) -> None:
    """Load, decide, keep and record; what changes nothing is not recorded."""
    one = _found(work, request_id)
    changed = change(one, _me(work))
    if changed != one:
        desk.keep_request(work.db, changed)
        work.record(act, Room.DESK, one.id)


def _found(work: Work, request_id: str) -> HelpRequest:
    found = desk.request_with_id(work.db, work.session_id, request_id)
    if found is None:
        raise NotFound
    return found


def _me(work: Work) -> DeskMember:
    """Who acts, and as what the others of the desk are known."""
    staff = roles.roles_by_account(work.db, work.session_id)
    known = {
        account: str(next((role for role in _KNOWN_AS if role in held), Role.DESK))
        for account, held in staff.items()
    }
    return DeskMember(work.signed_in().id, known)
