"""`timeline page`: the log as one HTML file."""

import sys
from typing import Annotated

import typer

from timeline.cli.endings import say, tell_found
from timeline.cli.options import Filters, Source, Words, command, completing, new_app
from timeline.errors import WrongUsage
from timeline.text import visible

app = new_app()

MOST = 10_000
"""So many events, dates of plans and figures a page holds at most; a browser would take too long over more."""

_EPILOG = """Examples:\n
\b
  timeline page --output page.html
  timeline page --country Iraq --from 2024 --output iraq.html
  timeline page @iraq-drawdown --as-of 2025-03-18 --output drawdown.html
  timeline page --region sahel > sahel.html

The file needs no network and nothing beside it: it opens from a folder or from
a mail, and prints. Whoever opens it can filter what it holds."""


@command(app, epilog=_EPILOG)
def page(
    filters: Filters,
    source: Source,
    words: Annotated[
        Words,
        typer.Argument(
            metavar="[QUERY]...", help="What to look for: fields, words, @VIEW.", autocompletion=completing("query")
        ),
    ] = None,
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="FILE", help="Where to write it; '-' is standard output."),
    ] = None,
) -> None:
    """The log, or the part that answers, as one HTML file: chronology, chart, plans, figures, with filters.

    Standard output gets it only where that is no terminal. A page that is there is replaced, as a whole or not at all.
    """
    if output is None and sys.stdout.isatty():
        raise WrongUsage("a page is a file for a browser", "name it: --output page.html")
    from timeline.export.page.contents import contents
    from timeline.export.page.document import as_page
    from timeline.export.page.file import write_page

    workspace = source.open()
    answer = contents(workspace, filters.question()._replace(query=" ".join(words) if words else None))
    if answer.size > MOST:
        message = f"the page would hold {answer.size:,} events, dates of plans and figures; {MOST:,} is the most"
        raise WrongUsage(message, "ask for a part, such as --from 2024 or --region NAME")
    text = as_page(answer)
    if output in (None, "-"):
        sys.stdout.write(text)
    else:
        assert output is not None
        size = write_page(output, text)
        noun = "entry" if answer.size == 1 else "entries"
        say(f"wrote {visible(output)}: {answer.size:,} {noun}, {size / 1024:,.0f} KB")
    tell_found(workspace.horizon, answer.beyond_horizon, answer.not_judged, answer.emptied_by)
