"""What the rapporteur writes down, and for whom it may be said to speak."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from session_core.domain.refusals import NamingRuleForbids
from session_core.domain.session import NamingRule
from session_core.domain.text import one_line


class NoteKind(StrEnum):
    POINT = "point"
    AGREEMENT = "agreement"
    DISAGREEMENT = "disagreement"
    PROPOSAL = "proposal"
    OPEN_QUESTION = "open question"
    QUOTATION = "quotation"


class Attribution(StrEnum):
    """Whether a note says who spoke."""

    NAME = "by name"
    GROUP = "by group"
    NONE = "not at all"


@dataclass(frozen=True)
class Note:
    """One line of notes; `number` counts from 1 within the session.

    `addressee` is whom a proposal is for; `group_number` the breakout group it was written in.
    """

    id: str
    number: int
    text: str
    kind: NoteKind
    written_at: datetime
    attribution: Attribution = Attribution.NONE
    attributed_to: str = ""
    agenda_item_id: str | None = None
    policy_question: int | None = None
    written_by: str | None = None
    addressee: str = ""
    group_number: int | None = None


def attribute(
    rule: NamingRule, attribution: Attribution, attributed_to: str
) -> tuple[Attribution, str]:
    """Who a note may be attributed to under the naming rule.

    Open: by name or group; affiliation only: by group; Chatham House and closed: not at all
    (Chatham House Rule: neither identity nor affiliation). Raises NamingRuleForbids; without
    anybody named the attribution is `NONE`.
    """
    whom = one_line(attributed_to, may_be_empty=True)
    if attribution is Attribution.NONE or not whom:
        return Attribution.NONE, ""
    if attribution not in _ALLOWED[rule]:
        raise NamingRuleForbids(rule=rule)
    return attribution, whom


_ALLOWED = {
    NamingRule.OPEN: {Attribution.NAME, Attribution.GROUP},
    NamingRule.AFFILIATION_ONLY: {Attribution.GROUP},
    NamingRule.CHATHAM_HOUSE: set[Attribution](),
    NamingRule.CLOSED: set[Attribution](),
}


def allowed_attributions(rule: NamingRule) -> tuple[Attribution, ...]:
    """The attributions a note may have under the rule, none of them first."""
    return (Attribution.NONE, *sorted(_ALLOWED[rule], reverse=True))
