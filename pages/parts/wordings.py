"""A question's words and its translations side by side, as HTML, each in its own direction.

Whatever people wrote is escaped. Screen readers change their voice with `lang`; where a text is in
no language that is known, they go on in that of the page.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

from pages.parts.plain import as_html
from session_core.domain.floor import Intervention
from session_core.domain.languages import own_name
from session_core.domain.translations import Translation
from session_core.domain.written_in import direction_of
from session_core.language import gettext
from session_core.wording import read_by_words, reading_words

EARLIER = "of an earlier wording"
"""What is said of a translation whose question has other words by now."""

_STYLE = f"<style>{Path(__file__).with_suffix('.css').read_text('utf-8')}</style>"


def wordings_style() -> str:
    """The style of what stands side by side on staff pages; the room screen has its own."""
    return _STYLE


def in_tongue(tag: str, text: str) -> str:
    """The attributes of whatever holds a text: its language where it is known, its direction."""
    spoken = f' lang="{as_html(tag)}"' if tag else ""
    return f'{spoken} dir="{direction_of(text)}"'


def wordings(
    one: Intervention,
    translations: Sequence[Translation],
    shown: Callable[[str], str] = str,
) -> str:
    """The original and each translation, with how long they take to be read aloud and by whom.

    `shown` cuts what is too long for the place.
    """
    remark = gettext("as asked") if translations else ""
    asked = _wording(one.written_in, one.text, remark, "", shown)
    others = [
        _wording(
            each.language,
            each.text,
            gettext(EARLIER) if each.is_of_earlier_wording(one) else "",
            each.read_aloud_by,
            shown,
        )
        for each in translations
    ]
    return f'<div class="ef-wordings">{"".join([asked, *others])}</div>'


def _wording(tag: str, text: str, remark: str, read_by: str, shown: Callable[[str], str]) -> str:
    tongue = f'<b lang="{as_html(tag)}">{as_html(own_name(tag))}</b>' if tag else ""
    reader = f"<bdi>{as_html(read_by_words(read_by))}</bdi>" if read_by else ""
    return (
        f'<div class="ef-wording">{_line("ef-tongue", tongue, remark, reading_words(text))}'
        f'<p class="ef-question"{in_tongue(tag, text)}>{as_html(shown(text))}</p>'
        f"{_line('ef-aloud', reader)}</div>"
    )


def _line(kind: str, *told: str) -> str:
    said = " · ".join(filter(None, told))
    return f'<p class="{kind}">{said}</p>' if said else ""
