"""The document of `check`: the problems of some logs in a table. The terminal prints them as compilers do."""

from collections.abc import Iterator, Sequence

from timeline.log.file_names import seen_from_log
from timeline.log.loaded import Loaded
from timeline.log.log import Log
from timeline.problems import Problem
from timeline.telling.document import Block, Document, Head, Part, Run, phrase, table
from timeline.telling.problem_words import count_words, looked_at


def document(found: Sequence[tuple[Problem, Log]], loaded: Sequence[Loaded]) -> Document:
    """Build the document of some problems, each with its log, of all that were read."""
    titles = " · ".join(one.log.header.title for one in loaded)
    looked = tuple(phrase(looked_at(one, seen_from_log(one.log.file, one.log.file))) for one in loaded)
    top = Head(titles, "Problems", looked, (count_words([problem for problem, _ in found]),))
    return Document(top, _blocks(found))


def _blocks(found: Sequence[tuple[Problem, Log]]) -> Iterator[Block]:
    if found:
        yield table(("Where", "What", "Entry"), (_row(problem, log) for problem, log in found))


def _row(found: Problem, log: Log) -> Iterator[Part]:
    problem = found.renamed(lambda file: seen_from_log(file, log.file))
    hint = f" ({problem.hint})" if problem.hint else ""
    yield Run(f"{problem.file}:{problem.line}:{problem.column}", "code")
    yield phrase(Run(f"{problem.severity}:", "emphasis"), f" {problem.message}{hint} ", Run(problem.code, "code"))
    yield Run(problem.entry or "", "code")
