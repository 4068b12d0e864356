"""Chat lines of a video call, pasted: who wrote what, in order, and what could not be read."""

import re
from dataclasses import dataclass, field

from session_core.domain.chat import ChatLog, ChatMessage, UnreadLine

_TIME = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s?[AaPp]\.?[Mm]\b\.?)?"
_PUBLIC = re.compile(
    r"(?:everyone|everybody|all|all participants|all panelists and attendees|everyone in meeting"
    r"|everyone \(in meeting\)|the meeting)",
    re.IGNORECASE,
)
"""To whom a line was sent, where anybody in the call could read it."""
_ADDRESSED = re.compile(
    # The time, `From`, who and to whom, and the time again where it stands behind them.
    rf"(?:\[?(?P<at>{_TIME})\]?\s+)?(?P<from>[Ff]rom\s+)?(?P<name>\S.{{0,80}}?)\s+to\s+"
    rf"(?P<whom>\S[^:]{{0,80}}?)\s*(?P<direct>\((?:direct message|privately)\))?"
    rf"(?:\s*:\s*(?P<late>{_TIME})$|\s+(?P<later>{_TIME})\s*:?$|\s*:(?=\s|$))\s*(?P<text>.*)",
    re.IGNORECASE,
)
"""`10:03:12 From Ana Bel to Everyone: …`, `Me to Ana (Direct Message) 10:04 AM`."""
_OLD_ZOOM = re.compile(
    rf"(?:(?P<at>{_TIME})\s+)?From\s+(?P<name>\S[^:]{{0,80}}?)\s*:(?=\s|$)\s*(?P<text>.*)"
)
"""`10:03:12 From Ana Bel : …`, from before Zoom said to whom."""
_NAME = r"[^\W\d_][^:?!<>\[\]]{0,60}?"
_TIMED = re.compile(
    rf"(?:\[(?P<at>[^\]]{{0,24}}?{_TIME})\]|(?P<at2>{_TIME}))\s*[-–]?\s*"
    rf"(?P<name>{_NAME})\s*(?::(?=\s|$)\s*(?P<text>.*)|$)"
)
"""`[10:03] Ana Bel: …`, or without brackets; the message may stand below."""
_NAME_THEN_TIME = re.compile(rf"(?P<name>{_NAME}),?\s+[\[(]?(?P<at>{_TIME})[\])]?:?")
"""`Ana Bel 10:03 AM`, with the message on the next line."""
_NAMED = re.compile(rf"(?P<name>{_NAME})\s*:(?=\s)\s*(?P<text>.+)")
"""`Ana Bel: …`: it opens a message only where no line of the chat has a time."""
_NOTICE = re.compile(
    r".*\b(?:joined|left|entered|raised (?:a )?hand|started|stopped|renamed)\b[^:]*", re.IGNORECASE
)
_LONGEST_NOTICE = 120
_MOST_NAME_WORDS = 7
_MARK = re.compile(r"</?\s*(?P<mark>question|comment|statement)\s*/?>", re.IGNORECASE)
_ASKS = re.compile(
    r"[?？؟](?=\W|$)|^(?:q|question)\s*[:\d-]|^(?:how|what|why|when|where|who|which)\b(?:\W+\w+){3}",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"https?://\S+|www\.\S+")


@dataclass(frozen=True)
class _Header:
    name: str
    said_at: str
    text: str
    is_private: bool = False
    is_timed: bool = True


@dataclass
class _Open:
    """The message that the next line may go on with."""

    header: _Header
    lines: list[int]
    texts: list[str] = field(default_factory=list)


def read_chat_log(pasted: str) -> ChatLog:
    """Read what Zoom, Teams, Webex, Jitsi and kindred calls give when their chat is copied.

    Every line that is not blank becomes part of a message, stands among the unread, or is counted
    as private.
    """
    lines = [line.strip("\ufeff\u200e\u200f \t\r") for line in pasted.split("\n")]
    headers = [_header(line) for line in lines]
    is_timed = any(header and header.is_timed for header in headers)
    messages: list[ChatMessage] = []
    unread: list[UnreadLine] = []
    private: list[int] = []
    current: _Open | None = None

    def close() -> None:
        if current is None:
            return
        if current.header.is_private:
            private.extend(current.lines)
        elif (message := _message(current)) is not None:
            messages.append(message)
        else:
            unread.extend(UnreadLine(number, lines[number - 1]) for number in current.lines)

    for number, (line, header) in enumerate(zip(lines, headers, strict=True), start=1):
        if not line.strip():
            if current is not None and not is_timed:
                close()
                current = None
        elif header is not None and (header.is_timed or not is_timed or current is None):
            close()
            current = _Open(header, [number], [header.text] if header.text else [])
        elif current is not None and (current.header.is_private or not _is_notice(line)):
            current.lines.append(number)
            current.texts.append(line)
        else:
            unread.append(UnreadLine(number, line))
    close()
    unread.sort(key=lambda each: each.line)
    return ChatLog(tuple(messages), tuple(unread), tuple(private))


def _header(line: str) -> _Header | None:
    """Who wrote, when and to whom, if this line says so."""
    if found := _ADDRESSED.fullmatch(line):
        public = bool(_PUBLIC.fullmatch(found["whom"].strip())) and not found["direct"]
        at = found["at"] or found["late"] or found["later"] or ""
        # Without `From` or a time these may be words of a message: `Answer to Ana: yes`.
        if at or found["from"] or public:
            return _Header(found["name"], at, found["text"], is_private=not public)
    if found := _OLD_ZOOM.fullmatch(line):
        return _Header(found["name"], found["at"] or "", found["text"])
    if found := _TIMED.fullmatch(line):
        header = _Header(found["name"], found["at"] or found["at2"], found["text"] or "")
        return header if header.text or not _is_notice(line) else None
    if found := _NAME_THEN_TIME.fullmatch(line):
        header = _Header(found["name"], found["at"], "")
        return header if _is_name(header.name) and not _is_notice(line) else None
    if (found := _NAMED.fullmatch(line)) and _is_name(found["name"]):
        return _Header(found["name"], "", found["text"], is_timed=False)
    return None


def _is_notice(line: str) -> bool:
    """Whether the call itself says something: who joined, who left."""
    return len(line) <= _LONGEST_NOTICE and bool(_NOTICE.fullmatch(line))


def _is_name(text: str) -> bool:
    return len(text.split()) <= _MOST_NAME_WORDS and not text.casefold().startswith("http")


def _message(current: _Open) -> ChatMessage | None:
    written = "\n".join(current.texts)
    marks = {mark["mark"].casefold() for mark in _MARK.finditer(written)}
    text = "\n".join(filter(None, (line.strip() for line in _MARK.sub("", written).split("\n"))))
    if not text:
        return None
    asks = "question" in marks or (not marks and bool(_ASKS.search(_ADDRESS.sub("", text))))
    name = " ".join(current.header.name.split())
    return ChatMessage(name, text, current.header.said_at, asks, tuple(current.lines))
