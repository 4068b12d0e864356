"""How the room works, on the full view: in short before a seat, in full where one asks."""

import streamlit as st

from pages.parts.participant_words import link
from pages.parts.plain import as_html
from session_core.domain.session import NamingRule, WorkshopSession
from session_core.language import gettext

_OPEN = NamingRule.OPEN


def short_rules(session: WorkshopSession) -> None:
    """Five lines, and where the whole stands."""
    naming = {
        _OPEN: gettext("<b>Open naming:</b> notes may say who said what."),
        NamingRule.AFFILIATION_ONLY: gettext(
            "<b>Affiliation only:</b> notes name groups, not people."
        ),
        NamingRule.CHATHAM_HOUSE: gettext(
            "<b>Chatham House Rule:</b> what is said may be used, but never who said it."
        ),
        NamingRule.CLOSED: gettext("<b>Closed:</b> what is said here stays here."),
    }[session.naming_rule]
    if session.naming_rule is _OPEN:
        respect = gettext("<b>Respect:</b> never against a person.")
    else:
        respect = gettext("<b>Respect:</b> never against a person, and no recording.")
    lines = (
        naming,
        gettext("<b>Turns:</b> the room and online alternate."),
        respect,
        gettext("<b>Polls are secret:</b> nobody can tell who chose what."),
        gettext("<b>No account,</b> no real name; one cookie."),
    )
    whole = link(f"j/{session.join_code}/rules", gettext("The rules in full"))
    st.html(f"{_listed(lines)}<p>{whole}</p>")


def whole_rules(session: WorkshopSession, rule: NamingRule) -> None:
    """All rules, with the one about names that is in force, and the organiser's own code."""
    st.html(_listed((*_first_lines(rule), *_last_lines(rule))))
    if session.conduct:
        st.subheader(gettext("The organiser’s own code of conduct"), anchor=False)
        st.html(f'<p class="ef-words" dir="auto">{as_html(session.conduct)}</p>')
    st.html(f"<p>{link(f'j/{session.join_code}/handbook', gettext('How to take part'))}</p>")


def _first_lines(rule: NamingRule) -> tuple[str, ...]:
    naming = {
        _OPEN: gettext(
            "<b>Open naming:</b> notes may say who said what, by the name you choose here. That "
            "name is shown beside your questions."
        ),
        NamingRule.AFFILIATION_ONLY: gettext(
            "<b>Affiliation only:</b> notes may name a stakeholder group, never a person. No name "
            "is shown beside your questions."
        ),
        NamingRule.CHATHAM_HOUSE: gettext(
            "<b>Chatham House Rule:</b> what is said may be used elsewhere, but not who said it or "
            "where they belong. No name is shown beside your questions."
        ),
        NamingRule.CLOSED: gettext(
            "<b>Closed:</b> what is said here stays here. Notes name nobody, and no name is shown "
            "beside your questions."
        ),
    }[rule]
    return (
        naming,
        gettext(
            "<b>Turns:</b> the room and online take turns. The next two places are safe. Who has "
            "spoken less goes first, then who came first."
        ),
        gettext(
            "<b>Respect:</b> argue against what is said, never against who says it. No insults, no "
            "threats, nothing that drives somebody away."
        ),
    )


def _last_lines(rule: NamingRule) -> tuple[str, ...]:
    if rule is _OPEN:
        recording = gettext("<b>Recording:</b> ask people before you record or photograph them.")
    else:
        recording = gettext(
            "<b>No recording</b> of voices, faces or screens: the naming rule forbids it."
        )
    trace = gettext(
        "<b>To leave no trace,</b> open this page in a private window and choose “Leave and forget "
        "me” at the end. Until then one cookie keeps your seat, for seven days at most."
    )
    return (
        recording,
        gettext("<b>Something wrong?</b> Tell a moderator, or the desk under “I need help”."),
        gettext(
            "<b>Polls are secret:</b> nobody, staff included, is shown what you chose. When a poll "
            "closes, what says who chose what is destroyed."
        ),
        gettext(
            "<b>No account,</b> no real name, no e-mail. This server writes down nobody’s address; "
            "your network may still see that you came here, unless you come by Tor Browser."
        ),
        " ".join(
            (
                trace,
                gettext("A language that you choose is remembered until you close the browser."),
                gettext("The full view uses a second cookie, which goes with the first."),
            )
        ),
    )


def _listed(lines: tuple[str, ...]) -> str:
    return f'<ul class="ef-rules">{"".join(f"<li>{line}</li>" for line in lines)}</ul>'
