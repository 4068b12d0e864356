"""Files that one can read at a sitting, names that say something, use-cases that explain."""

import ast

from tests.architecture.source import ROOT, Module, modules

LINES_AT_MOST = 250
EMPTY_NAMES = {"util", "helper", "common", "manager", "service", "misc"}
HOUSE = modules("app.py", "session_core", "pages")
# A migration is one step that is written once and then only read by Alembic.
READ_BY_PEOPLE = [m for m in HOUSE if not m.below("session_core/storage/migrations/versions")]


def unexplained(module: Module) -> list[str]:
    """Give the public functions of a module that have no docstring."""
    functions = [
        n for n in module.tree.body if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    return [
        f"{module.path}: {function.name}"
        for function in functions
        if not function.name.startswith("_") and not ast.get_docstring(function)
    ]


def empty_names(module: Module) -> set[str]:
    """Give the parts of a path that say nothing of what is inside."""
    return EMPTY_NAMES & {part.removesuffix("s") for part in module.path.with_suffix("").parts}


def test_no_file_is_crowded() -> None:
    assert [f"{m.path}: {m.lines} lines" for m in READ_BY_PEOPLE if m.lines > LINES_AT_MOST] == []


def test_every_name_says_what_is_inside() -> None:
    every = [*HOUSE, *modules("tests")]
    assert [str(module.path) for module in every if empty_names(module)] == []


def test_an_empty_name_is_noticed() -> None:
    assert empty_names(Module.of("session_core/services/floor.py", "")) == {"service"}
    assert empty_names(Module.of("pages/utils.py", "")) == {"util"}
    assert not empty_names(Module.of("pages/floor.py", ""))


def test_every_use_case_says_what_it_does() -> None:
    assert [name for m in modules("session_core/use_cases") for name in unexplained(m)] == []


def test_a_silent_use_case_is_noticed() -> None:
    planted = """
        def give_floor(work): ...
        def _decide(work): ...
        def yield_floor(work):
            "End the intervention."
    """
    module = Module.of("session_core/use_cases/floor.py", planted)
    assert unexplained(module) == ["session_core/use_cases/floor.py: give_floor"]


def test_every_folder_of_tests_has_tests() -> None:
    folders = {path.parent for path in (ROOT / "tests").glob("*/*.py")}
    assert [f.name for f in sorted(folders) if not list(f.glob("test_*.py"))] == []
