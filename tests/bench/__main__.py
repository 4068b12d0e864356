"""`python -m tests.bench [NAME …]` runs bench_NAME.py beside this file, or each of them.

With --soak it runs soak_NAME.py: the same kind of file, made to run long. Each has a function
`run() -> list[Row]`; its progress goes to standard error, the table to standard output.
"""

import argparse
import sys
from importlib import import_module
from pathlib import Path

from tests.bench.table import Row, as_markdown


def main() -> int:
    """Run what was asked for and print one table; 1 if there is nothing of that name."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench")
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--soak", action="store_true", help="run what takes long instead")
    asked = parser.parse_args()
    kind = "soak" if asked.soak else "bench"
    known = {p.stem.removeprefix(f"{kind}_") for p in Path(__file__).parent.glob(f"{kind}_*.py")}
    names = asked.names or sorted(known)
    if not names or not known.issuperset(names):
        print(f"There are these: {', '.join(sorted(known)) or 'none'}.", file=sys.stderr)
        return 1
    rows: list[Row] = []
    for name in names:
        print(f"Measuring {name} …", file=sys.stderr)
        rows += import_module(f"tests.bench.{kind}_{name}").run()
    print(as_markdown(rows))
    return 0


if __name__ == "__main__":
    sys.exit(main())
