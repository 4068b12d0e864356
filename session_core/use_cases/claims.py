"""Claims: a moderator says that they are reading a question; the others see it and leave it."""

from collections.abc import Collection

from session_core.domain import claims as decide
from session_core.domain.floor_refusals import BeingRead
from session_core.domain.people import STAFF_ROLES, Role
from session_core.storage import roles
from session_core.use_cases.floor_now import floor_now
from session_core.use_cases.floor_record import keep_floor
from session_core.use_cases.stale_acts import saying_what_became
from session_core.use_cases.visit import Work, use_case

_READERS_FIRST = (Role.ONLINE_MODERATOR, Role.ONSITE_MODERATOR, *STAFF_ROLES)


@use_case
def claim_question(work: Work, intervention_id: str) -> None:
    """Say that one is reading a question, or take it over from who was.

    Raises NotWaiting, NotFound.
    """
    before = floor_now(work)
    reader = work.signed_in().id
    with saying_what_became(work):
        after = decide.claim(before, intervention_id, reader, work.now)
    if after == before:
        return
    taken_over = decide.claimed_from(before, [intervention_id], reader) is not None
    keep_floor(
        work, "claim_question", before, after, intervention_id, details={"taken_over": taken_over}
    )


@use_case
def release_claim(work: Work, intervention_id: str) -> None:
    """Stop reading a question. Raises BeingRead where another has taken it over, NotFound."""
    check_claims(work, [intervention_id])
    before = floor_now(work)
    after = decide.release(before, [intervention_id])
    if after != before:
        keep_floor(work, "release_claim", before, after, intervention_id)


def release_claims_of(work: Work, account_id: str) -> None:
    """Let go of all that somebody was reading, whose screen is gone, if they were reading."""
    before = floor_now(work)
    theirs = [each.id for each in before.interventions if each.claimed_by == account_id]
    if theirs:
        details = {"claimant": f"account:{account_id}", "released": len(theirs)}
        keep_floor(work, "release_claims", before, decide.release(before, theirs), details=details)


def check_claims(work: Work, intervention_ids: Collection[str]) -> None:
    """Raise BeingRead where somebody else is reading one of these; NotFound."""
    kept = floor_now(work)
    taken = decide.claimed_from(kept, intervention_ids, work.signed_in().id)
    if taken and taken.claimed_by:
        raise BeingRead(who=role_words(work, taken.claimed_by), number=taken.number)


def role_words(work: Work, account_id: str) -> str:
    """What an account is in the session, as one says it: `online moderator`."""
    held = roles.roles_of(work.db, work.session_id, account_id)
    return next((str(role) for role in _READERS_FIRST if role in held), "other moderator")
