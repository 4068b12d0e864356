"""Pages are run by Streamlit's own test runner, against a house of their own."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest

from session_core.use_cases import passwords
from session_core.use_cases.house import House, close_house, open_house
from tests.houses import CHEAP, lay_ground

FRAME = Path(__file__).resolve().parents[2] / "pages" / "frame.py"


@pytest.fixture(autouse=True, scope="session")
def installed_components() -> Iterator[None]:
    """Look through the installed packages once; Streamlit's runner does so for every run."""
    found = manifest_scanner.scan_component_manifests()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", lambda: found)
        yield


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    """This process's house, over an empty folder; pages open the same one."""
    monkeypatch.setenv("EVENFLOOR_DATA", str(tmp_path))
    monkeypatch.setattr(passwords, "COST", CHEAP)
    close_house()
    lay_ground(tmp_path)
    yield open_house()
    close_house()


@pytest.fixture
def visit_frame(house: House) -> Callable[..., AppTest]:
    """Call it to open the frame as a new browser: `visit_frame(session="…")` sets the address."""

    def visit(**address: str) -> AppTest:
        app = AppTest.from_file(str(FRAME), default_timeout=30)
        for name, value in address.items():
            app.query_params[name] = value
        return app.run()

    return visit
