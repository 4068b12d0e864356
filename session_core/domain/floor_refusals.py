"""Polite noes about the floor: who waits, who speaks, in which order."""

from session_core.domain.refusals import Refusal


class QueueClosed(Refusal):
    code = "queue_closed"


class FloorTaken(Refusal):
    code = "floor_taken"


class FloorFree(Refusal):
    code = "floor_free"


class NobodyWaiting(Refusal):
    code = "nobody_waiting"


class NotWaiting(Refusal):
    code = "not_waiting"


class NothingToUndo(Refusal):
    code = "nothing_to_undo"


class OutOfDate(Refusal):
    code = "out_of_date"


class BadPolicy(Refusal):
    code = "bad_policy"


class NothingToMerge(Refusal):
    code = "nothing_to_merge"


class BeingRead(Refusal):
    """Another moderator has claimed this question; `who` is their role."""

    code = "being_read"


class WrongReceipt(Refusal):
    code = "wrong_receipt"
