"""Cells that came back: whether one still says what it said, and the value that a changed one stands for."""

import datetime
import re
from contextlib import suppress
from decimal import Decimal
from typing import NamedTuple

from timeline.dates import DateError
from timeline.edits.arguments import written_date, written_deadline
from timeline.edits.meanings import Found, NameRole, Question
from timeline.edits.names import Names
from timeline.edits.source_references import source_reference
from timeline.edits.written import read
from timeline.imports.date_texts import date_in_words
from timeline.imports.resaved import is_iso, may_be_made_of_date, may_be_made_of_text
from timeline.imports.sheet_fields import SheetField
from timeline.imports.shown import STATED, TEXT_MARK, Shown, split_items
from timeline.imports.unfit import Unfit
from timeline.log.editing.values import Value
from timeline.log.numbers import in_digits, number_remedy
from timeline.tables.cells import CellError, Content
from timeline.text import quoted

_VIA = re.compile(r"(.*\S)\s*\[via ([^\[\]]+)\]", re.DOTALL)
_EVENT = re.compile(r"event:\s*(\S+)")
_FULL_MINUTE = re.compile(r"(T[0-9]{2}:[0-9]{2}):00$")
"""A time to which a program added seconds."""


class CellFault(NamedTuple):
    """A reason for which a cell cannot be read: a sentence, and its remedy."""

    message: str
    hint: str = ""


class ReadCell(NamedTuple):
    """The value that a cell stands for, None where it is empty; its names without a certain meaning are questions."""

    value: Value | None = None
    questions: tuple[Question, ...] = ()


def text_of(cell: Content | CellError) -> str:
    """Return the text of a cell, without blanks around it: a day as ISO has it, a number in digits."""
    if isinstance(cell, str):
        return cell.replace("\r\n", "\n").replace("\r", "\n").strip()
    if cell is None:
        return ""
    if isinstance(cell, CellError):
        return cell.code
    if isinstance(cell, datetime.datetime):
        if cell.time() == datetime.time():
            return cell.date().isoformat()
        return cell.isoformat(timespec="minutes" if cell.second == 0 else "seconds")
    if isinstance(cell, datetime.date | datetime.time):
        return cell.isoformat()
    if isinstance(cell, float):
        return _digits(cell)
    return str(cell).lower() if isinstance(cell, bool) else str(cell)


def _digits(number: float) -> str:
    """Return a number of a cell in digits: `2024` for 2024.0."""
    return f"{Decimal(repr(number)):f}".removesuffix(".0")


def is_unchanged(
    cell: Content | CellError, before: Shown, field: SheetField | None = None, *, is_by_csv: bool = False
) -> bool:
    """Return whether a cell still says what it said, also in the writing that a spreadsheet program made of it.

    A column that is not edited has no field. `is_by_csv` is true for CSV, and for a workbook that was made of it.
    """
    text, was = text_of(cell), before.text.strip()
    if text == was or (isinstance(cell, bool) and text == was.lower()):
        return True
    if not text or not was or isinstance(cell, CellError):
        return False
    if field is not None and field.form in ("date", "occasion"):
        return _is_same_date(text, was, field, is_by_csv=is_by_csv, is_typed=isinstance(cell, str))
    if field is not None and field.form == "choice":
        return text.lower() == was
    if field is not None and field.is_list and before.is_editable:
        return _is_same_set(text, was) or may_be_made_of_text(text, was, is_by_csv=is_by_csv)
    return may_be_made_of_text(text, was, is_by_csv=is_by_csv)


def _is_same_set(text: str, was: str) -> bool:
    return sorted({*split_items(text)}) == sorted({*split_items(was)})


def _is_same_date(text: str, was: str, field: SheetField, *, is_by_csv: bool, is_typed: bool) -> bool:
    """Return whether a date still says what it said; `is_typed` is true for a text, false for a day of a workbook."""
    before, now = read(was, field.date_role), read(_FULL_MINUTE.sub(r"\1", text), field.date_role)
    if before is None:
        return False
    if now is not None and (now.edtf, now.time) == (before.edtf, before.time):
        return True
    if now is not None and (not is_by_csv or (is_typed and is_iso(text))):
        return False
    return may_be_made_of_date(text, before, is_by_csv=is_by_csv)


def value_of_cell(
    cell: Content | CellError, field: SheetField, before: Shown, names: Names, today: datetime.date
) -> ReadCell | CellFault:
    """Return the value of a cell that was changed, or filled."""
    if isinstance(cell, CellError):
        return CellFault(f"the cell shows the error {cell.code}", "write the value itself")
    text = text_of(cell)
    if not text:
        if field.is_required:
            hint = "every entry has one; to strike the entry out, write yes in 'remove'"
            return CellFault(f"{field.key!r} is empty", hint)
        return ReadCell()
    if field.is_list:
        return _items(text, field, before, names)
    if field.form == "name" and field.role is not None:
        return _name(text, field.role, names)
    if field.form == "subject":
        return _subject(text, names)
    if field.form == "number":
        digits = in_digits(text)
        if digits is None:
            return CellFault(f"{quoted(text)} is not a number", number_remedy(text))
        return ReadCell(digits)
    if field.form == "choice":
        return _choice(text, field)
    if field.form == "occasion" and (found := _EVENT.fullmatch(text)):
        read_name = _name(found[1], "event", names)
        return ReadCell({"event": str(read_name.value)}, read_name.questions)
    if field.form in ("date", "occasion"):
        return _date(text, field, today)
    return ReadCell(text)


def _date(text: str, field: SheetField, today: datetime.date) -> ReadCell | CellFault:
    try:
        if field.date_role == "deadline":
            return ReadCell(written_deadline(text, today))
        return ReadCell(written_date(text, today, field.date_role))
    except DateError as refused:
        with suppress(Unfit):
            return ReadCell(date_in_words(text, role=field.date_role))
        return CellFault(f"{quoted(text)}: {refused.reason}", refused.hint)


def _choice(text: str, field: SheetField) -> ReadCell | CellFault:
    word = re.sub(r"[\s_]+", "-", text.lower())
    if word not in field.options:
        return CellFault(f"{field.key!r} cannot be {quoted(text)}", f"write one of {', '.join(field.options)}")
    return ReadCell(None if word == STATED else word)


def _name(text: str, role: NameRole, names: Names) -> ReadCell:
    meaning = names.meaning(role, text)
    if isinstance(meaning, Found):
        return ReadCell(meaning.id)
    return ReadCell(text, (Question(role, text, meaning),))


def _subject(text: str, names: Names) -> ReadCell:
    if text.startswith(TEXT_MARK):
        return ReadCell({"text": text.removeprefix(TEXT_MARK).strip()})
    return _name(text, "subject", names)


def _items(text: str, field: SheetField, before: Shown, names: Names) -> ReadCell | CellFault:
    """Return the items of a cell; one that stood there before is what it was."""
    known: dict[str, list[Value]] = {}
    for shown, value in before.items:
        known.setdefault(shown, []).append(value)
    items: list[Value] = []
    questions: list[Question] = []
    for part in dict.fromkeys(split_items(text)):
        if part in known:
            items += known[part]
        elif field.form == "words":
            items.append(names.tag(part))
        elif field.form == "sources":
            found = _citation(part, names)
            if isinstance(found, CellFault):
                return found
            items.append(found.value or part)
            questions += found.questions
        elif field.role is not None:
            one = _name(part, field.role, names)
            items.append(one.value or part)
            questions += one.questions
    return ReadCell(items or None, tuple(questions))


def _citation(text: str, names: Names) -> ReadCell | CellFault:
    via = None
    if found := _VIA.fullmatch(text):
        text, via = found.groups()
    name, place = source_reference(text)
    if not name or place == "":
        return CellFault(f"{quoted(text)} names no {'place in a source' if name else 'source'}", "write ID or ID@PLACE")
    parts: dict[str, Value] = {}
    questions: list[Question] = []
    for key, one in (("ref", name), ("via", via)):
        if one is not None:
            meant = _name(one.strip(), "source", names)
            parts[key] = meant.value or one
            questions += meant.questions
    if place is not None:
        parts["at"] = place
    return ReadCell(parts["ref"] if len(parts) == 1 else parts, tuple(questions))
