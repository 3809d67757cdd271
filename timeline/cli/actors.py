"""`timeline actors`."""

from timeline.cli.options import Filters, Source, command, new_app
from timeline.cli.output import Output
from timeline.cli.vocabulary import answer
from timeline.reports import vocabulary

app = new_app()

_EPILOG = """Examples:\n
\b
  timeline actors
  timeline actors --country Iraq
  timeline actors --output actors.xlsx"""


@command(
    app,
    epilog=_EPILOG,
)
def actors(filters: Filters, source: Source, output: Output) -> None:
    """Who appears in the log: names, aliases, what they are part of, how often they appear.

    With filters, only those that appear in the entries that answer, counted over these.
    """
    answer(vocabulary.actors, filters, source, output)
