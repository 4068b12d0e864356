"""A feed of server-sent events as it comes over a line: chunked or not, gzip or not.

Bytes are kept with the time at which they came and read later, so that reading slows nobody while
times are taken.
"""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from tests.bench.wire_http import END, Chunks, Head

_BLANK_LINE = re.compile(rb"\r\n\r\n|\n\n")
_GZIP = 31


@dataclass(frozen=True)
class Event:
    """When a message was there as a whole, how many bytes it was on the line, and what it says."""

    at: float
    wire_bytes: int
    data: bytes


class WireFeed:
    """One answer that does not end."""

    def __init__(self, last_id: str = "") -> None:
        self.head: Head | None = None
        self._raw = b""
        self._chunks: Chunks | None = None
        self._unpack: "zlib._Decompress | None" = None  # noqa: UP037 - no name at run time
        self._text = b""
        self._bytes = 0
        self.last_id = last_id

    def read(self, at: float, data: bytes) -> Iterator[Event]:
        """The messages that are complete with these bytes; comments are none."""
        if self.head is None:
            self._raw += data
            before, found, data = self._raw.partition(END + END)
            if not found:
                return
            self._begin(Head.of(before))
        self._bytes += len(data)
        if self._chunks:
            data = self._chunks.read(data)
        if self._unpack:
            data = self._unpack.decompress(data)
        self._text += data
        *whole, self._text = _BLANK_LINE.split(self._text)
        for event in whole:
            self.last_id = b"".join(_lines_of(event, b"id")).decode() or self.last_id
        said = [text for text in (b"\n".join(_lines_of(event, b"data")) for event in whole) if text]
        for text in said:
            yield Event(at, self._bytes // len(said), text)
        if said:
            self._bytes = 0

    def _begin(self, head: Head) -> None:
        self.head, self._raw = head, b""
        if head.headers.get("transfer-encoding", "").lower() == "chunked":
            self._chunks = Chunks()
        if head.headers.get("content-encoding") == "gzip":
            self._unpack = zlib.decompressobj(_GZIP)


def _lines_of(event: bytes, field: bytes) -> list[bytes]:
    lines = event.replace(b"\r\n", b"\n").split(b"\n")
    begin = field + b":"
    said = (line.removeprefix(begin) for line in lines if line.startswith(begin))
    return [each.removeprefix(b" ") for each in said]
