"""Broken syntax is reported with a place that a person can use, the sign at fault, and a remedy."""

import io

import pytest

from tests.helpers import HEADER, problems_of
from timeline.log.findings import Findings
from timeline.log.yaml.files import Feed
from timeline.log.yaml.syntax import Document

QUOTE = "put the text in quotes"
WHOLE = "put the whole text in quotes"
ESCAPE = "write \\\\ for a backslash, or use single quotes"
INDENT = "indent with spaces"
SPACE = "replace it with a plain space"
ALIKE = "indent every '-' of a list alike"
NO_KEY = "write 'key: value'; indent a line deeper than its key where it goes on with a text"
OR_TEXT = f"indent it like the key above; if it is part of the text above, {QUOTE}"
NO_ENTRY = "begin every entry with '- ', and indent its keys alike"
TOO_MANY = "write it, or remove the sign that is too many"

Said = tuple[int, int, str, str]


def phrase(text: str) -> Said:
    """Line, column, sentence and remedy of the one fault of a document."""
    findings = Findings()
    document = Document(Feed(io.BytesIO(text.encode()), "log.yaml"), findings)
    for _ in document.pieces():
        pass
    [problem] = findings.problems
    assert not document.complete
    return problem.line, problem.column, problem.message, problem.hint


# What stands behind `events:` and `  - id: a`, so that it begins in line 3, and what is said of it.
LINES: dict[str, tuple[str, Said]] = {
    "a tab before a key": ("\tdate: 2024", (3, 1, "a tab stands in the indentation", INDENT)),
    "a tab behind spaces": ("  \tdate: 2024", (3, 3, "a tab stands in the indentation", INDENT)),
    "a tab before a dash": ("    places:\n\t- IQ", (4, 1, "a tab stands in the indentation", INDENT)),
    "quotes that stay open": (
        '    title: "US and Iraq\n    date: 2024',
        (3, 12, "these quotes are not closed", "close them"),
    ),
    "quotes that another text closes": (
        '    title: "US and Iraq\n  - id: b\n    title: "x"',
        (3, 12, "these quotes are closed in line 5 only, where more text follows", "close them where the text ends"),
    ),
    "quotes up to a mark of a document": (
        '    title: "x\n--- y"',
        (3, 12, "these quotes are not closed", "close them before line 4, which begins with '---'"),
    ),
    "an apostrophe in single quotes": (
        "    title: 'it's fine'",
        (3, 16, "text stands behind the closing '", "put the whole text in quotes, and write '' for ' inside"),
    ),
    "text behind quotes": (
        '    title: "Shock" in Iraq',
        (3, 20, 'text stands behind the closing "', 'put the whole text in quotes, and write \\" for " inside'),
    ),
    "text behind quotes in braces": (
        '    quote: {text: "Shock" in}',
        (3, 27, 'text stands behind the closing "', 'put the whole text in quotes, and write \\" for " inside'),
    ),
    "a colon": ("    title: US: Iraq", (3, 14, "a ': ' stands inside a text", QUOTE)),
    "a colon at the end": ("    title: US:\n    date: 2024", (3, 14, "a ': ' stands inside a text", QUOTE)),
    "a colon in braces": ("    quote: {text: US: Iraq}", (3, 21, "a ': ' stands inside a text", QUOTE)),
    "a key too deep": (
        "    title: b\n      date: 2024",
        (4, 7, "'date:' stands inside a text, as it is indented deeper than a key", OR_TEXT),
    ),
    "the second key too deep": (
        "      title: b\n    date: 2024",
        (3, 7, "'title:' stands inside a text, as it is indented deeper than a key", OR_TEXT),
    ),
    "a key not deep enough": ("   title: b", (3, 4, "this belongs to no entry", NO_ENTRY)),
    "a key as deep as the dash": ("  title: b", (3, 3, "this belongs to no entry", NO_ENTRY)),
    "a dash not deep enough": (" - id: b", (3, 2, "this '-' is not indented like the others of its list", ALIKE)),
    "a dash too deep": ("    - id: b", (3, 5, "this '-' is not indented like the others of its list", ALIKE)),
    "a line of a block not deep enough": (
        "    note: |\n      text\n     more",
        (5, 6, "this is neither a key nor part of the text before it",
         "indent the keys of an entry alike, and so the lines of a text"),
    ),
    "no space behind a colon": (
        "    title:b\n    date: 2024",
        (3, 11, "a space is missing behind 'title:'", "write 'title: '"),
    ),
    "no space behind a dash": (
        "  -id: b\n    date: 2024",
        (3, 4, "a space is missing behind '-'", "write '- ' before the first key of an entry"),
    ),
    "a text without indentation": (
        "    summary: some text\nthat goes on",
        (4, 1, "this is neither a text nor a key", NO_KEY),
    ),
    "a line without a key": (
        "    title: b\n    and so on\n    date: 2024",
        (4, 5, "this is neither a text nor a key", NO_KEY),
    ),
    "a bracket that stays open": (
        "    places: [IQ, SY\n    title: b",
        (4, 10, "',' or ']' is missing before this", f"the '[' of line 3 is still open: close it, or {QUOTE}"),
    ),
    "a brace that stays open": (
        "    quote: {text: b\n    title: [c]",
        (4, 10, "',' or '}' is missing before this", f"the '{{' of line 3 is still open: close it, or {QUOTE}"),
    ),
    "the other bracket": (
        "    quote: {text: [b}",
        (3, 21, "',' or ']' is missing before this", f"the '[' of line 3 is still open: close it, or {QUOTE}"),
    ),
    "a bracket too many": ("    places: [IQ]]", (3, 17, "the ']' closes nothing", f"remove it, or {QUOTE}")),
    "text behind a list": ("    title: [Farmers] march", (3, 22, "text stands behind the closing ]", WHOLE)),
    "text behind a mapping": ("    title: {a: b} march", (3, 19, "text stands behind the closing }", WHOLE)),
    "two commas": ("    quote: {text: b,, at: c}", (3, 21, "a text is missing before ','", TOO_MANY)),
    "a mark of a document in brackets": (
        "    tags: [x,\n---\n  y]",
        (4, 1, "the line '---' ends a document", "a log is one document: remove the line '---'"),
    ),
    "an at sign": ("    title: @home", (3, 12, "no text can begin with '@'", QUOTE)),
    "a backtick": ("    title: `x`", (3, 12, "no text can begin with '`'", QUOTE)),
    "a percent sign": ("    title: %x", (3, 12, "no text can begin with '%'", QUOTE)),
    "a star": ("    title: * b", (3, 12, "no text can begin with '*'", QUOTE)),
    "an ampersand": ("    title: & b", (3, 12, "no text can begin with '&'", QUOTE)),
    "an exclamation mark": ("    title: !b!c d", (3, 12, "no text can begin with '!'", QUOTE)),
    "a question mark": ("    title: ? b", (3, 12, "no text can begin with '? '", QUOTE)),
    "a bar": ("    title: | b", (3, 12, "no text can stand behind '|'", f"begin it in the next line, or {QUOTE}")),
    "a greater-than sign": (
        "    title: > b",
        (3, 12, "no text can stand behind '>'", f"begin it in the next line, or {QUOTE}"),
    ),
    "a dash as a text": ("    title: - b", (3, 12, "no list can begin here", f"begin it in the next line, or {QUOTE}")),
    "an escape": ('    title: "C:\\dir"', (3, 15, "the escape '\\d' does not exist", ESCAPE)),
    "an escape with digits": ('    title: "C:\\xyz"', (3, 15, "the escape '\\xyz' does not exist", ESCAPE)),
    "half a letter": ('    title: "\\ud83d"', (3, 13, "the escape '\\ud83d' does not exist", ESCAPE)),
    "a directive": ("%x", (3, 1, "no line can begin with '%'", "remove it")),
    "a no-break space in front": ("  \u00a0 title: b", (3, 3, "⟨U+00A0⟩ stands where a plain space belongs", SPACE)),
    "a no-break space behind a colon": (
        "    title:\u00a0b\n    date: 2024",
        (3, 11, "⟨U+00A0⟩ stands where a plain space belongs", SPACE),
    ),
    "a no-break space behind a dash": (
        "  -\u00a0id: b\n    date: 2024",
        (3, 4, "⟨U+00A0⟩ stands where a plain space belongs", SPACE),
    ),
    "a zero-width space behind a colon": (
        "    title:\u200bb\n    date: 2024",
        (3, 11, "⟨U+200B⟩ stands where a plain space belongs", SPACE),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", LINES)
def test_a_fault_of_syntax_has_a_place_and_a_remedy(name: str) -> None:
    lines, expected = LINES[name]
    text = f"events:\n  - id: a\n{lines}\n"
    assert phrase(text) == expected
    assert phrase(f"\ufeff{text}") == expected
    assert phrase(text.replace("\n", "\r\n")) == expected


REMEDY = "keep one of the two sides, and remove the lines that begin with '<<<<<<<', '=======' and '>>>>>>>'"
ENTRY = "  - id: a\n    title: b\n"
MERGES: dict[str, tuple[str, int, str]] = {
    "before everything": (f"<<<<<<< HEAD\nevents:\n{ENTRY}", 1, "<<<<<<<"),
    "between sections": (f"events:\n{ENTRY}<<<<<<< HEAD\nplans:\n{ENTRY}", 4, "<<<<<<<"),
    "between entries": (f"events:\n{ENTRY}<<<<<<< HEAD\n{ENTRY}=======\n>>>>>>> other\n", 4, "<<<<<<<"),
    "inside an entry": ("events:\n  - id: a\n<<<<<<< HEAD\n    title: b\n=======\n    title: c\n", 3, "<<<<<<<"),
    "inside a block of text": ("events:\n  - id: a\n    note: |\n      b\n<<<<<<< HEAD\n      c\n", 5, "<<<<<<<"),
    "inside a text of two lines": ("events:\n  - id: a\n    note: b\n<<<<<<< HEAD\n      c\n", 4, "<<<<<<<"),
    "inside quotes": ('events:\n  - id: a\n    note: "b\n<<<<<<< HEAD\n      c"\n', 4, "<<<<<<<"),
    "inside brackets": ("events: [\n<<<<<<< HEAD\n{id: a},\n=======\n{id: b},\n>>>>>>> other\n]\n", 2, "<<<<<<<"),
    "inside a mapping": ("actors:\n  a: {name: A}\n||||||| 1a2b3c4\n  b: {name: B}\n", 3, "|||||||"),
    "the middle alone": (f"events:\n{ENTRY}=======\n{ENTRY}", 4, "======="),
    "the end alone": (f"events:\n{ENTRY}>>>>>>> other\n", 4, ">>>>>>>"),
    "without the end of the line": (f"events:\n{ENTRY}=======", 4, "======="),
    "behind a fault of another kind": ("events:\n  - id: a\n    id: b\n<<<<<<< HEAD\n", 4, "<<<<<<<"),
    "in a far line": (f"events:\n{ENTRY * 9_000}>>>>>>> other\n{ENTRY}", 18_002, ">>>>>>>"),
}  # fmt: skip


@pytest.mark.parametrize("name", MERGES)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_merge_that_is_not_finished_is_told_as_such(name: str, end: str) -> None:
    text, line, marker = MERGES[name]
    findings = Findings()
    for _ in Document(Feed(io.BytesIO(text.replace("\n", end).encode()), "log.yaml"), findings).pieces():
        pass
    problem = findings.problems[-1]
    assert (problem.code, problem.line, problem.column) == ("unfinished-merge", line, 1)
    assert (problem.message, problem.hint) == (f"'{marker}' is the mark of a merge that is not finished", REMEDY)


@pytest.mark.parametrize("before", range(65_520, 65_540))
def test_a_mark_of_a_merge_is_found_where_two_pieces_meet(before: int) -> None:
    text = f"# {'x' * (before - 3)}\n<<<<<<< HEAD\n"
    assert phrase(text)[:2] == (2, 1)


@pytest.mark.parametrize(
    "line", ["      <<<<<<< HEAD", "      =======", "# =======", "      ========", "      >>>>>>> b", "#<<<<<<< HEAD"]
)
def test_such_signs_further_in_are_text(line: str) -> None:
    text = f"events:\n  - {{id: a, date: 2024, title: t, type: other}}\n  - id: b\n    note: |\n      c\n{line}\n"
    assert {problem.code for problem in problems_of(HEADER + text)}.isdisjoint({"unfinished-merge", "syntax"})


@pytest.mark.parametrize(
    ("text", "place", "message", "mark"),
    [
        ("events:\n...\nplans:\n", (2, 1), "the log ends here, and more follows", "..."),
        ("events:\n  - id: a\n...\n  - id: b\n", (3, 1), "the log ends here, and more follows", "..."),
        ("events:\n...\n# a\n\nplans:\n", (2, 1), "the log ends here, and more follows", "..."),
        ("events:\n...\n---\nplans:\n", (3, 1), "a second document begins here", "---"),
        ("events:\n---\nplans:\n", (2, 1), "a second document begins here", "---"),
        ("events:\n--- plans:\n", (2, 1), "a second document begins here", "---"),
        ("events:\n---\n", (2, 1), "a second document begins here", "---"),
        ("---\nevents:\n---\nplans:\n", (3, 1), "a second document begins here", "---"),
        ("# a\n---\nevents:\n...\nplans:\n", (4, 1), "the log ends here, and more follows", "..."),
        ("\ufeff---\nevents:\n...\nplans:\n", (3, 1), "the log ends here, and more follows", "..."),
        ("---\n---\nevents:\n", (2, 1), "a second document begins here", "---"),
        ("...\nevents:\n", (1, 1), "the line '...' ends a document", "..."),
    ],
)
def test_a_log_is_one_document(text: str, place: tuple[int, int], message: str, mark: str) -> None:
    assert phrase(text) == (*place, message, f"a log is one document: remove the line '{mark}'")


@pytest.mark.parametrize(
    "text",
    ["---\nevents:\n", "# a\n---\nevents:\n", "\ufeff# a\n---\nevents:\n...\n", "\n\n---\nevents:\n...\n# a\n\n"],
)
def test_marks_around_a_log_are_no_fault(text: str) -> None:
    findings = Findings()
    document = Document(Feed(io.BytesIO(text.encode()), "log.yaml"), findings)
    assert [piece.section.value for piece in document.pieces()] == ["events"]
    assert (document.complete, findings.problems) == (True, [])
