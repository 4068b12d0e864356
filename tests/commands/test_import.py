"""`python -m session_core import`: fields to standard output, refusals in one sentence."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from session_core.__main__ import main
from session_core.wording import REFUSALS

ROOT = Path(__file__).parents[2]
PAGES = ROOT / "tests" / "imports" / "pages"
SEEDS = ROOT.parent / "shared" / "seeds"
FIELDS = (
    "title year type number starts_at ends_at room themes people format duration_minutes "
    "policy_questions description gains expected_outcomes hybrid_format sdgs targets "
    "key_takeaways calls_to_action session_report could_not_place "
    "kind agenda days places participants participant_count"
).split()


def run(*arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run the command line as its users do, in a terminal that knows only ASCII."""
    command = [sys.executable, "-m", "session_core", *arguments]
    plain = os.environ | {"PYTHONIOENCODING": "ascii:strict"}
    return subprocess.run(
        command, cwd=ROOT, env=plain, input=stdin, capture_output=True, timeout=60
    )


def imported(path: Path, capfd: pytest.CaptureFixture[str]) -> dict[str, Any]:
    """Import a page as JSON."""
    assert main(["import", str(path), "--json"]) == 0
    page: dict[str, Any] = json.loads(capfd.readouterr().out)
    return page


def seed(number: str) -> Path:
    """A real page beside the project; elsewhere, but never in CI, our own of the same build."""
    found = sorted(SEEDS.glob(f"{number}_*.txt"))
    assert found or not os.environ.get("CI"), f"no real page {number} beside the project"
    own = {"000": "town_hall_lost_labels.txt", "001": "workshop_lost_labels.txt"}
    return found[0] if found else PAGES / own[number]


def test_the_json_keeps_its_shape(capfd: pytest.CaptureFixture[str]) -> None:
    page = imported(PAGES / "all_labels.txt", capfd)
    assert list(page) == FIELDS
    assert (page["year"], page["type"], page["number"]) == (2024, "Open Forum", 66)
    assert page["starts_at"] == "2024-12-16T23:15:00Z"
    assert page["ends_at"] == "2024-12-17T00:15:00Z"
    assert page["duration_minutes"] == 60
    (left,) = page["could_not_place"]
    assert list(left) == ["line", "text"]
    lines = (PAGES / "all_labels.txt").read_text("utf-8").split("\n")
    assert lines[left["line"] - 1].strip() == left["text"]


def test_people_are_given_by_the_words_of_the_page(capfd: pytest.CaptureFixture[str]) -> None:
    people = imported(PAGES / "workshop_lost_labels.txt", capfd)["people"]
    keys = ["name", "part", "affiliation", "stakeholder_group", "regional_group"]
    assert all(list(person) == keys for person in people)
    assert {person["part"] for person in people} == {
        "organizer",
        "speaker",
        "onsite moderator",
        "online moderator",
        "rapporteur",
    }
    assert all(person["stakeholder_group"] for person in people if person["part"] == "rapporteur")


def test_what_a_page_lacks_is_null_or_empty(capfd: pytest.CaptureFixture[str]) -> None:
    page = imported(PAGES / "report_of_2020.txt", capfd)
    assert list(page) == FIELDS
    assert (page["starts_at"], page["duration_minutes"]) == (None, None)
    assert (page["room"], page["policy_questions"]) == ("", [])


@pytest.mark.parametrize(
    ("number", "kind"), [("000", "Town Hall"), ("001", "WS")], ids=["town hall", "workshop"]
)
def test_a_real_page_gives_its_head(
    number: str, kind: str, capfd: pytest.CaptureFixture[str]
) -> None:
    page = imported(seed(number), capfd)
    assert list(page) == FIELDS
    assert (page["year"], page["type"]) == (2023, kind)
    first = seed(number).read_text("utf-8").split("\n")[0].strip()
    assert first == f"IGF 2023 {kind} #{page['number']} {page['title']}"
    assert {"onsite moderator", "online moderator", "rapporteur"} <= {
        person["part"] for person in page["people"]
    }


def test_a_page_comes_through_a_pipe_in_any_script() -> None:
    text = (PAGES / "workshop_lost_labels.txt").read_text("utf-8")
    done = run("import", "-", "--json", stdin=text.replace("Quiet dials", "Тихие шкалы").encode())
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout)["title"].startswith("Тихие шкалы")


def test_without_json_it_says_what_was_found(capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["import", str(PAGES / "all_labels.txt")]) == 0
    said = capfd.readouterr().out
    assert "Session                 2024 Open Forum #66\n" in said
    assert "2024-12-16 23:15 to 2024-12-17 00:15 UTC\n" in said
    assert "2 organizers, 4 speakers, 1 onsite moderator" in said
    assert "Could not place 1 line:\n  line 20: " in said


def test_without_json_it_says_what_was_not(capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["import", str(PAGES / "town_hall_lost_labels.txt")]) == 0
    said = capfd.readouterr().out
    assert "Not on the page: Time, Room, Policy questions" in said
    assert said.endswith("Could not place 0 lines\n")


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        (b"", "empty_page"),
        (b" \n\t\n", "empty_page"),
        (b"%PDF-1.7 and so on", "not_text"),
        (bytes(range(256)) * 40, "not_text"),
        (b"line\n" * 1_000_000, "page_too_large"),
        ((PAGES / "transcript.txt").read_bytes(), "transcript"),
    ],
    ids=["empty", "blank", "pdf", "binary", "5 MB", "transcript"],
)
def test_what_is_no_programme_page_is_refused_in_one_sentence(page: bytes, reason: str) -> None:
    done = run("import", "-", "--json", stdin=page)
    assert (done.returncode, done.stdout) == (2, b"")
    said = done.stderr.decode("ascii", "backslashreplace").strip()
    assert "\n" not in said
    opening = REFUSALS[f"unreadable_programme.{reason}"].split(".")[0]
    assert said.startswith(opening.split("“")[0])


@pytest.mark.parametrize("file", ["/no/such/page.txt", str(PAGES)])
def test_a_file_that_cannot_be_read_is_named(file: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["import", file]) == 2
    said = capfd.readouterr()
    assert said.out == ""
    assert said.err.startswith(f"{file} cannot be read: ")


def test_help_names_every_command(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="0"):
        main(["--help"])
    said = capfd.readouterr().out
    documented = (ROOT / "docs" / "commands.md").read_text("utf-8")
    for command in ("import", "report", "load", "demo", "migrate"):
        assert f"    {command} " in said
        assert f"python -m session_core {command}" in documented


@pytest.mark.parametrize("wrong", [[], ["export"], ["import"]])
def test_wrong_usage_ends_with_2(wrong: list[str], capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(wrong)
    assert "usage: python -m session_core" in capfd.readouterr().err
