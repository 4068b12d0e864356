"""The table of the documentation is the one that the importer gives today."""

from tests.architecture.source import ROOT
from tests.imports.table import table
from tests.pages_to_import import PAGES


def test_the_documented_table_is_up_to_date() -> None:
    documented = (ROOT / "docs" / "programme-page.md").read_text("utf-8").split("\n")
    # Real pages lie beside the project on some machines only.
    rows = [row for row in table() if not row.startswith("| real page")]
    assert len(rows) == len(list(PAGES.glob("*.txt"))) + 2
    assert [row for row in rows if row not in documented] == []
