"""What is kept of the logs as JSON: `{schema, folder, logs, left, size, cleared}`."""

from datetime import UTC, datetime

from timeline.export.writers import json_text
from timeline.index.listing import Cleared, Listing


def as_json(found: Listing, cleared: Cleared | None = None) -> str:
    """The document; `cleared` is null where nothing was to be removed."""
    logs = [one._asdict() | {"made": _time(one.made)} for one in found.kept]
    removed = None
    if cleared is not None:
        failed = [{"file": str(path), "reason": reason} for path, reason in cleared.failed]
        removed = {"files": cleared.files, "size": cleared.size, "failed": failed}
    document = {
        "schema": "timeline.cache/1",
        "folder": str(found.folder),
        "logs": logs,
        "left": {"files": found.left[0], "size": found.left[1]},
        "size": found.size,
        "cleared": removed,
    }
    return json_text(document)


def _time(nanoseconds: int) -> str:
    return datetime.fromtimestamp(nanoseconds // 1_000_000_000, UTC).isoformat().replace("+00:00", "Z")
