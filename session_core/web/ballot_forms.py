"""A ballot as a form: its fields as they are shown, and what was posted as a ballot."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from session_core.domain.ballots import IN_WORDS, MOST_WORDS, Ballot, PollKind
from session_core.domain.polls import Poll
from session_core.domain.refusals import BadBallot
from session_core.domain.typed_numbers import as_typed, number_typed
from session_core.language import gettext
from session_core.web.door_words import FormRefused
from session_core.wording_of_polls import HOW_TO_ANSWER, POLLS, option_words

_TICK, _PLACE, _WORD = "t", "r", "w"
"""What the names of fields begin with that come several times; of one name a form has one."""
_WORDS = tuple(f"{_WORD}{n}" for n in range(1, MOST_WORDS + 1))


@dataclass(frozen=True)
class Field:
    """An answer that can be chosen, or a word: `value` is its place or text, '' for none."""

    id: str
    name: str
    words: str = ""
    value: str = ""


@dataclass(frozen=True)
class BallotForm:
    """What a ballot shows: how it is answered, and what is filled in already.

    `shape` is `one`, `several`, `places`, `number`, `text` or `words`.
    """

    shape: str
    hint: str
    fields: tuple[Field, ...] = ()
    typed: str = ""
    reason: str = ""


_SHAPES = {
    PollKind.MULTIPLE: "several",
    PollKind.RANKING: "places",
    PollKind.NUMERIC: "number",
    PollKind.OPEN_TEXT: "text",
    PollKind.WORD_CLOUD: "words",
}


def ballot_form(
    poll: Poll, ballot: Ballot | None = None, typed: Mapping[str, str] | None = None
) -> BallotForm:
    """The form of a poll's ballot, with the ballot that is in, or with what was `typed`."""
    shape = _SHAPES.get(poll.kind, "one")
    posted = posted_of(poll, ballot) if typed is None else typed
    if shape == "words":
        fields = tuple(Field(name, name, value=posted.get(name, "")) for name in _WORDS)
    else:
        start = {"several": _TICK, "places": _PLACE}.get(shape)
        fields = tuple(
            Field(each, name, option_words(poll, each), _value(posted, name, each))
            for each in poll.asked.options
            for name in [f"{start}{each}" if start else "option"]
        )
    return BallotForm(
        shape, hint(poll), fields, posted.get(shape, ""), posted.get("reason", "").strip()
    )


def _value(posted: Mapping[str, str], name: str, option: str) -> str:
    """Of radios, which share a name, only the chosen one has a value."""
    said = posted.get(name, "")
    return said if name != "option" or said == option else ""


def hint(poll: Poll) -> str:
    """What is read above a ballot, with the poll's own limits."""
    asked = poll.asked
    if asked.most_choices:
        return gettext(POLLS["bad_ballot.too_many"]).format(most=asked.most_choices)
    ends = {"least": asked.least, "most": asked.most}
    limits = {name: plain_number(end) for name, end in ends.items() if end is not None}
    if limits:
        reason = "range" if len(limits) == 2 else next(iter(limits))
        return gettext(POLLS[f"bad_ballot.{reason}"]).format(**limits)
    return gettext(HOW_TO_ANSWER[poll.kind])


def posted_of(poll: Poll, ballot: Ballot | None) -> dict[str, str]:
    """A ballot as its form would have it filled in."""
    if ballot is None:
        return {}
    if poll.kind is PollKind.NUMERIC and ballot.number is not None:
        return {"number": as_typed(ballot.number)}
    if poll.kind in IN_WORDS:
        names = ("text",) if poll.kind is PollKind.OPEN_TEXT else _WORDS
        return dict(zip(names, ballot.words, strict=False))
    if poll.kind is PollKind.RANKING:
        return {f"{_PLACE}{each}": str(n) for n, each in enumerate(ballot.options, start=1)}
    if poll.kind is PollKind.MULTIPLE:
        return {f"{_TICK}{each}": "1" for each in ballot.options}
    return {"option": "".join(ballot.options[:1]), "reason": ballot.reason}


def ballot_of(posted: Mapping[str, str]) -> Ballot:
    """The ballot that a form says, whatever kind its poll is; the poll holds it against its own.

    Raises FormRefused where nothing was chosen, and BadBallot where two options of a ranking have
    the same place.
    """
    if "number" in posted:
        return Ballot(number=number_typed(posted["number"]))
    if "text" in posted:
        return Ballot(words=(posted["text"],))
    if not posted.keys().isdisjoint(_WORDS):
        return Ballot(words=tuple(posted.get(name, "") for name in _WORDS))
    options = (posted.get("option", ""),) if posted.get("option") else _ranked(posted)
    options = options or tuple(name[1:] for name in posted if _is_numbered(name, _TICK))
    if not options:
        raise FormRefused(reason="option_missing")
    return Ballot(options, reason=posted.get("reason", ""))


def _ranked(posted: Mapping[str, str]) -> tuple[str, ...]:
    """The options by their places. Raises BadBallot where one has none, or another's."""
    names = [name for name in posted if _is_numbered(name, _PLACE)]
    places = [posted[name] for name in names]
    if not all(_is_numbered(place) for place in places) or len(set(places)) < len(places):
        raise BadBallot(reason="all")
    return tuple(name[1:] for name in sorted(names, key=lambda name: int(posted[name])))


def _is_numbered(name: str, start: str = "") -> bool:
    return bool(re.fullmatch(rf"{start}[0-9]{{1,2}}", name))


def plain_number(number: float) -> str:
    """A number in as few digits as say it."""
    return f"{round(number, 6):.12g}"
