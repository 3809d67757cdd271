"""What `actors`, `places`, `types` and `sources` have in common: a table in the format asked for."""

import sys
from collections.abc import Callable
from typing import Annotated, Literal

import typer

from timeline.cli.options import Filters, Source
from timeline.query.question import Question
from timeline.reports.vocabulary import Table
from timeline.workspace import Workspace

Format = Annotated[
    Literal["text", "json", "jsonl", "csv", "md"], typer.Option("--format", "-f", help="How to write the answer.")
]


def answer(report: Callable[[Workspace, Question], Table], filters: Filters, source: Source, format: str) -> None:
    """Open, ask, show."""
    table = report(source.open(), filters.question())
    if format == "text":
        from timeline.render.output import show, width
        from timeline.render.tables import lines

        show(lines(table, width()))
    else:
        from timeline.export.tables import write

        sys.stdout.write(write(table, format))
