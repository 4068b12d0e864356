"""A seat goes to another device through plain forms, and nothing but its button takes it."""

import re
from html import unescape

import pytest
from sqlalchemy import text

from session_core.domain.people import Role
from session_core.domain.session import Entry, WorkshopSession
from session_core.use_cases.archive import archive_session
from session_core.use_cases.entry import admit_all, set_entry
from session_core.use_cases.house import House
from session_core.use_cases.sessions import close_session
from session_core.use_cases.visit import Visit
from session_core.web import thin_moves, thin_receipts
from session_core.web.patience import Patience
from tests.houses import sign_in_as
from tests.web.visitor import LINK, Visitor

GONE = "This link takes no seat."


@pytest.fixture
def mover(session: WorkshopSession) -> Visitor:
    """Somebody with a seat and a question, who has made a link."""
    visitor = Visitor(session).join("online", pseudonym="Quiet Heron")
    visitor.submit("ask", text="Who pays?")
    visitor.open()
    visitor.submit("move")
    return visitor


@pytest.fixture
def other(session: WorkshopSession) -> Visitor:
    """Another device, without a seat."""
    return Visitor(session)


def link_of(mover: Visitor) -> str:
    """The path of the link on screen, below the session's own address."""
    found = re.search(r'href="[^"]*(/seat/[\w-]+)"', mover.answer.text)
    assert found, mover.text()
    return found[1]


def follow(visitor: Visitor, below: str) -> Visitor:
    """Open a link below the session's address."""
    visitor.open(below)
    return visitor


def press(visitor: Visitor, **fields: str) -> Visitor:
    """Press the button of the link on screen."""
    visitor.submit("seat", **fields)
    return visitor


def test_the_page_offers_the_link_and_says_what_it_does(mover: Visitor) -> None:
    assert mover.answer.status_code == 200
    below = link_of(mover)
    assert f"http://evenfloor.example{mover.path}{below}" in mover.text()
    for said in ("within 10 minutes", "It works once", "go on working", "no seat any more"):
        assert said in mover.text()
    assert '<p role="img" aria-label="QR code of the link"><svg' in mover.answer.text
    assert mover.answer.headers["cache-control"] == "no-store"
    assert mover.answer.headers["referrer-policy"] == "no-referrer"
    assert re.findall(r"\sstyle=|\son\w+=|\sclass=\"qr", mover.answer.text) == []
    # In the address bar of the page that shows it, it does not stand.
    assert str(mover.answer.request.url).endswith("/move")


def test_only_the_text_of_the_link_names_the_host(mover: Visitor) -> None:
    addresses = LINK.findall(mover.answer.text)
    assert [each for each in addresses if "evenfloor.example" in each] == []
    assert mover.answer.text.count("evenfloor.example") == 1


@pytest.mark.parametrize(
    ("headers", "shown"),
    [
        ({"host": "mirror.onion"}, "http://mirror.onion/j/"),
        ({"host": "[::1]:8501"}, "http://[::1]:8501/j/"),
        ({"x-forwarded-proto": "https"}, "https://evenfloor.example/j/"),
        ({"host": 'x"><script>alert(1)</script>'}, "../j/"),
        ({"host": "a" * 300}, "../j/"),
    ],
)
def test_it_leads_where_the_reader_came_from(
    session: WorkshopSession, headers: dict[str, str], shown: str
) -> None:
    visitor = Visitor(session).join()
    answer = visitor.client.post(
        f"{visitor.path}/move", data={"token": visitor.token()}, headers=headers
    )
    assert answer.status_code == 200
    found = re.search(r'<a href="\.\./\.\./j/[^"]+/seat/[\w-]+"><bdi>([^<]+)</bdi>', answer.text)
    assert found
    assert shown in unescape(found[1])
    assert "alert(1)" not in answer.text
    assert ("Copy the link itself" in answer.text) is shown.startswith("..")


def test_where_the_settings_name_this_host_they_say_the_path_too(
    monkeypatch: pytest.MonkeyPatch, session: WorkshopSession, house: House
) -> None:
    visitor = Visitor(session).join()
    for public, shown in (
        ("https://evenfloor.example/floor", "https://evenfloor.example/floor/j/"),
        ("https://elsewhere.example/floor", "http://evenfloor.example/j/"),
    ):
        object.__setattr__(house.settings, "public_url", public)
        visitor.open()
        visitor.submit("move")
        assert shown in visitor.text()


def test_opening_the_link_uses_nothing_up(mover: Visitor, other: Visitor) -> None:
    below = link_of(mover)
    for _ in range(3):
        assert other.client.head(other.path + below).status_code == 200
        assert "Take the seat here?" in follow(other, below).text()
    assert other.client.cookies.get("seat") is None
    assert "Quiet Heron" not in other.answer.text
    assert "Who pays?" not in other.answer.text
    assert "Who pays?" in mover.reload()


def test_its_button_takes_the_seat(mover: Visitor, other: Visitor) -> None:
    below = link_of(mover)
    press(follow(other, below))
    assert other.answer.status_code == 303
    assert other.answer.headers["location"] == f"../..{other.path}"
    cookie = other.answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    # A browser takes the path beside which this was posted: also that of a mirror below one.
    assert "Path=" not in cookie
    assert str(other.answer.request.url.path) == f"{other.path}/seat"
    assert "Who pays?" in other.reload()
    assert "Quiet Heron" in other.text()
    assert other.submit("ask", text="And who repairs?").status_code == 303


def test_the_device_before_has_no_seat_and_is_told_so(mover: Visitor, other: Visitor) -> None:
    below, token = link_of(mover), mover.token()
    press(follow(other, below))
    assert "no seat here any more: you left, or took it to another device" in mover.reload()
    assert "Who pays?" not in mover.text()
    for page in ("/mine", "/floor", "/group"):
        assert mover.client.get(mover.path + page).status_code == 403
    answer = mover.post("ask", token=token, text="Still here?")
    assert answer.status_code == 403
    assert "Still here?" in mover.text(), "what was typed is theirs to copy"
    script = mover.client.get(mover.path + "/mine", headers={"X-Evenfloor": "fetch"})
    assert (script.status_code, script.json()["code"]) == (403, "not_allowed")
    assert "took it to another device" in mover.open().text, "and the script's words say so"


def test_whoever_never_had_a_seat_is_told_nothing_of_one(other: Visitor) -> None:
    assert "no seat here any more" not in other.text()


def test_used_replaced_too_old_and_never_made_answer_alike(
    mover: Visitor, other: Visitor, house: House, session: WorkshopSession
) -> None:
    first = link_of(mover)
    mover.open()
    mover.submit("move")
    second = link_of(mover)
    form = follow(other, second).hidden("seat")
    never = "/seat/" + "A" * 43

    def told(below: str) -> list[tuple[int, str]]:
        stranger = Visitor(session)
        link = below.removeprefix("/seat/")
        pages = [stranger.open(below), stranger.post("seat", **form | {"link": link})]
        return [(page.status_code, page.text) for page in pages]

    assert told(first)[0] == told(never)[0]
    assert told(never)[0][0] == 404
    assert GONE in Visitor.plain(told(never)[0][1])
    press(follow(other, second))
    assert told(second)[0] == told(never)[0]
    mine = follow(Visitor(session), never)
    assert first not in mine.answer.text
    other.open()
    other.submit("move")
    third = link_of(other)
    with house.database.writing() as db:
        db.execute(text("UPDATE seat_move SET expires_at = '2020-01-01 00:00:00.000000'"))
    assert told(third)[0] == told(never)[0]


def test_a_post_to_a_link_that_is_over_is_answered_as_the_page_is(
    mover: Visitor, other: Visitor, session: WorkshopSession
) -> None:
    below = link_of(mover)
    late = follow(Visitor(session), below)
    press(follow(other, below))
    assert press(late).answer.status_code == 404
    assert GONE in late.text()
    assert late.client.cookies.get("seat") is None


def test_a_form_that_is_sent_twice_takes_the_seat_once_and_gives_it_again(
    mover: Visitor, other: Visitor, session: WorkshopSession
) -> None:
    below = link_of(mover)
    form = follow(other, below).hidden("seat")
    lost = Visitor(session)
    # The answer to the first is lost on the way, and the cookie with it.
    assert lost.post("seat", **form).status_code == 303
    assert other.post("seat", **form).status_code == 303
    assert other.post("seat", **form).status_code == 303
    assert "Who pays?" in other.reload()


@pytest.mark.parametrize("fields", [{"token": ""}, {"token": "abcd1234.0"}, {"token": "ü.ß"}])
def test_a_form_that_is_not_the_links_own_takes_nothing(
    mover: Visitor, other: Visitor, fields: dict[str, str]
) -> None:
    link = link_of(mover).removeprefix("/seat/")
    other.post("seat", link=link, **fields)
    assert other.answer.status_code == 403
    assert "not that of the link" in other.text()
    assert "Who pays?" in mover.reload()


def test_a_post_from_another_site_takes_nothing(mover: Visitor, other: Visitor) -> None:
    below = link_of(mover)
    form = follow(other, below).hidden("seat")
    answer = other.client.post(
        f"{other.path}/seat", data=form, headers={"Sec-Fetch-Site": "cross-site"}
    )
    assert answer.status_code == 403
    assert other.client.cookies.get("seat") is None
    assert "Who pays?" in mover.reload()


def test_a_link_is_made_only_for_the_seat_whose_form_it_is(
    session: WorkshopSession, other: Visitor
) -> None:
    seated, another = Visitor(session).join(), Visitor(session).join()
    assert seated.post("move", token=another.token()).status_code == 403
    assert "older than your seat" in seated.text()
    assert "<details open><summary>Take my seat" in seated.answer.text
    assert other.post("move").status_code == 403


def test_who_has_a_seat_keeps_it(mover: Visitor, session: WorkshopSession) -> None:
    below = link_of(mover)
    seated = Visitor(session).join(pseudonym="Loud Owl")
    assert follow(seated, below).answer.status_code == 409
    assert "You have a seat of your own here" in seated.text()
    assert "Loud Owl" in seated.reload()
    assert follow(mover, below).answer.status_code == 409
    assert "This is the device that has the seat" in mover.text()
    assert "Who pays?" in mover.reload()


def test_guessing_is_slowed_also_for_who_is_right(
    mover: Visitor, other: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    slept: list[float] = []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)

    monkeypatch.setattr(thin_moves, "patience", Patience(lambda: 0.0, sleep))
    for n in range(20):
        assert other.open(f"/seat/guess{n}").status_code == 404
    assert slept[-1] == 2.0
    count = len(slept)
    assert other.open(link_of(mover)).status_code == 200
    assert slept[count:] == [2.0]
    monkeypatch.setattr(thin_receipts, "patience", Patience(lambda: 0.0, sleep))
    other.post("receipt", receipt="able able able able able")
    assert len(slept) == count + 1, "receipts are counted apart"


@pytest.mark.parametrize("archived", [False, True])
def test_after_the_end_a_seat_moves_too(
    mover: Visitor, other: Visitor, moderator: Visit, house: House, archived: bool
) -> None:
    close_session(moderator)
    if archived:
        archive_session(sign_in_as(house, Role.ORGANISER, moderator.session_id))
    mover.open()
    mover.submit("move")
    below = link_of(mover)
    press(follow(other, below))
    assert "Who pays?" in other.reload()


def test_who_waits_at_the_door_can_take_that_along(
    session: WorkshopSession, other: Visitor, moderator: Visit
) -> None:
    set_entry(moderator, Entry.APPROVAL)
    waiting = Visitor(session).join("online", pseudonym="Quiet Heron")
    assert "You are at the door" in waiting.text()
    waiting.submit("move")
    below = link_of(waiting)
    press(follow(other, below))
    assert "You are at the door" in other.reload()
    admit_all(moderator)
    assert "Quiet Heron" in other.reload()
    assert "My questions" in other.text()


@pytest.fixture
def receipt(mover: Visitor) -> str:
    mover.open()
    return mover.receipts()[0]


def test_a_receipt_takes_the_seat(mover: Visitor, other: Visitor, receipt: str) -> None:
    other.post("receipt", receipt=receipt)
    assert "Take this seat to this device" in other.text()
    assert "Whoever has the receipt can do this." in other.text()
    form = other.hidden("receipt-seat")
    assert other.submit("receipt-seat").status_code == 303
    assert other.answer.headers["location"] == f"../..{other.path}"
    assert "Path=" not in other.answer.headers["set-cookie"]
    assert "Who pays?" in other.reload()
    assert "no seat here any more" in mover.reload()
    assert other.post("receipt-seat", **form).status_code == 303, "sent twice it is taken once"
    other.post("receipt", receipt=receipt)
    assert "Take this seat" not in other.text(), "they sit there"


def test_the_receipts_words_say_what_they_can_do(mover: Visitor) -> None:
    mover.open()
    assert "or take your seat there. Whoever has them can too." in mover.text()


def test_who_has_a_seat_takes_none_by_a_receipt(session: WorkshopSession, receipt: str) -> None:
    seated = Visitor(session).join(pseudonym="Loud Owl")
    seated.post("receipt", receipt=receipt)
    assert "You have another seat here." in seated.text()
    assert "/receipt-seat" not in seated.answer.text
    assert seated.post("receipt-seat", receipt=receipt).status_code == 409
    assert "You have a seat of your own here" in seated.text()
    assert "Loud Owl" in seated.reload()


@pytest.mark.parametrize(
    ("words", "status"), [("able able able able able", 404), ("able", 422), ("", 422)]
)
def test_a_wrong_receipt_takes_no_seat(
    mover: Visitor, other: Visitor, words: str, status: int
) -> None:
    assert other.post("receipt-seat", receipt=words).status_code == status
    assert other.client.cookies.get("seat") is None
    assert "Who pays?" in mover.reload()
