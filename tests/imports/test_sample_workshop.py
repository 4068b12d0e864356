"""Samples are read strictly: what cannot be a story is named, with its place."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest

from session_core.domain.ballots import Ballot, PollKind
from session_core.domain.people import Modality
from session_core.imports.sample_workshop import UnreadableSample, read_sample

MIDNIGHT = datetime(2030, 5, 14, tzinfo=UTC)
A_MINUTE = timedelta(minutes=1)


def told() -> dict[str, Any]:
    """A small story that holds together."""
    return {
        "about": "a test",
        "now": 10,
        "session": {"title": "Fair floors", "minutes": 60, "join_code": "FAIR"},
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


def test_a_poll_of_another_kind_tells_its_ballots_one_by_one() -> None:
    story = told()
    objection = {"options": ["object"], "reason": "Too early."}
    story["polls"] = [
        {
            "question": "We close the list.",
            "kind": "rough consensus",
            "opened": 3,
            "closed": 5,
            "shown": 6,
            "cast": [
                {"side": "onsite", "times": 2, "options": ["support"]},
                {"side": "online"} | objection,
                {"hub": "Quiet Heron", "times": 4, "options": ["live with"]},
            ],
        }
    ]
    (poll,) = read_sample(json.dumps(story)).polls
    assert poll.of_side(Modality.ONSITE) == [Ballot.of("support")] * 2
    assert poll.of_side(Modality.ONLINE) == [Ballot(("object",), reason="Too early.")]
    assert poll.of_hubs == {"Quiet Heron": [(Ballot.of("live with"), 4)]}
    assert poll.settings.kind is PollKind.ROUGH_CONSENSUS


def put(*path: str | int, value: object) -> Callable[[dict[str, Any]], None]:
    """Change one place of the story."""

    def change(story: Any) -> None:
        for step in path[:-1]:
            story = story[step]
        story[path[-1]] = value

    return change


def both_declined_and_withdrawn(story: dict[str, Any]) -> None:
    declined = {"minute": 4, "reason": "no time left"}
    story["interventions"][0] |= {"withdrawn": 4, "declined": declined}


def groups(made: float, drawn: float) -> dict[str, Any]:
    """One breakout group, prepared at these minutes."""
    return {"made": made, "drawn": drawn, "groups": [{"topic": "Power", "minutes": 20}]}


def report(written: float | None) -> dict[str, Any]:
    """A report that was drafted in minute 4 and written later."""
    return {"drafted": 4, "adopted": [], "session_report": "It was fair.", "written": written}


def begun(days: int, at: str) -> dict[str, Any]:
    """The small story, so many days from now at an hour, with nothing in it."""
    story = told() | {"starts": {"days": days, "at": at}}
    del story["now"]
    nothing: dict[str, Any] = {"seats": [], "interventions": [], "polls": [], "notes": []}
    agenda = [{"title": "All of it", "planned_minutes": 60}]
    return story | nothing | {"others_joined": {}, "agenda": agenda}


def helped(**changes: object) -> list[dict[str, Any]]:
    """One request for help, which nobody took up yet."""
    kind = {"kind": "sound or link", "urgency": "urgent", "text": "No sound."}
    return [{"seat": "Quiet Heron", "asked": 5} | kind | changes]


def by_hand(**told: object) -> list[dict[str, object]]:
    """One more ballot of the room."""
    return [{"side": "onsite"} | told]


def by_hub() -> list[dict[str, object]]:
    """Ballots of a hub that nobody joined as."""
    return [{"hub": "Village hall", "options": [1], "times": 3}]


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
        (put(*ASKED, "claimed", value=1), "its times are not in order"),
        (put(*ASKED, "in_report", value=11), "“Who is next?” happens at minute 11"),
        (put(*ASKED, "answered", value={"minute": 11, "text": "Ada."}), "happens at minute 11"),
        (put(*ASKED, "merged", value={"minute": 4, "number": 2}), "a number that nobody has"),
        (put(*ASKED, "supported", value={"online": 1}), "more support online than others"),
        (put(*ASKED, "supported", value={"onsite": 2}), "more support onsite than others"),
        (both_declined_and_withdrawn, "was withdrawn and was declined"),
        (put("seats", 0, "confirmed", value=11), "“Quiet Heron” happens at minute 11"),
        (put("seats", 0, "people", value=501), "less than or equal to 500"),
        (put("polls", 0, "closed", value=2), "closed before it was opened"),
        (put("polls", 0, "ballots", value={"onsite": [1]}), "one count for each option"),
        (put("polls", 0, "ballots", value={"online": [1, 1]}), "more ballots online than people"),
        (put("polls", 0, "opened", value=None), "is a draft, which nobody can vote on"),
        (put("polls", 0, "kind", value="trivia"), "polls.0.kind: Input should be 'single choice'"),
        (put("polls", 0, "kind", value="rating"), "its kind brings its own answers"),
        (put("polls", 0, "cast", value=[{"options": [1]}]), "a ballot is of a side or of a hub"),
        (put("polls", 0, "cast", value=by_hand(options=[9])), "no such ballots: unknown_option"),
        (put("polls", 0, "cast", value=by_hand(options=[1])), "more ballots onsite than people"),
        (put("polls", 0, "cast", value=by_hub()), "no seat is called “Village hall”"),
        (put("polls", 0, "shown", value=4), "what was said is shown once the poll is closed"),
        (put("polls", 0, "hidden", value=["No"]), "words are hidden when others are shown"),
        (put("session", "join_code", value="fair"), "session.join_code: String should match"),
        (put("closed", value=11), "“the end” happens at minute 11"),
        (put("archived", value=5), "it was archived before it was closed"),
        (put("starts", value={"days": 1, "at": "13:00"}), "either a `now` or a day"),
        (put("starts", value={"days": 0, "at": "13:00"}), "of the same day is told by its `now`"),
        (put("breakouts", value=groups(made=5, drawn=4)), "into groups that were not made"),
        (put("breakouts", value=groups(made=5, drawn=11)), "“the groups” happens at minute 11"),
        (put("report", value=report(written=3)), "report: Value error, its times are not in"),
        (put("report", value=report(written=None)), "has a text and a time, or neither"),
        (put("report", value=report(written=11)), "“the report” happens at minute 11"),
        (put("help", value=helped(seat="Loud Heron")), "no seat is called “Loud Heron”"),
        (put("help", value=helped(asked=11)), "“help for Quiet Heron” happens at minute 11"),
        (put("help", value=helped(kind="parking")), "help.0.kind: Input should be 'sound or link'"),
        (put("help", value=helped(claimed=6)), "is claimed by the desk of one side, or by nobody"),
        (put("help", value=helped(closed=6)), "was answered or closed and never claimed"),
        (put("help", value=helped(claimed=4, desk="online")), "its times are not in order"),
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


def test_one_that_is_half_run_started_on_the_minute() -> None:
    sample = read_sample(json.dumps(told()))
    now = MIDNIGHT + timedelta(hours=9, seconds=42)
    assert sample.starts_at(now) == MIDNIGHT + timedelta(hours=9) - 10 * A_MINUTE
    assert sample.has_begun


@pytest.mark.parametrize("passed", [0, 1, 720, 1439])
@pytest.mark.parametrize("days", [-3, 1])
def test_one_of_another_day_starts_at_its_hour_whenever_it_is_loaded(
    days: int, passed: int
) -> None:
    sample = read_sample(json.dumps(begun(days, "13:30")))
    now = (MIDNIGHT + passed * A_MINUTE).astimezone(timezone(timedelta(hours=9)))
    starts_at = sample.starts_at(now)
    assert starts_at == MIDNIGHT + timedelta(days=days, hours=13, minutes=30)
    assert sample.has_begun is (starts_at < now)
    assert sample.latest <= (now - starts_at) / A_MINUTE


def test_before_it_starts_nobody_can_have_come() -> None:
    story = begun(1, "13:30") | {"others_joined": {"onsite": 1}}
    with pytest.raises(UnreadableSample, match="people joined before the doors were opened"):
        read_sample(json.dumps(story))
    story = begun(1, "13:30") | {"seats": told()["seats"]}
    with pytest.raises(UnreadableSample, match="“Quiet Heron” happens at minute -1"):
        read_sample(json.dumps(story))


def test_one_that_is_over_may_be_told_to_its_end() -> None:
    story = begun(-2, "23:00") | {"closed": 60, "archived": 1440}
    assert read_sample(json.dumps(story)).archived == 1440
    # Just after midnight of the day on which it is loaded, 1,500 minutes have passed.
    with pytest.raises(UnreadableSample, match="“the end” happens at minute 1501, after now"):
        read_sample(json.dumps(story | {"archived": 1501}))
