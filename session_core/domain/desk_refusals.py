"""Polite noes at the help desk: to who needs help, and to those of the desk who act too late."""

from session_core.domain.refusals import Refusal


class DeskClosed(Refusal):
    """The session is over, so nothing new is taken; what was answered can still be read."""

    code = "desk_closed"


class TooManyRequests(Refusal):
    """One seat has as many requests open as it may."""

    code = "too_many_requests"


class HeldByAnother(Refusal):
    """Somebody else of the desk has request `number`; `who` is their role."""

    code = "held_by_another"


class HelpEnded(Refusal):
    """Request `number` is over; `reason` is `settled` or `withdrawn` where its asker ended it."""

    code = "help_ended"


class HelpNotEnded(Refusal):
    """Request `number` is open already."""

    code = "help_not_ended"


class HelpNotHeld(Refusal):
    """Nobody has request `number`, so nobody can let go of it."""

    code = "help_not_held"


class AskerWrote(Refusal):
    """Whoever asked wrote to request `number` after it was looked at."""

    code = "asker_wrote"


class NotOfTheDesk(Refusal):
    """A request was to go to somebody who is not of the desk."""

    code = "not_of_the_desk"
