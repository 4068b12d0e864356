"""The rapporteur's pad."""

import pytest
from streamlit.testing.v1 import AppTest

from session_core.domain.notes import Attribution, NoteKind
from session_core.domain.people import Part, ProgrammePerson, Role
from session_core.domain.session import NamingRule
from session_core.storage import people
from session_core.use_cases.agenda import see_agenda, start_agenda_item
from session_core.use_cases.house import House
from session_core.use_cases.naming import set_item_naming_rule, set_naming_rule
from session_core.use_cases.notes import see_notes, write_note
from session_core.use_cases.visit import Visit
from session_core.wording import RULE_NAMES
from tests.houses import new_session, sign_in_as
from tests.pages.opening import labels, open_page, press, words


def rapporteur(house: House, rule: NamingRule = NamingRule.OPEN) -> Visit:
    return sign_in_as(house, Role.RAPPORTEUR, new_session(house, naming_rule=rule).id)


def rewriting(visit: Visit, note_id: str) -> AppTest:
    """The pad with this note open to be written anew."""
    app = open_page("notes.py", visit)
    return app.button(key=f"edit-{note_id}").click().run()


def test_the_pad_begins_with_what_to_do(house: House) -> None:
    assert "Write the first line below" in words(open_page("notes.py", rapporteur(house)))


def test_a_line_is_kept_with_kind_and_whose_it_was(house: House) -> None:
    visit = rapporteur(house)
    app = open_page("notes.py", visit)
    app.text_input(key="note-text").set_value("Fuel ran out first.")
    app.selectbox(key="note-kind").set_value(NoteKind.AGREEMENT)
    app.selectbox(key="note-attribution").set_value(Attribution.GROUP)
    app.text_input(key="note-whose").set_value("Private Sector")
    press(app, "Write down")
    note = see_notes(visit)[0]
    assert (note.text, note.kind) == ("Fuel ran out first.", NoteKind.AGREEMENT)
    assert (note.attribution, note.attributed_to) == (Attribution.GROUP, "Private Sector")
    assert app.text_input(key="note-text").value == app.text_input(key="note-whose").value == ""
    assert app.selectbox(key="note-kind").value is NoteKind.POINT
    assert app.selectbox(key="note-attribution").value is Attribution.NONE


def test_a_refused_line_stays_in_the_field(house: House) -> None:
    visit = rapporteur(house)
    app = open_page("notes.py", visit)
    app.text_input(key="note-text").set_value("x" * 2001)
    press(app, "Write down")
    assert "the limit is 2,000" in app.warning[0].value
    assert app.text_input(key="note-text").value == "x" * 2001
    assert see_notes(visit) == ()


@pytest.mark.parametrize("rule", [NamingRule.CHATHAM_HOUSE, NamingRule.CLOSED])
def test_a_strict_rule_offers_no_attribution(house: House, rule: NamingRule) -> None:
    app = open_page("notes.py", rapporteur(house, rule))
    assert RULE_NAMES[rule] in words(app)
    assert "what was said, not who said it" in words(app)
    boxes = [box.key for box in app.selectbox if (box.key or "").startswith("note")]
    assert boxes == ["note-kind", "note-item"]
    assert [field.key for field in app.text_input if (field.key or "").startswith("note")] == [
        "note-text",
        "note-addressee",
    ]
    app.text_input(key="note-text").set_value("Said under the rule.")
    press(app, "Write down")


def test_affiliation_only_offers_no_name(house: House) -> None:
    app = open_page("notes.py", rapporteur(house, NamingRule.AFFILIATION_ONLY))
    assert app.selectbox(key="note-attribution").options == ["Nobody named", "By group"]


def test_the_newest_stands_last_and_old_ones_are_folded_away(house: House) -> None:
    visit = rapporteur(house)
    for n in range(1, 53):
        write_note(visit, f"Line {n}.")
    app = open_page("notes.py", visit)
    shown = words(app)
    assert "Line 2." not in shown
    assert shown.index("Line 3.") < shown.index("Line 52.")
    assert "Line 2." in words(press(app, "Show all 52"))


def test_a_note_is_rewritten_in_its_place(house: House) -> None:
    visit = rapporteur(house)
    note_id = write_note(visit, "Fuel ran ot.")
    app = rewriting(visit, note_id)
    app.text_area(key=f"text-{note_id}").set_value("")
    press(app, "Save")
    assert app.warning[0].value == "There is nothing written yet."
    app.text_area(key=f"text-{note_id}").set_value("Fuel ran out.")
    app.selectbox(key=f"kind-{note_id}").set_value(NoteKind.QUOTATION)
    press(app, "Save")
    note = see_notes(visit)[0]
    assert (note.text, note.kind) == ("Fuel ran out.", NoteKind.QUOTATION)
    assert "Save" not in labels(app)


def test_who_takes_no_notes_reads_them(house: House) -> None:
    visit = rapporteur(house)
    write_note(visit, "Fuel ran out first.")
    assert visit.session_id
    app = open_page("notes.py", sign_in_as(house, Role.DESK, visit.session_id))
    assert "Fuel ran out first." in words(app)
    assert not [field for field in app.text_input if field.key == "note-text"]
    assert not [button for button in app.button if "edit" in button.label]


def test_a_proposal_says_whom_it_is_for_and_what_it_answers(house: House) -> None:
    session = new_session(house, policy_questions=("Who decides?", "Who pays?"))
    visit = sign_in_as(house, Role.RAPPORTEUR, session.id)
    discussion = see_agenda(visit)[1]
    app = open_page("notes.py", visit)
    app.text_input(key="note-text").set_value("Share the cost of repair.")
    app.selectbox(key="note-kind").set_value(NoteKind.PROPOSAL)
    app.text_input(key="note-addressee").set_value("Regulators")
    app.selectbox(key="note-question").set_value(2)
    app.selectbox(key="note-item").set_value(discussion.id)
    press(app, "Write down")
    note = see_notes(visit)[0]
    assert (note.kind, note.addressee, note.policy_question) == (
        NoteKind.PROPOSAL,
        "Regulators",
        2,
    )
    assert note.agenda_item_id == discussion.id
    assert "for Regulators" in words(app)
    assert "question 2" in words(app)
    assert app.text_input(key="note-addressee").value == ""
    assert app.selectbox(key="note-question").value == 2


def test_the_list_shows_one_kind_or_one_item(house: House) -> None:
    visit = rapporteur(house)
    opening, discussion = see_agenda(visit)
    write_note(visit, "First point.", agenda_item_id=opening.id)
    write_note(visit, "Still open?", NoteKind.OPEN_QUESTION, agenda_item_id=discussion.id)
    app = open_page("notes.py", visit)
    app.selectbox(key="notes-of-kind").set_value(NoteKind.OPEN_QUESTION).run()
    assert ("First point." in words(app), "Still open?" in words(app)) == (False, True)
    app.selectbox(key="notes-of-item").set_value(opening.id).run()
    assert "No note is of this kind and item" in words(app)
    app.selectbox(key="notes-of-kind").set_value("").run()
    assert ("First point." in words(app), "Still open?" in words(app)) == (True, False)


def test_a_rewritten_note_can_be_for_and_by_somebody_else(house: House) -> None:
    visit = rapporteur(house)
    note_id = write_note(
        visit, "Share it.", attribution=Attribution.GROUP, attributed_to="Government"
    )
    app = rewriting(visit, note_id)
    assert app.text_input(key=f"rewrite-{note_id}-whose").value == "Government"
    app.text_input(key=f"rewrite-{note_id}-whose").set_value("Ada Example")
    app.selectbox(key=f"rewrite-{note_id}-attribution").set_value(Attribution.NAME)
    app.text_input(key=f"rewrite-{note_id}-addressee").set_value("Operators")
    press(app, "Save")
    note = see_notes(visit)[0]
    assert (note.attributed_to, note.attribution) == ("Ada Example", Attribution.NAME)
    assert note.addressee == "Operators"


def test_an_attribution_that_became_forbidden_is_refused_and_stays_typed(house: House) -> None:
    visit = rapporteur(house)
    moderator = sign_in_as(house, Role.ORGANISER, visit.session_id)
    app = open_page("notes.py", visit)
    app.text_input(key="note-text").set_value("Share it.")
    app.selectbox(key="note-attribution").set_value(Attribution.GROUP)
    app.text_input(key="note-whose").set_value("Government")
    set_naming_rule(moderator, NamingRule.CHATHAM_HOUSE)
    press(app, "Write down")
    assert "forbids that attribution" in app.warning[0].value
    assert app.text_input(key="note-text").value == "Share it."
    assert see_notes(visit) == ()
    press(app, "Write down")
    assert see_notes(visit)[0].attributed_to == ""


def test_the_form_is_under_the_rule_of_its_item(house: House) -> None:
    visit = rapporteur(house)
    moderator = sign_in_as(house, Role.ORGANISER, visit.session_id)
    opening, discussion = see_agenda(visit)
    set_item_naming_rule(moderator, opening.id, NamingRule.CHATHAM_HOUSE)
    start_agenda_item(moderator, opening.id)
    app = open_page("notes.py", visit)
    assert RULE_NAMES[NamingRule.CHATHAM_HOUSE] in words(app)
    assert "note-attribution" not in [box.key for box in app.selectbox]
    start_agenda_item(moderator, discussion.id)
    app.run()
    assert RULE_NAMES[NamingRule.OPEN] in words(app)
    assert "note-attribution" in [box.key for box in app.selectbox]


def with_somebody_named(house: House) -> Visit:
    """A rapporteur under the Chatham House Rule, with one speaker on the programme."""
    visit = rapporteur(house, NamingRule.CHATHAM_HOUSE)
    assert visit.session_id
    with house.database.writing() as db:
        person = ProgrammePerson("Amara *Okello*", Part.SPEAKER, "Lake Radio Network")
        people.keep_programme_people(db, visit.session_id, [person])
    return visit


def test_a_name_in_the_words_is_refused_once_and_can_be_meant(house: House) -> None:
    visit = with_somebody_named(house)
    app = open_page("notes.py", visit)
    app.text_input(key="note-text").set_value("Amara *Okello* doubts it.")
    press(app, "Write down")
    assert "“Amara \\*Okello\\*”" in app.warning[0].value
    assert app.text_input(key="note-text").value == "Amara *Okello* doubts it."
    assert see_notes(visit) == ()
    app.text_input(key="note-text").set_value("Lake Radio Network doubts it.")
    press(app, "Write down")
    assert "“Lake Radio Network”" in app.warning[0].value
    assert see_notes(visit) == ()
    press(app, "Write down")
    assert see_notes(visit)[0].text == "Lake Radio Network doubts it."
    assert not app.warning
    app.text_input(key="note-text").set_value("So does Lake Radio Network.")
    press(app, "Write down")
    assert "“Lake Radio Network”" in app.warning[0].value


def test_a_name_in_a_rewritten_note_is_refused_once_and_can_be_meant(house: House) -> None:
    visit = with_somebody_named(house)
    note_id = write_note(visit, "Doubted.")
    app = rewriting(visit, note_id)
    app.text_area(key=f"text-{note_id}").set_value("Lake Radio Network doubts it.")
    press(app, "Save")
    assert "“Lake Radio Network”" in app.warning[0].value
    assert app.text_area(key=f"text-{note_id}").value == "Lake Radio Network doubts it."
    assert see_notes(visit)[0].text == "Doubted."
    press(app, "Save")
    assert see_notes(visit)[0].text == "Lake Radio Network doubts it."
