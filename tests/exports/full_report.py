"""Reports to write out: a full one, an empty one, and one full of trouble."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from session_core.domain.activity import Activity
from session_core.domain.agenda import AgendaItem
from session_core.domain.breakouts import BreakoutGroup
from session_core.domain.floor import (
    DeclineReason,
    Intervention,
    InterventionKind,
    InterventionState,
    Source,
)
from session_core.domain.floor_policy import EVENFLOOR, Sides
from session_core.domain.notes import Attribution, Note, NoteKind
from session_core.domain.people import Modality, Part, ProgrammePerson, StakeholderGroup
from session_core.domain.poll_tally import Tally
from session_core.domain.polls import Poll, PollOption, PollState
from session_core.domain.report import Report
from session_core.domain.session import NamingRule, Room, SessionType, WorkshopSession
from session_core.domain.takeaways import (
    Evidence,
    EvidenceKind,
    Takeaway,
    TakeawayKind,
    TakeawayState,
)

START = datetime(2031, 5, 6, 8, 0, tzinfo=UTC)
MADE_AT = START + timedelta(minutes=75, seconds=5, microseconds=999)

HOSTILE = [
    '=HYPERLINK("http://example.org","click")',
    "=1+1",
    "+1+1",
    "-1",
    "@SUM(A1)",
    "\t=1+1",
    "#N/A",
    "<w:p><script>alert('x')</script>&amp;",
    "nul\x00 bell\x07 escape\x1b[31m end\x0b\x0c",
    "alone \ud800 and \ufffe\uffff",
    "line one\r\nline two\rline three",
    "هل تنشر المنصات أوامر الحجب؟",
    "שלום \u202egnirts desrever\u202c",
    "👩🏽‍🚒 fire 🔥",
    "_x0041_ is not A",
    "x" * 10_000,
]


def minutes(number: float) -> datetime:
    return START + timedelta(minutes=number)


SESSION = WorkshopSession(
    id="session",
    title="Radio before the storm",
    starts_at=START,
    ends_at=minutes(60),
    join_code="JOINCODE",
    screen_key="SCREENKEY",
    year=2031,
    type=SessionType.TOWN_HALL,
    number=12,
    room="Hall 2 – Room C",
    format="Panel - 60 Min",
    themes=("Resilience", "Access"),
    policy_questions=("How can a village keep a link alive?", "Who should license radio?"),
)
PEOPLE = (
    ProgrammePerson("Imke Sandvoort", Part.ONSITE_MODERATOR, "Relay Commons"),
    ProgrammePerson("Teo Maranhas", Part.ONLINE_MODERATOR),
    ProgrammePerson("Dina Okrafor", Part.RAPPORTEUR),
    ProgrammePerson("Ulla Speakerson", Part.SPEAKER),
)
AGENDA = (
    AgendaItem("a1", 1, "Opening", 5, START, minutes(6)),
    AgendaItem("a2", 2, "Questions", 40),
)
NOTES = (
    Note("n1", 1, "Batteries ran out on day two.", NoteKind.POINT, minutes(5),
         Attribution.NAME, "Baraka Nameson", "a1", 1),
    Note("n2", 2, "Fuel must be stored early.", NoteKind.AGREEMENT, minutes(6),
         Attribution.GROUP, "Technical Community", "a2", 2, written_by="account-7"),
    Note("n3", 3, "Lists of fuel: public or not?", NoteKind.DISAGREEMENT, minutes(7)),
)  # fmt: skip


def intervention(number: int, side: Modality, state: InterventionState) -> Intervention:
    """Intervention i1, i2, …; whoever was heard held the floor for 90 seconds."""
    heard = state is InterventionState.HEARD
    return Intervention(
        id=f"i{number}",
        number=number,
        kind=InterventionKind.QUESTION,
        modality=side,
        asker=f"asker-{number}",
        requested_at=minutes(number),
        text=f"Who stores fuel number {number}?",
        name=f"Quiet Heron {number}",
        stakeholder_group=StakeholderGroup.PRIVATE_SECTOR,
        state=state,
        given_at=minutes(20 + number) if heard else None,
        yielded_at=minutes(21.5 + number) if heard else None,
        seat_id=f"seat-{number}",
        entered_by="account-9",
    )


_ONSITE, _ONLINE, _STATE = Modality.ONSITE, Modality.ONLINE, InterventionState
INTERVENTIONS = (
    intervention(1, _ONSITE, _STATE.HEARD),
    intervention(2, _ONLINE, _STATE.HEARD),
    intervention(3, _ONLINE, _STATE.HEARD),
    intervention(4, _ONLINE, _STATE.WAITING),
    intervention(5, _ONSITE, _STATE.WITHDRAWN),
)
OPTIONS = (PollOption("o1", "Power"), PollOption("o2", "Permits"), PollOption("o3", "Money"))
POLLS = (
    Poll("p1", 1, "What failed first?", OPTIONS, PollState.CLOSED, minutes(10), minutes(12),
         Tally({"o1": 14, "o2": 7, "o3": 1},
               {_ONSITE: {"o1": 8, "o2": 4, "o3": 1}, _ONLINE: {"o1": 6, "o2": 3}})),
    Poll("p2", 2, "Were you cut off?", OPTIONS[:2], PollState.CLOSED, minutes(13), minutes(14),
         Tally({"o1": 3, "o2": 1}, {_ONSITE: {"o1": 3, "o2": 1}})),
)  # fmt: skip
TAKEAWAYS = (
    Takeaway("t1", TakeawayKind.KEY_TAKEAWAY, "Batteries ran out on day two.",
             (Evidence(EvidenceKind.NOTE, "n1"), Evidence(EvidenceKind.INTERVENTION, "i2"),
              Evidence(EvidenceKind.POLL, "p1")),
             TakeawayState.ADOPTED, 1, "", "Batteries ran out."),
    Takeaway("t2", TakeawayKind.KEY_TAKEAWAY, "Lists stay closed.",
             (Evidence(EvidenceKind.NOTE, "n3"),), TakeawayState.SET_ASIDE, 2),
    Takeaway("t3", TakeawayKind.CALL_TO_ACTION, "Operators must store fuel early.",
             (Evidence(EvidenceKind.NOTE, "n2"), Evidence(EvidenceKind.NOTE, "gone")),
             TakeawayState.PROPOSED, 1, "private sector", "Operators must store fuel early."),
)  # fmt: skip
FULL = Report(SESSION, PEOPLE, AGENDA, INTERVENTIONS, POLLS, NOTES, TAKEAWAYS, MADE_AT)
RECORD = (
    Activity("create_session", Room.SESSION, START, "account:7", "session"),
    Activity("give_role", Room.PEOPLE, START, "account:7", "account-9", {"role": "desk"}),
    Activity(
        "request_floor", Room.FLOOR, minutes(1), "seat:1", "i1", {"modality": "onsite", "of": "i2"}
    ),
    Activity("cast_ballot", Room.BALLOTS, minutes(11), "", "p1"),
    Activity("close_poll", Room.POLLS, minutes(12), "account:9", "p2", {"ballots": 4}),
    Activity(
        "extend_item", Room.AGENDA, minutes(13), "", "a2", {"minutes": 5, "before": {"title": "Q"}}
    ),
    Activity("strike_request", Room.FLOOR, minutes(14), "account:9", "seat-5", {"why": "typed"}),
    Activity("load_snapshot", Room.SESSION, minutes(70), "account:9", "session"),
)
GROUPS = (
    BreakoutGroup("g1", 1, "Fuel", "Room 4, https://calls.example/secret now", "account-3", 20),
)
WHOLE = replace(FULL, groups=GROUPS, activity=RECORD)
MERGED, ANSWERED, IN_REPORT, DECLINED, TAKEN_BACK = (
    replace(intervention(number, side, state), ended_at=minutes(30))
    for number, side, state in (
        (6, _ONLINE, _STATE.MERGED),
        (7, _ONSITE, _STATE.ANSWERED),
        (8, _ONSITE, _STATE.IN_REPORT),
        (9, _ONLINE, _STATE.DECLINED),
        (10, _ONLINE, _STATE.WITHDRAWN),
    )
)
ENDED = replace(
    FULL,
    interventions=(
        replace(INTERVENTIONS[0], support=3, people=12, source=Source.HUB, language="fr"),
        *INTERVENTIONS[1:4],
        replace(MERGED, merged_into="i4"),
        replace(ANSWERED, reply="Every depot does.\nThe list is *public*.", source=Source.PROXY),
        IN_REPORT,
        replace(DECLINED, decline_reason=DeclineReason.NO_TIME, reply="We ran out of minutes."),
        TAKEN_BACK,
    ),
    policy=replace(EVENFLOOR, sides=Sides.AS_THEY_COME, round_size=3, speaking_seconds=90),
)
"""Every way in which a question ends, under settings of its own."""
EMPTY = Report(
    WorkshopSession("s", "Untitled", START, minutes(30), "C", "K"), (), (), (), (), (), (), START
)


def under(rule: NamingRule) -> Report:
    """The full report with another naming rule."""
    return replace(FULL, session=replace(SESSION, naming_rule=rule))


def hostile() -> Report:
    """The full report with trouble in every text a person can write."""
    return replace(
        FULL,
        session=replace(
            SESSION, title=HOSTILE[8], room=HOSTILE[0], policy_questions=tuple(HOSTILE)
        ),
        people=tuple(replace(PEOPLE[0], name=text) for text in HOSTILE),
        agenda=tuple(AgendaItem(f"a{n}", n, text, 1) for n, text in enumerate(HOSTILE, 1)),
        interventions=tuple(
            replace(INTERVENTIONS[0], id=f"i{n}", number=n, text=text, name=text)
            for n, text in enumerate(HOSTILE, start=1)
        ),
        polls=tuple(
            replace(
                POLLS[0], id=f"p{n}", number=n, question=text, options=(PollOption("o1", text),)
            )
            for n, text in enumerate(HOSTILE, start=1)
        ),
        notes=tuple(
            replace(NOTES[0], id=f"n{n}", number=n, text=text, attributed_to=text)
            for n, text in enumerate(HOSTILE, start=1)
        ),
        takeaways=tuple(
            replace(TAKEAWAYS[0], id=f"t{n}", position=n, text=text, addressee=text)
            for n, text in enumerate(HOSTILE, start=1)
        ),
    )
