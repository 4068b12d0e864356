"""`python -m session_core draft`: sentences with their lines, refusals in one sentence."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from session_core.__main__ import main

ROOT = Path(__file__).parents[2]
NOTES = """\
Round table on rural networks

>> MODERATOR: Good morning, welcome.
>> LENA OKORO: Small islands pay five times more for bandwidth, because only one cable lands there.
>> ONLINE: Satellite links were licensed only after the storm.
>> LENA OKORO: Regulators should open landing stations to every operator.
"""


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    path = tmp_path / "notes.txt"
    path.write_text(NOTES, "utf-8")
    return path


def test_the_json_keeps_its_shape(notes: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["draft", str(notes), "--takeaways", "1", "--calls", "3", "--json"]) == 0
    drafted: dict[str, Any] = json.loads(capfd.readouterr().out)
    sentence = (
        "Small islands pay five times more for bandwidth, because only one cable lands there."
    )
    order = "Regulators should open landing stations to every operator."
    assert drafted == {
        "key_takeaways": [{"text": sentence, "evidence": [{"quote": sentence, "line": 4}]}],
        "calls_to_action": [
            {
                "text": order,
                "addressee": "governments",
                "evidence": [{"quote": order, "line": 6}],
            }
        ],
    }


def test_without_json_it_reads_as_a_page(notes: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["draft", str(notes), "--calls", "1"]) == 0
    said = capfd.readouterr().out
    assert said.startswith("Key takeaways\n  1. ")
    assert "     (line 4)\n" in said
    assert said.endswith(
        "Calls to action\n  1. Regulators should open landing stations to every operator.\n"
        "     (for governments; line 6)\n"
    )


def test_where_nothing_is_supported_it_says_so(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "hello.txt"
    path.write_text("Hello everybody!", "utf-8")
    assert main(["draft", str(path)]) == 0
    assert capfd.readouterr().out.count("Nothing in the text supports any.") == 2


def run(*arguments: str, stdin: bytes) -> subprocess.CompletedProcess[bytes]:
    """Run it as its users do, in a terminal that knows only ASCII."""
    plain = os.environ | {"PYTHONIOENCODING": "ascii:strict"}
    command = [sys.executable, "-m", "session_core", "draft", *arguments]
    return subprocess.run(
        command, cwd=ROOT, env=plain, input=stdin, capture_output=True, timeout=60
    )


def test_text_comes_through_a_pipe_in_any_script() -> None:
    done = run("-", "--json", stdin="Сеть на островах упала после бури.".encode())
    assert (done.returncode, done.stderr) == (0, b"")
    (takeaway,) = json.loads(done.stdout)["key_takeaways"]
    assert takeaway["text"] == "Сеть на островах упала после бури."


def test_under_the_chatham_house_rule_one_sentence_says_what_was_done() -> None:
    text = b"Held under the Chatham House Rule.\n\nPeter Lindqvist said that cables fail in winter."
    done = run("-", "--json", stdin=text)
    (takeaway,) = json.loads(done.stdout)["key_takeaways"]
    assert takeaway["evidence"] == [{"quote": "cables fail in winter.", "line": 3}]
    assert takeaway["text"] == "Cables fail in winter."
    assert done.returncode == 0
    assert done.stderr.count(b"\n") == 1
    assert done.stderr.startswith(b"The text says that it may not be attributed: ")


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        (b"", "The text is empty."),
        (bytes(range(256)) * 40, "This is not text."),
        (b"The cable was\0 closed.", "This is not text."),
        ("Häfen".encode("latin-1"), "The text is not in UTF-8."),
        (b"word " * 25_001, "The text has more than 25,000 words."),
    ],
    ids=["empty", "binary", "a zero", "latin-1", "too long"],
)
def test_what_cannot_be_read_is_refused_in_one_sentence(text: bytes, opening: str) -> None:
    done = run("-", "--json", stdin=text)
    assert (done.returncode, done.stdout) == (2, b"")
    said = done.stderr.decode("ascii").strip()
    assert said.startswith(opening)
    assert "\n" not in said


def test_a_file_that_is_not_there_is_named(capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["draft", "/no/such/notes.txt"]) == 2
    assert capfd.readouterr().err.startswith("/no/such/notes.txt cannot be read: ")


def test_none_asked_for_is_none_given(notes: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["draft", str(notes), "--takeaways", "0", "--calls", "0", "--json"]) == 0
    assert json.loads(capfd.readouterr().out) == {"key_takeaways": [], "calls_to_action": []}


@pytest.mark.parametrize("count", ["-1", "101", "two", ""])
def test_a_count_that_is_none_ends_with_2(count: str, notes: Path) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["draft", str(notes), f"--takeaways={count}"])


def test_the_longest_text_is_taken(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    places = "north south east west coast island harbour village school market".split()
    turns = [
        f"S{n % 7}: The {places[n % 10]} cable number {n} costs more than the {places[n % 9]} "
        f"road of {n % 97} villages. Operators near the {places[n % 8]} should share plan {n}."
        for n in range(25_000 // 24)
    ]
    path.write_text("\n".join(turns), "utf-8")
    assert main(["draft", str(path), "--takeaways", "20", "--calls", "20"]) == 0
