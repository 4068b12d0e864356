"""What is said of a question: where it stands, how it ended, how it came in."""

from session_core.domain.decline_reasons import OFF_THE_LIST
from session_core.domain.floor import Intervention, InterventionState, Source
from session_core.domain.reading_time import reading_seconds
from session_core.language import gettext, ngettext

_DISPOSITIONS = {
    InterventionState.WAITING: "waiting",
    InterventionState.SPEAKING: "has the floor",
    InterventionState.HEARD: "heard",
    InterventionState.MERGED: "merged into number {number}",
    InterventionState.ANSWERED: "answered in writing",
    InterventionState.IN_REPORT: "taken into the report",
    InterventionState.DECLINED: "declined: {reason}",
    InterventionState.WITHDRAWN: "withdrawn",
    InterventionState.UNDONE: "entered by mistake, taken back",
}
_OFF_THE_LIST = "taken off the list by a moderator: {reason}"


def disposition_words(intervention: Intervention, merged_number: int | None = None) -> str:
    """Where an intervention stands or how it ended; `merged_number` is of what it went into."""
    words = _DISPOSITIONS[intervention.state]
    if intervention.decline_reason in OFF_THE_LIST:
        words = _OFF_THE_LIST
    if intervention.state is InterventionState.MERGED and merged_number is None:
        return gettext("merged")
    why = intervention.decline_reason
    return gettext(words).format(number=merged_number, reason=gettext(why) if why else "")


_IN_SECONDS = 90
"""A longer time is told in minutes."""


def reading_words(text: str) -> str:
    """How long it takes to read a text aloud; nothing where there is none."""
    seconds = reading_seconds(text)
    if not seconds:
        return ""
    if seconds <= _IN_SECONDS:
        return gettext("about {seconds} s to read aloud").format(seconds=seconds)
    minutes = round(seconds / 60)
    return ngettext(
        "about {minutes} minute to read aloud", "about {minutes} minutes to read aloud", minutes
    ).format(minutes=minutes)


def read_by_words(name: str) -> str:
    """Who reads a translation aloud in the room; nothing where nobody is named."""
    return gettext("read aloud by {name}").format(name=name) if name else ""


SOURCES = {
    Source.PROXY: "entered",
    Source.PAPER: "from a paper card, entered",
    Source.HUB: "from a hub",
    Source.CHAT: "from the chat, entered",
}
"""How a question came in that was not typed on its asker's own device."""
SOURCES_BY = {
    Source.DEVICE: "from a device by {who}",
    Source.PROXY: "entered by {who}",
    Source.PAPER: "from a paper card, entered by {who}",
    Source.HUB: "from a hub by {who}",
    Source.CHAT: "from the chat, entered by {who}",
}
"""The same with who typed it: `entered by Mara, online moderator`."""
