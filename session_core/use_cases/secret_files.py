"""Secrets in files of their own, which only the owner of the server may read."""

import os
import tempfile
from collections.abc import Callable
from pathlib import Path


def kept_secret(path: Path, make: Callable[[], str]) -> str:
    """Return the secret in a file; on the first call it is made and kept.

    Two processes or threads that start in the same moment get the same secret. The file is
    readable by its owner only (0600), and so is its folder (0700).
    """
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.parent.chmod(0o700)
        _keep(path, make())
    return path.read_text(encoding="utf-8")


def _keep(path: Path, secret: str) -> None:
    # mkstemp creates with O_EXCL and 0600. The link makes it appear whole or not at all, and
    # fails where another was first.
    handle, name = tempfile.mkstemp(dir=path.parent)
    try:
        with open(handle, "w", encoding="utf-8") as file:
            file.write(secret)
            file.flush()
            os.fsync(file.fileno())
        os.link(name, path)
    except FileExistsError:
        return
    except OSError:  # a file system that knows no links
        os.replace(name, path)
    finally:
        Path(name).unlink(missing_ok=True)
