"""Where this machine keeps a Chromium; `python -m tests.chromium` prints it or exits with 1."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator

from playwright.sync_api import sync_playwright

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)


def find() -> str | None:
    """Give the path of the first Chromium that starts: $CHROMIUM, installed, or Playwright's."""
    return next(filter(starts, candidates()), None)


def candidates() -> Iterator[str]:
    """Give the paths where a Chromium or Chrome may be, the developer's wish first."""
    for name in (os.environ.get("CHROMIUM", ""), *NAMES):
        if path := shutil.which(name):
            yield path
    with sync_playwright() as playwright:
        yield playwright.chromium.executable_path


def starts(path: str) -> bool:
    """Try it: Ubuntu's chromium-browser, for one, may only be a note that says to use snap."""
    try:
        return subprocess.run([path, "--version"], capture_output=True, timeout=30).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


if __name__ == "__main__":
    path = find()
    print(path or "No Chromium or Chrome found.")
    sys.exit(0 if path else 1)
