"""The source as syntax trees, so that rules about it can be checked without running it."""

import ast
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Module:
    """One Python file; `path` is relative to the project, as "pages/floor.py"."""

    path: Path
    tree: ast.Module
    lines: int

    @classmethod
    def of(cls, path: str, text: str) -> "Module":
        """Parse a text as the file at a path; tests plant faults this way."""
        text = textwrap.dedent(text)
        return cls(Path(path), ast.parse(text, path), len(text.splitlines()))

    def below(self, folder: str) -> bool:
        """Say whether the file lives in a folder such as "pages/parts"."""
        return self.path.is_relative_to(folder)

    def imports(self) -> Iterator[str]:
        """Give full names of what is imported: `from a.b import c` is "a.b.c"."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                yield from (alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                origin = ".".join([*self.path.parts[: -node.level]] if node.level else [])
                module = ".".join(filter(None, [origin, node.module or ""]))
                yield from (f"{module}.{alias.name}" for alias in node.names)

    def imports_of(self, *packages: str) -> list[str]:
        """Give what is imported from packages, as "pages/floor.py: sqlalchemy.select"."""
        return [f"{self.path}: {name}" for name in self.imports() if within(name, *packages)]

    def calls(self) -> Iterator[ast.Call]:
        """Give every call in the file."""
        return (node for node in ast.walk(self.tree) if isinstance(node, ast.Call))


def within(name: str, *packages: str) -> bool:
    """Say whether a dotted name is one of the packages or inside one."""
    return any(name == package or name.startswith(f"{package}.") for package in packages)


def modules(*places: str) -> list[Module]:
    """Read Python files, or every one below folders; AssertionError if a place has none."""
    found = []
    for place in map(ROOT.joinpath, places):
        paths = [place] if place.is_file() else sorted(place.rglob("*.py"))
        assert paths, f"no Python file in {place}"
        found += [Module.of(str(p.relative_to(ROOT)), p.read_text("utf-8")) for p in paths]
    return found
