"""Read-back: the adopted sentences, to everybody with a seat, and nothing of the draft before."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from session_core.domain.codes import new_id
from session_core.domain.people import Role
from session_core.domain.refusals import NotAllowed, SessionArchived
from session_core.domain.session import Room, WorkshopSession
from session_core.domain.takeaways import Evidence, EvidenceKind, Takeaway, TakeawayKind
from session_core.domain.takeaways import TakeawayState as State
from session_core.storage import takeaways
from session_core.use_cases.archive import archive_session
from session_core.use_cases.house import House
from session_core.use_cases.live import see_revisions
from session_core.use_cases.notes import write_note
from session_core.use_cases.read_back import (
    ReadSentence,
    end_read_back,
    see_read_back,
    start_read_back,
)
from session_core.use_cases.report import (
    adopt_takeaway,
    draft_report,
    reword_takeaway,
    set_takeaway_aside,
    start_session_report,
)
from session_core.use_cases.seats import see_door
from session_core.use_cases.sessions import close_session
from session_core.use_cases.visit import Visit
from tests.houses import NOW, sign_in_as, stranger


def sentence(kind: TakeawayKind, text: str, state: State, position: int, to: str = "") -> Takeaway:
    rests_on = (Evidence(EvidenceKind.NOTE, "note"),)
    return Takeaway(new_id(), kind, text, rests_on, state, position, to, text, to)


@pytest.fixture
def rapporteur(house: House, session: WorkshopSession) -> Visit:
    return sign_in_as(house, Role.RAPPORTEUR, session.id)


@pytest.fixture
def kept(house: House, session: WorkshopSession) -> dict[str, str]:
    """Sentences of both kinds and all states; ids by text."""
    finding, call = TakeawayKind.KEY_TAKEAWAY, TakeawayKind.CALL_TO_ACTION
    made = [
        sentence(finding, "Fuel decides.", State.ADOPTED, 1),
        sentence(finding, "Masts rust.", State.PROPOSED, 2),
        sentence(call, "Publish a permit.", State.ADOPTED, 3, "Governments"),
        sentence(call, "Pay more.", State.SET_ASIDE, 4, "Donors"),
    ]
    with house.database.writing() as db:
        takeaways.add_takeaways(db, session.id, made)
    return {each.text: each.id for each in made}


def test_nothing_is_read_back_until_somebody_starts_it(
    rapporteur: Visit, online: Visit, kept: dict[str, str]
) -> None:
    assert see_read_back(online) is None
    assert see_read_back(rapporteur) is None


def test_what_is_adopted_is_read_back_and_nothing_else(
    rapporteur: Visit, online: Visit, kept: dict[str, str]
) -> None:
    start_read_back(rapporteur)
    seen = see_read_back(online)
    assert seen is not None
    assert seen.since == NOW
    assert seen.takeaways == (ReadSentence("Fuel decides."),)
    assert seen.calls == (ReadSentence("Publish a permit.", "Governments"),)
    assert see_door(online).session.read_back_at == NOW
    end_read_back(rapporteur)
    assert see_read_back(online) is None
    assert see_door(online).session.read_back_at is None


def test_who_has_no_seat_reads_nothing(house: House, rapporteur: Visit) -> None:
    start_read_back(rapporteur)
    with pytest.raises(NotAllowed):
        see_read_back(stranger(house, rapporteur.session_id))


def moved(visit: Visit, before: dict[Room, int]) -> set[Room]:
    return {room for room, n in see_revisions(visit).items() if n != before[room]}


def test_a_draft_that_is_not_read_back_does_not_even_move(
    rapporteur: Visit, online: Visit, kept: dict[str, str]
) -> None:
    write_note(rapporteur, "Participants agreed that island networks fail in storms.")
    before = see_revisions(online)
    adopt_takeaway(rapporteur, kept["Masts rust."])
    reword_takeaway(rapporteur, kept["Fuel decides."], "Diesel decides.")
    set_takeaway_aside(rapporteur, kept["Masts rust."])
    draft_report(rapporteur)
    start_session_report(rapporteur)
    assert moved(online, before) == set()
    assert Room.REPORT not in before


def test_while_it_is_read_back_a_change_of_it_reaches_everybody(
    rapporteur: Visit, online: Visit, kept: dict[str, str]
) -> None:
    start_read_back(rapporteur)
    changes: tuple[Callable[[], None], ...] = (
        lambda: reword_takeaway(rapporteur, kept["Fuel decides."], "Diesel decides."),
        lambda: reword_takeaway(
            rapporteur, kept["Publish a permit."], "Publish a permit.", "Regulators"
        ),
        lambda: adopt_takeaway(rapporteur, kept["Masts rust."]),
        lambda: set_takeaway_aside(rapporteur, kept["Fuel decides."]),
    )
    for change in changes:
        before, seen = see_revisions(online), see_read_back(online)
        change()
        assert moved(online, before) == {Room.READ_BACK}
        assert see_read_back(online) != seen
    seen = see_read_back(online)
    assert seen is not None
    assert seen.takeaways == (ReadSentence("Masts rust."),)
    assert seen.calls == (ReadSentence("Publish a permit.", "Regulators"),)


def test_what_is_not_in_it_does_not_move_it(
    rapporteur: Visit, online: Visit, kept: dict[str, str]
) -> None:
    start_read_back(rapporteur)
    write_note(rapporteur, "Participants agreed that island networks fail in storms.")
    before = see_revisions(online)
    reword_takeaway(rapporteur, kept["Masts rust."], "Masts rust in salt.")
    set_takeaway_aside(rapporteur, kept["Masts rust."])
    adopt_takeaway(rapporteur, kept["Fuel decides."])
    draft_report(rapporteur)
    assert moved(online, before) == set()


def test_pressed_again_it_changes_nothing(rapporteur: Visit, online: Visit) -> None:
    before = see_revisions(online)
    end_read_back(rapporteur)
    assert moved(online, before) == set()
    start_read_back(rapporteur)
    before = see_revisions(online)
    start_read_back(replace(rapporteur, now=NOW.replace(hour=12)))
    assert moved(online, before) == set()
    seen = see_read_back(online)
    assert seen is not None
    assert seen.since == NOW


def test_the_end_leaves_it_as_it_was(
    house: House, rapporteur: Visit, online: Visit, moderator: Visit, kept: dict[str, str]
) -> None:
    start_read_back(rapporteur)
    close_session(moderator)
    seen = see_read_back(online)
    assert seen is not None
    assert len(seen.takeaways) == 1
    archive_session(sign_in_as(house, Role.ORGANISER, rapporteur.session_id))
    assert see_read_back(online) == seen
    with pytest.raises(SessionArchived):
        end_read_back(rapporteur)


def test_in_the_archive_none_begins(
    house: House, rapporteur: Visit, online: Visit, moderator: Visit
) -> None:
    close_session(moderator)
    archive_session(sign_in_as(house, Role.ORGANISER, rapporteur.session_id))
    with pytest.raises(SessionArchived):
        start_read_back(rapporteur)
    assert see_read_back(online) is None
