"""How a room works, on pages of their own: its rules, and how to take part."""

from session_core.domain.naming import rule_in_force
from session_core.domain.refusals import NotAllowed
from session_core.domain.session import NamingRule
from session_core.use_cases.agenda import see_agenda
from session_core.use_cases.seats import see_door
from session_core.use_cases.visit import Visit
from session_core.web.rendering import render


def rules_page(visit: Visit, root: str) -> str:
    """The rules in full, for everybody who has the join code.

    `root` leads from the page's address to the server's root, as `../`.
    """
    door = see_door(visit)
    return render(
        "rules_page.html",
        session=door.session,
        moderators=door.moderators,
        rule=_rule_now(visit),
        page=f"{root}j/{door.session.join_code}",
    )


def handbook_page(visit: Visit, root: str) -> str:
    """How to take part, for everybody who has the join code; `root` as above."""
    session = see_door(visit).session
    return render("handbook.html", session=session, page=f"{root}j/{session.join_code}")


def _rule_now(visit: Visit) -> NamingRule:
    """The rule in force for who has a seat; the agenda is not for others to see."""
    session = see_door(visit).session
    try:
        return rule_in_force(session, see_agenda(visit))
    except NotAllowed:
        return session.naming_rule
