"""The whole application as its users start it: a process of its own on a free loopback port."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

import httpx

ROOT = Path(__file__).resolve().parent.parent
START_SECONDS = 60
STOP_SECONDS = 20


class Server:
    """One `streamlit run app.py`, over one data folder, that can be ended and started again.

    The log stands beside the data folder, so that an empty folder is empty for the application.
    """

    def __init__(
        self,
        data_dir: Path,
        *,
        demo: bool = True,
        port: int | None = None,
        env: Mapping[str, str] | None = None,
    ) -> None:
        self.data_dir = data_dir
        self.port = port or free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.log = data_dir.with_name(f"{data_dir.name}.log")
        self._env = own_environment() | {"EVENFLOOR_DATA": str(data_dir), **(env or {})}
        if demo:
            self._env["EVENFLOOR_DEMO"] = "1"
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int:
        """The process id; the server leads a process group of the same number."""
        assert self._process is not None, "the server was not started"
        return self._process.pid

    def start(self) -> None:
        """Start the process and wait until it is healthy; AssertionError with the log if not."""
        command = [sys.executable, "-m", "streamlit", "run", "app.py"]
        command += ["--server.port", str(self.port), "--server.address", "127.0.0.1"]
        command += ["--server.headless", "true"]
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                command, cwd=ROOT, env=self._env, stdout=log, stderr=log, start_new_session=True
            )
        deadline = time.monotonic() + START_SECONDS
        while not self.healthy():
            if time.monotonic() > deadline or exited(self._process, within=0.1):
                self.kill()
                raise AssertionError(f"no server at {self.url}; its log:\n{self.log_text()}")

    def healthy(self) -> bool:
        """Say whether the server answers at /live/health."""
        try:
            return httpx.get(f"{self.url}/live/health", timeout=2, trust_env=False).is_success
        except httpx.TransportError:
            return False

    def log_text(self) -> str:
        """Give all that the server printed so far."""
        return self.log.read_text(errors="replace") if self.log.exists() else ""

    def stop(self, how: signal.Signals = signal.SIGTERM) -> float:
        """Ask the server to end and give the seconds it took; AssertionError if it does not."""
        assert self._process is not None, "the server was not started"
        begun = time.monotonic()
        with suppress(ProcessLookupError):
            os.killpg(self.pid, how)
        if not exited(self._process, within=STOP_SECONDS):
            self.kill()
            raise AssertionError(f"{how.name} did not end the server; its log:\n{self.log_text()}")
        return time.monotonic() - begun

    def kill(self) -> None:
        """End the server and all it started at once, as a power cut would."""
        if self._process is not None:
            with suppress(ProcessLookupError):
                os.killpg(self.pid, signal.SIGKILL)
            self._process.wait()

    def restart(self) -> None:
        """Stop the server if it still runs, then start it with the same port and data."""
        self.stop()
        self.start()


@contextmanager
def running_server(
    data_dir: Path,
    *,
    demo: bool = True,
    port: int | None = None,
    env: Mapping[str, str] | None = None,
) -> Iterator[Server]:
    """Start a server, give it once it is healthy, and leave no process of it behind."""
    server = Server(data_dir, demo=demo, port=port, env=env)
    try:
        server.start()
        yield server
    finally:
        server.kill()


def own_environment() -> dict[str, str]:
    """Give this process's environment without the settings of an Evenfloor of the developer."""
    return {
        name: value
        for name, value in os.environ.items()
        if not re.match(r"EVENFLOOR_|STREAMLIT_|DATABASE_URL$", name)
    }


def exited(process: subprocess.Popen[bytes], within: float) -> bool:
    """Wait at most so many seconds for a process, and say whether it has ended."""
    try:
        process.wait(within)
    except subprocess.TimeoutExpired:
        return False
    return True


def free_port() -> int:
    """Give a loopback port that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port
