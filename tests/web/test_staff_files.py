"""The files of staff: by one address, at any time, for who may have them and for nobody else."""

import asyncio
import csv
from datetime import UTC, datetime, timedelta
from io import BytesIO, StringIO

import httpx
import jwt
import pytest
from docx import Document
from openpyxl import load_workbook
from starlette.applications import Starlette
from starlette.testclient import TestClient

from session_core.domain.access import MAY
from session_core.domain.notes import NoteKind
from session_core.domain.people import STAFF_ROLES, Modality, Role
from session_core.domain.refusals import NotAllowed, SignedOut
from session_core.domain.session import SessionType, WorkshopSession
from session_core.use_cases.archive import archive_session
from session_core.use_cases.asking import enter_for_someone
from session_core.use_cases.cookie_key import COOKIE, cookie_key
from session_core.use_cases.house import House
from session_core.use_cases.notes import write_note
from session_core.use_cases.sessions import close_session
from session_core.use_cases.sign_in import sign_out
from session_core.use_cases.visit import Visit
from session_core.web.doors import middleware, routes
from session_core.web.staff_files import FILES, StaffFile, ledger_name, report_name
from session_core.wording import words_for
from tests.houses import new_session, seat_in, sign_in_as

ALLOWED = {
    file: MAY["export_ledger" if file == "ledger.csv" else "export_report"] for file in FILES
}
NAME = "Ana Pereira"
SIGNED_OUT, NOT_ALLOWED = words_for(SignedOut()), words_for(NotAllowed())


@pytest.fixture
def session(house: House) -> WorkshopSession:
    return new_session(house, year=2023, type=SessionType.WORKSHOP, number=457)


@pytest.fixture
def rapporteur(house: House, session: WorkshopSession) -> Visit:
    return sign_in_as(house, Role.RAPPORTEUR, session.id)


@pytest.fixture
def client(house: House) -> TestClient:
    """A browser that keeps no cookie of its own, and stays where a page would be."""
    app = Starlette(routes=routes, middleware=middleware)
    return TestClient(app, base_url="http://evenfloor.example", follow_redirects=False)


def cookie(visit: Visit, key: str = "", valid_for: timedelta = timedelta(days=1)) -> dict[str, str]:
    """What the browser of somebody signed in shows."""
    claims = {"token": visit.sign_in, "exp": int((datetime.now(UTC) + valid_for).timestamp())}
    signed = jwt.encode(claims, key or cookie_key(visit.house.settings), algorithm="HS256")
    return {"Cookie": f"{COOKIE}={signed}"}


def take(client: TestClient, visit: Visit, file: str, session_id: str = "") -> httpx.Response:
    """Ask for a file of the visit's session, or of another one."""
    address = f"/files/{session_id or visit.session_id}/{file}"
    answer: httpx.Response = client.get(address, headers=cookie(visit))
    return answer


@pytest.mark.parametrize(
    ("file", "named", "media_type"),
    [
        (
            "report.docx",
            "IGF-2023-WS-457_2030-05-14_report.docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
        (
            "report.xlsx",
            "IGF-2023-WS-457_2030-05-14_report.xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ),
        ("report.md", "IGF-2023-WS-457_2030-05-14_report.md", "text/markdown; charset=utf-8"),
        ("report.json", "IGF-2023-WS-457_2030-05-14_report.json", "application/json"),
        ("ledger.csv", "{code}-ledger.csv", "text/csv; charset=utf-8"),
    ],
)
def test_a_file_comes_to_be_kept_under_its_name_and_in_no_cache(
    client: TestClient,
    rapporteur: Visit,
    session: WorkshopSession,
    *,
    file: str,
    named: str,
    media_type: str,
) -> None:
    answer = take(client, rapporteur, file)
    assert answer.status_code == 200
    named = named.format(code=session.join_code)
    assert answer.headers["content-disposition"] == f'attachment; filename="{named}"'
    assert answer.headers["content-type"] == media_type
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_there_is_a_case_above_for_every_file() -> None:
    assert set(FILES) == {f"report.{end}" for end in ("docx", "xlsx", "md", "json")} | {
        "ledger.csv"
    }


def test_a_file_says_what_is_there_at_the_moment_it_is_asked_for(
    client: TestClient, rapporteur: Visit
) -> None:
    write_note(rapporteur, "Fuel runs out on the third day.", NoteKind.POINT)
    first = take(client, rapporteur, "report.docx")
    assert any("Fuel runs out" in each.text for each in Document(BytesIO(first.content)).paragraphs)
    write_note(rapporteur, "Masts fall in the first storm.", NoteKind.POINT)
    for _ in range(2):
        assert "Masts fall in the first storm" in take(client, rapporteur, "report.md").text
    sheets = load_workbook(BytesIO(take(client, rapporteur, "report.xlsx").content))
    assert "Notes" in sheets.sheetnames
    assert take(client, rapporteur, "report.json").json()["format"] == "evenfloor-session"


def test_the_ledger_has_every_act_and_no_name(client: TestClient, rapporteur: Visit) -> None:
    enter_for_someone(rapporteur, Modality.ONSITE, "Why so late?", NAME)
    answer = take(client, rapporteur, "ledger.csv")
    assert len(list(csv.reader(StringIO(answer.content.decode("utf-8-sig"))))) == 2
    for told in (*NAME.split(), "late", "Somebody"):
        assert told not in answer.text
    assert NAME in take(client, rapporteur, "report.json").text, "it is told where it may be"


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("role", sorted(STAFF_ROLES))
def test_staff_get_it_as_the_table_says(
    client: TestClient, house: House, session: WorkshopSession, role: Role, file: str
) -> None:
    answer = take(client, sign_in_as(house, role, session.id), file)
    if role in ALLOWED[file]:
        assert answer.status_code == 200
    else:
        assert is_refused(answer, NOT_ALLOWED)


@pytest.mark.parametrize("file", FILES)
def test_a_seat_the_key_of_a_screen_and_nothing_at_all_open_no_file(
    client: TestClient, house: House, session: WorkshopSession, file: str
) -> None:
    address = f"/files/{session.id}/{file}"
    seat = seat_in(house, session.id).seat_secret
    for answer in (
        client.get(address),
        client.get(address, headers={"Cookie": f"seat={seat}"}),
        client.get(f"{address}?key={session.screen_key}"),
    ):
        assert is_refused(answer, SIGNED_OUT)


@pytest.mark.parametrize("file", FILES)
def test_a_session_of_others_and_none_at_all_look_alike(
    client: TestClient, house: House, session: WorkshopSession, file: str
) -> None:
    elsewhere = sign_in_as(house, Role.ORGANISER, new_session(house).id)
    of_others = take(client, elsewhere, file, session.id)
    of_none = take(client, elsewhere, file, "0" * 16)
    assert is_refused(of_others, NOT_ALLOWED)
    assert of_others.content == of_none.content
    assert of_others.status_code == of_none.status_code
    assert of_others.headers == of_none.headers


def test_a_cookie_that_is_worth_nothing_opens_no_file(
    client: TestClient, rapporteur: Visit
) -> None:
    address = f"/files/{rapporteur.session_id}/report.docx"
    good = cookie(rapporteur)
    assert client.get(address, headers=good).status_code == 200
    old, forged = cookie(rapporteur, valid_for=-timedelta(minutes=1)), cookie(rapporteur, "k" * 43)
    for headers in (old, forged, {"Cookie": f"{COOKIE}=nonsense"}):
        assert is_refused(client.get(address, headers=headers), SIGNED_OUT)
    sign_out(rapporteur)
    assert is_refused(client.get(address, headers=good), SIGNED_OUT)


@pytest.mark.parametrize("file", ["report.pdf", "report", "report.DOCX", "ledger.xlsx", "docx"])
def test_what_is_no_file_is_said_to_be_nothing(
    client: TestClient, rapporteur: Visit, file: str
) -> None:
    for answer in (
        take(client, rapporteur, file),
        take(client, rapporteur, file, "0" * 16),
        client.get(f"/files/{rapporteur.session_id}/{file}"),
    ):
        assert answer.status_code == 404
        assert answer.text == "There is nothing at this address."


def test_the_files_of_an_archived_session_are_still_there(
    client: TestClient, house: House, session: WorkshopSession
) -> None:
    organiser = sign_in_as(house, Role.ORGANISER, session.id)
    close_session(organiser)
    archive_session(organiser)
    assert take(client, organiser, "report.docx").status_code == 200


def test_nothing_can_be_sent_to_the_address_of_a_file(
    client: TestClient, rapporteur: Visit
) -> None:
    address = f"/files/{rapporteur.session_id}/report.docx"
    assert client.post(address, headers=cookie(rapporteur)).status_code == 405


def test_a_file_is_made_beside_the_loop_that_serves_everybody(
    client: TestClient, rapporteur: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    def make(_: Visit) -> bytes:
        with pytest.raises(RuntimeError, match="no running event loop"):
            asyncio.get_running_loop()
        return b"made"

    monkeypatch.setitem(FILES, "ledger.csv", StaffFile("text/csv", make, ledger_name))
    assert take(client, rapporteur, "ledger.csv").content == b"made"


def test_a_session_without_identity_still_names_its_file(house: House) -> None:
    assert report_name("xlsx", new_session(house)) == "session_2030-05-14_report.xlsx"


def is_refused(answer: httpx.Response, sentence: str) -> bool:
    """Whether it is one sentence and no file, and kept by nobody."""
    return (
        (answer.status_code, answer.text) == (403, sentence)
        and "content-disposition" not in answer.headers
        and answer.headers["content-type"] == "text/plain; charset=utf-8"
        and answer.headers["cache-control"] == "no-store"
    )
