"""Leaving the full view: a plain form to the thin door, which alone can take the cookies along."""

import streamlit as st

from pages.parts.participant_words import filled
from session_core.language import gettext
from session_core.use_cases.form_token import form_token
from session_core.use_cases.visit import Visit


def leave_form(visit: Visit, pseudonym: str, *, at_door: bool = False) -> None:
    """Draw the name under which one is here, what leaving does, and the button."""
    if at_door:
        here = filled(
            gettext(
                "You wait as <b><bdi>%(name)s</bdi></b>. If you leave, nothing of it is kept, and "
                "who comes back waits anew."
            ),
            name=pseudonym,
        )
    else:
        here = filled(gettext("You are here as <b><bdi>%(name)s</bdi></b>."), name=pseudonym)
        here += "</p><p>" + gettext(
            "What you wait for is withdrawn, and your name is taken off what you said. Nothing "
            "ties it to you any more. This cannot be undone."
        )
    # The token is another in each drawing, so this stands in no part that draws itself anew.
    st.html(
        f'<form class="ef-leave" method="post" action="j/{visit.join_code}/leave"><p>{here}</p>'
        f'<input type="hidden" name="token" value="{form_token(visit.seat_secret or "")}">'
        f'<button class="ef-do ef-quiet-do">{gettext("Leave and forget me")}</button></form>'
    )
