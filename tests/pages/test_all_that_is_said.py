"""Nothing on a page of staff is said past the catalogues: all is looked up, but people's own words.

Each page is drawn with a catalogue that puts a mark around whatever is looked up in it. What stands
outside of such marks must be somebody's own words: those of the sample sessions.
"""

import gettext
import html
import json
import re
from collections.abc import Iterable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1.element_tree import Block, Node

from session_core import language
from session_core.domain.people import Role
from session_core.storage import accounts, seats
from session_core.use_cases import passwords
from session_core.use_cases.demo import OTHERS, SAMPLE
from session_core.use_cases.demo_accounts import demo_accounts
from session_core.use_cases.house import House, close_house, open_house
from session_core.use_cases.seats import find_session
from session_core.use_cases.visit import Visit
from tests.houses import CHEAP, NOW, lay_samples, stranger, visit_of
from tests.pages.opening import open_page

PAGES = sorted(
    each.name
    for each in (Path(__file__).parents[2] / "pages").glob("*.py")
    if each.name not in {"frame.py", "participant.py", "room_screen.py"}
)
SEEN_BY = {
    **dict.fromkeys(("lobby.py", "new_session.py", "series.py", "people.py"), Role.ORGANISER),
    **dict.fromkeys(("report.py", "notes.py", "breakouts.py"), Role.RAPPORTEUR),
    "desk.py": Role.DESK,
}
"""Who has most to do there; for what is not named, a moderator."""
SHOWN = {"label", "body", "help", "placeholder", "options", "words", "title", "name", "all"}
"""Where Streamlit's messages, and what our own parts are told, have what people read."""
EVERYWHERE = {"Evenfloor", "UTC", "CSV", "DOCX", "XLSX", "MD", "JSON", "IGF", "English", "Français"}
"""Names that are the same in every language, or each written in its own."""
SIGNS = {"meeting_room", "verified_user", "wifi"}
"""What a font draws as signs."""
_MARKS = re.compile(r"⟦[^⟦⟧…]*[⟧…]")  # what is long is cut
_REFERENCE = re.compile(r"IGF \d{4} .*")
_MARKUP = re.compile(r"<style>.*?</style>|<[^>]*>|:material/\w+:|:[\w-]+\[|/j/\w+", re.S)
_BETWEEN = re.compile(r"[\n·|•→:]|  +|, (?=[A-Z])")


class Marking(gettext.NullTranslations):
    """A catalogue that says everything as in English, between marks."""

    def gettext(self, message: str) -> str:
        return f"⟦{message}⟧"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"⟦{msgid1 if n == 1 else msgid2}⟧"


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    """This process's house with the sample sessions, in which all that is looked up is marked."""
    monkeypatch.setenv("EVENFLOOR_DATA", str(tmp_path))
    monkeypatch.setattr(passwords, "COST", CHEAP)
    monkeypatch.setattr(language, "_catalogue", lambda tag: Marking())
    lay_samples(tmp_path, NOW + timedelta(seconds=42))
    close_house()
    yield open_house()
    close_house()


def own_words(house: House) -> str:
    """All that people said, wrote and are called in the samples, as one text."""
    told = [f"{each.name}\n{each.username}" for each in demo_accounts(house.settings)]
    with house.database.reading() as db:
        told += [seat.pseudonym for seat in seats.seats_of(db, the_session(house))]
    for file in (SAMPLE, *OTHERS):
        told += strings(json.loads(file.read_text("utf-8").replace("{year}", str(NOW.year))))
    return plain("\n".join(told))


def the_session(house: House) -> str:
    """The sample that is half-run."""
    return find_session(stranger(house), "DEMO")


def strings(value: object) -> Iterator[str]:
    """Every text in a value as JSON knows them."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from strings(each)
    elif isinstance(value, list):
        for each in value:
            yield from strings(each)


def shown(message: Any) -> Iterator[str]:
    """What people read of one message of Streamlit's."""
    for field, value in message.ListFields():
        if field.name == "json":
            yield from _told(json.loads(value))
        elif isinstance(value, str):
            yield from [value] if field.name in SHOWN else []
        elif hasattr(value, "ListFields"):
            yield from shown(value)
        elif isinstance(value, Iterable) and not isinstance(value, bytes):
            for each in value:
                if hasattr(each, "ListFields"):
                    yield from shown(each)
                elif isinstance(each, str) and field.name in SHOWN:
                    yield each


def _told(value: object, *, is_shown: bool = False) -> Iterator[str]:
    """The same of what one of our own parts is told."""
    if isinstance(value, str) and is_shown:
        yield value
    elif isinstance(value, list):
        for each in value:
            yield from _told(each, is_shown=is_shown)
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from _told(each, is_shown=key in SHOWN)


def messages(block: Block | Node) -> Iterator[Any]:
    """All messages of a page, in the order of the page."""
    if getattr(block, "proto", None) is not None:
        yield block.proto
    for child in getattr(block, "children", {}).values():
        yield from messages(child)


def plain(text: str) -> str:
    """Without markup and marks of direction, and with blanks of one kind."""
    read = re.sub("https?://|[\\\\\u200e\u200f\u2066-\u2069]", "", text)
    return re.sub(r"[^\S\n]", " ", html.unescape(_MARKUP.sub("\n", read)))


def not_looked_up(texts: Iterable[str], own: str) -> set[str]:
    """The pieces of texts that stand in no mark and are nobody's own words."""
    found = set()
    for text in texts:
        left = plain(text)
        while left != (left := _MARKS.sub("\n", left)):
            pass
        for piece in _BETWEEN.split(left):
            words = piece.strip(" #*_-–—,.;()[]{}“”…\"'+−0123456789")
            known = words in own or words in EVERYWHERE | SIGNS or _REFERENCE.fullmatch(words)
            if re.search(r"[A-Za-z]{2}", words) and not known:
                found.add(words)
    return found


def arrive(house: House, role: Role) -> Visit:
    """Sign in as one of the sample's staff, in the session that is half-run."""
    one = next(each for each in demo_accounts(house.settings) if each.role is role)
    with house.database.reading() as db:
        account = accounts.account_named(db, one.username)
    assert account
    return visit_of(house, account, the_session(house))


@pytest.mark.parametrize("page", PAGES)
def test_all_is_looked_up(house: House, page: str) -> None:
    app = open_page(page, arrive(house, SEEN_BY.get(page, Role.ONSITE_MODERATOR)), lang="fr")
    texts = [text for message in messages(app.main) for text in shown(message)]
    assert any("⟦" in text for text in texts)
    assert not_looked_up(texts, own_words(house)) == set()


def test_what_is_not_looked_up_is_found(house: House) -> None:
    own = own_words(house)
    texts = [
        "**⟦Sort by⟧** Amina",
        "⟦%(name)s⟧: First 72 hours",
        "Close the queue",
        "<b>Tell them all</b>",
    ]
    assert not_looked_up(texts, own) >= {"Close the queue", "Tell them all"}
    assert not_looked_up(texts[1:2], own) == set()
