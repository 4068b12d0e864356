"""A ballot as a form: what its fields are, and what is made of what was posted."""

import pytest

from session_core.domain.ballots import OBJECT, Ballot, PollKind
from session_core.domain.poll_settings import PollSettings
from session_core.domain.polls import Poll, write_poll
from session_core.domain.refusals import BadBallot
from session_core.web.ballot_forms import ballot_form, ballot_of, posted_of
from session_core.web.door_words import FormRefused


def poll_of(kind: PollKind, **settings: int) -> Poll:
    """A poll of this kind."""
    return write_poll("p", 1, "What next?", ["A", "B", "C"], PollSettings(kind, **settings))  # type: ignore[arg-type]


BALLOTS = {
    PollKind.SINGLE: Ballot.of("2"),
    PollKind.MULTIPLE: Ballot.of("1", "3"),
    PollKind.RATING: Ballot.of("4"),
    PollKind.RANKING: Ballot.of("3", "1", "2"),
    PollKind.NUMERIC: Ballot(number=-12.5),
    PollKind.OPEN_TEXT: Ballot(words=("Repair it\nfirst",)),
    PollKind.WORD_CLOUD: Ballot(words=("solar", "repair")),
    PollKind.QUICK_CHECK: Ballot.of("not sure"),
    PollKind.PACE: Ballot.of("slower"),
    PollKind.SHOW_OF_HANDS: Ballot.of("do not raise"),
    PollKind.ROUGH_CONSENSUS: Ballot((OBJECT,), reason="It costs too much."),
}


@pytest.mark.parametrize("kind", PollKind)
def test_a_ballot_is_read_from_its_form_as_it_was_shown_there(kind: PollKind) -> None:
    poll, ballot = poll_of(kind), BALLOTS[kind]
    posted = posted_of(poll, ballot)
    read = ballot_of({"token": "t", "poll": "p", **posted})
    assert read._replace(words=tuple(filter(None, read.words))) == ballot
    form = ballot_form(poll, ballot)
    filled = {each.id: each.value for each in form.fields if each.value}
    assert filled.keys() == set(ballot.options) or form.shape == "words"
    assert form.typed == posted.get(form.shape, "")
    assert form.reason == ballot.reason


@pytest.mark.parametrize("kind", PollKind)
def test_an_empty_form_has_nothing_filled_in_and_says_how_to_answer(kind: PollKind) -> None:
    form = ballot_form(poll_of(kind))
    assert form.hint
    assert not form.typed
    assert not form.reason
    assert not any(each.value for each in form.fields)


def test_a_hint_says_the_polls_own_limits() -> None:
    assert ballot_form(poll_of(PollKind.MULTIPLE, most_choices=2)).hint == "Choose 2 at most."
    numbers = {
        "Write a number from 0 to 100.": {"least": 0, "most": 100},
        "Write a number that is 5 or more.": {"least": 5},
        "Write a number.": {},
    }
    for sentence, ends in numbers.items():
        assert ballot_form(poll_of(PollKind.NUMERIC, **ends)).hint == sentence


def test_what_was_typed_stays_in_the_fields_though_it_is_no_ballot() -> None:
    ranking = ballot_form(poll_of(PollKind.RANKING), typed={"r1": "1", "r2": "1"})
    assert [each.value for each in ranking.fields] == ["1", "1", ""]
    assert ballot_form(poll_of(PollKind.NUMERIC), typed={"number": "many"}).typed == "many"
    consensus = poll_of(PollKind.ROUGH_CONSENSUS)
    form = ballot_form(consensus, Ballot.of("support"), {"option": "object", "reason": " "})
    assert [each.id for each in form.fields if each.value] == ["object"]


@pytest.mark.parametrize(("typed", "number"), [(" −3,5 ", -3.5), ("۱۲۳", 123), ("1 000", 1000)])
def test_numbers_are_read_as_people_write_them(typed: str, number: float) -> None:
    assert ballot_of({"number": typed}) == Ballot(number=number)


@pytest.mark.parametrize("typed", ["", "many", "nan", "1,500"])
def test_what_is_no_number_or_could_be_two_is_none(typed: str) -> None:
    assert ballot_of({"number": typed}).number is None


@pytest.mark.parametrize(
    "places", [("1", "1", "2"), ("1", "", "2"), ("1", "x", "2"), ("1", "٢", "3")]
)
def test_places_that_do_not_order_the_options_are_refused(places: tuple[str, ...]) -> None:
    with pytest.raises(BadBallot) as refused:
        ballot_of({f"r{n}": place for n, place in enumerate(places, start=1)})
    assert refused.value.details["reason"] == "all"


@pytest.mark.parametrize(
    "posted", [{}, {"option": ""}, {"reason": "why"}, {"tx": "1"}, {"t123": "1"}]
)
def test_where_nothing_was_chosen_that_is_said(posted: dict[str, str]) -> None:
    with pytest.raises(FormRefused):
        ballot_of(posted)
