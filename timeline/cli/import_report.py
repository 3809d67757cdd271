"""The report of an import: on the terminal, or in the format and the file that were asked for."""

from typing import TYPE_CHECKING, Literal

from timeline.cli.endings import say_notes
from timeline.errors import WrongUsage

if TYPE_CHECKING:
    from timeline.cli.output import Output
    from timeline.edits.names import Names
    from timeline.imports.review import Review

Parts = Literal["all", "writing", "told"]
"""The parts of a report: all with the next step, all of what is written now, or what nobody is asked about."""


def check_output(output: "Output") -> None:
    """Refuse a report for programs on standard output, where the edit is shown too."""
    if output.file is None and not output.is_text:
        from timeline.export.formats import ENDINGS

        ending = next(iter(ENDINGS[str(output.format)]), "")
        raise WrongUsage("what is written is shown on standard output too", f"name a file: --output report{ending}")


def report(review: "Review", names: "Names", output: "Output", *, in_full: bool = False, parts: Parts = "all") -> None:
    """Write the report; only a report of `all` ends with what would be written."""
    if output.is_for_people:
        from timeline.telling.imported import document, next_step

        step = next_step(review.counts) if parts == "all" else ""
        made = document(review, names, in_full=in_full, next_step=step, is_asked=parts == "told")
        output.print_document(made)
        return
    from timeline.export.imported import forms

    if output.format != "json":
        say_notes(review.notes)
    output.write(forms(review, names))
