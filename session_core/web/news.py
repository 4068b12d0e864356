"""What a live feed sends: which rooms moved, and the sections made of them, as bytes to share.

A section goes without the longer texts that its reader has on the screen already: they stand there
under a key, the page's script puts them back. Each message is packed by itself, so that the same
bytes fit into every feed, whatever went before.
"""

import json
import re
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from sse_starlette import ServerSentEvent

from session_core.domain.session import Room
from session_core.language import speaking
from session_core.use_cases.house import House
from session_core.use_cases.live import as_the_room_screen
from session_core.use_cases.visit import sitting
from session_core.web.fragments import PARTS, drawn_before, shared

Revisions = Mapping[Room, int]

PACKED_BEGINNING = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"
"""The header of a gzip stream; blocks follow that end on a whole byte and point at none before."""
_RAW = -15
_RETRY_MS = 1000
_KEPT_TEXT = re.compile(r'(<(\w+)[^>]* data-w="([^"]+)"[^>]*>)[^<]*(?=</\2>)')


@dataclass(frozen=True)
class Block:
    """One message on its way: as it is, and packed."""

    plain: bytes
    packed: bytes


def block(text: bytes) -> Block:
    """Bytes that fit into every feed at any moment."""
    packer = zlib.compressobj(6, zlib.DEFLATED, _RAW)
    return Block(text, packer.compress(text) + packer.flush(zlib.Z_SYNC_FLUSH))


PING = block(b":\n\n")
STALE = block(b'data: {"seen":{},"stale":true}\n\n')
"""To one reader alone: something of their own is new, so their page fetches itself."""
END = block(b'data: {"gone":true}\n\n')
"""The last message of a feed whose seat was left or moved, or has too many: its page does not open
it again by itself, and looks whether it still has a seat."""


def revisions_only(_house: House, _session_id: str, since: Revisions, at: Revisions) -> Block:
    """Which rooms moved, and no more."""
    return _block(at, {"seen": moved(since, at)})


def with_sections(house: House, session_id: str, since: Revisions, at: Revisions) -> Block:
    """Which rooms moved, and the thin page's sections that are made of them."""
    news = moved(since, at)
    with sitting(as_the_room_screen(house, session_id)) as visit:
        parts = {
            name: without_known(shared(name, visit, at), drawn_before(name, visit, since))
            for name, part in PARTS.items()
            if not news.keys().isdisjoint(part.rooms)
        }
    return _block(at, {"seen": news, "parts": parts})


@cache
def with_sections_in(tag: str) -> Callable[[House, str, Revisions, Revisions], Block]:
    """As `with_sections`, in one of the languages; the same each time, for all who read that."""

    def make(house: House, session_id: str, since: Revisions, at: Revisions) -> Block:
        with speaking(tag):
            return with_sections(house, session_id, since, at)

    return make


def moved(since: Revisions, at: Revisions) -> dict[Room, int]:
    """The rooms that are further by now."""
    return {room: n for room, n in at.items() if n > since.get(room, 0)}


def without_known(html: str, before: str) -> str:
    """A section without the texts that stand in it as its reader has it already."""
    known = {found[3] for found in _KEPT_TEXT.finditer(before)}

    def emptied(found: re.Match[str]) -> str:
        return found[1] if found[3] in known else found[0]

    return _KEPT_TEXT.sub(emptied, html) if known else html


def _block(at: Revisions, message: Mapping[str, object]) -> Block:
    text = json.dumps(message, ensure_ascii=False, separators=(",", ":"))
    event = ServerSentEvent(text, id=write_vector(at), retry=_RETRY_MS, sep="\n")
    return block(event.encode())


def write_vector(revisions: Revisions) -> str:
    """Revisions in one word: `floor.42-polls.3`; what is at 0 is left out."""
    return "-".join(f"{room}.{n}" for room, n in sorted(revisions.items()) if n)


def read_vector(word: str) -> dict[Room, int]:
    """Read what `write_vector` wrote; what is no room or number is passed over."""
    known = {room.value for room in Room}
    pairs = (pair.partition(".") for pair in word[:400].split("-"))
    return {
        Room(room): int(n)
        for room, _, n in pairs
        if room in known and n.isascii() and n.isdigit() and len(n) < 10
    }
