"""Whose screen is gone, of whom the others are told, and who is back."""

from datetime import timedelta

import pytest

from session_core.domain.people import Role
from session_core.domain.presence import Presence, back_again, moderators, newly_gone
from tests.houses import NOW

MINUTE = timedelta(minutes=1)
LONG_AGO = NOW - timedelta(days=1)
TWO = {
    "mara": frozenset({Role.ONSITE_MODERATOR}),
    "ion": frozenset({Role.ONLINE_MODERATOR}),
    "rosa": frozenset({Role.ORGANISER}),
}


def gone(*known: Presence, staff: dict[str, frozenset[Role]] = TWO) -> list[str]:
    found = newly_gone(known, staff, NOW, MINUTE, LONG_AGO)
    return [each.account_id for each in found]


def test_after_a_minute_and_not_before() -> None:
    at = NOW - MINUTE
    assert gone(Presence("ion", at + timedelta(microseconds=1))) == []
    assert gone(Presence("ion", at)) == ["ion"]
    assert gone(Presence("ion", at, is_gone=True)) == []


def test_only_moderators_count_and_only_where_there_are_two() -> None:
    assert moderators(TWO) == {"mara", "ion"}
    assert gone(Presence("rosa", LONG_AGO), Presence("stranger", LONG_AGO)) == []
    alone = {"mara": frozenset({Role.ONSITE_MODERATOR, Role.ONLINE_MODERATOR})}
    assert gone(Presence("mara", LONG_AGO), staff=alone) == []


def test_a_server_that_has_just_begun_to_watch_says_nothing() -> None:
    known = [Presence("ion", LONG_AGO)]
    since = NOW - MINUTE + timedelta(seconds=1)
    assert newly_gone(known, TWO, NOW, MINUTE, since) == []
    assert newly_gone(known, TWO, NOW + timedelta(seconds=1), MINUTE, since) == known


@pytest.mark.parametrize(("seconds", "is_back"), [(0, True), (59, True), (60, False)])
def test_who_is_seen_again_is_back(seconds: int, is_back: bool) -> None:
    known = Presence("ion", NOW - timedelta(seconds=seconds), is_gone=True)
    assert back_again([known], NOW, MINUTE) == ([known] if is_back else [])
    assert back_again([Presence("ion", NOW)], NOW, MINUTE) == []
