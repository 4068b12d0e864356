"""What an undo would take back, said on its button: `Undo: floor to number 7`."""

from collections.abc import Mapping

from session_core.domain.floor_acts import act_words
from session_core.domain.floor_undo import LastFloorAct

_OF_ONE: Mapping[str, str] = {
    "give_floor_to_next": "floor to number {one}",
    "give_floor_to": "floor to number {one}",
    "yield_floor": "end of number {one}'s turn",
    "strike_request": "striking number {one}",
    "enter_for_someone": "adding number {one}",
    "answer_in_writing": "answer to number {one}",
    "decline_question": "declining number {one}",
    "take_into_report": "number {one} into the report",
    "put_back": "number {one} back in the queue",
    "claim_question": "reading number {one}",
    "release_claim": "leaving number {one} to others",
}
_OF_MANY: Mapping[str, str] = {
    "merge_questions": "merging {all}",
    "unmerge_question": "setting {all} apart",
    "enter_cards": "adding {count} paper cards",
    "enter_chat_line": "adding {count} from the chat",
    "close_queue": "closing the queue",
    "open_queue": "opening the queue",
    "set_floor_policy": "new settings of the order",
}


def undo_words(last: LastFloorAct) -> str:
    """What is taken back, in a few words."""
    numbers = last.numbers
    if numbers and last.act in _OF_ONE:
        return _OF_ONE[last.act].format(one=numbers[0])
    if last.act in _OF_MANY:
        listed = ", ".join(map(str, numbers))
        return _OF_MANY[last.act].format(all=listed, count=len(numbers))
    about = f", number {numbers[0]}" if numbers else ""
    return f"{act_words(last.act)}{about}"
