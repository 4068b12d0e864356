"""Why a question is not put, and why somebody is taken off the speaker list."""

from enum import StrEnum


class DeclineReason(StrEnum):
    """Why a question is not put; its asker sees which."""

    OFF_TOPIC = "not about this session"
    ANSWERED_ALREADY = "answered already"
    ABOUT_A_PERSON = "about a person, not an issue"
    UNCLEAR = "not understood"
    UNSAFE = "could put somebody at risk"
    NO_TIME = "no time left"
    NOT_THERE = "not there when called"
    AT_THEIR_WISH = "at their own wish"


OFF_THE_LIST = frozenset({DeclineReason.NOT_THERE, DeclineReason.AT_THEIR_WISH})
"""Why a moderator takes somebody off the list: by who asks; the others are by what is asked."""

OF_THE_QUESTION = tuple(each for each in DeclineReason if each not in OFF_THE_LIST)
"""What a moderator chooses from who declines a question."""
