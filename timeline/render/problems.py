"""Problems as a compiler shows them: place, sentence, remedy, the line quoted, a caret under the spot."""

from collections.abc import Iterable, Iterator, Sequence

from timeline.errors import LogUnreadable
from timeline.log.loaded import Loaded
from timeline.log.yaml.files import Opener, open_log_file
from timeline.problems import Problem
from timeline.render.lines import Line, Span, cells, indent, plain, span, wrap
from timeline.reports.wording import plural
from timeline.telling.problem_words import count_words, counts, looked_at
from timeline.text import exposed, visible

_LONGEST_LINE = 4096
_SHOWN = 76


def lines(problems: Iterable[Problem], width: int | None = None, opener: Opener = open_log_file) -> Iterator[Line]:
    """Each problem with the text of its file quoted; on one line, for programs, if there is no width."""
    texts: dict[str, dict[int, str]] = {}
    problems = list(problems)
    for problem in problems:
        texts.setdefault(problem.file, {})[problem.line] = ""
    for file, wanted in texts.items():
        wanted.update(_read_lines(file, frozenset(wanted), opener))
    for problem in problems:
        yield from _one(problem, texts[problem.file][problem.line], width)


def plain_lines(problems: Iterable[Problem], width: int | None = None, opener: Opener = open_log_file) -> str:
    """The lines of each problem without colour."""
    return plain(lines(problems, width, opener))


def _one(problem: Problem, text: str, width: int | None) -> Iterator[Line]:
    position = f"{visible(problem.file)}:{problem.line}:{problem.column}: "
    hint = f" ({problem.hint})" if problem.hint else ""
    message = (
        Span(position, "id"),
        Span(f"{problem.severity}: ", problem.severity),
        span(problem.message, "title"),
        span(hint),
        Span(f" [{problem.code}]", "aside"),
    )
    yield from [message] if width is None else indent(wrap(message, width - 2), (), [Span("  ")])
    if text.strip():
        room = _SHOWN if width is None else min(_SHOWN, width - 6)
        start = max(0, problem.column - 1 - room // 2) if len(text) > room else 0
        before = exposed(text[start : problem.column - 1].replace("\t", " "))
        after = exposed(text[problem.column - 1 : start + room].replace("\t", " "))
        cut = "…" if start else ""
        if width is not None:  # signs for control characters, and wide letters, take more room
            while cells(before) > room // 2 + 1:
                before, cut = before[1:], "…"
            while cells(before + after) > room:
                after = after[:-1]
        yield (Span("    "), Span(f"{cut}{before}{after}"))
        yield (Span("    " + " " * cells(cut + before)), Span("^", problem.severity))


def _read_lines(file: str, wanted: frozenset[int], opener: Opener) -> dict[int, str]:
    """Some lines of a file as text, without ever holding a long one whole."""
    found: dict[int, str] = {}
    try:
        with opener(file) as stream:
            last = max(wanted)
            number = 1
            fresh = True
            while number <= last and (piece := stream.readline(_LONGEST_LINE)):
                if fresh and number in wanted:
                    found[number] = piece.decode("utf-8", "replace").rstrip("\r\n").removeprefix("\ufeff")
                fresh = piece.endswith(b"\n")
                number += fresh
    except (OSError, LogUnreadable):
        pass  # the quote is a courtesy; the message stands without it
    return found


def summary(problems: Sequence[Problem], loaded: Iterable[Loaded]) -> Iterator[Line]:
    """The number of problems, and of the entries that were checked."""
    for one in loaded:
        yield (Span(visible(looked_at(one, one.log.file)), "aside"),)
    if not problems:
        yield (Span(count_words(problems), "good"),)
        return
    errors, warnings = counts(problems)
    yield (
        Span(plural(errors, "error"), "error" if errors else "aside"),
        Span(", "),
        Span(plural(warnings, "warning"), "warning" if warnings else "aside"),
    )
