"""Signals go to those who are meant, never back to who sent them."""

from datetime import timedelta

import pytest

from session_core.domain.floor_refusals import NobodyToTell
from session_core.domain.people import Role
from session_core.domain.refusals import EmptyText, TextTooLong
from session_core.domain.signals import (
    MESSAGE_LIMIT,
    Signal,
    SignalKind,
    SignalTo,
    checked_message,
    is_for,
    is_open,
    roles_to_tell,
    together,
)
from tests.houses import NOW

ONSITE, ONLINE = Role.ONSITE_MODERATOR, Role.ONLINE_MODERATOR
STAFF = {
    "mara": frozenset({ONSITE}),
    "ion": frozenset({ONLINE, Role.RAPPORTEUR}),
    "rosa": frozenset({Role.ORGANISER}),
}


@pytest.mark.parametrize(
    ("sender", "to", "told"),
    [
        ("mara", SignalTo.OTHER_MODERATOR, (ONLINE,)),
        ("ion", SignalTo.OTHER_MODERATOR, (ONSITE,)),
        ("rosa", SignalTo.OTHER_MODERATOR, (ONSITE, ONLINE)),
        ("mara", SignalTo.RAPPORTEUR, (Role.RAPPORTEUR,)),
        ("mara", SignalTo.ALL_STAFF, (Role.ORGANISER, ONLINE, Role.RAPPORTEUR)),
    ],
)
def test_who_is_told(sender: str, to: SignalTo, told: tuple[Role, ...]) -> None:
    assert roles_to_tell(STAFF, sender, to) == told


def test_where_no_other_moderator_is_an_organiser_is_told() -> None:
    staff = {"mara": frozenset({ONSITE}), "rosa": frozenset({Role.ORGANISER})}
    assert roles_to_tell(staff, "mara", SignalTo.OTHER_MODERATOR) == (Role.ORGANISER,)


@pytest.mark.parametrize("to", SignalTo)
def test_who_is_alone_tells_nobody(to: SignalTo) -> None:
    staff = {"mara": frozenset({ONSITE, Role.ORGANISER, Role.RAPPORTEUR})}
    with pytest.raises(NobodyToTell) as refused:
        roles_to_tell(staff, "mara", to)
    assert refused.value.details == {"reason": to}


def test_a_message_has_words_and_few_of_them() -> None:
    assert checked_message(SignalKind.MESSAGE, " They hear\nan echo ") == "They hear an echo"
    assert checked_message(SignalKind.WRAP_UP, "") == ""
    assert len(checked_message(SignalKind.MESSAGE, "ü" * MESSAGE_LIMIT)) == MESSAGE_LIMIT
    with pytest.raises(EmptyText):
        checked_message(SignalKind.MESSAGE, " \u200b ")
    with pytest.raises(TextTooLong):
        checked_message(SignalKind.WRAP_UP, "x" * (MESSAGE_LIMIT + 1))


def test_what_was_sent_at_once_is_one_and_open_until_all_have_seen_it() -> None:
    later = NOW + timedelta(minutes=1)
    one = Signal("1", SignalKind.WRAP_UP, ONSITE, NOW, sent_by="rosa")
    two = Signal(
        "2", SignalKind.WRAP_UP, ONLINE, NOW, "", "rosa", acknowledged_by="ion", acknowledged_at=NOW
    )
    new = Signal("3", SignalKind.WRAP_UP, ONLINE, later, sent_by="rosa")
    assert together([one, two, new]) == [(new,), (one, two)]
    assert is_open([one, two])
    assert not is_open([two])


def test_it_is_for_a_role_and_never_for_who_sent_it() -> None:
    signal = Signal("1", SignalKind.WRAP_UP, ONSITE, NOW, sent_by="mara")
    assert is_for(signal, "other", frozenset({ONSITE}))
    assert not is_for(signal, "mara", frozenset({ONSITE}))
    assert not is_for(signal, "ion", frozenset({ONLINE}))
