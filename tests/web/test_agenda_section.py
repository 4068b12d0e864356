"""The agenda on the thin page: what is skipped says so, and added minutes count."""

from session_core.domain.people import Role
from session_core.domain.session import WorkshopSession
from session_core.use_cases.agenda import see_agenda, start_agenda_item
from session_core.use_cases.agenda_changes import extend_agenda_item, skip_agenda_item
from session_core.use_cases.house import House
from session_core.web.fragments import PARTS
from tests.houses import sign_in_as


def test_the_agenda_says_what_is_skipped_and_counts_added_minutes(
    house: House, session: WorkshopSession
) -> None:
    moderator = sign_in_as(house, Role.ONSITE_MODERATOR, session.id)
    opening, discussion = see_agenda(moderator)[:2]
    start_agenda_item(moderator, opening.id)
    extend_agenda_item(moderator, opening.id, 5)
    skip_agenda_item(moderator, discussion.id)
    drawn = PARTS["now"].render(moderator)
    assert f"{opening.planned_minutes + 5} minutes planned" in drawn
    assert "skipped" in drawn
    assert drawn.count("Discussion") == 1  # in the list, and no longer as the next
