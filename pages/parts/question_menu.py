"""What the menu of a question's row offers: compared in English, read in the page's language."""

from session_core.language import gettext

_OFFERS = {
    "claim": "I am reading this",
    "take over": "Take it over",
    "let go": "I am not reading this any more",
    "answer": "Answer in writing",
    "report": "Take into the report",
    "decline": "Decline",
    "merge": "Merge with another",
    "part": "Part what was merged",
    "part from": "Part from number %(number)s",
    "put back": "Put back in the queue",
    "translate": "Translate, or say its language",
}

CLAIM = f":material/visibility: {_OFFERS['claim']}"
TAKE_OVER = f":material/visibility: {_OFFERS['take over']}"
LET_GO = f":material/visibility_off: {_OFFERS['let go']}"
ANSWER = f":material/edit_note: {_OFFERS['answer']}"
REPORT = f":material/summarize: {_OFFERS['report']}"
DECLINE = f":material/block: {_OFFERS['decline']}"
MERGE = f":material/call_merge: {_OFFERS['merge']}"
PART = f":material/call_split: {_OFFERS['part']}"
PART_FROM = f":material/call_split: {_OFFERS['part from']}"
PUT_BACK = f":material/undo: {_OFFERS['put back']}"
TRANSLATE = f":material/translate: {_OFFERS['translate']}"


def offer_words(offer: str, merged_number: int | None = None) -> str:
    """An offer as the menu shows it; `merged_number` is of what the question went into."""
    icon, _, words = offer.partition(" ")
    said = gettext(words)
    return f"{icon} {said % {'number': merged_number} if offer == PART_FROM else said}"
