"""Agreement of formats in each fact: dates, old and new deadlines, results, verdicts and sources.

The facts are taken from the JSON of an answer; every other format is read as its readers read it: Word and Excel from
their XML, HTML without its tags, Markdown without its escapes, text at a width at which nothing is wrapped.

Facts that a format leaves out by contract: a calendar has the entries with a day only, and counts the others in a note;
TimelineJS those with a place in time; an SVG and the terminal's chart draw the dates of events and steps of plans
instead of printing them; the page has no answers but chronology, plans and figures.
"""

import csv
import html
import io
import json
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, partial
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.helpers import a_folder, a_log, run
from timeline.dates import parse, words

EVERY = Path(__file__).with_name("every.yaml")
SHIPPED = Path(__file__).parents[2] / "events.yaml"
LOGS = {"every": (EVERY, "2025-06-30"), "shipped": (SHIPPED, "2025-03-18")}

COMMANDS = {
    "list": ("list",),
    "plans": ("plans", "--all"),
    "changes": ("changes", "2022-01-01", "2025-03-01", "--all"),
    "state": ("state", "2024-12-31"),
    "figures": ("figures",),
    "search": ("search", "the", "or", "of"),
    "disputes": ("disputes",),
    "show": ("show",),
    "compare": ("compare",),
    "chart": ("chart",),
    "stats": ("stats",),
    "stats by type": ("stats", "--by", "type"),
    "actors": ("actors",),
    "places": ("places",),
    "types": ("types",),
    "sources": ("sources",),
    "views": ("views",),
    "check": ("check",),
    "cache": ("cache",),
    "date": ("date", "2024-08~", "by the end of June 2025", "2023-03/2024-02"),
}
SHOWN = {
    "every": (
        "accord-signed",
        "rumour",
        "flood",
        "census",
        "fleet",
        "lighthouse",
        "audit",
        "boats-2024",
        "built",
        "buoys",
        "pumps",
        "tolls",
        "mutiny",
        "old-raid",
        "dead",
        "crews-digest",
        "berths",
        "wounded",
    ),
    "shipped": (
        "us-iraq-announce-mission-end",
        "coalition-mission-iraq-ends",
        "pmf-retirement-age",
        "us-troops-in-iraq",
    ),
}
"""The entries that `show` is asked for."""
FOLDED = ("text", "md", "html", "docx")
"""The formats that fold rows into a count unless all are asked for."""

TITLES = 57
"""Width of the column of titles beside the lanes of a chart."""

Fact = tuple[str, ...]
"""Texts any of which says the fact."""


FORMATS = ("text", "md", "html", "docx", "xlsx", "csv", "datapackage", "jsonl")


def json_of(command: str, log: str) -> Any:
    done = run(*_asked(command, log, "json"), "--format", "json", **_settings(command, log))
    assert done.code in (0, 1) if command == "check" else done.code == 0, done.err
    return json.loads(done.out)


def _settings(command: str, log: str) -> dict[str, str]:
    """The environment of a command: a cache with the index of the log where the cache is listed."""
    if command != "cache":
        return {}
    home = str(a_folder())
    run("list", "--log", str(LOGS[log][0]), XDG_CACHE_HOME=home)
    return {"XDG_CACHE_HOME": home}


def _asked(command: str, log: str, format: str) -> list[str]:
    file, day = LOGS[log]
    arguments = [argument for argument in COMMANDS[command] if argument != "--all" or format in FOLDED]
    if command in ("date", "cache"):
        return arguments
    if command == "check":
        return [*arguments, "--log", faulty(file)]
    if command == "compare":
        return [*arguments, edited(file), str(file), "--as-of", day]
    ids = SHOWN[log] if command == "show" else ()
    return [*arguments, *ids, "--as-of", day, "--log", str(file)]


@cache
def faulty(file: Path) -> str:
    """A copy of a log in which an event is dated after its end, and an actor is not declared."""
    event = "  - {id: beyond, date: 2031-05, title: A later day, type: law, actors: [nobody-knows]}"
    return a_log(re.sub(r"^events:$", f"events:\n{event}", file.read_text(encoding="utf-8"), flags=re.MULTILINE))


@cache
def edited(file: Path) -> str:
    """An earlier version of a log: an event more, other titles, other dates and another deadline."""
    text = file.read_text(encoding="utf-8")
    event = "  - {id: not-so, date: 2019-05, title: A day that never was, type: law}"
    text = re.sub(r"^events:$", f"events:\n{event}", text, flags=re.MULTILINE)
    for old, new in (
        ("deadline: 2024-12,", "deadline: 2024-11,"),
        ("2022-09-14", "2022-09-15"),
        ("low: 20,", "low: 21,"),
    ):
        text = text.replace(old, new)
    text = re.sub(r"(    title: )(US|Iraq|Mali)", r"\1Formerly \2", text)
    return a_log(text.replace("id: lock-closed", "id: lock-shut"))


def shown(command: str, log: str, format: str, settings: Mapping[str, str] | None = None) -> str:
    """The text of an answer in a format, blanks joined, and what only lays it out taken away."""
    asked, settings = _asked(command, log, format), dict(settings or _settings(command, log))
    if format == "datapackage":
        folder = a_folder() / "package"
        _written(*asked, "--format", format, "--output", str(folder), **settings)
        return _plain("\n".join(_csv(path.read_text(encoding="utf-8")) for path in folder.glob("*.csv")))
    if format in ("docx", "xlsx"):
        path = a_folder() / f"answer.{format}"
        _written(*asked, "--output", str(path), **settings)
        return _plain(_docx(path) if format == "docx" else _xlsx(path))
    out = _written(*asked, "--format", format, COLUMNS="1000", **settings)
    if format in ("html", "svg"):
        return _plain(_web(out.partition("</style>")[2] or out))
    if format == "md":
        return _plain(re.sub(r"\\(.)", r"\1", out.replace("**", "")))
    if format == "csv":
        return _plain(_csv(out))
    if format in ("jsonl", "timelinejs"):
        return _plain(
            "\n".join(_strings(json.loads(line)) for line in (out.splitlines() if format == "jsonl" else [out]))
        )
    if format == "ics":
        return _plain("\n".join(_calendar(out)))
    # The titles of a drawn chart are wrapped in a column of their own.
    titles = " ".join(line[:TITLES] for line in out.splitlines()) if command == "chart" else ""
    return _plain(f"{titles}\n{out}".replace("│", " "))


def _written(*arguments: str, **settings: str) -> str:
    done = run(*arguments, **settings)
    assert done.code in (0, 1) if arguments[0] == "check" else done.code == 0, done.err
    return done.out


def _csv(text: str) -> str:
    return "\n".join(cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row)


def _web(text: str) -> str:
    return html.unescape(re.sub(r"<[^>]+>", "", re.sub(r"</(text|tspan|p|td)>", " ", text)))


def _strings(value: Any) -> str:
    """All texts and numbers of a value of JSON, HTML in it without its tags."""
    if isinstance(value, dict):
        return "\n".join(map(_strings, value.values()))
    if isinstance(value, list):
        return "\n".join(map(_strings, value))
    return _web(value) if isinstance(value, str) else str(value)


def _calendar(text: str) -> Iterator[str]:
    """The texts of each component of a calendar, without folds and escapes."""
    for component in re.sub(r"\r?\n[ \t]", "", text).split("BEGIN:V")[1:]:
        yield re.sub(r"\\([,;\\])", r"\1", component.replace("\\n", "\n"))


def _docx(path: Path) -> str:
    """The text of a Word file, its notes among it."""
    with zipfile.ZipFile(path) as file:
        parts = [file.read(name).decode() for name in file.namelist() if re.match(r"word/(document|footnotes)", name)]
    return html.unescape(re.sub(r"<[^>]+>", "", re.sub(r"</w:p>", "\n", "".join(parts))))


def _xlsx(path: Path) -> str:
    book = openpyxl.load_workbook(path, read_only=True)
    return "\n".join(str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell)


def _plain(text: str) -> str:
    return " ".join(text.split()).replace("’", "'")


def date_fact(date: Any, role: str = "date") -> Iterator[Fact]:
    """A date as the log writes it, or as it is printed."""
    if date is not None:
        printed = words(parse(date["words"]), role) if role != "date" else words(parse(date["words"]))
        yield (date["words"], printed)


def source_facts(entry: Any) -> Iterator[Fact]:
    for source in entry["sources"]:
        yield (source["publisher"] or source["title"], source["title"] or "")


def plan_facts(plan: Any) -> Iterator[Fact]:
    yield (plan["title"],)
    yield from source_facts(plan)
    yield (plan["verdict"], plan["verdict"].replace("-", " "), VERDICTS.get(plan["verdict"], plan["verdict"]))
    yield from date_fact(plan["deadline"], "deadline")
    yield from date_fact(plan["until"], "until")
    if plan["outcome"] is not None:
        yield from date_fact(plan["outcome"]["date"])
    yield from source_facts({"sources": plan["deadline_sources"]})
    if plan["verdict"] == "waiting":
        yield (plan["deadline_term"]["words"],)


def full_plan_facts(plan: Any, as_of: str) -> Iterator[Fact]:
    """The facts of a plan that is told in full, on a day: also on what it hangs, its slip, conditions and proposals."""
    yield from plan_facts(plan)
    if plan["deadline_term"] is not None:
        # A source's own words stand for the term, where the log quotes them.
        yield (plan["deadline_term"]["words"], plan["deadline_words"] or "")
    if plan["id"] in SLIPS:
        yield SLIPS[plan["id"]]
    for condition in plan["conditions"]:
        yield from condition_facts(condition)
    for revision in plan["revisions"]:
        if revision["status"] is not None and revision["date"]["earliest"] <= as_of:
            yield (revision["status"],)
            yield from date_fact(revision["deadline"], "deadline")
            yield from source_facts(revision)


def condition_facts(condition: Any) -> Iterator[Fact]:
    yield (condition["text"],)
    yield from source_facts(condition)
    if (ended := condition["ended"]) is not None:
        yield (ended["how"],)
        yield from date_fact(ended["date"])
        yield from source_facts(ended)


SLIPS = {"fleet": ("1856", "1,856", "4 to over 5 years later"), "lighthouse": ("304", "10 months later")}
"""Slips in days and in words, of plans whose slip is not told in another way."""
VERDICTS = {"pending": "ahead", "passed": "deadline passed"}


def event_facts(event: Any) -> Iterator[Fact]:
    yield (event["title"],)
    yield from date_fact(event["date"])
    yield from source_facts(event)


def plan_date_facts(row: Any) -> Iterator[Fact]:
    yield (row["title"],)
    yield from date_fact(row["date"], "deadline" if row["what"] == "deadline" else "date")
    yield from date_fact(row["from"], "deadline")
    yield from date_fact(row["to"], "deadline")
    if row["result"] is not None:
        yield (row["result"], row["result"].replace("-", " "))


def figure_facts(point: Any) -> Iterator[Fact]:
    numbers = [point[name] for name in ("low", "high", "value") if point[name] is not None]
    for number in numbers:
        yield (f"{number:,}", str(number))
    if point["words"] is not None:
        yield (point["words"],)
    if point["qualifier"] in ("more-than", "fewer-than"):
        yield (point["qualifier"], point["qualifier"].replace("-", " "))
    yield from date_fact(point["as_of"] or point["over"])
    yield from source_facts(point)


def series_facts(series: Any, points: Iterable[Any]) -> Iterator[Fact]:
    """The subject that is a text, and the document of an estimator without a name."""
    if series["subject_text"] is not None:
        yield (series["subject_text"],)
    for point in points if series["document"] is not None else ():
        source = next(source for source in point["sources"] if source["ref"] == series["document"])
        yield (source["title"], series["document"])


def correction_facts(correction: Any) -> Iterator[Fact]:
    """The field, the old and the new value, and the reason."""
    yield (correction["field"], correction["field"].replace("_", " "))
    yield from ((correction[key],) for key in ("was", "now", "why"))
    yield from source_facts(correction)


def facts_of(command: str, answer: Any) -> Iterator[Fact]:
    if command == "list":
        yield from (fact for event in answer["events"] for fact in event_facts(event))
        yield from (fact for row in answer["plan_dates"] for fact in plan_date_facts(row))
    elif command == "plans":
        yield from (fact for plan in answer["plans"] for fact in full_plan_facts(plan, answer["as_of"]))
    elif command == "changes":
        for name in ("happened", "learned", "began", "ended"):
            yield from (fact for event in answer[name] for fact in event_facts(event))
        for plans in answer["plans"].values():
            yield from (fact for plan in plans for fact in plan_facts(plan))
        for change in answer["plans"]["proposed"]:
            yield (change["proposal"]["status"],)
            yield from (*date_fact(change["proposal"]["deadline"], "deadline"), *source_facts(change["proposal"]))
        by_kind = {"event": event_facts, "figure": figure_facts, "plan": lambda plan: [(plan["title"],)]}
        yield from (fact for logged in answer["logged"] for fact in by_kind[logged["what"]](logged["entry"]))
        yield from (fact for one in answer["corrections"] for fact in correction_facts(one))
        for change in answer["figures"]:
            yield from series_facts(change, [change["after"]])
            yield from (fact for side in ("before", "after") if change[side] for fact in figure_facts(change[side]))
    elif command == "state":
        yield from (fact for event in answer["ongoing"] for fact in event_facts(event))
        # A plan without a deadline takes one line.
        for plan in answer["plans"]:
            day = answer["date"]["latest"]
            yield from plan_facts(plan) if plan["verdict"] == "open" else full_plan_facts(plan, day)
        for point in answer["figures"]:
            yield from (*series_facts(point, [point]), *figure_facts(point))
    elif command == "figures":
        yield from (fact for series in answer["series"] for fact in series_facts(series, series["points"]))
        yield from (fact for series in answer["series"] for point in series["points"] for fact in figure_facts(point))
    elif command == "show":
        told = {"event": event_facts, "figure": figure_facts, "plan": partial(full_plan_facts, as_of="9999-12-31")}
        yield from (fact for entry in answer["entries"] for fact in told[entry["entry"]](entry))
    elif command == "search":
        facts_by_kind = {"event": event_facts, "figure": figure_facts, "plan": lambda plan: [(plan["title"],)]}
        yield from (fact for hit in answer["found"] for fact in facts_by_kind[hit["what"]](hit["entry"]))
    elif command == "disputes":
        yield from (fact for disputed in answer["disputes"] for fact in disputed_facts(disputed))
        yield from (fact for point in answer["figures"] for fact in figure_facts(point))
    elif command == "compare":
        for name in ("added", "removed", "renamed", "changed"):
            yield from (fact for one in answer[name] for fact in difference_facts(one))
    elif command == "chart":
        yield from (fact for lane in answer["lanes"] for fact in lane_facts(lane))
    elif command.startswith("stats"):
        for row in answer["rows"]:
            yield from ((text,) for text in (row["period"]["label"] if row["period"] else None, row["name"]) if text)
            yield (str(row["total"]),)
    elif command == "date":
        for row in answer:
            yield from ((row["words"],), (row["edtf"],))
            yield from ((row[end], row["words"]) for end in ("earliest", "latest") if row[end])
    else:
        yield from (fact for row in answer[ROWS.get(command, command)] for fact in row_facts(row))


ROWS = {"check": "problems", "cache": "logs"}
"""The lists of rows whose name is not that of the command."""

_PRINTED = ("name", "title", "publisher", "url", "query", "family", "acled", "ucdp", "plover", "state", "message")
"""The keys of the rows of a vocabulary, of problems and of the cache that are facts."""


def row_facts(row: Any) -> Iterator[Fact]:
    """The names, words and counts of an actor, a place, a type, a source, a view, a problem or an index."""
    if "acled" in row:  # people know a type by the word that logs have for it
        row = {**row, "name": row["id"]}
    yield from ((row[key],) for key in _PRINTED if row.get(key))
    yield from ((str(row[key]), f"{row[key]:,}") for key in ("events", "plans", "figures") if row.get(key))
    yield from date_fact(row.get("date"))


def disputed_facts(disputed: Any) -> Iterator[Fact]:
    """The field, the value that the log follows and what others claim, each with its sources."""
    yield (disputed["title"],)
    yield (disputed["field"], disputed["field"].replace("_", " "))
    for value in (disputed["followed"], *disputed["claims"]):
        yield from source_facts(value)
        yield from date_fact(value.get("read", value.get("date")))
    yield from ((claim["note"],) for claim in disputed["claims"] if claim["note"])


def difference_facts(one: Any) -> Iterator[Fact]:
    """The title of an entry, and the old and the new value of each field that changed."""
    yield (one["title"],)
    for field in one.get("fields", ()):
        for side in ("old", "new"):
            value = field[side]
            if isinstance(value, dict) and "words" in value:
                yield from date_fact(value, "deadline" if field["field"] == "deadline" else "date")
            elif isinstance(value, str | int | float) and not isinstance(value, bool):
                yield (str(value), f"{value:,}" if not isinstance(value, str) else value)


def lane_facts(lane: Any) -> Iterator[Fact]:
    """The title of a lane, the date of a situation, the verdicts on a plan."""
    yield (lane["title"],)
    if lane["bar"]:
        yield from date_fact(lane["bar"]["date"])
    for one in lane["plan"]["deadlines"] if lane["plan"] else ():
        name = one["verdict"]
        yield (name, name.replace("-", " "), VERDICTS.get(name, name))


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("log", LOGS)
@pytest.mark.parametrize("command", COMMANDS)
def test_a_fact_that_one_format_says_all_say(command: str, log: str, format: str) -> None:
    settings = _settings(command, log)
    printed = shown(command, log, format, settings)
    facts = dict.fromkeys(facts_of(command, json_of(command, log)))
    assert facts or (command, log) == ("views", "every")
    assert missing(facts, printed) == []


def missing(facts: Iterable[Fact], printed: str) -> list[Fact]:
    return [fact for fact in facts if not any(_plain(text) in printed for text in fact if text)]


@pytest.mark.parametrize("format", ["ics", "timelinejs"])
@pytest.mark.parametrize("log", LOGS)
def test_entries_on_a_time_line_have_all_their_facts(log: str, format: str) -> None:
    """An event or a date of a plan either has all its facts, or is left out and counted in a note."""
    answer = json_of("list", log)
    done = run(*_asked("list", log, format), "--format", format)
    printed = shown("list", log, format)
    names = (
        {*re.findall(r"^UID:([^@\s]+)", re.sub(r"\r?\n ", "", done.out), re.MULTILINE)}
        if format == "ics"
        else {slide["unique_id"] for slide in json.loads(done.out)["events"]}
    )
    events = [event for event in answer["events"] if event["id"] in names]
    rows = [
        row for row in answer["plan_dates"] if any(name.startswith(f"{row['plan']}.{row['what']}") for name in names)
    ]
    facts = [
        *(fact for event in events for fact in event_facts(event)),
        *(fact for row in rows for fact in plan_date_facts(row)),
    ]
    assert missing(facts, printed) == []
    left_out = len(answer["events"]) + len(answer["plan_dates"]) - len(names)
    assert left_out == 0 or f"{left_out} " in done.err


@pytest.mark.parametrize("log", LOGS)
def test_plans_in_a_calendar_have_all_their_facts(log: str) -> None:
    day = LOGS[log][1]
    answer = json_of("plans", log)
    done = run(*_asked("plans", log, "ics"), "--format", "ics")
    names = {*re.findall(r"^UID:([^.@\s]+)", re.sub(r"\r?\n ", "", done.out), re.MULTILINE)}
    plans = [plan for plan in answer["plans"] if plan["id"] in names]
    assert missing((fact for plan in plans for fact in full_plan_facts(plan, day)), shown("plans", log, "ics")) == []


@pytest.mark.parametrize("log", LOGS)
def test_drawn_charts_name_their_lanes(log: str) -> None:
    """The dates are drawn, and the verdicts are signs with a legend."""
    lanes = json_of("chart", log)["lanes"]
    assert missing(((lane["title"],) for lane in lanes), shown("chart", log, "svg")) == []


@pytest.mark.parametrize("log", LOGS)
def test_problems_on_github_have_their_words(log: str) -> None:
    problems = json_of("check", log)["problems"]
    printed = _written(*_asked("check", log, "github"), "--format", "github").replace("%25", "%")
    assert problems
    assert missing(((problem["message"],) for problem in problems), _plain(printed)) == []


@pytest.mark.parametrize("log", LOGS)
def test_the_page_has_the_facts_of_chronology_plans_and_figures(log: str) -> None:
    """Its text has the words; its data has the days by which it filters and draws."""
    file, day = LOGS[log]
    path = a_folder() / "page.html"
    _written("page", "--as-of", day, "--log", str(file), "--output", str(path))
    text = path.read_text(encoding="utf-8")
    data = json.loads(re.search(r'<script type="application/json"[^>]*>(.*?)</script>', text, re.DOTALL)[1])  # type: ignore[index]
    printed = _plain(_web(re.sub(r"<(script|style).*?</\1>", "", text, flags=re.DOTALL)))
    for command in ("list", "plans", "figures"):
        assert missing(dict.fromkeys(facts_of(command, json_of(command, log))), printed) == []
    answer = json_of("list", log)
    assert data["listed"] == len(answer["events"]) + len(answer["plan_dates"])
    assert {source["ref"] for event in answer["events"] for source in event["sources"]} <= {*data["sources"]}
