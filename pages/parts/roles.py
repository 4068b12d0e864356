"""What the visitor may do here, so that a page offers nothing that would be refused."""

from session_core.domain.access import MAY
from session_core.use_cases.people import see_my_roles
from session_core.use_cases.visit import Visit


def may(visit: Visit, use_case: str) -> bool:
    """Whether one of the visitor's roles includes a use-case; each checks for itself again."""
    return not MAY[use_case].isdisjoint(see_my_roles(visit))
