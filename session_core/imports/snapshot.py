"""A snapshot read strictly: bytes in, a whole session out, or one reason why not."""

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from session_core.domain.activity import Activity
from session_core.domain.agenda import AgendaItem
from session_core.domain.breakouts import BreakoutGroup
from session_core.domain.floor import Intervention
from session_core.domain.floor_policy import FloorPolicy
from session_core.domain.notes import Note
from session_core.domain.people import ProgrammePerson
from session_core.domain.refusals import UnreadableSnapshot
from session_core.domain.report import Report
from session_core.domain.session import WorkshopSession
from session_core.domain.takeaways import Evidence, Takeaway
from session_core.domain.translations import Translation
from session_core.imports.snapshot_checks import contradictions
from session_core.imports.snapshot_json import BYTES_LIMIT, check_plain, whole_text
from session_core.imports.snapshot_polls import poll_in
from session_core.imports.snapshot_words import allowed_words
from session_core.snapshot.fields import Form
from session_core.snapshot.floor_form import InterventionForm
from session_core.snapshot.form import (
    FORMAT,
    VERSION,
    Envelope,
    SnapshotForm,
    TakeawayForm,
)
from session_core.snapshot.places import place_words

__all__ = ["BYTES_LIMIT", "read_form", "read_snapshot", "report_in"]

_LAST = 1_000_000
"""No version will have a higher number."""


def read_snapshot(data: bytes) -> Report:
    """The session in a snapshot; join code and screen key are empty, accounts and seats nobody's.

    Raises UnreadableSnapshot, as `read_form` does.
    """
    return report_in(read_form(data))


def read_form(data: bytes) -> SnapshotForm:
    """A snapshot as it is written, within its bounds and at one with itself.

    Raises UnreadableSnapshot with the reason: too large, empty, packed, not UTF-8, cut off, not a
    snapshot, of a newer version, of a wrong shape, or contradicting itself. No reason repeats what
    stands in the file.
    """
    form = _form(whole_text(data))
    what = next(contradictions(form), None)
    if what:
        raise UnreadableSnapshot(reason="inconsistent", what=what)
    return form


class _AnyEnvelope(Envelope, extra="ignore"):
    """The first look at a file: whose it is, and of which version."""

    format: Any = None
    version: Any = None


def _form(text: str) -> SnapshotForm:
    try:
        envelope = _AnyEnvelope.model_validate_json(text)
    except ValidationError as error:
        is_json = error.errors(include_input=False)[0]["type"] != "json_invalid"
        if is_json:
            raise UnreadableSnapshot from None
        raise UnreadableSnapshot(reason="cut_off") from None
    version = envelope.version
    if envelope.format != FORMAT or type(version) is not int or not 1 <= version <= _LAST:
        raise UnreadableSnapshot
    if version > VERSION:
        raise UnreadableSnapshot(reason="newer", version=version, known=VERSION)
    check_plain(text)
    try:
        return SnapshotForm.model_validate_json(text)
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        raise UnreadableSnapshot(
            reason="wrong_shape", place=place_words(first["loc"]), allowed=allowed_words(first)
        ) from None


def report_in(form: SnapshotForm) -> Report:
    """The session that a snapshot holds, as the domain has it."""
    return Report(
        session=WorkshopSession(join_code="", screen_key="", **_fields(form.session)),
        people=tuple(ProgrammePerson(**_fields(each)) for each in form.people),
        agenda=tuple(AgendaItem(**_fields(each)) for each in form.agenda),
        interventions=tuple(map(_intervention, form.interventions)),
        polls=tuple(map(poll_in, form.polls)),
        notes=tuple(Note(**_fields(each)) for each in form.notes),
        takeaways=tuple(map(_takeaway, form.takeaways)),
        made_at=form.made_at,
        groups=tuple(BreakoutGroup(**_fields(each)) for each in form.groups),
        activity=tuple(Activity(**_fields(each)) for each in form.activity),
        policy=FloorPolicy(**_fields(form.floor_policy)),
        translations=tuple(
            Translation(one.id, **_fields(each))
            for one in form.interventions
            for each in one.translations
        ),
    )


def _fields(form: Form) -> Mapping[str, Any]:
    return {name: getattr(form, name) for name in type(form).model_fields}


def _intervention(form: InterventionForm) -> Intervention:
    fields = {name: each for name, each in _fields(form).items() if name != "translations"}
    # Never the asker of a seat or of a name typed here: whoever asks from now on is another.
    return Intervention(**{**fields, "asker": f"loaded:{form.asker}"})


def _takeaway(form: TakeawayForm) -> Takeaway:
    evidence = tuple(Evidence(**_fields(piece)) for piece in form.evidence)
    return Takeaway(**{**_fields(form), "evidence": evidence})
