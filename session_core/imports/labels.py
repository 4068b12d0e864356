"""The field labels of IGF programme pages, as real pages spell them from 2015 to 2025."""

import re
from itertools import pairwise

from session_core.imports.page_fields import REPORT, Field, Label
from session_core.imports.report_forms import older_label_of
from session_core.imports.spellings import any_of

_DISTINCTIVE = {
    Field.SPEAKERS: ("additional speakers",),
    Field.ONSITE_MODERATOR: ("onsite moderator", "on-site moderator"),
    Field.ONLINE_MODERATOR: ("online moderator", "remote moderator"),
    Field.RAPPORTEUR: ("rapporteur",),
    Field.DURATION: ("duration (minutes)",),
    Field.POLICY_QUESTIONS: ("policy question(s)", "policy questions", "policy question"),
    Field.GAINS: ("what will participants gain from attending this session",),
    Field.DESCRIPTION: ("content of the session",),
    Field.EXPECTED_OUTCOMES: ("expected outcomes", "expected outcome"),
    Field.HYBRID_FORMAT: ("hybrid format", "online participation"),
    Field.KEY_TAKEAWAYS: ("key takeaways",),
    Field.CALLS_TO_ACTION: ("call to action", "calls to action"),
    Field.SESSION_REPORT: ("session report",),
    Field.BESIDE: (
        "connection with previous messages",
        "discussion facilitation",
        "format description",
        "proposed additional tools",
        "relevance of the issue",
        "relevance to internet governance",
        "relevance to theme",
        "usage of igf official tool",
    ),
    # Papers, links and what is said better elsewhere: shown as not placed, under the label.
    Field.NOWHERE: (
        "additional reference document link",
        "background paper",
        "reference document",
        "report link",
    ),
}
_EVERYDAY = {
    Field.TITLE: ("title",),
    Field.TIME: ("time", "date", "session time", "session date"),
    Field.ROOM: ("room",),
    Field.THEMES: (
        *("theme", "themes", "subtheme", "subthemes", "subtopic", "subtopics", "session"),
        *("issue area(s)", "issue area", "issue areas"),
    ),
    Field.ORGANIZERS: ("organizer", "organizers", "organiser", "organisers"),
    Field.SPEAKERS: ("speaker", "speakers"),
    Field.ONSITE_MODERATOR: ("moderator",),
    Field.FORMAT: ("format", "session format"),
    Field.DURATION: ("duration",),
    Field.DESCRIPTION: ("description",),
    Field.AGENDA: ("agenda", "session agenda", "proposed agenda", "tentative agenda"),
    Field.BESIDE: ("diversity", "gender", "intervention", "interventions"),
    Field.KEY_TAKEAWAYS: ("key messages", "key message"),
    Field.SDGS: ("sdgs", "sdg"),
    Field.TARGETS: ("targets",),
    # How to reach who proposed the session, 2015: nobody's home is a fact of a session.
    Field.NOWHERE: (
        *("e-mail", "email", "e-mail address", "email address", "phone", "telephone", "mobile"),
        *("nationality", "country of residence", "country", "stakeholder group", "brief title"),
        *("contact person", "address"),
    ),
}
_FIELDS = {
    spelling: (field, table is _DISTINCTIVE)
    for table in (_DISTINCTIVE, _EVERYDAY)
    for field, spellings in table.items()
    for spelling in spellings
}
"""By spelling the field, and whether the label is distinctive."""
_CAN_BE_NUMBERED = {"organizer", "organiser", "speaker"}
_SHAPE = re.compile(
    rf"(?P<spelling>{any_of(_FIELDS)})"
    r"(?: ?(?P<number>\d{1,2}))?"
    r"(?P<deadline> ?\(\*[^()]{0,80}\)(?: ?[-–] ?click on [^:]{0,60})?)?"  # printed, not a date
    r" ?(?P<mark>[:?])? ?",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"(?<!\S)(?:organi[sz]er|speaker) ?\d{1,2} ?:", re.IGNORECASE)

_PADLOCK = re.compile(r"(?:[🔒🔓🔐🔏]\ufe0f? ?)+(?=\S)")


def label_of(text: str) -> Label | None:
    """Return the label that a line is or begins with; text on the same line needs a colon."""
    older = older_label_of(text)
    if older:
        return older
    match = _SHAPE.match(text.replace("’", "'"))
    if match is None:
        return None
    spelling = match["spelling"].casefold()
    rest = text[match.end() :]
    if rest and not (match["mark"] or match["deadline"]):
        return None
    if match["number"] and spelling not in _CAN_BE_NUMBERED:
        return None
    if rest and spelling == "session":  # alone it stands in place of the theme label, 2025
        return None
    field, distinctive = _FIELDS[spelling]
    return Label(
        field=field,
        distinctive=distinctive or bool(match["number"]),
        heading=False,
        numbered=bool(match["number"]),
        rest=rest,
    )


def without_padlock(text: str) -> str:
    """Return a line without the padlock before its label; other lines keep theirs."""
    padlock = _PADLOCK.match(text)
    bare = text[padlock.end() :] if padlock else text
    return bare if label_of(bare) else text


def one_label_each(text: str) -> list[str]:
    """Cut a line that begins with `Speaker 1:` before each such label that follows on it."""
    starts = [found.start() for found in _NUMBERED.finditer(text)]
    if starts[:1] != [0]:
        return [text]
    return [text[start:end].rstrip(" ,;") for start, end in pairwise([*starts, len(text)])]


def is_report_label(label: Label, text: str) -> bool:
    """Say whether the form printed this label, and not the writer of a report as a heading."""
    return label.heading or (label.field in REPORT and "(*" in text)
