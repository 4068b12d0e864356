"""The thin page as a whole: what one visitor sees at this moment, as HTML."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from secrets import token_hex

from markupsafe import Markup, escape

from session_core.domain.languages import LANGUAGE_NAMES
from session_core.domain.people import (
    FEWEST_IN_HUB,
    MOST_IN_HUB,
    RegionalGroup,
    Seat,
    StakeholderGroup,
)
from session_core.domain.pseudonyms import offer_pseudonym
from session_core.domain.refusals import NotAllowed
from session_core.domain.session import Room, Stage
from session_core.language import language
from session_core.use_cases.ballots import see_my_ballots
from session_core.use_cases.breakouts import see_breakouts
from session_core.use_cases.floor import see_floor
from session_core.use_cases.live import see_revisions
from session_core.use_cases.own_help import has_help_news
from session_core.use_cases.polls import see_polls
from session_core.use_cases.seats import am_i_new_here, see_door, see_my_seat
from session_core.use_cases.support import see_my_support
from session_core.use_cases.visit import Visit, sitting
from session_core.web.form_token import form_token
from session_core.web.fragments import (
    FOR_EVERYBODY,
    PARTS,
    Around,
    queue_word,
    shared,
    with_token,
)
from session_core.web.rendering import render
from session_core.web.thin_groups import group_section
from session_core.web.thin_lists import mine_section
from session_core.web.waiting_page import waiting_page


@dataclass(frozen=True)
class Said:
    """A sentence beside the form it is about, and what was typed there."""

    about: str = ""
    sentence: str = ""
    typed: Mapping[str, str] = field(default_factory=dict)


NOTHING_SAID = Said()


@dataclass(frozen=True)
class _Mine:
    """What stands on each page, and is another on each."""

    token: str
    key: str
    seat: Seat
    clock: str
    """The server's, in milliseconds: countdowns in the browser go by it."""


_BLANK_TOKEN, _BLANK_KEY, _BLANK_NAME, _BLANK_CLOCK = (token_hex(16) for _ in range(4))
"""What stands for it in a page of many: made by chance, so that nobody can write it."""


def thin_page(visit: Visit, root: str, said: Said = NOTHING_SAID) -> str:
    """The session for those who have a seat, its door for all others.

    `root` leads from the page's address to the server's root, as `../`.
    """
    with sitting(visit) as here:
        try:
            revisions = see_revisions(here)
        except NotAllowed:
            return waiting_page(here, root, said.sentence) or _door(here, root, said)
        if root == FOR_EVERYBODY.root and said == NOTHING_SAID and am_i_new_here(here):
            return _page_of_many(here, revisions)
        mine = _Mine(
            form_token(here.seat_secret or ""), token_hex(8), see_my_seat(here), _clock(here)
        )
        return _session(here, root, said, revisions, mine)


def _page_of_many(visit: Visit, revisions: Mapping[Room, int]) -> str:
    """The page of who has done nothing yet: drawn once, and each gets it with what is theirs.

    Crowds come within seconds, and come again after a line broke.
    """
    seat = see_my_seat(visit)
    blank = _Mine(_BLANK_TOKEN, _BLANK_KEY, replace(seat, pseudonym=_BLANK_NAME), _BLANK_CLOCK)
    at = tuple(sorted(revisions.items()))
    minute = visit.now.replace(second=0, microsecond=0)
    key = ("page", visit.session_id, language(), at, seat.modality, minute)
    page = visit.house.views.get(
        key, lambda: _session(visit, FOR_EVERYBODY.root, NOTHING_SAID, revisions, blank)
    )
    page = page.replace(_BLANK_TOKEN, form_token(visit.seat_secret or ""))
    page = page.replace(_BLANK_CLOCK, _clock(visit))
    return page.replace(_BLANK_KEY, token_hex(8)).replace(_BLANK_NAME, escape(seat.pseudonym))


def _clock(visit: Visit) -> str:
    return str(int(visit.now.timestamp() * 1000))


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
        rule=door.session.naming_rule,
        key=token_hex(16),
        gone=visit.seat_secret is not None,
        languages=LANGUAGE_NAMES,
        fewest=FEWEST_IN_HUB,
        most=MOST_IN_HUB,
        stakeholder_groups=list(StakeholderGroup),
        regional_groups=list(RegionalGroup),
    )


def _session(
    visit: Visit, root: str, said: Said, revisions: Mapping[Room, int], mine: "_Mine"
) -> str:
    door, ballots = see_door(visit), see_my_ballots(visit)
    is_open, voted = door.session.stage is Stage.OPEN, said.about == "vote"
    open_polls = {poll.id for poll in see_polls(visit).polls if poll.is_open}
    around = Around(
        root=root,
        page=f"{root}j/{door.session.join_code}",
        token=mine.token,
        ballots=ballots,
        typed=said.typed if voted else {},
        refused=said.sentence if voted else "",
        support=see_my_support(visit),
    )
    at_home = root == FOR_EVERYBODY.root
    rooms = {room for part in PARTS.values() for room in part.rooms}
    return render(
        "session.html",
        session=door.session,
        moderators=door.moderators,
        seat=mine.seat,
        page=around.page,
        around=around,
        now=visit.now,
        clock=mine.clock,
        sections=_sections(visit, around, revisions),
        answered=has_help_news(visit),
        has_groups=bool(see_breakouts(visit).groups),
        queue=queue_word(door.session.stage, see_floor(visit)),
        poll_waits=is_open and bool(open_polls - ballots.keys()),
        key=mine.key,
        # The feed writes for the page's own address; a refused post is shown at another one.
        live={room.value: revisions[room] for room in sorted(rooms) if revisions[room]}
        if at_home
        else None,
        about=said.about,
        # Said beside the ballot, where that still stands there.
        sentence="" if voted and said.typed.get("poll") in open_polls else said.sentence,
        typed=said.typed,
    )


def _is_personal(name: str, around: Around) -> bool:
    """Whether a section has something of the visitor's own in it, the form token apart."""
    own = around.support.own | around.support.supported
    return {"polls": bool(around.ballots), "floor": bool(own)}.get(name, False)


def _sections(visit: Visit, around: Around, revisions: Mapping[Room, int]) -> dict[str, Markup]:
    """The sections, shared with everybody wherever nothing in them is personal."""
    at_home = around.root == FOR_EVERYBODY.root
    drawn = {
        name: with_token(shared(name, visit, revisions), around.token)
        if at_home and not _is_personal(name, around)
        else part.draw(visit, around)
        for name, part in PARTS.items()
    }
    drawn["mine"] = mine_section(visit, around)
    drawn["group"] = group_section(visit)
    return {name: Markup(html) for name, html in drawn.items()}  # noqa: S704 - escaped before
