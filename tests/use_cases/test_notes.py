"""Notes are numbered, stand at the current item, and keep the naming rule when written."""

import pytest

from session_core.domain.notes import Attribution, Note, NoteKind
from session_core.domain.people import Role
from session_core.domain.refusals import EmptyText, NamingRuleForbids, NotFound, TextTooLong
from session_core.domain.session import NamingRule, WorkshopSession
from session_core.storage import notes
from session_core.use_cases.agenda import end_agenda_item, see_agenda, start_agenda_item
from session_core.use_cases.house import House
from session_core.use_cases.notes import rewrite_note, see_notes, write_note
from session_core.use_cases.sessions import close_session
from session_core.use_cases.visit import Visit
from tests.houses import new_session, seat_in, sign_in_as


@pytest.fixture
def rapporteur(house: House) -> Visit:
    session = new_session(house, policy_questions=("Who decides?", "Who pays?"))
    return sign_in_as(house, Role.RAPPORTEUR, session.id)


def written(visit: Visit) -> tuple[Note, ...]:
    """What is really in the database, whatever a view shows."""
    assert visit.session_id is not None
    with visit.house.database.reading() as db:
        return notes.notes_of(db, visit.session_id)


@pytest.mark.parametrize(
    ("rule", "allowed"),
    [
        (NamingRule.OPEN, {Attribution.NAME, Attribution.GROUP}),
        (NamingRule.AFFILIATION_ONLY, {Attribution.GROUP}),
        (NamingRule.CHATHAM_HOUSE, set()),
        (NamingRule.CLOSED, set()),
    ],
)
def test_a_name_that_the_rule_forbids_never_reaches_the_database(
    house: House, rule: NamingRule, allowed: set[Attribution]
) -> None:
    visit = sign_in_as(house, Role.RAPPORTEUR, new_session(house, naming_rule=rule).id)
    write_note(visit, "Trust is slow to build.")
    for attribution in (Attribution.NAME, Attribution.GROUP):
        if attribution in allowed:
            write_note(visit, "So it is.", attribution=attribution, attributed_to="Ada Example")
        else:
            with pytest.raises(NamingRuleForbids):
                write_note(visit, "No.", attribution=attribution, attributed_to="Ada Example")
    kept = written(visit)
    assert {note.attribution for note in kept} == allowed | {Attribution.NONE}
    assert [note.attributed_to for note in kept].count("Ada Example") == len(allowed)


def test_a_note_stands_at_the_current_item(rapporteur: Visit) -> None:
    moderator = sign_in_as(rapporteur.house, Role.ORGANISER, rapporteur.session_id)
    opening, discussion = see_agenda(rapporteur)
    write_note(rapporteur, "Before the start")
    start_agenda_item(moderator, opening.id)
    write_note(rapporteur, "At the opening")
    start_agenda_item(moderator, discussion.id)
    write_note(rapporteur, "In the discussion", policy_question=2)
    end_agenda_item(moderator)
    write_note(rapporteur, "After all")
    stands_at = [note.agenda_item_id for note in see_notes(rapporteur)]
    assert stands_at == [None, opening.id, discussion.id, None]
    assert [note.number for note in see_notes(rapporteur)] == [1, 2, 3, 4]


@pytest.mark.parametrize("number", [0, -1, 3, 10**12])
def test_a_note_answers_a_question_that_the_session_asks(rapporteur: Visit, number: int) -> None:
    with pytest.raises(NotFound):
        write_note(rapporteur, "An answer", policy_question=number)
    assert see_notes(rapporteur) == ()


def test_who_typed_a_note_is_for_staff_only(rapporteur: Visit) -> None:
    write_note(rapporteur, "A point")
    assert rapporteur.session_id is not None
    (public,) = see_notes(seat_in(rapporteur.house, rapporteur.session_id))
    (internal,) = see_notes(rapporteur)
    assert public.written_by is None
    assert internal.written_by is not None
    assert public.text == internal.text == "A point"


def test_a_note_sent_twice_is_kept_once_and_nobody_meets_anothers_key(rapporteur: Visit) -> None:
    other = sign_in_as(rapporteur.house, Role.ONLINE_MODERATOR, rapporteur.session_id)
    first = write_note(rapporteur, "A point", client_key="k" * 300)
    assert write_note(rapporteur, "A point", client_key="k" * 300) == first
    assert write_note(other, "Another point", client_key="k" * 300) != first
    assert len(see_notes(rapporteur)) == 2


@pytest.mark.parametrize(("text", "refusal"), [(" \n", EmptyText), ("x" * 2001, TextTooLong)])
def test_a_note_has_words_and_an_end(
    rapporteur: Visit, text: str, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        write_note(rapporteur, text)
    kept = write_note(rapporteur, "A point")
    with pytest.raises(refusal):
        rewrite_note(rapporteur, kept, text, NoteKind.POINT)
    assert [note.text for note in see_notes(rapporteur)] == ["A point"]


def test_a_note_can_be_put_better_and_stays_what_it_was_otherwise(rapporteur: Visit) -> None:
    kept = write_note(
        rapporteur, "A point", attribution=Attribution.NAME, attributed_to="Ada Example"
    )
    rewrite_note(rapporteur, kept, " An agreement ", NoteKind.AGREEMENT)
    (note,) = see_notes(rapporteur)
    assert (note.text, note.kind) == ("An agreement", NoteKind.AGREEMENT)
    assert (note.number, note.attributed_to) == (1, "Ada Example")


def test_a_note_of_another_session_is_none_here(
    rapporteur: Visit, session: WorkshopSession
) -> None:
    other = sign_in_as(rapporteur.house, Role.RAPPORTEUR, session.id)
    theirs = write_note(other, "Theirs")
    with pytest.raises(NotFound):
        rewrite_note(rapporteur, theirs, "Mine", NoteKind.POINT)
    assert [note.text for note in see_notes(other)] == ["Theirs"]


def test_notes_go_on_after_the_end(rapporteur: Visit) -> None:
    close_session(sign_in_as(rapporteur.house, Role.ORGANISER, rapporteur.session_id))
    write_note(rapporteur, "What remains")
    assert len(see_notes(rapporteur)) == 1
