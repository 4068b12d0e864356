"""Who made a workshop and who spoke, where running text says so: `moderated by Ada Novak (Maps)`.

Only a cue gives a part; a name that stands without one, and whoever gave money, is for a person
to place.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from session_core.domain.people import Part, ProgrammePerson
from session_core.imports.name_lists import Named, names_after, names_before, names_in_brackets
from session_core.imports.page_lines import Line
from session_core.imports.people_lines import LONGEST, names_group, names_person, people_of
from session_core.imports.workshop_words import LONGEST_SENTENCE, is_of_a_gathering, sentences_in

_MOST = 60
"""People taken from one article; more are no workshop's, but a list of something else."""
_ENOUGH = 400
"""Names after which nothing more is looked for."""
_MARKS = " -–•*·"
_MADE = r"(?:co-?)?(?:organi[sz]ed|hosted|convened|held|run|conducted|arranged)"
_WITH = (
    r"(?:together|jointly|in (?:close )?(?:partnership|collaboration|co-?operation|association)"
    r") with|alongside"
)
_CUES: tuple[tuple[Part, re.Pattern[str]], ...] = tuple(
    (part, re.compile(rf"\b(?:{pattern}):? (?=\S)", re.IGNORECASE))
    for part, pattern in (
        (Part.ORGANIZER, rf"(?:jointly )?{_MADE}(?: jointly)? by|organi[sz]ers (?:are|were)"),
        (
            Part.ONLINE_MODERATOR,
            r"(?:moderated|facilitated|hosted) online by|online (?:moderator|host) (?:is|was)"
            r"|online (?:part|half|discussion|session)s? (?:is|was|were) "
            r"(?:moderated|facilitated|chaired) by",
        ),
        (
            Part.ONSITE_MODERATOR,
            r"(?:moderated|chaired|facilitated)(?: (?:on-?site|in the room))? by"
            r"|moderators? (?:is|was|are|were)|chair (?:is|was)",
        ),
        (
            Part.RAPPORTEUR,
            r"rapporteurs? (?:is|was|are|were)|(?:notes|minutes|the report) (?:is|was|were) "
            r"(?:taken|kept|written) by|reported by",
        ),
        (
            Part.SPEAKER,
            r"(?:speakers|panell?ists|presenters|trainers|discussants) "
            r"(?:are|were|include[ds]?|included among others)"
            r"|(?:speakers|panell?ists|presenters|trainers|discussants) such as"
            r"|(?:presentations?|talks?|remarks|key-?notes?|keynote speech|speech(?:es)?|lectures?"
            r"|introductions?|contributions|inputs?|interventions) (?:were (?:given|made) )?"
            r"(?:by|from)"
            r"|(?:presented|trained|taught|addressed|opened|introduced) by",
        ),
    )
)
_ALSO = re.compile(rf"\b(?:{_WITH}) (?=\S)", re.IGNORECASE)
_SUPPORT = re.compile(
    r"\b(?:with )?(?:the )?(?:(?:kind|generous|financial) )?"
    r"(?:support (?:of|from|by)|supported by|funded by|funding from|sponsored by) (?=\S)",
    re.IGNORECASE,
)
_MAKES = re.compile(
    r"\b(?:(?:has |have )?(?:jointly )?(?:(?:co-?)?(?:organi[sz]ed|hosted|convened|held|conducted)"
    r"|ran)|gathered|(?:brought|bringing) together)\b(?! by\b)",
    re.IGNORECASE,
)
_GATHERS = re.compile(r"gathered|together|convened", re.IGNORECASE)
_LABELLED: tuple[tuple[Part, re.Pattern[str]], ...] = tuple(
    (part, re.compile(rf"(?:{pattern})(?: ?: ?(?P<rest>.*)|$)", re.IGNORECASE))
    for part, pattern in (
        (Part.ORGANIZER, r"(?:co-?)?organi[sz](?:ers?|ed by)|(?:co-?)?hosts?|(?:co-?)?hosted by"),
        (Part.ONLINE_MODERATOR, r"(?:online|remote) (?:moderators?|hosts?)"),
        (
            Part.ONSITE_MODERATOR,
            r"(?:on-?site )?moderators?|moderation|moderated by|facilitators?|facilitated by|chair",
        ),
        (Part.RAPPORTEUR, r"rapporteurs?|note-? ?takers?"),
        (Part.SPEAKER, r"(?:key-?note )?speakers|speaker|panell?ists?|trainers?|presenters"),
    )
)


@dataclass(frozen=True)
class Told:
    """People with a part, and `unsure`: names that the text gives no part."""

    people: tuple[ProgrammePerson, ...]
    unsure: tuple[str, ...]


def labelled_part(text: str) -> tuple[Part, str] | None:
    """Return the part that `Moderator: …` or a bare `Speakers` names, and what follows it."""
    if len(text) > LONGEST_SENTENCE:
        return None
    for part, pattern in _LABELLED:
        if found := pattern.fullmatch(text):
            return part, found["rest"] or ""
    return None


def _people_in_sentence(sentence: str) -> Told:
    """Return whom one sentence gives a part, and whom it names without one."""
    given = [(part, named) for part, named in _given(sentence) if not named.is_general]
    supporters = [
        named
        for cue in _SUPPORT.finditer(sentence)
        for named in names_after(sentence, cue.end(), people=False)
    ]
    placed = {named.name for _, named in given}
    others = [
        named.text
        for named in (*supporters, *names_in_brackets(sentence))
        if named.name not in placed and not named.is_general
    ]
    people = (_as_person(named, part) for part, named in given)
    return Told(tuple(people), tuple(dict.fromkeys(others)))


def people_in_lines(lines: Sequence[Line]) -> Told:
    """Return whom the lines of an article give a part, in their sentences or under a label."""
    told: list[Told] = []
    heading: Part | None = None
    for line in lines:
        labelled = labelled_part(line.text)
        if labelled:
            heading, rest = labelled
            told.append(Told(_under_label(rest, heading), ()))
            heading = None if rest else heading
            continue
        listed = _under_label(line.text, heading) if heading and _is_short(line.text) else ()
        if listed:
            told.append(Told(listed, ()))
            continue
        heading = None
        told += map(_people_in_sentence, sentences_in(line.text))
        if sum(len(each.people) + len(each.unsure) for each in told[-_ENOUGH:]) > _ENOUGH:
            break
    return _joined(told)


def _is_short(text: str) -> bool:
    return len(text) <= LONGEST and not text.endswith((".", "?", "!"))


def _under_label(text: str, part: Part) -> tuple[ProgrammePerson, ...]:
    """Read what stands beside or below `Speakers:`: a list in one line, or one person a line."""
    text = text.strip(_MARKS)
    named = names_after(text, people=part is not Part.ORGANIZER)
    if names_group(text) or (len(named) < 2 and "(" not in text and names_person(text)):
        return people_of(text, part)
    return tuple(_as_person(each, part) for each in named if not each.is_general)


def _as_person(named: Named, part: Part) -> ProgrammePerson:
    """Give somebody a part; an organisation keeps its short form in its name."""
    return ProgrammePerson(named.name, part, named.affiliation)


def _joined(told: Iterable[Told]) -> Told:
    """Put together what several sentences say, each one once in a part, the first name given."""
    people: list[ProgrammePerson] = []
    unsure: list[str] = []
    for each in told:
        for person in each.people:
            same = next((at for at, o in enumerate(people) if _are_one(o, person)), None)
            if same is None and len(people) < _MOST:
                people.append(person)
            elif same is None:
                unsure.append(person.name)
            elif not people[same].affiliation:
                people[same] = replace(people[same], affiliation=person.affiliation)
        unsure += each.unsure
    names = {person.name for person in people}
    left = [text for text in unsure if text not in names and text.partition(" (")[0] not in names]
    order = list(Part)
    people.sort(key=lambda person: order.index(person.part))
    return Told(tuple(people), tuple(dict.fromkeys(left))[:_MOST])


def _given(sentence: str) -> Iterator[tuple[Part, Named]]:
    made = False
    seen: list[tuple[int, int]] = []
    for part, pattern in _CUES:
        for cue in pattern.finditer(sentence):
            if any(start < cue.end() and cue.start() < end for start, end in seen):
                continue  # `moderated online by` is not also `moderated by`
            seen.append((cue.start(), cue.end()))
            made = made or part is Part.ORGANIZER
            for named in names_after(sentence, cue.end(), people=part is not Part.ORGANIZER):
                yield part, named
    for verb in _MAKES.finditer(sentence):
        if _GATHERS.search(verb[0]) or is_of_a_gathering(sentence[verb.end() :][:120]):
            for named in names_before(sentence, verb.start()):
                made = True
                yield Part.ORGANIZER, named
    for cue in _ALSO.finditer(sentence) if made else ():
        for named in names_after(sentence, cue.end(), people=False):
            yield Part.ORGANIZER, named


def _are_one(one: ProgrammePerson, other: ProgrammePerson) -> bool:
    """Say whether two are the same: by name, or an organisation and its short form."""
    return one.part is other.part and (
        one.name.casefold() == other.name.casefold()
        or one.name.endswith(f"({other.name})")
        or one.name.partition(" (")[0].casefold() == other.name.casefold()
    )
