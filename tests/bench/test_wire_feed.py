"""What the wire clients read of a feed and of an answer, wherever the bytes are torn apart."""

import zlib
from collections.abc import Callable
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tests.bench.wire_feed import WireFeed
from tests.bench.wire_http import WireAnswer

SAID = [b'{"seen": {"floor": 7}}', '{"parts": {"floor": "<p>2 are waiting.</p>· é"}}'.encode()]
EVENTS = [b"id: floor.7\r\ndata: " + SAID[0] + b"\r\n\r\n", b": ping\r\n\r\n"]
EVENTS += [b"data: " + SAID[1] + b"\n\n"]
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n"

Pack = Callable[[bytes], bytes]


def chunk(data: bytes) -> bytes:
    return b"%x\r\n%s\r\n" % (len(data), data)


def plain() -> bytes:
    return HEAD + b"\r\n" + b"".join(EVENTS)


def chunked() -> bytes:
    return HEAD + b"Transfer-Encoding: chunked\r\n\r\n" + b"".join(map(chunk, EVENTS))


def gzipped() -> bytes:
    """Blocks that stand alone, as they do where all feeds share them."""
    pack = zlib.compressobj(6, zlib.DEFLATED, 31)
    blocks = [pack.compress(each) + pack.flush(zlib.Z_FULL_FLUSH) for each in EVENTS]
    head = HEAD + b"Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n\r\n"
    return head + b"".join(map(chunk, blocks))


def torn(data: bytes, at: list[int]) -> list[bytes]:
    edges = [0, *sorted(place % (len(data) + 1) for place in at), len(data)]
    return [data[a:b] for a, b in pairwise(edges)]


WIRES = st.sampled_from([plain(), chunked(), gzipped()])


@given(WIRES, st.lists(st.integers(0, 2000), max_size=8))
def test_a_feed_says_the_same_wherever_it_is_torn(wire: bytes, at: list[int]) -> None:
    feed = WireFeed()
    read = [e for now, piece in enumerate(torn(wire, at)) for e in feed.read(float(now), piece)]
    assert [event.data for event in read] == SAID
    assert feed.head is not None
    assert (feed.head.status, feed.last_id) == (200, "floor.7")


def test_every_byte_alone_says_the_same() -> None:
    for wire in (plain(), chunked(), gzipped()):
        feed = WireFeed()
        pieces = [wire[n : n + 1] for n in range(len(wire))]
        read = [event for piece in pieces for event in feed.read(0.0, piece)]
        assert [event.data for event in read] == SAID


def test_a_message_is_dated_by_its_last_byte_and_weighed() -> None:
    feed, wire = WireFeed(), plain()
    begin = wire.index(b"\r\n\r\n") + 4
    assert list(feed.read(1.0, wire[: begin + 5])) == []
    first, second = feed.read(2.0, wire[begin + 5 :])
    assert (first.at, second.at) == (2.0, 2.0)
    assert first.wire_bytes + second.wire_bytes in range(
        len(wire) - begin - 1, len(wire) - begin + 1
    )


PAGE = b"<h1>Fair floors</h1>" * 9


@given(st.sampled_from(["length", "chunked"]), st.lists(st.integers(0, 2000), max_size=8))
def test_an_answer_is_complete_with_its_last_byte(how: str, at: list[int]) -> None:
    pack = zlib.compressobj(6, zlib.DEFLATED, 31)
    body = pack.compress(PAGE) + pack.flush()
    head = b"HTTP/1.1 303 See Other\r\nContent-Encoding: gzip\r\nset-cookie: seat=abc; Path=/j\r\n"
    wire = head + (
        b"Content-Length: %d\r\n\r\n%s" % (len(body), body)
        if how == "length"
        else b"Transfer-Encoding: chunked\r\n\r\n" + chunk(body[:9]) + chunk(body[9:]) + chunk(b"")
    )
    answer = WireAnswer()
    *before, last = [answer.read(piece) for piece in torn(wire[:-1], at)] + [answer.read(wire[-1:])]
    assert (any(before), last) == (False, True)
    assert (answer.status, answer.body, answer.wire_bytes) == (303, PAGE, len(wire))
    assert answer.headers["set-cookie"] == "seat=abc; Path=/j"
