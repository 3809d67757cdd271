"""`timeline sources`."""

from timeline.cli.options import Filters, Source, command, new_app
from timeline.cli.output import Output
from timeline.cli.vocabulary import answer
from timeline.reports import vocabulary

app = new_app()


@command(app, epilog="Examples:\n\n\b\n  timeline sources\n  timeline sources --actor NATO --format csv")
def sources(filters: Filters, source: Source, output: Output) -> None:
    """Which documents the log rests on, and how many entries cite each.

    With filters, only those that appear in the entries that answer, counted over these.
    """
    answer(vocabulary.sources, filters, source, output)
