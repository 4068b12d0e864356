"""Polite noes at the door: who comes in, and how much is taken."""

from session_core.domain.refusals import Refusal


class WrongEntryCode(Refusal):
    """No code of this session that nobody has used; which of these it is stays unsaid."""

    code = "wrong_entry_code"


class AdmittedAlready(Refusal):
    code = "admitted_already"


class BadBatch(Refusal):
    """So many one-time codes are not made; `reason` is `too_many` where others are unused."""

    code = "bad_batch"


class IntakeFrozen(Refusal):
    code = "intake_frozen"


class TooMuchAtOnce(Refusal):
    """More came than people send; `seconds` is when to try again, `reason` for whom it is too much:
    `session`, `kiosk`, or `` for a seat.
    """

    code = "too_much_at_once"
