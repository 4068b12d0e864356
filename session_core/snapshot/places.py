"""Where in a snapshot something stands, in words that repeat nothing of the file."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from session_core.snapshot.fields import Form
from session_core.snapshot.form import SnapshotForm

Steps = tuple[str | int, ...]


def place_words(steps: Iterable[str | int]) -> str:
    """`interventions, 3, given_at`: names of fields, and places in lists counted from 1.

    A key that is not ours is not repeated.
    """
    known = [
        str(step + 1) if isinstance(step, int) else step
        for step in steps
        if isinstance(step, int) or step in _OUR_FIELDS
    ]
    return ", ".join(known) or "its top"


def first_difference(one: SnapshotForm, other: SnapshotForm) -> Steps | None:
    """The steps to the first place at which two snapshots differ; None where they are the same."""
    return _difference(one.model_dump(), other.model_dump(), ())


def is_our_field(name: str) -> bool:
    """Whether some part of a snapshot has a field of this name."""
    return name in _OUR_FIELDS


def _difference(one: Any, other: Any, steps: Steps) -> Steps | None:
    if one == other:
        return None
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        names = [*one, *(name for name in other if name not in one)]
        pairs = ((name, one.get(name), other.get(name)) for name in names)
    elif isinstance(one, Sequence) and isinstance(other, Sequence) and len(one) == len(other):
        if isinstance(one, str):
            return steps
        pairs = ((place, *both) for place, both in enumerate(zip(one, other, strict=True)))
    else:
        return steps
    found = (_difference(a, b, (*steps, step)) for step, a, b in pairs)
    return next((each for each in found if each is not None), steps)


def _every_form(form: type[Form]) -> list[type[Form]]:
    below = form.__subclasses__()
    return below + [deeper for each in below for deeper in _every_form(each)]


_OUR_FIELDS = frozenset(name for form in _every_form(Form) for name in form.model_fields)
