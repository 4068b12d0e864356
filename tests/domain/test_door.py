"""The door: what is a link and what never becomes one, and what nobody may leave unsaid."""

from dataclasses import replace
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from session_core.domain.door import (
    CONDUCT_LIMIT,
    LINK_LIMIT,
    Links,
    asked_with,
    check_said,
    checked_conduct,
    checked_link,
    is_link,
    links_of,
    links_to_show,
    without_links,
)
from session_core.domain.door_refusals import AskedAtDoor, BadLink
from session_core.domain.refusals import TextTooLong
from session_core.domain.session import AtDoor, Stage, WorkshopSession
from session_core.wording import words_for
from tests.houses import NOW

SESSION = WorkshopSession("id", "Fair floors", NOW, NOW + timedelta(hours=1), "KX73BQ", "key")
LINKED = replace(
    SESSION,
    call_link="https://call.example.org/a",
    captions_link="https://captions.example.org/a",
    stream_link="https://stream.example.org/a",
)


@pytest.mark.parametrize(
    "link",
    [
        "https://call.example.org/j/81234567890?pwd=Zm9v.1#success",
        "http://localhost:8080",
        "HTTPS://Call.Example.ORG/A",
        "https://مثال.example/غرفة",
        "https://192.0.2.7:8443/room",
        "https://[2001:db8::7]/room",
        "https://call.example.org/@somebody/live",
        f"https://call.example.org/{'x' * (LINK_LIMIT - 25)}",
    ],
)
def test_a_whole_address_is_a_link(link: str) -> None:
    assert checked_link(f" {link}\n", "The link") == link
    assert is_link(link)


@pytest.mark.parametrize("empty", ["", "   ", "\u200d"])
def test_no_link_is_none(empty: str) -> None:
    assert checked_link(empty, "The link") == ""
    assert not is_link(empty)


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("javascript:alert(1)", "beginning"),
        ("JavaScript://call.example.org/%0aalert(1)", "beginning"),
        ("data:text/html,<script>alert(1)</script>", "beginning"),
        ("file:///etc/passwd", "beginning"),
        ("//call.example.org", "beginning"),
        ("call.example.org/room", "beginning"),
        ("Zoom, code 812", "blank"),
        ("https://call.example.org/a b", "blank"),
        ("https://call.example.org/a\u00a0b", "blank"),
        ("https://call.example.org/a\u200db", "blank"),
        ("https://call.example.org/a\nhttps://other.example", "blank"),
        ("https://amina@call.example.org", "user"),
        ("https://call.example.org:secret@other.example/", "user"),
        ("https://", "host"),
        ("https:///room", "host"),
        ("https://call.example.org:no/room", "host"),
        ("https://[2001:db8::7/room", "host"),
        ("https://call.example.org\\.other.example", "host"),
        ("https://call..example", "host"),
        ('https://call.example"onclick=', "host"),
    ],
)
def test_anything_else_is_refused_in_words(typed: str, reason: str) -> None:
    with pytest.raises(BadLink) as refused:
        checked_link(typed, "The link of the call")
    assert refused.value.details["reason"] == reason
    assert words_for(refused.value).startswith("The link of the call ")
    assert not is_link(typed)


def test_a_link_has_an_end() -> None:
    long = f"https://call.example.org/{'x' * (LINK_LIMIT - 24)}"
    with pytest.raises(TextTooLong) as refused:
        checked_link(long, "The link of the call")
    assert "The link of the call has 501 characters; the limit is 500" in words_for(refused.value)
    assert not is_link(long)


@given(
    st.text(max_size=40)
    | st.builds(
        "".join,
        st.lists(
            st.sampled_from(
                ["http", "https", "javascript", ":", "//", "/", "\\", "@", ".", "a", "[", "]", "é"]
            ),
            max_size=12,
        ),
    )
)
def test_whatever_is_typed_a_link_is_a_web_address_or_refused(typed: str) -> None:
    try:
        link = checked_link(typed, "The link")
    except BadLink:
        return
    if link:
        parts = urlsplit(link)
        assert parts.scheme in ("http", "https")
        assert parts.hostname
        assert parts.username is None
        assert not any(c.isspace() or c == "\\" for c in link)
        assert checked_link(link, "The link") == link


def test_who_has_no_seat_is_given_no_link() -> None:
    assert links_of(without_links(LINKED)) == Links()
    assert without_links(LINKED) == SESSION


def test_after_the_end_the_recording_is_left() -> None:
    assert links_to_show(LINKED) == links_of(LINKED)
    closed = links_to_show(replace(LINKED, stage=Stage.CLOSED))
    assert closed == Links(stream="https://stream.example.org/a")
    assert not links_to_show(SESSION).any


def test_what_is_no_link_is_never_shown_as_one() -> None:
    forged = replace(LINKED, call_link="javascript:alert(1)", stream_link="https://a b")
    assert links_to_show(forged) == Links(captions="https://captions.example.org/a")


def test_a_code_of_conduct_is_text_with_an_end() -> None:
    assert checked_conduct(" Be kind.\r\n\r\nTruly. ") == "Be kind.\n\nTruly."
    assert checked_conduct("") == ""
    assert len(checked_conduct("x" * CONDUCT_LIMIT)) == 10_000
    with pytest.raises(TextTooLong) as refused:
        checked_conduct("x" * (CONDUCT_LIMIT + 1))
    assert "The code of conduct has 10,001 characters" in words_for(refused.value)


def test_what_is_asked_stands_in_the_order_of_the_form() -> None:
    asked = asked_with((AtDoor.LANGUAGE,), AtDoor.MODALITY, is_asked=True)
    assert asked == (AtDoor.MODALITY, AtDoor.LANGUAGE)
    assert asked_with(asked, AtDoor.MODALITY, is_asked=True) == asked
    assert asked_with(asked, AtDoor.MODALITY, is_asked=False) == (AtDoor.LANGUAGE,)
    assert asked_with((), AtDoor.LANGUAGE, is_asked=False) == ()


@pytest.mark.parametrize("missing", AtDoor)
def test_what_is_asked_must_be_said(missing: AtDoor) -> None:
    said = dict.fromkeys(AtDoor, "something") | {missing: None}
    check_said((), {})
    check_said([each for each in AtDoor if each is not missing], said)
    with pytest.raises(AskedAtDoor) as refused:
        check_said(tuple(AtDoor), said)
    assert refused.value.details == {"reason": missing}
    assert words_for(refused.value).startswith("The organiser asks ")
    assert words_for(refused.value) != words_for(AskedAtDoor())
