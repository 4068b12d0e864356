"""Setting the naming rule, and what the floor and the notes keep under it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from session_core.domain.names_in_text import NamesInText
from session_core.domain.naming import STRICTEST_LAST
from session_core.domain.notes import Attribution, Note, NoteKind
from session_core.domain.people import Modality, Part, ProgrammePerson, Role, StakeholderGroup
from session_core.domain.refusals import NamingRuleForbids, NotFound
from session_core.domain.session import NamingRule, Room, Stage, WorkshopSession
from session_core.storage import floor, people, records
from session_core.use_cases.agenda import (
    end_agenda_item,
    see_agenda,
    start_agenda_item,
    undo_agenda,
)
from session_core.use_cases.agenda_changes import (
    add_agenda_item,
    remove_agenda_item,
    replan_agenda_item,
)
from session_core.use_cases.asking import enter_for_someone, request_floor
from session_core.use_cases.floor import give_floor_to_next, recall_last, see_floor, yield_floor
from session_core.use_cases.house import House
from session_core.use_cases.live import see_revisions
from session_core.use_cases.naming import set_item_naming_rule, set_naming_rule
from session_core.use_cases.notes import (
    NoteDetails,
    rewrite_note,
    see_notes,
    write_note,
)
from session_core.use_cases.sessions import close_session, open_session, see_session
from session_core.use_cases.visit import Visit
from tests.houses import new_session, seat_in, sign_in_as

OPEN, AFFILIATION, CHATHAM, CLOSED = STRICTEST_LAST
ONSITE = Modality.ONSITE


def kept(visit: Visit) -> list[tuple[str, str]]:
    """Name and asker of every intervention, as the database has them."""
    assert visit.session_id is not None
    with visit.house.database.reading() as db:
        found = floor.floor_of(db, visit.session_id).interventions
    return [(one.name, one.asker) for one in found]


def only_note(visit: Visit) -> Note:
    (note,) = see_notes(visit)
    return note


def test_a_change_of_rule_is_recorded_once_with_what_was_before(moderator: Visit) -> None:
    before = see_revisions(moderator)
    for _ in range(2):
        set_naming_rule(moderator, CHATHAM)
    opening = see_agenda(moderator)[0]
    for rule in (CLOSED, CLOSED, None, None):
        set_item_naming_rule(moderator, opening.id, rule)
    assert see_session(moderator).session.naming_rule is CHATHAM
    assert see_agenda(moderator)[0].naming_rule is None
    with moderator.house.database.reading() as db:
        acts = records.activities(db, moderator.session_id or "")
    assert [(act.act, act.subject, dict(act.details)) for act in acts] == [
        ("set_naming_rule", "", {"rule": "Chatham House", "before": "open"}),
        ("set_item_naming_rule", opening.id, {"rule": "closed", "before": None}),
        ("set_item_naming_rule", opening.id, {"rule": None, "before": "closed"}),
    ]
    after = see_revisions(moderator)
    assert {room: after[room] - before[room] for room in Room if after[room] != before[room]} == {
        Room.SESSION: 1,
        Room.AGENDA: 2,
    }


def test_an_item_of_another_session_gets_no_rule_here(house: House, moderator: Visit) -> None:
    other = sign_in_as(house, Role.ORGANISER, new_session(house).id)
    theirs = see_agenda(other)[0]
    with pytest.raises(NotFound):
        set_item_naming_rule(moderator, theirs.id, CLOSED)
    assert see_agenda(other)[0].naming_rule is None


def test_who_asks_with_a_name_under_a_strict_rule_is_taken_without_it(moderator: Visit) -> None:
    set_naming_rule(moderator, CLOSED)
    entered = enter_for_someone(moderator, ONSITE, "Who pays?", name="Ada Example")
    (place,) = see_floor(moderator).places
    assert (place.intervention.id, place.intervention.text) == (entered, "Who pays?")
    assert place.intervention.name == ""


def test_the_order_knows_who_was_heard_where_no_name_is_kept(
    house: House, moderator: Visit, session: WorkshopSession
) -> None:
    set_naming_rule(moderator, CHATHAM)
    at = [replace(moderator, now=moderator.now + timedelta(minutes=n)) for n in range(6)]
    enter_for_someone(at[0], ONSITE, "First", name="Ada Example")
    give_floor_to_next(at[1])
    for n, name in enumerate(("Bo", "Cy", " ADA  example"), start=2):
        enter_for_someone(at[n], ONSITE, name=name)
    turns = [place.turns for place in see_floor(moderator).places]
    assert turns == [0, 0, 1]
    askers = [asker for _, asker in kept(moderator)]
    assert askers[0] == askers[3]
    assert len(set(askers)) == 3
    assert not any("example" in asker.casefold() for asker in askers)
    other = sign_in_as(house, Role.DESK, new_session(house).id)
    enter_for_someone(other, ONSITE, name="Ada Example")
    assert kept(other)[0][1] != askers[0]


def test_what_the_rule_forbids_goes_when_the_floor_is_given(moderator: Visit) -> None:
    for name in ("Ada Example", "Bo Example"):
        enter_for_someone(
            moderator, ONSITE, name=name, stakeholder_group=StakeholderGroup.GOVERNMENT
        )
    askers = [asker for _, asker in kept(moderator)]
    set_naming_rule(moderator, CHATHAM)
    assert [name for name, _ in kept(moderator)] == ["Ada Example", "Bo Example"]
    assert [p.intervention.name for p in see_floor(moderator).places] == [
        "Ada Example",
        "Bo Example",
    ]
    give_floor_to_next(moderator)
    assert kept(moderator) == [("", askers[0]), ("Bo Example", askers[1])]
    recall_last(moderator)
    set_naming_rule(moderator, OPEN)
    assert [p.intervention.name for p in see_floor(moderator).places] == ["", "Bo Example"]
    groups = [p.intervention.stakeholder_group for p in see_floor(moderator).places]
    assert groups == [None, StakeholderGroup.GOVERNMENT]


def test_the_public_floor_follows_the_current_item_at_once(
    house: House, moderator: Visit, session: WorkshopSession, in_the_room: Visit
) -> None:
    opening = see_agenda(moderator)[0]
    set_item_naming_rule(moderator, opening.id, CHATHAM)
    request_floor(seat_in(house, session.id), "Why?")

    def shown() -> str:
        return see_floor(in_the_room).places[0].intervention.name

    assert shown() == "Quiet Heron"
    start_agenda_item(moderator, opening.id)
    assert shown() == ""
    end_agenda_item(moderator)
    assert shown() == "Quiet Heron"
    set_naming_rule(moderator, AFFILIATION)
    assert shown() == ""


@pytest.mark.parametrize("rule", [CHATHAM, CLOSED])
def test_a_note_is_under_the_rule_of_its_item_chosen_or_current(
    moderator: Visit, rule: NamingRule
) -> None:
    opening, discussion = see_agenda(moderator)
    set_item_naming_rule(moderator, opening.id, rule)
    named = {"attribution": Attribution.NAME, "attributed_to": "Ada Example"}
    write_note(moderator, "Named", **named)  # type: ignore[arg-type]
    with pytest.raises(NamingRuleForbids) as refused:
        write_note(moderator, "No", agenda_item_id=opening.id, **named)  # type: ignore[arg-type]
    assert refused.value.details == {"rule": rule}
    start_agenda_item(moderator, opening.id)
    with pytest.raises(NamingRuleForbids):
        write_note(moderator, "No", **named)  # type: ignore[arg-type]
    write_note(moderator, "Named", agenda_item_id=discussion.id, **named)  # type: ignore[arg-type]
    stands_at = [(note.agenda_item_id, note.attributed_to) for note in see_notes(moderator)]
    assert stands_at == [(None, "Ada Example"), (discussion.id, "Ada Example")]


def test_a_note_stands_at_no_item_of_another_session(house: House, moderator: Visit) -> None:
    theirs = see_agenda(sign_in_as(house, Role.ORGANISER, new_session(house).id))[0]
    with pytest.raises(NotFound):
        write_note(moderator, "A point", agenda_item_id=theirs.id)
    assert see_notes(moderator) == ()


def test_a_rewritten_note_changes_its_details_under_the_rule(house: House) -> None:
    session = new_session(house, policy_questions=("Who decides?",))
    visit = sign_in_as(house, Role.RAPPORTEUR, session.id)
    note = write_note(visit, "Share it.", NoteKind.PROPOSAL, addressee="  Regu\nlators ")
    assert only_note(visit).addressee == "Regu lators"
    new = NoteDetails(Attribution.GROUP, "Government", "Operators", 1)
    rewrite_note(visit, note, "Share it all.", NoteKind.PROPOSAL, new)
    found = only_note(visit)
    assert (found.attribution, found.attributed_to) == (Attribution.GROUP, "Government")
    assert (found.addressee, found.policy_question) == ("Operators", 1)
    rewrite_note(visit, note, "Share all.", NoteKind.POINT)
    assert only_note(visit) == replace(found, text="Share all.", kind=NoteKind.POINT)
    with pytest.raises(NotFound):
        rewrite_note(visit, note, "x", NoteKind.POINT, replace(new, policy_question=2))
    set_naming_rule(sign_in_as(house, Role.ORGANISER, session.id), CHATHAM)
    with pytest.raises(NamingRuleForbids):
        rewrite_note(visit, note, "x", NoteKind.POINT, new)
    assert only_note(visit).text == "Share all."


def test_what_is_forbidden_by_now_goes_with_the_rewriting(moderator: Visit) -> None:
    note = write_note(moderator, "So.", attribution=Attribution.NAME, attributed_to="Ada Example")
    set_naming_rule(moderator, AFFILIATION)
    assert only_note(moderator).attributed_to == ""
    set_naming_rule(moderator, OPEN)
    assert only_note(moderator).attributed_to == "Ada Example"
    set_naming_rule(moderator, AFFILIATION)
    rewrite_note(moderator, note, "So it is.", NoteKind.POINT)
    set_naming_rule(moderator, OPEN)
    assert only_note(moderator).attributed_to == ""


def test_a_note_after_closing_looks_back_at_the_strictest_part(moderator: Visit) -> None:
    opening = see_agenda(moderator)[0]
    set_item_naming_rule(moderator, opening.id, CHATHAM)
    start_agenda_item(moderator, opening.id)
    close_session(moderator)
    with pytest.raises(NamingRuleForbids):
        write_note(moderator, "So.", attribution=Attribution.NAME, attributed_to="Ada Example")


def names_found(visit: Visit, text: str, item_id: str | None = None) -> tuple[str, ...]:
    """What a note is refused for; nothing where it is kept."""
    try:
        write_note(visit, text, agenda_item_id=item_id)
    except NamesInText as found:
        return found.names
    return ()


def test_names_in_the_words_are_those_of_the_programme_and_of_who_spoke(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    person = ProgrammePerson("Amara Okello", Part.SPEAKER, "Lake Radio Network")
    with house.database.writing() as db:
        people.keep_programme_people(db, session.id, [person])
    text = "Amara Okello of Lake Radio Network answered Quiet Heron."
    assert names_found(moderator, text) == ()
    set_naming_rule(moderator, CHATHAM)
    assert names_found(moderator, text) == ("Amara Okello", "Lake Radio Network")
    request_floor(seat_in(house, session.id), "Why?")
    give_floor_to_next(moderator)
    everybody = ("Amara Okello", "Quiet Heron", "Lake Radio Network")
    assert names_found(moderator, text) == everybody
    discussion = see_agenda(moderator)[1]
    set_item_naming_rule(moderator, discussion.id, OPEN)
    assert names_found(moderator, text, discussion.id) == ()
    assert len(see_notes(moderator)) == 2


def test_only_the_names_that_are_meant_are_kept(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    told = [ProgrammePerson(name, Part.SPEAKER) for name in ("Amara Okello", "Tevita King")]
    with house.database.writing() as db:
        people.keep_programme_people(db, session.id, told)
    note = write_note(moderator, "So.")
    set_naming_rule(moderator, CHATHAM)
    text = "Amara Okello answered Tevita King."
    for meant, left in (
        ((), ("Amara Okello", "Tevita King")),
        (("Amara Okello",), ("Tevita King",)),
    ):
        with pytest.raises(NamesInText) as refused:
            rewrite_note(moderator, note, text, NoteKind.POINT, names_meant=meant)
        assert refused.value.names == left
        assert str(refused.value) == "naming_rule_forbids"
    assert only_note(moderator).text == "So."
    rewrite_note(moderator, note, text, NoteKind.POINT, names_meant=("Amara Okello", "Tevita King"))
    assert only_note(moderator).text == text


def test_a_known_person_is_no_group(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    """Of the programme or of who spoke, by full name or surname; until it is meant."""
    person = ProgrammePerson("Amara Okello", Part.SPEAKER, "Okello Trust")
    with house.database.writing() as db:
        people.keep_programme_people(db, session.id, [person])
    request_floor(seat_in(house, session.id), "Why?")
    give_floor_to_next(moderator)
    set_naming_rule(moderator, AFFILIATION)
    group = Attribution.GROUP
    note = write_note(moderator, "So.", attribution=group, attributed_to="Okello Trust")
    for whom in ("Amara Okello", "OKELLO", "Quiet Heron"):
        with pytest.raises(NamesInText):
            write_note(moderator, "So.", attribution=group, attributed_to=whom)
        with pytest.raises(NamesInText) as refused:
            rewrite_note(moderator, note, "So.", NoteKind.POINT, NoteDetails(group, whom))
        assert refused.value.names[0].casefold() == whom.casefold()
    assert only_note(moderator).attributed_to == "Okello Trust"
    details = NoteDetails(group, "Amara Okello")
    rewrite_note(moderator, note, "So.", NoteKind.POINT, details, refused_names := ["Amara Okello"])
    assert [only_note(moderator).attributed_to] == refused_names


def test_an_agenda_of_before_the_session_may_name_who_is_on_the_programme(house: House) -> None:
    told = new_session(house, naming_rule=CLOSED, stage=Stage.PREPARING)
    moderator = sign_in_as(house, Role.ORGANISER, told.id)
    with house.database.writing() as db:
        people.keep_programme_people(db, told.id, [ProgrammePerson("Amara Okello", Part.SPEAKER)])
    added = add_agenda_item(moderator, "Amara Okello opens", 5)
    open_session(moderator)
    replan_agenda_item(moderator, added, "Amara Okello opens", 10)
    with pytest.raises(NamesInText):
        replan_agenda_item(moderator, added, "Okello opens", 10)
    set_item_naming_rule(moderator, added, OPEN)
    replan_agenda_item(moderator, added, "Okello opens", 10)


def test_taking_back_a_step_of_the_agenda_brings_no_name_back(moderator: Visit) -> None:
    opening = see_agenda(moderator)[0]
    start_agenda_item(moderator, opening.id)
    enter_for_someone(moderator, ONSITE, name="Quilla")
    give_floor_to_next(moderator)
    yield_floor(moderator)
    write_note(moderator, "Fuel came late.", attribution=Attribution.NAME, attributed_to="Quilla")
    set_item_naming_rule(moderator, opening.id, CHATHAM)
    undo_agenda(moderator)
    assert [name for name, _ in kept(moderator)] == [""]
    remove_agenda_item(moderator, opening.id)
    assert only_note(moderator).attributed_to == ""


def test_closing_the_session_under_a_strict_item_cuts_who_speaks(moderator: Visit) -> None:
    opening, following, *_ = see_agenda(moderator)
    start_agenda_item(moderator, opening.id)
    enter_for_someone(moderator, ONSITE, name="Quilla")
    give_floor_to_next(moderator)
    set_item_naming_rule(moderator, following.id, CHATHAM)
    start_agenda_item(moderator, following.id)
    close_session(moderator)
    assert [name for name, _ in kept(moderator)] == [""]


def test_who_spoke_under_a_strict_rule_is_known_by_the_fingerprint(moderator: Visit) -> None:
    set_naming_rule(moderator, CHATHAM)
    enter_for_someone(moderator, ONSITE, "Who counts us?", name="Losa Afamasaga, village council")
    text = "After that, Losa  AFAMASAGA said that elders fear numbers."
    assert names_found(moderator, text) == ()
    give_floor_to_next(moderator)
    assert names_found(moderator, text) == ("Losa AFAMASAGA",)
    assert names_found(moderator, "Elders fear numbers.") == ()
