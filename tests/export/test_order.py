"""Entries of the same date stand in the order of the log, in every answer and format; an id decides nothing.

The logs give ids backwards through the alphabet, in the order in which an editor wrote them: over several logs, their
files, and the sections of a file.
"""

import datetime
import json
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple
from unittest import mock

import docx
import openpyxl
import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st
from icalendar import Calendar

from tests.examples import examples
from tests.export.agreeing import lines_of
from tests.helpers import a_folder, run
from timeline.dates import Date, parse
from timeline.export.chronology import as_value, forms
from timeline.export.formats import written
from timeline.export.others.agenda import as_ics
from timeline.export.page.contents import contents
from timeline.export.page.document import as_page
from timeline.query.question import Question
from timeline.render.document import painted
from timeline.render.lines import plain
from timeline.reports.chronology import chronology
from timeline.telling.chronology import document
from timeline.workspace import Workspace, open_workspace

DAY = "2024-05-01"


def event(name: str, more: str = "") -> str:
    return f"  - {{id: {name}, date: {DAY}, title: Same {name}-x, type: attack, actors: [us]{more}}}\n"


def plan(name: str, more: str = "") -> str:
    return f"  - {{id: {name}, title: Same {name}-x, kind: demand, announced: {DAY}, by: [us]{more}}}\n"


# A file comes before what it includes, wherever `include` stands in it.
FILES = {
    "one.yaml": "timeline: {title: One, covers: 2000/2025}\nsources: {src: {title: S}}\nactors: {us: {name: We}}\n"
    f"include: [two.yaml, four.yaml]\nplans:\n{plan('z')}events:\n{event('y')}{event('x')}",
    "two.yaml": f"events:\n{event('w')}include: [deep/three.yaml]\nplans:\n{plan('v')}",
    "deep/three.yaml": f"events:\n{event('u')}",
    "four.yaml": f"plans:\n{plan('t')}events:\n{event('s')}",
    "other.yaml": "timeline: {title: Other, covers: 2000/2025}\nactors: {us: {name: We}}\n"
    f"events:\n{event('r')}{event('q')}plans:\n{plan('p')}",
}
ONE, OTHER = list("zyxwvuts"), list("rqp")


@pytest.fixture(scope="module")
def folder() -> Path:
    folder = a_folder()
    for name, text in FILES.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def asked(folder: Path, *args: str, logs: Sequence[str] = ("one.yaml", "other.yaml")) -> str:
    done = run(*args, *(part for log in logs for part in ("--log", log)), "--as-of", "2025-01-01", cwd=folder)
    assert done.code == 0, done.err
    return done.out


def told(text: str) -> list[str]:
    """The names of the entries in the order in which their titles stand in a text."""
    return list(dict.fromkeys(re.findall("Same ([a-z])-x", text)))


def in_word(path: Path) -> str:
    return "\n".join(paragraph.text for paragraph in docx.Document(str(path)).paragraphs)


@pytest.mark.parametrize("logs", [("one.yaml", "other.yaml"), ("other.yaml", "one.yaml")])
def test_the_list_in_every_format(folder: Path, logs: tuple[str, str]) -> None:
    order = ONE + OTHER if logs[0] == "one.yaml" else OTHER + ONE
    assert order[0] in "zr"
    for format in ("md", "html", "csv", "jsonl"):
        assert told(asked(folder, "list", "--format", format, logs=logs)) == order
    assert told(asked(folder, "list", logs=logs)) == order
    assert told(asked(folder, "list", "--format", "md", "--style", "table", logs=logs)) == order
    assert told(asked(folder, "list", "--from", DAY, logs=logs)) == order
    assert told(asked(folder, "list", "--reverse", logs=logs)) == order[::-1]
    assert told(asked(folder, "list", "--limit", "5", logs=logs)) == order[:5]
    assert told(asked(folder, "list", "--reverse", "--limit", "5", logs=logs)) == order[::-1][:5]
    plans = [name for name in order if name in "zvtp"]
    events = [name for name in order if name not in plans]
    for format in ("ics", "timelinejs"):
        assert told(asked(folder, "list", "--format", format, logs=logs)) == order
    found = json.loads(asked(folder, "list", "--format", "json", logs=logs))
    assert ["".join(one["id"] for one in found["events"]), "".join(one["plan"] for one in found["plan_dates"])] == [
        *("".join(events), "".join(plans)),
    ]
    asked(folder, "list", "--output", "all.docx", logs=logs)
    assert told(in_word(folder / "all.docx")) == order
    asked(folder, "list", "--output", "all.xlsx", logs=logs)
    book = openpyxl.load_workbook(folder / "all.xlsx")
    sheets = {sheet.title: told("\n".join(str(row) for row in sheet.iter_rows(values_only=True))) for sheet in book}
    assert sheets["events"] == events
    assert sheets["plan dates"] == plans
    asked(folder, "list", "--output", "all", "--format", "datapackage", logs=logs)
    tables = [told(path.read_text(encoding="utf-8")) for path in (folder / "all").glob("*.csv")]
    assert sorted(filter(None, tables)) == sorted([events, plans])


PLANS = [name for name in ONE + OTHER if name in "zvtp"]
EVENTS = [name for name in ONE + OTHER if name not in PLANS]

ANSWERS: list[tuple[tuple[str, ...], list[str]]] = [
    (("plans",), PLANS),
    (("plans", "--format", "csv"), PLANS),
    (("plans", "--against", "2024"), PLANS),
    (("state", "2024-12-31", "--format", "md"), PLANS),
    (("changes", "2024-04-01", "2024-06-01"), PLANS + EVENTS),  # people read of plans first
    (("changes", "2024-04-01", "2024-06-01", "--format", "csv"), EVENTS + PLANS),
    (("chart", "--format", "csv"), EVENTS + PLANS),
    (("chart", "--by", "plan"), PLANS),
    (("page",), ONE + OTHER),
]


@pytest.mark.parametrize(("args", "order"), ANSWERS, ids=lambda value: " ".join(value))
def test_the_other_answers(folder: Path, args: tuple[str, ...], order: list[str]) -> None:
    assert told(asked(folder, *args)) == order


def test_order_of_hits_of_equal_rank(folder: Path) -> None:
    """All entries of the log have the same words, and so one rank."""
    for args in (("search", "same"), ("search", "same", "--format", "jsonl"), ("search", "we")):
        assert told(asked(folder, *args, logs=("one.yaml",))) == ONE
    assert told(asked(folder, "search", "same", "--limit", "4", logs=("one.yaml",))) == ONE[:4]
    # What has the words in names alone has no rank in any log.
    assert told(asked(folder, "search", "we")) == ONE + OTHER


def test_the_card_of_who_is_named(folder: Path) -> None:
    assert told(asked(folder, "show", "us", "--format", "md", logs=("one.yaml",))) == ONE


def test_the_neighbours_on_a_card(folder: Path) -> None:
    """An event stands between the announcement before it and the event after it."""
    found = json.loads(asked(folder, "show", "x", "w", "--format", "json", logs=("one.yaml",)))["entries"]
    assert [(one["before"], one["after"]) for one in found] == [("y", "w"), ("x", "u")]


MORE = f"""
timeline: {{title: More, covers: 2000/2025}}
actors: {{b: {{name: B}}, a: {{name: A}}}}
events:
  - {{id: f, date: 2020/.., title: Same f-x, type: other, disputed: [{{field: title, value: No}}],
     corrections: [{{date: 2024-05-02, field: title, was: No}}]}}
  - {{id: e, date: 2020/.., title: Same e-x, type: other, disputed: [{{field: title, value: No}}],
     corrections: [{{date: 2024-05-02, field: title, was: No}}]}}
  - {{id: d, date: {DAY}, title: Same d-x, type: other, actors: [b, a], tags: [t]}}
  - {{id: c, date: {DAY}, title: Same c-x, type: other, actors: [b, a], tags: [t]}}
plans:
  - {{id: whole, title: P, kind: demand, announced: 2024-01, by: [b, a], tags: [t]}}
figures:
  - {{id: m, subject: a, measure: Same m-x, unit: people, as_of: 2024, value: 1, by: b}}
  - {{id: l, subject: a, measure: Same m-x, unit: people, as_of: 2024, value: 5, by: b}}
  - {{id: k, subject: a, measure: Same k-x, unit: people, as_of: 2024, value: 5, by: b}}
"""


@pytest.fixture(scope="module")
def more() -> Path:
    folder = a_folder()
    (folder / "more.yaml").write_text(MORE, encoding="utf-8")
    return folder


def test_situations_disputes_corrections_and_figures(more: Path) -> None:
    def get(*args: str) -> dict[str, list[dict[str, object]]]:
        found: dict[str, list[dict[str, object]]] = json.loads(
            asked(more, *args, "--format", "json", logs=["more.yaml"])
        )
        return found

    state = get("state", "2024-12-31")
    assert [one["id"] for one in state["ongoing"]] == ["f", "e"]
    assert [one["id"] for one in get("disputes")["disputes"]] == ["f", "e"]
    assert [one["entry"] for one in get("changes", "2024-05-01", "2024-06-01")["corrections"]] == ["f", "e"]
    assert told(asked(more, "show", "whole", logs=["more.yaml"])) == ["d", "c"]  # events in its life
    series = get("figures")["series"]
    assert [[point["id"] for point in one["points"]] for one in series] == [["m", "l"], ["k"]]  # type: ignore[attr-defined]
    assert [one["id"] for one in state["figures"]] == ["l", "k"]  # the later of two of one date


def test_the_dates_of_one_plan_on_one_day(folder: Path) -> None:
    """Announced, moved (in its order), deadline, outcome, whatever their order in the entry."""
    text = (
        f"timeline: {{title: T, covers: 2000/2025}}\nevents:\n{event('b').replace(', actors: [us]', '')}plans:\n"
        f"  - {{outcome: {{date: {DAY}, result: met, note: n}}, deadline: 2025, revisions: [{{date: {DAY}, note: n}},\n"
        f"     {{date: {DAY}, deadline: {DAY}}}], announced: {DAY}, id: a, title: A plan, kind: demand}}\n"
    )
    (folder / "life.yaml").write_text(text, encoding="utf-8")
    found = [json.loads(line) for line in asked(folder, "list", "-f", "jsonl", logs=["life.yaml"]).splitlines()]
    assert [one["what"] for one in found] == ["event", "announced", "moved", "moved", "deadline", "outcome"]


# Random logs: in whatever order, and however its index came about, as a plain stable sort of what stands in the files.

DATES = (
    *("2024-05-01", "2024-05-01~", "2024-05", "2024", "2024-05-01/..", "2024-05-01/2024-05-02", "../2024-05-01", "/.."),
    *("[..2024-05-01]", "[2024-05-01..]", "{2024-05-01,2025}", "199X", "2023-11"),
)
DEADLINES = ("2024-05-01", "2024-05", "[..2024-05]", "2024")


class Written(NamedTuple):
    """An entry of a random log."""

    id: str
    date: str
    deadline: str | None
    """Of a plan."""

    @property
    def line(self) -> str:
        if self.deadline is None:
            return f'  - {{id: {self.id}, date: "{self.date}", title: T, type: other, checked: 2025}}\n'
        return f'  - {{id: {self.id}, announced: "{self.date}", title: T, kind: demand, deadline: "{self.deadline}"}}\n'

    @property
    def rows(self) -> list[tuple[tuple[int, ...], str]]:
        """Its rows in a list, each with the key of its date: of a deadline, that of its window."""
        found = [(parse(self.date).sort_key, f"{self.id}:{'event' if self.deadline is None else 'announced'}")]
        if self.deadline is not None:
            found.append((_window(parse(self.deadline)), f"{self.id}:deadline"))
        return found


def _window(date: Date) -> tuple[int, ...]:
    """The key of the days on which a deadline can close: of `[..2024-05]` those of May."""
    return parse(date.edtf.strip("[.]")).sort_key


Section = list[Written]
File = list[Section]

ids = st.integers(0, 10**6).map(lambda number: f"i{number}")
entries = st.tuples(st.sampled_from(DATES), st.sampled_from((None, None, *DEADLINES)))


@st.composite
def logs(draw: st.DrawFn) -> list[list[File]]:
    """One to three logs of one to three files each; events and plans of a file stand in sections of their own."""
    shape = draw(st.lists(st.lists(st.lists(entries, max_size=7), min_size=1, max_size=3), min_size=1, max_size=3))
    total = sum(len(file) for log in shape for file in log)
    names = iter(draw(st.lists(ids, min_size=total, max_size=total, unique=True)))
    found: list[list[File]] = []
    for log in shape:
        found.append([])
        for file in log:
            written_ = [Written(next(names), date, deadline) for date, deadline in file]
            events = [one for one in written_ if one.deadline is None]
            plans = [one for one in written_ if one.deadline is not None]
            found[-1].append([events, plans] if draw(st.booleans()) else [plans, events])
    return found


def write(folder: Path, several: list[list[File]], left_out: frozenset[str] = frozenset()) -> list[str]:
    """Write the logs without some entries, and give their names."""
    names = []
    for number, files in enumerate(several):
        for at, sections in enumerate(files):
            text = f"timeline: {{title: L{number}, covers: 2000/2025}}\n" if at == 0 else ""
            text += f"include: [{', '.join(f'{number}-{n}.yaml' for n in range(1, len(files)))}]\n" if at == 0 else ""
            for section in filter(None, sections):
                text += f"{'plans' if section[0].deadline else 'events'}:\n"
                text += "".join(one.line for one in section if one.id not in left_out)
            (folder / f"{number}-{at}.yaml").write_text(text or "# nothing\nevents:\n", encoding="utf-8")
        names.append(str(folder / f"{number}-0.yaml"))
    return names


def expected(several: list[list[File]]) -> list[str]:
    rows = [row for log in several for file in log for section in file for one in section for row in one.rows]
    return [name for _, name in sorted(rows, key=lambda row: row[0])]


def _in_text(workspace: Workspace) -> list[str]:
    shown = plain(painted(document(chronology(workspace, Question()), workspace, Question()), 100))
    return re.findall(r"\b(i[0-9]+)$", shown, re.MULTILINE)


def _in_page(workspace: Workspace) -> list[str]:
    whole = as_page(contents(workspace, Question())).split("<section class=group>")[0]
    return re.findall(r"<li[^>]* id=event-(i[0-9]+)", whole)


def in_order(workspace: Workspace, order: list[str]) -> None:
    """Every form of the answer has this order."""
    answer = chronology(workspace, Question())
    ids = [name.split(":")[0] for name in order]
    rows = [(row.entry.id, row.what) for row in answer.rows]
    assert [f"{identity}:{what}" for identity, what in rows] == order
    value = as_value(answer, workspace)
    assert [one["id"] for one in value["events"]] == [i for i, what in rows if what == "event"]
    assert [one["plan"] for one in value["plan_dates"]] == [i for i, what in rows if what != "event"]
    text = "".join(map(str, written(forms(answer, workspace), "csv")))
    assert [row["id"] for row in lines_of(text)] == ids
    calendar = [
        str(part["uid"]).split("@")[0].split(".")[0]
        for part in Calendar.from_ical("".join(as_ics(answer, workspace))).walk("VEVENT")
    ]
    shown = iter(ids)
    assert all(one in shown for one in calendar)  # what has no days is left out
    assert _in_text(workspace) == ids
    assert _in_page(workspace) == [i for i, what in rows if what == "event"]


AS_OF = datetime.date(2025, 6, 1)


@examples(40, suppress_health_check=[HealthCheck.too_slow])
@given(logs(), st.data())
def test_any_log_in_every_form(several: list[list[File]], data: st.DataObject) -> None:
    folder = a_folder()
    every = [one.id for log in several for file in log for section in file for one in section]
    left_out = frozenset(data.draw(st.sets(st.sampled_from(every), max_size=3))) if every else frozenset()
    environment = {"XDG_CACHE_HOME": str(folder / "cache")}
    # Segments of two entries each, so that an edit concerns some of them.
    with mock.patch.dict("os.environ", environment), mock.patch("timeline.index.cutting.LONGEST", 2):
        names = write(folder, several, left_out)
        open_workspace(names, AS_OF)
        write(folder, several)
        for _ in ("mended, where that can be done", "kept"):
            in_order(open_workspace(names, AS_OF), expected(several))
    with mock.patch.dict("os.environ", {"XDG_CACHE_HOME": str(folder / "another")}):
        in_order(open_workspace(names, AS_OF), expected(several))


Edit = Callable[[str], str]
EDITS: dict[str, tuple[Edit, str]] = {
    "an entry put in": (
        lambda text: text.replace(event("d"), event("d") + event("new")),
        ["g", "f", "e", "d", "new", "c", "b", "a"],
    ),
    "two entries put in": (
        lambda text: text.replace(event("b"), event("0") + event("b") + event("9")),
        list("gfedc0b9a"),
    ),
    "an entry moved to the end": (lambda text: text.replace(event("f"), "") + event("f"), list("gedcbaf")),
    "all but the first turned round": (
        lambda text: text[: text.index(event("f"))] + "".join(event(name) for name in "abcdef"),
        list("gabcdef"),
    ),
    "most taken out": (lambda text: "".join([text[: text.index(event("g"))], event("b"), event("a")]), ["b", "a"]),
}


@pytest.mark.parametrize("name", EDITS)
def test_a_mended_index(name: str) -> None:
    edit, order = EDITS[name]
    folder = a_folder()
    path = folder / "events.yaml"
    head = "timeline: {title: T, covers: 2000/2025}\nactors: {us: {name: We}}\nevents:\n"
    path.write_text(head + "".join(event(name) for name in "gfedcba"), encoding="utf-8")
    environment = {"XDG_CACHE_HOME": str(folder / "cache")}
    with mock.patch.dict("os.environ", environment), mock.patch("timeline.index.cutting.LONGEST", 2):
        before = chronology(open_workspace([str(path)], AS_OF), Question()).rows
        assert [row.entry.id for row in before] == list("gfedcba")
        path.write_text(edit(path.read_text(encoding="utf-8")), encoding="utf-8")
        with mock.patch("timeline.index.opening._read", side_effect=AssertionError("it was read anew")):
            after = chronology(open_workspace([str(path)], AS_OF), Question()).rows
            again = chronology(open_workspace([str(path)], AS_OF), Question()).rows
    assert [row.entry.id for row in after] == [row.entry.id for row in again] == order
