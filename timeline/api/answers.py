"""An answer: the value of a report, with its forms for documents and for machines, and the notes that go with it."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from timeline.dates import OPEN_END, Window, iso
from timeline.frozen import Frozen
from timeline.query.question import Question
from timeline.workspace import Workspace

if TYPE_CHECKING:
    from timeline.export.forms import Forms
    from timeline.telling.document import Document

Value = TypeVar("Value")
Item = TypeVar("Item")


class Limits(Frozen):
    """The limits of an answer to filters."""

    period: Window | None
    """The period of the question."""
    not_judged: int = 0
    """Number of members that are only possible because they have no bound on a side that was asked about."""
    emptied_by: tuple[str, ...] = ()
    """The number that each filter alone would find, if nothing was found."""
    without_place: int = 0
    """Number of entries that a filter by place could not judge, because they have no place at all."""


class Answer(Generic[Value, Item]):
    """An answer. `value` is what the report found; iterating gives the members of its list, in the order of the answer.

    It stays as it is when its log is edited or opened again.
    """

    value: Value

    def __init__(self, value: Value, files: Iterable[str]) -> None:
        """`files` are those that the answer was made from, which `save` never replaces."""
        self.value = value
        self.files = tuple(files)

    def __iter__(self) -> Iterator[Item]:
        from timeline.api.reading import whole

        return whole(self.members)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {', '.join(self.files)}>"

    def members(self) -> Iterable[Item]:
        """Return what iterating gives."""
        raise NotImplementedError

    def document(self) -> "Document":
        """Return the answer in words, as the command prints it."""
        raise NotImplementedError

    def forms(self) -> "Forms":
        """Return the answer in the forms for machines."""
        raise NotImplementedError

    @property
    def notes(self) -> tuple[str, ...]:
        """Sentences on what limits the answer, which the command writes below it."""
        return ()

    def to_dict(self) -> dict[str, Any]:
        """Return what the command prints with `--format json`, as dicts, lists, texts, numbers and None."""
        from timeline.api.reading import plain

        found: dict[str, Any] = plain(self.forms().value)
        return found

    def to_json(self) -> str:
        """Return what the command prints with `--format json`, byte for byte."""
        return self.text("json")

    def table(self) -> list[dict[str, Any]]:
        """Return the rows of the command's CSV, each a dict by the names of the columns; None is an empty cell."""
        from timeline.api.reading import rows_of

        return rows_of(self.forms)

    def text(self, format: str = "text", width: int = 80) -> str:
        """Return the answer in a format of text: `text`, `md`, `html`, `json`, `jsonl`, `csv`.

        `width` is that of the lines of `text`, in cells. Raises `WrongUsage` for a format that this answer lacks.
        """
        from timeline.api.formats import text_of

        return text_of(self.document, self.forms, format, width)

    def save(self, file: str) -> None:
        """Write the answer to a file, whole or not at all; its ending tells the format, as with `--output`.

        Raises `WrongUsage` for another ending, `WriteRefused` where the file cannot be written, or is one of the log's,
        and `LibraryMissing` where a library for the format is missing.
        """
        from timeline.api.formats import save

        save(self.document, self.forms, file, self.files)


class Asked(Answer[Value, Item]):
    """An answer to filters."""

    def __init__(self, value: Value, workspace: Workspace, question: Question) -> None:
        super().__init__(value, workspace.files)
        self.workspace = workspace
        self.question = question

    @property
    def limits(self) -> Limits:
        """The limits of the answer."""
        return Limits(None)

    @property
    def notes(self) -> tuple[str, ...]:
        """Sentences on what limits the answer, which the command writes below it."""
        return tuple(limit_notes(self.workspace, self.limits, tells_gaps=False))


def limit_notes(workspace: Workspace, limits: Limits, *, tells_gaps: bool) -> Iterator[str]:
    """Yield sentences on the limits of an answer: what was not followed, what could not be judged, why it is empty.

    `tells_gaps`: the answer itself says what was not followed since, up to its day; a period that was asked for and
    reaches further is noted in any case.
    """
    yield from _gap_words(workspace, limits.period, tells_gaps)
    if limits.not_judged:
        stand = "1 of them stands" if limits.not_judged == 1 else f"{limits.not_judged} of them stand"
        yield f"{stand} here only because the log gives no beginning or no end"
    if limits.without_place:
        from timeline.reports.wording import without_place_words

        yield without_place_words(limits.without_place)
    from timeline.reports.followed import is_followed

    # What was not followed is not empty: that a filter finds nothing there says nothing.
    if is_followed(workspace, limits.period):
        yield from limits.emptied_by


def _gap_words(workspace: Workspace, period: Window | None, tells_gaps: bool) -> Iterator[str]:
    """The sentences on what the logs have not followed of a period.

    If they followed none of it, and the answer does not say so, each sentence does.
    """
    from timeline.reports.followed import is_followed, not_followed

    ends_open = period is None or period.last == OPEN_END
    wholly = "" if tells_gaps or is_followed(workspace, period) else "not followed: "
    for gap in not_followed(workspace, period):
        header = gap.log.header
        name = "this log" if len(workspace.logs) == 1 else header.title
        if gap.side == "before":
            first = iso(header.covers.earliest)
            yield f"{wholly}the question reaches back before {first}, the first day that {name} has followed"
        elif not (ends_open and tells_gaps) or (period is not None and period.first > header.horizon):
            last = iso(header.horizon)
            yield f"{wholly}the question reaches beyond {last}, the last day that {name} has followed"
