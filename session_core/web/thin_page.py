"""The thin page as a whole: what one visitor sees at this moment, as HTML."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from secrets import token_hex

from markupsafe import Markup

from session_core.domain.floor import InterventionState
from session_core.domain.languages import LANGUAGE_NAMES
from session_core.domain.people import FEWEST_IN_HUB, MOST_IN_HUB, RegionalGroup, StakeholderGroup
from session_core.domain.polls import PollState
from session_core.domain.pseudonyms import offer_pseudonym
from session_core.domain.refusals import NotAllowed
from session_core.domain.session import Room, Stage
from session_core.use_cases.asking import see_my_interventions
from session_core.use_cases.breakouts import see_breakouts
from session_core.use_cases.floor import see_floor
from session_core.use_cases.live import see_revisions
from session_core.use_cases.notes import see_notes
from session_core.use_cases.own_questions import MyIntervention
from session_core.use_cases.polls import see_my_ballots, see_polls
from session_core.use_cases.seats import see_door, see_my_seat
from session_core.use_cases.support import see_my_support
from session_core.use_cases.visit import Visit
from session_core.web.form_token import form_token
from session_core.web.fragments import (
    FOR_EVERYBODY,
    PARTS,
    TEXT_LENGTH,
    Around,
    beginning,
    page_address,
    queue_word,
    shared,
)
from session_core.web.rendering import clipped, render
from session_core.web.thin_groups import group_section

MOST_OF_MINE, MINE_WEIGHT = 8, 500


@dataclass(frozen=True)
class Said:
    """A sentence beside the form it is about, and what was typed there."""

    about: str = ""
    sentence: str = ""
    typed: Mapping[str, str] = field(default_factory=dict)


NOTHING_SAID = Said()


def thin_page(visit: Visit, root: str, said: Said = NOTHING_SAID) -> str:
    """The session for those who have a seat, its door for all others.

    `root` leads from the page's address to the server's root, as `../`.
    """
    try:
        # Looked up before anything is drawn: what is drawn is never older than what this says.
        revisions = see_revisions(visit)
    except NotAllowed:
        return _door(visit, root, said)
    return _session(visit, root, said, revisions)


def _door(visit: Visit, root: str, said: Said) -> str:
    door = see_door(visit)
    return render(
        "door.html",
        session=door.session,
        moderators=door.moderators,
        page=f"{root}j/{door.session.join_code}",
        around=Around(root=root),
        about=said.about,
        sentence=said.sentence,
        typed={"pseudonym": offer_pseudonym()} | dict(said.typed),
        languages=LANGUAGE_NAMES,
        fewest=FEWEST_IN_HUB,
        most=MOST_IN_HUB,
        stakeholder_groups=list(StakeholderGroup),
        regional_groups=list(RegionalGroup),
    )


def _session(visit: Visit, root: str, said: Said, revisions: Mapping[Room, int]) -> str:
    door, ballots = see_door(visit), see_my_ballots(visit)
    is_open = door.session.stage is Stage.OPEN
    around = Around(
        root=root,
        page=f"{root}j/{door.session.join_code}",
        token=form_token(visit.seat_secret or ""),
        ballots=ballots,
        support=see_my_support(visit),
    )
    open_polls = {poll.id for poll in see_polls(visit).polls if poll.state is PollState.OPEN}
    at_home = root == FOR_EVERYBODY.root
    rooms = {room for part in PARTS.values() for room in part.rooms}
    return render(
        "session.html",
        session=door.session,
        moderators=door.moderators,
        seat=see_my_seat(visit),
        page=around.page,
        around=around,
        now=visit.now,
        sections=_sections(visit, around, revisions, with_forms=bool(open_polls)),
        has_groups=bool(see_breakouts(visit).groups),
        queue=queue_word(door.session.stage, see_floor(visit)),
        poll_waits=is_open and bool(open_polls - ballots.keys()),
        key=token_hex(8),
        # The feed writes for the page's own address; a refused post is shown at another one.
        live={room.value: revisions[room] for room in sorted(rooms)} if at_home else None,
        about=said.about,
        sentence=said.sentence,
        typed=said.typed,
    )


def _is_personal(name: str, around: Around, *, with_forms: bool) -> bool:
    """Whether a section has something of the visitor's own in it on this page."""
    own = around.support.own | around.support.supported
    return {"polls": with_forms, "floor": bool(own)}.get(name, False)


def _sections(
    visit: Visit, around: Around, revisions: Mapping[Room, int], *, with_forms: bool
) -> dict[str, Markup]:
    """The sections, shared with everybody wherever nothing in them is personal."""
    at_home = around.root == FOR_EVERYBODY.root
    drawn = {
        name: shared(name, visit, revisions)
        if at_home and not _is_personal(name, around, with_forms=with_forms)
        else part.draw(visit, around)
        for name, part in PARTS.items()
    }
    drawn["mine"] = mine_section(visit, around)
    drawn["group"] = group_section(visit)
    return {name: Markup(html) for name, html in drawn.items()}  # noqa: S704 - escaped before


def mine_section(visit: Visit, around: Around) -> str:
    """The visitor's own questions, the nearest to the floor first, and where all of them are."""
    mine = sorted(see_my_interventions(visit), key=_nearest_first)
    return render(
        "parts/mine.html",
        mine=beginning(mine, MOST_OF_MINE, _words, MINE_WEIGHT),
        count=len(mine),
        page=page_address(visit, around),
        around=around,
        support=see_my_support(visit),
        length=TEXT_LENGTH,
    )


def all_mine(visit: Visit, root: str) -> str:
    """All of the visitor's own questions in full. Raises NotAllowed without a seat."""
    around = Around(root=root, token=form_token(visit.seat_secret or ""))
    mine = sorted(see_my_interventions(visit), key=_nearest_first)
    return render(
        "all_mine.html",
        mine=mine,
        count=len(mine),
        session=see_door(visit).session,
        page=page_address(visit, around),
        around=around,
        support=see_my_support(visit),
    )


def _nearest_first(each: MyIntervention) -> tuple[int, float]:
    """Who has the floor, then those that wait by place, then the others, the last to end first."""
    one = each.standing
    if one.state is InterventionState.SPEAKING:
        return 0, 0
    if each.place:
        return 1, each.place.position
    return 2, -(one.yielded_at or one.ended_at or one.requested_at).timestamp()


def _words(each: MyIntervention) -> str:
    shown = (each.intervention.text, each.standing.reply)
    return " ".join(clipped(text, TEXT_LENGTH) for text in shown)


def all_notes(visit: Visit, root: str) -> str:
    """Every note, the first first. Raises NotAllowed without a seat."""
    return render(
        "all_notes.html",
        topics=see_breakouts(visit).topics,
        notes=see_notes(visit),
        session=see_door(visit).session,
        page=page_address(visit, Around(root=root)),
    )


def all_places(visit: Visit, root: str) -> str:
    """Every place of the speaker list and all that was heard. Raises NotAllowed without a seat."""
    session = see_door(visit).session
    around = Around(
        root=root, token=form_token(visit.seat_secret or ""), support=see_my_support(visit)
    )
    return render(
        "all_places.html",
        floor=see_floor(visit),
        session=session,
        can_support=session.stage is Stage.OPEN,
        around=around,
        page=page_address(visit, around),
    )
