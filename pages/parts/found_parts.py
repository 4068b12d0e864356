"""What people find at the door, as staff set it: links, what is asked, the code of conduct."""

from collections.abc import Collection
from hashlib import sha256

import streamlit as st

from pages.parts.followed import chosen, followed
from pages.parts.plain import as_paragraph, as_text
from pages.parts.roles import may
from pages.parts.wording import act, at_this_moment, notice, refusals_noticed
from session_core.domain.door import CONDUCT_LIMIT, Links
from session_core.domain.session import AtDoor
from session_core.language import Counted, gettext
from session_core.use_cases.door import set_asked_at_door, set_conduct, set_links
from session_core.use_cases.visit import Visit

_LINKS = {
    "call": "The call",
    "captions": "Captions",
    "stream": "Stream",
}
_LINK_HELPS = {
    "call": "Where people online take part, such as Zoom or Jitsi.",
    "captions": "Where what is said can be read as it is said.",
    "stream": "Where anybody can watch; after the session the recording.",
}
_EXAMPLE = "https://…"
_ASKED = {
    AtDoor.MODALITY: "Where they take part",
    AtDoor.STAKEHOLDER_GROUP: "Stakeholder group",
    AtDoor.REGIONAL_GROUP: "Region",
    AtDoor.LANGUAGE: "Language",
}
_UNSAID = {
    AtDoor.MODALITY: "Who leaves it unsaid queues online.",
}
_LINES = 150  # pixels of the field


def links_part(visit: Visit, links: Links) -> None:
    """The three links: a form for moderators, for others to read."""
    with st.container(border=True):
        st.header(gettext("Links"), anchor=False)
        st.caption(
            gettext(
                "Shown on the participants’ page to those who have joined, never before. "
                "A changed link is on open pages at once."
            )
        )
        notice("links")
        now = {name: getattr(links, name) for name in _LINKS}
        if may(visit, "set_links"):
            _links_form(visit, now)
            return
        for name, link in now.items():
            said = {"what": gettext(_LINKS[name]), "value": as_text(link) if link else "–"}
            st.markdown(gettext("%(what)s: %(value)s") % said)


def _links_form(visit: Visit, now: dict[str, str]) -> None:
    # Another key once it is another link: the field shows what is kept, whoever changed it.
    keys = {name: _key(f"link-{name}", link) for name, link in now.items()}
    with st.form("links-form", border=False):
        for name, label in _LINKS.items():
            st.text_input(
                gettext(label),
                value=now[name],
                key=keys[name],
                placeholder=_EXAMPLE,
                help=gettext(_LINK_HELPS[name]),
            )
        st.form_submit_button(
            gettext("Save the links"),
            icon=":material/link:",
            on_click=_save_links,
            args=(visit, now, keys),
        )


def _save_links(visit: Visit, now: dict[str, str], keys: dict[str, str]) -> None:
    typed = {name: st.session_state[key] for name, key in keys.items()}
    # Only what was changed here: another moderator may have changed the others meanwhile.
    changed = {name: link for name, link in typed.items() if link != now[name]}
    act("links", set_links, visit, **changed)


def asked_part(visit: Visit, asked: Collection[AtDoor]) -> None:
    """What nobody may leave unsaid who joins, for the organiser to choose."""
    with st.container(border=True):
        st.header(gettext("Asked of who joins"), anchor=False)
        st.caption(
            gettext("What is not ticked may stay unsaid. Ask only for what this session needs.")
        )
        notice("asked")
        may_set = may(visit, "set_asked_at_door")
        for each, label in _ASKED.items():
            key = f"asked-{each.name}"
            field = followed(key, each in asked)
            st.checkbox(
                gettext(label),
                key=field,
                disabled=not may_set,
                help=gettext(_UNSAID[each]) if each in _UNSAID else None,
                on_change=_set_asked,
                args=(visit, each, key, field),
            )
        if not may_set:
            st.caption(gettext("The organisers of the session choose this."))


def _set_asked(visit: Visit, what: AtDoor, key: str, field: str) -> None:
    for is_asked in chosen(key, field):
        act("asked", set_asked_at_door, visit, what, is_asked=is_asked)


def conduct_part(visit: Visit, conduct: str) -> None:
    """The organiser's own code of conduct, beside ours, which always holds."""
    with st.container(border=True):
        st.header(gettext("Code of conduct"), anchor=False)
        st.caption(
            gettext(
                "Ours always stands there: respect, no attacks on persons, no recording where the "
                "naming rule forbids it, whom to tell. Yours follows it, as plain text."
            )
        )
        notice("conduct")
        if not may(visit, "set_conduct"):
            st.markdown(as_paragraph(conduct) if conduct else gettext("Nothing is added to ours."))
            return
        key = _key("conduct", conduct)
        limit = gettext("Up to %(limit)s characters. Empty: ours alone.")
        with st.form("conduct-form", border=False):
            st.text_area(
                gettext("Your own code of conduct"),
                value=conduct,
                key=key,
                height=_LINES,
                placeholder=limit % {"limit": f"{Counted(CONDUCT_LIMIT):,}"},
            )
            st.form_submit_button(
                gettext("Save the code of conduct"),
                icon=":material/handshake:",
                on_click=_save_conduct,
                args=(visit, key),
            )


def _save_conduct(visit: Visit, key: str) -> None:
    with refusals_noticed("conduct"):
        set_conduct(at_this_moment(visit), st.session_state[key])


def _key(name: str, kept: str) -> str:
    return f"{name}-{sha256(kept.encode()).hexdigest()[:8]}"
