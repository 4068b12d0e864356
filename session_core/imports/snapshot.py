"""A snapshot read strictly: bytes in, a whole session out, or one reason why not."""

from collections.abc import Mapping
from typing import Any

from pydantic import TypeAdapter, ValidationError

from session_core.domain.activity import Activity
from session_core.domain.agenda import AgendaItem
from session_core.domain.breakouts import BreakoutGroup
from session_core.domain.floor import Intervention
from session_core.domain.notes import Note
from session_core.domain.people import ProgrammePerson
from session_core.domain.polls import Poll, PollOption, Tally
from session_core.domain.refusals import UnreadableSnapshot
from session_core.domain.report import Report
from session_core.domain.session import WorkshopSession
from session_core.domain.takeaways import Evidence, Takeaway
from session_core.imports.snapshot_checks import contradictions
from session_core.snapshot.fields import Form
from session_core.snapshot.form import (
    FORMAT,
    VERSION,
    Envelope,
    InterventionForm,
    PollForm,
    SnapshotForm,
    TakeawayForm,
)

BYTES_LIMIT = 20_000_000
"""A session of a thousand people with all they did has a few million bytes."""

_LAST = 1_000_000
"""No version will have a higher number."""
_ANYTHING: TypeAdapter[Any] = TypeAdapter(Any)
_MOST_COMMAS, _MOST_KEYS = 1_000_000, 60
"""More than the form can hold. A file made to be refused a million times would fill the memory."""


def read_snapshot(data: bytes) -> Report:
    """The session in a snapshot; join code and screen key are empty, accounts and seats nobody's.

    Raises UnreadableSnapshot with the reason: too large, empty, cut off, not a snapshot, of a newer
    version, of a wrong shape, or contradicting itself. No reason repeats what stands in the file.
    """
    if len(data) > BYTES_LIMIT:
        raise UnreadableSnapshot(reason="too_large", limit=BYTES_LIMIT)
    data = data.removeprefix(b"\xef\xbb\xbf")
    if not data.strip():
        raise UnreadableSnapshot(reason="empty")
    form = _form(data)
    what = next(contradictions(form), None)
    if what:
        raise UnreadableSnapshot(reason="inconsistent", what=what)
    return _report(form)


class _AnyEnvelope(Envelope, extra="ignore"):
    """The first look at a file: whose it is, and of which version."""

    format: Any = None
    version: Any = None


def _form(data: bytes) -> SnapshotForm:
    try:
        envelope = _AnyEnvelope.model_validate_json(data)
    except ValidationError as error:
        is_json = error.errors(include_input=False)[0]["type"] != "json_invalid"
        raise UnreadableSnapshot(**({} if is_json else {"reason": "cut_off"})) from None
    version = envelope.version
    if envelope.format != FORMAT or not isinstance(version, int) or not 1 <= version <= _LAST:
        raise UnreadableSnapshot
    if version > VERSION:
        raise UnreadableSnapshot(reason="newer", version=version, known=VERSION)
    if data.count(b",") > _MOST_COMMAS or _is_crowded(_ANYTHING.validate_json(data)):
        raise UnreadableSnapshot(reason="wrong_shape", place="many places")
    try:
        return SnapshotForm.model_validate_json(data)
    except ValidationError as error:
        raise UnreadableSnapshot(reason="wrong_shape", place=_place(error)) from None


def _is_crowded(tree: object) -> bool:
    """Whether some object in it has more fields than any of the form has."""
    waiting = [tree]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            if len(value) > _MOST_KEYS:
                return True
            waiting.extend(value.values())
        elif isinstance(value, list):
            waiting.extend(value)
    return False


def _place(error: ValidationError) -> str:
    """`interventions, 3, given_at`: the names of fields and places in lists, counted from 1.

    A key that is not ours is not repeated.
    """
    where = error.errors(include_input=False, include_url=False)[0]["loc"]
    ours = {name for form in _every_form(Form) for name in form.model_fields}
    steps = [str(step + 1) if isinstance(step, int) else step for step in where]
    known = [step for step in steps if step in ours or step.isdigit()]
    return ", ".join(known) or "its top"


def _every_form(form: type[Form]) -> list[type[Form]]:
    below = form.__subclasses__()
    return below + [deeper for each in below for deeper in _every_form(each)]


def _report(form: SnapshotForm) -> Report:
    return Report(
        session=WorkshopSession(join_code="", screen_key="", **_fields(form.session)),
        people=tuple(ProgrammePerson(**_fields(each)) for each in form.people),
        agenda=tuple(AgendaItem(**_fields(each)) for each in form.agenda),
        interventions=tuple(map(_intervention, form.interventions)),
        polls=tuple(map(_poll, form.polls)),
        notes=tuple(Note(**_fields(each)) for each in form.notes),
        takeaways=tuple(map(_takeaway, form.takeaways)),
        made_at=form.made_at,
        groups=tuple(BreakoutGroup(**_fields(each)) for each in form.groups),
        activity=tuple(Activity(**_fields(each)) for each in form.activity),
    )


def _fields(form: Form) -> Mapping[str, Any]:
    return {name: getattr(form, name) for name in type(form).model_fields}


def _intervention(form: InterventionForm) -> Intervention:
    # Never the asker of a seat or of a name typed here: whoever asks from now on is another.
    return Intervention(**{**_fields(form), "asker": f"loaded:{form.asker}"})


def _poll(form: PollForm) -> Poll:
    options = tuple(PollOption(**_fields(option)) for option in form.options)
    tally = Tally(**_fields(form.tally)) if form.tally else None
    return Poll(**{**_fields(form), "options": options, "tally": tally})


def _takeaway(form: TakeawayForm) -> Takeaway:
    evidence = tuple(Evidence(**_fields(piece)) for piece in form.evidence)
    return Takeaway(**{**_fields(form), "evidence": evidence})
