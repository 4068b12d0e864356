"""The speaker list on the full view: who speaks, who is next and why, and support for others'."""

import streamlit as st

from pages.parts.participant_acts import act
from pages.parts.participant_words import (
    filled,
    link,
    number_and_kind,
    section,
    side,
    soft,
    supported,
    translations,
    who,
    words,
)
from pages.parts.wording import notice
from session_core.domain.floor import Intervention
from session_core.domain.intake import Post
from session_core.domain.people import Modality
from session_core.domain.session import Stage
from session_core.domain.speaking_order import Place
from session_core.language import gettext, ngettext
from session_core.use_cases.floor import FloorView
from session_core.use_cases.seats import see_door
from session_core.use_cases.support import (
    MySupport,
    see_my_support,
    support_question,
    withdraw_support,
)
from session_core.use_cases.visit import Visit
from session_core.wording import why_here

MOST_SHOWN = 8


def speakers(visit: Visit, floor: FloorView) -> None:
    """Draw who has the floor, the next places with a button to support them, and what was heard."""
    session = see_door(visit).session
    is_open = session.stage is Stage.OPEN
    section(gettext("Speakers"), "speakers")
    notice("participant-speakers")
    st.html(_speaking(floor) + _waiting(floor, session.stage))
    mine = see_my_support(visit) if is_open else MySupport()
    for place in floor.places[:MOST_SHOWN]:
        _place(visit, floor, place, mine, can_support=is_open)
    door, more = f"j/{session.join_code}", len(floor.places) - MOST_SHOWN
    lines = []
    if floor.places:
        after = ngettext("See the one after them", "See the %(more)s after them", max(more, 1))
        label = after % {"more": more} if more > 0 else gettext("Read them in full")
        lines.append(link(f"{door}/floor", label))
    lines.append(link(f"{door}/questions", gettext("What became of the questions")))
    st.html(_heard(floor) + "".join(f"<p>{line}</p>" for line in lines))


def _speaking(floor: FloorView) -> str:
    one = floor.speaking
    if one is None:
        return soft(gettext("Nobody has the floor.")) if floor.places else ""
    said = filled(gettext("#%(number)s has the floor"), number=one.number)
    inside = (
        f"<p>{side(one.modality)} <b>{said}</b></p>{who(one)}{words(one.text)}"
        f"{_translated(floor, one)}"
    )
    return f'<div class="ef-speaks ef-of-{one.modality}">{inside}</div>'


def _waiting(floor: FloorView, stage: Stage) -> str:
    if floor.places:
        count = len(floor.places)
        said = filled(ngettext("One is waiting.", "%(count)s are waiting.", count), count=count)
    elif stage is Stage.OPEN and floor.queue_open:
        said = gettext("Nobody waits. Ask, and you are next.")
    elif stage is Stage.PREPARING:
        said = gettext("Nobody waits. The list fills once the session is open.")
    else:
        said = gettext("Nobody waits.")
    if stage is Stage.OPEN and not floor.queue_open:
        said += " " + gettext(
            "The queue is closed: nobody new is taken, and who waits keeps their place."
        )
    return soft(said)


def _translated(floor: FloorView, one: Intervention) -> str:
    return translations(floor.translations.get(one.id, ()), one)


def _place(
    visit: Visit, floor: FloorView, place: Place, mine: MySupport, *, can_support: bool
) -> None:
    one = place.intervention
    with st.container(key=f"place-{one.number}", gap="xsmall"):
        st.html(
            f'<div class="ef-place ef-of-{one.modality}">'
            f'<span class="ef-at">{place.position}</span>'
            f"<div><p>{side(one.modality)} {number_and_kind(one)}</p>{who(one)}{words(one.text)}"
            f"{_translated(floor, one)}"
            f"{soft(why_here(place, in_full=False))}{supported(one)}</div></div>"
        )
        if can_support and one.number not in mine.own:
            is_on = one.number in mine.supported
            label = gettext("You support #") if is_on else gettext("Support #")
            st.button(
                f"{label}{one.number}",
                key=f"support-{one.number}",
                icon=":material/check:" if is_on else ":material/thumb_up:",
                type="secondary",
                on_click=act,
                args=(
                    "participant-speakers",
                    Post.SUPPORT,
                    withdraw_support if is_on else support_question,
                    visit,
                    one.number,
                ),
            )


def _heard(floor: FloorView) -> str:
    heard = [each.modality for each in floor.heard]
    if not heard:
        return ""
    said = gettext("Heard so far: %(onsite)s in the room, %(online)s online.")
    onsite, online = (heard.count(each) for each in (Modality.ONSITE, Modality.ONLINE))
    return soft(filled(said, onsite=onsite, online=online))
