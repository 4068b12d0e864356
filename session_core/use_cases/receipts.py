"""Receipts: who has the words of a question may follow, reword, withdraw or delete it.

The receipt is the only proof, so no record says from which seat, if any, it was shown.
"""

from session_core.domain.floor import Intervention, found_in
from session_core.domain.floor_refusals import NoReceipt, WrongReceipt
from session_core.domain.receipts import kept_of, read_receipt
from session_core.storage import floor
from session_core.use_cases import own_questions
from session_core.use_cases.floor_now import floor_now
from session_core.use_cases.own_questions import RECEIPT_WORDS, MyIntervention, as_askers_see
from session_core.use_cases.visit import Work, reading, use_case


@reading
def see_by_receipt(work: Work, receipt: str) -> MyIntervention:
    """The question with this receipt, as its asker sees it. Raises NoReceipt, WrongReceipt."""
    found = with_receipt(work, receipt)
    kept = floor_now(work)
    (seen,) = as_askers_see(work, kept, [found_in(kept, found.id)])
    return seen


@use_case
def edit_by_receipt(work: Work, receipt: str, text: str, language: str | None = None) -> None:
    """Put the question in other words; it keeps its place, and says that it was edited.

    Or say in which language it is written, as `edit_my_question`. Raises NoReceipt, WrongReceipt,
    NotWaiting, TextTooLong, SessionNotOpen.
    """
    found = with_receipt(work, receipt)
    kept = floor_now(work)
    own_questions.edit(work, "edit_by_receipt", kept, found.id, text, language, secret=True)


@use_case
def withdraw_by_receipt(work: Work, receipt: str) -> None:
    """Take the question back. Raises NoReceipt, WrongReceipt, NotWaiting."""
    found = with_receipt(work, receipt)
    kept = floor_now(work)
    own_questions.withdraw(work, "withdraw_by_receipt", kept, found.id, secret=True)


@use_case
def delete_by_receipt(work: Work, receipt: str) -> None:
    """Delete what the question said and who asked it, for good. Raises NoReceipt, WrongReceipt."""
    found = with_receipt(work, receipt)
    kept = floor_now(work)
    own_questions.delete(work, "delete_by_receipt", kept, found.id)


def with_receipt(work: Work, typed: str) -> Intervention:
    """What was asked under a receipt, inside a use-case. Raises NoReceipt, WrongReceipt."""
    receipt = read_receipt(typed, RECEIPT_WORDS)
    if receipt is None:
        raise NoReceipt
    found = floor.with_receipt(work.db, work.session_id, kept_of(work.session_id, receipt))
    if found is None:
        raise WrongReceipt
    return found
