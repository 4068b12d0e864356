"""Polite noes, each with a stable code; `session_core/wording.py` turns codes into words."""

from typing import ClassVar


class Refusal(Exception):
    """Something that cannot be done now, for a reason the person can be told.

    `details` fill the places in the sentence (a limit, a number, seconds to wait); they never
    hold what somebody wrote.
    """

    code: ClassVar[str] = "refused"

    def __init__(self, **details: object) -> None:
        super().__init__(self.code)
        self.details = details


class NotAllowed(Refusal):
    code = "not_allowed"


class NotFound(Refusal):
    code = "not_found"


class SignedOut(Refusal):
    code = "signed_out"


class WrongJoinCode(Refusal):
    code = "wrong_join_code"


class StrangeHubSize(Refusal):
    code = "strange_hub_size"


class SessionNotOpen(Refusal):
    code = "session_not_open"


class SessionStillOpen(Refusal):
    code = "session_still_open"


class SessionArchived(Refusal):
    code = "session_archived"


class StrangeStart(Refusal):
    code = "strange_start"


class EmptySeries(Refusal):
    code = "empty_series"


class AlreadyInSeries(Refusal):
    """`reason` is `this` where it is the very series it was to be added to."""

    code = "already_in_series"


class NotInSeries(Refusal):
    code = "not_in_series"


class EmptyText(Refusal):
    code = "empty_text"


class TextTooLong(Refusal):
    code = "text_too_long"


class EndBeforeStart(Refusal):
    code = "end_before_start"


class SessionTooLong(Refusal):
    code = "session_too_long"


class EmptyAgenda(Refusal):
    code = "empty_agenda"


class AgendaBegan(Refusal):
    code = "agenda_began"


class AgendaChanged(Refusal):
    code = "agenda_changed"


class ItemNotWaiting(Refusal):
    code = "item_not_waiting"


class BadMinutes(Refusal):
    code = "bad_minutes"


class CannotMove(Refusal):
    code = "cannot_move"


class UnreadableProgramme(Refusal):
    """The programme page could not be read; `reason` is one of the importer's codes."""

    code = "unreadable_programme"


class UnreadableText(Refusal):
    """A running text that nothing can be drafted from; `reason` says why."""

    code = "unreadable_text"


class TooFewOptions(Refusal):
    code = "too_few_options"


class TooManyOptions(Refusal):
    code = "too_many_options"


class DuplicateOptions(Refusal):
    code = "duplicate_options"


class PollNotOpen(Refusal):
    code = "poll_not_open"


class PollNotDraft(Refusal):
    code = "poll_not_draft"


class PollNotClosed(Refusal):
    code = "poll_not_closed"


class BadPollSetting(Refusal):
    """A setting of a poll that cannot be; `reason` says which."""

    code = "bad_poll_setting"


class BadBallot(Refusal):
    """A ballot is not filled in as its poll asks; `reason` says how."""

    code = "bad_ballot"


class UnknownOption(Refusal):
    code = "unknown_option"


class NamingRuleForbids(Refusal):
    code = "naming_rule_forbids"


class NothingToDraft(Refusal):
    code = "nothing_to_draft"


class ReportChanged(Refusal):
    code = "report_changed"


class ReportBegun(Refusal):
    code = "report_begun"


class UnreadableSnapshot(Refusal):
    """A snapshot was not loaded; `reason` is one of the reader's codes."""

    code = "unreadable_snapshot"


class WrongPassword(Refusal):
    code = "wrong_password"


class TooManyAttempts(Refusal):
    code = "too_many_attempts"


class WeakPassword(Refusal):
    code = "weak_password"


class UsernameTaken(Refusal):
    code = "username_taken"


class BadUsername(Refusal):
    code = "bad_username"


class WrongFirstCode(Refusal):
    code = "wrong_first_code"


class OrganiserExists(Refusal):
    code = "organiser_exists"


class LastOrganiser(Refusal):
    code = "last_organiser"


class NoGroups(Refusal):
    code = "no_groups"


class TooManyGroups(Refusal):
    code = "too_many_groups"


class GroupsAreMade(Refusal):
    code = "groups_are_made"


class GroupsAreOpen(Refusal):
    code = "groups_are_open"


class GroupsNotOpen(Refusal):
    code = "groups_not_open"


class GroupHasNotes(Refusal):
    code = "group_has_notes"


class NotYourGroup(Refusal):
    code = "not_your_group"
