"""The suite's own rule, tried on suites that break it."""

import subprocess
import sys
from pathlib import Path

from tests.architecture.source import ROOT

BREAKS_IT = """
import pytest

def test_that_runs(): pass

def test_that_gives_up(): pytest.skip("no time")

@pytest.mark.skip(reason="no time")
def test_marked(): pass

@pytest.mark.skipif(True, reason="no time")
def test_marked_on_a_condition(): pass

@pytest.mark.xfail(reason="no time")
def test_expected_to_fail(): assert False
"""
LACKS_A_LIBRARY = "import pytest; pytest.importorskip('no_such_library')"
SKIPS_ITSELF = "import pytest; pytest.skip('no time', allow_module_level=True)"


def run_pytest(folder: Path, *files: str) -> subprocess.CompletedProcess[str]:
    """Run planted test files under this suite's conftest, and nothing else of it."""
    for number, text in enumerate(files):
        (folder / f"test_{number}.py").write_text(text)
    command = [sys.executable, "-m", "pytest", "-p", "tests.conftest"]
    command += ["-p", "no:cacheprovider", "-p", "no:warnings"]
    command += ["--config-file", "/dev/null", "--rootdir", str(folder), str(folder)]
    command += ["--continue-on-collection-errors"]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60)


def test_every_way_to_skip_makes_the_run_red(tmp_path: Path) -> None:
    run = run_pytest(tmp_path, BREAKS_IT, LACKS_A_LIBRARY, SKIPS_ITSELF)
    assert run.returncode != 0
    assert "2 failed, 1 passed, 4 errors" in run.stdout.splitlines()[-1]


def test_a_suite_without_skips_is_green_and_counted(tmp_path: Path) -> None:
    run = run_pytest(tmp_path, "def test_that_runs(): pass", "def test_another(): pass")
    assert run.returncode == 0
    assert "     2  in all" in run.stdout
