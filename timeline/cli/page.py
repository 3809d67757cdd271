"""`timeline page`: the log as one HTML file."""

import sys

from timeline.api.answers import Limits, limit_notes
from timeline.cli.endings import say_notes
from timeline.cli.options import Filters, Query, Source, command, new_app
from timeline.cli.output import Output
from timeline.errors import WrongUsage

app = new_app()

MOST = 10_000
"""Maximum number of events, dates of plans and figures in a page; a browser would take too long over more."""

_EPILOG = """Examples:\n
\b
  timeline page --output page.html
  timeline page --country Iraq --from 2024 --output iraq.html
  timeline page @iraq-drawdown --as-of 2025-03-18 --output drawdown.html
  timeline page --region sahel > sahel.html

The file needs no network and nothing beside it: it opens from a folder or from
a mail, and prints. Whoever opens it can filter what it holds."""


@command(app, formats=("html",), epilog=_EPILOG)
def page(
    filters: Filters,
    source: Source,
    output: Output,
    words: Query = None,
) -> None:
    """The log, or the part that answers, as one HTML file: chronology, chart, plans, figures, with filters.

    Standard output gets it only where that is no terminal. A page that is there is replaced, as a whole or not at all.
    """
    if output.output is None and sys.stdout.isatty():
        raise WrongUsage("a page is a file for a browser", "name it: --output page.html")
    from timeline.export.page.contents import contents
    from timeline.export.page.document import as_page

    workspace = source.open().workspace
    answer = contents(workspace, filters.question(words))
    if answer.size > MOST:
        message = f"the page would hold {answer.size:,} events, dates of plans and figures; {MOST:,} is the most"
        raise WrongUsage(message, "ask for a part, such as --from 2024 or --region NAME")
    output.put(as_page(answer), "1 entry" if answer.size == 1 else f"{answer.size:,} entries")
    limits = Limits(answer.period, answer.not_judged, answer.emptied_by, answer.without_place)
    say_notes(limit_notes(workspace, limits, tells_gaps=output.tells_gaps))
