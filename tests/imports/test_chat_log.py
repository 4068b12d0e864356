"""Chat lines as calls give them: who wrote what, what is private, and no line lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from session_core.domain.chat import ChatLog
from session_core.imports.chat_log import read_chat_log

ZOOM = """\
10:03:12 From Ana Bel to Everyone:
\tHow do islands pay for the second cable?
10:03:40 From Bo to Everyone: +1
10:04:00 From Chi to Ana Bel(Direct Message):
\tsecret words
\tNote: Dee left early
10:05:01 From Dee to Everyone:
\tNote: this is long
\tand has two lines
"""


def read(pasted: str) -> list[tuple[str, str, str, bool]]:
    return [(m.name, m.text, m.said_at, m.asks) for m in read_chat_log(pasted).messages]


def test_a_saved_zoom_chat() -> None:
    assert read(ZOOM) == [
        ("Ana Bel", "How do islands pay for the second cable?", "10:03:12", True),
        ("Bo", "+1", "10:03:40", False),
        ("Dee", "Note: this is long\nand has two lines", "10:05:01", False),
    ]


def test_a_private_message_is_never_taken_nor_shown() -> None:
    log = read_chat_log(ZOOM)
    assert log.private == (4, 5, 6)
    assert "secret" not in repr(log)
    assert "left early" not in repr(log)


@pytest.mark.parametrize(
    "header",
    [
        "10:04:00 From Chi to Ana(Direct Message):",
        "10:04:00 From Chi to Ana (Privately):",
        "10:04:00 From Chi to Ana:",
        "From Chi to Hosts and panelists:",
        "Me to Ana (Direct Message) 10:04 AM",
        "from Chi to host (privately):    10:04 AM",
    ],
)
def test_whatever_is_not_to_everybody_is_private(header: str) -> None:
    log = read_chat_log(f"{header}\n\nIs this secret?\n")
    assert log == ChatLog(private=(1, 3))


@pytest.mark.parametrize(
    ("pasted", "found"),
    [
        ("Ana: Who pays?", ("Ana", "Who pays?", "", True)),
        ("[10:03] Ana Bel: It is late", ("Ana Bel", "It is late", "10:03", False)),
        ("[21/11/26, 10:03 AM] Ana: Hi", ("Ana", "Hi", "21/11/26, 10:03 AM", False)),
        ("10:03 Ana: Hi", ("Ana", "Hi", "10:03", False)),
        ("Ana Bel  10:05\nWhat about roads", ("Ana Bel", "What about roads", "10:05", False)),
        ("Ana to Everyone 10:03 AM\nAny map?", ("Ana", "Any map?", "10:03 AM", True)),
        ("from Ana to everyone:   10:03 AM\nA map?", ("Ana", "A map?", "10:03 AM", True)),
        ("10:02:01\t From  Ana : Slides?", ("Ana", "Slides?", "10:02:01", True)),
        ("Ana: <question> Shared\nby all </question>", ("Ana", "Shared\nby all", "", True)),
        ("Ana: <comment> Really? </comment>", ("Ana", "Really?", "", False)),
        ("Ana: see https://x.example/?a=b", ("Ana", "see https://x.example/?a=b", "", False)),
        ("Ana: why do cables fail in storms", ("Ana", "why do cables fail in storms", "", True)),
        ("张伟: 谁来付钱？", ("张伟", "谁来付钱？", "", True)),
        ("ليلى: من يدفع؟", ("ليلى", "من يدفع؟", "", True)),
    ],
)
def test_each_kind_of_call(pasted: str, found: tuple[str, str, str, bool]) -> None:
    assert read(pasted) == [found]


def test_what_cannot_be_read_is_shown_with_its_line() -> None:
    log = read_chat_log("words of nobody\n[10:06] Chi joined the meeting\n\n[10:07] Ana: Hi\n")
    assert [(each.line, each.text) for each in log.unread] == [
        (1, "words of nobody"),
        (2, "[10:06] Chi joined the meeting"),
    ]
    assert len(log.messages) == 1


PIECES = st.sampled_from(
    [
        *ZOOM.splitlines(),
        "",
        "Ana: Who pays?",
        "[10:03] Bo: Hi",
        "Chi  10:04",
        "Dee joined",
        "words",
        "From Bo to Ana:",
        "<question>",
        "Ana: <comment></comment>",
        "10:00",
        ":",
        "a: b: c",
    ]
)


@given(st.lists(PIECES | st.text(max_size=30), max_size=12).map("\n".join))
def test_no_line_is_lost_and_none_is_read_twice(pasted: str) -> None:
    log = read_chat_log(pasted)
    taken = [number for message in log.messages for number in message.lines]
    placed = sorted([*taken, *(each.line for each in log.unread), *log.private])
    lines = pasted.split("\n")
    blank = "\ufeff\u200e\u200f \t\r"
    assert placed == [n for n, line in enumerate(lines, 1) if line.strip(blank).strip()]
    assert all(message.text for message in log.messages)


def test_a_very_long_line_is_no_trouble() -> None:
    for long in ("joined " * 15_000, "Ana to " * 15_000, "a" * 100_000, "[10:03" * 15_000):
        assert len(read_chat_log(long).unread) == 1
