"""A session as a snapshot: all that is no secret, in the form that can be loaded again."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from enum import StrEnum
from itertools import chain

from session_core.domain.activity import Activity
from session_core.domain.breakouts import BreakoutGroup, place_of
from session_core.domain.floor import (
    DeclineReason,
    Intervention,
    InterventionKind,
    InterventionState,
    Source,
)
from session_core.domain.floor_acts import BY
from session_core.domain.floor_policy import Measure, Sides
from session_core.domain.naming import as_kept, may_name, note_as_shown
from session_core.domain.notes import NoteKind
from session_core.domain.people import Modality, ProgrammePerson, Role
from session_core.domain.recommendations import recommendations
from session_core.domain.report import Report
from session_core.domain.session import AtDoor, NamingRule, Room, Stage
from session_core.domain.takeaways import Evidence, EvidenceKind, Takeaway
from session_core.domain.translations import Translation, of_each
from session_core.exports.naming import rule_of, rule_of_note
from session_core.exports.snapshot_polls import poll_form
from session_core.snapshot.floor_form import FloorPolicyForm, InterventionForm, TranslationForm
from session_core.snapshot.form import (
    FORMAT,
    VERSION,
    ActivityForm,
    GroupForm,
    ItemForm,
    NoteForm,
    PersonForm,
    SessionForm,
    SnapshotForm,
    TakeawayForm,
)
from session_core.snapshot.recommended import RecommendationForm, RecommendationsForm

LOADED = "load_snapshot"
_OF_HERE = {LOADED, "begin_at_kiosk", "finish_at_kiosk", "cast_ballot", "enter_hub_ballots"}
"""That a snapshot was loaded here is of this instance, when somebody stood before a kiosk would
tell which questions are theirs, and how many ballots came when is told nowhere: so they are in no
snapshot."""
_NOT_CARRIED = {Room.PEOPLE, Room.BALLOTS, Room.SIGNALS, Room.DESK}
"""Seats, accounts, ballots, what staff tell each other and who called the help desk stay where they
are, and so does what happened to them."""
_UNSAID = {"ballots", BY}
"""The turnout of a poll with few ballots is told nowhere, that of others is in its tally; and the
role of who did something would point at them."""
_KINDS: tuple[type[StrEnum], ...] = (
    Modality,
    InterventionKind,
    InterventionState,
    Source,
    DeclineReason,
    Sides,
    Measure,
    NoteKind,
    NamingRule,
    Role,
    Stage,
    AtDoor,
)
_OUR_WORDS = frozenset(chain.from_iterable(map(str, kind) for kind in _KINDS))
"""What details may say in letters: the words of our own lists, never somebody's."""


def to_snapshot(report: Report) -> bytes:
    """The session as the bytes of a JSON file in UTF-8; docs/schema/session-1.json describes it.

    Names and groups stand in it only as far as the naming rule allows; no seat, account, secret,
    join code, screen key or call's link does. The same report gives the same bytes.
    """
    return f"{snapshot_form(report).model_dump_json(indent=2)}\n".encode()


def snapshot_form(report: Report) -> SnapshotForm:
    """What a snapshot of the session says, before it is written down.

    A sentence of which no evidence is kept is left out: without evidence none can exist.
    """
    report = replace(
        report, takeaways=tuple(each for each in report.takeaways if _kept(report, each))
    )
    return SnapshotForm(
        format=FORMAT,
        version=VERSION,
        made_at=report.made_at,
        session=SessionForm.model_validate(report.session),
        people=tuple(map(PersonForm.model_validate, _people(report))),
        agenda=tuple(map(ItemForm.model_validate, report.agenda)),
        interventions=tuple(_interventions(report)),
        polls=tuple(map(poll_form, report.polls)),
        notes=tuple(
            NoteForm.model_validate(note_as_shown(note, rule_of_note(report, note)))
            for note in report.notes
        ),
        takeaways=tuple(
            TakeawayForm.model_validate(replace(each, evidence=_kept(report, each)))
            for each in report.takeaways
        ),
        groups=tuple(map(_group, report.groups)),
        floor_policy=FloorPolicyForm.model_validate(report.policy),
        activity=tuple(_record(report)),
        recommendations=tuple(
            RecommendationsForm(
                addressee=each.addressee,
                asked=tuple(map(RecommendationForm.model_validate, each.asked)),
            )
            for each in recommendations(report)
        ),
    )


def _people(report: Report) -> Sequence[ProgrammePerson]:
    return () if report.session.naming_rule is NamingRule.CLOSED else report.people


def _interventions(report: Report) -> Iterable[InterventionForm]:
    askers: dict[str, int] = {}
    translated = of_each(report.translations)
    for one in report.interventions:
        rule = rule_of(report, one)
        # Two questions of one unnamed person, known to be theirs, say more than each alone.
        asker = f"same {one.asker}" if may_name(rule) else f"only {one.id}"
        number = askers.setdefault(asker, len(askers) + 1)
        kept = as_kept(one, rule)
        # The reasons of a place may speak of turns or a group.
        told = kept if may_name(rule) else replace(kept, announced_for=())
        yield InterventionForm.model_validate(_numbered(told, number, translated.get(one.id, ())))


def _numbered(
    one: Intervention, asker: int, translations: Sequence[Translation]
) -> dict[str, object]:
    told = {
        "asker": asker,
        "translations": tuple(map(TranslationForm.model_validate, translations)),
    }
    known = InterventionForm.model_fields.keys() - told.keys()
    return {name: getattr(one, name) for name in known} | told


def _kept(report: Report, takeaway: Takeaway) -> tuple[Evidence, ...]:
    """Its evidence, without what is no longer kept."""
    here = {
        *(Evidence(EvidenceKind.NOTE, each.id) for each in report.notes),
        *(Evidence(EvidenceKind.INTERVENTION, each.id) for each in report.interventions),
        *(Evidence(EvidenceKind.POLL, each.id) for each in report.polls),
    }
    return tuple(piece for piece in takeaway.evidence if piece in here)


def _group(group: BreakoutGroup) -> GroupForm:
    # The link of a call lets in whoever has it.
    place = place_of(group)
    without_link = " ".join(f"{place.before} {place.after}".split())
    return GroupForm.model_validate(replace(group, place=without_link))


def _record(report: Report) -> Iterable[ActivityForm]:
    parts = (report.agenda, report.interventions, report.polls, report.notes, report.takeaways)
    ids = {report.session.id, *(each.id for part in (*parts, report.groups) for each in part)}
    acts = {each.act for each in report.activity}
    for each in report.activity:
        if each.act not in _OF_HERE and each.room not in _NOT_CARRIED:
            yield ActivityForm(
                act=each.act,
                room=each.room,
                at=each.at,
                # What is not in the file is a seat, an account, or gone.
                subject=each.subject if each.subject in ids else "",
                details=_details(each, ids | acts),
            )


def _details(each: Activity, known: set[str]) -> dict[str, bool | int | str]:
    return {
        name: str(value) if isinstance(value, str) else value
        for name, value in each.details.items()
        if name not in _UNSAID
        and (isinstance(value, int) or (isinstance(value, str) and _may_be_said(value, known)))
    }


def _may_be_said(value: str, known: set[str]) -> bool:
    return value in known or value in _OUR_WORDS
