"""Refusals on a page: said calmly where the person is, with nothing lost that they typed."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from typing import Concatenate, ParamSpec

import streamlit as st

from pages.parts.plain import as_text
from pages.parts.spoken import speak_on
from pages.parts.typed import leave_as_typed
from session_core.domain.names_in_text import NamesInText
from session_core.domain.refusals import Refusal
from session_core.use_cases.visit import Visit
from session_core.wording import words_for

P = ParamSpec("P")

_KEPT, _SEEN, _OF, _PRESSED = "refusal", "refusal-seen", "refusal-of", "pressed"
_BESIDE = "refusal-beside"


def say(refusal: Refusal) -> str:
    """What a refusal says to the person it is told, as Markdown."""
    if isinstance(refusal, NamesInText):
        # The only details that people typed.
        refusal = NamesInText(as_text(name) for name in refusal.names)
    return words_for(refusal)


@contextmanager
def refusals_noticed(place: str, words: Callable[[Refusal], str] = say) -> Iterator[None]:
    """Keep a refusal for `notice(place)`; what follows it in the block is not done.

    Clear what was typed as the last thing in the block, and a refusal leaves it in the field.
    """
    speak_on()
    st.session_state.pop(_KEPT, None)
    try:
        yield
    except Refusal as refusal:
        st.session_state[_KEPT], st.session_state[_SEEN] = (place, words(refusal)), False
        st.session_state[_OF] = refusal.code, refusal.details
        st.session_state[_BESIDE] = None
        leave_as_typed()


def once(name: str) -> str:
    """A key for a button that does its work once: the second of two quick presses finds it gone.

    Call `done(key)` when the work is done. It is the key of a button only: counted from 0 in each
    browser session, it is nothing by which what is kept could be known again.
    """
    return f"{name}-{st.session_state.get(_PRESSED, {}).get(name, 0)}"


def done(key: str) -> None:
    """Give the button with this key another one."""
    name, _, number = key.rpartition("-")
    st.session_state.setdefault(_PRESSED, {})[name] = int(number) + 1


def act(
    place: str,
    do: Callable[Concatenate[Visit, P], object],
    visit: Visit,
    *args: P.args,
    **kwargs: P.kwargs,
) -> None:
    """Run one use-case in a callback; a refusal shows in `notice(place)`."""
    with refusals_noticed(place):
        do(at_this_moment(visit), *args, **kwargs)


def at_this_moment(visit: Visit) -> Visit:
    """The visit with the present time: a page may have been drawn long before it is pressed."""
    return replace(visit, now=datetime.now(UTC))


def forget_old_refusal() -> None:
    """Called as a page begins: a refusal shows on the page where it came, not days later."""
    if st.session_state.get(_SEEN):
        st.session_state.pop(_KEPT, None)
    st.session_state[_SEEN] = True


def forget_refusal(code: str, is_over: Callable[[Mapping[str, object]], bool]) -> None:
    """Forget the last refusal if it has this code and, by its details, no longer holds."""
    refused, details = st.session_state.get(_OF) or ("", {})
    if refused == code and is_over(details):
        st.session_state.pop(_KEPT, None)
        st.session_state.pop(_OF, None)


def forget_refusal_once_changed(place: str, shown: object) -> None:
    """Forget the last refusal of a place once what it was first `shown` beside is another."""
    refused_at, _ = st.session_state.get(_KEPT) or (None, "")
    if refused_at != place:
        return
    beside = st.session_state.get(_BESIDE)
    if beside is None:
        st.session_state[_BESIDE] = shown
    elif beside != shown:
        st.session_state.pop(_KEPT, None)


def notice(place: str) -> bool:
    """Show the last refusal of this place, until something else is done; whether there is one."""
    refused_at, sentence = st.session_state.get(_KEPT) or (None, "")
    # The empty place is always there: were it not, what follows would move and forget its state.
    with st.container(key=f"notice-{place}"):
        if refused_at == place:
            st.warning(sentence, icon=":material/info:")
    return bool(refused_at == place)
