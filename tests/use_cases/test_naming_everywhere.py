"""Names are planted wherever somebody can leave one; then everything that goes out is read.

"Goes out" is every public read model, every screen of the thin page, every message of its feed, the
room screen, and every file: a new one of these is read here without being named.
"""

import inspect
import io
import json
import re
import zipfile
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import pytest

from session_core.domain.access import MAY
from session_core.domain.ballots import Ballot, PollKind
from session_core.domain.cards import Card
from session_core.domain.chat import ChatMessage
from session_core.domain.floor import DeclineReason
from session_core.domain.languages import Language
from session_core.domain.names_in_text import NamesInText
from session_core.domain.naming import STRICTEST_LAST
from session_core.domain.notes import Attribution, NoteKind
from session_core.domain.people import (
    Modality,
    Part,
    ProgrammePerson,
    RegionalGroup,
    Role,
    StakeholderGroup,
)
from session_core.domain.poll_settings import PollSettings
from session_core.domain.refusals import NamingRuleForbids
from session_core.domain.session import NamingRule, WorkshopSession
from session_core.storage import people, sessions
from session_core.use_cases.agenda import see_agenda, start_agenda_item
from session_core.use_cases.agenda_changes import add_agenda_item, replan_agenda_item
from session_core.use_cases.asking import enter_for_someone, request_floor
from session_core.use_cases.ballots import cast_ballot
from session_core.use_cases.breakouts import (
    add_group,
    change_group,
    make_groups,
    see_breakouts,
)
from session_core.use_cases.cards import enter_cards
from session_core.use_cases.chat import enter_chat_lines
from session_core.use_cases.dispositions import answer_in_writing, decline_question
from session_core.use_cases.floor import give_floor_to, yield_floor
from session_core.use_cases.group_notes import write_group_note
from session_core.use_cases.house import House, close_house, open_house
from session_core.use_cases.live import see_revisions
from session_core.use_cases.naming import set_item_naming_rule, set_naming_rule
from session_core.use_cases.notes import rewrite_note, write_note
from session_core.use_cases.poll_sayings import show_saying
from session_core.use_cases.polls import close_poll, open_poll, rewrite_poll, write_poll
from session_core.use_cases.report import (
    FORMATS,
    adopt_takeaway,
    draft_report,
    export_report,
    reword_takeaway,
    see_report,
    write_session_report,
)
from session_core.use_cases.seats import join_session
from session_core.use_cases.translations import add_translation, change_translation
from session_core.use_cases.visit import USE_CASES, Visit
from session_core.web.news import with_sections
from tests.houses import lay_ground, new_session, seat_in, sign_in_as, stranger, visit_as
from tests.pages.opening import open_page, words
from tests.use_cases.test_permissions import ARGUMENTS
from tests.web.visitor import Visitor

pytestmark = pytest.mark.thorough

OPEN, AFFILIATION, CHATHAM, CLOSED = STRICTEST_LAST

SEAT_NAME, PROXY_NAME, NOTED_NAME = "Zdenkova", "Proxyna", "Quotella"
NAMES = {SEAT_NAME, PROXY_NAME, NOTED_NAME}
NOTED_GROUP = "Groupolis"
GROUPS = {
    StakeholderGroup.TECHNICAL_COMMUNITY.value,
    StakeholderGroup.GOVERNMENT.value,
    NOTED_GROUP,
}
REGIONS = {RegionalGroup.GRULAC.value, RegionalGroup.EASTERN_EUROPE.value}
PROGRAMME = [
    ProgrammePerson("Speakerova", Part.SPEAKER, "Affiliana", regional_group=RegionalGroup.WEOG),
    ProgrammePerson("Moderova", Part.ONSITE_MODERATOR, "Affiliana"),
]


@dataclass
class Workshop:
    """A session with staff and somebody who only looks on; its clock goes a minute a step."""

    house: House
    session: WorkshopSession
    moderator: Visit
    minutes: int = 0

    def now(self, visit: Visit) -> Visit:
        self.minutes += 1
        return replace(visit, now=visit.now + timedelta(minutes=self.minutes))

    def from_a_seat(self) -> str:
        """A question from somebody who gave a name and both groups."""
        secret = join_session(
            stranger(self.house, self.session.id),
            Modality.ONLINE,
            SEAT_NAME,
            StakeholderGroup.GOVERNMENT,
            RegionalGroup.GRULAC,
        )
        visit = replace(stranger(self.house, self.session.id), seat_secret=secret)
        return request_floor(self.now(visit), "What of the seat?")

    def by_proxy(self, name: str = PROXY_NAME) -> str:
        """A question that staff entered with name and groups."""
        return enter_for_someone(
            self.now(self.moderator),
            Modality.ONSITE,
            "What of the proxy?",
            name,
            stakeholder_group=StakeholderGroup.TECHNICAL_COMMUNITY,
            regional_group=RegionalGroup.EASTERN_EUROPE,
        )

    def speaks(self, intervention: str) -> None:
        give_floor_to(self.now(self.moderator), intervention)

    def is_silent(self) -> None:
        yield_floor(self.now(self.moderator))

    def notes(self) -> None:
        """Notes of every kind, attributed in every way that the rule takes."""
        for kind in NoteKind:
            for attribution, whom in (
                (Attribution.NAME, NOTED_NAME),
                (Attribution.GROUP, NOTED_GROUP),
                (Attribution.NONE, NOTED_NAME),
            ):
                try:
                    write_note(self.now(self.moderator), "A line.", kind, attribution, whom)
                except NamingRuleForbids:
                    continue

    def everything_happens(self) -> None:
        """Somebody was heard, somebody speaks, somebody waits, on both ways in."""
        for ask in (self.from_a_seat, self.by_proxy, self.from_a_seat):
            self.speaks(ask())
        self.from_a_seat()
        self.by_proxy()
        self.notes()

    def item(self, position: int, rule: NamingRule | None) -> str:
        found = see_agenda(self.moderator)[position - 1].id
        set_item_naming_rule(self.now(self.moderator), found, rule)
        return found

    def starts(self, item_id: str) -> None:
        start_agenda_item(self.now(self.moderator), item_id)

    def set(self, rule: NamingRule) -> None:
        set_naming_rule(self.now(self.moderator), rule)


@pytest.fixture
def workshop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workshop]:
    """A workshop in this process's house, so that pages and the thin door open the same one."""
    monkeypatch.setenv("EVENFLOOR_DATA", str(tmp_path))
    close_house()
    lay_ground(tmp_path)
    house = open_house()
    session = new_session(house)
    with house.database.writing() as db:
        people.keep_programme_people(db, session.id, PROGRAMME)
    yield Workshop(house, session, sign_in_as(house, Role.ORGANISER, session.id))
    close_house()


def in_public(workshop: Workshop) -> str:
    """All that anybody without a role can read: read models, thin page, feed, room screen."""
    onlooker = seat_in(workshop.house, workshop.session.id)
    screen = visit_as(workshop.house, Role.ROOM_SCREEN, workshop.session)
    said = [
        repr(USE_CASES[name](visit))
        for visit in (onlooker, screen)
        for role in (Role.PARTICIPANT if visit is onlooker else Role.ROOM_SCREEN,)
        for name, arguments in ARGUMENTS.items()
        if name.startswith("see_") and not arguments and role in MAY[name]
    ]
    # The programme page is public: who stands there is not hidden by how the session is held.
    for person in PROGRAMME:
        said = [text.replace(repr(person), "") for text in said]
    visitor = Visitor(workshop.session).join(pseudonym="Onlooker")
    said.append(visitor.text())
    for page in ("/floor", "/notes", "/mine"):
        said.append(visitor.open_at(page))
    at = see_revisions(screen)
    rooms = {room: n for room, n in at.items() if n}
    message = with_sections(workshop.house, workshop.session.id, {}, rooms).plain.decode()
    said.append(
        "".join(json.loads(message.partition("data: ")[2].partition("\n")[0])["parts"].values())
    )
    said.append(words(open_page("room_screen.py", screen)))
    return "\n".join(said)


def in_files(workshop: Workshop) -> str:
    """All that stands in the exported files, unpacked."""
    files = [export_report(workshop.moderator, ending) for ending in FORMATS]
    return "\n".join(text for file in files for text in unpacked(file))


def unpacked(file: bytes) -> Iterator[str]:
    if not zipfile.is_zipfile(io.BytesIO(file)):
        yield file.decode()
        return
    with zipfile.ZipFile(io.BytesIO(file)) as package:
        for name in package.namelist():
            yield re.sub(r"<[^>]+>", " ", package.read(name).decode(errors="replace"))


def on_disk(house: House) -> bytes:
    return b"".join(file.read_bytes() for file in house.settings.data.glob("evenfloor.sqlite*"))


def planted(text: str, words_: set[str]) -> set[str]:
    return {word for word in words_ if word in text}


def allowed(rule: NamingRule) -> tuple[set[str], set[str]]:
    """The planted names and groups that may go out under a rule."""
    return (NAMES if rule is OPEN else set()), (GROUPS if rule in (OPEN, AFFILIATION) else set())


def everything_is_as(rule: NamingRule, workshop: Workshop) -> str:
    """Read all once; gives what stands in the files."""
    public, files = in_public(workshop), in_files(workshop)
    for said in (public, files):
        assert planted(said, NAMES) == allowed(rule)[0]
        assert planted(said, GROUPS) == allowed(rule)[1]
    assert planted(public, REGIONS) == set()
    return files


@pytest.mark.parametrize("rule", STRICTEST_LAST)
def test_what_is_said_under_a_rule_goes_out_under_it(workshop: Workshop, rule: NamingRule) -> None:
    workshop.set(rule)
    workshop.everything_happens()
    files = everything_is_as(rule, workshop)
    assert ("Moderova" in files) == (rule is not CLOSED)
    if rule in (CHATHAM, CLOSED):
        disk = on_disk(workshop.house)
        assert not [word for word in (PROXY_NAME, NOTED_NAME, NOTED_GROUP) if word.encode() in disk]


@pytest.mark.parametrize("rule", STRICTEST_LAST[1:])
def test_a_rule_that_is_tightened_hides_at_once(workshop: Workshop, rule: NamingRule) -> None:
    workshop.everything_happens()
    if rule is CLOSED:
        everything_is_as(OPEN, workshop)
    workshop.set(rule)
    everything_is_as(rule, workshop)


@pytest.mark.parametrize("rule", [CHATHAM, CLOSED])
def test_a_rule_that_is_loosened_brings_nothing_back(workshop: Workshop, rule: NamingRule) -> None:
    workshop.set(rule)
    workshop.everything_happens()
    workshop.set(OPEN)
    for said in (in_public(workshop), in_files(workshop)):
        assert planted(said, NAMES | GROUPS | REGIONS) == set()


@pytest.mark.parametrize("rule", [AFFILIATION, CHATHAM])
def test_a_part_has_its_own_rule_in_an_open_session(workshop: Workshop, rule: NamingRule) -> None:
    """Only what is said while the item is current is under its rule, all of it."""
    item = workshop.item(1, rule)
    workshop.starts(item)
    workshop.everything_happens()
    everything_is_as(rule, workshop)
    workshop.is_silent()
    workshop.starts(workshop.item(2, None))
    # Who waits now is under the session's rule, but of them no more was kept than was allowed.
    everything_is_as(rule, workshop)


def test_an_open_part_of_a_closed_session_names_its_own_speakers_only(workshop: Workshop) -> None:
    workshop.set(CHATHAM)
    workshop.speaks(workshop.by_proxy("Beforena"))
    workshop.is_silent()
    workshop.starts(workshop.item(1, OPEN))
    workshop.speaks(workshop.by_proxy("Duringa"))
    workshop.is_silent()
    workshop.starts(workshop.item(2, None))
    workshop.speaks(workshop.by_proxy("Afterova"))
    said = {"Beforena", "Duringa", "Afterova"}
    for text in (in_public(workshop), in_files(workshop)):
        assert planted(text, said) == {"Duringa"}


def test_who_asked_openly_and_speaks_in_a_strict_part_leaves_no_name(workshop: Workshop) -> None:
    early, late = workshop.by_proxy("Earlyna"), workshop.by_proxy("Latella")
    strict, after = workshop.item(1, CHATHAM), workshop.item(2, None)
    assert planted(in_public(workshop), {"Earlyna", "Latella"}) == {"Earlyna", "Latella"}
    workshop.starts(strict)
    assert planted(in_public(workshop), {"Earlyna", "Latella"}) == set()
    workshop.speaks(early)
    workshop.is_silent()
    workshop.starts(after)
    workshop.speaks(late)
    for text in (in_public(workshop), in_files(workshop)):
        assert planted(text, {"Earlyna", "Latella"}) == {"Latella"}
    assert b"Earlyna" not in on_disk(workshop.house)
    assert b"earlyna" not in on_disk(workshop.house)
    assert b"Latella" in on_disk(workshop.house)


def test_who_speaks_on_into_a_strict_part_is_hidden_and_then_forgotten(workshop: Workshop) -> None:
    workshop.speaks(workshop.by_proxy("Overova"))
    workshop.starts(workshop.item(1, CLOSED))
    for text in (in_public(workshop), in_files(workshop)):
        assert "Overova" not in text
    workshop.is_silent()
    assert b"Overova" not in on_disk(workshop.house)


Meant = Collection[str]


def _rewritten(visit: Visit, text: str, meant: Meant) -> None:
    note = write_note(visit, "To be put better.")
    rewrite_note(visit, note, text, NoteKind.POINT, names_meant=meant)


def _in_a_group(visit: Visit, text: str, meant: Meant) -> None:
    if not see_breakouts(visit).groups:
        make_groups(visit, 1)
    group = see_breakouts(visit).groups[0].group.id
    write_group_note(visit, group, text, names_meant=meant)


def _drafted(visit: Visit) -> str:
    write_note(visit, "Regulators should publish the cost of every cable.", NoteKind.PROPOSAL)
    draft_report(visit)
    return see_report(visit).takeaways[0].id


def _reworded(visit: Visit, text: str, meant: Meant) -> None:
    reword_takeaway(visit, _drafted(visit), text, names_meant=meant)


def _adopted(visit: Visit, text: str, meant: Meant) -> None:
    drafted = _drafted(visit)
    reword_takeaway(visit, drafted, text, names_meant=[SEAT_NAME])
    adopt_takeaway(visit, drafted, names_meant=meant)


def _from_the_chat(visit: Visit, text: str, meant: Meant) -> None:
    enter_chat_lines(visit, [ChatMessage(SEAT_NAME, text, "", True, (1,))], names_meant=meant)


def _from_a_card(visit: Visit, text: str, meant: Meant) -> None:
    enter_cards(visit, [Card(text, SEAT_NAME)], "one stack", names_meant=meant)


def _answered(visit: Visit, text: str, meant: Meant) -> None:
    asked = enter_for_someone(visit, Modality.ONSITE, "Who doubted it?")
    answer_in_writing(visit, asked, text, names_meant=meant)


def _declined(visit: Visit, text: str, meant: Meant) -> None:
    asked = enter_for_someone(visit, Modality.ONSITE, "Who doubted it?")
    decline_question(visit, asked, DeclineReason.ANSWERED_ALREADY, text, names_meant=meant)


def _translated(visit: Visit, text: str, meant: Meant) -> None:
    asked = enter_for_someone(visit, Modality.ONSITE, "Who doubted it?")
    add_translation(visit, asked, Language.FRENCH, text, names_meant=meant)


def _translated_better(visit: Visit, text: str, meant: Meant) -> None:
    asked = enter_for_someone(visit, Modality.ONSITE, "Who doubted it?")
    add_translation(visit, asked, Language.FRENCH, "Qui ?")
    change_translation(visit, asked, Language.FRENCH, "Qui ?", text, names_meant=meant)


def _asked_of_all(visit: Visit, text: str, meant: Meant) -> None:
    for question, options in ((text, ["Yes", "No"]), ("Which?", ["None", text])):
        open_poll(visit, write_poll(visit, question, options, meant))


def _said_in_a_poll(visit: Visit, text: str, meant: Meant) -> None:
    settings = PollSettings(PollKind.OPEN_TEXT)
    poll = write_poll(visit, "What was it?", settings=settings)
    open_poll(visit, poll)
    for _ in range(5):
        cast_ballot(seat_in(visit.house, visit.session_id or ""), poll, Ballot(words=(text,)))
    close_poll(visit, poll)
    show_saying(visit, poll, text, names_meant=meant)


def _asked_in_other_words(visit: Visit, text: str, meant: Meant) -> None:
    poll = write_poll(visit, "Which?", ["None", "One"])
    rewrite_poll(visit, poll, text, ["Yes", "No"], meant)
    open_poll(visit, poll)


def _on_a_question(visit: Visit, text: str, meant: Meant) -> None:
    with visit.house.database.writing() as db:
        sessions._keep(db, visit.session_id or "", policy_questions=[text])
    make_groups(visit, 1, names_meant=meant)


def _on_a_topic(visit: Visit, text: str, meant: Meant) -> None:
    change_group(visit, add_group(visit), text, "", None, 20, meant)


def _put_anew(visit: Visit, text: str, meant: Meant) -> None:
    replan_agenda_item(visit, see_agenda(visit)[0].id, text, 5, meant)


WRITES: dict[str, Callable[[Visit, str, Meant], object]] = {
    "write_note": lambda visit, text, meant: write_note(visit, text, names_meant=meant),
    "rewrite_note": _rewritten,
    "write_group_note": _in_a_group,
    "reword_takeaway": _reworded,
    "adopt_takeaway": _adopted,
    "write_session_report": lambda visit, text, meant: write_session_report(
        visit, text, names_meant=meant
    ),
    "enter_chat_lines": _from_the_chat,
    "enter_cards": _from_a_card,
    "answer_in_writing": _answered,
    "decline_question": _declined,
    "add_translation": _translated,
    "change_translation": _translated_better,
    "write_poll": _asked_of_all,
    "rewrite_poll": _asked_in_other_words,
    "show_saying": _said_in_a_poll,
    "make_groups": _on_a_question,
    "add_group": lambda visit, text, meant: add_group(visit, text, names_meant=meant),
    "change_group": _on_a_topic,
    "add_agenda_item": lambda visit, text, meant: add_agenda_item(visit, text, 5, None, meant),
    "replan_agenda_item": _put_anew,
}
WORDS = {"text", "question", "topic", "title"}
"""The parameters of what is written down in words."""
NOT_SEARCHED = {
    "set_conduct",
    *{"request_floor", "enter_for_someone"},  # a question may be put to a panellist by name
    *{"edit_my_question", "edit_by_receipt"},  # the same question in other words
    "send_signal",  # staff to staff, and no part of the record
    *{"ask_for_help", "write_to_desk", "answer_help"},  # between a seat and the desk, in no file
    "tell_moderators",  # a signal
    "hide_saying",  # names what is not shown
    *{"create_series", "rename_series"},  # of many sessions, each with its rule
}


def test_no_use_case_that_keeps_a_text_is_left_out() -> None:
    asked = {name: inspect.signature(do).parameters for name, do in USE_CASES.items()}
    assert {name for name, given in asked.items() if "names_meant" in given} == WRITES.keys()
    with_words = {name for name, given in asked.items() if WORDS & given.keys()}
    assert with_words - WRITES.keys() == NOT_SEARCHED


@pytest.mark.parametrize("name", WRITES)
@pytest.mark.parametrize("rule", [AFFILIATION, CLOSED])
def test_a_name_in_a_text_is_refused_until_it_is_meant(
    workshop: Workshop, name: str, rule: NamingRule
) -> None:
    """Of who had the floor; then the name that was meant goes out, and no other."""
    workshop.set(rule)
    workshop.speaks(workshop.from_a_seat())
    workshop.speaks(workshop.by_proxy())
    words_, visit = f"Then {SEAT_NAME} doubted it.", workshop.moderator
    with pytest.raises(NamesInText) as refused:
        WRITES[name](visit, words_, ())
    assert refused.value.names == (SEAT_NAME,)
    # The wording was meant there, and stands as a proposal; the question is the programme's.
    if name not in ("adopt_takeaway", "make_groups"):
        assert planted(in_files(workshop) + in_public(workshop), NAMES) == set()
    WRITES[name](visit, words_, refused.value.names)
    # The topic of a group that noted nothing stands on screens only.
    assert planted(in_files(workshop) + in_public(workshop), NAMES) == {SEAT_NAME}


@pytest.mark.parametrize("name", WRITES)
def test_an_open_rule_refuses_no_name(workshop: Workshop, name: str) -> None:
    workshop.speaks(workshop.from_a_seat())
    WRITES[name](workshop.moderator, f"Then {SEAT_NAME} doubted it.", ())


def test_a_takeaway_is_under_the_rule_of_what_it_rests_on(workshop: Workshop) -> None:
    """Noted apart from the closed part of an open session, and in it."""
    workshop.speaks(workshop.from_a_seat())
    text, visit = f"Then {SEAT_NAME} doubted it.", workshop.moderator
    strict = workshop.item(1, CLOSED)
    reword_takeaway(visit, _drafted(visit), text)
    with pytest.raises(NamesInText):
        write_session_report(visit, text)  # it speaks of the closed part too
    words_ = "Ministries should fund the repair of every cable."
    note = write_note(visit, words_, NoteKind.PROPOSAL, agenda_item_id=strict)
    draft_report(visit)
    takeaways = see_report(visit).takeaways
    (drafted,) = [one.id for one in takeaways if note in {each.id for each in one.evidence}]
    with pytest.raises(NamesInText):
        reword_takeaway(visit, drafted, text)
