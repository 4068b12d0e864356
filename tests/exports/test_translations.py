"""What was translated stands beneath the asker's words in every file, and comes back from one."""

import json
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from typing import Any

import jsonschema
import pytest
from docx.oxml.ns import qn
from openpyxl import load_workbook

from session_core.domain.floor import InterventionState
from session_core.domain.refusals import UnreadableSnapshot
from session_core.domain.renaming import under_fresh_ids
from session_core.domain.report import Report
from session_core.domain.translations import Translation
from session_core.exports.markdown_report import to_markdown
from session_core.exports.snapshot import to_snapshot
from session_core.exports.workbook import to_xlsx
from session_core.imports.snapshot import read_snapshot
from session_core.snapshot.schema import schema
from tests.exports.full_report import FULL, START, intervention, minutes
from tests.exports.reading_docx import everything, opened

ARABIC = "من يخزن الوقود؟"
ASKED = replace(
    intervention(22, FULL.interventions[0].modality, InterventionState.IN_REPORT),
    text=ARABIC,
    written_in="ar",
    ended_at=minutes(30),
    edited_at=minutes(2),
)
ENGLISH = Translation(
    "i22", "en", "Who stores *fuel*?", minutes(3), "Mara of the desk", "account-3"
)
FRENCH = Translation("i22", "fr", "Qui stocke ?", START)
TRANSLATED = replace(FULL, interventions=(ASKED,), takeaways=(), translations=(FRENCH, ENGLISH))


def written(report: Report) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(to_snapshot(report))
    return found


def test_the_workbook_says_the_language_and_every_translation() -> None:
    sheet = load_workbook(BytesIO(to_xlsx(TRANSLATED)))["Speaker list"]
    head, line = sheet.iter_rows(values_only=True)
    row = dict(zip(head, line, strict=True))
    assert (row["Text"], row["Written in"]) == (ARABIC, "ar")
    assert row["Translations"] == ("English: Who stores *fuel*?\nFrançais: Qui stocke ?")


def test_the_annexes_have_them_beneath_each_in_its_direction() -> None:
    annex = to_markdown(TRANSLATED).decode().split("## Annex C")[1]
    assert f"{ARABIC} *Taken into the report*\n  - English: Who stores \\*fuel\\*?\n" in annex
    cell = opened(TRANSLATED).tables[-1].rows[1].cells[2]
    texts = [each.text for each in cell.paragraphs]
    assert [texts[0].splitlines()[0], texts[1]] == [ARABIC, "English: Who stores *fuel*?"]
    turned = [each._p.pPr.find(qn("w:bidi")) is not None for each in cell.paragraphs]
    assert turned == [True, False, False]


@pytest.mark.parametrize("state", [InterventionState.WITHDRAWN, InterventionState.DECLINED])
def test_where_the_words_are_not_printed_no_translation_is(state: InterventionState) -> None:
    report = replace(TRANSLATED, interventions=(replace(ASKED, state=state),))
    assert "fuel*" not in everything(opened(report))
    assert "Qui stocke" not in to_markdown(report).decode()


def test_they_come_back_from_a_snapshot_without_who_wrote_them() -> None:
    found = written(TRANSLATED)
    jsonschema.validate(found, schema())
    (one,) = found["interventions"]
    assert one["written_in"] == "ar"
    assert one["translations"][0] == {
        "language": "en",
        "text": "Who stores *fuel*?",
        "read_aloud_by": "Mara of the desk",
        "at": "2031-05-06T08:03:00Z",
    }
    again = read_snapshot(to_snapshot(TRANSLATED))
    assert again.translations == (replace(ENGLISH, written_by=None), FRENCH)
    assert to_snapshot(again) == to_snapshot(TRANSLATED)
    fresh = under_fresh_ids(again)
    assert {each.intervention_id for each in fresh.translations} == {fresh.interventions[0].id}


def test_a_file_from_before_there_were_translations_loads() -> None:
    old = written(TRANSLATED)
    for name in ("written_in", "translations"):
        del old["interventions"][0][name]
    again = read_snapshot(json.dumps(old).encode())
    assert (again.translations, again.interventions[0].written_in) == ((), "")


@pytest.mark.parametrize(
    "spoil",
    [
        lambda one: one.update(text=""),
        lambda one: one["translations"].append(one["translations"][0]),
        lambda one: one["translations"][0].update(language=""),
        lambda one: one["translations"][0].update(language='en" x='),
        lambda one: one["translations"][0].update(text=""),
        lambda one: one["translations"][0].update(text=" Who?"),
        lambda one: one["translations"][0].update(written_by="account-3"),
        lambda one: one.update(written_in="a r"),
    ],
)
def test_what_no_evenfloor_writes_is_refused(spoil: Callable[[dict[str, Any]], None]) -> None:
    found = written(TRANSLATED)
    spoil(found["interventions"][0])
    with pytest.raises(UnreadableSnapshot):
        read_snapshot(json.dumps(found).encode())
