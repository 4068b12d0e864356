"""Receipts: five words by which whoever asked from a seat finds the question again.

They are worked out from the seat's secret, so the seat can be shown them at any time and the
database keeps a hash only. The list of words is BIP-39's English one: 2,048 words, each known by
its first four letters, so that five are 55 bits.
"""

import hmac
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from session_core.domain.codes import hashed

WORDS = 5
_BITS = 11
_KNOWN_BY = 4
LONGEST = 200
"""Characters of what is typed as a receipt; more cannot be one."""


def receipt_of(seat_secret: str, intervention_id: str, words: Sequence[str]) -> str:
    """The receipt of what a seat asked, in words of the list with one blank between them."""
    key = seat_secret.encode(errors="surrogatepass")
    proof = int.from_bytes(hmac.digest(key, intervention_id.encode(), "sha256"))
    return " ".join(words[proof >> (_BITS * n) & (2**_BITS - 1)] for n in range(WORDS))


def read_receipt(typed: str, words: Sequence[str]) -> str | None:
    """What somebody typed as the receipt it stands for, or None where it stands for none.

    Case, accents, the width of letters, blanks, digits and signs do not count, nor does what
    stands before the word "receipt" and that word itself. Of a word its first four letters
    suffice.
    """
    letters = _plain_letters(typed[:LONGEST])
    # The word itself begins like "receive", so what is five words with it keeps it.
    labelled = re.split(r"\breceipt\b", letters, maxsplit=1)
    for each in (letters, *labelled[1:]):
        said = re.findall(r"[a-z]+", each)
        if found := _apart(said, words) or _run_together("".join(said), words):
            return " ".join(found)
    return None


def _plain_letters(typed: str) -> str:
    """The text in small letters without accents; the dotless i of Turkish keyboards is an i."""
    taken_apart = unicodedata.normalize("NFKD", typed.casefold()).casefold()
    marks = (c for c in taken_apart if not unicodedata.combining(c))
    return "".join(marks).replace("ı", "i")


def _apart(said: Sequence[str], words: Iterable[str]) -> list[str]:
    """Five words with something between them, each known by its beginning; else none."""
    if len(said) != WORDS:
        return []
    by_beginning = {word[:_KNOWN_BY]: word for word in words}
    known = [by_beginning.get(each[:_KNOWN_BY], "") for each in said]
    return known if all(known) else []


def _run_together(said: str, words: Iterable[str]) -> list[str]:
    """Five words with nothing between them, where they can be told apart in one way only."""
    pieces = {piece: word for word in words for piece in (word[:_KNOWN_BY], word)}
    ways = list(islice(_ways(said, pieces, WORDS, max(map(len, pieces))), 2))
    return ways[0] if len(ways) == 1 else []


def _ways(said: str, pieces: Mapping[str, str], count: int, longest: int) -> Iterator[list[str]]:
    """Every way in which the letters are so many of the pieces, as the words these stand for."""
    if not count:
        if not said:
            yield []
        return
    if len(said) > count * longest:
        return
    for end in range(1, longest + 1):
        if (word := pieces.get(said[:end])) and end <= len(said):
            for rest in _ways(said[end:], pieces, count - 1, longest):
                yield [word, *rest]


def kept_of(session_id: str, receipt: str) -> str:
    """What the database keeps of a receipt; the same words say nothing in another session."""
    return hashed(f"{session_id} {receipt}")
