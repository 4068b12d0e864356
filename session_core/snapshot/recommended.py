"""The one derived part of a snapshot: who is asked to do what."""

from typing import Annotated

from pydantic import FailFast, Field

from session_core.snapshot.fields import Addressee, Form, NoteText

DERIVED = "recommendations"
"""The field of a snapshot that holds them."""


class RecommendationForm(Form):
    """One sentence for an addressee, and where it stands: `call to action`, `note 4`."""

    text: NoteText
    source: Annotated[str, Field(pattern=r"^(proposed )?call to action$|^note [0-9]{1,7}$")]


class RecommendationsForm(Form):
    """All that is asked of one addressee; '' where a call names nobody."""

    addressee: Addressee
    asked: Annotated[
        tuple[RecommendationForm, ...], Field(min_length=1, max_length=20_000), FailFast()
    ]
