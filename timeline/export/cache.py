"""What is kept of the logs, in the forms in which it can be handed on."""

from datetime import UTC, datetime
from typing import Any

from timeline.export.forms import Forms
from timeline.export.objects import Json
from timeline.export.sheets import Sheet, columns, texts
from timeline.index.listing import Cleared, Kept, Listing

_COLUMNS = (
    *texts("log", "state"),
    *columns("number", "events", "plans", "figures", "size"),
    *texts("made"),
)


def forms(found: Listing, cleared: Cleared | None = None) -> Forms:
    """The listing in the formats for machines; `cleared` is what was removed before, if anything was to be."""
    return Forms(
        value=lambda: _value(found, cleared),
        values=lambda: map(_log, found.kept),
        sheet=lambda: Sheet("logs", _COLUMNS, (tuple(_log(one).values()) for one in found.kept)),
    )


def _value(found: Listing, cleared: Cleared | None) -> Json:
    """The document `timeline.cache/1`; `cleared` is null where nothing was to be removed."""
    removed: dict[str, Any] | None = None
    if cleared is not None:
        failed = [{"file": str(path), "reason": reason} for path, reason in cleared.failed]
        removed = {"files": cleared.files, "size": cleared.size, "failed": failed}
    return {
        "schema": "timeline.cache/1",
        "folder": str(found.folder),
        "logs": [*map(_log, found.kept)],
        "left": {"files": found.left[0], "size": found.left[1]},
        "size": found.size,
        "cleared": removed,
    }


def _log(one: Kept) -> Json:
    """A log with the time at which the newest of its files was made."""
    made = datetime.fromtimestamp(one.made // 1_000_000_000, UTC)
    return one._asdict() | {"made": made.isoformat().replace("+00:00", "Z")}
