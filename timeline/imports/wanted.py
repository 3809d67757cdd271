"""The rows of an import that answer the query of its map; the others are left out."""

from collections.abc import Callable

from timeline.dates import Match
from timeline.edits.drafts import SHAPES, Draft
from timeline.edits.placed import Placed, reading_of
from timeline.errors import EntriesFaulty, QueryFaulty, WrongUsage
from timeline.imports.maps import KIND_OF, Map, Query
from timeline.log.findings import Findings
from timeline.log.model import Entry
from timeline.log.shapes import Shape, read_shape
from timeline.problems import Problem
from timeline.query.question import Question
from timeline.query.selecting import select
from timeline.reports.entries import match_of
from timeline.workspace import Workspace

Wanted = Callable[[Draft], bool]


def wanted_by(map: Map, workspace: Workspace) -> Wanted | None:
    """Return the test of a new entry by the query of a map, None if it has none.

    An entry that may answer, as its date is vague, is wanted. Names that are new to the log answer no query. Raises
    `EntriesFaulty` for a query that means nothing.
    """
    if map.when is None:
        return None
    shape = SHAPES[KIND_OF[map.into]]
    try:
        selection = select(Question(query=map.when.text), workspace)
    except WrongUsage as error:
        raise EntriesFaulty([_problem(map, map.when, error)], "the map") from None
    log = workspace.logs[0]

    def is_wanted(draft: Draft) -> bool:
        entry = _entry_of(draft, shape, log.header.timezone)
        return entry is None or match_of(entry, log, selection, workspace.as_of) is not Match.NO

    return is_wanted


def _problem(map: Map, query: Query, error: WrongUsage) -> Problem:
    column = query.column + (error.start if isinstance(error, QueryFaulty) else 0)
    return Problem(map.file, query.line, column, "bad-query", error.message, error.hint)


def _entry_of(draft: Draft, shape: Shape, timezone: str | None) -> Entry | None:
    """Return a draft as the entry that it would be; None if it is faulty, which the check of the edit tells."""
    node, _ = Placed(draft.value, {}).node()
    values = read_shape(shape, node, reading_of("", Findings(), timezone))
    entry: Entry | None = None if values is None else shape.make(**values | {"file": "", "line": 1, "column": 1})
    return entry
