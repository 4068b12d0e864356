"""What the visitor may do here, so that a page offers nothing that would be refused."""

from session_core.domain.access import MAY
from session_core.domain.people import Role
from session_core.use_cases.sessions import list_my_sessions
from session_core.use_cases.visit import Visit


def my_roles(visit: Visit) -> frozenset[Role]:
    """The visitor's roles in the session of the visit."""
    for mine in list_my_sessions(visit):
        if mine.session.id == visit.session_id:
            return frozenset(mine.roles)
    return frozenset()


def may(visit: Visit, use_case: str) -> bool:
    """Whether one of the visitor's roles includes a use-case; each checks for itself again."""
    return not MAY[use_case].isdisjoint(my_roles(visit))
