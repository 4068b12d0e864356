"""Notes and takeaways come out as they went in."""

from dataclasses import fields, replace

from session_core.domain.notes import Attribution, Note, NoteKind
from session_core.domain.takeaways import (
    Evidence,
    EvidenceKind,
    Takeaway,
    TakeawayKind,
    TakeawayState,
)
from session_core.storage import agenda, notes, takeaways
from session_core.storage.database import Database
from session_core.use_cases.house import House
from tests.houses import NOW, new_account


def plain_note(number: int) -> Note:
    return Note(f"note{number}", number, f"Line {number}", NoteKind.POINT, NOW)


def test_a_note_comes_out_as_it_went_in(house: House, session_id: str) -> None:
    amina = new_account(house)
    with house.database.writing() as db:
        full = Note(
            id="note1",
            number=1,
            text="“Trust is\nslow to build” — 信任",
            kind=NoteKind.QUOTATION,
            written_at=NOW,
            attribution=Attribution.GROUP,
            attributed_to="Civil Society",
            agenda_item_id=agenda.agenda_of(db, session_id)[0].id,
            policy_question=2,
            written_by=amina.id,
            addressee="Regulators",
            group_number=3,
        )
        bare = Note("", 1, "", NoteKind.POINT, NOW)
        same = [f.name for f in fields(full) if getattr(full, f.name) == getattr(bare, f.name)]
        assert same == ["number", "written_at"]
        notes.add_note(db, session_id, full)
        notes.add_note(db, session_id, plain_note(2))
        assert notes.notes_of(db, session_id) == (full, plain_note(2))


def test_notes_are_numbered_on_and_found_by_key(database: Database, session_id: str) -> None:
    with database.writing() as db:
        assert notes.next_number(db, session_id) == 1
        notes.add_note(db, session_id, plain_note(1), "key")
        assert notes.next_number(db, session_id) == 2
        assert notes.sent_before(db, session_id, "key") == "note1"
        assert notes.sent_before(db, session_id, "another") is None
        assert notes.sent_before(db, "another", "key") is None


def test_words_and_kind_of_a_note_can_change(database: Database, session_id: str) -> None:
    changed = replace(plain_note(1), text="Better", kind=NoteKind.AGREEMENT)
    with database.writing() as db:
        notes.add_note(db, session_id, plain_note(1))
        notes.add_note(db, session_id, plain_note(2))
        notes.keep_wording(db, changed)
        assert notes.notes_of(db, session_id) == (changed, plain_note(2))


def takeaway(id_: str, kind: TakeawayKind, position: int) -> Takeaway:
    return Takeaway(
        id=id_,
        kind=kind,
        text="Share the spectrum.",
        evidence=(Evidence(EvidenceKind.NOTE, "note1"), Evidence(EvidenceKind.POLL, "poll1")),
        state=TakeawayState.PROPOSED,
        position=position,
        addressee="Governments",
        drafted_text="Share spectrum.",
        drafted_addressee="Regulators",
    )


def test_takeaways_come_out_before_calls_in_their_order(
    database: Database, session_id: str
) -> None:
    call = takeaway("a", TakeawayKind.CALL_TO_ACTION, 1)
    second = takeaway("b", TakeawayKind.KEY_TAKEAWAY, 3)
    first = takeaway("c", TakeawayKind.KEY_TAKEAWAY, 2)
    with database.writing() as db:
        takeaways.add_takeaways(db, session_id, [call, second, first])
        assert takeaways.takeaways_of(db, session_id) == (first, second, call)


def test_a_decision_is_kept_and_a_draft_dropped(database: Database, session_id: str) -> None:
    one = takeaway("a", TakeawayKind.KEY_TAKEAWAY, 1)
    two = takeaway("b", TakeawayKind.KEY_TAKEAWAY, 2)
    decided = replace(one, text="Share.", addressee="IGF", state=TakeawayState.ADOPTED)
    with database.writing() as db:
        takeaways.add_takeaways(db, session_id, [one, two])
        takeaways.keep_takeaway(db, decided)
        takeaways.drop_takeaways(db, [])
        assert takeaways.takeaways_of(db, session_id) == (decided, two)
        takeaways.drop_takeaways(db, [two])
        assert takeaways.takeaways_of(db, session_id) == (decided,)
