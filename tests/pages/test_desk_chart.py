"""Charts and tables of the help desk: the same numbers in both, the small ones in neither."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

import pytest

from pages.parts.desk_chart import (
    WITHHELD,
    group_words,
    help_figure,
    help_rows,
    in_words,
    spell_rows,
    spells_figure,
    spells_in_words,
    total_words,
)
from session_core.domain.desk import HelpKind, HelpRequest, HelpUrgency
from session_core.domain.desk_counts import HelpBy, HelpCounts, help_counts
from session_core.domain.people import Modality, StakeholderGroup
from tests.houses import NOW

CIVIL, STATE = StakeholderGroup.CIVIL_SOCIETY, StakeholderGroup.GOVERNMENT
ONE = HelpRequest(
    "h", "s", 1, None, HelpKind.SOUND_OR_LINK, HelpUrgency.URGENT, Modality.ONLINE, NOW
)


def asked(groups: Iterable[StakeholderGroup | None]) -> list[HelpRequest]:
    """A request of each of these groups, four minutes apart."""
    return [
        replace(ONE, number=at, stakeholder_group=group, raised_at=NOW + timedelta(minutes=4 * at))
        for at, group in enumerate(groups)
    ]


def counted(groups: Iterable[StakeholderGroup | None], *, for_the_desk: bool = True) -> HelpCounts:
    return help_counts(asked(groups), for_the_desk=for_the_desk)


def test_bars_and_table_have_the_same_numbers() -> None:
    table = counted([CIVIL] * 5).tables[HelpBy.STAKEHOLDER]
    (bars,) = help_figure(table).data
    assert (list(bars.y), list(bars.x), list(bars.text)) == (["Civil Society"], [5], ["5"])
    rows = {row["Stakeholder group"]: row["Requests"] for row in help_rows(table)}
    assert rows["Civil Society"] == "5"
    assert rows["Government"] == "0"
    assert "Civil Society: 5; Government: 0" in in_words(table)


def test_a_small_count_is_in_no_chart_no_table_and_no_words() -> None:
    table = counted([CIVIL] * 7 + [STATE] * 2 + [None] * 3).tables[HelpBy.STAKEHOLDER]
    (bars,) = help_figure(table).data
    drawn = dict(zip(bars.y, zip(bars.x, bars.text, strict=True), strict=True))
    assert drawn.pop("Civil Society") == (7, "7")
    assert drawn["Government"] == drawn["not said"] == drawn["Private Sector"] == (0, WITHHELD)
    assert set(drawn.values()) == {(0, WITHHELD)}
    rows = {row["Stakeholder group"]: row["Requests"] for row in help_rows(table)}
    assert (rows["Government"], rows["not said"]) == (WITHHELD, WITHHELD)
    assert f"Government: {WITHHELD}" in in_words(table)


def test_over_time_every_spell_has_its_column_and_its_line() -> None:
    counts = counted([None] * 4)
    (columns,) = spells_figure(counts).data
    assert list(columns.x) == ["09:00", "09:10"]
    assert list(columns.y) == [3, 1]
    assert spell_rows(counts) == [
        {"From": "09:00–09:10", "Requests": "3"},
        {"From": "09:10–09:20", "Requests": "1"},
    ]
    assert spells_in_words(counts) == "09:00–09:10: 3; 09:10–09:20: 1"


def test_over_time_a_small_number_is_a_dash() -> None:
    counts = counted([None] * 4, for_the_desk=False)
    (columns,) = spells_figure(counts).data
    assert (list(columns.y), list(columns.text)) == ([0, 0], ["–", "–"])
    assert [row["Requests"] for row in spell_rows(counts)] == [WITHHELD, WITHHELD]


@pytest.mark.parametrize(
    ("number", "for_the_desk", "words"),
    [
        (1, True, "1 request so far"),
        (12, False, "12 requests so far"),
        (4, False, "Fewer than 5 requests so far"),
    ],
)
def test_how_many_there_were(number: int, for_the_desk: bool, words: str) -> None:
    assert total_words(counted([None] * number, for_the_desk=for_the_desk)) == words


def test_every_line_has_its_words() -> None:
    tables = counted([CIVIL]).tables
    told = {by: [group_words(by, each.group) for each in tables[by].counts] for by in HelpBy}
    assert told[HelpBy.KIND] == [
        "Sound or link",
        "Captions or accessibility",
        "Safety or conduct",
    ]
    assert told[HelpBy.URGENCY] == ["Urgent", "Can wait"]
    assert told[HelpBy.PREVENTION] == ["Asked ahead", "When it had happened"]
    assert told[HelpBy.REGION][-1] == "not said"
