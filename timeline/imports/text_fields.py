"""One field of texts in the rows of a table: its values, checked, with what nobody knows of their names."""

from collections.abc import Callable, Iterable
from operator import itemgetter
from typing import Any, NamedTuple

from timeline.edits.meanings import Found, NameRole, Question
from timeline.edits.names import Names
from timeline.imports.checked_values import Checks
from timeline.imports.columns import Cells
from timeline.imports.maps import NUMBERS, ROLES
from timeline.imports.templates import Here
from timeline.imports.unfit import Unfit
from timeline.imports.value_fields import ValueField
from timeline.log.editing.values import Value

_MOST_KEPT = 4_000
"""Maximum number of values that are kept by their cells: the first of the table."""


class Given(NamedTuple):
    """The value that a row gives a field, None if it has none."""

    value: Value | None
    cell: int | None = None
    """The index of the cell of a single value, where it is from one."""
    questions: tuple[Question, ...] = ()
    """Names without a certain meaning in it."""
    left_out: tuple[str, ...] = ()
    """Names that it does without."""


class TextField:
    """A field of an entry; the same cells give the same value, which is then kept."""

    def __init__(
        self, key: str, field: ValueField, names: Names, checks: Checks, cells: Cells, sheet: str, *, is_list: bool
    ) -> None:
        """`is_list` is for a key that takes several values. `cells` are those of the row that is read."""
        self.key = key
        self.field = field
        self._role: NameRole | None = ROLES.get(key)
        self._names = names
        self._checks = checks
        self._cells = cells
        self._sheet = sheet
        self._is_list = is_list
        self._kept: dict[Any, Given] = {}
        indexes = [cells.index(column) for column in field.columns]
        self._pick: Callable[[Any], Any] = itemgetter(*indexes) if indexes else lambda _: None
        templates = [template for several in field.parts for template in several]
        self._is_kept = not any(isinstance(part, Here) for template in templates for part in template.parts)

    def given(self) -> Given:
        """Return what the row says; raises `Unfit`."""
        if not self._is_kept:
            return self._read()
        cells = self._pick(self._cells.cells)
        found = self._kept.get(cells)
        if found is None:
            found = self._read()
            several = cells if cells.__class__ is tuple else (cells,)
            # Others may be equal and say something else: 1 is 1.0 and TRUE.
            if len(self._kept) < _MOST_KEPT and all(one is None or one.__class__ is str for one in several):
                self._kept[cells] = found
        return found

    def _read(self) -> Given:
        texts = self.field.values(self._cells, self._sheet)
        if self._is_list:
            return self._list(texts)
        if not texts:
            return Given(None)
        text, index = texts[0]
        if self.key in NUMBERS:  # an estimate, which others read
            return Given(text, index)
        return self._one(text, index, (self.key,))

    def _list(self, texts: list[tuple[str, int | None]]) -> Given:
        items: list[Value] = []
        questions: list[Question] = []
        left_out: list[str] = []
        for text, index in _once(texts):
            one = self._one(text, index, (self.key, len(items)))
            left_out += one.left_out
            if one.value is not None and one.value not in items:
                items.append(one.value)
                questions += one.questions
        return Given(items or None, None, tuple(questions), tuple(left_out))

    def _one(self, text: str, index: int | None, path: tuple[str | int, ...]) -> Given:
        if self._role is not None:
            return self._named(self._role, text, path)
        try:
            return Given(self._checks.value(self.key, text))
        except Unfit as unfit:
            raise Unfit(unfit.why, unfit.remedy, index) from None

    def _named(self, role: NameRole, text: str, path: tuple[str | int, ...]) -> Given:
        """Return what stands for a name: its reference; the name itself, with a question; nothing if it is left out."""
        text = " ".join(text.split())
        meaning = self._names.meaning(role, text)
        if isinstance(meaning, Found):
            return Given(meaning.id)
        if self.field.unknown == "skip":
            return Given(None, None, (), (text,))
        question = Question(role, text, meaning, path=path)
        if self.field.unknown == "error":
            fault = question.fault
            columns = self.field.columns
            raise Unfit(fault.message, fault.hint, self._cells.index(columns[0]) if columns else None)
        return Given(text, None, (question,))


def _once(texts: list[tuple[str, int | None]]) -> Iterable[tuple[str, int | None]]:
    """Return texts with their cells, each text once, with the first of its cells."""
    if len(texts) < 2:
        return texts
    first: dict[str, int | None] = {}
    for text, index in texts:
        first.setdefault(text, index)
    return first.items()
