"""`timeline disputes`: disagreements of sources."""

from timeline.cli.endings import note_limits
from timeline.cli.options import Filters, Source, command, new_app
from timeline.cli.output import Output
from timeline.reports.disputes import disputes as report

app = new_app()

_EPILOG = """Examples:\n
\b
  timeline disputes
  timeline disputes --country Syria --from 2024
  timeline disputes --source cbp-2025 --output disputes.docx"""


@command(app, epilog=_EPILOG)
def disputes(filters: Filters, source: Source, output: Output) -> None:
    """Where sources disagree: what the log follows beside what others claim, each with sources; figures in conflict."""
    workspace = source.open()
    question = filters.question()
    answer = report(workspace, question)
    if output.is_for_people:
        from timeline.telling.disputes import document

        output.print_document(document(answer, workspace, question))
    else:
        from timeline.export.disputes import forms

        output.write(forms(answer, workspace))
    note_limits(
        workspace,
        answer.period,
        answer.not_judged,
        answer.emptied_by,
        answer.without_place,
        tells_gaps=output.tells_gaps,
    )
