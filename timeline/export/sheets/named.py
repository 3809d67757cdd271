"""The sources and the actors that a table names, as tables for the same data package."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from timeline.export.sheets.columns.dates import date_columns
from timeline.export.sheets.columns.entries import file_columns, name_columns, named_columns
from timeline.export.sheets.sheet import Column, Columns, Companion, Heading, Row, Sheet, joined, table, text
from timeline.log.log import Log
from timeline.log.model import Actor, Source
from timeline.vocabulary.countries import country_name
from timeline.workspace import Workspace

_Declared = tuple[Actor, Log]
_Document = tuple[Source, Log]


def named_sheets(
    columns: Sequence[Heading], tables: Iterable[Sequence[Row]], workspace: Workspace | None
) -> Iterator[Sheet]:
    """A table of the sources, and one of the actors, whose ids stand in a table; none if no column has such ids."""
    if workspace is None:
        return
    rows = list(chain.from_iterable(tables))
    sources = _ids("source", columns, rows)
    actors = _ids("actor", columns, rows)
    if sources is not None:
        documents = ((source, log) for log in workspace.logs for source in log.sources.values() if source.id in sources)
        yield table("sources", _source_columns(), documents, workspace)
    if actors is not None:
        declared = ((actor, log) for log in workspace.logs for actor in log.actors.values() if actor.id in actors)
        yield table("actors", _actor_columns(workspace), declared, workspace)


def _ids(kind: str, columns: Sequence[Heading], rows: Sequence[Row]) -> frozenset[str] | None:
    """The ids of one kind that the rows name; None if no column has such ids."""
    places = [at for at, column in enumerate(columns) if column.refers == kind]
    if not places:
        return None
    cells = (row[at] for row in rows for at in places if row[at])
    return frozenset(chain.from_iterable([cell] if isinstance(cell, str) else cell for cell in cells))


def _source_columns() -> Columns[_Document]:
    return joined(
        text("id", lambda one: one[0].id),
        text("title", lambda one: one[0].title),
        text("publisher", lambda one: one[0].publisher),
        text("author", lambda one: "; ".join(one[0].author) or None),
        date_columns("date", lambda one: one[0].date),
        date_columns("accessed", lambda one: one[0].accessed),
        text("url", lambda one: one[0].url),
        text("language", lambda one: one[0].language),
        file_columns(lambda one: one),
    )


def _actor_columns(workspace: Workspace) -> Columns[_Declared]:
    name_of = workspace.memberships.name
    return joined(
        text("id", lambda one: one[0].id),
        text("name", lambda one: one[0].name),
        Column("aliases", "list", lambda one: one[0].aliases),
        Column("names", "list", lambda one: [former.name for former in one[0].names]),
        Column(
            "names_during",
            "list",
            lambda one: [former.during.edtf for former in one[0].names],
            companion_of=Companion("names", "during"),
        ),
        text("kind", lambda one: one[0].kind),
        name_columns("country", "country_name", lambda one: one[0].country, country_name),
        named_columns("part_of", "part_of_names", lambda one: [whole.actor for whole in one[0].part_of], name_of),
        file_columns(lambda one: one),
    )
