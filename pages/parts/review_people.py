"""What the review form says of the people it lists; none of it is in the way of saving."""

import streamlit as st

from pages.parts.agenda_words import listed, quoted
from pages.parts.review_fields import named_people, people_as_edited
from session_core.domain.programme_gaps import missing_parts, same_names


def people_warnings() -> None:
    """Two people of one name, and parts that nobody has."""
    same, missing = same_names(named_people()), missing_parts(people_as_edited())
    if same:
        st.warning(
            f"More than one person is called {quoted(same)}. All are kept; affiliations help to "
            "tell them apart.",
            icon=":material/group:",
        )
    if missing:
        parts = listed([f"no {part.value}" for part in missing])
        st.warning(
            f"The list has {parts}. The session can be saved like this; roles are given on its "
            "people page.",
            icon=":material/person_off:",
        )
