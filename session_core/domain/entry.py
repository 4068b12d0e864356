"""Entry without accounts: whom a moderator admits, and what one-time codes are."""

import unicodedata
from dataclasses import dataclass
from datetime import datetime

from session_core.domain.codes import hashed
from session_core.domain.entry_refusals import AdmittedAlready, BadBatch
from session_core.domain.people import Admission, Modality, RegionalGroup, StakeholderGroup
from session_core.domain.session import Entry

MOST_CODES = 500
"""In one batch."""
MOST_UNUSED = 5000
"""Of one session: five times as many as came to the largest workshops."""
LONGEST_CODE = 40
"""Characters of what is typed as a code; more cannot be one."""


@dataclass(frozen=True)
class AtTheDoor:
    """Somebody who asked for a seat and was not admitted, as staff see them."""

    seat_id: str
    pseudonym: str
    modality: Modality
    since: datetime
    admission: Admission
    stakeholder_group: StakeholderGroup | None = None
    regional_group: RegionalGroup | None = None
    language: str = ""
    people: int = 1


@dataclass(frozen=True)
class Batch:
    """One-time codes that were made together; which seat a code let in is kept nowhere."""

    number: int
    made_at: datetime
    used: int
    unused: int


def first_admission(entry: Entry) -> Admission:
    """How a seat begins; who has no code where one is needed gets none."""
    return Admission.WAITING if entry is Entry.APPROVAL else Admission.ADMITTED


def turned_away(now: Admission) -> Admission:
    """Who waits is turned away. Raises AdmittedAlready: who is in stays in."""
    if now is Admission.ADMITTED:
        raise AdmittedAlready
    return Admission.TURNED_AWAY


def checked_batch(count: int, unused: int) -> int:
    """How many codes to make beside those that are there unused. Raises BadBatch."""
    if not 1 <= count <= MOST_CODES:
        raise BadBatch(most=MOST_CODES)
    if unused + count > MOST_UNUSED:
        raise BadBatch(reason="too_many", most=MOST_UNUSED)
    return count


def tidy_entry_code(typed: str) -> str:
    """A code as people type it, made comparable: capitals, no blanks or dashes, no wide letters."""
    plain = unicodedata.normalize("NFKC", typed[:LONGEST_CODE]).upper()
    return "".join(c for c in plain if c.isascii() and c.isalnum())


def kept_of_code(session_id: str, typed: str) -> str:
    """What the database keeps of a code; the same letters say nothing in another session."""
    return hashed(f"entry {session_id} {tidy_entry_code(typed)}")
