"""Entries as text in an editor, and back: `timeline edit`.

What the editor gets is a small log: the sections of the entries with their text alone, as it stands in the file.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from timeline.edits.finding import find
from timeline.edits.room import LogToEdit, Meant, refused_in
from timeline.errors import WrongUsage
from timeline.log.editing.extents import Extent, entry_span, entry_spans
from timeline.log.editing.lexis import line_end, line_start
from timeline.log.editing.operations import ReplaceEntry, Target
from timeline.log.editing.refusal import NotEditable
from timeline.log.editing.tree import EntryNode, Tree, parse, plain
from timeline.log.references import reference_of
from timeline.problems import Problem, has_errors
from timeline.text import quoted

MARK = "#! "
"""Beginning of the lines that are for the person at the editor: they are never written to the log."""


class Opened(NamedTuple):
    """An entry whose text was given to the editor, with the file and the line (from 1) in which it begins."""

    file: str
    target: Target
    line: int
    text: str


class Fault(NamedTuple):
    """A fault of a text from the editor, at a line of it (from 1; 0: nowhere in particular)."""

    line: int
    message: str


def texts_of(opened: LogToEdit, references: Iterable[str]) -> list[Opened]:
    """Return the texts of entries in whole lines; refused where an entry shares its lines with others.

    Of a log with errors, entries that could not be read are found in the text of its files.
    """
    several = [_place(opened, reference) for reference in references]
    return [_opened(opened, file, target) for file, target in dict.fromkeys(several)]


def _place(opened: LogToEdit, reference: str) -> tuple[str, Target]:
    try:
        found = find(opened.log, reference)
    except WrongUsage:
        identity = reference_of(reference).id
        for file in opened.log.files if has_errors(opened.loaded.problems) else ():
            with refused_in(file):
                for section, entry, _ in _entries(parse(opened.texts.region(file, Target("", "")).text)):
                    if entry.id == identity:
                        return file, Target(section, identity)
        raise
    return found.file, found.target


def _opened(opened: LogToEdit, file: str, target: Target) -> Opened:
    with refused_in(file):
        tree = opened.texts.tree(file, target)
        entry = tree.entry(target)
        line = opened.texts.line(file, target, entry.start)
        start, text = _lines_of(tree.text, entry, entry_span(tree, target), line)
        return Opened(file, target, opened.texts.line(file, target, start), text)


def _lines_of(text: str, entry: EntryNode, span: Extent, line: int) -> tuple[int, str]:
    """Return where the lines of an entry begin, and their text; refused where they hold more than its span."""
    start, end = line_start(text, entry.start), line_end(text, entry.end)
    behind = text[entry.end : end].strip()
    if text[start : entry.start].strip() or not (behind == "" or behind.startswith("#")):
        raise NotEditable(f"{quoted(entry.id)} shares its lines with other entries", "edit the file itself", line)
    start, end = min(start, span.start), max(end, span.end)
    return start, text[start:end].rstrip("\r\n") + "\n"


def for_editor(body: str, faults: Iterable[Fault] = ()) -> str:
    """Return a text as the editor gets it, with its faults above their lines, and what ends it on top."""
    # As they are counted for faults: other signs may end a line too, but stand inside of texts.
    lines = body.split("\n")
    notes: dict[int, list[str]] = {}
    for fault in faults:
        notes.setdefault(min(fault.line, len(lines)), []).append(f"{MARK}{_one_line(fault.message)}\n")
    stop = f"{MARK}To stop, close it as it is: nothing is written, and your text is kept in a file.\n"
    top = [
        f"{MARK}Save and close to go on. Lines that begin with '{MARK.strip()}' are left out.\n",
        *([stop] if notes else []),
        *notes.get(0, []),
    ]
    whole = ["".join((*notes.get(number, []), line)) for number, line in enumerate(lines, 1)]
    return "".join(top) + "\n".join(whole)


def body_of(several: Sequence[Opened]) -> str:
    """Return the text of entries as a small log."""
    parts: list[str] = []
    section = ""
    for one in several:
        if one.target.section != section:
            section = one.target.section
            parts.append(f"{section}:\n")
        parts.append(one.text)
    return "\n".join(parts).replace(":\n\n", ":\n")


def without_notes(text: str) -> str:
    """Return what came back from the editor without the lines for the person."""
    return re.sub(rf"^{re.escape(MARK.strip())}.*\n?", "", text.replace("\r\n", "\n"), flags=re.MULTILINE)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def read_back(several: Sequence[Opened], body: str) -> Iterator[Meant]:
    """Yield the operations that put the texts in the place of the old ones; raises `NotEditable` for a bad text."""
    tree = parse(body)
    texts = [*_entries(tree)]
    sections = [one.target.section for one in several]
    if len(texts) != len(several):
        hint = "'timeline add' adds an entry, 'timeline remove' takes one out"
        raise NotEditable(f"there are {len(texts)} entries in the text, not {len(several)} as there were", hint)
    if [section for section, _, _ in texts] != sections:
        raise NotEditable(f"the text is no longer of the section {' and '.join(dict.fromkeys(sections))}")
    _require_no_comment_outside(body, [span for _, _, span in texts])
    for (_, entry, span), one in zip(texts, several, strict=True):
        _, text = _lines_of(body, entry, span, _line(body, entry.start))
        if text != one.text:
            yield Meant(one.file, ReplaceEntry(one.target, text, plain(entry.value), entry.id))


def _require_no_comment_outside(body: str, spans: Iterable[Extent]) -> None:
    """Refuse a comment that belongs to no entry, which would be lost."""
    at = 0
    for start, end in (*spans, Extent(len(body), len(body))):
        for found in re.finditer(r"^[ \t]*#", body[at:start], re.MULTILINE):
            hint = "write it above an entry, or among its keys"
            raise NotEditable("this comment belongs to no entry", hint, _line(body, at + found.start()))
        at = end


def _line(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1


def faults_of(problems: Iterable[Problem], several: Sequence[Opened], body: str) -> Iterator[Fault]:
    """Yield problems of the log as it would be at the lines of the text that brings them, all others at its top."""
    lines: list[tuple[str, range, int]] = []
    shift: dict[str, int] = {}
    for (_, entry, span), one in zip(_entries(parse(body)), several, strict=True):
        start, text = _lines_of(body, entry, span, 1)
        size = text.count("\n")
        first = one.line + shift.get(one.file, 0)
        lines.append((one.file, range(first, first + size), _line(body, start)))
        shift[one.file] = shift.get(one.file, 0) + size - one.text.count("\n")
    for problem in problems:
        hint = f" ({problem.hint})" if problem.hint else ""
        here = (
            at + problem.line - span.start for file, span, at in lines if file == problem.file and problem.line in span
        )
        line = next(here, 0)
        where = "" if line else f"{problem.file}:{problem.line}: "
        yield Fault(line, f"{where}{problem.message}{hint}")


def _entries(tree: Tree) -> Iterator[tuple[str, EntryNode, Extent]]:
    """Yield the entries of a text, with their sections and where each stands with its comments."""
    for name, section in tree.sections.items():
        for entry, span in zip(section.entries, entry_spans(tree, section), strict=True):
            yield name, entry, span
