"""Templates become pages: everything escaped, every sentence ready for a translation."""

import base64
import hashlib
import secrets
from bisect import bisect_right
from datetime import UTC, datetime
from itertools import accumulate
from pathlib import Path
from unicodedata import east_asian_width

import minify_html
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from session_core.domain.languages import own_name
from session_core.domain.written_in import direction_of
from session_core.language import (
    direction,
    gettext,
    language,
    long_date,
    names,
    ngettext,
    ordinal,
)
from session_core.wording import SIDES, disposition_words, read_by_words, why_here

_HERE = Path(__file__).parent
_LONG_ENOUGH = 40
_KEY = secrets.token_bytes(16)


def render(template: str, **values: object) -> str:
    """Fill a template; `values` reach the page as text, never as markup."""
    tag = language()
    return _templates.get_template(template).render(
        lang=tag, dir=direction(tag), languages_there=names(), **values
    )


def known(text: str) -> Markup:
    """The key by which the live feed knows a longer text again that a page has on the screen.

    Drawn anew in each process, so that nobody can write a text that is taken for another's.
    """
    if len(text) < _LONG_ENOUGH:
        return Markup()
    digest = hashlib.blake2b(text.encode(errors="replace"), digest_size=6, key=_KEY).digest()
    return Markup(' data-w="{}"').format(base64.urlsafe_b64encode(digest).decode())


def spoken(tag: str) -> Markup:
    """The language of a text for screen readers, where it is known and not that of the page."""
    return Markup(' lang="{}"').format(tag) if tag and tag != language() else Markup()


def clipped(text: str, most: int) -> str:
    """The beginning of a text, cut at a blank where there is one, with `…` where more follows.

    `most` counts columns: a letter as wide as those of Chinese takes two, on the screen as on the
    line.
    """
    columns = list(accumulate(2 if east_asian_width(c) in "WF" else 1 for c in text[: most + 1]))
    if not columns or columns[-1] <= most:
        return text
    kept = text[: bisect_right(columns, most - 1)]
    head, blank, _ = kept.rpartition(" ")
    return f"{head if blank and len(head) > len(kept) // 2 else kept}…"


def moment(at: datetime) -> str:
    """The moment for machines, to the minute, in UTC."""
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%MZ}"


def clock(at: datetime) -> str:
    """Hours and minutes in UTC."""
    return f"{at.astimezone(UTC):%H:%M}"


def span(start: datetime, end: datetime) -> str:
    """`Monday 9 October 2023, 08:00–09:30 UTC`; the second day is named where it differs."""
    if start.date() == end.date():
        return f"{_at(start)}–{clock(end)} UTC"
    return f"{_at(start)} – {_at(end)} UTC"


def _at(moment: datetime) -> str:
    return gettext("{day}, {hours}").format(day=long_date(moment), hours=clock(moment))


def inlined(tag: str, *names: str, first: str = "") -> Markup:
    """Files of `static/` for an element of the page itself, said as shortly as they can be.

    `first` is what stands before them.
    """
    texts = [first, *((_HERE / "static" / name).read_text("utf-8") for name in names)]
    lines = "\n".join(texts).splitlines()
    whole = "\n".join(line for line in lines if not line.strip().startswith("//"))
    tight = minify_html.minify(f"<{tag}>{whole}</{tag}>", minify_js=True, minify_css=True)
    return Markup(tight.removeprefix(f"<{tag}>").removesuffix(f"</{tag}>"))  # noqa: S704 - our own files


def hash_source(text: str) -> str:
    """How a content policy names a style or script that stands in the page itself."""
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


_STYLE = inlined("style", "thin.css")
_SCRIPT = inlined("script", "feed.js", "thin.js")

POLICY = (
    "default-src 'none'; "
    f"style-src {hash_source(_STYLE)}; script-src {hash_source(_SCRIPT)}; "
    "connect-src 'self'; worker-src 'self'; img-src data:; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""Nothing from elsewhere, and of our own only the one style and the one script, by their hash."""

_templates = Environment(
    loader=FileSystemLoader(_HERE / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    auto_reload=False,
    extensions=["jinja2.ext.i18n"],
)
_templates.policies["ext.i18n.trimmed"] = True
# As short as it can be: other scripts would stand there as escapes of six letters each.
_templates.policies["json.dumps_kwargs"] = {
    "sort_keys": True,
    "ensure_ascii": False,
    "separators": (",", ":"),
}
_templates.install_gettext_callables(gettext, ngettext, newstyle=True)  # type: ignore[attr-defined]
_templates.filters |= {
    "ordinal": ordinal,
    "clipped": clipped,
    "moment": moment,
    "clock": clock,
    "span": lambda session: span(session.starts_at, session.ends_at),
}
_templates.globals |= {
    "known": known,
    "sides": SIDES,
    "why_here": why_here,
    "disposition_words": disposition_words,
    "spoken": spoken,
    "direction_of": direction_of,
    "own_name": own_name,
    "read_by_words": read_by_words,
    "style": _STYLE,
    "script": _SCRIPT,
}
_templates.globals["marks"] = _templates.get_template("marks.html").module
for _name in _templates.list_templates():
    # Made ready now: the first of a crowd must not wait for it.
    _templates.get_template(_name)
