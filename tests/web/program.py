"""A program at the JSON API, every answer to which is held against the OpenAPI document."""

import asyncio
import re
from functools import cache
from typing import Any

import httpx
import jsonschema

from session_core.domain.session import WorkshopSession
from session_core.web.api.app import api
from session_core.web.doors import OwnDoors
from session_core.web.thin_door import thin_door
from tests.web.visitor import new_browser

METHODS = ("get", "post", "put", "patch", "delete")


@cache
def document() -> dict[str, Any]:
    """The OpenAPI document."""
    return api.openapi()


def operations() -> dict[tuple[str, str], dict[str, Any]]:
    """Every operation of the document by method and path."""
    paths = document()["paths"]
    return {(m, p): paths[p][m] for p in paths for m in METHODS if m in paths[p]}


class Program:
    """Speaks for one person at one session; `token` is that of their seat."""

    def __init__(self, session: WorkshopSession | None = None, token: str = "") -> None:
        self.client = new_browser()
        self.code, self.token = session.join_code if session else "NOCODE", token

    def __call__(
        self, method: str, below: str = "", body: Any = None, **headers: str
    ) -> httpx.Response:
        """Send something below the session's address, and check that the answer is documented."""
        if self.token:
            headers.setdefault("Authorization", f"Bearer {self.token}")
        path = f"/sessions/{self.code}{below}"
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        answer: httpx.Response = self.client.request(
            method, f"/api/v1{path}", headers=named, **({} if body is None else {"json": body})
        )
        check(method, path, answer)
        return answer

    def join(self, **fields: Any) -> "Program":
        """Take a seat and keep its token."""
        self.token = self("POST", "/seats", fields).json()["token"]
        return self

    def ask(self, text: str = "Why?", **fields: Any) -> dict[str, Any]:
        """Ask something; what was told of it."""
        answer = self("POST", "/questions", {"text": text, **fields})
        assert answer.status_code == 201, answer.text
        told: dict[str, Any] = answer.json()
        return told

    def mine(self) -> list[dict[str, Any]]:
        """One's own questions."""
        questions: list[dict[str, Any]] = self("GET", "/questions/mine").json()["questions"]
        return questions


def check(method: str, path: str, answer: httpx.Response) -> None:
    """Hold an answer against the document: its status, its headers, its shape."""
    operation = next(
        operation
        for (its_method, template), operation in operations().items()
        if its_method == method.lower()
        and re.fullmatch(re.sub(r"\{\w+\}", "[^/]+", template), path)
        and not (path.endswith("/mine") and template.endswith("}"))
    )
    assert str(answer.status_code) in operation["responses"], f"{answer.status_code} {answer.text}"
    said = operation["responses"][str(answer.status_code)]
    for name in said.get("headers", ()):
        assert name in answer.headers
    assert answer.headers["Cache-Control"] == "no-store"
    assert "set-cookie" not in answer.headers
    if "content" in said:
        schema = said["content"]["application/json"]["schema"]
        whole = {**schema, "components": document()["components"]}
        jsonschema.validate(answer.json(), whole)
    else:
        assert answer.content == b""


async def first_event(path: str, **headers: str) -> tuple[int, str]:
    """The status of a feed, and the first that it says."""
    said: list[bytes] = []
    status = 0
    over = asyncio.Event()

    async def receive() -> dict[str, Any]:
        await over.wait()
        return {"type": "http.disconnect"}

    async def send(message: Any) -> None:
        nonlocal status
        status = message.get("status", status)
        said.append(message.get("body", b""))
        if b"data:" in b"".join(said) or not message.get("more_body", True):
            over.set()

    scope = {
        "type": "http",
        "method": "GET",
        "path": path,
        "raw_path": path.encode(),
        "root_path": "",
        "query_string": b"",
        "headers": [(name.lower().encode(), value.encode()) for name, value in headers.items()],
    }
    async with asyncio.timeout(20):
        await OwnDoors(thin_door)(scope, receive, send)
    return status, b"".join(said).decode()
