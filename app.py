"""The ASGI entry: `streamlit run app.py` finds `app` here. One port serves every door."""

import streamlit as st

from pages.parts.run_ends import tell_ends_of_runs
from session_core.web.addresses import addresses
from session_core.web.doors import middleware, opened_at, routes


def where() -> list[str]:
    """The addresses of this process, once Streamlit knows its port."""
    return addresses(st.get_option("server.address") or "", int(st.get_option("server.port")))


tell_ends_of_runs()
# The main script lies inside pages/, so that Streamlit's old multipage detection finds no folder
# beside it: otherwise a first visit straight to /floor would run that page without the frame.
app = st.App("pages/frame.py", routes=routes, middleware=middleware, lifespan=opened_at(where))
