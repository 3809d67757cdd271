"""The listing of the cache, in the formats for machines."""

from datetime import UTC, datetime
from typing import Any

from timeline.export.forms import Forms
from timeline.export.lines import Lines
from timeline.export.objects import Json
from timeline.export.sheets.sheet import Column, Columns, joined, text
from timeline.export.sheets.sheet import table as rows_of
from timeline.index.listing import CachedIndex, Cleared, Listing


def forms(found: Listing, cleared: Cleared | None = None) -> Forms:
    """Return the formats of the listing; `cleared` tells which files were removed, if that was asked for."""
    return Forms(
        value=lambda: _value(found, cleared),
        lists=(Lines("logs"),),
        sheet=lambda: rows_of("logs", _columns(), found.indexes),
    )


def _value(found: Listing, cleared: Cleared | None) -> Json:
    """The document `timeline.cache/1`; `cleared` is null if nothing was to be removed."""
    removed: dict[str, Any] | None = None
    if cleared is not None:
        failed = [{"file": str(path), "reason": reason} for path, reason in cleared.failed]
        removed = {"files": cleared.files, "size": cleared.size, "failed": failed}
    return {
        "schema": "timeline.cache/1",
        "folder": str(found.folder),
        "logs": [*map(_log, found.indexes)],
        "left": {"files": found.left[0], "size": found.left[1]},
        "size": found.size,
        "cleared": removed,
    }


def _log(one: CachedIndex) -> Json:
    """A log with the time at which the newest of its files was made."""
    made = datetime.fromtimestamp(one.made // 1_000_000_000, UTC)
    return one._asdict() | {"made": made.isoformat().replace("+00:00", "Z")}


def _columns() -> Columns[CachedIndex]:
    return joined(
        text("log", lambda one: one.log),
        text("state", lambda one: one.state),
        Column("events", "number", lambda one: one.events),
        Column("plans", "number", lambda one: one.plans),
        Column("figures", "number", lambda one: one.figures),
        Column("size", "number", lambda one: one.size),
        text("made", lambda one: _log(one)["made"]),
    )
