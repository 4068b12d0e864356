"""Receipts: five words by which whoever asked from a seat finds the question again.

They are worked out from the seat's secret, so the seat can be shown them at any time and the
database keeps a hash only. The list of words is BIP-39's English one: 2,048 words, each known by
its first four letters, so that five are 55 bits.
"""

import hmac
import re
from collections.abc import Sequence

from session_core.domain.codes import hashed

WORDS = 5
_BITS = 11
LONGEST = 200
"""Characters of what is typed as a receipt; more cannot be one."""


def receipt_of(seat_secret: str, intervention_id: str, words: Sequence[str]) -> str:
    """The receipt of what a seat asked, in words of the list with one blank between them."""
    key = seat_secret.encode(errors="surrogatepass")
    proof = int.from_bytes(hmac.digest(key, intervention_id.encode(), "sha256"))
    return " ".join(words[proof >> (_BITS * n) & (2**_BITS - 1)] for n in range(WORDS))


def read_receipt(typed: str, words: Sequence[str]) -> str | None:
    """What somebody typed as the receipt it stands for, or None where it stands for none.

    Case, blanks, digits and signs do not count, and of a word its first four letters suffice.
    """
    by_beginning = {word[:4]: word for word in words}
    said = re.findall(r"[a-z]+", typed[:LONGEST].lower())
    known = [by_beginning[each[:4]] for each in said if each[:4] in by_beginning]
    return " ".join(known) if len(known) == len(said) == WORDS else None


def kept_of(session_id: str, receipt: str) -> str:
    """What the database keeps of a receipt; the same words say nothing in another session."""
    return hashed(f"{session_id} {receipt}")
