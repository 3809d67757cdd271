"""The answer of `check`."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from timeline.api.answers import Answer
from timeline.log.loaded import Loaded
from timeline.log.log import Log
from timeline.problems import Problem
from timeline.query.view_checks import load_checked
from timeline.workspace import find_logs, notes_of

if TYPE_CHECKING:
    from timeline.export.forms import Forms
    from timeline.index.build import Watch
    from timeline.telling.document import Document


class CheckAnswer(Answer[tuple[Problem, ...], Problem]):
    """All the faults of some logs."""

    def __init__(self, loaded: Iterable[Loaded], *, has_warnings: bool = True, notes: Iterable[str] = ()) -> None:
        """`notes` are sentences beside those on how the logs were opened."""
        self.loaded = (*loaded,)
        """The logs as far as they could be read."""
        self._found = [
            (problem, one.log)
            for one in self.loaded
            for problem in one.problems
            if has_warnings or problem.severity == "error"
        ]
        super().__init__(
            tuple(problem for problem, _ in self._found), (stamp.name for one in self.loaded for stamp in one.files)
        )
        self.logs: tuple[Log, ...] = tuple(one.log for one in self.loaded)
        self._notes = (*notes_of(self.loaded), *notes)

    @property
    def notes(self) -> tuple[str, ...]:
        """Sentences on how the logs were opened, and on edits that were cut off."""
        return self._notes

    def members(self) -> tuple[Problem, ...]:
        """Return the problems, in the order of the files."""
        return self.value

    def __len__(self) -> int:
        return len(self.value)

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems for which a log cannot be asked."""
        return tuple(problem for problem in self.value if problem.severity == "error")

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """The problems that a reader should look at."""
        return tuple(problem for problem in self.value if problem.severity == "warning")

    def document(self) -> "Document":
        """Return the problems in words, as a document has them."""
        from timeline.telling.problems import document

        return document(self._found, self.loaded)

    def forms(self) -> "Forms":
        """Return the problems in the forms for machines."""
        from timeline.export.problems import forms

        return forms(self._found)


def checked(names: Sequence[str], watch: "Watch | None" = None, *, has_warnings: bool = True) -> CheckAnswer:
    """Return every fault of the logs (found by `find_logs` where none is named), and not only those that stop it."""
    from timeline.edits.recovery import interrupted

    found = find_logs(names)
    loaded = [load_checked(name, watch) for name in found]
    cut_off = [sentence for name in found if (sentence := interrupted(name))]
    return CheckAnswer(loaded, has_warnings=has_warnings, notes=cut_off)
