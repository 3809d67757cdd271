"""`search` in its formats: the promise of its JSON field by field, words in bold, text as data."""

import csv
import io
import json

import pytest

from tests.export.agreeing import FORMATS, HOSTILE, inside, lines_of, misfits
from tests.helpers import a_folder, a_log, run, workspace_of
from timeline.export.search import forms
from timeline.query.question import Question
from timeline.reports.search import search

LOG = """
timeline: {title: T, covers: 2000/2025-12-31}
sources: {s: {title: A paper, publisher: P, date: 2024-06}}
actors: {wolf: {name: Wolf brigade, aliases: [Grey ones]}}
events:
  - {id: first, date: 2024-05, title: A grey wolf is seen, type: other, places: [ML], actors: [wolf], tags: [x],
     summary: Nobody believed that the wolf was there., sources: [{ref: s, at: page 2}]}
plans:
  - {id: second, title: The wolf leaves, kind: commitment, announced: 2024-06, deadline: 2025-01}
figures:
  - {id: third, subject: wolf, measure: wolves seen, unit: animals, as_of: 2024, low: 2, high: 3}
"""
PATH = a_log(LOG)
AS_OF = ("--as-of", "2025-12-31")


def asked(*args: str, format: str = "json", path: str = PATH) -> str:
    done = run("search", *args, "--log", path, "--format", format, *AS_OF)
    assert done.code == 0, done.err
    return done.out


def test_the_document() -> None:
    document = json.loads(asked("wolf or wolves"))
    assert list(document) == [
        *("schema", "logs", "as_of", "horizon", "not_followed", "words", "found", "left_out", "not_judged"),
    ]
    assert document["schema"] == "timeline.search/1"
    assert (document["as_of"], document["horizon"]) == ("2025-12-31", "2025-12-31")
    assert document["words"] == ["wolf", "wolves"]
    assert (document["left_out"], document["not_judged"]) == (0, 0)
    found = {one["entry"]["id"]: one for one in document["found"]}
    assert {identity: one["what"] for identity, one in found.items()} == {
        "first": "event",
        "second": "plan",
        "third": "figure",
    }
    assert all(list(one) == ["what", "marks", "names", "entry"] for one in found.values())
    assert found["first"]["marks"] == [
        {"field": "title", "start": 7, "end": 11},
        {"field": "summary", "start": 25, "end": 29},
    ]
    assert found["first"]["names"] == [
        {"field": "actors", "id": "wolf", "name": "Wolf brigade", "marks": [{"start": 0, "end": 4}]}
    ]
    assert found["second"]["marks"] == [{"field": "title", "start": 4, "end": 8}]
    assert found["second"]["names"] == []
    assert found["third"]["marks"] == [{"field": "measure", "start": 0, "end": 6}]


def test_entries_are_those_of_other_answers() -> None:
    found = {one["entry"]["id"]: one["entry"] for one in json.loads(asked("wolf or wolves"))["found"]}
    (event,) = json.loads(run("list", "--log", PATH, "--only", "events", "--format", "json", *AS_OF).out)["events"]
    (plan,) = json.loads(run("plans", "--log", PATH, "--format", "json", *AS_OF).out)["plans"]
    (series,) = json.loads(run("figures", "--log", PATH, "--format", "json", *AS_OF).out)["series"]
    event.pop("begins")  # of a list alone
    assert found["first"] == event
    assert found["second"] == plan
    points = series.pop("points")
    series.pop("kind")
    assert found["third"] == {**series, **points[0]}


def test_a_line_each() -> None:
    rows = [json.loads(line) for line in asked("wolf or wolves", format="jsonl").splitlines()]
    assert rows == json.loads(asked("wolf or wolves"))["found"]


def test_an_alias_is_named() -> None:
    found = json.loads(asked("grey", "ones"))["found"]
    assert {one["entry"]["id"] for one in found} == {"first", "third"}
    assert all(one["names"][0]["name"] == "Grey ones" for one in found)


def test_the_table() -> None:
    first, *_ = csv.DictReader(io.StringIO(asked("wolf", format="csv")))
    assert (first["kind"], first["id"], first["match"]) in [
        ("event", "first", "certain"),
        ("plan", "second", "certain"),
    ]
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO(asked("wolf", "grey", format="csv")))}
    assert rows["first"]["in_title"] == "grey; wolf"
    assert rows["first"]["in_summary"] == "wolf"
    assert rows["first"]["in_names"] == "Wolf brigade"
    assert rows["first"]["summary"] == "Nobody believed that the wolf was there."


def test_markdown_has_the_words_in_bold_and_every_source_once() -> None:
    lines = asked("grey", "--ids", format="md").splitlines()
    assert [line for line in lines if line.startswith(("1 event", "**May", "**2024", "[^"))] == [
        "1 event · 1 figure · the best first",
        "**May 2024** A **grey** wolf is seen — other; Mali; Wolf brigade (**Grey** ones)."
        " Nobody believed that the wolf was there. `first`[^1]",
        "**2024** wolves seen: 2 to 3 animals — figure; Wolf brigade (**Grey** ones); no source. `third`",
        "[^1]: P, A paper, Jun 2024, page 2",
    ]


@pytest.mark.parametrize("title", ["*wolf*", "_wolf_", "[wolf](x)", "<b>wolf</b>", "# wolf", "`wolf`", "a|wolf|b"])
def test_markup_in_a_title_stays_text(title: str) -> None:
    event = f"{{id: e, date: 2024, title: '{title}', type: other}}"
    path = a_log(f"timeline: {{title: T, covers: 2000/2025}}\nevents: [{event}]")
    lines = asked("wolf", "--ids", format="md", path=path).splitlines()
    (line,) = (line for line in lines if line.startswith("**2024"))
    shown = "".join(f"\\{c}" if c in "*_[]<>#`|" else c for c in title).replace("wolf", "**wolf**")
    assert line == f"**2024** {shown} — other. `e`"


def test_a_formula_stays_text() -> None:
    path = a_log("timeline: {title: T, covers: 2000/2025}\nevents: [{id: e, date: 2024, title: =wolf(), type: other}]")
    (row,) = csv.DictReader(io.StringIO(asked("wolf", format="csv", path=path)))
    assert row["title"] == "'=wolf()"


def test_the_text_shortens_a_summary_and_no_other_format_does() -> None:
    long = "begin " + "filler " * 60 + "wolf " + "stuffing " * 60 + "end"
    path = a_log(
        f"timeline: {{title: T, covers: 2000/2025}}\n"
        f"events: [{{id: e, date: 2024, title: Title, type: other, summary: {long}}}]"
    )
    text = asked("wolf", format="text", path=path)
    assert "wolf" in text
    assert "begin" not in text
    assert text.count("…") == 2
    for format in ("json", "jsonl", "csv"):
        assert long in asked("wolf", format=format, path=path)
    assert long.replace("wolf", "**wolf**") in asked("wolf", format="md", path=path)


def test_words_are_marked_on_a_terminal_and_not_in_a_pipe() -> None:
    def shown(**env: str) -> str:
        return run("search", "grey", "--log", PATH, "--as-of", "2025-12-31", **env).out

    assert "\x1b" not in shown()
    assert "\x1b[1;4mgrey\x1b[0m" in shown(FORCE_COLOR="1", TERM="xterm-256color")


def test_every_format_has_the_same_entries_in_the_same_order() -> None:
    """`grey` stands in the title of one event and in a name of the figure's subject; documents name ids."""
    ids = ["first", "third"]
    assert [one["entry"]["id"] for one in json.loads(asked("grey"))["found"]] == ids
    assert [json.loads(line)["entry"]["id"] for line in asked("grey", format="jsonl").splitlines()] == ids
    assert [(line["rank"], line["id"]) for line in lines_of(asked("grey", format="csv"))] == [
        ("1", "first"),
        ("2", "third"),
    ]
    for style in ("paragraphs", "table"):
        page = asked("grey", "--style", style, "--ids", format="html")
        assert inside(page, "code") == ids
        assert [word for word in inside(page, "strong") if word.lower() == "grey"] == ["grey", "Grey", "Grey"]
        shown = asked("grey", "--style", style, "--ids", format="md")
        assert shown.index("`first`") < shown.index("`third`")
        assert shown.lower().count("**grey**") == 3


def test_a_table_tells_the_same() -> None:
    lines = asked("grey", "--style", "table", "--ids", format="md").splitlines()
    assert [line for line in lines if line.startswith("|") and "---" not in line] == [
        "| Date | What | Details | Sources |",
        "| May 2024 | A **grey** wolf is seen. Nobody believed that the wolf was there. `first` |"
        " other; Mali; Wolf brigade (**Grey** ones) | [^1] |",
        "| 2024 | wolves seen: 2 to 3 animals `third` | figure; Wolf brigade (**Grey** ones); no source |  |",
    ]


def test_the_cells_of_the_table_are_what_its_columns_say() -> None:
    workspace = workspace_of(LOG, as_of="2025-12-31")
    sheet = forms(search(workspace, Question(query="wolf or wolves")), workspace).sheet()
    sheet = sheet._replace(lines=[*sheet.lines])
    assert misfits(sheet) == []
    names = [column.name for column in sheet.columns]
    parts = {part: dict(zip(names, one, strict=True)) for part, (one,) in sheet.parts().items()}
    assert {part: one["id"] for part, one in parts.items()} == {
        "events": "first",
        "plans": "second",
        "figures": "third",
    }
    assert sorted(one["rank"] for one in parts.values()) == [1, 2, 3]
    event, figure = parts["events"], parts["figures"]
    assert (event["date"], event["edtf"], event["precision"]) == ("May 2024", "2024-05", "month")
    assert (event["earliest"], event["latest"]) == ("2024-05-01", "2024-05-31")
    assert (event["countries"], event["in_title"], event["low"]) == (("ML",), ["wolf"], None)
    assert [figure[name] for name in ("low", "high", "value", "qualifier", "unit")] == [2, 3, None, None, "animals"]


@pytest.mark.parametrize("format", FORMATS)
def test_entries_beyond_the_limit_are_counted(format: str) -> None:
    """Documents for people say it themselves; with the formats of machines it is said beside them."""
    done = run("search", "wolf or wolves", "--limit", "1", "--log", PATH, *AS_OF, "--format", format)
    assert done.code == 0
    if format in ("text", "md", "html"):
        assert "2 more beyond" in done.out
        assert done.err == ""
    else:
        assert done.err == "note: 2 more found beyond --limit\n"
    table = run("search", "wolf or wolves", "--limit", "1", "--log", PATH, *AS_OF, "-f", "html", "--style", "table")
    assert [told for told in inside(table.out, "p") if "2 more beyond --limit" in told] != []


@pytest.mark.parametrize("format", ["text", "json", "jsonl", "csv", "xlsx", "datapackage"])
def test_only_documents_have_a_style(format: str) -> None:
    """Said before anything is read: there is no such log."""
    target = () if format != "datapackage" else ("--output", "package")
    done = run("search", "wolf", "--style", "table", "--format", format, *target, "--log", "gone.yaml")
    assert (done.code, done.out) == (2, "")
    assert done.err == "error: only a document has its entries in a table; write one: --format md, html or docx\n"


def test_text_of_a_log_is_shown_and_not_obeyed() -> None:
    path = a_log(
        f'timeline: {{title: "{HOSTILE}", covers: 2014/2025}}\nactors: {{a: {{name: "{HOSTILE}"}}}}\n'
        f'events: [{{id: e, date: 2024, title: "{HOSTILE}", type: other, actors: [a], summary: "{HOSTILE}"}}]\n'
    )
    for format in FORMATS:
        assert not {"\x1b", "\u202e"} & set(asked("31mred", format=format, path=path))
    (line,) = lines_of(asked("31mred", format="csv", path=path))
    assert all(line[name].startswith("'=1+1 <b>") for name in ("title", "summary", "in_names"))
    for style in ("paragraphs", "table"):
        page = asked("31mred", "--style", style, "--ids", format="html", path=path)
        assert inside(page, "b") == inside(page, "a") == inside(page, "em") == []
        assert inside(page, "code") == ["e"]
        assert inside(page, "strong").count("31mred") == 3


def test_in_a_file_stands_what_would_be_shown() -> None:
    target = a_folder() / "wolves.csv"
    done = run("search", "wolf", "--log", PATH, *AS_OF, "--output", str(target))
    assert (done.code, done.out) == (0, "")
    assert done.err.startswith(f"wrote {target}")
    assert target.read_bytes().decode() == asked("wolf", format="csv")
