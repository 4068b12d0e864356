"""New session: a programme page goes in, is reviewed, and comes out as a session."""

import streamlit as st

from pages.parts.entrance import enter
from pages.parts.programme_form import paste_form
from pages.parts.review_form import review_form
from pages.parts.snapshot_form import snapshot_form
from pages.parts.theme import empty, heading
from pages.parts.what_now import just_saved, what_now
from session_core.language import gettext
from session_core.use_cases.sign_in import see_who_i_am

visit = enter()
account = see_who_i_am(visit)
heading("add_circle", gettext("New session"))

if account is None or not account.may_organise:
    empty(
        "lock",
        gettext("Your account does not create sessions. Ask an organiser to do it, or to say so."),
    )
elif saved := just_saved(visit):
    what_now(visit, saved)
elif "programme" in st.session_state:
    review_form(visit, st.session_state["programme"])
else:
    paste_form(visit)
    snapshot_form(visit)
