"""What somebody sees who waits at the door, or was turned away from it."""

from session_core.domain.people import Admission
from session_core.domain.refusals import NotAllowed
from session_core.use_cases.entry import see_my_admission
from session_core.use_cases.seats import see_door
from session_core.use_cases.visit import Visit
from session_core.web.form_token import form_token
from session_core.web.fragments import Around
from session_core.web.rendering import render


def waiting_page(visit: Visit, root: str, sentence: str = "") -> str | None:
    """The page of who is at the door; None for everybody else."""
    try:
        mine = see_my_admission(visit)
    except NotAllowed:
        return None
    door = see_door(visit)
    return render(
        "waiting.html",
        session=door.session,
        moderators=door.moderators,
        page=f"{root}j/{door.session.join_code}",
        around=Around(root=root),
        name=mine.pseudonym,
        is_waiting=mine.admission is Admission.WAITING,
        token=form_token(visit.seat_secret or ""),
        sentence=sentence,
    )
