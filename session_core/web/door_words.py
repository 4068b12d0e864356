"""What the thin page says when it cannot do something, and with which status it answers."""

from session_core.domain.refusals import Refusal
from session_core.domain.text import QUESTION_LIMIT
from session_core.language import Counted, gettext
from session_core.wording_for_participants import words_for_participants

_TROUBLE = {
    "nothing_here": "There is nothing at this address.",
    "not_working": (
        "Something went wrong on the server. What you sent may not have arrived; try again."
    ),
}


class FormRefused(Refusal):
    """A form that the thin page does not take; `reason` is a key of `_FORM_WORDS`."""

    code = "form_refused"


_TOO_LARGE = (
    "This is far longer than can be read here, so nothing was sent. "
    "A question has {limit:,} characters at most."
)
_FORM_WORDS = {
    "cross_site": "This was sent from another site, so nothing was done. Open the page itself.",
    "old_token": "This form is older than your seat. Nothing was sent; send it again from here.",
    "old_link_form": "This form is not that of the link. Nothing was moved; open the link again.",
    # A page that answered a form is kept nowhere, so Back cannot bring that one.
    "too_large": _TOO_LARGE
    + " Press your browser’s own Back: what you typed is still there, unless the browser has to "
    "load that page anew. The link below opens it empty.",
    "too_large_by_script": _TOO_LARGE + " What you typed is still in its field.",
    "not_a_form": "This page takes forms only; what came was something else.",
    "unknown_choice": "One of the choices is not on the list. Choose again.",
    "option_missing": "Choose one of the options first.",
    "not_yours": "This question is another person’s. Only they can change it; nothing was done.",
    "number_unread": "Write the number of people in digits, or leave it empty.",
}
_FORM_STATUS = {
    "cross_site": 403,
    "old_token": 403,
    "old_link_form": 403,
    "not_yours": 403,
    "too_large": 413,
    "too_large_by_script": 413,
    "not_a_form": 415,
}

_STATUS = {
    "not_allowed": 403,
    "signed_out": 403,
    "not_found": 404,
    "wrong_join_code": 404,
    "wrong_receipt": 404,
    "wrong_entry_code": 403,
    "too_much_at_once": 429,
    "wrong_seat_link": 404,
    "wrong_kiosk_address": 404,
    "kiosk_closed": 403,
}
_UNFIT = {
    "empty_text",
    "text_too_long",
    "unknown_option",
    "bad_ballot",
    "strange_hub_size",
    "no_receipt",
    "asked_at_door",
}


def sentence_for(refusal: Refusal) -> str:
    """What a refusal says to a participant."""
    if isinstance(refusal, FormRefused):
        return gettext(_FORM_WORDS[str(refusal.details["reason"])]).format(
            limit=Counted(QUESTION_LIMIT)
        )
    return words_for_participants(refusal)


def trouble(what: str) -> str:
    """What is said where nothing was refused but nothing can be shown either."""
    return gettext(_TROUBLE[what])


def status_of(refusal: Refusal) -> int:
    """422 for what could never be taken, 409 for what cannot be taken now."""
    if isinstance(refusal, FormRefused):
        return _FORM_STATUS.get(str(refusal.details["reason"]), 422)
    return _STATUS.get(refusal.code, 422 if refusal.code in _UNFIT else 409)
