"""A mirror: a reverse proxy that serves the application under another host name, or a path.

It names itself to the application as proxies do that were given no thought: by an inner host name,
with nothing said of the outer one. So whatever address the application makes of it is wrong.
"""

import http.client
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

INNER_HOST = "inside.example"
_OWN_TO_A_LINE = {"connection", "keep-alive", "transfer-encoding", "host"}


class Mirror(ThreadingHTTPServer):
    """Passes requests on without the `prefix`; keeps what it was asked and what it answered."""

    daemon_threads = True

    def __init__(self, target_port: int, prefix: str) -> None:
        super().__init__(("127.0.0.1", 0), _Passing)
        self.target_port, self.prefix = target_port, prefix
        self.port: int = self.server_address[1]
        self.locations: list[str] = []
        self.pages: list[str] = []
        self.astray: list[str] = []


class _Passing(BaseHTTPRequestHandler):
    server: Mirror

    def _pass_on(self) -> None:
        below = self.path.removeprefix(self.server.prefix)
        if not self.path.startswith(self.server.prefix) or not below.startswith("/"):
            self.server.astray.append(self.path)
            self.send_error(404)
            return
        headers = {k: v for k, v in self.headers.items() if k.lower() not in _OWN_TO_A_LINE}
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        # Plain, so that pages can be read here.
        headers |= {"Host": INNER_HOST, "Accept-Encoding": "identity"}
        line = http.client.HTTPConnection("127.0.0.1", self.server.target_port)
        with suppress(OSError, http.client.HTTPException):
            line.request(self.command, below, body, headers)
            self._answer(line.getresponse())
        line.close()

    do_GET = do_POST = do_HEAD = _pass_on

    def _answer(self, answer: http.client.HTTPResponse) -> None:
        self.send_response(answer.status)
        for name, value in answer.getheaders():
            if name.lower() not in {*_OWN_TO_A_LINE, "date", "server"}:
                self.send_header(name, value)
        self.send_header("Connection", "close")
        self.end_headers()
        if location := answer.getheader("Location"):
            self.server.locations.append(location)
        sent = b""
        while part := answer.read1(65536):
            self.wfile.write(part)
            self.wfile.flush()
            sent += part
        if "text/html" in (answer.getheader("Content-Type") or ""):
            self.server.pages.append(sent.decode())

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: a test's own words are enough."""


@contextmanager
def running_mirror(target_port: int, prefix: str = "") -> Iterator[Mirror]:
    """A mirror of a loopback port, for as long as the block lasts."""
    with Mirror(target_port, prefix) as mirror:
        Thread(target=mirror.serve_forever, daemon=True).start()
        yield mirror
        mirror.shutdown()
