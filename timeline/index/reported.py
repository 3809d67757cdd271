"""Problems of a log in its index: each is stored with its entry, so that its line follows the entry's."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from timeline.index.fingerprint import file_in, file_name
from timeline.log.references import key_of
from timeline.problems import FileName, Problem, Sentence

if TYPE_CHECKING:
    from timeline.index.tables import Tables

_INSERT = f"INSERT INTO warning VALUES ({', '.join('?' * 11)})"

_SELECT = (
    "SELECT file.name, warning.line + ifnull(segment.line + entry.line, 0), warning.position, warning.code,"
    " warning.message, warning.hint, warning.severity, warning.id, warning.section"
    " FROM warning LEFT JOIN file ON file.number = warning.file"
    " LEFT JOIN entry ON entry.number = warning.entry LEFT JOIN segment ON segment.number = entry.segment"
    " ORDER BY warning.number"
)


def write_problems(tables: "Tables", name: str, problems: Iterable[Problem]) -> None:
    """Write the problems of a log, as reported under its name."""
    files: dict[str, int] = dict(iter(tables.execute("SELECT name, number FROM file")))
    rows = (_row(tables, name, files, number, problem) for number, problem in enumerate(problems, 1))
    tables.executemany(_INSERT, [*rows])
    tables.execute("INSERT INTO about VALUES ('problems', ?)", (_bytes(name),))


def read_problems(tables: "Tables", name: str) -> tuple[Problem, ...] | None:
    """Return the problems of a log in order; None if the index does not have them for that name."""
    kept = tables.execute("SELECT value FROM about WHERE key = 'problems'").fetchone()
    if kept is None or kept[0] != _bytes(name):
        return None
    return tuple(_problem(name, *row) for row in tables.execute(_SELECT))


def forget_problems(tables: "Tables") -> None:
    """Delete all problems."""
    tables.execute("DELETE FROM about WHERE key = 'problems'")
    tables.execute("DELETE FROM warning")


def _problem(name: str, file: str | None, line: int, column: int, code: str, *others: Any) -> Problem:
    message, hint, severity, entry, section = others
    place = name if file is None else file_name(name, file), line, column
    sentence, remedy = _sentence(message), _sentence(hint)
    return Problem(*place, code, sentence, remedy, severity, entry, section)


def _bytes(text: str) -> bytes:
    """Return the bytes of a text that may name a file, whose name may be undecodable."""
    return text.encode(errors="surrogatepass")


# A file's name stands between two zero bytes, which no name contains.


def _sentence_bytes(text: str) -> bytes:
    if not isinstance(text, Sentence):
        return _bytes(text)
    return _bytes("".join(f"\0{part}\0" if isinstance(part, FileName) else part for part in text.parts))


def _sentence(kept: bytes) -> str:
    parts = kept.decode(errors="surrogatepass").split("\0")
    return Sentence(*(FileName(part) if at % 2 else part for at, part in enumerate(parts))) if parts[1:] else parts[0]


def _row(tables: "Tables", name: str, files: dict[str, int], number: int, problem: Problem) -> tuple[Any, ...]:
    file = files.get(file_in(name, problem.file))
    query = (
        "SELECT entry.number, segment.line + entry.line FROM entry JOIN segment ON segment.number = entry.segment"
        " WHERE entry.id = ? AND segment.file = ?"
    )
    key = None if problem.entry is None else key_of(problem.section or "", problem.entry)
    found = tables.execute(query, (key, file)).fetchone() if key is not None else None
    entry, first = found if found is not None else (None, 0)
    place = problem.line - first, problem.column
    sentences = _sentence_bytes(problem.message), _sentence_bytes(problem.hint)
    return (number, file, entry, *place, problem.code, *sentences, problem.severity, problem.entry, problem.section)
