"""Circles of roles: who may do the same things."""

from session_core.domain.people import STAFF_ROLES, Role

ORGANISER = frozenset({Role.ORGANISER})
MODERATORS = ORGANISER | {Role.ONSITE_MODERATOR, Role.ONLINE_MODERATOR}
NOTE_TAKERS = MODERATORS | {Role.RAPPORTEUR}
TRANSLATORS = NOTE_TAKERS | {Role.DESK}
"""An interpreter signs in as one of these."""
STAFF = frozenset(STAFF_ROLES)
HELP_DESK = ORGANISER | {Role.DESK}
"""Who sees what people need help with: matters of safety are nobody else's."""
SEATED = frozenset({Role.PARTICIPANT})
AT_DOOR = frozenset({Role.AT_DOOR})
OF_SEATS = SEATED | AT_DOOR
"""What nobody else may is done for a seat, and never tied to the account of who sits there."""
LOOKING_ON = STAFF | {Role.PARTICIPANT, Role.ROOM_SCREEN}
ANYONE = frozenset(Role)
