"""One table of words: what each refusal says, and why somebody stands where they stand."""

from session_core.domain.refusals import Refusal
from session_core.domain.seat_moves import MOVE_MINUTES
from session_core.domain.session import NamingRule
from session_core.language import Counted, gettext, in_quotes
from session_core.wording_of_changes import TWO_MODERATORS, WHAT_CHANGED
from session_core.wording_of_entry import ENTRY
from session_core.wording_of_kiosks import KIOSKS
from session_core.wording_of_moves import SEAT_MOVES
from session_core.wording_of_places import SIDES as SIDES
from session_core.wording_of_places import why_here as why_here
from session_core.wording_of_polls import POLLS
from session_core.wording_of_questions import disposition_words as disposition_words
from session_core.wording_of_questions import read_by_words as read_by_words
from session_core.wording_of_questions import reading_words as reading_words
from session_core.wording_of_the_desk import DESK
from session_core.wording_of_the_door import AT_THE_DOOR

REFUSALS = {
    "refused": "That cannot be done now.",
    "not_allowed": "Your role in this session does not include that.",
    "not_found": "That is no longer here. It may have been removed; reload to see what is.",
    "not_found.username": "Nobody has this username. Check it, or invite them.",
    "signed_out": "You are signed out. Sign in again to go on; nothing you typed was sent.",
    **AT_THE_DOOR,
    **ENTRY,
    **KIOSKS,
    "session_not_open": "The session is not open for this now.",
    "session_not_open.over": (
        "The session is closed. Open it again on its agenda page to change this."
    ),
    "session_still_open": "The session is open. Close it on its agenda page, then archive it.",
    "session_archived": "The session is archived, so nothing in it changes. Bring it back first.",
    "strange_start": "The start must lie between {earliest} and {latest}. Check the year.",
    "empty_series": "Choose at least one session for the series.",
    "already_in_series": "This session belongs to a series already. Take it out there first.",
    "already_in_series.this": "This session is in the series already.",
    "not_in_series": "This session is in no series, or not in this one any more.",
    "empty_text": "There is nothing written yet.",
    "empty_text.cards": "There is no card yet. Type the question of each card on a line.",
    "empty_text.card": "Card {place} has no question. Type it, or take the card out.",
    "empty_text.poll": "The poll has no question yet.",
    "empty_text.series": "The series needs a title.",
    "text_too_long": "{what} has {length:,} characters; the limit is {limit:,}. Nothing was lost.",
    "text_too_long.option": (
        "Option {place} has {length:,} characters; the limit is {limit:,}. Nothing was lost."
    ),
    "end_before_start": "The session ends before it starts. Check the two times.",
    "session_too_long": "A session can last {hours:.0f} hours at most. Check the two times.",
    "empty_agenda": "The agenda needs at least one item.",
    "agenda_began": "The agenda has begun. Change its items one by one.",
    "agenda_changed": "The agenda was changed a moment before. Look again, then press again.",
    "item_not_waiting": "That item has begun or is over, so this cannot be changed any more.",
    "bad_minutes": "An agenda item has from 1 to {most} minutes.",
    "cannot_move": "That item cannot move further.",
    "queue_closed": "The moderators have closed the queue. Who waits keeps their place.",
    "floor_taken": "Somebody was given the floor a moment before. The list is up to date again.",
    "floor_free": "Nobody has the floor.",
    "nobody_waiting": "Nobody is waiting.",
    "not_waiting": "Number {number} is no longer waiting.",
    "not_waiting.waits": "Number {number} is waiting already.",
    "not_waiting.merged": (
        "Yours was merged into number {number}, which no longer waits: it cannot be reworded now."
    ),
    "nothing_to_undo": "There is nothing to undo.",
    **TWO_MODERATORS,
    **SEAT_MOVES,
    **DESK,
    "bad_policy": "The setting “{what}” can be a whole number from {least} to {most}.",
    "policy_changed": (
        "The order was changed meanwhile: {what}. Nothing was saved. Look at the list "
        "again, then save."
    ),
    "nothing_to_merge": "Choose at least two questions that wait.",
    "too_many_cards": (
        "These are {number} cards; {most} can be entered at once. Enter the first {most}, then the "
        "rest. Nothing was lost."
    ),
    "being_read": "The {who} is reading this question. Take it over first, or leave it to them.",
    "nothing_to_translate": "Number {number} has no written words to translate.",
    "nothing_to_translate.taken_back": "Number {number} was taken back.",
    "already_in_language": "Number {number} is written in {language} already.",
    "already_in_language.translated": (
        "Number {number} has a translation in {language} already. Change that one."
    ),
    "own_question": "This question is your own, so your support counts already.",
    "own_question.merged": "Yours was merged with it, so your support counts already.",
    "wrong_receipt": "No question here has this receipt. Check the words; their order counts.",
    "no_receipt": (
        "This is not a receipt. A receipt is five English words, each from a fixed list; compare "
        "with what you wrote down."
    ),
    **POLLS,
    "naming_rule_forbids": "The naming rule in force ({rule}) forbids that attribution.",
    "naming_rule_forbids.names": (
        "The naming rule keeps names out of what is written here, and this has {names}. Write it "
        "without, or send it once more to keep it as it is."
    ),
    "nothing_to_draft": "There is nothing to draft from yet. A few notes are enough to begin.",
    "report_changed": (
        "Somebody else changed this block meanwhile. What you wrote is still in the field; "
        "theirs stands below it. Save again to put yours in its place."
    ),
    "report_begun": "Something is written in this block already; it was left as it is.",
    "unreadable_snapshot": "This is not a snapshot of a session. Nothing was loaded.",
    "unreadable_snapshot.empty": "The file is empty. Nothing was loaded.",
    "unreadable_snapshot.too_large": (
        "A snapshot has {limit:,} bytes at most; this file has more. Nothing was loaded."
    ),
    "unreadable_snapshot.cut_off": (
        "This file is not whole JSON: it was cut off or changed on its way. Nothing was loaded."
    ),
    "unreadable_snapshot.packed": "This file is packed. Unpack it first. Nothing was loaded.",
    "unreadable_snapshot.not_utf8": (
        "This file is not text in UTF-8, in which snapshots are written. Nothing was loaded."
    ),
    "unreadable_snapshot.newer": (
        "This snapshot is of version {version}; this Evenfloor reads up to {known}. "
        "Update Evenfloor to load it."
    ),
    "unreadable_snapshot.wrong_shape": (
        "This snapshot does not keep to its published form: at {place} that asks for {allowed}. "
        "Nothing was loaded."
    ),
    "unreadable_snapshot.inconsistent": (
        "This snapshot contradicts itself: {what}. Nothing was loaded."
    ),
    "unreadable_snapshot.changed": (
        "This snapshot was changed after it was written: {what}. Nothing was loaded."
    ),
    "wrong_password": "Username and password do not go together.",
    "too_many_attempts": "Too many wrong attempts. Try again in {seconds} s.",
    "weak_password": "A password needs 10 to 72 characters and must not be the username.",
    "username_taken": "Somebody has this username already.",
    "bad_username": "A username has 2 to 60 small letters, digits, dots, dashes or underscores.",
    "wrong_first_code": "That is not the code in the terminal of the server.",
    "organiser_exists": "There is an organiser already. Sign in, or ask them for an account.",
    "last_organiser": "A session keeps at least one organiser.",
    "no_groups": "There are no groups yet. Make them first.",
    "no_groups.asked": "Ask for one group at least.",
    "too_many_groups": "A session has {most} groups at most.",
    "groups_are_made": "There are groups already. Add to them, or remove them first.",
    "groups_are_open": "The groups are at work now. End them first.",
    "groups_not_open": "The groups are not at work now.",
    "group_has_notes": "Group {number} has notes, so it stays. Change its topic instead.",
    "group_has_notes.people": (
        "In group {number} sit people without a device. Move them to another group first, "
        "or their names are lost."
    ),
    "not_your_group": "You facilitate another group; your notes go there.",
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
        "“IGF 2023 WS #457 …”) nor its field labels were found. "
        "Nor does it tell of a workshop: when, where, who took part."
    ),
    "unreadable_programme.transcript": (
        "This is the transcript of a session, not its page on the programme. Open the "
        "session's page on the programme, copy its text and paste it here."
    ),
    "unreadable_text": "This could not be read as text.",
    "unreadable_text.empty": "The text is empty.",
    "unreadable_text.not_utf8": "The text is not in UTF-8. Save it as plain text in UTF-8.",
    "unreadable_text.not_text": "This is not text. Save it as plain text in UTF-8.",
    "unreadable_text.too_long": (
        "The text has more than {limit:,} words. Draft from one session, or a part of it."
    ),
}
"""The sentence for each refusal's code; a code with a reason has a sentence for each reason."""


FEW_BALLOTS = "Fewer than five ballots were cast, so no counts are shown."
"""Where few voted, a count could say who chose what."""


def words_for(refusal: Refusal) -> str:
    """What a refusal says to the person it is told."""
    if "change" in refusal.details and (told := WHAT_CHANGED.get(refusal.code)):
        return told(refusal.details)
    reason = refusal.details.get("reason")
    sentence = REFUSALS.get(f"{refusal.code}.{reason}") or REFUSALS[refusal.code]
    details = {key: _listed(value) for key, value in refusal.details.items()}
    return gettext(sentence).format_map(SAME_FOR_ALL | details)


def _listed(detail: object) -> object:
    """Several things as one quotes them in a sentence; one thing as it is, or as it is called."""
    if isinstance(detail, tuple):
        return gettext(", ").join(in_quotes(gettext(str(each))) for each in detail)
    if isinstance(detail, int) and not isinstance(detail, bool):
        return Counted(detail)
    return gettext(detail) if isinstance(detail, str) else detail


SAME_FOR_ALL = {"move_minutes": MOVE_MINUTES}
"""What sentences name that is the same for all."""


RULE_NAMES = {
    NamingRule.OPEN: "Naming is open",
    NamingRule.AFFILIATION_ONLY: "Affiliation only",
    NamingRule.CHATHAM_HOUSE: "Chatham House Rule",
    NamingRule.CLOSED: "Closed: nobody is named",
}
"""Each naming rule as a badge says it."""


KEPT_UNDER = {
    NamingRule.OPEN: "Naming is open: your name here and your group are kept with what you say.",
    NamingRule.AFFILIATION_ONLY: (
        "Affiliation only: your group is kept with what you say, your name is not."
    ),
    NamingRule.CHATHAM_HOUSE: (
        "Chatham House Rule: neither your name nor your group is kept with what you say."
    ),
    NamingRule.CLOSED: (
        "Closed: what is said stays here; neither your name nor your group is kept with it."
    ),
}
"""What each naming rule means for who is about to speak or write, said before they do."""
