"""Named agendas of usual sessions, scaled to any number of minutes; one is proposed by format."""

from dataclasses import dataclass

from session_core.domain.agenda import PlannedItem


@dataclass(frozen=True)
class Part:
    """A part of a usual session: its minutes there, and how many it never needs more than."""

    title: str
    usual: int
    most: int = 480
    optional: bool = False
    is_questions: bool = False


@dataclass(frozen=True)
class AgendaTemplate:
    """A usual session with its parts; their usual minutes add up to `minutes`."""

    name: str
    minutes: int
    parts: tuple[Part, ...]


def _opening(minutes: int) -> Part:
    return Part("Opening and room rules", minutes, most=10)


def _poll(title: str) -> Part:
    return Part(title, 3, most=5, optional=True)


def _questions(minutes: int, title: str = "Questions, onsite and online in turn") -> Part:
    return Part(title, minutes, is_questions=True)


def _read_back(minutes: int) -> Part:
    return Part("Read-back of takeaways", minutes, most=15)


def _close(minutes: int) -> Part:
    return Part("Close", minutes, most=10)


PANEL = AgendaTemplate(
    "Panel",
    60,
    (
        _opening(4),
        Part("Opening statements", 24),
        _poll("Poll"),
        _questions(21),
        _read_back(5),
        _close(3),
    ),
)
TOWN_HALL = AgendaTemplate(
    "Town hall",
    60,
    (
        _opening(4),
        Part("Opening statements", 24),
        _poll("Poll"),
        _questions(11, "First round of questions, onsite and online in turn"),
        _questions(10, "Second round of questions, onsite and online in turn"),
        _read_back(5),
        _close(3),
    ),
)
BREAK_OUT = AgendaTemplate(
    "Break-out groups",
    90,
    (
        _opening(5),
        _poll("Opening poll"),
        Part("Opening statements", 20),
        Part("Moving into groups", 5, most=10, optional=True),
        Part("Groups", 25),
        Part("Report-back", 14),
        _questions(12),
        _read_back(4),
        _close(2),
    ),
)
ROUND_TABLE_60 = AgendaTemplate(
    "Round table",
    60,
    (
        _opening(5),
        _poll("Opening poll"),
        Part("Short statements around the table and online", 16),
        _questions(28),
        _read_back(5),
        _close(3),
    ),
)
ROUND_TABLE_90 = AgendaTemplate(
    "Round table",
    90,
    (
        _opening(5),
        _poll("Opening poll"),
        Part("Short statements around the table and online", 26),
        _questions(46),
        _read_back(6),
        _close(4),
    ),
)
LIGHTNING_TALK = AgendaTemplate(
    "Lightning talk",
    30,
    (
        _opening(2),
        Part("Talk", 13),
        _questions(10),
        _read_back(3),
        _close(2),
    ),
)
OPEN_DISCUSSION = AgendaTemplate(
    "Open discussion",
    60,
    (
        _opening(5),
        _poll("Opening poll"),
        Part("Setting the scene", 8),
        _questions(36, "Questions and views, onsite and online in turn"),
        _read_back(5),
        _close(3),
    ),
)

TEMPLATES = (
    PANEL,
    BREAK_OUT,
    ROUND_TABLE_60,
    ROUND_TABLE_90,
    LIGHTNING_TALK,
    TOWN_HALL,
    OPEN_DISCUSSION,
)
"""As they are offered."""

_BY_WORD = {
    "lightning": (LIGHTNING_TALK,),
    "townhall": (TOWN_HALL,),
    "breakout": (BREAK_OUT,),
    "roundtable": (ROUND_TABLE_60, ROUND_TABLE_90),
    "panel": (PANEL,),
}
"""In this order: `Break-out Group Discussions - Round Tables` is a break-out."""

_LONGEST_WITHOUT_BREAK = 150


def template_for(format_: str, minutes: int) -> AgendaTemplate:
    """The template of a format in any of its spellings, nearest in length; an open discussion
    where the format names none."""
    letters = "".join(letter for letter in format_.casefold() if letter.isalnum())
    fitting = next(
        (templates for word, templates in _BY_WORD.items() if word in letters), (OPEN_DISCUSSION,)
    )
    return min(fitting, key=lambda template: abs(template.minutes - minutes))


def propose_agenda(format_: str, minutes: int) -> tuple[PlannedItem, ...]:
    """Propose an agenda for a format whose whole minutes add up to `minutes`; see `scaled`."""
    return scaled(template_for(format_, minutes), minutes)


def scaled(template: AgendaTemplate, minutes: int) -> tuple[PlannedItem, ...]:
    """A template's parts with whole minutes that add up to `minutes`, each part at least one.

    Minutes are shared out as in the usual session; what is lost by rounding is never taken from
    the questions, and a long session has a break before them. Meant for 10 to 480 minutes;
    raises ValueError under 1.
    """
    if minutes < 1:
        raise ValueError("a session has at least one minute")
    pause = minutes // 12 if minutes > _LONGEST_WITHOUT_BREAK else 0
    items: list[PlannedItem] = []
    for part, planned in _shared_out(template.parts, minutes - pause).items():
        if pause and part.is_questions:
            items.append(PlannedItem("Break", pause))
            pause = 0
        items.append(PlannedItem(part.title, planned))
    return tuple(items)


def _shared_out(parts: tuple[Part, ...], minutes: int) -> dict[Part, int]:
    """Give the questions their share, rounded up, then each minute to the part that lacks most."""
    usual = sum(part.usual for part in parts)
    planned = {
        part: -(-part.usual * minutes // usual) if part.is_questions else 1
        for part in parts
        if not part.optional or part.usual * minutes >= usual
    }
    while sum(planned.values()) > minutes:
        del planned[min(planned, key=lambda part: (part.is_questions, part.usual))]
    for _ in range(minutes - sum(planned.values())):
        # Where the slot is longer than all parts together may be, they all grow.
        open_parts = [part for part in planned if planned[part] < part.most] or list(planned)
        next_part = min(
            open_parts, key=lambda part: (planned[part] / part.usual, not part.is_questions)
        )
        planned[next_part] += 1
    return planned
