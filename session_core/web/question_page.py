"""The page of one question as its asker sees it, by seat or by receipt, and that of all."""

from collections.abc import Mapping
from secrets import token_hex

from session_core.domain.floor import CAN_BE_WITHDRAWN, InterventionState
from session_core.domain.refusals import NotAllowed, Refusal
from session_core.domain.session import Stage
from session_core.language import gettext, names
from session_core.use_cases.outcomes import see_outcomes
from session_core.use_cases.own_questions import MyIntervention, see_my_question
from session_core.use_cases.seats import see_door, see_my_seat
from session_core.use_cases.visit import Visit
from session_core.web.door_words import FormRefused
from session_core.web.form_token import form_token
from session_core.web.fragments import Around, page_address
from session_core.web.rendering import render
from session_core.web.thin_page import NOTHING_SAID, Said, thin_page

_SEEN_BY_RECEIPT = {
    "edit": "Changed. It keeps its place.",
    "withdraw": "Withdrawn.",
}


def own_question_page(visit: Visit, root: str, said: Said) -> str:
    """One's own question by the id that was posted; where that is none, the session's page."""
    try:
        mine = see_my_question(visit, said.typed.get("id", ""))
    except Refusal:
        return thin_page(visit, root, said)
    proof = {"token": form_token(visit.seat_secret or ""), "id": mine.intervention.id}
    return _question(visit, root, mine, proof, "", said)


def receipt_page(visit: Visit, root: str, said: Said = NOTHING_SAID) -> str:
    """Where a receipt is typed."""
    return render(
        "receipt.html",
        session=see_door(visit).session,
        page=page_address(visit, Around(root=root)),
        sentence=said.sentence,
        refused=said.about == "receipt",
        typed=said.typed.get("receipt", ""),
        kept=said.typed.get("text", ""),
    )


def question_by_receipt(visit: Visit, root: str, seen: MyIntervention, said: Said) -> str:
    """The question that a receipt opens; its forms carry the words, and no address does.

    The key is another for each drawn form, so that one that is sent twice is known again.
    """
    proof = {"receipt": said.typed.get("receipt", ""), "key": token_hex(16)}
    if not said.sentence and said.about in _SEEN_BY_RECEIPT:
        said = Said("done", gettext(_SEEN_BY_RECEIPT[said.about]), said.typed)
    return _question(visit, root, seen, proof, "/receipt", said, _seat_here(visit, seen))


def _seat_here(visit: Visit, seen: MyIntervention) -> str:
    """Whether who shows a receipt could take its seat: `none` is had here, or `another`."""
    asked_from = seen.intervention.seat_id
    try:
        own = see_my_seat(visit).id
    except NotAllowed:
        return "none" if asked_from else ""
    return "another" if asked_from and asked_from != own else ""


def _question(
    visit: Visit,
    root: str,
    seen: MyIntervention,
    proof: Mapping[str, str],
    below: str,
    said: Said,
    seat_here: str = "",
) -> str:
    session = see_door(visit).session
    waits = seen.standing.state is InterventionState.WAITING
    page = page_address(visit, Around(root=root))
    refused = said.about == "edit"
    return render(
        "question.html",
        session=session,
        each=seen,
        page=page,
        forms=f"{page}{below}",
        proof=proof,
        about=said.about,
        sentence=said.sentence,
        text=said.typed.get("text", "") if refused else seen.intervention.text,
        written_in=said.typed.get("language", seen.intervention.written_in),
        can_edit=refused or (waits and session.stage is Stage.OPEN),
        can_withdraw=seen.intervention.state in CAN_BE_WITHDRAWN,
        by_receipt=bool(below),
        seat_here=seat_here,
    )


def said_language(posted: Mapping[str, str]) -> str | None:
    """The language that the form says a question is in; None where it does not say.

    Raises FormRefused for one that the page does not offer.
    """
    said = posted.get("language")
    if said and said not in names():
        raise FormRefused(reason="unknown_choice")
    return said


def all_questions(visit: Visit, root: str) -> str:
    """Every number and what became of it. Raises NotAllowed without a seat."""
    see_my_seat(visit)
    return render(
        "all_questions.html",
        outcomes=see_outcomes(visit),
        session=see_door(visit).session,
        page=page_address(visit, Around(root=root)),
    )
