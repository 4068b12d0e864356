"""One table of words: what each refusal says, and why somebody stands where they stand."""

from session_core.domain.people import Modality
from session_core.domain.refusals import Refusal
from session_core.domain.speaking_order import Place, Rule, in_public

REFUSALS = {
    "refused": "That cannot be done now.",
    "not_allowed": "Your role in this session does not include that.",
    "not_found": "That is no longer here. It may have been removed; reload to see what is.",
    "not_found.username": "Nobody has this username. Check it, or invite them.",
    "signed_out": "You are signed out. Sign in again to go on; nothing you typed was sent.",
    "wrong_join_code": "No session has this code. Check the letters with the moderator.",
    "session_not_open": "The session is not open for this now.",
    "empty_text": "There is nothing written yet.",
    "text_too_long": "{what} has {length:,} characters; the limit is {limit:,}. Nothing was lost.",
    "end_before_start": "The session ends before it starts. Check the two times.",
    "session_too_long": "A session can last {hours:.0f} hours at most. Check the two times.",
    "empty_agenda": "The agenda needs at least one item.",
    "queue_closed": "The moderators have closed the queue. Who waits keeps their place.",
    "floor_taken": "Somebody was given the floor a moment before. The list is up to date again.",
    "floor_free": "Nobody has the floor.",
    "nobody_waiting": "Nobody is waiting.",
    "not_waiting": "Number {number} is no longer waiting.",
    "nothing_to_undo": "There is nothing to undo.",
    "out_of_date": "The list has changed: number {number} is first now. Nothing was done.",
    "too_few_options": "A poll needs at least {fewest} options, one a line.",
    "too_many_options": "A poll has {most} options at most.",
    "duplicate_options": "Two options say the same.",
    "poll_not_open": "This poll takes no ballots now.",
    "poll_not_draft": "This poll was opened before; write a new one to ask again.",
    "unknown_option": "This poll has no such option.",
    "naming_rule_forbids": "The naming rule of this session ({rule}) forbids that attribution.",
    "nothing_to_draft": "There is nothing to draft from yet. A few notes are enough to begin.",
    "wrong_password": "Username and password do not go together.",
    "too_many_attempts": "Too many wrong attempts. Try again in {seconds} s.",
    "weak_password": "A password needs 10 to 72 characters and must not be the username.",
    "username_taken": "Somebody has this username already.",
    "bad_username": "A username has 2 to 60 small letters, digits, dots, dashes or underscores.",
    "wrong_first_code": "That is not the code in the terminal of the server.",
    "organiser_exists": "There is an organiser already. Sign in, or ask them for an account.",
    "last_organiser": "A session keeps at least one organiser.",
    "unreadable_programme": "This could not be read as a programme page.",
    "unreadable_programme.empty_page": "The page is empty. Paste its text or choose a file.",
    "unreadable_programme.not_text": (
        "This is not text. Open the programme page, copy its text and paste it here."
    ),
    "unreadable_programme.page_too_large": (
        "This is far longer than a programme page. Paste only the page of one session."
    ),
    "unreadable_programme.not_a_programme_page": (
        "This does not look like an IGF programme page: neither its title line (such as "
        "“IGF 2023 WS #457 …”) nor its field labels were found."
    ),
}
"""The sentence for each refusal's code; a code with a reason has a sentence for each reason."""


FEW_BALLOTS = "Fewer than five ballots were cast, so no counts are shown."
"""Where few voted, a count could say who chose what."""


def words_for(refusal: Refusal) -> str:
    """What a refusal says to the person it is told."""
    reason = refusal.details.get("reason")
    sentence = REFUSALS.get(f"{refusal.code}.{reason}") or REFUSALS[refusal.code]
    return sentence.format_map(refusal.details)


SIDES = {Modality.ONSITE: "in the room", Modality.ONLINE: "online"}
_PLACES = {Modality.ONSITE: "the room", Modality.ONLINE: "online"}


def why_here(place: Place, *, in_full: bool) -> str:
    """Why somebody has this place: in full for staff and the asker, else only side and rule.

    A reason on a public screen must not point at a person, so it never speaks of their turns.
    """
    side = place.intervention.modality
    words = {
        Rule.POINT_OF_ORDER: "point of order",
        Rule.RIGHT_OF_REPLY: "right of reply",
        Rule.ANNOUNCED: "announced, place is safe",
        Rule.ALTERNATES: f"{_PLACES[side]} is next after {_PLACES[side.other]}",
        Rule.OTHER_SIDE_EMPTY: f"nobody else waits {SIDES[side.other]}",
        Rule.FIRST_COME: "first to ask",
        Rule.FIRST_TIME: "first time speaking",
        Rule.HEARD_BEFORE: _heard_before(place.turns),
    }
    told = place if in_full else in_public(place)
    return "; ".join(words[rule] for rule in told.rules)


def _heard_before(turns: int) -> str:
    return {0: "asks twice", 1: "heard once before"}.get(turns, f"heard {turns} times before")
