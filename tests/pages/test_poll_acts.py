"""What is said beside the acts on a poll."""

from session_core.domain.people import Role
from session_core.use_cases.house import House
from session_core.use_cases.polls import close_poll, open_poll, write_poll
from tests.houses import new_session, sign_in_as
from tests.pages.opening import open_page, words


def test_two_rounds_can_be_compared_is_said_before_a_second_begins(house: House) -> None:
    moderator = sign_in_as(house, Role.ONSITE_MODERATOR, new_session(house).id)
    poll = write_poll(moderator, "What first?", ["Power", "Permits"])
    open_poll(moderator, poll)
    said = "Who knows who voted in one round only can compare both results."
    assert said not in words(open_page("polls.py", moderator))
    close_poll(moderator, poll)
    assert said in words(open_page("polls.py", moderator))
