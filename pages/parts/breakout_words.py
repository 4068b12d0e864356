"""What breakout groups and the people in them are called on staff pages, as plain text."""

from session_core.domain.breakouts import Member
from session_core.language import gettext
from session_core.wording import SIDES


def group_words(number: int, topic: str = "") -> str:
    """`Group 2: Who repairs it?`, or `Group 2` where there is no topic."""
    if topic:
        return gettext("Group %(number)s: %(topic)s") % {"number": number, "topic": topic}
    return gettext("Group %(number)s") % {"number": number}


def someone() -> str:
    """What people without a device are called where the naming rule keeps no names."""
    return gettext("someone in the room")


def name_words(person: Member) -> str:
    """What a person is called here."""
    return person.name or someone()


def whereabouts(person: Member) -> str:
    """A person with their side and group: `Quiet Heron, in the room, group 2`."""
    told = {"name": name_words(person), "side": gettext(SIDES[person.modality])}
    if person.group_number:
        return gettext("%(name)s, %(side)s, group %(number)s") % {
            **told,
            "number": person.group_number,
        }
    return gettext("%(name)s, %(side)s, no group") % told
