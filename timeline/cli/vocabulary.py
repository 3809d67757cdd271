"""What `actors`, `places`, `types` and `sources` have in common: a table in the format asked for."""

from collections.abc import Callable

from timeline.cli.options import Filters, Source
from timeline.cli.output import Output
from timeline.query.question import Question
from timeline.reports.vocabulary import Table
from timeline.workspace import Workspace


def answer(report: Callable[[Workspace, Question], Table], filters: Filters, source: Source, output: Output) -> None:
    """Open, ask, show."""
    workspace = source.open()
    table = report(workspace, filters.question())
    if output.is_text:
        from timeline.render.tables import lines

        output.show(lines(table, output.width))
    else:
        from timeline.export.tables import forms

        output.write(forms(table, workspace))
