"""Deleting a question: its number stays, what it said and who asked is gone."""

from dataclasses import replace

import pytest

from session_core.domain.floor import Floor, InterventionState, found_in
from session_core.domain.forgetting import forget_question
from session_core.domain.people import RegionalGroup, StakeholderGroup
from session_core.domain.refusals import NotFound
from tests.domain.floors import START, asks, minute

S = InterventionState
TOLD = replace(
    asks(7),
    text="Who pays?",
    name="Quiet Heron",
    stakeholder_group=StakeholderGroup.GOVERNMENT,
    regional_group=RegionalGroup.AFRICA,
    language="fr",
    people=37,
    reply="The fund.",
    seat_id="a seat",
    edited_at=START,
)


@pytest.mark.parametrize(
    ("state", "then"),
    [
        (S.WAITING, S.WITHDRAWN),
        (S.MERGED, S.WITHDRAWN),
        (S.ANSWERED, S.WITHDRAWN),
        (S.DECLINED, S.WITHDRAWN),
        (S.IN_REPORT, S.WITHDRAWN),
        (S.WITHDRAWN, S.WITHDRAWN),
        (S.SPEAKING, S.SPEAKING),
        (S.HEARD, S.HEARD),
    ],
)
def test_what_it_said_and_who_asked_is_gone_and_its_number_stays(state: S, then: S) -> None:
    floor = Floor((asks(6), replace(TOLD, state=state, given_at=START)))
    gone = found_in(forget_question(floor, TOLD.id, minute(5)), TOLD.id)
    assert (gone.number, gone.modality, gone.state) == (7, TOLD.modality, then)
    assert not any(
        (gone.text, gone.name, gone.stakeholder_group, gone.regional_group, gone.language)
    )
    assert (gone.seat_id, gone.edited_at, gone.reply, gone.people) == (None, None, "", 1)
    assert gone.asker == f"somebody:{TOLD.id}"


def test_what_was_merged_into_it_waits_for_itself() -> None:
    other = replace(asks(8), state=S.MERGED, merged_into=TOLD.id)
    after = forget_question(Floor((TOLD, other)), TOLD.id, minute(5))
    assert found_in(after, other.id).state is S.WAITING
    assert found_in(after, other.id).text == other.text


def test_nothing_is_not_found() -> None:
    with pytest.raises(NotFound):
        forget_question(Floor(), "nothing", START)
