"""Where what was asked came from, in words for staff: who typed it, from what."""

from collections.abc import Mapping

from session_core.domain.floor import Intervention, Source
from session_core.domain.people import STAFF_ROLES, Role
from session_core.domain.session import Room
from session_core.storage import floor, roles
from session_core.use_cases.visit import Work, shared_view

_SOURCES = {Source.PAPER: "paper card", Source.CHAT: "from the chat"}


@shared_view(Room.FLOOR, Room.SESSION)
def see_provenance(work: Work) -> Mapping[str, str]:
    """The words for each intervention that was typed by staff or comes from a hub, by its id.

    `entered by Lucía Ferreyra, online moderator`, `paper card, entered by …`, `hub of 12`.
    """
    held: dict[str, tuple[str, set[Role]]] = {}
    for account, role in roles.roles_in(work.db, work.session_id):
        held.setdefault(account.id, (account.name, set()))[1].add(role)
    staff = {
        account_id: ", ".join((name, *(str(role) for role in STAFF_ROLES if role in theirs)))
        for account_id, (name, theirs) in held.items()
    }
    kept = floor.floor_of(work.db, work.session_id).interventions
    told = ((each.id, _words(each, staff)) for each in kept)
    return {intervention_id: words for intervention_id, words in told if words}


def _words(one: Intervention, staff: Mapping[str, str]) -> str:
    parts = [f"hub of {one.people}"] if one.people > 1 else []
    if one.source in _SOURCES:
        parts.append(_SOURCES[one.source])
    if one.entered_by or one.source is not Source.DEVICE:
        # Who entered it may have no role here any more, or have entered it elsewhere.
        parts.append(f"entered by {staff.get(one.entered_by or '', 'staff')}")
    return ", ".join(parts)
