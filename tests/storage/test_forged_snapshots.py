"""Of a forged snapshot nothing is loaded: no table has a row more, on either database."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import func, select

from session_core.domain.ballots import PollKind
from session_core.domain.poll_showing import as_shown
from session_core.domain.refusals import UnreadableSnapshot
from session_core.domain.session import NamingRule
from session_core.exports.snapshot import to_snapshot
from session_core.storage.tables import metadata
from session_core.use_cases.house import House
from session_core.use_cases.polls import see_polls
from session_core.use_cases.snapshot import load_snapshot
from session_core.wording import words_for
from tests.exports.full_report import POLLS, SESSION, WHOLE
from tests.exports.polls_of_kinds import OF_KINDS, WHOLE_MANY
from tests.houses import new_account, visit_of

Data = dict[str, Any]
GOOD = to_snapshot(WHOLE)
MANY = to_snapshot(WHOLE_MANY)
QUIET = to_snapshot(replace(WHOLE, session=replace(SESSION, naming_rule=NamingRule.CHATHAM_HOUSE)))


def rows(house: House) -> dict[str, int]:
    """How many rows each table has."""
    with house.database.reading() as db:
        return {
            table.name: db.scalar(select(func.count()).select_from(table)) or 0
            for table in metadata.sorted_tables
        }


def changed(data: bytes, change: Callable[[Data], object]) -> bytes:
    found = json.loads(data)
    change(found)
    return json.dumps(found).encode()


def small_tally(data: Data) -> None:
    data["polls"][1]["tally"] = {"votes": {"o1": 2}, "votes_by_modality": {}}


def small_side(data: Data) -> None:
    data["polls"][0]["tally"]["votes_by_modality"]["onsite"]["o2"] = 4
    data["polls"][0]["tally"]["votes_by_modality"]["online"]["o2"] = 3


CHANGES: list[tuple[bytes, Callable[[Data], object], str]] = [
    (
        QUIET,
        lambda d: d["interventions"][0].update(name="Rana"),
        "interventions, 1, name says more",
    ),
    (
        QUIET,
        lambda d: d["interventions"][1].update(stakeholder_group="Government"),
        "interventions, 2, stakeholder_group says more",
    ),
    (
        QUIET,
        lambda d: d["notes"][0].update(attribution="by name", attributed_to="Rana"),
        "notes, 1, attribution says more",
    ),
    (QUIET, lambda d: d["interventions"][2].update(asker=1), "interventions, 3, asker holds"),
    (GOOD, lambda d: d["session"].update(naming_rule="closed"), "people says more"),
    (GOOD, small_tally, "polls, 2, tally holds counts that are told nowhere"),
    (GOOD, small_side, "counts that are told nowhere"),
    (GOOD, lambda d: d["activity"][1]["details"].update(modality="Rana"), "activity, 2, details"),
    (GOOD, lambda d: d["activity"][0].update(room="people"), "activity holds"),
    (GOOD, lambda d: d["groups"][0].update(place="https://calls.example/x"), "groups, 1, place"),
    (
        GOOD,
        lambda d: d["recommendations"][0]["asked"][0].update(text="Buy masts."),
        "recommendations, 1, asked, 1, text does not follow",
    ),
    (GOOD, lambda d: d["takeaways"][0].update(evidence=[]), "takeaways, 1, evidence that asks for"),
    (GOOD, lambda d: d.update(made_at="2031-05-06T12:15:05+03:00"), "made_at that asks for"),
    (GOOD, lambda d: d["session"].update(title=""), "a text that is not empty"),
    (GOOD, lambda d: d["session"].update(room="x" * 300), "200 characters at most"),
    (GOOD, lambda d: d["notes"][2].update(group_number=77), "a group that is not there"),
    (GOOD, lambda d: d["notes"][2].update(policy_question=999), "a policy question that is not"),
    (GOOD, lambda d: d["agenda"][0].update(planned_minutes=10**9), "a number up to 720"),
]


@pytest.mark.parametrize(("data", "change", "sentence"), CHANGES)
def test_a_forged_file_is_refused_in_one_sentence_and_no_table_has_a_row_more(
    house: House, data: bytes, change: Callable[[Data], object], sentence: str
) -> None:
    organiser = visit_of(house, new_account(house, may_organise=True))
    before = rows(house)
    with pytest.raises(UnreadableSnapshot) as refusal:
        load_snapshot(organiser, changed(data, change))
    assert sentence in words_for(refusal.value)
    assert rows(house) == before


AT = {kind: len(POLLS) + place for place, kind in enumerate(PollKind)}
"""Where in the file the poll of each kind stands."""


def poll_of(data: Data, kind: PollKind) -> Data:
    found: Data = data["polls"][AT[kind]]
    return found


def cells(data: Data, kind: PollKind) -> Data:
    found: Data = poll_of(data, kind)["tally"]["breakdowns"][0]["groups"][0]["cells"]
    return found


def shown_to_staff_only(data: Data) -> None:
    poll_of(data, PollKind.PACE)["settings"]["showing"] = "to staff only"


def said_twice(data: Data) -> None:
    said = poll_of(data, PollKind.OPEN_TEXT)["tally"]["said"]
    said.append(said[-1])


def small_group(data: Data) -> None:
    told = poll_of(data, PollKind.QUICK_CHECK)["tally"]["breakdowns"][0]["groups"]
    told[0]["ballots"], told[1]["ballots"] = 4, 7


FORGED_POLLS: list[tuple[Callable[[Data], object], str]] = [
    (
        lambda d: poll_of(d, PollKind.QUICK_CHECK)["options"][0].update(text="Aye"),
        "poll 18 has other options than its kind",
    ),
    (
        lambda d: poll_of(d, PollKind.RATING)["settings"].update(kind="pace"),
        "poll 13 has other options than its kind",
    ),
    (
        lambda d: poll_of(d, PollKind.RATING)["settings"].update(most_choices=2),
        "the settings of poll 13 do not go with its kind",
    ),
    (
        lambda d: poll_of(d, PollKind.NUMERIC)["settings"].update(least=50),
        "options or the settings of poll 15 are none",
    ),
    (
        lambda d: poll_of(d, PollKind.NUMERIC)["settings"].update(kind="trivia"),
        "one of 'single choice'",
    ),
    (
        lambda d: poll_of(d, PollKind.RATING)["settings"].update(seconds=5),
        "settings, seconds that asks for a number from 10",
    ),
    (lambda d: poll_of(d, PollKind.PACE)["tally"].update(ballots=12), "poll 19 do not add up"),
    (lambda d: poll_of(d, PollKind.MULTIPLE)["tally"].update(ballots=16), "poll 12 do not add up"),
    (lambda d: poll_of(d, PollKind.RANKING)["tally"]["points"].update({"1": 21}), "not add up"),
    (lambda d: poll_of(d, PollKind.RATING)["tally"].update(points={"1": 21}), "not add up"),
    (lambda d: poll_of(d, PollKind.NUMERIC)["tally"]["numbers"].reverse(), "not add up"),
    (lambda d: poll_of(d, PollKind.NUMERIC)["tally"]["numbers"].append(41), "not add up"),
    (lambda d: poll_of(d, PollKind.PACE)["tally"].update(from_hubs=99), "more ballots of hubs"),
    (said_twice, "what was said in poll 16 does not go with its ballots"),
    (
        lambda d: poll_of(d, PollKind.PACE)["tally"].update(said=[{"text": "x", "ballots": 1}]),
        "what was said in poll 19 does not go with its ballots",
    ),
    (
        lambda d: poll_of(d, PollKind.WORD_CLOUD)["tally"]["said"][0].update(text="w" * 41),
        "what was said in poll 17 does not go with its ballots",
    ),
    (
        lambda d: poll_of(d, PollKind.ROUGH_CONSENSUS)["tally"]["said"][0].update(ballots=7),
        "what was said in poll 21 does not go with its ballots",
    ),
    (lambda d: cells(d, PollKind.ROUGH_CONSENSUS).update(agree=4), "asks for a number from 5"),
    (lambda d: cells(d, PollKind.SINGLE).update({"1": 9}), "what poll 11 tells by modality"),
    (lambda d: cells(d, PollKind.SINGLE).pop("3"), "what poll 11 tells by modality"),
    (small_group, "groups, 1, ballots that asks for a number from 5"),
    (
        lambda d: poll_of(d, PollKind.PACE)["tally"]["breakdowns"].reverse(),
        "poll 19 is told by the same groups twice, or not in their order",
    ),
    (
        lambda d: poll_of(d, PollKind.PACE)["tally"]["breakdowns"][0]["groups"].reverse(),
        "what poll 19 tells by modality does not go with its ballots",
    ),
    (
        lambda d: poll_of(d, PollKind.PACE)["tally"]["breakdowns"][0]["groups"][0].update(
            name="Rana"
        ),
        "what poll 19 tells by modality does not go with its ballots",
    ),
    (
        lambda d: poll_of(d, PollKind.SINGLE)["rounds"].reverse(),
        "the rounds of poll 11 are not one after the other",
    ),
    (shown_to_staff_only, "tally holds counts that are told nowhere"),
    (
        lambda d: poll_of(d, PollKind.SINGLE)["settings"].update(showing="to staff only"),
        "poll 11 tells of earlier rounds, which nobody may see",
    ),
]


@pytest.mark.parametrize(("change", "sentence"), FORGED_POLLS)
def test_a_forged_poll_is_refused_by_what_is_wrong_with_it(
    house: House, change: Callable[[Data], object], sentence: str
) -> None:
    organiser = visit_of(house, new_account(house, may_organise=True))
    before = rows(house)
    with pytest.raises(UnreadableSnapshot) as refusal:
        load_snapshot(organiser, changed(MANY, change))
    assert sentence in words_for(refusal.value)
    assert rows(house) == before


def test_polls_of_all_kinds_are_kept_with_what_was_let_through(house: House) -> None:
    organiser = visit_of(house, new_account(house, may_organise=True))
    loaded = organiser.to(load_snapshot(organiser, MANY))
    kept = {poll.number: poll for poll in see_polls(loaded).polls}
    for poll in OF_KINDS:
        assert kept[poll.number].tally == as_shown(poll).tally
        assert kept[poll.number].rounds == as_shown(poll).rounds


@pytest.mark.parametrize("data", [GOOD, QUIET, MANY])
def test_unchanged_it_is_loaded_and_without_what_is_derived_too(house: House, data: bytes) -> None:
    organiser = visit_of(house, new_account(house, may_organise=True))
    before = rows(house)
    assert load_snapshot(organiser, data)
    assert load_snapshot(organiser, changed(data, lambda d: d.pop("recommendations")))
    assert rows(house)["note"] == before["note"] + 6
