"""The report of an import: on the terminal, or in the format and the file that were asked for."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Literal

from timeline.cli.endings import say_notes
from timeline.errors import WrongUsage

if TYPE_CHECKING:
    from timeline.cli.output import Output
    from timeline.edits.names import Names
    from timeline.imports.review import Changed, Review
    from timeline.imports.three_way import Change

_MOST = 5
"""Maximum number of open conflicts that are named."""

Parts = Literal["all", "writing", "told"]
"""The parts of a report: all with the next step, all of what is written now, or what nobody is asked about."""


def check_output(output: "Output") -> None:
    """Refuse a report for programs on standard output, where the edit is shown too."""
    if output.file is None and not output.is_text:
        from timeline.export.formats import ENDINGS

        ending = next(iter(ENDINGS[str(output.format)]), "")
        raise WrongUsage("what is written is shown on standard output too", f"name a file: --output report{ending}")


def open_conflicts(conflicts: "Sequence[tuple[Changed, Change]]") -> Iterator[str]:
    """Yield notes on fields that were changed on both sides, and of which nothing is written."""
    for item, change in conflicts[:_MOST]:
        yield f"{item.entry.id}: {change.key} was changed on both sides, and stays as it is; --review asks about it"
    if len(conflicts) > _MOST:
        yield f"{len(conflicts) - _MOST:,} more fields were changed on both sides, and stay as they are here"


def remembered(declined: int, alike: int) -> "Iterator[str]":
    """Yield notes on what is kept for the next import beside what is written."""
    if declined:
        what = "1 change that was refused is" if declined == 1 else f"{declined:,} changes that were refused are"
        them = "it" if declined == 1 else "them"
        yield f"{what} remembered: the next import offers {them} only if the table says something else by then"
    if alike:
        which = "1 entry says" if alike == 1 else f"{alike:,} entries say"
        yield f"{which} the same on both sides by now, which is remembered as imported"


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
