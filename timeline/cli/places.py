"""`timeline places`."""

from timeline.cli.options import Filters, Source, command, new_app
from timeline.cli.output import Output
from timeline.cli.vocabulary import answer
from timeline.reports import vocabulary

app = new_app()


@command(app, epilog="Examples:\n\n\b\n  timeline places\n  timeline places --type violence")
def places(filters: Filters, source: Source, output: Output) -> None:
    """Which places the log names, what lies in what, and how many entries are in each.

    With filters, only those that appear in the entries that answer, counted over these.
    """
    answer(vocabulary.places, filters, source, output)
