"""The ballots of a remote room, entered together by a moderator who was told them."""

import re
from collections.abc import Mapping, Sequence

import streamlit as st

from pages.parts.plain import as_text
from pages.parts.roles import may
from pages.parts.typed import empty, is_kept_already
from pages.parts.whole_numbers import number_field, whole
from pages.parts.wording import act, at_this_moment, notice, refusals_noticed
from session_core.domain.ballots import OBJECT, Ballot, PollKind
from session_core.domain.polls import Poll
from session_core.domain.refusals import BadBallot, UnknownOption
from session_core.domain.typed_numbers import number_typed
from session_core.language import gettext, ngettext
from session_core.use_cases.ballots import enter_hub_ballots
from session_core.use_cases.hubs import Hub
from session_core.use_cases.visit import Visit
from session_core.wording_of_polls import option_words

Cast = list[tuple[Ballot, int]]

_ONE_CHOICE = frozenset(
    {
        PollKind.SINGLE,
        PollKind.RATING,
        PollKind.QUICK_CHECK,
        PollKind.PACE,
        PollKind.SHOW_OF_HANDS,
        PollKind.ROUGH_CONSENSUS,
    }
)
_TIMES = re.compile(r"(?:(\d{1,4})\s*[xXхХ×*]\s+)?(.*)")
"""`12 x 1 3` is twelve times the same ballot; without a number it is one.

An x of either alphabet: keyboards have one of them."""
_BETWEEN_WORDS = re.compile(r"[,;،、，]")
_LINES = {
    PollKind.MULTIPLE: "One line for equal ballots, with the numbers of options: 12 x 1 3",
    PollKind.RANKING: "One line for equal ballots, the best option first: 12 x 2 1 3",
    PollKind.NUMERIC: "One line for equal ballots: 12 x 40",
    PollKind.OPEN_TEXT: "One answer a line; for several people: 12 x more time",
    PollKind.WORD_CLOUD: "Words of one ballot a line, with commas: 12 x trust, time",
    PollKind.ROUGH_CONSENSUS: "Objections with their reasons, one a line: 2 x It comes too soon",
}


def hub_ballots(visit: Visit, poll: Poll, hubs: Sequence[Hub], voted: Mapping[str, int]) -> None:
    """As how many people each hub voted, and a form to enter what they chose."""
    counted = [hub for hub in hubs if hub.is_confirmed]
    if not counted:
        return
    with st.expander(gettext("Hubs"), icon=":material/groups:"):
        st.markdown("\n".join(f"- {_turnout(hub, voted)}" for hub in counted))
        notice(_key(poll))
        if may(visit, "enter_hub_ballots"):
            _form(visit, poll, counted, voted)


def _form(visit: Visit, poll: Poll, hubs: Sequence[Hub], voted: Mapping[str, int]) -> None:
    names = {hub.seat_id: as_text(hub.name) for hub in hubs}
    by_option = poll.kind in _ONE_CHOICE
    with st.form(_key(poll), border=False):
        st.selectbox(
            gettext("Hub"), list(names), format_func=names.__getitem__, key=_key(poll, "seat")
        )
        for option in _counted_options(poll) if by_option else ():
            words = as_text(option_words(poll, option))
            number_field(words, _key(poll, option), min_value=0.0)
        if poll.kind in _LINES:
            if not by_option:
                st.caption(_numbered(poll))
            st.text_area(gettext(_LINES[poll.kind]), key=_key(poll, "lines"), height=100)
        st.form_submit_button(
            gettext("Enter the hub’s ballots"),
            key=_key(poll, "enter"),
            icon=":material/how_to_vote:",
            help=gettext("They take the place of those that the hub had."),
            on_click=_enter,
            args=(visit, poll),
        )
    for hub in hubs:
        if voted.get(hub.seat_id):
            st.button(
                gettext("Take out the ballots of %(hub)s") % {"hub": names[hub.seat_id]},
                key=_key(poll, f"out-{hub.seat_id}"),
                type="tertiary",
                on_click=act,
                args=(_key(poll), enter_hub_ballots, visit, poll.id, hub.seat_id, []),
            )


def _enter(visit: Visit, poll: Poll) -> None:
    state = st.session_state
    if is_kept_already(*state.get(_key(poll, "kept"), ())):
        return
    with refusals_noticed(_key(poll)):
        cast = [] if poll.kind not in _ONE_CHOICE else _by_option(poll)
        cast += ballots_in(poll, state.get(_key(poll, "lines"), ""))
        if not any(times for _, times in cast):
            raise BadBallot(reason="none")
        enter_hub_ballots(at_this_moment(visit), poll.id, state[_key(poll, "seat")], cast)
        _empty(poll)


def _empty(poll: Poll) -> None:
    """Empty what was filled in, and nothing else: of that a second press brings nothing back."""
    lines = _key(poll, "lines")
    keys = [*(_key(poll, option) for option in _counted_options(poll)), lines]
    filled = [key for key in keys if st.session_state.get(key) not in (None, "")]
    empty({key: "" if key == lines else None for key in filled})
    st.session_state[_key(poll, "kept")] = filled


def _by_option(poll: Poll) -> Cast:
    cast = []
    for option in _counted_options(poll):
        typed = st.session_state.get(_key(poll, option))
        times = whole(typed)
        if typed is not None and times is None:
            raise BadBallot
        cast.append((Ballot.of(option), times or 0))
    return cast


def ballots_in(poll: Poll, typed: str) -> Cast:
    """The ballots in lines as they were typed. Raises BadBallot and UnknownOption."""
    found = (_TIMES.fullmatch(line.strip()) for line in typed.splitlines() if line.strip())
    return [(_ballot(poll, each[2]), _times(each[1])) for each in found if each]


def _times(said: str | None) -> int:
    times = int(said or 1)
    if not times:
        raise BadBallot(reason="times")
    return times


def _ballot(poll: Poll, said: str) -> Ballot:
    if poll.kind is PollKind.NUMERIC:
        number = number_typed(said)
        if number is None:
            raise BadBallot(reason="number")
        return Ballot(number=number)
    if poll.kind is PollKind.OPEN_TEXT:
        return Ballot(words=(said,))
    if poll.kind is PollKind.WORD_CLOUD:
        return Ballot(words=tuple(_BETWEEN_WORDS.split(said)))
    if poll.kind is PollKind.ROUGH_CONSENSUS:
        return Ballot(options=(OBJECT,), reason=said)
    options = poll.asked.options
    numbers = said.replace(",", " ").split()
    if not all(each.isdecimal() and 1 <= int(each) <= len(options) for each in numbers):
        raise UnknownOption
    return Ballot(options=tuple(options[int(each) - 1] for each in numbers))


def _counted_options(poll: Poll) -> list[str]:
    """Options that are entered as a number of ballots: an objection has its reason instead."""
    return [each for each in poll.asked.options if each != OBJECT]


def _numbered(poll: Poll) -> str:
    options = (option_words(poll, each) for each in poll.asked.options)
    return " · ".join(f"{number}\\. {as_text(each)}" for number, each in enumerate(options, 1))


def _turnout(hub: Hub, voted: Mapping[str, int]) -> str:
    said = ngettext("%(count)s of %(people)s ballot", "%(count)s of %(people)s ballots", hub.people)
    cast = said % {"count": voted.get(hub.seat_id, 0), "people": hub.people}
    return f"{as_text(hub.name)}: {cast}"


def _key(poll: Poll, part: str = "") -> str:
    return f"hub-ballots-{poll.id}" + (f"-{part}" if part else "")
