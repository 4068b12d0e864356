"""A chart never stands alone: its figures are said in words and stand in a table beside it."""

import ast

import pytest

from tests.architecture.source import Module, modules

TABLES = {"table", "dataframe"}


def faults(module: Module) -> list[str]:
    """Give every chart without words for who does not see it, and modules without a table."""
    drawn = [call for call in module.calls() if _name(call) == "plotly_chart"]
    found = [
        f"{module.path}:{call.lineno}: no alt"
        for call in drawn
        if "alt" not in {keyword.arg for keyword in call.keywords}
    ]
    if drawn and not any(_name(call) in TABLES for call in module.calls()):
        found.append(f"{module.path}: no table")
    return found


def _name(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else ""


def test_every_chart_has_its_words_and_its_table() -> None:
    source = modules("pages")
    assert len([m for m in source if any(_name(c) == "plotly_chart" for c in m.calls())]) >= 3
    assert [fault for module in source for fault in faults(module)] == []


def test_no_chart_is_drawn_by_other_means() -> None:
    others = {"bar_chart", "line_chart", "area_chart", "scatter_chart", "altair_chart", "pyplot"}
    assert [m.path for m in modules("pages") if others & {_name(c) for c in m.calls()}] == []


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("st.plotly_chart(figure); st.table(rows)", ":1: no alt"),
        ("st.plotly_chart(figure, alt=words)", ": no table"),
    ],
)
def test_a_chart_alone_is_noticed(line: str, fault: str) -> None:
    assert faults(Module.of("pages/parts/x.py", line)) == [f"pages/parts/x.py{fault}"]
