"""The edits of a log, in the formats for machines."""

import os
from collections.abc import Sequence

from timeline.edits.undoing import PastEdit
from timeline.export.forms import Forms
from timeline.export.lines import Lines
from timeline.export.objects import Json
from timeline.export.sheets.sheet import Columns, joined, text
from timeline.export.sheets.sheet import table as rows_of
from timeline.log.file_names import seen_from_log
from timeline.log.references import KIND_OF


def forms(log: str, edits: Sequence[PastEdit]) -> Forms:
    """Return the formats of the edits of a log, from the oldest to the newest; files are named as seen from it."""
    real = os.path.realpath(log)
    several = [one._replace(files=tuple(seen_from_log(file, real) for file in one.files)) for one in edits]
    return Forms(
        value=lambda: {"schema": "timeline.history/1", "log": os.path.basename(log), "edits": [*map(_edit, several)]},
        lists=(Lines("edits"),),
        sheet=lambda: rows_of("edits", _columns(), several),
    )


def _edit(edit: PastEdit) -> Json:
    return {
        "when": _when(edit),
        "command": edit.command,
        "entries": [
            {"what": KIND_OF.get(section, section), "id": identity or None} for section, identity in edit.entries
        ],
        "files": [*edit.files],
        "undone": edit.is_undone,
    }


def _when(edit: PastEdit) -> str:
    return edit.when.isoformat().replace("+00:00", "Z")


def _columns() -> Columns[PastEdit]:
    return joined(
        text("when", _when),
        text("command", lambda one: one.command),
        text("entries", lambda one: " ".join(identity or section for section, identity in one.entries)),
        text("files", lambda one: " ".join(one.files)),
        text("undone", lambda one: "yes" if one.is_undone else "no"),
    )
