"""The page "I need help": what one asked the desk, what it answered, and the form to ask."""

from secrets import token_hex

from session_core.domain.refusals import NotAllowed
from session_core.domain.session import Stage
from session_core.use_cases.entry import see_my_admission
from session_core.use_cases.own_help import see_my_help
from session_core.use_cases.seats import see_door, see_my_seat
from session_core.use_cases.visit import Visit, sitting
from session_core.web.form_token import form_token
from session_core.web.help_line import how_far
from session_core.web.rendering import hash_source, inlined, render
from session_core.web.thin_page import NOTHING_SAID, Said
from session_core.wording_of_the_desk import HELP_KINDS, HELP_URGENCIES

_STYLE = inlined("style", "thin.css", "help.css")
_SCRIPT = inlined("script", "feed.js", "help.js")

HELP_POLICY = (
    "default-src 'none'; "
    f"style-src {hash_source(_STYLE)}; script-src {hash_source(_SCRIPT)}; "
    "connect-src 'self'; img-src data:; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""As that of the thin page, with the style and script of this one."""


def help_page(visit: Visit, root: str, said: Said = NOTHING_SAID) -> str:
    """The page for who has a seat or waits at the door; for all others the way to one.

    `root` leads from the page's address to the server's root, as `../`.
    """
    with sitting(visit) as here:
        session, seat_id = see_door(here).session, seat_here(here)
        # Looked up first: what is drawn is never older than it says.
        seen = how_far(here.house, session.id, seat_id) if seat_id else 0
        mine = see_my_help(here) if seat_id else ()
        is_over = session.stage is Stage.CLOSED
        fields = {f"write{one.id}" for one in mine} | {"ask"} if seat_id and not is_over else set()
        return render(
            "help.html",
            session=session,
            page=f"{root}j/{session.join_code}",
            is_here=bool(seat_id),
            is_over=is_over,
            mine=mine,
            # What was typed is shown again in its field, or to be copied where there is none.
            has_field=said.about in fields,
            seen=seen,
            now=here.now,
            kinds=HELP_KINDS,
            urgencies=HELP_URGENCIES,
            token=form_token(here.seat_secret or ""),
            new_key=lambda: token_hex(16),
            about=said.about,
            sentence=said.sentence,
            typed=said.typed,
            style=_STYLE,
            help_script=_SCRIPT,
        )


def seat_here(visit: Visit) -> str:
    """The seat of a visitor, at the door too, or '' where they have none."""
    try:
        return see_my_seat(visit).id
    except NotAllowed:
        pass
    try:
        return see_my_admission(visit).seat_id
    except NotAllowed:
        return ""
