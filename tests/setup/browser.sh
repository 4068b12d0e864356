#!/bin/sh
# Make sure that the tests have a Chromium. Usage: tests/setup/browser.sh PYTHON
set -u
python=$1

if "$python" -m tests.chromium; then exit 0; fi
echo "Installing Chromium for the browser tests."

as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi
}

if command -v apt-get >/dev/null; then
  as_root apt-get update -qq && as_root apt-get install -y -qq chromium fonts-liberation
elif command -v dnf >/dev/null; then
  as_root dnf install -y chromium
elif command -v pacman >/dev/null; then
  as_root pacman -Sy --noconfirm chromium
elif command -v apk >/dev/null; then
  as_root apk add chromium font-liberation
elif command -v brew >/dev/null; then
  brew install --cask chromium
fi
if "$python" -m tests.chromium; then exit 0; fi

# Some systems (Ubuntu among them) pack no Chromium that tests can drive; Playwright brings one.
"$python" -m playwright install --with-deps chromium
if "$python" -m tests.chromium; then exit 0; fi

echo "The browser tests need Chromium or Google Chrome, and none could be installed." >&2
echo "Please install one, or say where it is: make test CHROMIUM=/path/to/chromium" >&2
exit 1
