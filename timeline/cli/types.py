"""`timeline types`."""

from timeline.cli.options import Filters, Source, command, new_app
from timeline.cli.output import Output
from timeline.cli.vocabulary import answer
from timeline.reports import vocabulary

app = new_app()


@command(app, epilog="Examples:\n\n\b\n  timeline types\n  timeline types --country Mali")
def types(filters: Filters, source: Source, output: Output) -> None:
    """Which types of event there are, by family, with the nearest terms of ACLED, UCDP and PLOVER."""
    answer(vocabulary.types, filters, source, output)
