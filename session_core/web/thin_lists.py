"""The lists of the thin page: one's own questions, and all places, notes and questions in full."""

from session_core.domain.floor import InterventionState
from session_core.domain.session import Stage
from session_core.use_cases.asking import see_my_interventions
from session_core.use_cases.breakouts import see_breakouts
from session_core.use_cases.floor import see_floor
from session_core.use_cases.notes import see_notes
from session_core.use_cases.own_help import has_help_news
from session_core.use_cases.own_questions import MyIntervention
from session_core.use_cases.seats import see_door
from session_core.use_cases.support import see_my_support
from session_core.use_cases.visit import Visit
from session_core.web.form_token import form_token
from session_core.web.fragments import Around, beginning, page_address, text_length
from session_core.web.rendering import clipped, render

MOST_OF_MINE, MINE_WEIGHT = 8, 400


def mine_section(visit: Visit, around: Around) -> str:
    """The visitor's own questions, the nearest to the floor first, and where all of them are."""
    mine = sorted(see_my_interventions(visit), key=_nearest_first)
    return render(
        "parts/mine.html",
        mine=beginning(mine, MOST_OF_MINE, _words, MINE_WEIGHT),
        count=len(mine),
        page=page_address(visit, around),
        around=around,
        support=around.support,
        length=text_length(),
        answered=has_help_news(visit),
    )


def all_mine(visit: Visit, root: str) -> str:
    """All of the visitor's own questions in full. Raises NotAllowed without a seat."""
    around = Around(
        root=root, token=form_token(visit.seat_secret or ""), support=see_my_support(visit)
    )
    mine = sorted(see_my_interventions(visit), key=_nearest_first)
    return render(
        "all_mine.html",
        answered=has_help_news(visit),
        mine=mine,
        count=len(mine),
        session=see_door(visit).session,
        page=page_address(visit, around),
        around=around,
        support=around.support,
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
    return " ".join(clipped(text, text_length()) for text in shown)


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
