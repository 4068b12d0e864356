"""Samples are read strictly: what cannot be a story is named, with its place."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from session_core.imports.sample_workshop import UnreadableSample, read_sample


def told() -> dict[str, Any]:
    """A small story that holds together."""
    return {
        "about": "a test",
        "now": 10,
        "session": {"title": "Fair floors", "minutes": 60},
        "people": [{"name": "Ada Owusu", "part": "speaker", "regional_group": "African Group"}],
        "agenda": [{"title": "All of it", "planned_minutes": 60, "started": 0}],
        "seats": [{"pseudonym": "Quiet Heron", "modality": "online", "joined": -1.5}],
        "others_joined": {"onsite": 2},
        "interventions": [{"requested": 2, "seat": "Quiet Heron", "text": "Who is next?"}],
        "polls": [
            {"question": "Who?", "options": ["A", "B"], "opened": 3, "ballots": {"onsite": [1, 1]}}
        ],
        "notes": [{"minute": 4, "kind": "point", "text": "Two rooms, one queue."}],
    }


def test_a_story_that_holds_together_is_read() -> None:
    sample = read_sample(json.dumps(told()))
    assert sample.seats[0].joined == -1.5
    assert sample.interventions[0].seat == "Quiet Heron"
    assert sample.people[0].regional_group == "African Group"


def put(*path: str | int, value: object) -> Callable[[dict[str, Any]], None]:
    """Change one place of the story."""

    def change(story: Any) -> None:
        for step in path[:-1]:
            story = story[step]
        story[path[-1]] = value

    return change


ASKED = ("interventions", 0)


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        (put("session", "titel", value="x"), "session.titel: Extra inputs"),
        (put("session", "title", value=""), "session.title: String should have at least 1"),
        (put("session", "minutes", value=90), "the agenda plans 60 of 90 minutes"),
        (put("session", "type", value="Meeting"), "session.type: Input should be 'WS'"),
        (put("now", value="10"), "now: Input should be a valid number"),
        (put("people", 0, "part", value="guest"), "people.0.part: Input should be 'organizer'"),
        (put("notes", 0, "minute", value=11), "“Two rooms, one queue.” happens at minute 11"),
        (put(*ASKED, "seat", value="Loud Heron"), "no seat is called “Loud Heron”"),
        (put(*ASKED, "by_proxy", value={"name": "", "modality": "onsite"}), "either from a seat"),
        (put(*ASKED, "yielded", value=3), "yielded a floor that was never given"),
        (put(*ASKED, "given", value=1), "its times are not in order"),
        (put("polls", 0, "closed", value=2), "closed before it was opened"),
        (put("polls", 0, "ballots", value={"onsite": [1]}), "one count for each option"),
        (put("polls", 0, "ballots", value={"online": [1, 1]}), "more ballots online than people"),
        (put("others_joined", value={"elsewhere": 1}), "Input should be 'onsite' or 'online'"),
    ],
)
def test_what_cannot_be_is_named(change: Callable[[dict[str, Any]], None], complaint: str) -> None:
    story = told()
    change(story)
    with pytest.raises(UnreadableSample) as unreadable:
        read_sample(json.dumps(story))
    assert complaint in str(unreadable.value)


def test_two_seats_of_one_name_are_noticed() -> None:
    story = told()
    story["seats"] *= 2
    with pytest.raises(UnreadableSample, match="two seats are called “Quiet Heron”"):
        read_sample(json.dumps(story))


def test_a_withdrawn_question_was_never_heard() -> None:
    story = told()
    story["interventions"][0] |= {"given": 3, "withdrawn": 3}
    with pytest.raises(UnreadableSample, match="was withdrawn"):
        read_sample(json.dumps(story))


@pytest.mark.parametrize("text", ["", "{", "[]", "null"])
def test_what_is_no_sample_is_refused(text: str) -> None:
    with pytest.raises(UnreadableSample, match=r"^sample: "):
        read_sample(text)
