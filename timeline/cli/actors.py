"""`timeline actors`."""

from timeline.cli.options import Filters, Source, command, new_app
from timeline.cli.vocabulary import Format, answer
from timeline.reports import vocabulary

app = new_app()


@command(app, epilog="Examples:\n\n\b\n  timeline actors\n  timeline actors --country Iraq")
def actors(filters: Filters, source: Source, format: Format = "text") -> None:
    """Who appears in the log: names, aliases, what they are part of, how often they appear.

    With filters, only those that appear in the entries that answer, counted over these.
    """
    answer(vocabulary.actors, filters, source, format)
