"""The acts on the floor in words, for the ledger and for what an undo would take back."""

from collections.abc import Mapping

from session_core.domain.activity import Activity
from session_core.domain.people import Role

BY = "by"
"""The key in an activity's details under which the role of who did it is kept."""
IN_TURN, OUT_OF_TURN = "give_floor_to_next", "give_floor_to"
CLAIMS = frozenset({"claim_question", "release_claim", "release_claims"})
"""They decide nothing, and have a way back of their own."""

_WORDS: Mapping[str, str] = {
    "request_floor": "asked for the floor",
    "enter_for_someone": "entered for somebody",
    "enter_cards": "entered paper cards",
    "enter_chat_line": "entered from the chat",
    "withdraw_request": "withdrew",
    "withdraw_by_receipt": "withdrew, by receipt",
    "edit_my_question": "put in other words",
    "edit_by_receipt": "put in other words, by receipt",
    "delete_my_question": "deleted by who asked",
    "delete_by_receipt": "deleted by who asked",
    "set_question_language": "language of a question set",
    "add_translation": "translated",
    "change_translation": "translation changed",
    "remove_translation": "translation removed",
    "confirm_hub": "size of a hub confirmed",
    "strike_request": "taken off the list",
    IN_TURN: "floor given in turn",
    OUT_OF_TURN: "floor given out of turn",
    "yield_floor": "floor yielded",
    "recall_last": "last step taken back",
    "undo_floor_act": "last act taken back",
    "close_queue": "queue closed",
    "open_queue": "queue opened",
    "close_session": "session closed",
    "open_session": "session opened",
    "leave_session": "somebody left",
    "hide_who_spoke": "groups hidden by the naming rule",
    "answer_in_writing": "answered in writing",
    "decline_question": "declined",
    "take_into_report": "taken into the report",
    "put_back": "put back in the queue",
    "merge_questions": "merged",
    "unmerge_question": "merged ones set apart",
    "support_question": "supported",
    "withdraw_support": "support withdrawn",
    "claim_question": "claimed for reading",
    "release_claim": "claim ended",
    "release_claims": "claims of a moderator who is gone ended",
    "set_floor_policy": "settings of the order changed",
}


def act_words(act: str) -> str:
    """An act in words; one without words of its own is told by its name."""
    return _WORDS.get(act, act.replace("_", " "))


def role_of(activity: Activity) -> Role | None:
    """The role of who did it, where the record says."""
    said = activity.details.get(BY)
    return next((role for role in Role if role == said), None)


def role_told(roles: frozenset[Role]) -> Role | None:
    """The role under which an act is told, of those that somebody has."""
    return next((role for role in _FIRST_TOLD if role in roles), None)


_FIRST_TOLD = (
    Role.ONSITE_MODERATOR,
    Role.ONLINE_MODERATOR,
    Role.ORGANISER,
    Role.RAPPORTEUR,
    Role.FACILITATOR,
    Role.DESK,
    Role.PARTICIPANT,
)
