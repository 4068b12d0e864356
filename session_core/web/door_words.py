"""What the thin page says when it cannot do something, and with which status it answers."""

from session_core.domain.refusals import Refusal
from session_core.domain.text import QUESTION_LIMIT
from session_core.wording import words_for

NOTHING_HERE = "There is nothing at this address."
NOT_WORKING = "Something went wrong on the server. What you sent may not have arrived; try again."


class FormRefused(Refusal):
    """A form that the thin page does not take; `reason` is a key of `_FORM_WORDS`."""

    code = "form_refused"


_TOO_LARGE = (
    "This is far longer than can be read here, so nothing was sent. "
    f"A question has {QUESTION_LIMIT:,} characters at most."
)
_FORM_WORDS = {
    "cross_site": "This was sent from another site, so nothing was done. Open the page itself.",
    "old_token": "This form is older than your seat. Nothing was sent; send it again from here.",
    # A page that answered a form is kept nowhere, so Back cannot bring that one.
    "too_large": f"{_TOO_LARGE} Press your browser’s own Back: what you typed is still there, "
    "unless the browser has to load that page anew. The link below opens it empty.",
    "too_large_by_script": f"{_TOO_LARGE} What you typed is still in its field.",
    "not_a_form": "This page takes forms only; what came was something else.",
    "side_missing": "Choose how you take part: in the room, or online.",
    "unknown_choice": "One of the choices is not on the list. Choose again.",
    "option_missing": "Choose one of the options first.",
    "not_yours": "This question is another person’s. Only they can change it; nothing was done.",
    "number_unread": "Write the number of people in digits, or leave it empty.",
}
_FORM_STATUS = {
    "cross_site": 403,
    "old_token": 403,
    "not_yours": 403,
    "too_large": 413,
    "too_large_by_script": 413,
    "not_a_form": 415,
}

_WORDS = {
    "not_allowed": "You have no seat here now. Join, and go on; nothing you typed was sent.",
    "not_found": "That is no longer here. The page is up to date again.",
}
"""Where the sentence for staff would puzzle a participant."""

_STATUS = {
    "not_allowed": 403,
    "signed_out": 403,
    "not_found": 404,
    "wrong_join_code": 404,
    "wrong_receipt": 404,
}
_UNFIT = {"empty_text", "text_too_long", "unknown_option", "strange_hub_size", "no_receipt"}


def sentence_for(refusal: Refusal) -> str:
    """What a refusal says to a participant."""
    if isinstance(refusal, FormRefused):
        return _FORM_WORDS[str(refusal.details["reason"])]
    return _WORDS.get(refusal.code) or words_for(refusal)


def status_of(refusal: Refusal) -> int:
    """422 for what could never be taken, 409 for what cannot be taken now."""
    if isinstance(refusal, FormRefused):
        return _FORM_STATUS.get(str(refusal.details["reason"]), 422)
    return _STATUS.get(refusal.code, 422 if refusal.code in _UNFIT else 409)
