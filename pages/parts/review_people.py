"""What the review form says of the people it lists; none of it is in the way of saving."""

import streamlit as st

from pages.parts.agenda_words import listed, quoted
from pages.parts.review_fields import named_people, people_as_edited
from session_core.domain.people import Part
from session_core.domain.programme_gaps import missing_parts, same_names
from session_core.language import gettext

_NOBODY = {
    Part.ORGANIZER: "no organizer",
    Part.SPEAKER: "no speaker",
    Part.ONSITE_MODERATOR: "no onsite moderator",
    Part.ONLINE_MODERATOR: "no online moderator",
    Part.RAPPORTEUR: "no rapporteur",
}


def people_warnings() -> None:
    """Two people of one name, and parts that nobody has."""
    same, missing = same_names(named_people()), missing_parts(people_as_edited())
    if same:
        said = gettext(
            "More than one person is called %(names)s. All are kept; affiliations help to tell "
            "them apart."
        )
        st.warning(said % {"names": quoted(same)}, icon=":material/group:")
    if missing:
        parts = listed([gettext(_NOBODY[part]) for part in missing])
        said = gettext(
            "The list has %(parts)s. The session can be saved like this; roles are given on its "
            "people page."
        )
        st.warning(said % {"parts": parts}, icon=":material/person_off:")
