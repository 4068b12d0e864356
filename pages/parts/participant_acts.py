"""What a participant does with a press: one use-case, in its turn, refused in their own words."""

from collections.abc import Callable
from typing import Concatenate, ParamSpec

from pages.parts.wording import at_this_moment, refusals_noticed
from session_core.domain.intake import Post
from session_core.use_cases.turns import in_turn
from session_core.use_cases.visit import Visit
from session_core.wording_for_participants import words_for_participants

P = ParamSpec("P")


def act(
    place: str,
    post: Post,
    do: Callable[Concatenate[Visit, P], object],
    visit: Visit,
    *args: P.args,
    **kwargs: P.kwargs,
) -> None:
    """Run one use-case in a callback, as one post; a refusal shows in `notice(place)`."""
    code = visit.join_code or ""
    with refusals_noticed(place, words_for_participants), in_turn(visit, code, post):
        do(at_this_moment(visit), *args, **kwargs)
