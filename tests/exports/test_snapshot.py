"""The snapshot: all of a session that is no secret, in the form that is published."""

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from session_core.domain.renaming import under_fresh_ids
from session_core.domain.report import Report
from session_core.domain.session import AtDoor, Entry, NamingRule
from session_core.exports.snapshot import to_snapshot
from session_core.imports.snapshot import read_snapshot
from session_core.snapshot.schema import schema, schema_text
from tests.exports.full_report import (
    AGENDA,
    EMPTY,
    ENDED,
    FULL,
    INTERVENTIONS,
    RECORD,
    START,
    WHOLE,
    under,
)
from tests.exports.polls_of_kinds import MANY

PUBLISHED = Path(__file__).parents[2] / "docs" / "schema" / "session-1.json"


def written(report: Report) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(to_snapshot(report))
    return found


def test_the_published_schema_is_the_models() -> None:
    assert PUBLISHED.read_text("utf-8") == schema_text(), (
        "python -m session_core.snapshot.schema > docs/schema/session-1.json"
    )


@pytest.mark.parametrize("report", [WHOLE, EMPTY, ENDED, MANY])
def test_what_is_written_keeps_to_the_schema(report: Report) -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    jsonschema.validate(written(report), schema())


def test_it_says_what_it_is() -> None:
    found = written(WHOLE)
    assert list(found)[:3] == ["format", "version", "made_at"]
    assert (found["format"], found["version"]) == ("evenfloor-session", 1)
    assert found["made_at"] == "2031-05-06T09:15:05.000999Z"


def test_no_secret_and_nobody_s_account_or_seat_is_in_it() -> None:
    text = to_snapshot(WHOLE).decode()
    for secret in (
        "JOINCODE",
        "SCREENKEY",
        "account",
        "seat",
        "asker-",
        "calls.example",
        "typed",
        "https",
        '"ballots": 4',
    ):
        assert secret not in text
    assert written(WHOLE)["groups"][0]["place"] == "Room 4, now"


def test_the_record_says_what_happened_and_not_who_did_it() -> None:
    assert [
        (each["act"], each["subject"], each["details"]) for each in written(WHOLE)["activity"]
    ] == [
        ("create_session", "session", {}),
        ("request_floor", "i1", {"modality": "onsite", "of": "i2"}),
        ("close_poll", "p2", {}),
        ("extend_item", "a2", {"minutes": 5}),
        ("strike_request", "", {}),
    ]


def test_small_counts_stay_at_home() -> None:
    whole, small = written(WHOLE)["polls"]
    told = {name: whole["tally"][name] for name in ("votes", "votes_by_modality")}
    assert told == {
        "votes": {"o1": 14, "o2": 7, "o3": 1},
        "votes_by_modality": {"onsite": {"o1": 8}, "online": {"o1": 6}},
    }
    assert small["tally"] is None


@pytest.mark.parametrize("rule", NamingRule)
def test_names_stand_only_where_the_rule_allows(rule: NamingRule) -> None:
    text = to_snapshot(replace(under(rule), activity=RECORD)).decode()
    names, groups = rule is NamingRule.OPEN, rule in (NamingRule.OPEN, NamingRule.AFFILIATION_ONLY)
    assert ("Quiet Heron" in text) == names
    assert ("Baraka Nameson" in text) == names
    assert ("Technical Community" in text) == groups
    assert ("Private Sector" in text) == groups
    assert ("Imke Sandvoort" in text) == (rule is not NamingRule.CLOSED)


@pytest.mark.parametrize(
    ("rule", "askers"), [(NamingRule.OPEN, [1, 2, 1]), (NamingRule.CHATHAM_HOUSE, [1, 2, 3])]
)
def test_two_questions_of_one_unnamed_person_are_not_known_to_be_theirs(
    rule: NamingRule, askers: list[int]
) -> None:
    first, second, third, *_ = INTERVENTIONS
    same = (first, second, replace(third, asker=first.asker))
    found = written(replace(under(rule), interventions=same))
    assert [one["asker"] for one in found["interventions"]] == askers


def test_the_rule_of_an_agenda_item_holds_for_what_was_said_in_it() -> None:
    strict = replace(
        AGENDA[1],
        started_at=START,
        ended_at=START + timedelta(minutes=23),
        naming_rule=NamingRule.CHATHAM_HOUSE,
    )
    found = written(replace(FULL, agenda=(AGENDA[0], strict)))
    assert [one["name"] for one in found["interventions"][:3]] == ["", "", "Quiet Heron 3"]
    assert [note["attributed_to"] for note in found["notes"]] == ["Baraka Nameson", "", ""]


@pytest.mark.parametrize("report", [WHOLE, EMPTY, ENDED, MANY, *map(under, NamingRule)])
def test_read_and_written_again_it_is_the_same_bytes(report: Report) -> None:
    data = to_snapshot(report)
    again = read_snapshot(data)
    assert to_snapshot(again) == data
    assert (again.session.join_code, again.session.screen_key) == ("", "")


def test_how_everything_ended_and_the_settings_are_in_it_and_nothing_about_claims() -> None:
    claimed = replace(INTERVENTIONS[3], claimed_by="account-3", claimed_at=START)
    found = written(replace(ENDED, interventions=(*ENDED.interventions, claimed)))
    by_number = {one["number"]: one for one in found["interventions"]}
    assert by_number[6]["merged_into"] == by_number[4]["id"]
    assert (by_number[9]["decline_reason"], by_number[7]["reply"][:5]) == ("no time left", "Every")
    assert (by_number[1]["source"], by_number[1]["people"]) == ("hub", 12)
    assert by_number[1]["language"] == "fr"
    assert {"support", "claimed_by", "claimed_at"}.isdisjoint(by_number[4])
    assert (found["floor_policy"]["sides"], found["floor_policy"]["round_size"]) == (
        "as they come",
        3,
    )
    strict = written(replace(ENDED, session=under(NamingRule.CHATHAM_HOUSE).session))
    assert {one["language"] for one in strict["interventions"]} == {""}


def test_a_file_written_before_there_were_dispositions_still_loads() -> None:
    old = written(FULL)
    del old["floor_policy"]
    newer = "source language people merged_into decline_reason reply ended_at edited_at".split()
    for one in old["interventions"]:
        for name in newer:
            del one[name]
    again = read_snapshot(json.dumps(old).encode())
    assert again.policy == FULL.policy
    assert to_snapshot(again) == to_snapshot(FULL)
    jsonschema.validate(old, schema())


def test_under_fresh_ids_what_was_merged_is_merged_still() -> None:
    fresh = under_fresh_ids(read_snapshot(to_snapshot(ENDED)))
    ids = {one.number: one.id for one in fresh.interventions}
    merged = next(one for one in fresh.interventions if one.number == 6)
    assert (merged.merged_into, ids[4] == "i4") == (ids[4], False)
    assert {one.merged_into for one in fresh.interventions} == {ids[4], None}


def test_evidence_that_is_no_longer_kept_is_left_out() -> None:
    last = written(FULL)["takeaways"][2]
    assert last["evidence"] == [{"kind": "note", "id": "n2"}]


def test_a_sentence_of_which_no_evidence_is_kept_is_left_out() -> None:
    gone = replace(FULL, notes=(), interventions=(), polls=())
    assert FULL.takeaways
    assert (written(gone)["takeaways"], written(gone)["recommendations"]) == ([], [])


@pytest.mark.parametrize("moment", ["2031-05-06T12:15:05+03:00", "2031-05-06T09:15:05.000000Z"])
def test_the_schema_allows_no_moment_that_is_written_in_another_way(moment: str) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(written(WHOLE) | {"made_at": moment}, schema())


def test_the_schema_allows_no_sentence_without_evidence() -> None:
    found = written(WHOLE)
    found["takeaways"][0]["evidence"] = []
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(found, schema())


def test_recommendations_stand_by_addressee_as_in_the_other_files() -> None:
    assert written(FULL)["recommendations"] == [
        {
            "addressee": "Private sector",
            "asked": [
                {"text": "Operators must store fuel early.", "source": "proposed call to action"}
            ],
        }
    ]
    assert schema()["properties"]["recommendations"]["readOnly"] is True
    assert "recommendations" not in schema()["required"]


def test_what_is_found_at_the_door_is_carried_but_not_the_link_of_the_call() -> None:
    found = replace(
        WHOLE.session,
        call_link="https://call.example.org/secret",
        captions_link="https://captions.example.org/a",
        stream_link="https://stream.example.org/a",
        conduct="Be kind.\n\nTruly.",
        asked_at_door=(AtDoor.MODALITY, AtDoor.LANGUAGE),
        entry=Entry.APPROVAL,
        intake_frozen=True,
        read_back_at=START,
    )
    data = to_snapshot(replace(WHOLE, session=found))
    jsonschema.validate(json.loads(data), schema())
    assert b"secret" not in data
    loaded = read_snapshot(data).session
    assert loaded == replace(
        found, join_code="", screen_key="", call_link="", intake_frozen=False, read_back_at=None
    )


def test_a_file_from_before_there_was_a_door_is_read_as_it_was() -> None:
    data = written(EMPTY)
    for name in ("captions_link", "stream_link", "conduct", "asked_at_door", "entry"):
        del data["session"][name]
    jsonschema.validate(data, schema())
    session = read_snapshot(json.dumps(data).encode()).session
    assert (session.stream_link, session.conduct, session.asked_at_door) == ("", "", ())
    assert session.entry is Entry.OPEN
