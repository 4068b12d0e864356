"""The labels of older forms: reports of 2015 to 2020, and proposals of 2017.

What a form asks for decides where it goes: findings are takeaways, what should be done is a
call to action, and everything else is the report, with its heading left in place.
"""

import re

from session_core.imports.page_fields import Field, Label

_PROPOSAL_OF_2017 = (
    (
        Field.NOWHERE,
        r"short title|conducted a workshop in igf before|link to report"
        r"|(?:co-)?proposer(?= ?:? ?$)",
    ),
    (Field.ORGANIZERS, r"(?:co-)?proposer['’]s name|co-organi[sz]ers"),
    (Field.AFFILIATION, r"(?:co-)?proposer['’]s organi[sz]ation"),
)
_REPORT_OF_2015 = (
    (
        Field.NOWHERE,
        r"(?:igf \d{4} )?(?:(?:workshop|open forum|dynamic coalition|session|short|final) ){0,3}"
        r"report(?:ing)? template(?: for igf workshop sessions|: .{0,60})?$",
    ),
    (Field.TITLE, r"(?:session|workshop) title"),
    (Field.ORGANIZERS, r"(?:workshop|session) organi[sz]ers?|organi[sz]er\(s\)"),
    (Field.ONSITE_MODERATOR, r"chair(?:person)? ?/ ?moderator|moderator ?/ ?chair(?:person)?"),
    (Field.RAPPORTEUR, r"rapporteur ?/ ?note-? ?taker"),
    (Field.SPEAKERS, r"list of speakers and their institutional affiliations?"),
    (Field.KEY_TAKEAWAYS, r"key issues(?: raised|(?= ?:? ?[(\[]\d))"),
    (
        Field.SESSION_REPORT,
        r"if there (?:are|were) presentations during the (?:workshop )?session"
        r"|please describe the discussions that took place(?: during the (?:workshop )?session)?",
    ),
    (
        Field.CALLS_TO_ACTION,
        r"please describe any participant suggestions regarding the way forward[^:(\[]{0,60}",
    ),
)
_PEOPLE_COUNTED = r"participants|attendees|people|persons|women|men|females?|gender"
_GENDER_REPORTING = (
    # Asked with the reports of 2012 to 2018: numbers and a summary, never what should be done.
    (
        Field.SESSION_REPORT,
        r"gender (?:reporting|report card)|reporting on gender(?: issues)?"
        r"|(?:please )?(?:estimate|indicate|state|provide)(?: an estimate of)? the "
        r"(?:(?:overall|total|approximate|estimated) )?number of "
        rf"(?=[^:(\[.?]{{0,40}}\b(?:{_PEOPLE_COUNTED})\b)[^:(\[.?]{{0,120}}"
        r"|to what extent did the (?:session|workshop) (?:discuss|address) gender [^:(\[?]{0,80}"
        r"|if the (?:session|workshop) (?:discussed|addressed)(?: issues)?(?: related to)? gender "
        r"[^:(\[?]{0,160}",
    ),
)
_REPORT_OF_2018 = (
    (Field.NOWHERE, r"pre-session synthesis (?:&|and) short report template|session type"),
    (Field.TIME, r"date (?:&|and) time"),
    (Field.THEMES, r"(?:sub)?theme(?= ?\(as listed)"),
    (
        Field.SESSION_REPORT,
        r"pre-session synthesis(?= ?[:(\[]|$)|(?:short|long) report(?= ?[:(\[]|$)"
        r"|please elaborate on the discussion held[^:(\[]{0,80}"
        r"|what ideas surfaced in the discussion[^:(\[?]{0,120}"
        r"|please estimate the total number of [^:(\[.]{0,80}",
    ),
    (Field.KEY_TAKEAWAYS, r"please state no more than three(?: \(3\))? key messages[^:(\[]{0,40}"),
    (
        Field.CALLS_TO_ACTION,
        r"please describe any policy recommendations or suggestions[^:(\[]{0,80}",
    ),
)
_REPORTS_OF_2019_AND_2020 = (
    (Field.KEY_TAKEAWAYS, r"[34]\. ?key takeaways"),
    (
        Field.CALLS_TO_ACTION,
        r"[34]\. ?policy recommendations"
        r"(?: (?:or|and) suggestions (?:for|regarding) the way forward)?",
    ),
    (
        Field.SESSION_REPORT,
        r"\d{1,2}\. ?(?:key policy questions and (?:expectations|related issues)|discussion areas"
        r"|summary of issues discussed|other initiatives addressing the session issues"
        r"|making progress for tackled issues|final speakers|estimated participation"
        r"|reflection to gender issues|session outputs|group photo|voluntary commitment)",
    ),
)
_LABELS = (
    *_PROPOSAL_OF_2017,
    *_REPORT_OF_2015,
    *_GENDER_REPORTING,
    *_REPORT_OF_2018,
    *_REPORTS_OF_2019_AND_2020,
)
_ON_ANY_PAGE = {Field.TITLE, Field.TIME}
_SHAPE = re.compile(
    rf"(?:{'|'.join(f'(?P<f{at}>{pattern})' for at, (_, pattern) in enumerate(_LABELS))})"
    # What the form asks for in words, how many of them, and a deadline: none of it is an answer.
    r"(?:,? please provide a 1-paragraph summary for each presentation)?"
    r"(?P<marks>(?: ?[:?.| ]| ?[(\[][^()\[\]]{0,240}[)\]]){0,4})",
    re.IGNORECASE,
)


def older_label_of(text: str) -> Label | None:
    """Return the label of an older report form that a line is or begins with."""
    match = _SHAPE.match(text)
    if match is None:
        return None
    field = next(field for at, (field, _) in enumerate(_LABELS) if match[f"f{at}"] is not None)
    rest = text[match.end() :].strip("| ")
    if rest and not set(match["marks"]) & set(":?.|)]"):
        return None
    distinctive = field not in _ON_ANY_PAGE
    return Label(field=field, distinctive=distinctive, heading=True, numbered=False, rest=rest)
