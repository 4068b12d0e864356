"""What an undo would take back, said on its button: `Undo: floor to #7`."""

from collections.abc import Mapping

from session_core.domain.floor_acts import act_words
from session_core.domain.floor_undo import LastFloorAct
from session_core.domain.policy_words import SETTING_WORDS, set_to
from session_core.language import gettext, ngettext

_OF_ONE = {
    "give_floor_to_next": "floor to #{one}",
    "give_floor_to": "floor to #{one}",
    "yield_floor": "end of #{one}'s turn",
    "strike_request": "#{one} off the list",
    "enter_for_someone": "adding #{one}",
    "answer_in_writing": "answer to #{one}",
    "decline_question": "declining #{one}",
    "take_into_report": "#{one} into the report",
    "put_back": "#{one} back in the queue",
}
_OF_MANY = {
    "merge_questions": "merging {all}",
    "unmerge_question": "setting {all} apart",
    "enter_chat_line": "adding {count} from the chat",
    "close_queue": "closing the queue",
    "open_queue": "opening the queue",
}


def undo_words(last: LastFloorAct) -> str:
    """What is taken back, in a few words."""
    numbers = last.numbers
    if last.settings:
        return _settings(last.settings)
    if numbers and last.act in _OF_ONE:
        return gettext(_OF_ONE[last.act]).format(one=numbers[0])
    if last.act == "enter_cards":
        said = ngettext("adding {count} paper cards", "adding {count} paper cards", len(numbers))
        return said.format(count=len(numbers))
    if last.act in _OF_MANY:
        listed = ", ".join(map(str, numbers))
        return gettext(_OF_MANY[last.act]).format(all=listed, count=len(numbers))
    about = f" #{numbers[0]}" if numbers else ""
    return f"{gettext(act_words(last.act))}{about}"


def _settings(before: Mapping[str, object]) -> str:
    if len(before) > 1:
        said = ngettext(
            "%(count)s settings of the order, as they were",
            "%(count)s settings of the order, as they were",
            len(before),
        )
        return said % {"count": len(before)}
    ((name, value),) = before.items()
    return gettext("%(setting)s, back to %(value)s") % {
        "setting": gettext(SETTING_WORDS.get(name, name)),
        "value": gettext(set_to(value)),
    }
