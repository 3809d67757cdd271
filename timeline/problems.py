"""Problems of a log: values with a place, a sentence and a remedy, never exceptions."""

from collections.abc import Callable, Iterable
from typing import Literal, NamedTuple

from timeline.text import visible

Severity = Literal["error", "warning"]


class FileName(str):
    """A part of a sentence: the name of a file of the log, as that was asked for."""

    __slots__ = ()


class LineOf(str):
    """A part of a sentence: the number of the line in which an entry begins, which moves when the log is edited."""

    __slots__ = ("entry",)
    entry: str
    """Key of the entry (`timeline.log.references.key_of`)."""

    def __new__(cls, line: int, entry: str) -> "LineOf":
        """Make the part from a line that counts from 1."""
        made = super().__new__(cls, line)
        made.entry = entry
        return made


class Sentence(str):
    """A sentence that names files of a log; its parts are text and names, so that the names can be exchanged."""

    __slots__ = ("parts",)
    parts: tuple[str, ...]

    def __new__(cls, *parts: str) -> "Sentence":
        """Join the parts; a `FileName` is shown without control characters."""
        made = super().__new__(cls, "".join(visible(part) if isinstance(part, FileName) else part for part in parts))
        made.parts = parts
        return made

    @property
    def entries(self) -> tuple[str, ...]:
        """The keys of the entries whose lines it names, in order."""
        return tuple(part.entry for part in self.parts if isinstance(part, LineOf))

    @property
    def files(self) -> tuple[FileName, ...]:
        """The files that it names, in order."""
        return tuple(part for part in self.parts if isinstance(part, FileName))

    def renamed(self, name_of: Callable[[str], str]) -> "Sentence":
        """Return the same sentence with another name for each file."""
        return Sentence(*(FileName(name_of(part)) if isinstance(part, FileName) else part for part in self.parts))


class Problem(NamedTuple):
    """One fault of a log. Lines and columns count from 1; `code` is stable, `message` is for people."""

    file: str
    line: int
    column: int
    code: str
    message: str
    hint: str = ""
    severity: Severity = "error"
    entry: str | None = None
    """The id of the entry in which the fault stands, where there is one."""
    section: str | None = None
    """The section of that entry: two sections may have an entry of the same id."""

    def renamed(self, name_of: Callable[[str], str]) -> "Problem":
        """Return the same problem with another name for each file, also for those that its sentences name."""
        message, hint = (
            text.renamed(name_of) if isinstance(text, Sentence) else text for text in (self.message, self.hint)
        )
        return self._replace(file=name_of(self.file), message=message, hint=hint)


def place_words(file: str, line: str, seen_from: str) -> tuple[str, ...]:
    """Return the parts of a sentence that name a place: the line alone in the file that the sentence is about."""
    return ("line ", line) if file == seen_from else (FileName(file), ":", line)


def has_errors(problems: Iterable[Problem]) -> bool:
    """Return whether any of them stops the commands; warnings do not."""
    return any(problem.severity == "error" for problem in problems)
