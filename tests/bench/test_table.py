"""The table that `make bench` prints."""

from tests.bench.table import Row, as_markdown


def test_samples_become_median_and_p95() -> None:
    row = Row.of("write to screen", list(range(101)), "ms")
    assert (row.median, row.p95) == (50, 95)


def test_one_sample_stands_for_both() -> None:
    row = Row.of("script runs in an idle minute", [0], "runs")
    assert (row.median, row.p95) == (0, 0)


def test_the_table_is_markdown() -> None:
    rows = [Row("feed", 48.25, 90, "ms", "50 pages"), Row("idle", 0, 0, "runs")]
    assert as_markdown(rows).splitlines() == [
        "| measured | median | p95 | unit | notes    |",
        "| -------- | ------ | --- | ---- | -------- |",
        "| feed     | 48.25  | 90  | ms   | 50 pages |",
        "| idle     | 0      | 0   | runs |          |",
    ]
