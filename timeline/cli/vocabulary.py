"""`timeline actors`, `places`, `types` and `sources`: the words of a log, each as a table in the format asked for."""

from timeline.cli.options import Filters, Source, command, new_app
from timeline.cli.output import Output

APPS = {name: new_app() for name in ("actors", "places", "types", "sources")}
"""The app of each command."""

_EPILOG = """Examples:\n
\b
  timeline actors
  timeline actors --country Iraq
  timeline actors --output actors.xlsx"""


@command(APPS["actors"], epilog=_EPILOG)
def actors(filters: Filters, source: Source, output: Output) -> None:
    """Who appears in the log: names, aliases, what they are part of, how often they appear.

    With filters, only those that appear in the entries that answer, counted over these.
    """
    answer = source.open().vocabulary("actors", **filters.given)
    output.give(answer.document, answer.forms)


@command(APPS["places"], epilog="Examples:\n\n\b\n  timeline places\n  timeline places --type violence")
def places(filters: Filters, source: Source, output: Output) -> None:
    """Which places the log names, what lies in what, and how many entries are in each.

    With filters, only those that appear in the entries that answer, counted over these.
    """
    answer = source.open().vocabulary("places", **filters.given)
    output.give(answer.document, answer.forms)


@command(APPS["types"], epilog="Examples:\n\n\b\n  timeline types\n  timeline types --country Mali")
def types(filters: Filters, source: Source, output: Output) -> None:
    """Which types of event there are, by family, with the nearest terms of ACLED, UCDP and PLOVER."""
    answer = source.open().vocabulary("types", **filters.given)
    output.give(answer.document, answer.forms)


@command(APPS["sources"], epilog="Examples:\n\n\b\n  timeline sources\n  timeline sources --actor NATO --format csv")
def sources(filters: Filters, source: Source, output: Output) -> None:
    """Which documents the log rests on, and how many entries cite each.

    With filters, only those that appear in the entries that answer, counted over these.
    """
    answer = source.open().vocabulary("sources", **filters.given)
    output.give(answer.document, answer.forms)
