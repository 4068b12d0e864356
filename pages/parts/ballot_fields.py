"""The fields of a ballot, for every kind of poll, and what was filled in there."""

from collections.abc import Iterable, Mapping

import streamlit as st

from pages.parts.plain import as_text
from session_core.domain.ballots import MOST_WORDS, Ballot, PollKind
from session_core.domain.polls import Poll
from session_core.domain.refusals import BadBallot
from session_core.domain.typed_numbers import as_typed, number_typed
from session_core.language import gettext
from session_core.wording_of_polls import option_words

_NOTHING = Ballot()


def draw_fields(poll: Poll, mine: Ballot | None) -> None:
    """Draw them, filled in at first as one's own ballot was."""
    kept = mine or _NOTHING
    if poll.kind is PollKind.MULTIPLE:
        for option in poll.options:
            chosen = option.id in kept.options
            st.checkbox(_label(poll, option.id), chosen, key=_key(poll, option.id))
    elif poll.kind is PollKind.RANKING:
        _places(poll, kept)
    elif poll.kind is PollKind.NUMERIC:
        number = "" if kept.number is None else as_typed(kept.number)
        st.text_input(gettext("Your number"), number, key=_key(poll), autocomplete="off")
    elif poll.kind is PollKind.OPEN_TEXT:
        st.text_area(gettext("Your answer"), "\n".join(kept.words), key=_key(poll))
    elif poll.kind is PollKind.WORD_CLOUD:
        for at, word in enumerate(_filled_up(kept.words), start=1):
            name = gettext("Word %(number)s") % {"number": at}
            st.text_input(name, word, key=_key(poll, at), autocomplete="off")
    else:
        _one_of(poll, kept)


def ballot_typed(poll: Poll) -> Ballot:
    """The ballot as it is filled in, not held yet against what the poll asks.

    Raises BadBallot where two options of a ranking have one place.
    """
    if poll.kind is PollKind.MULTIPLE:
        return Ballot.of(*(each.id for each in poll.options if _typed(poll, each.id)))
    if poll.kind is PollKind.RANKING:
        return _ranked({each.id: _typed(poll, each.id) for each in poll.options})
    if poll.kind is PollKind.NUMERIC:
        return Ballot(number=number_typed(str(_typed(poll) or "")))
    if poll.kind is PollKind.OPEN_TEXT:
        return Ballot(words=(str(_typed(poll) or ""),))
    if poll.kind is PollKind.WORD_CLOUD:
        places = range(1, MOST_WORDS + 1)
        return Ballot(words=tuple(str(_typed(poll, at) or "") for at in places))
    chosen, reason = _typed(poll), _typed(poll, "why")
    return Ballot((str(chosen),) if chosen else (), reason=str(reason or ""))


def _one_of(poll: Poll, kept: Ballot) -> None:
    ids = [option.id for option in poll.options]
    chosen = next((ids.index(each) for each in kept.options if each in ids), None)
    st.radio(
        as_text(poll.question),
        ids,
        index=chosen,
        format_func=lambda each: _label(poll, each),
        key=_key(poll),
        horizontal=poll.kind is PollKind.RATING,
        label_visibility="collapsed",
    )
    if poll.kind is PollKind.ROUGH_CONSENSUS:
        # It is always there: within a form nothing can follow what is chosen.
        st.text_area(
            gettext("If you object: why?"), kept.reason, key=_key(poll, "why"), height="content"
        )


def _places(poll: Poll, kept: Ballot) -> None:
    places = range(1, len(poll.options) + 1)
    for option in poll.options:
        st.selectbox(
            _label(poll, option.id),
            places,
            index=kept.options.index(option.id) if option.id in kept.options else None,
            placeholder=gettext("Rank"),
            key=_key(poll, option.id),
            filter_mode=None,
        )


def _ranked(places: Mapping[str, object]) -> Ballot:
    placed = {option: place for option, place in places.items() if isinstance(place, int)}
    if len(set(placed.values())) < len(placed):
        raise BadBallot(reason="all")
    return Ballot.of(*sorted(placed, key=placed.__getitem__))


def _filled_up(words: Iterable[str]) -> list[str]:
    return [*words, *[""] * MOST_WORDS][:MOST_WORDS]


def _label(poll: Poll, option_id: str) -> str:
    return as_text(option_words(poll, option_id))


def _key(poll: Poll, part: object = "") -> str:
    return f"ballot-{poll.id}-{part}" if part else f"ballot-{poll.id}"


def _typed(poll: Poll, part: object = "") -> object:
    return st.session_state.get(_key(poll, part))
