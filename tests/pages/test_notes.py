"""The rapporteur's pad."""

import pytest

from session_core.domain.notes import Attribution, NoteKind
from session_core.domain.people import Role
from session_core.domain.session import NamingRule
from session_core.use_cases.house import House
from session_core.use_cases.notes import see_notes, write_note
from session_core.use_cases.visit import Visit
from tests.houses import new_session, sign_in_as
from tests.pages.opening import labels, open_page, press, words


def rapporteur(house: House, rule: NamingRule = NamingRule.OPEN) -> Visit:
    return sign_in_as(house, Role.RAPPORTEUR, new_session(house, naming_rule=rule).id)


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
    assert f"Naming rule: {rule}" in words(app)
    assert [box.key for box in app.selectbox] == ["note-kind"]
    assert [field.key for field in app.text_input if (field.key or "").startswith("note")] == [
        "note-text"
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
    app = open_page("notes.py", visit)
    app.button(key=f"edit-{note_id}").click().run()
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
