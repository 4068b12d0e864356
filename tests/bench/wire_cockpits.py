"""Cockpits without browsers: what the server does for twenty of them, and nothing else.

Twenty Chromiums on the machine that also serves them measure themselves. Here each cockpit speaks
Streamlit's own protocol over its own line, listens to the live feed, and asks for its fragment as
`pages/parts/live.js` does. What is measured ends where the words have arrived at the browser.
"""

import asyncio
import json
import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

import httpx
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import connect

PULSE = "evenfloor_pulse"
MARK = re.compile(rb"bench-\w+-\d+")
PATIENCE_SECONDS = 30
MERGED_SECONDS = 1.0


class WireCockpit:
    """One page of a moderator, by its address and the cookie of a sign-in."""

    def __init__(self, address: str, cookie: str) -> None:
        self.address, self.cookie = urlsplit(address), cookie
        self.seen_at: dict[str, float] = {}
        self.drawn = asyncio.Event()
        self._pulse: dict[str, Any] = {}
        self._widget = self._fragment = self._page = ""
        self._last = 0.0

    async def run(self) -> None:
        """Open the page and follow it until cancelled."""
        line = f"ws://{self.address.netloc}/_stcore/stream"
        headers = {"Cookie": self.cookie, "Origin": f"http://{self.address.netloc}"}
        async with connect(
            line, additional_headers=headers, max_size=None, proxy=None
        ) as self._line:
            await self._ask(BackMsg())
            reading = asyncio.create_task(self._read())
            await self.drawn.wait()
            await asyncio.gather(reading, self._listen())

    async def _ask(self, asked: BackMsg) -> None:
        asked.rerun_script.query_string = self.address.query
        asked.rerun_script.page_name = self.address.path.strip("/")
        asked.rerun_script.page_script_hash = self._page
        asked.rerun_script.context_info.url = self.address.geturl()
        await self._line.send(asked.SerializeToString())

    async def _read(self) -> None:
        async for data in self._line:
            assert isinstance(data, bytes)
            now = time.time() * 1000
            for mark in MARK.findall(data.replace(b"\\", b"")):  # written for Markdown
                self.seen_at.setdefault(mark.decode(), now)
            message = ForwardMsg.FromString(data)
            if message.WhichOneof("type") == "new_session":
                self._page = message.new_session.page_script_hash
            element = message.delta.new_element
            if element.WhichOneof("type") == "bidi_component":
                component = element.bidi_component
                if component.component_name.endswith(PULSE):
                    self._pulse = json.loads(component.json)
                    self._widget, self._fragment = component.id, message.delta.fragment_id
            if message.WhichOneof("type") == "script_finished" and self._pulse:
                self.drawn.set()

    async def _listen(self) -> None:
        feed = f"http://{self.address.netloc}/{self._pulse['feed']}"
        seen = "-".join(f"{room}.{n}" for room, n in self._pulse["seen"].items())
        async with (
            httpx.AsyncClient(trust_env=False, timeout=None) as client,
            client.stream(
                "GET", feed, params={"seen": seen}, headers={"Cookie": self.cookie}
            ) as answer,
        ):
            answer.raise_for_status()
            async for text in answer.aiter_lines():
                if text.startswith("data:"):
                    await self._hear(json.loads(text.removeprefix("data:")))

    async def _hear(self, news: dict[str, dict[str, int]]) -> None:
        drawn = self._pulse["seen"]
        if not any(n > drawn.get(room, n) for room, n in news["seen"].items()):
            return
        await asyncio.sleep(max(0.0, self._last + MERGED_SECONDS - time.monotonic()))
        self._last = time.monotonic()
        asked = BackMsg()
        asked.rerun_script.fragment_id = self._fragment
        trigger = asked.rerun_script.widget_states.widgets.add()
        trigger.id = f"$$STREAMLIT_INTERNAL_KEY_{self._widget}__events"
        trigger.json_trigger_value = json.dumps([{"event": "moved", "value": self._last}])
        await self._ask(asked)


@contextmanager
def wire_cockpits(count: int, address: str, cookie: str) -> Iterator[list[WireCockpit]]:
    """So many cockpits, drawn and following, in a thread of their own."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    cockpits = [WireCockpit(address, cookie) for _ in range(count)]
    tasks = [asyncio.run_coroutine_threadsafe(each.run(), loop) for each in cockpits]
    try:
        deadline = time.monotonic() + PATIENCE_SECONDS + count
        while not all(each.drawn.is_set() for each in cockpits):
            broken = [task for task in tasks if task.done()]
            assert not broken, broken[0].exception()
            assert time.monotonic() < deadline, "the cockpits were not drawn"
            time.sleep(0.1)
        yield cockpits
    finally:
        asyncio.run_coroutine_threadsafe(_end_all(), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


async def _end_all() -> None:
    others = asyncio.all_tasks() - {asyncio.current_task()}
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)


def arrived_at(cockpit: WireCockpit, mark: str) -> float:
    """When the mark came over the line, in milliseconds; waits for it."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while mark not in cockpit.seen_at:
        assert time.monotonic() < deadline, f"{mark} never came"
        time.sleep(0.005)
    return cockpit.seen_at[mark]
