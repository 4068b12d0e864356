"""HTTP/1.1 as it comes over a line, read piece by piece, whatever the pieces are."""

import zlib
from dataclasses import dataclass, field

END = b"\r\n"


@dataclass(frozen=True)
class Head:
    """Status and headers of an answer; of headers with one name the last."""

    status: int
    headers: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, raw: bytes) -> "Head":
        """Read what stands before the empty line."""
        first, *rest = raw.decode("latin-1").split("\r\n")
        pairs = (line.partition(":") for line in rest)
        headers = {name.strip().lower(): value.strip() for name, _, value in pairs}
        return cls(int(first.split(" ", 2)[1]), headers)


class Chunks:
    """The body of a chunked answer; a chunk is given once it is there as a whole."""

    def __init__(self) -> None:
        self._rest = b""
        self.ended = False

    def read(self, data: bytes) -> bytes:
        """What the chunks say that are complete by now, and were not before."""
        self._rest += data
        said = []
        while not self.ended and (line_end := self._rest.find(END)) >= 0:
            size = int(self._rest[:line_end].partition(b";")[0], 16)
            begin = line_end + len(END)
            if len(self._rest) < begin + size + len(END):
                break
            said.append(self._rest[begin : begin + size])
            self._rest = self._rest[begin + size + len(END) :]
            self.ended = size == 0
        return b"".join(said)


class WireAnswer:
    """One whole answer to one request; 303 and 204 need no length."""

    def __init__(self) -> None:
        self.head: Head | None = None
        self.wire_bytes = 0
        self._raw, self._body = bytearray(), b""
        self._chunks: Chunks | None = None

    def read(self, data: bytes) -> bool:
        """Take what came, and say whether the answer is complete."""
        self.wire_bytes += len(data)
        self._raw += data
        if self.head is None:
            before, found, after = bytes(self._raw).partition(END + END)
            if not found:
                return False
            self.head, self._raw = Head.of(before), bytearray(after)
            if self.head.headers.get("transfer-encoding", "").lower() == "chunked":
                self._chunks = Chunks()
        if self._chunks:
            self._body += self._chunks.read(bytes(self._raw))
            self._raw.clear()
            return self._chunks.ended
        return len(self._raw) >= int(self.head.headers.get("content-length", "0"))

    @property
    def status(self) -> int:
        """The status; only of a complete answer."""
        assert self.head, "there is no answer yet"
        return self.head.status

    @property
    def headers(self) -> dict[str, str]:
        """The headers; only of a complete answer."""
        assert self.head, "there is no answer yet"
        return self.head.headers

    @property
    def body(self) -> bytes:
        """What was said, unpacked."""
        said = self._body if self._chunks else bytes(self._raw)
        if said and self.headers.get("content-encoding") == "gzip":
            return zlib.decompress(said, 31)
        return said
