"""The options that commands share: `Filters`, `Source` and `Output` become options of each command that takes them.

A command names such a bundle as one parameter; `command` spreads it over the command line.
"""

import inspect
from collections.abc import Callable, Sequence
from typing import Annotated, Any, ClassVar, get_origin

import typer

from timeline.api.log import OpenLog
from timeline.cli.endings import say_notes
from timeline.cli.output import FOR_DOCUMENTS, Output, format_option
from timeline.export.formats import DOCUMENTS, EVERYWHERE
from timeline.frozen import Frozen
from timeline.query.filters import FILTERS, Filter
from timeline.query.question import Question, question_of
from timeline.render.progress import watching

_FILTERS = "Filters"
_LOG = "Log"
Words = list[str] | None


def completing(what: str) -> Callable[[typer.Context, str], list[str]]:
    """Return the completion of an option or argument that takes a `what`, see `timeline.cli.completion`."""

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
"""Argument for a query, typed in one word or several."""


def _option(*names: str, help: str, metavar: str | None = None, complete: str | None = None) -> Any:
    completion = None if complete is None else completing(complete)
    return typer.Option(*names, metavar=metavar, help=help, rich_help_panel=_FILTERS, autocompletion=completion)


DAYS = Annotated[bool, typer.Option("--days", help="Durations in days alone.")]
"""Durations in days instead of the units that people use."""

ALL = Annotated[bool, typer.Option("--all", help="Nothing folded into a count.")]
"""Shows in full the entries that are otherwise summarized in lines or counts."""


def _filter_option(row: Filter) -> Any:
    """Return the option of a filter."""
    names = (row.option, *((row.short,) if row.short else ()))
    sentence = f"{row.help[:1].upper()}{row.help[1:]}."
    complete = row.name if row.offered is not None else None
    return Annotated[Words, _option(*names, help=sentence, metavar=row.metavar, complete=complete)]


_OPTIONS = {row.key: row for row in FILTERS if row.has_option and row.key is not None}
_QUERY = _option("--query", "-q", metavar="QUERY", help="What this query or @VIEW finds.", complete="query")


class Filters:
    """The filters of a command. A repeated option means any of them; different options mean all of them."""

    OPTIONS: ClassVar[dict[str, Any]] = {
        **{key: _filter_option(row) for key, row in _OPTIONS.items()},
        "queries": Annotated[Words, _QUERY],
        "certain": Annotated[bool, _option("--certain", help="No merely possible ones.")],
        "exact": Annotated[bool, _option("--exact", help="Not the parts of an actor or a place.")],
        "slack": Annotated[str | None, _option("--slack", metavar="DAYS", help="Widen approximate dates, as in 30d.")],
    }
    """Every option, by the keyword of a question that takes its values."""
    DEFAULTS: ClassVar[dict[str, Any]] = dict.fromkeys(OPTIONS) | {"certain": False, "exact": False}

    def __init__(self, **values: Any) -> None:
        self.given = {_OPTIONS[key].keyword if key in _OPTIONS else key: value for key, value in values.items()}
        """The filters by their names as arguments in Python."""
        self.given["query"] = self.given.pop("queries")

    def question(self, query: Words = None) -> Question:
        """Return the question of these filters, with the query that was typed behind the command."""
        return question_of(self.given, joined(query))


class Source(Frozen):
    """The logs that answer, and the day as of which."""

    log: Annotated[
        Words, typer.Option("--log", metavar="FILE", help="The log; may be repeated.", rich_help_panel=_LOG)
    ] = None
    as_of: Annotated[
        str | None, typer.Option("--as-of", metavar="DATE", help="What was known on that day.", rich_help_panel=_LOG)
    ] = None
    read: set[str] | None = None
    """No option: takes the names of the files that were read, for `Output`."""

    def open(self) -> OpenLog:
        """Open the logs as of the day asked for."""
        with watching() as watch:
            log = OpenLog(self.log or (), self.as_of, watch)
        say_notes(log.notes)
        if self.read is not None:
            self.read.update(log.files)
        return log


def joined(query: Words) -> str | None:
    """Return a query that was typed in several words."""
    return " ".join(query) if query else None


BUNDLES: list[Any] = [Filters, Source, Output]
"""The bundles of options; the commands that write have more."""


def command(
    app: typer.Typer, formats: Sequence[str] = EVERYWHERE, **settings: Any
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Register a function as the command of an app, its bundles spread into options."""

    def register(body: Callable[..., None]) -> Callable[..., None]:
        parameters = inspect.signature(body).parameters.values()
        bundles: dict[str, Any] = {p.name: p.annotation for p in parameters if p.annotation in BUNDLES}
        spread = [p.replace(kind=p.KEYWORD_ONLY) for p in parameters if p.name not in bundles]
        for bundle in bundles.values():
            own = {"format": format_option(formats)} if bundle is Output else {}
            fields = {**_options(bundle), **own}
            if bundle is Output and not DOCUMENTS.intersection(formats):
                fields = {name: option for name, option in fields.items() if name not in FOR_DOCUMENTS}
            spread += [
                inspect.Parameter(
                    name, inspect.Parameter.KEYWORD_ONLY, default=_defaults(bundle)[name], annotation=annotation
                )
                for name, annotation in fields.items()
            ]

        def run(**values: Any) -> None:
            read: set[str] = set()
            for name, bundle in bundles.items():
                value = bundle(**{field: values.pop(field) for field in _options(bundle) if field in values})
                if bundle in (Source, Output):
                    value = value._replace(read=read)
                values[name] = value.chosen(formats) if isinstance(value, Output) else value
            body(**values)

        run.__signature__ = inspect.Signature(spread)  # type: ignore[attr-defined]
        run.__doc__, run.__name__ = body.__doc__, body.__name__.rstrip("_")
        # Typer keeps line breaks; a paragraph is to fill the line.
        settings.setdefault("help", _filled(body.__doc__ or ""))
        if "epilog" in settings:
            settings["epilog"] = _filled(settings["epilog"])
        app.command(context_settings={"help_option_names": ["-h", "--help"]}, **settings)(run)
        return body

    return register


def _filled(text: str) -> str:
    """Return a text whose paragraphs are one line each, but for those whose mark keeps their lines."""
    parts = text.split("\n\n")
    return "\n\n".join(part if part.lstrip("\n").startswith("\b") else " ".join(part.split()) for part in parts)


def _options(bundle: Any) -> dict[str, Any]:
    """Return the options of a bundle by name."""
    if bundle is Filters:
        return Filters.OPTIONS
    return {name: kind for name, kind in bundle.__annotations__.items() if get_origin(kind) is Annotated}


def _defaults(bundle: Any) -> dict[str, Any]:
    return Filters.DEFAULTS if bundle is Filters else vars(bundle)


def new_app() -> typer.Typer:
    """Return an app for one command."""
    return typer.Typer(add_completion=False, rich_markup_mode="rich", pretty_exceptions_enable=False)
