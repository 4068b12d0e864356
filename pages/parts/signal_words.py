"""Signals in words and icons: never by one of them alone."""

from pages.parts.plain import as_text
from pages.parts.times import clock_words
from session_core.domain.signals import SignalKind, SignalTo
from session_core.language import gettext
from session_core.use_cases.signals import SignalPart, SignalView

ICONS = {
    SignalKind.TIME_CALL: ":material/timer:",
    SignalKind.SOUND_TROUBLE: ":material/volume_off:",
    SignalKind.YOUR_TURN: ":material/swap_horiz:",
    SignalKind.WRAP_UP: ":material/hourglass_bottom:",
    SignalKind.MESSAGE: ":material/chat:",
    SignalKind.IS_BACK: ":material/login:",
}


def kind_words(kind: SignalKind) -> str:
    """A signal as its button says it."""
    return {
        SignalKind.TIME_CALL: gettext("Time call"),
        SignalKind.SOUND_TROUBLE: gettext("Sound trouble"),
        SignalKind.YOUR_TURN: gettext("Your turn"),
        SignalKind.WRAP_UP: gettext("Wrap up"),
        SignalKind.MESSAGE: gettext("Message"),
        SignalKind.IS_BACK: gettext("Is back"),
    }[kind]


def whom_words(whom: SignalTo) -> str:
    """Whom a message is for."""
    return {
        SignalTo.OTHER_MODERATOR: gettext("Other moderator"),
        SignalTo.RAPPORTEUR: gettext("Rapporteur"),
        SignalTo.ALL_STAFF: gettext("All staff"),
    }[whom]


def from_whom(signal: SignalView) -> str:
    """`The online moderator`, who sent it; nobody's name."""
    if signal.sender is None:
        return gettext("Somebody")
    return gettext("The %(role)s") % {"role": gettext(signal.sender)}


def is_back(signal: SignalView) -> str:
    """`The online moderator is back`."""
    if signal.sender is None:
        return gettext("Somebody is back")
    return gettext("The %(role)s is back") % {"role": gettext(signal.sender)}


def outcome(signal: SignalView) -> str:
    """`seen by Mara at 10:43`, or for whom it waits still."""
    return " · ".join(_of_part(part) for part in signal.parts)


def _of_part(part: SignalPart) -> str:
    role = gettext(part.to_role)
    if part.seen_at is None:
        return gettext("not seen yet by the %(role)s") % {"role": role}
    said = gettext("seen by %(name)s at %(time)s")
    if not part.seen_by:
        said = gettext("seen by the %(role)s at %(time)s")
    told = {"name": as_text(part.seen_by), "role": role, "time": clock_words(part.seen_at)}
    return f":material/done_all: {said % told}"
