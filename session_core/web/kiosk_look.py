"""How a kiosk's pages look and what their script is: their own, beside the thin page's.

How long a kiosk waits is a setting, and stands in the style: the countdown runs without script.
"""

from dataclasses import dataclass
from functools import cache

from markupsafe import Markup

from session_core.web.rendering import hash_source, inlined

WARNING_SECONDS = 30
"""So long before the end somebody is asked whether they are still there; WCAG asks for 20."""
WRITING = 5
"""So many times as long one may write where no script can tell that somebody does."""


@dataclass(frozen=True)
class Look:
    """Style and script of the pages, and the policy that lets these two run and nothing else."""

    style: Markup
    script: Markup
    policy: str
    seconds: int
    warning_seconds: int
    writing_seconds: int


@cache
def look(seconds: int) -> Look:
    """The look of a kiosk that waits so long."""
    warning, writing = min(WARNING_SECONDS, seconds // 2), seconds * WRITING
    style = inlined(
        "style",
        "thin.css",
        "kiosk.css",
        first=f":root{{{_clock(seconds, warning)}}}"
        f"@media (scripting:none){{.writes{{{_clock(writing, warning)}}}}}",
    )
    script = inlined("script", "kiosk.js")
    policy = (
        "default-src 'none'; "
        f"style-src {hash_source(style)}; script-src {hash_source(script)}; "
        "connect-src 'self'; img-src data:; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
    return Look(style, script, policy, seconds, warning, writing)


def _clock(seconds: int, warning: int) -> str:
    return f"--seconds:{seconds};--whole:{seconds}s;--quiet:{seconds - warning}s"
