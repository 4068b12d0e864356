"""The published schema: `python -m session_core.snapshot.schema > docs/schema/session-1.json`."""

import json
import sys
from typing import Any

from session_core.snapshot.form import FORMAT, VERSION, SnapshotForm

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema() -> dict[str, Any]:
    """The schema of a snapshot, made from the models that read and write it."""
    made = SnapshotForm.model_json_schema()
    named = {"$schema": DIALECT, "$id": f"{FORMAT}-{VERSION}"}
    return named | made | {"title": f"{FORMAT}, version {VERSION}"}


def schema_text() -> str:
    """The schema as the text of its file."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    sys.stdout.write(schema_text())
