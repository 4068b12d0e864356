"""A seat goes to another device, by a link that works once or by a receipt.

Nothing in the record says which seat went, and from which browser it was taken.
"""

from session_core.domain.codes import hashed, new_secret, secret_from
from session_core.domain.refusals import NotFound
from session_core.domain.seat_moves import (
    GOOD_FOR,
    SHORTEST_KEY,
    SeatedAlready,
    WrongSeatLink,
)
from session_core.domain.session import Room
from session_core.storage import seat_moves, seats
from session_core.use_cases.receipts import with_receipt
from session_core.use_cases.visit import Work, reading, use_case


@use_case
def offer_move(work: Work) -> str:
    """Make a link for the visitor's seat and return its token; one made before works no more."""
    seat, token = work.seated(), new_secret()
    expires_at = work.now + GOOD_FOR
    seat_moves.keep_move(work.db, work.session_id, seat.id, hashed(token), expires_at)
    work.record("offer_move", Room.PEOPLE, secret=True)
    return token


@reading
def check_seat_link(work: Work, token: str) -> None:
    """Look whether the link could take its seat here and now. Raises WrongSeatLink, SeatedAlready.

    It uses nothing up: browsers and messengers open links before anybody presses one.
    """
    _check_no_seat(work, _seat_of(work, token))


@use_case
def take_seat_by_link(work: Work, token: str, form_key: str | None = None) -> str:
    """Take the seat of a link and return its new secret; the one before opens nothing any more.

    The same `form_key` a second time gives the same secret. Raises WrongSeatLink, and SeatedAlready
    for who has a seat in this session.
    """
    secret = _new_secret(token, form_key)
    if not _is_taken(work, secret):
        _take(work, "take_seat_by_link", _seat_of(work, token), secret)
    return secret


@use_case
def take_seat_by_receipt(work: Work, receipt: str, form_key: str | None = None) -> str:
    """Take the seat from which a question was asked and return its new secret.

    The same `form_key` a second time gives the same secret. Raises NoReceipt, WrongReceipt,
    NotFound where nobody sits there any more, and SeatedAlready.
    """
    seat_id, secret = with_receipt(work, receipt).seat_id, _new_secret(receipt, form_key)
    if seat_id is None:
        raise NotFound
    if not _is_taken(work, secret):
        _take(work, "take_seat_by_receipt", seat_id, secret)
    return secret


def _new_secret(proof: str, form_key: str | None) -> str:
    """Of one form always the same: who pressed on a bad line and saw no answer presses again."""
    if form_key and len(form_key) >= SHORTEST_KEY:
        return secret_from(f"{proof} {form_key}")
    return new_secret()


def _is_taken(work: Work, secret: str) -> bool:
    """Whether this very form has taken its seat before."""
    return seats.seat_behind(work.db, work.session_id, hashed(secret)) is not None


def _seat_of(work: Work, token: str) -> str:
    seat_id = seat_moves.seat_to_move(work.db, work.session_id, hashed(token), work.now)
    if seat_id is None:
        raise WrongSeatLink
    return seat_id


def _check_no_seat(work: Work, seat_id: str) -> None:
    if work.seat:
        raise SeatedAlready(reason="this" if work.seat.id == seat_id else "another")


def _take(work: Work, act: str, seat_id: str, secret: str) -> None:
    _check_no_seat(work, seat_id)
    seat_moves.change_secret(work.db, seat_id, hashed(secret))
    # Also one that was made before a receipt took the seat.
    seat_moves.drop_moves(work.db, seat_id)
    # Who finds the file later must not find by which secret the seat was had before.
    work.destroys = True
    work.record(act, Room.PEOPLE, secret=True)
