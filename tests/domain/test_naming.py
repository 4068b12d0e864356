"""The naming rule: which one holds when, and how much it lets anybody keep or show."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from session_core.domain.agenda import AgendaItem
from session_core.domain.floor import Intervention
from session_core.domain.names_in_text import names_in
from session_core.domain.naming import (
    STRICTEST_LAST,
    as_kept,
    as_shown,
    note_as_shown,
    rule_in_force,
    rule_of_intervention,
    rule_of_item,
    rule_of_new_note,
    rule_while,
    stricter,
)
from session_core.domain.notes import Attribution, Note, NoteKind
from session_core.domain.people import Part, ProgrammePerson, RegionalGroup, StakeholderGroup
from session_core.domain.session import NamingRule, Stage, WorkshopSession
from tests.domain.floors import START, asks, heard, minute

OPEN, AFFILIATION, CHATHAM, CLOSED = STRICTEST_LAST
RULES = st.sampled_from(STRICTEST_LAST)
SESSION = WorkshopSession("s", "Fair floors", START, minute(90), "CODE", "key")


def under(rule: NamingRule) -> WorkshopSession:
    return replace(SESSION, naming_rule=rule)


def item(
    number: int, rule: NamingRule | None, start: int | None = None, end: int | None = None
) -> AgendaItem:
    started = None if start is None else minute(start)
    ended = None if end is None else minute(end)
    return AgendaItem(f"i{number}", number, f"Part {number}", 10, started, ended, naming_rule=rule)


@st.composite
def agendas(draw: st.DrawFn) -> tuple[AgendaItem, ...]:
    """Parts one after another, some with gaps, the last perhaps still going on."""
    ends = sorted(draw(st.lists(st.integers(0, 30), max_size=8, unique=True)))
    pairs = list(zip(ends[::2], [*ends[1::2], None], strict=False))
    return tuple(
        item(number, draw(st.none() | RULES), start, end)
        for number, (start, end) in enumerate(pairs, start=1)
    )


def test_an_items_own_rule_stands_in_place_of_the_sessions_while_it_is_current() -> None:
    agenda = (item(1, CLOSED, 0, 5), item(2, OPEN, 5), item(3, None))
    assert rule_in_force(under(CHATHAM), agenda) is OPEN
    assert rule_in_force(under(CHATHAM), agenda[:1]) is CHATHAM
    known = [rule_of_item(under(CHATHAM), agenda, i) for i in ("i1", "i2", "i3", None, "gone")]
    assert known == [CLOSED, OPEN, CHATHAM, CHATHAM, CHATHAM]


def test_who_spoke_across_a_change_is_held_to_the_strictest_part() -> None:
    agenda = (item(1, OPEN, 0, 5), item(2, CHATHAM, 5, 10), item(3, OPEN, 10))
    at = under(AFFILIATION)
    assert rule_while(at, agenda, minute(1), minute(4)) is OPEN
    assert rule_while(at, agenda, minute(4), minute(6)) is CHATHAM
    assert rule_while(at, agenda, minute(1)) is CHATHAM
    assert rule_while(at, agenda, minute(10), minute(11)) is OPEN
    assert rule_while(at, agenda[:2], minute(10), minute(11)) is AFFILIATION


def test_what_is_written_down_after_the_session_looks_back_at_every_part() -> None:
    agenda = (item(1, CHATHAM, 0, 5), item(2, None, 5, 10))
    over = replace(under(AFFILIATION), stage=Stage.CLOSED)
    assert rule_of_new_note(over, agenda, None) is CHATHAM
    assert rule_of_new_note(over, agenda, "i2") is AFFILIATION
    assert rule_of_new_note(under(AFFILIATION), agenda, None) is AFFILIATION


def test_who_waits_is_under_the_rule_in_force_now() -> None:
    agenda = (item(1, CLOSED, 0, 5), item(2, None, 5))
    assert rule_of_intervention(under(OPEN), agenda, asks(2)) is OPEN
    assert rule_of_intervention(under(OPEN), agenda, heard(2)) is CLOSED
    assert rule_of_intervention(under(OPEN), agenda, heard(7)) is OPEN


@given(RULES, agendas(), st.integers(0, 30), st.integers(1, 10), st.data())
def test_no_moment_of_a_speech_has_a_stricter_rule_than_the_speech(
    rule: NamingRule, agenda: tuple[AgendaItem, ...], start: int, lasts: int, data: st.DataObject
) -> None:
    whole = rule_while(under(rule), agenda, minute(start), minute(start + lasts))
    moments = range(start, start + lasts)
    each = [rule_while(under(rule), agenda, minute(at), minute(at + 1)) for at in moments]
    assert whole in each
    assert stricter(whole, data.draw(st.sampled_from(each))) is whole


def known(one: Intervention) -> set[object]:
    said: set[object] = {one.name, one.stakeholder_group, one.regional_group}
    return said - {"", None}


NAMED = replace(
    asks(1),
    name="Ada Example",
    stakeholder_group=StakeholderGroup.GOVERNMENT,
    regional_group=RegionalGroup.GRULAC,
    seat_id="seat",
    entered_by="account",
)


@pytest.mark.parametrize(
    ("rule", "count"), [(OPEN, 3), (AFFILIATION, 2), (CHATHAM, 0), (CLOSED, 0)]
)
def test_a_stricter_rule_keeps_less(rule: NamingRule, count: int) -> None:
    assert len(known(as_kept(NAMED, rule))) == count
    assert as_kept(NAMED, rule).asker == NAMED.asker


@given(RULES, RULES)
def test_a_looser_rule_brings_nothing_back(first: NamingRule, second: NamingRule) -> None:
    twice = as_kept(as_kept(NAMED, first), second)
    assert twice == as_kept(NAMED, stricter(first, second))


def test_staff_see_who_waits_and_nobody_else_more_than_the_rule() -> None:
    assert as_shown(NAMED, CLOSED, to_staff=True) == NAMED
    assert known(as_shown(NAMED, CLOSED, to_staff=False)) == set()
    spoke = replace(heard(1), name="Ada Example", stakeholder_group=StakeholderGroup.GOVERNMENT)
    assert known(as_shown(spoke, CHATHAM, to_staff=True)) == set()
    public = as_shown(NAMED, OPEN, to_staff=False)
    assert known(public) == {"Ada Example", StakeholderGroup.GOVERNMENT}
    assert (public.asker, public.seat_id, public.entered_by) == ("", None, None)


@pytest.mark.parametrize(
    ("rule", "shown"),
    [
        (OPEN, {"by name", "by group"}),
        (AFFILIATION, {"by group"}),
        (CHATHAM, set()),
        (CLOSED, set()),
    ],
)
def test_a_note_shows_whose_it_was_as_far_as_the_rule_goes(
    rule: NamingRule, shown: set[str]
) -> None:
    for attribution in Attribution:
        note = Note(
            "n", 1, "So.", NoteKind.POINT, START, attribution, "Ada", addressee="Regulators"
        )
        seen = note_as_shown(note, rule)
        assert seen.attributed_to == ("Ada" if attribution in shown else "")
        assert seen.attribution is (attribution if attribution in shown else Attribution.NONE)
        assert (seen.text, seen.addressee) == ("So.", "Regulators")


PEOPLE = [
    ProgrammePerson("Amara Okello", Part.SPEAKER, "Lake Radio Network"),
    ProgrammePerson("Bo Li", Part.RAPPORTEUR),
    ProgrammePerson("Tevita King", Part.SPEAKER, ""),
]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("AMARA OKELLO doubts it.", ["Amara Okello"]),
        ("As Okello said", ["Okello"]),
        ("as the king said, not Kingston", []),
        ("The Lake Radio Network pays, says Quiet Heron.", ["Quiet Heron", "Lake Radio Network"]),
        ("A ball rolled", []),
        ("Bo Li (online)", ["Bo Li"]),
        ("Boats like it", []),
        ("Amara\n  Okello, then Okello again, and King", ["Amara Okello", "King"]),
        ("", []),
    ],
)
def test_names_in_a_text_are_found_as_whole_words(text: str, found: list[str]) -> None:
    assert list(names_in(text, CHATHAM, PEOPLE, ["Quiet Heron", "", "A"])) == found
    assert list(names_in(text, CLOSED, PEOPLE, ["Quiet Heron", "", "A"])) == found


def test_an_accent_is_found_however_it_is_written() -> None:
    people = [ProgrammePerson("Zo\u00eb Ferr\u00e9", Part.SPEAKER)]
    assert names_in("As Zoe\u0308 Ferre\u0301 said", CLOSED, people) == ("Zo\u00eb Ferr\u00e9",)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("As Novotny said", ["Novotný"]),
        ("NOVOTNY: and then", ["Novotný"]),
        ("Jiri Novotny and Novotny", ["Jiří Novotný"]),
        ("novotny in small letters", []),
        ("As Bjornsdal, KOWALSKA and Grey said", ["Bjørnsdal", "Kowalska", "Grey"]),
        ("A heron flew; Heron too", []),
        ("the Desk of Bjørnsdal", ["Bjørnsdal"]),
    ],
)
def test_a_surname_is_found_without_its_accent_in_capitals_and_of_who_spoke(
    text: str, found: list[str]
) -> None:
    people = [ProgrammePerson("Jiří Novotný", Part.SPEAKER)]
    spoke = ["Eva Bjørnsdal (Desk)", "Ola Kowalska - Lake Radio", "Ada Grey", "Quiet Heron"]
    assert list(names_in(text, AFFILIATION, people, spoke)) == found


COORDINATOR = "Regional Program Coordinator - Africa, Ferry Organisation Against Tolls (FOAT)"


@pytest.mark.parametrize(
    ("affiliation", "text", "found"),
    [
        (COORDINATOR, "the Ferry  Organisation against Tolls", "Ferry Organisation Against Tolls"),
        (COORDINATOR, "FOAT asked a regional program coordinator in Africa", "FOAT"),
        (COORDINATOR, "a foat", ""),
        ("Lake Radio and Shore Clinic", "Shore Clinic", "Shore Clinic"),
        ("Lakeview / Shoreline", "Lakeview pays", "Lakeview"),
        ("CEO, Lake Radio", "Every CEO hears Lake Radio", "Lake Radio"),
        ("Head of Policy at Lake Radio", "Policy is for Lake Radio", "Lake Radio"),
        ("Lake Numbers Registry (LakeNIC)", "LakeNIC numbers", "LakeNIC"),
        ("Ministry of Health, Norway", "In Norway the Ministry of Health", "Ministry of Health"),
        ("Internet Society", "The Internet Society", "Internet Society"),
        ("Faculty of Law and Technology", "Law and Technology, a technology", ""),
        ("Vice President, Digital Policy", "Digital Policy of a Vice President", ""),
        ("LAKE RADIO", "A LAKE and a RADIO", ""),
        *((each, f"So {each} said, {each}", "") for each in ("Government", "University", "Kenya")),
        *((each.value, f"The {each.value}", "") for each in StakeholderGroup),
        *((each.value, f"The {each.value.partition(' (')[0]}", "") for each in RegionalGroup),
    ],
)
def test_organisations_are_found_within_an_affiliation_and_generic_words_are_none(
    affiliation: str, text: str, found: str
) -> None:
    people = [ProgrammePerson("Amara Okello", Part.SPEAKER, affiliation)]
    assert names_in(text, CHATHAM, people) == ((found,) if found else ())
    assert names_in(text, AFFILIATION, people) == ()


def test_a_surname_within_an_affiliation_is_nobodys_where_affiliations_may_be_said() -> None:
    people = [ProgrammePerson("Amara Okello", Part.SPEAKER, "Okello Trust")]
    assert names_in("The Okello Trust pays", AFFILIATION, people) == ()
    assert names_in("The Okello Trust pays, Okello said", AFFILIATION, people) == ("Okello",)
    assert names_in("The Okello Trust pays", CHATHAM, people) == ("Okello Trust",)
    alone = [ProgrammePerson("Amara Okello", Part.SPEAKER, "Amara Okello")]
    assert names_in("Amara Okello pays", AFFILIATION, alone) == ("Amara Okello",)


def test_only_what_the_rule_forbids_is_found() -> None:
    text = "Amara Okello of Lake Radio Network"
    assert names_in(text, OPEN, PEOPLE) == ()
    assert names_in(text, AFFILIATION, PEOPLE) == ("Amara Okello",)
    assert names_in(text, CHATHAM, PEOPLE) == ("Amara Okello", "Lake Radio Network")


@given(st.text(max_size=60), st.lists(st.text(max_size=20), max_size=4))
def test_any_text_and_any_names_can_be_compared(text: str, names: list[str]) -> None:
    people = [ProgrammePerson(name, Part.SPEAKER, name[::-1]) for name in names]
    found = names_in(text, CLOSED, people, names)
    assert all(any(each in name or each in name[::-1] for name in names) for each in found)
    assert len(set(found)) == len(found)
