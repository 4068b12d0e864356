"""A question as the staff read it: what, who, how it came in, where it stands and why."""

from pages.parts.floor_words import YOU_READ, groups_of, reads_it, speaks_for, supported_by
from pages.parts.plain import as_paragraph, as_text
from pages.parts.theme import side_badge
from session_core.domain.dispositions import told
from session_core.domain.floor import Intervention, InterventionKind, InterventionState
from session_core.domain.rules import Rule
from session_core.language import gettext
from session_core.use_cases.questions import Question
from session_core.wording import why_here

SHOWN_OF_TEXT = 300
"""Characters of a question beyond which it ends in an ellipsis; all of it is in the help."""

_COLOURS = {
    InterventionState.SPEAKING: "green",
    InterventionState.HEARD: "green",
    InterventionState.ANSWERED: "blue",
    InterventionState.IN_REPORT: "violet",
    InterventionState.DECLINED: "red",
}
_ICONS = {
    InterventionState.WAITING: "hourglass_empty",
    InterventionState.SPEAKING: "mic",
    InterventionState.HEARD: "check",
    InterventionState.MERGED: "call_merge",
    InterventionState.ANSWERED: "edit_note",
    InterventionState.IN_REPORT: "summarize",
    InterventionState.DECLINED: "block",
    InterventionState.WITHDRAWN: "undo",
    InterventionState.UNDONE: "edit_off",
}


def who(one: Intervention) -> str:
    """Its number and who asks, as Markdown."""
    name = f" {as_text(one.name)}" if one.name else ""
    kind = "" if one.kind is InterventionKind.QUESTION else f" · {gettext(one.kind)}"
    return f"\\#{one.number}{name}{kind}"


def beginning(one: Intervention) -> str:
    """What it asks, cut where it is long; what stands there for a request without words."""
    if not one.text:
        return gettext("asks to speak")
    return clipped(one.text)


def clipped(text: str) -> str:
    """A text as far as it is shown at first."""
    return text if len(text) <= SHOWN_OF_TEXT else f"{text[:SHOWN_OF_TEXT].rstrip()}…"


def in_full(one: Intervention) -> str | None:
    """All of a long question, for the help."""
    return as_paragraph(one.text) if len(one.text) > SHOWN_OF_TEXT else None


def row_words(question: Question, me: str) -> str:
    """One question with all that helps to decide on it, as Markdown."""
    one = question.intervention
    text = as_paragraph(beginning(one)) if one.text else f":gray[{beginning(one)}]"
    return "  \n".join(filter(None, (head_words(question, me), text, tail_words(question))))


def head_words(question: Question, me: str) -> str:
    """Who asks and where it stands, as Markdown: what is above the words of a question."""
    one = question.intervention
    return f"**{who(one)}** {side_badge(one.modality)}{_badges(question, me)}"


def tail_words(question: Question) -> str:
    """What was answered, and why it stands there, as Markdown: what is below the words."""
    lines = []
    if reply := told(question.intervention):
        lines.append(f":material/reply: {as_text(reply)}")
    if small := " · ".join(_small(question)):
        lines.append(f":small[:gray[{small}]]")
    return "  \n".join(lines)


def state_badge(question: Question) -> str:
    """How a question ended, as Markdown; nothing while it waits."""
    state = question.intervention.state
    if state is InterventionState.WAITING:
        return ""
    colour = _COLOURS.get(state, "gray")
    return f" :{colour}-badge[:material/{_ICONS[state]}: {question.disposition}]"


def _badges(question: Question, me: str) -> str:
    one, found = question.intervention, state_badge(question)
    if one.support:
        found += f" :gray-badge[:material/thumb_up: {supported_by(one)}]"
    if question.reader:
        reads = gettext(YOU_READ) if one.claimed_by == me else reads_it(_role(question))
        found += f" :orange-badge[:material/visibility: {reads}]"
    return found


def _role(question: Question) -> str:
    return gettext("the %(role)s") % {"role": gettext(question.reader)}


def _small(question: Question) -> list[str]:
    one, place = question.intervention, question.place
    found = []
    if place:
        safe = ":material/verified_user: " if Rule.ANNOUNCED in place.rules else ""
        why = as_text(why_here(place, in_full=True))
        said = gettext("place %(place)s: %(why)s") % {"place": place.position, "why": why}
        found.append(f"{safe}{said}")
    found += [as_text(group) for group in groups_of(one)]
    if hub := speaks_for(one):
        found.append(hub)
    if question.came_by:
        found.append(as_text(question.came_by))
    if question.merged:
        numbers = gettext(", ").join(f"\\#{each.number}" for each in question.merged)
        found.append(gettext("with %(numbers)s") % {"numbers": numbers})
    return found
