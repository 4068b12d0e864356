"""The list as it is and as the fields would make it, place beside place, with every reason."""

from pathlib import Path

import streamlit as st

from pages.parts.order_draft import draft_of, wrong_in_fields
from pages.parts.order_words import in_page_words
from pages.parts.plain import as_html
from pages.parts.theme import empty
from session_core.domain.floor import Intervention, InterventionKind
from session_core.domain.floor_refusals import BadPolicy
from session_core.domain.order_preview import OrderPreview
from session_core.domain.people import Modality
from session_core.domain.rules import Rule
from session_core.domain.speaking_order import Place
from session_core.language import gettext, ngettext
from session_core.use_cases.floor_policy import preview_order, see_floor_policy
from session_core.use_cases.visit import Visit
from session_core.wording import SIDES, why_here, words_for

LIST = "order-now-and-then"
"""What a link to the list leads to, where the settings stand above it."""
SHOWN_AT_FIRST = 15
SHOWN_OF_TEXT = 60
_SHOW_ALL = "order-show-all"
_STYLE = Path(__file__).with_name("order.css")
_ICONS = {Modality.ONSITE: "meeting_room", Modality.ONLINE: "wifi"}


def order_style() -> str:
    """The style sheet of the order page."""
    return f"<style>{_STYLE.read_text()}</style>"


def effect_words(visit: Visit) -> None:
    """One sentence: how many places would change."""
    found = _preview(visit)
    if not isinstance(found, OrderPreview):
        st.warning(words_for(in_page_words(found)), icon=":material/info:")
    elif not draft_of(visit).is_changed:
        st.caption(
            gettext("These settings are in force. Change one, and the list shows what it would do.")
        )
    else:
        st.markdown(f":material/swap_vert: **{sentence(found)}**")


def now_and_then(visit: Visit) -> None:
    """Both lists side by side; while nothing is changed, the one in force."""
    draft = draft_of(visit)
    if see_floor_policy(visit) != draft.seen:
        # Somebody else saved: the fields, which are not live, follow what was left alone in them.
        st.rerun()
    found = _preview(visit)
    if not isinstance(found, OrderPreview):
        empty("sort", gettext("The list shows again once every setting is within its limits."))
        return
    if found.is_example:
        st.markdown(f"## {gettext('An invented list')}")
        st.caption(gettext("Nobody waits now, so invented people show what the settings do."))
    else:
        count = len(found.now)
        waiting = ngettext("%(count)s waiting", "%(count)s waiting", count)
        st.markdown(f"## {waiting % {'count': count}}")
    every = st.session_state.get(_SHOW_ALL)
    st.html(
        list_words(
            found, changed=draft.is_changed, most=len(found.now) if every else SHOWN_AT_FIRST
        )
    )
    if len(found.now) > SHOWN_AT_FIRST and not every:
        count = len(found.now)
        label = ngettext("Show all %(count)s", "Show all %(count)s", count) % {"count": count}
        st.button(label, on_click=_show_all, width="stretch")


def sentence(found: OrderPreview) -> str:
    """`3 of 14 places would change; the 2 announced places stay.`"""
    moved, places = found.moved, len(found.now)
    if found.is_example:
        said = _sentence_of_example(moved, places)
    elif moved and found.announced:
        said = ngettext(
            "%(moved)s of %(places)s places would change; the announced place stays.",
            "%(moved)s of %(places)s places would change; the %(announced)s announced places stay.",
            found.announced,
        )
    elif moved:
        said = ngettext(
            "%(moved)s of %(places)s places would change.",
            "%(moved)s of %(places)s places would change.",
            moved,
        )
    elif places > 1:
        said = ngettext(
            "None of %(places)s places would change.",
            "None of %(places)s places would change.",
            places,
        )
    else:
        return gettext("The one place stays.")
    return said % {"moved": moved, "places": places, "announced": found.announced}


def _sentence_of_example(moved: int, places: int) -> str:
    if moved:
        return ngettext(
            "Nobody waits now. In an invented list %(moved)s of %(places)s places would change.",
            "Nobody waits now. In an invented list %(moved)s of %(places)s places would change.",
            moved,
        )
    return ngettext(
        "Nobody waits now. In an invented list none of %(places)s places would change.",
        "Nobody waits now. In an invented list none of %(places)s places would change.",
        places,
    )


def list_words(found: OrderPreview, *, changed: bool, most: int) -> str:
    """The lists as a table: now and then while something is changed, else now only."""
    heads = (gettext("Now"), gettext("Then")) if changed else (gettext("In this order"),)
    head = "".join(f'<th scope="col">{as_html(each)}</th>' for each in heads)
    caption = as_html(gettext("The speaking order"))
    was = found.positions_now
    rows = []
    for now, then in list(zip(found.now, found.then, strict=True))[:most]:
        cells = f"<td>{_place(now)}</td>"
        if changed:
            moved = was[then.intervention.id] - then.position
            kind = ' class="ef-moved"' if moved else ""
            cells += f"<td{kind}>{_place(then, _move(moved, was[then.intervention.id]))}</td>"
        rows.append(f"<tr>{cells}</tr>")
    return (
        f'<table class="ef-order" id="{LIST}"><caption>{caption}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"
    )


def _preview(visit: Visit) -> OrderPreview | BadPolicy:
    for wrong in wrong_in_fields(visit).values():
        return wrong
    try:
        return preview_order(visit, draft_of(visit).chosen)
    except BadPolicy as refusal:
        return refusal


def _place(place: Place, move: str = "") -> str:
    one = place.intervention
    why = as_html(why_here(place, in_full=True))
    safe = _icon("verified_user") if Rule.ANNOUNCED in place.rules else ""
    return (
        f'<p><b class="ef-at">{place.position}</b> {_who(one)} '
        f"{_side(one.modality)} {move}</p><small>{safe}{why}</small>"
    )


def _who(one: Intervention) -> str:
    said = one.name or one.text[:SHOWN_OF_TEXT] + ("…" if len(one.text) > SHOWN_OF_TEXT else "")
    kind = "" if one.kind is InterventionKind.QUESTION else f" · {as_html(gettext(one.kind))}"
    # Isolated: the number stays before a name that runs from right to left.
    return f"#{one.number} <bdi>{as_html(said)}</bdi>{kind}"


def _side(side: Modality) -> str:
    words = as_html(gettext(SIDES[side]))
    return f'<span class="ef-side ef-{side}">{_icon(_ICONS[side])}{words}</span>'


def _move(moved: int, was: int) -> str:
    if not moved:
        return ""
    way, mark = ("up", "▲") if moved > 0 else ("down", "▼")
    said = gettext("up %(places)s") if moved > 0 else gettext("down %(places)s")
    said = as_html(said % {"places": abs(moved)})
    before = as_html(gettext("was %(place)s") % {"place": was})
    return (
        f'<span class="ef-move ef-{way}"><span aria-hidden="true">{mark}{abs(moved)}</span>'
        f'<span class="ef-unseen">{said}</span>, {before}</span>'
    )


def _icon(name: str) -> str:
    return f'<span class="ef-icon" translate="no" aria-hidden="true">{name}</span>'


def _show_all() -> None:
    st.session_state[_SHOW_ALL] = True
