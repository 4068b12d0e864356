"""The chat of a video call, as it was pasted: messages, lines of nobody, private ones left out."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ChatMessage:
    """One message to everybody; `said_at` is the time as it stands there, or empty.

    `lines` are the lines of the paste that it was made of, counted from 1.
    """

    name: str
    text: str
    said_at: str
    asks: bool
    lines: tuple[int, ...]


@dataclass(frozen=True)
class UnreadLine:
    """A line that is nobody's message as far as could be seen."""

    line: int
    text: str


@dataclass(frozen=True)
class ChatLog:
    """What was pasted. Of private messages only the numbers of their lines are kept."""

    messages: tuple[ChatMessage, ...] = ()
    unread: tuple[UnreadLine, ...] = ()
    private: tuple[int, ...] = ()
