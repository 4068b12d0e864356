"""What the documents promise to list, they list."""

import re
import sys
from importlib.metadata import packages_distributions

from tests.architecture.source import ROOT, Module, modules

OURS = {"app", "pages", "session_core", "tests"}
INSTALLED = packages_distributions()
REQUIREMENTS = ("requirements.txt", "requirements-dev.txt")


def read(path: str) -> str:
    """Read a file of the project."""
    return (ROOT / path).read_text("utf-8")


def requirements(text: str) -> list[str]:
    """Give the lines of a requirements file that name a package."""
    lines = (line.partition(" #")[0].strip() for line in text.splitlines())
    return [line for line in lines if line and not line.startswith(("#", "-r "))]


def package(requirement: str) -> str:
    """Give a requirement's name without version and extras."""
    return re.split(r"[\[=<>~!; ]", requirement)[0]


def unpinned(text: str) -> list[str]:
    """Give the requirements that do not name exactly one version."""
    return [r for r in requirements(text) if not re.fullmatch(r"[\w.-]+(\[[\w,]+\])?==[\w.]+", r)]


def undeclared(module: Module, names: set[str]) -> list[str]:
    """Give the libraries that a module imports and no requirement names."""
    found = {name.partition(".")[0] for name in module.imports()}
    foreign = found - OURS - set(sys.stdlib_module_names)
    return [
        f"{module.path}: {name}"
        for name in sorted(foreign)
        if names.isdisjoint(
            library.lower().replace("_", "-") for library in INSTALLED.get(name, [])
        )
    ]


def rows(text: str) -> set[str]:
    """Give the `code` at the beginning of each table row or list item."""
    return set(re.findall(r"^(?:\||[-*]) *`([^`]+)`", text, re.MULTILINE))


def test_every_requirement_is_pinned() -> None:
    assert [fault for path in REQUIREMENTS for fault in unpinned(read(path))] == []


def test_a_loose_requirement_is_noticed() -> None:
    text = "# why\n-r other.txt\na==1.0\nb[x]==2.0.post1\nc>=3\nd\ne==1.*\n"
    assert unpinned(text) == ["c>=3", "d", "e==1.*"]


def test_what_runs_imports_only_what_is_required() -> None:
    names = {package(r) for r in requirements(read("requirements.txt"))}
    source = modules("app.py", "pages", "session_core")
    assert [fault for module in source for fault in undeclared(module, names)] == []


def test_tests_import_only_what_is_required() -> None:
    names = {package(r) for path in REQUIREMENTS for r in requirements(read(path))}
    assert [fault for module in modules("tests") for fault in undeclared(module, names)] == []


def test_an_undeclared_library_is_noticed() -> None:
    module = Module.of("session_core/web/feed.py", "import os, docx, starlette.routing, pytest")
    faults = ["session_core/web/feed.py: pytest", "session_core/web/feed.py: starlette"]
    assert undeclared(module, {"python-docx", "fastapi"}) == faults


def test_every_requirement_has_its_reason() -> None:
    names = {package(r) for path in REQUIREMENTS for r in requirements(read(path))}
    assert sorted(names - rows(read("docs/decisions.md"))) == []


def test_no_reason_outlives_its_requirement() -> None:
    names = {package(r) for path in REQUIREMENTS for r in requirements(read(path))}
    reasons = read("docs/decisions.md").partition("## Libraries")[2].partition("\n## ")[0]
    assert sorted(rows(reasons) - names) == []


def test_every_setting_is_in_the_table() -> None:
    settings = set(re.findall(r"EVENFLOOR_[A-Z_]+|DATABASE_URL", read("session_core/settings.py")))
    assert len(settings) >= 4
    assert sorted(settings - rows(read("docs/operations.md"))) == []


def test_no_setting_is_read_anywhere_else() -> None:
    readers = r"environ\b|getenv"
    found = [
        path.relative_to(ROOT).as_posix()
        for folder in ("pages", "session_core")
        for path in sorted((ROOT / folder).rglob("*.py"))
        if re.search(readers, path.read_text("utf-8"))
    ]
    assert found == ["session_core/settings.py"]


def test_every_command_says_what_it_does() -> None:
    promised = {"run", "test", "check", "bench", "soak", "screenshots", "format", "clean", "help"}
    explained = set(re.findall(r"^([a-z]+):.*## \S", read("Makefile"), re.MULTILINE))
    assert sorted(promised - explained) == []
