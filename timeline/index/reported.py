"""Warnings of a log in its index. Each stands with its entry, or with a segment, so that its line follows theirs.

Only a log without errors is kept in an index. A message may name the line of another entry (`LineOf`), which is looked
up when the warning is read. Names of files stand there as seen from the log, so that the log may be asked for by
another name.
"""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from timeline.index.fingerprint import file_in, file_name
from timeline.index.sql import storable
from timeline.log import references
from timeline.log.references import id_in
from timeline.problems import FileName, LineOf, Problem, Sentence

if TYPE_CHECKING:
    from timeline.index.tables import Tables

_COMPARED = "compared"
"""The key in `about` of the number of words that were compared for suggestions; an index without it has no warnings."""

DOUBLES = "doubles"
"""The key in `about` of the size of the log for which its likely doubles were found (`timeline.index.doubles`)."""

_INSERT = f"INSERT INTO warning VALUES ({', '.join('?' * 10)})"

_SELECT = (
    "SELECT file.name, warning.line + segment.line + ifnull(entry.line, 0), warning.position, warning.code,"
    " warning.message, warning.hint, warning.entry, warning.section, warning.other, place.line + other.line"
    " FROM warning LEFT JOIN entry ON entry.id = warning.entry"
    " LEFT JOIN segment ON segment.number = ifnull(warning.segment, entry.segment)"
    " LEFT JOIN file ON file.number = segment.file"
    " LEFT JOIN entry AS other ON other.id = warning.other LEFT JOIN segment AS place ON place.number = other.segment"
    " ORDER BY file.number, 2, 3, warning.code,"
    " CASE warning.code WHEN 'likely-double' THEN other.number END, warning.number"
)

_SEGMENT = "SELECT number, line FROM segment WHERE file = ? AND line <= ? ORDER BY line DESC LIMIT 1"


class Placed(NamedTuple):
    """A warning of an entry, and its line as counted from that of the entry."""

    problem: Problem
    line: int


def write_warnings(tables: "Tables", name: str, warnings: Iterable[Problem], compared: int) -> None:
    """Write the warnings of a log, in order, into an index that has none; `compared` is that of their `Context`."""
    files: dict[str, int] = dict(iter(tables.execute("SELECT name, number FROM file")))
    rows = []
    for number, problem in enumerate(warnings, 1):
        row = _row(tables, name, files, number, problem)
        if row is None:
            return  # a file was changed while it was read, and this index is not kept
        rows.append(row)
    tables.executemany(_INSERT, rows)
    set_compared(tables, compared)


def add_warnings(tables: "Tables", name: str, warnings: Iterable[Placed]) -> None:
    """Add warnings of entries to those that are there; of one entry and code, in the order of reports."""
    first = tables.execute("SELECT ifnull(max(number), 0) + 1 FROM warning").fetchone()
    assert first is not None  # a maximum has one row
    rows = [
        _values(name, number, one.problem, _key(one.problem), None, one.line)
        for number, one in enumerate(warnings, first[0])
    ]
    tables.executemany(_INSERT, rows)


def remove_warnings(tables: "Tables", key: str, codes: Sequence[str] = (), besides: Sequence[str] = ()) -> None:
    """Remove the warnings of an entry; with `codes` only these, with `besides` all but these."""
    query, given = "DELETE FROM warning WHERE entry = ?", codes or besides
    if given:
        query += f" AND code {'IN' if codes else 'NOT IN'} ({', '.join('?' * len(given))})"
    tables.execute(query, (key, *given))


def read_warnings(tables: "Tables", name: str) -> tuple[Problem, ...] | None:
    """Return the warnings of a log in order, with its files as seen from a name; None if the index has none."""
    if compared(tables) is None:
        return None
    return tuple(_problem(tables, name, *row) for row in tables.execute(_SELECT))


def forget_warnings(tables: "Tables") -> None:
    """Delete all warnings, so that they are found by reading the log."""
    tables.execute("DELETE FROM about WHERE key IN (?, ?)", (_COMPARED, DOUBLES))
    tables.execute("DELETE FROM warning")


def compared(tables: "Tables") -> int | None:
    """Return the number of words that were compared for the warnings, or more; None if the index has no warnings."""
    row = tables.execute("SELECT value FROM about WHERE key = ?", (_COMPARED,)).fetchone()
    return None if row is None else row[0]


def set_compared(tables: "Tables", number: int) -> None:
    """Write that the index has all warnings, and the number of words that were compared for them."""
    tables.execute("INSERT OR REPLACE INTO about VALUES (?, ?)", (_COMPARED, number))


def _problem(tables: "Tables", name: str, file: str | None, line: int, column: int, code: str, *others: Any) -> Problem:
    message, hint, key, section, other, other_line = others
    if file is None or (other is not None and other_line is None):
        tables.fail("a warning belongs to no entry")
    entry = id_in(section, key) if key else None
    message, hint = (_sentence(name, kept, other, other_line) for kept in (message, hint))
    return Problem(file_name(name, file), line, column, code, message, hint, "warning", entry, section)


def _key(problem: Problem) -> str:
    return "" if problem.entry is None else storable(references.key_of(problem.section or "", problem.entry))


def _row(tables: "Tables", name: str, files: dict[str, int], number: int, problem: Problem) -> tuple[Any, ...] | None:
    """Return the row of a warning; None if its place is not in the index."""
    key = _key(problem)
    if key:
        query = (
            "SELECT NULL, segment.line + entry.line FROM entry JOIN segment ON segment.number = entry.segment"
            " WHERE entry.id = ?"
        )
        found = tables.execute(query, (key,)).fetchone()
    else:
        found = tables.execute(_SEGMENT, (files.get(file_in(name, problem.file)), problem.line)).fetchone()
    return None if found is None else _values(name, number, problem, key, found[0], problem.line - found[1])


def _values(name: str, number: int, problem: Problem, key: str, segment: int | None, line: int) -> tuple[Any, ...]:
    message = problem.message
    other = next((storable(one) for one in message.entries), None) if isinstance(message, Sentence) else None
    sentences = (_sentence_bytes(name, text) for text in (message, problem.hint))
    return (key, number, other, segment, line, problem.column, problem.code, *sentences, problem.section)


# The name of a file, and the mark of a line, stand between two zero bytes, which neither a name nor a log contains.
_LINE, _FILE = "line", "file "


def _sentence_bytes(name: str, text: str) -> bytes:
    parts = text.parts if isinstance(text, Sentence) else (text,)
    return "".join(_part(name, part) for part in parts).encode(errors="surrogatepass")


def _part(name: str, part: str) -> str:
    if isinstance(part, FileName):
        return f"\0{_FILE}{file_in(name, part)}\0"
    return f"\0{_LINE}\0" if isinstance(part, LineOf) else part


def _sentence(name: str, kept: bytes, other: str, other_line: int) -> str:
    parts = kept.decode(errors="surrogatepass").split("\0")
    if not parts[1:]:
        return parts[0]
    named = (LineOf(other_line, other) if part == _LINE else _named(name, part) for part in parts[1::2])
    parts[1::2] = named
    return Sentence(*parts)


def _named(name: str, part: str) -> FileName:
    return FileName(file_name(name, part.removeprefix(_FILE)))
