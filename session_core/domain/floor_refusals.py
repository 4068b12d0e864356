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


class AnotherActSince(Refusal):
    """Somebody of the staff did something, or took it back, since the undo was looked at."""

    code = "another_act_since"


class BadPolicy(Refusal):
    code = "bad_policy"


class PolicyChanged(Refusal):
    """Somebody else changed settings since these were looked at; `what` are their names."""

    code = "policy_changed"


class NothingToMerge(Refusal):
    code = "nothing_to_merge"


class TooManyCards(Refusal):
    code = "too_many_cards"


class BeingRead(Refusal):
    """Another moderator has claimed question `number`; `who` is their role."""

    code = "being_read"


class DecidedMeanwhile(Refusal):
    """A question no longer stands where its moderator saw it; `change` is the ChangeKind, by `who`.

    `another` says that whoever is told has that role too.
    """

    code = "decided_meanwhile"


class RewordedMeanwhile(Refusal):
    """A question has other words than its moderator saw."""

    code = "reworded_meanwhile"


class OwnQuestion(Refusal):
    code = "own_question"


class WrongReceipt(Refusal):
    code = "wrong_receipt"


class NoReceipt(Refusal):
    """What was typed is not five words of the list, so it can be nobody's receipt."""

    code = "no_receipt"


class NobodyToTell(Refusal):
    """Nobody else has the role that a signal is for; `reason` is that role's name."""

    code = "nobody_to_tell"


class NobodyGone(Refusal):
    """Both moderators are here, so nobody takes both sides."""

    code = "nobody_gone"


class NothingToTranslate(Refusal):
    """Question `number` has no written words, or was taken back."""

    code = "nothing_to_translate"


class AlreadyInLanguage(Refusal):
    """Question `number` is written in `language`, or has a translation into it."""

    code = "already_in_language"
