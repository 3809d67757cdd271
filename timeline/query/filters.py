"""The filters, each once: its option, its field of the query language, what its values mean, and its words.

The options of commands, `Question`, the criteria, the query language, completion, `--explain`, the headings of answers
and the fields of a page all read this table. A new filter is one row of it, and its test.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from timeline.frozen import Frozen
from timeline.query import candidates, clauses, matching, names
from timeline.query.facts import Criterion, Scope
from timeline.workspace import Workspace


class Filter(Frozen):
    """One filter.

    `resolve` gives what a value means, or raises `WrongUsage`; `criterion` takes the scope, the label, and what the
    values mean, any of which is enough.
    """

    name: str
    """The name of its option, without the dashes, and of its field in queries."""
    help: str
    key: str | None = None
    """Its keyword in a `Question`; None for a period, whose two sides have one each."""
    resolve: Callable[[Workspace, str], Any] | None = None
    criterion: Callable[[Scope, str, Sequence[Any]], Criterion] | None = None
    """None for a side of a period, which is judged together with the other one."""
    metavar: str = "VALUE"
    short: str | None = None
    """The short form of its option."""
    has_option: bool = True
    """False if only queries know it, and single commands by an option of their own."""
    in_queries: bool = True
    """False if only the options know it."""
    splits: bool = False
    """True if one option takes several values, separated by commas."""
    sides: tuple[str, str] | None = None
    """The keys of the sides of a period, for a field whose values may be periods (`A..B`)."""
    sample: str = "…"
    """A value for remedies."""
    also: tuple[str, ...] = ()
    """Names that a user may take for its field, for remedies."""
    offered: Callable[[Workspace, str], Iterable[str]] | None = None
    """Candidates for completion, for what is typed already."""
    ids_of: tuple[str, ...] = ()
    """The sections of a log whose ids its values may be; `tags` for tags."""
    beginning: str = ""
    """The words before its values in an explanation."""
    named: clauses.Named = staticmethod(clauses.as_typed)
    """A value in words, for an explanation."""
    lacking_in_page: str = ""
    """The data that a page lacks to answer it; empty if the script of a page answers it."""
    part: clauses.Part = "which"
    clause: clauses.ClauseText = staticmethod(clauses.after("", clauses.as_typed))
    """Its clause in a heading."""

    @property
    def option(self) -> str:
        """The option as it is typed: `--country`."""
        return f"--{self.name}"

    @property
    def keyword(self) -> str:
        """Its name as an argument in Python: that of its option, and for a side of a period its key (`since`)."""
        return (self.name if self.criterion is not None or self.key is None else self.key).replace("-", "_")

    def has_side(self, other: "Filter") -> bool:
        """Return True if another filter is a side of the periods of this one."""
        return self.sides is not None and other.key in self.sides


FILTERS = (
    Filter(
        "region",
        "in this place or inside it",
        key="regions",
        resolve=names.place,
        criterion=matching.in_places,
        metavar="PLACE",
        short="-r",
        sample="sahel",
        also=("place",),
        offered=candidates.places,
        ids_of=("places",),
        beginning="in ",
        named=clauses.place,
        part="where",
        clause=clauses.in_places(clauses.place),
    ),
    Filter(
        "country",
        "in this country",
        key="countries",
        resolve=names.country,
        criterion=matching.in_places,
        metavar="COUNTRY",
        short="-c",
        sample="IQ",
        offered=candidates.countries,
        beginning="in ",
        named=clauses.country,
        part="where",
        clause=clauses.in_places(clauses.country),
    ),
    Filter(
        "actor",
        "with this actor or its parts",
        key="actors",
        resolve=names.actors,
        criterion=matching.with_actors,
        metavar="ACTOR",
        short="-a",
        offered=candidates.actors,
        ids_of=("actors",),
        beginning="with the actor ",
        named=clauses.actor,
        part="who",
        clause=clauses.after("involving ", clauses.actor),
    ),
    Filter(
        "about",
        "with this place, or this actor",
        key="about",
        resolve=names.about,
        criterion=matching.about,
        metavar="NAME",
        offered=candidates.actors_and_places,
        ids_of=("actors", "places"),
        beginning="about ",
        named=clauses.place_and_actors,
        part="who",
        clause=clauses.after("about ", clauses.subject),
    ),
    Filter(
        "type",
        "of this type or family",
        key="types",
        resolve=names.types,
        criterion=matching.of_types,
        metavar="TYPE",
        short="-t",
        splits=True,
        sample="agreement",
        offered=candidates.types,
        ids_of=("types",),
        beginning="of the type ",
        named=clauses.type_with_members,
        part="what",
        clause=clauses.of_types,
    ),
    Filter(
        "date",
        "at this time: a date, or a period such as 2024..2025-03",
        key="on",
        has_option=False,
        sides=("since", "until"),
        sample="2024..2025-03",
        beginning="dated ",
        named=clauses.date,
        part="when",
        clause=clauses.dated,
    ),
    Filter(
        "from",
        "from this date on",
        key="since",
        metavar="DATE",
        beginning="dated ",
        named=clauses.since,
    ),
    Filter(
        "to",
        "up to this date",
        key="until",
        metavar="DATE",
        beginning="dated ",
        named=clauses.until,
    ),
    Filter(
        "on",
        "at this time",
        key="on",
        resolve=names.period,
        criterion=matching.in_windows,
        metavar="DATE",
        beginning="dated ",
        named=clauses.date,
        part="when",
        clause=clauses.dated,
    ),
    Filter(
        "known",
        "became known then: a date, or a period",
        has_option=False,
        sides=("known_from", "known_to"),
        sample="2024",
        beginning="known ",
        named=clauses.date,
        lacking_in_page="when things became known",
        part="when",
        clause=clauses.became_known,
    ),
    Filter(
        "known-from",
        "became known from this date on",
        key="known_from",
        metavar="DATE",
        in_queries=False,
    ),
    Filter(
        "known-to",
        "became known up to this date",
        key="known_to",
        metavar="DATE",
        in_queries=False,
    ),
    Filter(
        "tag",
        "with this tag",
        key="tags",
        resolve=names.tag,
        criterion=matching.with_tags,
        metavar="TAG",
        splits=True,
        offered=candidates.tags,
        ids_of=("tags",),
        beginning="with the tag ",
        named=clauses.tag,
        clause=clauses.after("tagged ", clauses.tag),
    ),
    Filter(
        "source",
        "from this source or publisher",
        key="sources",
        resolve=names.source,
        criterion=matching.citing,
        metavar="SOURCE",
        offered=candidates.sources,
        ids_of=("sources",),
        beginning="from ",
        named=clauses.source_titles,
        clause=clauses.after("citing ", clauses.publisher_or_title),
    ),
    Filter(
        "status",
        "stated, reported, claimed, denied or retracted",
        key="statuses",
        resolve=lambda _, text: names.status(text),
        criterion=matching.with_status,
        metavar="STATUS",
        splits=True,
        offered=candidates.statuses,
        beginning="with the status ",
        clause=clauses.after("with the status ", lambda _, text: names.status(text)),
    ),
    Filter(
        "text",
        'with these words, or longer ones, in title, summary or names; with whole words in "quotes"',
        key="texts",
        resolve=lambda _, text: names.text(text),
        criterion=matching.with_text,
        metavar="WORDS",
        beginning="with ",
        named=clauses.explained_words,
        clause=clauses.with_text,
    ),
    Filter(
        "kind",
        "a plan of this kind",
        key="kinds",
        resolve=lambda _, text: names.kind(text),
        criterion=matching.of_kinds,
        has_option=False,
        splits=True,
        offered=candidates.kinds,
        beginning="a plan that is a ",
        part="what",
        clause=clauses.of_kinds,
    ),
    Filter(
        "id",
        "the entry with this id",
        key="ids",
        resolve=names.identity,
        criterion=matching.with_ids,
        has_option=False,
        offered=candidates.entries,
        ids_of=("events", "plans", "figures"),
        beginning="the entry ",
        clause=clauses.after("the entry ", clauses.entry_title),
    ),
)
"""Every filter, in the order of help and messages."""

FIELDS = {row.name: row for row in FILTERS if row.in_queries}
"""The fields of the query language by name; each means the same as the option of its name."""


def options_of(field: Filter) -> list[str]:
    """Return the options that ask what a field asks; those of its sides, where it has none of its own."""
    sides = [row for row in FILTERS if row.has_option and field.has_side(row)]
    return [row.option for row in ([field] if field.has_option else sides)]


def other_names_of(field: Filter) -> list[str]:
    """Return the names that a user may take for a field: its keyword, those of its row, and options of its sides."""
    own = [field.key] if field.key is not None and field.key not in FIELDS else []
    return [*own, *field.also, *(row.name for row in FILTERS if not row.in_queries and field.has_side(row))]


PERIODS = frozenset(row.name for row in FIELDS.values() if row.sides)
"""The fields whose values may be periods, `A..B`."""
