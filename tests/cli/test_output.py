"""`--format` and `--output`: every command in every format, read back; what the ending tells, and what is refused."""

import os
import random
import subprocess
from pathlib import Path
from typing import Any

import pytest
import typer

from tests.cli.reading import READERS, needs_its_writer
from tests.helpers import Result, a_folder, a_log, command, environment, run
from timeline.cli.main import COMMANDS, app_of
from timeline.export.formats import DOCUMENTS, ENDINGS, EVERYWHERE

LOG = """\
timeline: {title: "Iraq <u>and</u> *Syria*", covers: 2014/2025-03-18}
sources:
  joint: {title: "=A joint statement", publisher: State, date: 2024-09-27, url: "https://one.example/"}
  cbp: {title: Countering Daesh, publisher: Library, date: 2025-03-18}
actors:
  us: {name: "<script>alert(1)</script>", country: US}
  daesh: {name: Islamic State, aliases: [IS, Daesh], part_of: [{actor: us, during: 2015/..}]}
places: {region: {name: "Region | one", contains: [IQ, SY]}}
events:
  - {id: talks, date: 2024-09-27, title: "<img src=x onerror=alert(1)> Talks \\e[31m", type: negotiation,
     actors: [us, daesh], places: [IQ, region], sources: [joint, {ref: cbp, at: p. 4}], tags: [t],
     disputed: [{field: title, value: "- No talks", sources: [cbp]}]}
  - {id: old, date: early 2022, title: "+1", type: attack, actors: [daesh], places: [region], sources: [cbp]}
plans:
  - {id: leave, title: "1. They *leave*", kind: commitment, announced: 2024-09-27, by: [us], places: [IQ],
     deadline: by September 2025}
figures:
  - {id: men, subject: daesh, measure: fighters, unit: people, as_of: 2024, low: 2000, high: 3000, sources: [cbp]}
views: {iraq: "country:IQ"}
"""

MAP = """\
import:
  source: {id: table, title: A table}
  into: events
  fields: {date: {column: Day}, title: "{What}", type: battle}
"""

ASKED = {
    "search": ["talks"],
    "show": ["talks", "leave", "men", "daesh", "cbp"],
    "changes": ["2021-01-01", "2025-03-01"],
    "state": ["2025-03-01"],
    "compare": ["old.yaml", "events.yaml"],
    "import": ["table.csv", "--map", "map.yaml"],
    "date": ["early 2022", "2014/..", "nonsense", "<b>"],
}
"""Filters by command; the other commands answer everything."""

FOUND = {
    "list": ["talks", "old", "leave"],
    "search": ["talks"],
    "show": ["talks", "leave", "men", "daesh", "cbp"],
    "changes": ["talks", "leave"],
    "state": ["leave", "men"],
    "plans": ["leave"],
    "figures": ["men"],
    "disputes": ["talks"],
    "compare": ["men"],
    "import": ["A strike", "battle"],
    "stats": ["2022", "2024"],
    "actors": ["us", "daesh"],
    "places": ["IQ", "region"],
    "types": ["negotiation", "attack"],
    "sources": ["joint", "cbp"],
    "views": ["iraq"],
    "check": ["leave"],
    "date": ["early 2022", "2014/..", "nonsense"],
    "page": ["talks", "old", "leave", "men"],
}
"""Names that stand in every format of an answer."""

OTHERWISE = {(name, form) for name in ("figures", "changes") for form in ("md", "html", "docx")}
"""Documents that name their entries in other words than by id."""


def parameter(name: str, option: str) -> Any:
    """An option of a command as Typer knows it."""
    called = typer.main.get_command(app_of(name))
    return next((one for one in called.params if one.name == option), None)


def formats_of(name: str) -> list[str]:
    """The formats that the help of a command names."""
    help = str(parameter(name, "format").help)
    return help.removeprefix("How to write it: ").removesuffix(".").split(", ")


EVERY = [(name, form) for name in COMMANDS if parameter(name, "output") for form in formats_of(name)]


@pytest.fixture(scope="module")
def folder() -> Path:
    folder = a_folder()
    a_log(LOG, folder)
    # Without the figure: what `compare` has to find.
    a_log("\n".join(line for line in LOG.splitlines() if "men," not in line and line != "figures:"), folder, "old.yaml")
    write_table(folder)
    return folder


def write_table(folder: Path) -> None:
    """Write the table that is imported, and its map."""
    (folder / "table.csv").write_text("Day,What\n2024-05-01,A strike\n", encoding="utf-8")
    (folder / "map.yaml").write_text(MAP, encoding="utf-8")


def answer(name: str, *more: str, folder: Path) -> Result:
    day = ["--as-of", "2025-03-18"] if parameter(name, "as_of") else []
    # Documents name entries by id only when they are asked to.
    day += ["--ids"] if parameter(name, "with_ids") and {*more} & {*DOCUMENTS} else []
    return run(name, *ASKED.get(name, []), *day, *more, cwd=folder)


def name_for(form: str, stem: str = "answer") -> str:
    return f"{stem}{(*ENDINGS[form], '')[0]}"


@pytest.mark.parametrize(("name", "form"), EVERY, ids=" ".join)
def test_every_answer_in_every_format_is_read_back(name: str, form: str, folder: Path) -> None:
    needs_its_writer(form)
    file = Path(name_for(form, f"{name}-{form}"))
    done = answer(name, "--format", form, "--output", str(file), folder=folder)
    assert (done.code, done.out) == (1 if name == "date" else 0, "")
    assert f"wrote {file}" in done.err
    found = READERS[form](folder / file)
    if form not in ("github", "ics", "timelinejs", "svg") and (name, form) not in OTHERWISE:
        plain = " ".join(found.split())
        assert [word for word in FOUND.get(name, []) if word not in plain] == []


@pytest.mark.parametrize(("name", "form"), EVERY, ids=" ".join)
def test_a_file_has_what_standard_output_has(name: str, form: str, folder: Path) -> None:
    if form in ("docx", "xlsx", "datapackage"):
        pytest.skip("not text")
    file = name_for(form, f"{name}-{form}-again")
    shown = answer(name, "--format", form, folder=folder)
    assert answer(name, "--format", form, "--output", file, folder=folder).code == shown.code
    assert (folder / file).read_bytes().decode() == shown.out


@pytest.mark.parametrize("ending", [ending for endings in ENDINGS.values() for ending in endings])
def test_the_ending_tells_the_format(ending: str, folder: Path) -> None:
    form = next(form for form, endings in ENDINGS.items() if ending in endings)
    if form not in formats_of("list"):
        pytest.skip("not one of list's")
    needs_its_writer(form)
    for written in (ending, ending.upper()):
        done = answer("list", "--output", f"told{written}", folder=folder)
        assert done.code == 0, done.err
        READERS[form](folder / f"told{written}")
        (folder / f"told{written}").unlink()


REFUSED = [
    (["list", "--output", "answer"], "the name 'answer' does not tell how to write it; end it with .txt, .json,"),
    (["list", "--output", "answer.yaml"], "the name 'answer.yaml' does not tell how to write it"),
    (["list", "--output", ".json.gz"], "the name '.json.gz' does not tell"),
    (["list", "--output", "sub/"], "the name 'sub/' does not tell how to write it"),
    (["list", "--output", ""], "--output names nothing; give the name of a file"),
    (["list", "--output", "answer.svg"], "this command writes no svg; it writes text, json, jsonl,"),
    (["page", "--output", "page.docx"], "this command writes no docx; it writes html"),
    (["schema", "--output", "schema.md"], "this command writes no md; it writes json"),
    (["list", "--format", "jsn"], "--format 'jsn' is none of this command's; did you mean 'json'"),
    (["list", "--format", "github"], "--format 'github' is none of this command's; it may be text, json,"),
    (["schema", "--format", "csv"], "--format 'csv' is none of this command's; it may be json"),
    (["list", "--format", "datapackage"], "a data package is a folder; name it: --output FOLDER"),
    (["list", "--format", "datapackage", "--output", "-"], "a data package is a folder; name it: --output FOLDER"),
    (["cache", "--clear", "--format", "csv"], "--clear leaves no rows for csv; it is told as text, json,"),
]


@pytest.mark.parametrize(("words", "message"), REFUSED, ids=[" ".join(words) for words, _ in REFUSED])
def test_contradictory_options_are_refused_before_the_log_is_searched(words: list[str], message: str) -> None:
    nowhere = a_folder()
    done = run(*words, cwd=nowhere)
    assert (done.code, done.out) == (2, "")
    assert f"error: {message}" in done.err
    assert [*nowhere.iterdir()] == []


def test_a_hyphen_is_standard_output(folder: Path) -> None:
    done = answer("list", "--format", "csv", "--output", "-", folder=folder)
    assert done.out == answer("list", "--format", "csv", folder=folder).out
    assert answer("list", "-o", "-", folder=folder).out == answer("list", folder=folder).out
    assert not (folder / "-").exists()


def test_a_format_may_be_written_in_capitals(folder: Path) -> None:
    assert answer("list", "-f", "JSON", folder=folder).out == answer("list", "-f", "json", folder=folder).out


def test_text_in_a_file_is_as_wide_as_in_a_pipe_and_has_no_colour(folder: Path) -> None:
    shown = run("list", "--as-of", "2025-03-18", cwd=folder, COLUMNS="60")
    words = ("list", "--as-of", "2025-03-18", "--output", "narrow.txt")
    run(*words, cwd=folder, COLUMNS="60", FORCE_COLOR="1")
    assert (folder / "narrow.txt").read_text(encoding="utf-8") == shown.out
    assert max(map(len, shown.out.splitlines())) <= 60


def test_remarks_go_to_standard_error(folder: Path) -> None:
    done = answer("list", "--from", "2030", "--output", "none.json", folder=folder)
    assert done.code == 0
    assert done.err.startswith("wrote none.json\n")
    assert "note: the question reaches beyond 2025-03-18, the last day that this log has followed" in done.err


def test_check_ends_as_without_a_file() -> None:
    folder = a_folder()
    a_log("timeline: {title: T, covers: 2014}\nevents: [{id: e, date: 2014-02-30, title: T, type: law}]", folder)
    for form in (form for form in formats_of("check") if form not in ("docx", "xlsx", "datapackage")):
        file = f"{form}.out" if form == "github" else name_for(form)
        done = run("check", "--format", form, "--output", file, cwd=folder)
        assert (done.code, done.out) == (1, "")
        found = READERS[form](folder / file)
        assert "2014-02-30" in found
        assert ("bad-date" in found) is True
    assert run("check", "--output", "problems.txt", "--quiet", cwd=folder).code == 1
    assert (folder / "problems.txt").read_text().startswith("events.yaml:2:24: error: ")


def on_a_terminal(*words: str, cwd: Path) -> tuple[int, bytes]:
    """The exit code of a command whose standard output is a terminal, and its messages."""
    screen, terminal = os.openpty()
    try:
        done = subprocess.run(
            command(*words), cwd=cwd, stdout=terminal, stderr=subprocess.PIPE, env=environment(), timeout=60
        )
    finally:
        os.close(terminal)
        os.close(screen)
    return done.returncode, done.stderr


@pytest.mark.parametrize("form", ["docx", "xlsx"])
def test_a_terminal_gets_no_file_for_another_program(form: str, folder: Path) -> None:
    message = f"error: {form} is a file for another program; name it: --output answer.{form}\n".encode()
    assert on_a_terminal("list", "--format", form, cwd=folder) == (2, message)


@pytest.mark.parametrize("form", ["docx", "xlsx"])
def test_a_pipe_gets_the_bytes(form: str, folder: Path) -> None:
    needs_its_writer(form)
    ids = ("--ids",) if form == "docx" else ()
    words = command("list", "--as-of", "2025-03-18", "--format", form, *ids)
    done = subprocess.run(words, cwd=folder, env=environment(), capture_output=True, timeout=60)
    assert done.returncode == 0
    (folder / f"piped.{form}").write_bytes(done.stdout)
    assert "talks" in READERS[form](folder / f"piped.{form}")


@pytest.mark.parametrize("form", ["text", *(form for form in EVERYWHERE if form not in ("text", "datapackage"))])
def test_a_reader_who_goes_away_ends_it_quietly(form: str) -> None:
    needs_its_writer(form)
    chance = random.Random(7)  # nothing that a zip makes small enough for a pipe to hold
    titles = (chance.randbytes(100).hex(" ", 4) for _ in range(2000))
    events = "\n".join(f"  - {{id: e{n}, date: 2024, title: '{title}', type: other}}" for n, title in enumerate(titles))
    log = a_log(f"events:\n{events}\n")
    words = command("list", "--log", log, "--format", form)
    with subprocess.Popen(words, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert len(process.stdout.read(1)) == 1
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 141
