"""Signals in words and icons: never by one of them alone."""

from pages.parts.plain import as_text
from pages.parts.times import clock_words
from session_core.domain.signals import SignalKind, SignalTo
from session_core.use_cases.signals import SignalPart, SignalView

ICONS = {
    SignalKind.TIME_CALL: ":material/timer:",
    SignalKind.SOUND_TROUBLE: ":material/volume_off:",
    SignalKind.YOUR_TURN: ":material/swap_horiz:",
    SignalKind.WRAP_UP: ":material/hourglass_bottom:",
    SignalKind.MESSAGE: ":material/chat:",
    SignalKind.IS_BACK: ":material/login:",
}

WORDS = {
    SignalKind.TIME_CALL: "Time call",
    SignalKind.SOUND_TROUBLE: "Sound trouble",
    SignalKind.YOUR_TURN: "Your turn",
    SignalKind.WRAP_UP: "Wrap up",
    SignalKind.MESSAGE: "Message",
    SignalKind.IS_BACK: "Is back",
}

WHOM = {
    SignalTo.OTHER_MODERATOR: "Other moderator",
    SignalTo.RAPPORTEUR: "Rapporteur",
    SignalTo.ALL_STAFF: "All staff",
}


def from_whom(signal: SignalView) -> str:
    """`The online moderator`, who sent it; nobody's name."""
    return f"The {signal.sender}" if signal.sender else "Somebody"


def outcome(signal: SignalView) -> str:
    """`seen by Mara at 10:43`, or for whom it waits still."""
    return " · ".join(_of_part(part) for part in signal.parts)


def _of_part(part: SignalPart) -> str:
    if part.seen_at is None:
        return f"not seen yet by the {part.to_role}"
    by = as_text(part.seen_by) if part.seen_by else f"the {part.to_role}"
    return f":material/done_all: seen by {by} at {clock_words(part.seen_at)}"
