"""`timeline disputes`: disagreements of sources."""

from timeline.cli.options import Filters, Source, command, new_app
from timeline.cli.output import Output
from timeline.cli.restricted import note_restricted

app = new_app()

_EPILOG = """Examples:\n
\b
  timeline disputes
  timeline disputes --country Syria --from 2024
  timeline disputes --source cbp-2025 --output disputes.docx"""


@command(app, epilog=_EPILOG)
def disputes(filters: Filters, source: Source, output: Output) -> None:
    """Where sources disagree: what the log follows beside what others claim, each with sources; figures in conflict."""
    answer = source.open().disputes(**filters.given)
    output.give(answer.document, answer.forms)
    note_restricted(output, answer.forms, answer.workspace)
    output.note_limits(answer)
