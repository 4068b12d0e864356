"""Who may import what, where it is sharper than the contracts of import-linter."""

import sys

from tests.architecture.source import Module, modules, within

STORAGE = "session_core/storage"


def strangers_to_domain(module: Module) -> list[str]:
    """What the domain may not import: anything but itself and Python's own library."""
    own = ("session_core.domain", *sys.stdlib_module_names)
    return [f"{module.path}: {name}" for name in module.imports() if not within(name, *own)]


def test_domain_is_plain_python() -> None:
    assert [
        fault for module in modules("session_core/domain") for fault in strangers_to_domain(module)
    ] == []


def test_domain_with_a_library_is_noticed() -> None:
    planted = """
        import dataclasses, pydantic
        from session_core.storage import floor
        from . import people
        from ..live.hub import Hub
    """
    assert strangers_to_domain(Module.of("session_core/domain/floor.py", planted)) == [
        "session_core/domain/floor.py: pydantic",
        "session_core/domain/floor.py: session_core.storage.floor",
        "session_core/domain/floor.py: session_core.live.hub.Hub",
    ]


def test_only_storage_knows_sqlalchemy() -> None:
    outside = [m for m in modules("app.py", "pages", "session_core") if not m.below(STORAGE)]
    assert [fault for m in outside for fault in m.imports_of("sqlalchemy", "alembic")] == []


def test_storage_does_use_sqlalchemy() -> None:
    assert [use for m in modules(STORAGE) for use in m.imports_of("sqlalchemy")]


def test_the_core_does_not_know_streamlit() -> None:
    streamlit = ("streamlit", "streamlit_authenticator", "extra_streamlit_components")
    assert [fault for m in modules("session_core") for fault in m.imports_of(*streamlit)] == []


def test_pages_do_use_streamlit() -> None:
    assert [use for m in modules("pages") for use in m.imports_of("streamlit")]
