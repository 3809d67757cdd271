"""The sources and the actors that a table names, as tables for the same data package."""

from collections.abc import Collection, Iterator, Mapping

from timeline.export.sheets.columns.dates import date_columns
from timeline.export.sheets.columns.entries import file_columns, name_columns, named_columns
from timeline.export.sheets.sheet import Column, Columns, Companion, Refers, Sheet, joined, table, text
from timeline.log.log import Log
from timeline.log.model import Actor, Source
from timeline.vocabulary.countries import country_name
from timeline.workspace import Workspace

_Declared = tuple[Actor, Log]
_Document = tuple[Source, Log]


def named_sheets(named: Mapping[Refers, Collection[str]], workspace: Workspace) -> Iterator[Sheet]:
    """A table of the sources, and one of the actors, that have these ids, for each kind that a column refers to."""
    if (sources := named.get("source")) is not None:
        documents = ((source, log) for log in workspace.logs for source in log.sources.values() if source.id in sources)
        yield table("sources", _source_columns(), documents, workspace)
    if (actors := named.get("actor")) is not None:
        declared = ((actor, log) for log in workspace.logs for actor in log.actors.values() if actor.id in actors)
        yield table("actors", _actor_columns(workspace), declared, workspace)


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
        text("licence", lambda one: one[0].licence),
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
