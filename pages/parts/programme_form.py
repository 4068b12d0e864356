"""The first step of a new session: the programme page, pasted or as a file."""

import streamlit as st

from pages.parts.review_fields import fill_review
from pages.parts.wording import at_this_moment, notice, refusals_noticed
from session_core.domain.programme import ProgrammePage
from session_core.language import gettext
from session_core.use_cases.sessions import read_programme
from session_core.use_cases.visit import Visit


def paste_form(visit: Visit) -> None:
    """One field and one file; what was pasted stays in the field if it cannot be read."""
    st.markdown(
        gettext(
            "Open the session's page on the programme, select all, copy, and paste it here. "
            "Nothing is stored before you have reviewed it."
        )
    )
    with st.form("programme-form", enter_to_submit=False):
        notice("programme")
        st.session_state.setdefault("programme-text", st.session_state.get("programme-kept", ""))
        st.text_area(
            gettext("Text of the programme page"),
            key="programme-text",
            height=320,
            placeholder="IGF 2023 WS #457 …",
        )
        st.file_uploader(gettext("Or a file with its text"), key="programme-file")
        with st.container(horizontal=True):
            st.form_submit_button(
                gettext("Read the page"),
                icon=":material/document_scanner:",
                type="primary",
                on_click=_read,
                args=(visit,),
            )
            st.form_submit_button(
                gettext("Begin without a page"),
                type="tertiary",
                on_click=fill_review,
                args=(ProgrammePage(),),
            )


def _read(visit: Visit) -> None:
    st.session_state["programme-kept"] = st.session_state["programme-text"]
    uploaded = st.session_state["programme-file"]
    page = uploaded.getvalue() if uploaded else st.session_state["programme-text"]
    with refusals_noticed("programme"):
        fill_review(read_programme(at_this_moment(visit), page))
