"""A moderator's screen is gone: the other is told, may take both sides, and hands back."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from session_core.domain.floor_refusals import NobodyGone
from session_core.domain.people import Modality, Role
from session_core.domain.session import Room, Stage, WorkshopSession
from session_core.domain.signals import SignalKind
from session_core.storage import records, sessions
from session_core.use_cases.asking import enter_for_someone
from session_core.use_cases.claims import claim_question
from session_core.use_cases.floor import see_floor
from session_core.use_cases.house import House
from session_core.use_cases.live import see_revisions
from session_core.use_cases.presence import (
    BothSides,
    Gone,
    PresenceView,
    hand_back_side,
    note_presence,
    see_presence,
    take_both_sides,
)
from session_core.use_cases.proofs import Proofs, Sitting
from session_core.use_cases.signals import see_signals
from session_core.use_cases.visit import Visit
from tests.houses import NOW, new_account, new_session, sign_in_as, visit_of

LONG_AGO = NOW - timedelta(days=1)
NOTHING = PresenceView()


def after(seconds: int) -> datetime:
    return NOW + timedelta(seconds=seconds)


def account_of(visit: Visit) -> str:
    with visit.house.database.reading() as db:
        here = Sitting(db).prove(Proofs(visit.session_id, visit.sign_in))
    assert here.account
    return here.account.id


@pytest.fixture
def mara(house: House, session: WorkshopSession) -> Visit:
    """The onsite moderator."""
    return visit_of(house, new_account(house, "mara"), session.id, [Role.ONSITE_MODERATOR])


@pytest.fixture
def ion(house: House, session: WorkshopSession) -> Visit:
    """The online moderator."""
    return visit_of(house, new_account(house, "ion"), session.id, [Role.ONLINE_MODERATOR])


def beat(house: House, at: datetime, *here: Visit, watched_since: datetime = LONG_AGO) -> None:
    """The server keeps who is here."""
    seen = {(visit.session_id or "", account_of(visit)): at for visit in here}
    note_presence(house, seen, at, watched_since)


def test_after_a_minute_the_other_is_told_since_when(house: House, mara: Visit, ion: Visit) -> None:
    beat(house, NOW, mara, ion)
    before = see_revisions(mara)
    beat(house, after(59), mara)
    assert see_presence(mara) == NOTHING
    assert see_revisions(mara) == before
    beat(house, after(60), mara)
    told = PresenceView(gone=(Gone(Role.ONLINE_MODERATOR, NOW),), may_take=True)
    assert see_presence(mara) == told
    assert see_revisions(mara)[Room.SIGNALS] == before[Room.SIGNALS] + 1
    beat(house, after(80), mara)
    assert see_presence(mara) == told
    assert see_revisions(mara)[Room.SIGNALS] == before[Room.SIGNALS] + 1


def test_only_moderators_are_told(
    house: House, session: WorkshopSession, mara: Visit, ion: Visit
) -> None:
    rapporteur = sign_in_as(house, Role.RAPPORTEUR, session.id)
    organiser = sign_in_as(house, Role.ORGANISER, session.id)
    beat(house, NOW, ion)
    beat(house, after(60), mara, rapporteur)
    assert see_presence(rapporteur) == NOTHING
    assert see_presence(organiser) == replace(see_presence(mara), may_take=False)


def test_a_single_moderator_and_other_staff_are_never_gone(
    house: House, session: WorkshopSession, mara: Visit
) -> None:
    others = [sign_in_as(house, role, session.id) for role in (Role.ORGANISER, Role.RAPPORTEUR)]
    beat(house, NOW, mara, *others)
    before = see_revisions(mara)
    beat(house, after(600))
    assert see_presence(mara) == see_presence(others[0]) == NOTHING
    assert see_revisions(mara) == before


def test_who_was_never_here_is_not_gone(house: House, mara: Visit, ion: Visit) -> None:
    beat(house, NOW, mara)
    beat(house, after(600), mara)
    assert see_presence(mara) == NOTHING
    assert ion


def test_a_screen_of_another_session_is_none_of_this(house: House, mara: Visit, ion: Visit) -> None:
    elsewhere = new_session(house)
    there = visit_of(house, new_account(house), elsewhere.id, [Role.ONLINE_MODERATOR])
    beat(house, NOW, mara, ion, there)
    beat(house, after(60), mara, there)
    assert len(see_presence(mara).gone) == 1
    assert see_presence(there) == NOTHING


def test_a_session_that_is_not_open_has_nobody_gone(
    house: House, session: WorkshopSession, mara: Visit, ion: Visit
) -> None:
    beat(house, NOW, mara, ion)
    with house.database.writing() as db:
        sessions.keep_stage(db, session.id, Stage.CLOSED)
    beat(house, after(60), mara)
    assert see_presence(mara) == NOTHING


def test_a_server_that_was_started_again_waits_before_it_tells(
    house: House, mara: Visit, ion: Visit
) -> None:
    beat(house, NOW, mara, ion)
    beat(house, after(300), watched_since=after(300))
    beat(house, after(320), mara, watched_since=after(300))
    assert see_presence(mara) == NOTHING
    beat(house, after(360), mara, watched_since=after(300))
    assert see_presence(mara).gone == (Gone(Role.ONLINE_MODERATOR, NOW),)


def test_both_sides_are_taken_and_handed_back(
    house: House, session: WorkshopSession, mara: Visit, ion: Visit
) -> None:
    rapporteur = sign_in_as(house, Role.RAPPORTEUR, session.id)
    beat(house, NOW, mara, ion)
    with pytest.raises(NobodyGone):
        take_both_sides(mara)
    beat(house, after(60), mara)
    take_both_sides(replace(mara, now=after(70)))
    take_both_sides(replace(mara, now=after(75)))
    both = BothSides("Mara", after(70), is_mine=True)
    assert see_presence(mara) == PresenceView(
        gone=(Gone(Role.ONLINE_MODERATOR, NOW),), both_sides=both, may_hand_back=True
    )
    assert see_presence(rapporteur) == PresenceView(both_sides=replace(both, is_mine=False))
    beat(house, after(80), mara, ion)
    assert see_presence(ion).both_sides == replace(both, is_mine=False)
    assert see_presence(ion).may_hand_back
    assert see_presence(mara).gone == ()
    hand_back_side(mara)
    hand_back_side(ion)
    assert see_presence(mara) == see_presence(rapporteur) == NOTHING
    with house.database.reading() as db:
        acts = records.activities(db, session.id, room=Room.SIGNALS)
    assert [(act.act, act.actor) for act in acts] == [
        ("note_gone", ""),
        ("take_both_sides", f"account:{account_of(mara)}"),
        ("note_back", ""),
        ("send_signal", ""),
        ("hand_back_side", f"account:{account_of(mara)}"),
    ]


def test_who_comes_back_is_announced_to_the_other_once(
    house: House, mara: Visit, ion: Visit
) -> None:
    beat(house, NOW, mara, ion)
    beat(house, after(60), mara)
    beat(house, after(61), mara, ion)
    beat(house, after(80), mara, ion)
    (told,) = see_signals(mara).incoming
    assert (told.kind, told.sender) == (SignalKind.IS_BACK, Role.ONLINE_MODERATOR)
    assert see_signals(ion).incoming == ()
    beat(house, after(200), mara)
    assert see_signals(mara).incoming == ()


def test_who_has_both_sides_and_goes_too_has_them_no_longer(
    house: House, mara: Visit, ion: Visit
) -> None:
    beat(house, NOW, mara, ion)
    beat(house, after(60), mara)
    take_both_sides(replace(mara, now=after(60)))
    beat(house, after(120), ion)
    assert see_presence(ion) == PresenceView(
        gone=(Gone(Role.ONSITE_MODERATOR, after(60)),), may_take=True
    )


def test_what_the_gone_one_was_reading_is_free_again(house: House, mara: Visit, ion: Visit) -> None:
    asked = enter_for_someone(mara, Modality.ONLINE, text="Who pays?")
    claim_question(ion, asked)
    beat(house, NOW, mara, ion)
    beat(house, after(60), mara)
    (place,) = see_floor(mara).places
    assert (place.intervention.claimed_by, place.intervention.claimed_at) == (None, None)


def test_an_account_without_a_role_any_more_is_passed_over(house: House, mara: Visit) -> None:
    note_presence(house, {(mara.session_id or "", "nobody"): NOW}, NOW, LONG_AGO)
    note_presence(house, {("nowhere", account_of(mara)): NOW}, NOW, LONG_AGO)
    assert see_presence(mara) == NOTHING
