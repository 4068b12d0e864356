"""While a poll is open and hidden, nothing anywhere changes with its ballots but their number."""

import io
import json
import re
import zipfile
from collections.abc import Iterator

import pytest

from session_core.domain.access import MAY
from session_core.domain.ballots import PollKind
from session_core.domain.people import Role
from session_core.domain.poll_settings import PollSettings, Showing
from session_core.domain.session import WorkshopSession
from session_core.use_cases.house import House
from session_core.use_cases.live import see_revisions
from session_core.use_cases.report import FORMATS, export_report
from session_core.use_cases.visit import USE_CASES, Visit
from session_core.web.news import with_sections
from tests.houses import seat_in, visit_as
from tests.pages.opening import open_page, words
from tests.polling import opened, vote, voters
from tests.use_cases.test_permissions import ARGUMENTS
from tests.web.program import Program
from tests.web.visitor import Visitor

OF_NUMBERS_ALONE = {"see_turnout", "see_revisions", "see_lobby"}
"""Staff see how many ballots came; the lobby tells when something happened last."""


def read_by(visit: Visit, role: Role) -> Iterator[tuple[str, str]]:
    """Every read model that needs no arguments and is open to this role."""
    for name in ARGUMENTS.keys() - OF_NUMBERS_ALONE:
        if name.startswith("see_") and not ARGUMENTS[name] and role in MAY[name]:
            yield f"{role}: {name}", repr(USE_CASES[name](visit))


def in_files(moderator: Visit) -> Iterator[tuple[str, str]]:
    """All that stands in the exported files, unpacked, without when they were made."""
    for ending in FORMATS:
        file = export_report(moderator, ending)
        if not zipfile.is_zipfile(io.BytesIO(file)):
            yield f"file {ending}", file.decode()
            continue
        with zipfile.ZipFile(io.BytesIO(file)) as package:
            for name in package.namelist():
                yield f"file {ending}: {name}", package.read(name).decode(errors="replace")


def everything(
    house: House, session: WorkshopSession, moderator: Visit, watching: Visit
) -> dict[str, str]:
    """What anybody can read of the session: those who watch, the screen, staff, a program."""
    screen = visit_as(house, Role.ROOM_SCREEN, session)
    found = {
        **dict(read_by(watching, Role.PARTICIPANT)),
        **dict(read_by(screen, Role.ROOM_SCREEN)),
        **dict(read_by(moderator, Role.ONSITE_MODERATOR)),
        **dict(in_files(moderator)),
    }
    visitor = Visitor(session)
    visitor.client.cookies["seat"] = watching.seat_secret or ""
    for page in ("", "/polls", "/floor", "/notes", "/mine"):
        found[f"thin page {page}"] = visitor.open_at(page)
    public = {room: n for room, n in see_revisions(screen).items() if n}
    found["revisions told to everybody"] = repr(public)
    message = with_sections(house, session.id, {}, public).plain.decode()
    found["feed"] = json.dumps(json.loads(message.partition("data: ")[2].partition("\n")[0]))
    for page, visit in (("room_screen.py", screen), ("polls.py", moderator)):
        found[page] = words(open_page(page, visit))
    program = Program(session, watching.seat_secret or "")
    for below in ("", "/polls"):
        found[f"API {below}"] = program("get", below).text
    return {name: unmoving(text) for name, text in found.items()}


def unmoving(text: str) -> str:
    """The text without the present moment, and without how many ballots staff are told of."""
    for moving in (
        r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|\+00:00)?",
        r"datetime\.datetime\([^)]*\)",
        r'data-now="[^"]*"',
        r"[0-9a-f]{8}\.[0-9a-f]{32}",  # tokens of forms
        r'name="key" value="[^"]*"',
        r"\*\*\d+\*\* ballots? so far",
        r"\d\d:\d\d(:\d\d)?",
    ):
        text = re.sub(moving, "…", text)
    return text


@pytest.mark.parametrize("showing", [Showing.AT_CLOSE, Showing.STAFF])
@pytest.mark.parametrize("kind", [PollKind.ROUGH_CONSENSUS, PollKind.WORD_CLOUD, PollKind.SINGLE])
def test_no_ballot_shows_anywhere_before_the_end(
    house: House, session: WorkshopSession, moderator: Visit, kind: PollKind, showing: Showing
) -> None:
    watching, people = seat_in(house, session.id), voters(moderator, 24)
    poll = opened(moderator, kind, PollSettings(kind, showing))
    before = everything(house, session, moderator, watching)
    vote(people, poll, kind)
    after = everything(house, session, moderator, watching)
    assert {name for name in before if before[name] != after[name]} == set()
    assert before.keys() == after.keys()


def test_what_is_compared_would_tell(
    house: House, session: WorkshopSession, moderator: Visit
) -> None:
    """Of a poll that shows its count meanwhile, nearly all of the same places do change."""
    watching, people = seat_in(house, session.id), voters(moderator, 24)
    live = PollSettings(PollKind.SINGLE, Showing.LIVE)
    poll = opened(moderator, PollKind.SINGLE, live)
    before = everything(house, session, moderator, watching)
    vote(people, poll, PollKind.SINGLE)
    after = everything(house, session, moderator, watching)
    changed = {name for name in before if before[name] != after[name]}
    assert {
        f"{Role.PARTICIPANT}: see_polls",
        f"{Role.ROOM_SCREEN}: see_polls",
        f"{Role.ONSITE_MODERATOR}: see_polls",
        "thin page ",
        "thin page /polls",
        "feed",
        "room_screen.py",
        "polls.py",
        "API /polls",
    } <= changed
