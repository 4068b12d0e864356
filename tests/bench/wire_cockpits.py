"""Cockpits without browsers: what the server does for so many of them, and nothing else.

Twenty Chromiums on the machine that also serves them measure themselves. Here each cockpit speaks
Streamlit's own protocol over its own line, listens to the live feed, asks for its fragment as
`pages/parts/live.js` does, and presses as `pages/parts/floor_cockpit.js` does. What is measured
ends where the words have arrived at the browser.
"""

import asyncio
import json
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

import httpx
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.BidiComponent_pb2 import BidiComponent
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.bench.wire import PATIENCE_SECONDS, Floors, running_loop
from tests.bench.wire_streamlit import rerun, streamlit_line

PULSE, CARD = "evenfloor_pulse", "evenfloor_cockpit"
MARK = re.compile(rb"bench-\w+-\d+")
MERGED_SECONDS = 1.0


class WireCockpit:
    """One page of a moderator, by its address and the cookie of a sign-in."""

    def __init__(self, address: str, cookie: str) -> None:
        self.address, self.cookie = urlsplit(address), cookie
        self.seen_at: dict[str, float] = {}
        self.floors = Floors()
        self.card: dict[str, Any] = {}
        self.drawn = asyncio.Event()
        self._pulses: dict[str, tuple[dict[str, Any], str]] = {}  # widget -> its data, fragment
        self._pulse = self._card = self._page = ""
        self._last = 0.0

    async def run(self) -> None:
        """Open the page and follow it until cancelled."""
        self.loop = asyncio.get_running_loop()
        async with streamlit_line(self.address, self.cookie) as self._line:
            await self._ask(BackMsg())
            reading = asyncio.create_task(self._read())
            await self.drawn.wait()
            await asyncio.gather(reading, self._listen())

    async def press(self, act: str, on: str = "") -> None:
        """Press in the card, with what it shows now."""
        _, fragment = self._pulses[self._pulse]
        press = {"act": act, "id": on, "seen": self.card["seen"], "at": time.time()}
        await self._trigger(self._card, fragment, "pressed", press)

    async def _trigger(self, widget: str, fragment: str, event: str, value: object) -> None:
        asked = BackMsg()
        asked.rerun_script.fragment_id = fragment
        trigger = asked.rerun_script.widget_states.widgets.add()
        trigger.id = f"$$STREAMLIT_INTERNAL_KEY_{widget}__events"
        trigger.json_trigger_value = json.dumps([{"event": event, "value": value}])
        # A browser says of every component what state it is in, if only that it has none.
        state = asked.rerun_script.widget_states.widgets.add()
        state.id, state.json_value = widget, "{}"
        await self._ask(asked)

    async def _ask(self, asked: BackMsg) -> None:
        await self._line.send(rerun(asked, self.address, self._page))

    async def _read(self) -> None:
        async for data in self._line:
            assert isinstance(data, bytes)
            now = time.time() * 1000
            for mark in MARK.findall(data):
                self.seen_at.setdefault(mark.decode(), now)
            message = ForwardMsg.FromString(data)
            kind = message.WhichOneof("type")
            if kind == "new_session":
                self._page = message.new_session.page_script_hash
            element = message.delta.new_element
            if element.WhichOneof("type") == "bidi_component":
                self._note(element.bidi_component, message.delta.fragment_id, now)
            if kind == "script_finished" and self._pulse and self.card:
                self.drawn.set()

    def _note(self, component: BidiComponent, fragment: str, now: float) -> None:
        if component.component_name.endswith(PULSE):
            told = json.loads(component.json)
            self._pulses[component.id] = told, fragment
            if "draw_floor" in component.id:
                self._pulse = component.id
        elif component.component_name.endswith(CARD):
            self._card, self.card = component.id, json.loads(component.json)
            speaking = self.card["speaking"]
            self.floors.note(now, self.card["seen"], speaking["number"] if speaking else None)

    async def _listen(self) -> None:
        """One line for all live parts of the page, as its tabs share it."""
        seen = {room: n for told, _ in self._pulses.values() for room, n in told["seen"].items()}
        feed = f"http://{self.address.netloc}/{self._pulses[self._pulse][0]['feed']}"
        vector = "-".join(f"{room}.{n}" for room, n in seen.items())
        async with (
            httpx.AsyncClient(trust_env=False, timeout=None) as client,
            client.stream(
                "GET", feed, params={"seen": vector}, headers={"Cookie": self.cookie}
            ) as answer,
        ):
            answer.raise_for_status()
            async for text in answer.aiter_lines():
                if text.startswith("data:"):
                    await self._hear(json.loads(text.removeprefix("data:")))

    async def _hear(self, news: dict[str, dict[str, int]]) -> None:
        """Of the live parts the floor's: no other's rooms move while this is measured."""
        told, fragment = self._pulses[self._pulse]
        drawn = told["seen"]
        if not any(n > drawn.get(room, n) for room, n in news["seen"].items()):
            return
        await asyncio.sleep(max(0.0, self._last + MERGED_SECONDS - time.monotonic()))
        told, fragment = self._pulses[self._pulse]
        if all(n <= told["seen"].get(room, n) for room, n in news["seen"].items()):
            return  # drawn meanwhile, by a press of one's own
        self._last = time.monotonic()
        await self._trigger(self._pulse, fragment, "moved", self._last)


@contextmanager
def wire_cockpits(count: int, address: str, cookie: str) -> Iterator[list[WireCockpit]]:
    """So many cockpits, drawn and following, in a thread of their own."""
    with running_loop() as start:
        cockpits = [WireCockpit(address, cookie) for _ in range(count)]
        tasks = [start(each.run()) for each in cockpits]
        deadline = time.monotonic() + PATIENCE_SECONDS + count
        while not all(each.drawn.is_set() for each in cockpits):
            broken = [task for task in tasks if task.done()]
            assert not broken, broken[0].exception()
            assert time.monotonic() < deadline, "the cockpits were not drawn"
            time.sleep(0.1)
        yield cockpits


def arrived_at(cockpit: WireCockpit, mark: str) -> float:
    """When the mark came over the line, in milliseconds; waits for it."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while mark not in cockpit.seen_at:
        assert time.monotonic() < deadline, f"{mark} never came"
        time.sleep(0.005)
    return cockpit.seen_at[mark]
