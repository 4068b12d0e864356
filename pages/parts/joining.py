"""How people come in: QR codes, links, and the code to read aloud."""

from functools import lru_cache
from urllib.parse import urlsplit

import segno
import streamlit as st

from pages.parts.theme import SIDE_ICONS
from session_core.domain.people import Modality
from session_core.domain.session import WorkshopSession
from session_core.language import gettext
from session_core.use_cases.visit import Visit

_QR_WIDTH = 124
"""Pixels: both stand side by side in the narrow column of a laptop."""
_DOORS = {Modality.ONSITE: "room", Modality.ONLINE: "online"}


def joining_panel(visit: Visit, session: WorkshopSession) -> None:
    """The code in big letters, both doors side by side, their links, and the room screen's."""
    st.markdown(f"{gettext('Join code')}  \n## {code_aloud(session.join_code)}")
    sides = {Modality.ONSITE: gettext("In the room"), Modality.ONLINE: gettext("Online")}
    codes = {
        Modality.ONSITE: gettext("QR code to join in the room"),
        Modality.ONLINE: gettext("QR code to join online"),
    }
    links = {
        Modality.ONSITE: gettext("Link for people in the room"),
        Modality.ONLINE: gettext("Link for people online"),
    }
    with st.container(horizontal=True):
        for side in _DOORS:
            with st.container(width=_QR_WIDTH, gap="xsmall"):
                link = join_address(visit, session, side)
                st.image(qr_code(link), width="stretch", alt=codes[side])
                st.markdown(f"{SIDE_ICONS[side]} **{sides[side]}**")
    # To be copied whole: which side it is for stands above, not at its far end. Wrapped, because
    # what scrolls sideways is out of reach of some keyboards.
    for side in _DOORS:
        with st.container(gap="xsmall"):
            st.markdown(f":small[{SIDE_ICONS[side]} {links[side]}]")
            st.code(join_address(visit, session, side), language=None, wrap_lines=True)
    if session.screen_key:
        screen = f"{address(visit)}/room_screen?key={session.screen_key}"
        st.link_button(gettext("Open the room screen"), screen, icon=":material/connected_tv:")
        st.caption(
            gettext("Big type for the projector and the shared screen. Keep this link to yourself.")
        )


def joining_popover(visit: Visit, session: WorkshopSession) -> None:
    """The panel behind a button, for pages with other work."""
    with st.popover(gettext("Join codes and links"), icon=":material/qr_code_2:"):
        joining_panel(visit, session)


def code_aloud(join_code: str) -> str:
    """The code in two groups of one length, as people read it aloud: `F7K 2QX`."""
    middle, odd = divmod(len(join_code), 2)
    return join_code if odd or middle < 3 else f"{join_code[:middle]} {join_code[middle:]}"


def join_address(visit: Visit, session: WorkshopSession, side: Modality) -> str:
    """The link of one side's door."""
    return f"{address(visit)}/j/{session.join_code}?in={_DOORS[side]}"


def address(visit: Visit) -> str:
    """Where people reach this server: as the settings say, else as this reader reached it."""
    here = urlsplit(st.context.url or "")
    folder = here.path.rpartition("/")[0]
    return visit.house.settings.public_url or f"{here.scheme}://{here.netloc}{folder}"


# Drawn by plain Python in some 8 ms, for links that stay the same through a session.
@lru_cache(maxsize=64)
def qr_code(link: str) -> str:
    """A QR code as an SVG text: dark on light also in the dark theme, for cameras need it so."""
    made = segno.make(link, error="m", micro=False)
    return made.svg_inline(scale=8, border=3, dark="#111", light="#fff", omitsize=True)


@lru_cache(maxsize=64)
def qr_picture(link: str) -> str:
    """The same as the address of a picture, for HTML."""
    made = segno.make(link, error="m", micro=False)
    return made.svg_data_uri(scale=8, border=3, dark="#111", light="#fff", omitsize=True)
