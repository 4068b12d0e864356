"""What was said as `we`, `I` or `you`, put so that a report can hold it."""

import re

from session_core.drafting.english import FIRST_PERSON, SECOND_PERSON
from session_core.drafting.wholeness import is_english
from session_core.drafting.words import words

STAND_INS = frozenset("a participant participants said".split())
"""The only words a sentence may hold that its evidence lacks, next to the connectives."""
WE = frozenset("we we're we've we'd we'll us our ours ourselves".split())
_FRAME = "A participant said: "
_PERSONS = FIRST_PERSON | SECOND_PERSON
_NOT_A_PERSON = re.compile(r"\bi\.e\.|\bUS\b|\b(?:Part|Phase|Article|Annex|Chapter|Type|Title) I\b")
_WE_TOGETHER = re.compile(
    r"^we(?= (?:all |also |therefore |then |now |jointly )?(?:should|must|need to|have to|ought to"
    r"|agreed?|decided?|concluded?|propose[ds]?|recommend(?:ed)?|resolved?|approved?|adopted"
    r"|call(?:ed)? (?:up)?on|urged?|appeal(?:ed)? to|demand(?:ed)?)\b)",
    re.IGNORECASE,
)


def persons_in(text: str) -> list[str]:
    """The words of the first and second person in it, in order."""
    said = (word.as_said for word in words(_NOT_A_PERSON.sub(" ", text)))
    return [word for word in said if word in _PERSONS]


def third_person(text: str) -> str:
    """The sentence itself, about the participants, or as the quotation of one of them.

    `We` becomes `participants` only where it decides or asks for action, opens the sentence and is
    its only such word; who else is meant by it cannot be known.
    """
    persons = persons_in(text)
    if not persons:
        return text
    if is_of_all(text):
        return _WE_TOGETHER.sub("Participants", text, count=1)
    quoted = f"“{text[:-1]}”{text[-1]}"
    return f"{_FRAME}{quoted}" if is_english(text) else quoted


def is_of_all(text: str) -> bool:
    """Whether its `we` decides or asks for action, and so can become `participants`."""
    return persons_in(text) == ["we"] and bool(_WE_TOGETHER.match(text))


def is_quotation(text: str) -> bool:
    """Whether `third_person` could only quote it."""
    return text.startswith(("“", f"{_FRAME}“"))
