"""The silence of those online, and when it becomes an alarm."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from session_core.domain.floor import Intervention, InterventionState
from session_core.domain.silence import Silence, silence_of
from tests.domain.floors import ONLINE, ONSITE, START, asks, heard, minute


def silence(
    *had: Intervention,
    waiting: Iterable[Intervention] = (),
    joined: int = 0,
    minutes: int = 10,
    opened_at: datetime | None = START,
) -> Silence:
    said = [one for one in had if one.state is InterventionState.HEARD]
    speaking = next((one for one in had if one.state is InterventionState.SPEAKING), None)
    return silence_of(speaking, said, waiting, opened_at=opened_at, joined=joined, minutes=minutes)


def test_the_silence_is_as_old_as_the_last_online_voice() -> None:
    found = silence(heard(1, ONLINE), heard(3, ONLINE), heard(5, ONSITE), joined=1)
    assert found == Silence(minute(4), minute(14), was_heard=True)


def test_before_anybody_online_was_heard_it_is_as_old_as_the_opening() -> None:
    assert silence(waiting=[asks(1, ONLINE)]) == Silence(minute(0), minute(10), waiting=1)


def test_while_somebody_online_speaks_there_is_none() -> None:
    speaks = replace(asks(2, ONLINE), state=InterventionState.SPEAKING, given_at=minute(2))
    assert silence(speaks, joined=9) == Silence(None, was_heard=True, speaks=True)


def test_while_the_floor_is_not_open_there_is_none() -> None:
    closed = silence(heard(1, ONLINE), waiting=[asks(2, ONLINE)], opened_at=None)
    assert closed == Silence(None, was_heard=True, waiting=1)


def test_the_alarm_needs_somebody_online_who_could_have_been_heard() -> None:
    assert silence(heard(1, ONSITE)).alarm_at is None
    assert silence(heard(1, ONSITE), joined=1).alarm_at == minute(10)
    # Nobody wronged them: the room was not heard either.
    assert silence(joined=1).alarm_at is None
    assert silence(heard(1, ONSITE), heard(2, ONLINE), joined=1).alarm_at is None
    assert silence(heard(2, ONLINE), waiting=[asks(3, ONLINE)]).alarm_at == minute(13)


def test_a_speaker_in_the_room_counts_from_the_moment_they_were_given_the_floor() -> None:
    speaks = replace(asks(2, ONSITE), state=InterventionState.SPEAKING, given_at=minute(2))
    assert silence(speaks, joined=1).alarm_at == minute(10)


def test_no_minutes_raise_no_alarm() -> None:
    assert silence(waiting=[asks(1, ONLINE)], minutes=0) == Silence(minute(0), waiting=1)


def test_a_hub_waits_with_all_its_people() -> None:
    assert silence(waiting=[replace(asks(1, ONLINE), people=12)]).waiting == 12
