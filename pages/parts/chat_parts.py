"""Chat paste: the chat of the call, copied, and the lines of it that become questions."""

import hashlib
from collections.abc import Sequence

import streamlit as st

from pages.parts.live import listen
from pages.parts.names_meant import names_told
from pages.parts.plain import as_html, as_paragraph, as_text
from pages.parts.question_words import clipped
from pages.parts.roles import may
from pages.parts.spoken import speak_on
from pages.parts.theme import SIDE_ICONS
from pages.parts.wording import at_this_moment, notice, refusals_noticed, say
from session_core.domain.chat import ChatLog, ChatMessage
from session_core.domain.people import Modality
from session_core.domain.refusals import Refusal, TextTooLong
from session_core.domain.session import Room
from session_core.language import Counted, gettext, ngettext
from session_core.use_cases.chat import enter_chat_lines, read_chat
from session_core.use_cases.visit import Visit

SHOWN_AT_FIRST = 40
_PASTED, _ADDED, _SHOW_ALL = "chat-pasted", "chat-added", "chat-show-all"


@st.fragment
def chat_paste(visit: Visit) -> None:
    """A field for the chat as it was copied, then its messages to tick; questions are ticked."""
    speak_on()
    if not may(visit, "enter_chat_lines"):
        return
    with st.expander(
        gettext("Paste the chat of the call"), icon=":material/forum:", key="chat-paste"
    ):
        if said := st.session_state.get(_ADDED):
            st.success(said, icon=":material/check:")
        st.text_area(
            gettext("Chat lines"),
            key=_PASTED,
            height=120,
            placeholder=gettext("10:03:12 From Ana to Everyone: Who pays for the cable?"),
            on_change=_forget_added,
        )
        refused = _messages(visit, st.session_state[_PASTED])
    if refused:
        # Only its own presses draw this part: the refusal is to go with what is done elsewhere.
        listen(visit, (Room.FLOOR, Room.SESSION), name="chat")


def _messages(visit: Visit, pasted: str) -> bool:
    """What was read of the paste; whether something was refused, which is said by the button."""
    try:
        log = read_chat(visit, pasted)
    except Refusal as refusal:
        st.warning(say(refusal), icon=":material/info:")
        return notice("chat")
    if not pasted.strip():
        st.button(gettext("Read the lines"), icon=":material/playlist_add_check:", key="chat-read")
        return notice("chat")
    refused = _picks(visit, log)
    _left_out(log)
    return refused


def _picks(visit: Visit, log: ChatLog) -> bool:
    if not log.messages:
        st.info(gettext("No message was found. Copy the lines with the names of who wrote them."))
        return notice("chat")
    all_shown = st.session_state.get(_SHOW_ALL)
    shown = log.messages if all_shown else log.messages[-SHOWN_AT_FIRST:]
    st.caption(gettext("Tick what becomes a question from online."))
    if len(shown) < len(log.messages):
        count = len(log.messages)
        label = ngettext("Show all %(count)s", "Show all %(count)s", count) % {"count": count}
        st.button(label, on_click=_show_all, key="chat-all")
    ticked = [message for message in shown if _is_ticked(message)]
    # Where the button was when it was pressed, so that it is seen.
    refused = notice("chat")
    st.button(
        _add_words(len(ticked)),
        key="chat-add",
        icon=SIDE_ICONS[Modality.ONLINE],
        type="primary",
        width="stretch",
        disabled=not ticked,
        on_click=_add,
        args=(visit, ticked),
    )
    return refused


def _add_words(number: int) -> str:
    if not number:
        return gettext("Add online")
    return ngettext("Add %(count)s online", "Add %(count)s online", number) % {"count": number}


def _is_ticked(message: ChatMessage) -> bool:
    """One message to tick, cut where it is long; all of it unfolds below."""
    begins = clipped(message.text)
    at = f" :small[:gray[{as_text(message.said_at)}]]" if message.said_at else ""
    label = f"**{as_text(message.name)}**{at}  \n{as_paragraph(begins)}"
    is_ticked: bool = st.checkbox(label, value=message.asks, key=_key(message))
    if begins != message.text:
        whole = gettext("All {count:,} characters").format(count=Counted(len(message.text)))
        st.html(
            f'<details class="ef-whole"><summary>{as_html(whole)}</summary>'
            f'<p dir="auto">{as_html(message.text)}</p></details>'
        )
    return is_ticked


def _left_out(log: ChatLog) -> None:
    if log.private:
        said = ngettext(
            "1 line was private and left out.",
            "%(count)s lines were private and left out.",
            len(log.private),
        )
        st.caption(f":material/lock: {said % {'count': len(log.private)}}")
    if log.unread:
        st.caption(gettext("Could not be read as a message:"))
        st.markdown(
            "  \n".join(f":small[:gray[{each.line}] {as_text(each.text)}]" for each in log.unread)
        )


def _add(visit: Visit, messages: Sequence[ChatMessage]) -> None:
    _forget_added()
    pasted = st.session_state[_PASTED]
    with refusals_noticed("chat"), names_told("chat", pasted) as meant:
        try:
            added = len(enter_chat_lines(at_this_moment(visit), messages, meant))
        except TextTooLong as refusal:
            raise _whose(refusal, messages) from refusal
        known = len(messages) - added
        st.session_state[_ADDED] = _added_words(added, known)
        st.session_state[_PASTED] = ""
        st.session_state.pop(_SHOW_ALL, None)


def _added_words(added: int, known: int) -> str:
    told = [ngettext("%(count)s added.", "%(count)s added.", added) % {"count": added}]
    if known:
        before = ngettext(
            "%(count)s had been added before.", "%(count)s had been added before.", known
        )
        told.append(before % {"count": known})
    return " ".join(told)


def _whose(refusal: TextTooLong, messages: Sequence[ChatMessage]) -> TextTooLong:
    """The same refusal, which says who wrote what is too long: lines are hard to count."""
    told = refusal.details
    line = told.get("line")
    name = next((each.name for each in messages if each.lines[0] == line), "")
    what = told["what"]
    if name:
        what = gettext("The message of %(name)s on line %(line)s") % {
            "name": as_text(name),
            "line": line,
        }
    return TextTooLong(what=what, limit=told["limit"], length=told["length"])


def _key(message: ChatMessage) -> str:
    """Another message on the same line of another paste has a tick of its own."""
    words = f"{message.lines[0]} {message.name} {message.text}"
    return f"chat-{hashlib.sha256(words.encode(errors='surrogatepass')).hexdigest()[:16]}"


def _forget_added() -> None:
    st.session_state.pop(_ADDED, None)


def _show_all() -> None:
    st.session_state[_SHOW_ALL] = True
