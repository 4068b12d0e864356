"""Sentences of the help desk's page, in English; each is translated where it is looked up."""

from session_core.domain.people import Modality

NOT_YOURS = (
    "This page is for the help desk: what people need is told to those at the desk and to nobody "
    "else. The organiser gives the role, on the page People."
)
NOTHING_FOR_MODERATORS = "Nothing that the desk has now touches the room."
INSTEAD = {"not_yours": NOT_YOURS, "nothing_for_moderators": NOTHING_FOR_MODERATORS}
"""What stands where others have the list."""

THE_DESK = {
    Modality.ONSITE: "The desk in the room",
    Modality.ONLINE: "The desk online",
}
FOR_THE_DESK = {
    Modality.ONSITE: "for the desk in the room",
    Modality.ONLINE: "for the desk online",
}
"""To which desk a request was handed."""
