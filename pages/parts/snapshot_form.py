"""The other way to a new session: a snapshot from another Evenfloor."""

import streamlit as st

from pages.parts.entrance import choose_session
from pages.parts.what_now import say_saved
from pages.parts.wording import at_this_moment, notice, refusals_noticed
from session_core.language import gettext
from session_core.use_cases.snapshot import SNAPSHOT_LIMIT, load_snapshot
from session_core.use_cases.visit import Visit

_MEGABYTE = 1_000_000


def snapshot_form(visit: Visit) -> None:
    """One file, folded away; all of it is loaded, or nothing."""
    with st.expander(gettext("Load a snapshot"), icon=":material/upload_file:"):
        st.markdown(
            gettext(
                "A snapshot is a whole session in one JSON file, from the report page of this or "
                "another Evenfloor. You organise what you load; join code and room screen are new."
            )
        )
        notice("snapshot")
        st.file_uploader(
            gettext("Snapshot (JSON)"),
            type=["json"],
            key="snapshot-file",
            max_upload_size=SNAPSHOT_LIMIT // _MEGABYTE,
        )
        st.button(
            gettext("Load the session"),
            key="snapshot-load",
            icon=":material/upload:",
            disabled=st.session_state["snapshot-file"] is None,
            on_click=_load,
            args=(visit,),
        )


def _load(visit: Visit) -> None:
    uploaded = st.session_state["snapshot-file"]
    if uploaded is None:
        return
    with refusals_noticed("snapshot"):
        made = load_snapshot(at_this_moment(visit), uploaded.read(SNAPSHOT_LIMIT + 1))
        choose_session(made)
        say_saved(made)
