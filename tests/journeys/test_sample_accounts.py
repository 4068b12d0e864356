"""Sample accounts at the sign-in: for whoever sits at the machine, and for nobody else."""

import socket
from collections.abc import Callable, Iterator
from typing import cast

import pytest
from playwright.sync_api import expect
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets import Origin, Subprotocol
from websockets.sync.client import connect

from session_core.domain.people import Role
from tests.browser import BrowserWindow
from tests.servers import Server, running_server
from tests.staff import expect_signed_in, sample_account

NewWindow = Callable[..., BrowserWindow]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server for the whole file, with the sample workshop."""
    with running_server(tmp_path_factory.mktemp("sample") / "data") as running:
        yield running


def first_page(server: Server, **headers: str) -> bytes:
    """All that Streamlit sends a new browser whose handshake has these headers as well."""
    headers = {"Host": f"localhost:{server.port}", "Origin": server.url} | headers
    host, origin = headers.pop("Host"), Origin(headers.pop("Origin"))
    with (
        socket.create_connection(("127.0.0.1", server.port)) as line,
        connect(
            f"ws://{host}/_stcore/stream",
            sock=line,
            origin=origin,
            subprotocols=[Subprotocol("streamlit")],
            additional_headers=headers,
            proxy=None,
        ) as stream,
    ):
        stream.send(BackMsg(rerun_script=ClientState()).SerializeToString())
        sent = b""
        while ForwardMsg.FromString(part := cast(bytes, stream.recv(60))).WhichOneof("type") != (
            "script_finished"
        ):
            sent += part
    return sent


@pytest.mark.parametrize(
    "headers",
    [
        {"X-Forwarded-For": "127.0.0.1"},
        {"Forwarded": "for=127.0.0.1"},
        {"Host": "evenfloor.example"},
    ],
)
def test_sample_accounts_are_not_shown_to_strangers(
    server: Server, headers: dict[str, str]
) -> None:
    password = sample_account(server, Role.ORGANISER).password.encode()
    assert password in first_page(server)
    page = first_page(server, **headers)
    assert b"Sign in" in page
    assert password not in page


def test_sample_accounts_are_shown_on_this_machine(server: Server, new_window: NewWindow) -> None:
    amina = sample_account(server, Role.ORGANISER)
    page = new_window().open(server.url)
    expect(page.get_by_text(amina.password)).to_be_visible()
    page.get_by_role("button", name=f"{amina.name}, organiser").click()
    expect_signed_in(page, amina)
