"""A proxy between browser and server that can answer 502, as proxies do, or fall silent."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

BAD_GATEWAY = (
    b"HTTP/1.1 502 Bad Gateway\r\nContent-Type: text/plain\r\n"
    b"Content-Length: 11\r\nConnection: close\r\n\r\nBad Gateway"
)


class Proxy:
    """Passes bytes both ways on a loopback port of its own; `break_down` and `mend` switch it.

    `ended` counts the directions of connections whose end it passed on.
    """

    def __init__(self, target_port: int) -> None:
        self._target = ("127.0.0.1", target_port)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._open: set[socket.socket] = set()
        self._lock = threading.Lock()
        self._broken = False
        self._passing = threading.Event()
        self._passing.set()
        self.refused = 0
        self.ended = 0
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        threading.Thread(target=self._accept, daemon=True).start()

    def break_down(self) -> None:
        """Cut every connection, and answer 502 to each new one."""
        self._broken = True
        self._cut_all()

    def fall_silent(self) -> None:
        """Pass nothing on, no end of a connection either: as a Wi-Fi that is out of reach."""
        self._passing.clear()

    def mend(self) -> None:
        """Pass connections on again, and what was held back."""
        self._broken = False
        self._passing.set()

    def close(self) -> None:
        self._listener.close()
        self._passing.set()
        self._cut_all()

    def _cut_all(self) -> None:
        with self._lock:
            for connection in self._open:
                with suppress(OSError):
                    connection.shutdown(socket.SHUT_RDWR)

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                near, _ = self._listener.accept()
                threading.Thread(target=self._serve, args=(near,), daemon=True).start()

    def _serve(self, near: socket.socket) -> None:
        with near, suppress(OSError):
            self._passing.wait()
            # A browser opens connections to spare: what counts is the moment it asks.
            near.recv(1, socket.MSG_PEEK)
            if self._broken:
                near.recv(65536)
                near.sendall(BAD_GATEWAY)
                self.refused += 1
                return
            with socket.create_connection(self._target) as far, self._kept(near, far):
                back = threading.Thread(target=self._pump, args=(far, near), daemon=True)
                back.start()
                self._pump(near, far)
                back.join()

    @contextmanager
    def _kept(self, *connections: socket.socket) -> Iterator[None]:
        with self._lock:
            self._open.update(connections)
        try:
            yield
        finally:
            with self._lock:
                self._open.difference_update(connections)

    def _pump(self, source: socket.socket, sink: socket.socket) -> None:
        with suppress(OSError):
            while data := self._received(source):
                sink.sendall(data)
        self.ended += 1
        for each in (source, sink):
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)

    def _received(self, source: socket.socket) -> bytes:
        """What came, or nothing at the end; held back while the proxy is silent."""
        try:
            return source.recv(65536)
        finally:
            self._passing.wait()


@contextmanager
def running_proxy(target_port: int) -> Iterator[Proxy]:
    """A proxy in front of a loopback port, for as long as the block lasts."""
    proxy = Proxy(target_port)
    try:
        yield proxy
    finally:
        proxy.close()
