"""Of a forged snapshot nothing is loaded: no table has a row more, on either database."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import func, select

from session_core.domain.refusals import UnreadableSnapshot
from session_core.domain.session import NamingRule
from session_core.exports.snapshot import to_snapshot
from session_core.storage.tables import metadata
from session_core.use_cases.house import House
from session_core.use_cases.snapshot import load_snapshot
from session_core.wording import words_for
from tests.exports.full_report import SESSION, WHOLE
from tests.houses import new_account, visit_of

Data = dict[str, Any]
GOOD = to_snapshot(WHOLE)
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


@pytest.mark.parametrize("data", [GOOD, QUIET])
def test_unchanged_it_is_loaded_and_without_what_is_derived_too(house: House, data: bytes) -> None:
    organiser = visit_of(house, new_account(house, may_organise=True))
    before = rows(house)
    assert load_snapshot(organiser, data)
    assert load_snapshot(organiser, changed(data, lambda d: d.pop("recommendations")))
    assert rows(house)["note"] == before["note"] + 6
