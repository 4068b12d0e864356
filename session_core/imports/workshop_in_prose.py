"""A page about another kind of workshop, told in free prose: what it gives of a session."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, pairwise, takewhile

from session_core.domain.programme import PageKind, ProgrammePage, UnplacedLine
from session_core.imports.calls import calls_of, heads_calls
from session_core.imports.days import days_in, is_a_day, names_absurd_year
from session_core.imports.page_lines import Line, text_of
from session_core.imports.people_in_prose import Told, labelled_part, people_in_lines
from session_core.imports.sections import is_prose
from session_core.imports.workshop_words import (
    is_of_a_gathering,
    labelled,
    participants_in,
    places_in,
    recommends,
    sentences_in,
)

_EVIDENCE_ENOUGH = 2
_NO_PART = "Named without a part"
_SPOKEN_OF_ENOUGH = 2
_LONGEST_HEADING = 200
_LONGEST_SUBHEADING = 80
_RECOMMENDATIONS = ("recommendations", "recommendation", "key recommendations", "calls to action")


@dataclass(frozen=True)
class _Article:
    """One article of the page, and what its sentences say of a workshop."""

    lines: Sequence[Line]
    sentences: Sequence[str]

    @property
    def evidence(self) -> int:
        """How many of days, places, participants and people are told; 0 if of no workshop."""
        headed = any(is_of_a_gathering(line.text) for line in self.opening)
        if not headed and sum(map(is_of_a_gathering, self.sentences)) < _SPOKEN_OF_ENOUGH:
            return 0
        told = (days_in(self.dated), self.places, self.participants[0], self.named.people)
        return sum(map(bool, told))

    @cached_property
    def named(self) -> Told:
        """Who held it, spoke, moderated; and names whose part is not told."""
        return people_in_lines(self.lines)

    @property
    def opening(self) -> Sequence[Line]:
        """The short lines above the text: heading, date, who wrote it."""
        return list(takewhile(lambda line: not is_prose(line.text), self.lines))

    @property
    def dated(self) -> list[str]:
        labels = [labelled(line.text, "days") for line in self.lines]
        return [text for text in labels if text] or list(self.sentences)

    @property
    def places(self) -> tuple[str, ...]:
        labels = [labelled(line.text, "places") for line in self.lines]
        return tuple(text for text in labels if text) or places_in(self.sentences)

    @property
    def participants(self) -> tuple[str, int | None]:
        label = next(filter(None, (labelled(line.text, "who") for line in self.lines)), "")
        return (label, participants_in([label])[1]) if label else participants_in(self.sentences)


def read_workshop_in_prose(lines: Sequence[Line]) -> ProgrammePage | None:
    """Read a page that tells of a workshop in prose; None if it plainly does not.

    It does where an article speaks of a workshop in its title or twice in its text, and says two
    of these: on which days, where, who took part, who held it or spoke. Of several articles on a
    page the one that says most is read, else the first; the lines of the others are in
    `could_not_place`. The year stays open: it would make the session one of that year's IGF.
    """
    article = max(_articles(lines), key=lambda each: each.evidence)
    if article.evidence < _EVIDENCE_ENOUGH:
        return None
    title = _title_of(article)
    opening = set(article.opening)
    body = [
        line
        for line in article.lines
        if line not in opening or _is_labelled(line) or (line != title and _names_people(line))
    ]
    calls, prose = _recommended(body)
    inside = {*body, title}
    absurd = [line for line in body if names_absurd_year(line.text)]
    left = [*(line for line in lines if line not in inside), *absurd]
    participants, count = article.participants
    return ProgrammePage(
        kind=PageKind.WORKSHOP_IN_PROSE,
        title=title.text if title else "",
        days=days_in(article.dated),
        people=article.named.people,
        places=article.places,
        participants=participants,
        participant_count=count,
        description=text_of(prose),
        calls_to_action=calls,
        could_not_place=tuple(
            sorted(
                [*(UnplacedLine(line.number, line.text) for line in left), *_names_left(article)],
                key=lambda line: line.number,
            )
        ),
    )


def _names_left(article: _Article) -> Iterator[UnplacedLine]:
    """Give the names whose part is not told, each at its line, which is in the description."""
    for name in article.named.unsure:
        line = next((line for line in article.lines if name in line.text), None)
        if line:
            yield UnplacedLine(line.number, name, _NO_PART)


def _articles(lines: Sequence[Line]) -> list[_Article]:
    """Cut a page with several posts at their headings, each with its date below it."""
    dated = [at for at, line in enumerate(lines) if at and is_a_day(line.text)]
    # The name of who wrote the post may stand between, close under the heading.
    above = [at - 1 if lines[at - 1].gap or at == 1 else at - 2 for at in dated]
    starts = [at for at in dict.fromkeys(above) if _is_heading(lines[at])]
    cuts = [0, *(at for at in starts if at), len(lines)]
    return [_article(lines[start:end]) for start, end in pairwise(cuts)]


def _article(lines: Sequence[Line]) -> _Article:
    running = [line.text for line in lines if is_prose(line.text)]
    return _Article(lines, list(chain.from_iterable(map(sentences_in, running))))


def _is_heading(line: Line) -> bool:
    return len(line.text) <= _LONGEST_HEADING and not line.text.endswith((".", ";", ","))


def _is_labelled(line: Line) -> bool:
    is_label = any(labelled(line.text, what) for what in ("places", "days", "who"))
    return is_label or labelled_part(line.text) is not None


def _names_people(line: Line) -> bool:
    return bool(people_in_lines([line]).people)


def _title_of(article: _Article) -> Line | None:
    """Take the line that names the workshop, else the longest above the text."""
    lines = [line for line in article.opening if not _is_labelled(line) and not is_a_day(line.text)]
    named = next((line for line in lines if is_of_a_gathering(line.text)), None)
    return named or max(lines, key=lambda line: len(line.text), default=None)


def _recommended(body: Sequence[Line]) -> tuple[tuple[str, ...], Sequence[Line]]:
    """Take what stands under a heading `Recommendations`; the sentences that tell of some stay."""
    sentences = [
        sentence
        for line in body
        if is_prose(line.text)
        for sentence in sentences_in(line.text)
        if recommends(sentence)
    ]
    at = next((at for at, line in enumerate(body) if _heads_recommendations(line)), None)
    if at is None:
        return tuple(sentences), body
    end = next(
        (n for n in range(at + 2, len(body)) if body[n].gap and _is_subheading(body[n])), len(body)
    )
    items, bare = calls_of(body[at + 1 : end])
    others = [sentence for sentence in sentences if not any(sentence in item for item in items)]
    return (*others, *items), [*body[:at], *bare, *body[end:]]


def _heads_recommendations(line: Line) -> bool:
    return line.text.rstrip(" :").casefold() in _RECOMMENDATIONS


def _is_subheading(line: Line) -> bool:
    short = len(line.text) <= _LONGEST_SUBHEADING and line.text[0].isalnum()
    return short and not heads_calls(line.text) and not line.text.endswith((".", ";", "!", "?"))
