"""The naming rule on staff pages: which one is in force, and where it is set."""

from collections.abc import Sequence

import streamlit as st

from pages.parts.followed import chosen, followed
from pages.parts.plain import as_text
from pages.parts.roles import may
from pages.parts.wording import act, notice
from session_core.domain.agenda import AgendaItem
from session_core.domain.naming import rule_in_force
from session_core.domain.session import NamingRule, WorkshopSession
from session_core.language import gettext
from session_core.use_cases.naming import set_item_naming_rule, set_naming_rule
from session_core.use_cases.visit import Visit
from session_core.wording import KEPT_UNDER, RULE_NAMES

_BADGES = {
    NamingRule.OPEN: ("gray", "badge"),
    NamingRule.AFFILIATION_ONLY: ("blue", "groups"),
    NamingRule.CHATHAM_HOUSE: ("violet", "visibility_off"),
    NamingRule.CLOSED: ("red", "lock"),
}
_NONE = ""  # not None, which a selectbox shows as nothing chosen


def rule_badge(rule: NamingRule) -> str:
    """A rule as Markdown: icon and words, and a colour beside them."""
    colour, icon = _BADGES[rule]
    return f":{colour}-badge[:material/{icon}: {gettext(RULE_NAMES[rule])}]"


def rule_now(session: WorkshopSession, items: Sequence[AgendaItem]) -> None:
    """One small line for other pages: the rule in force."""
    rule = rule_in_force(session, items)
    st.markdown(rule_badge(rule), help=gettext(KEPT_UNDER[rule]))


def session_rule(visit: Visit, session: WorkshopSession, items: Sequence[AgendaItem]) -> None:
    """The session's rule and what it means; who may can choose another."""
    notice("naming")
    now = rule_in_force(session, items)
    st.markdown(f":material/{_BADGES[now][1]}: {gettext(KEPT_UNDER[now])}")
    if not may(visit, "set_naming_rule"):
        return
    key = "naming-session"
    field = followed(key, session.naming_rule)
    st.selectbox(
        gettext("Naming rule of the session"),
        list(NamingRule),
        key=field,
        format_func=lambda rule: gettext(RULE_NAMES[rule]),
        help=gettext(
            "A stricter rule hides at once what was kept; a looser one brings nothing back."
        ),
        on_change=_set_session,
        args=(visit, key, field),
    )


def item_rules(visit: Visit, items: Sequence[AgendaItem]) -> None:
    """A rule of its own for a part of the session, folded away."""
    if not items or not may(visit, "set_item_naming_rule"):
        return
    own = sum(item.naming_rule is not None for item in items)
    some = gettext("Other rules for parts (%(count)s)") % {"count": own}
    with st.expander(some if own else gettext("Another rule for a part")):
        for item in items:
            key = f"naming-{item.id}"
            field = followed(key, item.naming_rule or _NONE)
            st.selectbox(
                f"{item.position}\\. {as_text(item.title)}",
                [_NONE, *NamingRule],
                key=field,
                format_func=_own_rule,
                on_change=_set_item,
                args=(visit, item.id, key, field),
            )


def _own_rule(rule: NamingRule | str) -> str:
    return gettext(RULE_NAMES[NamingRule(rule)]) if rule else gettext("As the session")


def _set_session(visit: Visit, key: str, field: str) -> None:
    for rule in chosen(key, field):
        act("naming", set_naming_rule, visit, rule)


def _set_item(visit: Visit, item_id: str, key: str, field: str) -> None:
    for rule in chosen(key, field):
        act("naming", set_item_naming_rule, visit, item_id, rule or None)
