"""The key of an entry at which a problem of the log lies, as an edit would write it."""

import re
from contextlib import suppress
from pathlib import Path

from timeline.edits.edit import Edit, patched_bytes
from timeline.problems import Problem

_KEY = re.compile(r"\s*(?:- *)?\{?\s*(\w+):")


def key_at_fault(edit: Edit, problem: Problem) -> str:
    """Return the key in the line of a problem that an edit would bring; empty where no key stands there."""
    for one in edit.files:
        if Path(one.path).name == Path(problem.file).name:
            with suppress(OSError, ValueError):
                before = Path(one.path).read_bytes() if one.before is not None else b""
                lines = patched_bytes(before, one.patches).decode("utf-8", "replace").splitlines()
                found = _KEY.match(lines[problem.line - 1]) if 0 < problem.line <= len(lines) else None
                return found[1] if found else ""
    return ""
