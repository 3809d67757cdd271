"""Hostile text: escape sequences, markup, marks that turn lines around, words without end.

It is shown, visibly, and never obeyed; no answer is wider than its terminal.
"""

import html
import itertools
import json
import re
import zipfile
from pathlib import Path

import pytest

from tests.cli.test_output import EVERY, name_for
from tests.helpers import a_folder, a_log, run
from timeline.render.lines import cells

TEXTS = {
    "escape": ("\x1b[31mred\x1b[0m", "␛[31mred␛[0m"),
    "title-of-the-window": ("\x1b]0;owned\x07", "␛]0;owned␇"),
    "c1": ("\x9b31mred", "⟨U+009B⟩31mred"),
    "carriage-return": ("true\rfalse", "true␍false"),
    "backspace": ("true\b\b\b\bfalse", "true␈␈␈␈false"),
    "delete-and-null": ("a\x7fb\x00c", "a␡b␀c"),
    "right-to-left": ("\u202egnp.exe\u202c", "⟨U+202E⟩gnp.exe⟨U+202C⟩"),
    "isolate": ("\u2066x\u2069", "⟨U+2066⟩x⟨U+2069⟩"),
    "line-separator": ("one\u2028two", "one⟨U+2028⟩two"),
    "markup": ("[bold]loud[/bold] [/x] [tag]", "[bold]loud[/bold] [/x] [tag]"),
    "emoji-code": (":smile: :warning:", ":smile: :warning:"),
    "backslash": (r"\[x] \n", r"\[x] \n"),
    "emoji": ("😀 👩‍👩‍👧 ❤️", "😀 👩‍👩‍👧 ❤️"),
    "arabic": ("تنظيم الدولة", "تنظيم الدولة"),
    "percent": ("100% %s {x}", "100% %s {x}"),
}
LONG = "x" * 400
WIDE = "尼" * 150
NEVER = {chr(code) for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) != "\n"} | set("\u202e\u2066\u2028")


def quoted(text: str) -> str:
    """The text in quotes as YAML has it, whatever is not printed as an escape."""
    return '"' + "".join(c if c.isprintable() and c not in '"\\' else f"\\U{ord(c):08x}" for c in text) + '"'


def hostile_log(text: str) -> str:
    word, other = quoted(text), quoted(text + "x")
    return f"""
timeline: {{title: {word}, covers: 2014/2025-03-18}}
sources: {{s: {{title: {word}, publisher: {word}, date: 2024}}}}
actors: {{a: {{name: {word}, aliases: [{other}], kind: {word}}}, w: {{name: W, part_of: a}}}}
places: {{p: {{name: {word}, definition: {word}}}}}
types: {{own: {{name: {word}, family: power, description: {word}, acled: {word}}}}}
events:
  - {{id: e, date: 2024-05, title: {word}, type: own, places: [p], actors: [a, w], summary: {word}, note: {word},
     sources: [{{ref: s, at: {word}}}], quote: {{text: {word}, speaker: {word}}},
     corrections: [{{date: between 2014 and 2019, field: title, was: {word}, why: {word}}}],
     disputed: [{{field: title, value: {word}, note: {word}}}]}}
plans:
  - {{id: q, title: {word}, kind: demand, announced: 2024, by: [a], to: [w], deadline: 2025, deadline_words: {word},
     conditions: [{word}], revisions: [{{date: 2024-06, deadline: 2026, note: {word}}}],
     disputed: [{{field: deadline_words, value: {word}}}]}}
figures:
  - {{id: f, subject: a, measure: {word}, unit: {word}, as_of: 2024, value: 5, sources: [s], places: [p]}}
  - {{id: g, subject: a, measure: {word}, unit: {word}, as_of: 2024, low: 7, by: a, sources: [s], places: [p],
     disputed: [{{field: unit, value: {word}, note: {word}, sources: [{{ref: s, at: {word}}}]}}]}}
"""


COMMANDS = (
    ("list",),
    ("list", "--on", "2024-05-05"),
    ("show", "e", "q", "f", "s", "a", "p"),
    ("search", "id:e or text:w"),
    ("figures",),
    ("disputes",),
    ("chart",),
    ("actors",),
    ("places",),
    ("types",),
    ("sources",),
)


@pytest.mark.parametrize("name", TEXTS)
def test_it_is_shown_and_not_obeyed(name: str) -> None:
    text, shown = TEXTS[name]
    path = a_log(hostile_log(text), name="log.yaml")
    for command in COMMANDS:
        done = run(*command, "--log", path, COLUMNS="1000")
        assert done.code == 0, done.err
        assert shown in done.out, command
        assert not NEVER & set(done.out + done.err)
        coloured = run(*command, "--log", path, COLUMNS="1000", FORCE_COLOR="1", TERM="xterm-256color")
        assert without_colours(coloured.out) == done.out


@pytest.mark.parametrize("text", [LONG, WIDE, f"{'word ' * 90}", *(shown for _, shown in TEXTS.values())])
def test_no_line_is_too_wide(text: str) -> None:
    path = a_log(hostile_log(text), name="log.yaml")
    for command, width in itertools.product(COMMANDS, (40, 61, 120)):
        done = run(*command, "--log", path, COLUMNS=str(width))
        assert done.code == 0, done.err
        assert max(map(cells, done.out.splitlines())) <= width, command


@pytest.mark.parametrize("format", ["csv", "md", "json", "jsonl"])
@pytest.mark.parametrize("name", TEXTS)
def test_no_format_writes_it_raw(name: str, format: str) -> None:
    path = a_log(hostile_log(TEXTS[name][0]), name="log.yaml")
    for command in COMMANDS:
        if command == ("chart",) and format != "json":
            continue  # a picture is no table
        done = run(*command, "--log", path, "--format", format)
        assert done.code == 0, done.err
        assert not NEVER & set(done.out.replace("\r\n", "\n"))


def test_it_is_shown_in_messages() -> None:
    for args in (
        ["show", "\x1b[31mx"],
        ["list", "--actor", "\x1b[31mx"],
        ["list", "--from", "\x1b[31mx"],
        ["list", "--text", "\x1b[31mx"],
        ["list", "--as-of", "\x1b[31mx"],
        ["list", "--log", "\x1b[31mx"],
        ["date", "\x1b[31mx"],
    ):
        done = run(*args, *(() if "--log" in args or args[0] == "date" else ("--log", a_log("events: []"))))
        assert "␛[31mx" in done.err + done.out
        assert "\x1b" not in done.err + done.out


def test_it_is_shown_in_problems() -> None:
    path = a_log('events: [{id: e, date: "\\e[31mx", title: T, type: "\\u202ex"}]')
    for format in ("text", "github"):
        done = run("check", "--log", path, "--format", format)
        assert done.code == 1
        assert "␛[31mx" in done.out
        assert not {"\x1b", "\u202e"} & set(done.out)


def without_colours(text: str) -> str:
    """The text as a terminal shows it, without its colours."""
    parts = text.split("\x1b[")
    return parts[0] + "".join(part.partition("m")[2] for part in parts[1:])


# Every sign of `TEXTS` that is never to be shown, in one text that YAML can hold.
ALL = "a\x1b[31mb\x07\x9bc\u202ed\u2066e\u2028f\u2029g\ufeffh\x7fi\x00j\ufffek"
UNSEEN = set("\x1b\x07\x9b\u202e\u2066\u2028\u2029\ufeff\x7f\x00\ufffe")
SHOWN = "a␛[31mb␇⟨U+009B⟩c⟨U+202E⟩d⟨U+2066⟩e"
"""The printed form of it up to the first sign that is also a space, which a comparison may write as one."""

MAP = """\
import:
  source: {id: table, title: A table}
  into: events
  fields: {date: {column: Day}, title: "{Title}", type: other, places: {columns: [Title], unknown: ask}}
"""

ASKED = {
    "search": ["id:e or text:j"],
    "show": ["e", "q", "f", "s", "a", "p"],
    "changes": ["2014", "2025-03-01"],
    "state": ["2025-03-01"],
    "compare": ["old.yaml", "events.yaml"],
    "import": ["table.csv", "--map", "map.yaml"],
    "date": [ALL.replace("\0", "")],
}


@pytest.fixture(scope="module")
def folder() -> Path:
    folder = a_folder()
    log = f'{hostile_log(ALL)}views: {{v: "text:x"}}\n'
    a_log(log, folder)
    a_log(log.replace("value: 5", "value: 6"), folder, "old.yaml")
    (folder / "map.yaml").write_text(MAP, encoding="utf-8")
    (folder / "table.csv").write_text(f"Day,Title\n2024-05-01,{ALL}\n", encoding="utf-8")
    return folder


def seen(path: Path) -> str:
    """The text of a file for its readers, with character references resolved."""
    if path.is_dir():
        return "".join(one.read_text(encoding="utf-8") for one in path.iterdir())
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            parts = [archive.read(name) for name in archive.namelist() if name.endswith(".xml")]
        return html.unescape("".join(part.decode() for part in parts))
    return html.unescape(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("name", "form"), [one for one in EVERY if one[1] not in ("json", "jsonl", "timelinejs")], ids=" ".join
)
def test_nothing_for_people_shows_it_raw(name: str, form: str, folder: Path) -> None:
    file = name_for(form, f"{name}-{form}")
    done = run(name, *ASKED.get(name, []), "--format", form, "--output", file, cwd=folder)
    assert "wrote" in done.err, done
    text = seen(folder / file)
    assert not UNSEEN & set(text)
    assert not re.search("_x00[0-9A-F]{2}_", text)  # as Excel would write them
    if name not in ("stats", "check", "cache", "schema", "views", "date", "changes", "disputes", "figures", "history"):
        # Wrapped, in several lines of a picture, or with marks of Markdown between, it is not found as a whole.
        assert form in ("text", "md", "svg", "ics") or SHOWN in text


def test_the_script_of_a_page_shows_no_name_raw(folder: Path) -> None:
    page = run("page", cwd=folder).out
    data = re.search('<script type="application/json"[^>]*>(.*?)</script>', page, re.DOTALL)
    assert data is not None
    found = json.loads(data[1])
    assert not UNSEEN & set(json.dumps(found, ensure_ascii=False))
    for table in ("actors", "places", "types"):
        assert SHOWN in json.dumps(found[table], ensure_ascii=False), table
