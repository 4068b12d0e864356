"""What a refusal says to a participant, where the sentence for staff would puzzle them."""

from session_core.domain.refusals import Refusal
from session_core.language import gettext
from session_core.wording import words_for

_TO_PARTICIPANTS = {
    "not_allowed": "You have no seat here now. Join, and go on; nothing you typed was sent.",
    "not_found": "That is no longer here. The page is up to date again.",
}


def words_for_participants(refusal: Refusal) -> str:
    """What a refusal says to who takes part, on either of their pages."""
    return gettext(_TO_PARTICIPANTS.get(refusal.code, "")) or words_for(refusal)
