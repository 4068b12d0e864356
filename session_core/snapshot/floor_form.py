"""The floor in a snapshot: what was asked, how it ended, and by which policy the floor was shared.

Every field that the first files of version 1 did not have has a default, so that they still load.
"""

from typing import Annotated, Any

from pydantic import FailFast, Field

from session_core.domain.dispositions import REPLY_LIMIT
from session_core.domain.floor import DeclineReason, InterventionKind, InterventionState, Source
from session_core.domain.floor_policy import EVENFLOOR, LIMITS, Measure, Sides
from session_core.domain.people import MOST_IN_HUB, Modality, RegionalGroup, StakeholderGroup
from session_core.domain.rules import Rule
from session_core.domain.translations import TRANSLATION_LIMIT
from session_core.snapshot.fields import Form, Id, LineOrEmpty, Moment, Number, Question
from session_core.snapshot.typed import ON_LINES

Language = Annotated[str, Field(pattern=r"^[A-Za-z0-9-]{0,12}$")]
"""A tag such as `fr`, or ''."""
People = Annotated[int, Field(ge=1, le=MOST_IN_HUB)]
Reply = Annotated[str, Field(max_length=REPLY_LIMIT), ON_LINES]


class TranslationForm(Form):
    """What a question says in another language, and who reads that aloud."""

    language: Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$", max_length=12)]
    text: Annotated[str, Field(min_length=1, max_length=TRANSLATION_LIMIT), ON_LINES]
    read_aloud_by: LineOrEmpty
    at: Moment


class InterventionForm(Form):
    """An intervention; `asker` is the same number for all that one person asked.

    `language` is what the asker speaks, `written_in` that of the text. Where the naming rule hides
    who spoke, name, groups and `language` are empty and no two share an asker. How many supported
    it is in no snapshot, since the seats that did are in none.
    """

    id: Id
    number: Number
    kind: InterventionKind
    modality: Modality
    asker: Number
    requested_at: Moment
    text: Question
    name: LineOrEmpty
    stakeholder_group: StakeholderGroup | None
    regional_group: RegionalGroup | None
    state: InterventionState
    announced_at: Moment | None
    given_at: Moment | None
    yielded_at: Moment | None
    source: Source = Source.DEVICE
    language: Language = ""
    people: People = 1
    merged_into: Id | None = None
    decline_reason: DeclineReason | None = None
    reply: Reply = ""
    ended_at: Moment | None = None
    edited_at: Moment | None = None
    announced_for: Annotated[tuple[Rule, ...], Field(max_length=len(Rule))] = ()
    written_in: Language = ""
    translations: Annotated[tuple[TranslationForm, ...], Field(max_length=50), FailFast()] = ()


def _within(name: str) -> Any:
    least, most = LIMITS[name]
    return Field(ge=least, le=most)


class FloorPolicyForm(Form):
    """The settings of the speaking order; those left out are the default's."""

    sides: Sides = EVENFLOOR.sides
    round_size: Annotated[int, _within("round_size")] = EVENFLOOR.round_size
    measure: Measure = EVENFLOOR.measure
    fewest_first: bool = EVENFLOOR.fewest_first
    stakeholder_balance: bool = EVENFLOOR.stakeholder_balance
    regional_balance: bool = EVENFLOOR.regional_balance
    support: bool = EVENFLOOR.support
    group_turns: Annotated[int, _within("group_turns")] = EVENFLOOR.group_turns
    safe_places: Annotated[int, _within("safe_places")] = EVENFLOOR.safe_places
    most_passes: Annotated[int, _within("most_passes")] = EVENFLOOR.most_passes
    order_first: bool = EVENFLOOR.order_first
    reply_first: bool = EVENFLOOR.reply_first
    speaking_seconds: Annotated[int, _within("speaking_seconds")] = EVENFLOOR.speaking_seconds
    silence_minutes: Annotated[int, _within("silence_minutes")] = EVENFLOOR.silence_minutes
    equity_on_screen: bool = EVENFLOOR.equity_on_screen
