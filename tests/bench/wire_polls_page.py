"""A moderator's polls page without a browser: drawn once, and its button pressed."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection

from tests.bench.wire_streamlit import rerun, streamlit_line

DRAW_SECONDS = 60


class WirePollsPage:
    """The page at an address, over Streamlit's own line."""

    def __init__(self, address: str, line: ClientConnection) -> None:
        self.address, self._line = urlsplit(address), line
        self._page = ""
        self._buttons: dict[str, tuple[str, str]] = {}  # its words -> the button, its fragment

    async def draw(self, wanted: str) -> None:
        """Ask for the page and wait until it is drawn with a button of these words."""
        await self._ask(BackMsg())
        async with asyncio.timeout(DRAW_SECONDS):
            while not (await self._read() and wanted in self._buttons):
                pass

    async def press(self, words: str) -> None:
        """Press a button, as the page shows it."""
        button, fragment = self._buttons[words]
        asked = BackMsg()
        asked.rerun_script.fragment_id = fragment
        pressed = asked.rerun_script.widget_states.widgets.add()
        pressed.id, pressed.trigger_value = button, True
        await self._ask(asked)

    async def _ask(self, asked: BackMsg) -> None:
        await self._line.send(rerun(asked, self.address, self._page))

    async def _read(self) -> bool:
        """Take one message, and say whether a run of the script ended with it."""
        data = await self._line.recv()
        assert isinstance(data, bytes)
        message = ForwardMsg.FromString(data)
        kind = message.WhichOneof("type")
        if kind == "new_session":
            self._page = message.new_session.page_script_hash
        element = message.delta.new_element
        if element.WhichOneof("type") == "button":
            self._buttons[element.button.label] = element.button.id, message.delta.fragment_id
        return bool(kind == "script_finished")


@asynccontextmanager
async def wire_polls_page(address: str, cookie: str) -> AsyncIterator[WirePollsPage]:
    """The page, open for as long as the block lasts."""
    async with streamlit_line(urlsplit(address), cookie) as line:
        yield WirePollsPage(address, line)
