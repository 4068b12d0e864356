"""The published schema: `python -m session_core.snapshot.schema > docs/schema/session-1.json`."""

import json
import sys
from typing import Any

from session_core.snapshot.form import FORMAT, VERSION, SnapshotForm
from session_core.snapshot.typed import ON_LINES, ON_ONE_LINE

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TEXTS = {"OneLine": ON_ONE_LINE, "Lines": ON_LINES}


def schema() -> dict[str, Any]:
    """The schema of a snapshot, made from the models that read and write it."""
    made: dict[str, Any] = _with_texts_named(SnapshotForm.model_json_schema())
    for name, text in _TEXTS.items():
        made["$defs"][name] = {
            "description": text.allowed.capitalize(),
            "type": "string",
            "pattern": text.pattern,
        }
    named = {"$schema": DIALECT, "$id": f"{FORMAT}-{VERSION}"}
    return named | made | {"title": f"{FORMAT}, version {VERSION}"}


def _with_texts_named(node: Any) -> Any:
    """With what every typed text keeps to told once, and referred to elsewhere."""
    if isinstance(node, list):
        return [_with_texts_named(each) for each in node]
    if not isinstance(node, dict):
        return node
    told = {name: _with_texts_named(each) for name, each in node.items()}
    for name, text in _TEXTS.items():
        if told.get("pattern") == text.pattern:
            del told["pattern"]
            told["$ref"] = f"#/$defs/{name}"
    return told


def schema_text() -> str:
    """The schema as the text of its file."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    sys.stdout.write(schema_text())
