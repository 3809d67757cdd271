"""Answers about small logs as their readers see them: lines of a terminal, paragraphs of Markdown."""

import re

from tests.helpers import a_log, run

AS_OF = "2026-01-01"


def lines(text: str, *asked: str, width: int = 100) -> list[str]:
    """The lines of an answer on a terminal."""
    done = run(*asked, "--log", a_log(text), "--as-of", AS_OF, COLUMNS=str(width))
    assert done.code == 0, done.err
    return done.out.splitlines()


def markdown(text: str, *asked: str) -> list[str]:
    """The lines of Markdown that are not blank, without the hint how to cite it; rules of tables as short as can be."""
    done = run(*asked, "--log", a_log(text), "--as-of", AS_OF, "--format", "md")
    assert done.code == 0, done.err
    printed = [line for line in done.out.splitlines() if line and not line.startswith("Cite as:")]
    return [re.sub("-+", "---", line) if line.startswith("| -") else line for line in printed]


def letters(lines: list[str]) -> str:
    """Letters and digits in order of the alphabet: the same at every width if nothing is lost."""
    return "".join(sorted(filter(str.isalnum, "".join(lines))))
