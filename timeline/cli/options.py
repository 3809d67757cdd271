"""The options that commands share, written once: `Filters` and `Source` become options of each command that takes them.

A command names such a bundle as one parameter; `command` spreads its fields over the command line.
"""

import datetime
import inspect
from collections.abc import Callable, Sequence
from typing import Annotated, Any, NamedTuple, get_origin

import typer

from timeline.cli.endings import say, tell_notes
from timeline.cli.output import FOR_DOCUMENTS, Output, format_option
from timeline.export.formats import DOCUMENTS, EVERYWHERE
from timeline.query.question import Question
from timeline.render.progress import watching
from timeline.workspace import Workspace, open_workspace

_FILTERS = "Filters"
_LOG = "Log"
Words = list[str] | None


def completing(what: str) -> Callable[[typer.Context, str], list[str]]:
    """What a shell may offer for an option or argument that takes a `what`, see `timeline.cli.completion`."""

    def complete(ctx: typer.Context, incomplete: str) -> list[str]:
        from timeline.cli.completion import offered

        return offered(what, ctx.params, incomplete)

    return complete


Query = Annotated[
    Words,
    typer.Argument(
        metavar="[QUERY]...", help="What to look for: fields, words, @VIEW.", autocompletion=completing("query")
    ),
]
"""A query as it is typed behind a command, in one word or several."""


def _filter(*names: str, metavar: str, help: str) -> Any:
    known = None if metavar in ("DATE", "WORDS") else completing(names[0].removeprefix("--"))
    return typer.Option(*names, metavar=metavar, help=help, rich_help_panel=_FILTERS, autocompletion=known)


DAYS = Annotated[bool, typer.Option("--days", help="Durations in days alone.")]
"""Durations in days instead of the units that people use."""

ALL = Annotated[bool, typer.Option("--all", help="Nothing folded into a count.")]
"""What is folded into lines or counts is told in full."""


class Filters(NamedTuple):
    """What to ask for. A repeated option means any of them; different options mean all of them."""

    region: Annotated[Words, _filter("--region", "-r", metavar="PLACE", help="In this place or inside it.")] = None
    country: Annotated[Words, _filter("--country", "-c", metavar="COUNTRY", help="In this country.")] = None
    actor: Annotated[Words, _filter("--actor", "-a", metavar="ACTOR", help="With this actor or its parts.")] = None
    about: Annotated[Words, _filter("--about", metavar="NAME", help="With this place, or this actor.")] = None
    type: Annotated[Words, _filter("--type", "-t", metavar="TYPE", help="Of this type or family.")] = None
    since: Annotated[Words, _filter("--from", metavar="DATE", help="From this date on.")] = None
    until: Annotated[Words, _filter("--to", metavar="DATE", help="Up to this date.")] = None
    on: Annotated[Words, _filter("--on", metavar="DATE", help="At this time.")] = None
    known_from: Annotated[Words, _filter("--known-from", metavar="DATE", help="Became known from this date on.")] = None
    known_to: Annotated[Words, _filter("--known-to", metavar="DATE", help="Became known up to this date.")] = None
    tag: Annotated[Words, _filter("--tag", metavar="TAG", help="With this tag.")] = None
    source: Annotated[Words, _filter("--source", metavar="SOURCE", help="From this source or publisher.")] = None
    status: Annotated[Words, _filter("--status", metavar="STATUS", help="stated, reported, claimed ...")] = None
    text: Annotated[Words, _filter("--text", metavar="WORDS", help="With these words in title, summary or names.")] = (
        None
    )
    query: Annotated[Words, _filter("--query", "-q", metavar="QUERY", help="What this query or @VIEW finds.")] = None
    certain: Annotated[bool, typer.Option("--certain", help="No merely possible ones.", rich_help_panel=_FILTERS)] = (
        False
    )
    exact: Annotated[
        bool, typer.Option("--exact", help="Not the parts of an actor or a place.", rich_help_panel=_FILTERS)
    ] = False
    slack: Annotated[
        str | None, typer.Option(metavar="DAYS", help="Widen approximate dates, as in 30d.", rich_help_panel=_FILTERS)
    ] = None

    def question(self, query: Words = None) -> Question:
        """The same, as a question, with the query that was typed behind the command."""
        return Question(
            regions=tuple(self.region or ()),
            countries=tuple(self.country or ()),
            actors=tuple(self.actor or ()),
            about=tuple(self.about or ()),
            types=split(self.type),
            since=tuple(self.since or ()),
            until=tuple(self.until or ()),
            on=tuple(self.on or ()),
            tags=split(self.tag),
            sources=tuple(self.source or ()),
            statuses=split(self.status),
            texts=tuple(self.text or ()),
            certain=self.certain,
            exact=self.exact,
            slack=self.slack,
            known_from=tuple(self.known_from or ()),
            known_to=tuple(self.known_to or ()),
            queries=tuple(self.query or ()),
            query=" ".join(query) if query else None,
        )


class Source(NamedTuple):
    """Where to answer from."""

    log: Annotated[
        Words, typer.Option("--log", metavar="FILE", help="The log; may be repeated.", rich_help_panel=_LOG)
    ] = None
    as_of: Annotated[
        str | None, typer.Option("--as-of", metavar="DATE", help="What was known on that day.", rich_help_panel=_LOG)
    ] = None
    read: set[str] | None = None
    """No option: where the files are noted that were read, for `Output`."""

    def open(self) -> Workspace:
        """The logs as of the day asked for; the only place where the clock is read."""
        today = datetime.date.today()
        day = today if self.as_of is None else last_day(self.as_of, today)
        with watching() as watch:
            workspace = open_workspace(self.log or (), day, watch)
        tell_notes(workspace.notes)
        if self.read is not None:
            self.read.update(workspace.files)
        if self.as_of is None and workspace.hidden:
            become = "entry becomes" if workspace.hidden == 1 else "entries become"
            say(f"note: {workspace.hidden} {become} known only after today; --as-of a later day shows more")
        return workspace


def last_day(as_of: str, today: datetime.date) -> datetime.date:
    """The day that an `--as-of` means: the last of the date that was given."""
    from timeline.dates import parse_asked
    from timeline.errors import WrongUsage
    from timeline.text import quoted

    asked = parse_asked(as_of, today)
    try:
        return datetime.date.fromordinal(asked.latest)
    except (ValueError, OverflowError):
        message = f"--as-of {quoted(as_of)} has no last day within the years 1 to 9999"
        raise WrongUsage(message, "give a day, such as 2024-08-01") from None


def split(texts: Words) -> tuple[str, ...]:
    """Values that may stand in one option, separated by commas: words without commas of their own."""
    return tuple(part.strip() for text in texts or () for part in text.split(","))


def command(
    app: typer.Typer, formats: Sequence[str] = EVERYWHERE, **settings: Any
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Register a function as the command of an app, its bundles spread into options."""

    def register(body: Callable[..., None]) -> Callable[..., None]:
        parameters = inspect.signature(body).parameters.values()
        bundles: dict[str, Any] = {p.name: p.annotation for p in parameters if hasattr(p.annotation, "_fields")}
        spread = [p.replace(kind=p.KEYWORD_ONLY) for p in parameters if p.name not in bundles]
        for bundle in bundles.values():
            own = {"format": format_option(formats)} if bundle is Output else {}
            fields = {**_options(bundle), **own}
            if bundle is Output and not DOCUMENTS.intersection(formats):
                fields = {name: option for name, option in fields.items() if name not in FOR_DOCUMENTS}
            spread += [
                inspect.Parameter(
                    name, inspect.Parameter.KEYWORD_ONLY, default=bundle._field_defaults[name], annotation=annotation
                )
                for name, annotation in fields.items()
            ]

        def run(**values: Any) -> None:
            read: set[str] = set()
            for name, bundle in bundles.items():
                value = bundle(**{field: values.pop(field) for field in _options(bundle) if field in values})
                if bundle is not Filters:
                    value = value._replace(read=read)
                values[name] = value.chosen(formats) if isinstance(value, Output) else value
            body(**values)

        run.__signature__ = inspect.Signature(spread)  # type: ignore[attr-defined]
        run.__doc__, run.__name__ = body.__doc__, body.__name__.rstrip("_")
        # Typer keeps the line breaks of a docstring; a paragraph is to fill the line.
        paragraphs = (" ".join(part.split()) for part in (body.__doc__ or "").split("\n\n"))
        settings.setdefault("help", "\n\n".join(paragraphs))
        app.command(context_settings={"help_option_names": ["-h", "--help"]}, **settings)(run)
        return body

    return register


def _options(bundle: Any) -> dict[str, Any]:
    """The fields of a bundle that are options."""
    return {name: kind for name, kind in bundle.__annotations__.items() if get_origin(kind) is Annotated}


def new_app() -> typer.Typer:
    """An app for one command."""
    return typer.Typer(add_completion=False, rich_markup_mode="rich", pretty_exceptions_enable=False)
