"""Who is in a session: how they take part, for whom they speak, what they may do."""

from dataclasses import dataclass
from enum import StrEnum


class Modality(StrEnum):
    """How a person takes part."""

    ONSITE = "onsite"
    ONLINE = "online"

    __hash__ = str.__hash__  # as the word it equals, and not by a call: orders look up thousands

    @property
    def other(self) -> "Modality":
        return Modality.ONLINE if self is Modality.ONSITE else Modality.ONSITE


FEWEST_IN_HUB, MOST_IN_HUB = 2, 500
"""As how many people a seat may say it is a hub; it counts once staff confirm it."""


class StakeholderGroup(StrEnum):
    """The five groups of the IGF's programme page."""

    CIVIL_SOCIETY = "Civil Society"
    GOVERNMENT = "Government"
    INTERGOVERNMENTAL = "Intergovernmental Organization"
    PRIVATE_SECTOR = "Private Sector"
    TECHNICAL_COMMUNITY = "Technical Community"

    __hash__ = str.__hash__


class RegionalGroup(StrEnum):
    """The United Nations' regional groups, as the IGF's programme page spells them."""

    AFRICA = "African Group"
    ASIA_PACIFIC = "Asia-Pacific Group"
    EASTERN_EUROPE = "Eastern European Group"
    GRULAC = "Latin American and Caribbean Group (GRULAC)"
    WEOG = "Western European and Others Group (WEOG)"
    INTERGOVERNMENTAL = "Intergovernmental Organization"

    __hash__ = str.__hash__


class Part(StrEnum):
    """The part somebody has on the programme page; a role is given apart from it."""

    ORGANIZER = "organizer"
    SPEAKER = "speaker"
    ONSITE_MODERATOR = "onsite moderator"
    ONLINE_MODERATOR = "online moderator"
    RAPPORTEUR = "rapporteur"


class Role(StrEnum):
    """What somebody is in one session; `access.py` says what each role may do."""

    ORGANISER = "organiser"
    ONSITE_MODERATOR = "onsite moderator"
    ONLINE_MODERATOR = "online moderator"
    RAPPORTEUR = "rapporteur"
    FACILITATOR = "facilitator"
    DESK = "desk"
    PARTICIPANT = "participant"
    AT_DOOR = "at the door"
    ROOM_SCREEN = "room screen"
    STRANGER = "stranger"


STAFF_ROLES = (
    Role.ORGANISER,
    Role.ONSITE_MODERATOR,
    Role.ONLINE_MODERATOR,
    Role.RAPPORTEUR,
    Role.FACILITATOR,
    Role.DESK,
)
"""The roles an organiser can give to an account."""


@dataclass(frozen=True)
class ProgrammePerson:
    """Somebody named on the programme page."""

    name: str
    part: Part
    affiliation: str = ""
    stakeholder_group: StakeholderGroup | None = None
    regional_group: RegionalGroup | None = None


@dataclass(frozen=True)
class Account:
    """A member of staff who can sign in; `may_organise` lets them create sessions."""

    id: str
    username: str
    name: str
    password_hash: str
    may_organise: bool


class Admission(StrEnum):
    """Whether somebody who asked for a seat may take it."""

    WAITING = "waiting"
    ADMITTED = "admitted"
    TURNED_AWAY = "turned away"


@dataclass(frozen=True)
class Seat:
    """A participant in one session; the secret that proves it is kept by the browser.

    `language` is a tag such as `fr`, or ''. A hub says how many `people` it is, and counts as one
    until staff confirm it.
    """

    id: str
    session_id: str
    pseudonym: str
    modality: Modality
    stakeholder_group: StakeholderGroup | None = None
    regional_group: RegionalGroup | None = None
    language: str = ""
    people: int = 1
    people_confirmed: bool = False
    admission: Admission = Admission.ADMITTED

    @property
    def counted_people(self) -> int:
        """As how many people the seat counts."""
        return self.people if self.people_confirmed else 1
