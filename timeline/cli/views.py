"""`timeline views`: the saved queries of a log."""

from timeline.cli.options import Filters, Source, command, new_app
from timeline.cli.output import Output

app = new_app()

_EPILOG = """Examples:\n
\b
  timeline views
  timeline views --country Syria --format md
  timeline list @iraq-drawdown

A view is a query that the log saves under a name: views: {NAME: QUERY}"""


@command(app, epilog=_EPILOG)
def views(filters: Filters, source: Source, output: Output) -> None:
    """The saved queries of the log, and how many entries each finds; any command asks them by @NAME.

    With filters, counted over the entries that answer.
    """
    answer = source.open().vocabulary("views", **filters.given)
    output.give(answer.document, answer.forms)
