"""Figures, corrections and what was logged after 1 September 2024, up to 18 March 2025, by hand."""

import pytest

from tests.helpers import workspace_of
from tests.reports.changing import asked, ids_of
from timeline.errors import WrongUsage
from timeline.reports.changes import publication_of

ACTORS = "actors:\n  is: {name: Islamic State}\n  un: {name: United Nations}\n"


def figures(text: str) -> str:
    """Figures, one a line: the line holds all but subject, measure and unit, which are the same for all."""
    lines = [f"  - {{subject: is, measure: fighters, unit: people, {line}}}\n" for line in text.strip().splitlines()]
    return f"{ACTORS}figures:\n{''.join(lines)}"


IN_A_SERIES = [
    # before, straddling an edge, in, after
    ("2024-08-31", "2024-09-02", "a>b"),
    ("2024-09-01", "2025-03-18", "a>b"),
    ("2024-08-31", "2025-03-19", ""),
    ("2024-09-01", "2024-09-01", ""),
    ("2023", "2024", "a>b?"),
    ("2023", "2024-09", "a>b?"),
    ("2024-09", "2024-10", "->b"),  # the first is not wholly before the window
    ("2024-10", "2024-11", "->b"),
    ("2024", "2025-06", "->a?"),
    ("2024-10", "2025", "->b?"),
    ("2024-08", "2024-10~", "a>b?"),
    ("2024-08~", "2024-10", "a>b"),
    ("between 2014 and 2019", "2024-10", "a>b"),
    ("by 2019", "late 2024", "a>b?"),
    ('"{2024-01,2024-08}"', '"{2024-01,2024-10}"', "a>b"),
    ("2023", '"{2024-01,2025-06}"', ""),
]


@pytest.mark.parametrize(("first", "second", "expected"), IN_A_SERIES)
def test_the_last_before_the_window_beside_the_last_in_it(first: str, second: str, expected: str) -> None:
    log = figures(f"id: a, as_of: {first}, value: 5\nid: b, as_of: {second}, value: 7")
    assert ids_of(asked(log)).get("figures", []) == ([expected] if expected else [])


COUNTS = [
    ("2023", "2024-10/2024-12", "a>b"),
    ("2023", "2024-08/2024-12", "a>b?"),
    ("2023", "2024-10/2025-06", "a>b?"),
    ("2023/2024-08", "2024-10", "a>b"),
    ("2023/2024-09", "2024-10", "->b"),
    ("2023", "2024-10/..", "a>b?"),
    ("2021/2022", "2022/2023", ""),
]


@pytest.mark.parametrize(("first", "second", "expected"), COUNTS)
def test_counts_over_periods(first: str, second: str, expected: str) -> None:
    log = figures(f"id: a, over: {first}, value: 5\nid: b, over: {second}, value: 7")
    assert ids_of(asked(log)).get("figures", []) == ([expected] if expected else [])


CHANGES = [
    # how many before, how many now, the least and the most by which it changed
    ("value: 2500", "value: 2000", (-500, -500)),
    ("low: 2000, high: 3000", "low: 1500, high: 3500", (-1500, 1500)),
    ("value: 2500", "low: 2000, high: 3000", (-500, 500)),
    ("low: 2000", "value: 2500", (None, 500)),
    ("high: 3000", "value: 2500", (-500, None)),
    ("low: 2000", "high: 3000", (None, 1000)),
    ("high: 3000", "low: 2000", (-1000, None)),
    ("low: 2000", "low: 3000", (None, None)),
    ("value: 2500, qualifier: at-least", "value: 3000", (None, 500)),
    ("value: 2500, qualifier: about", "value: 3000, qualifier: about", (500, 500)),
    ("value: 2.5", "value: 3", (0.5, 0.5)),
]


@pytest.mark.parametrize(("before", "after", "expected"), CHANGES)
def test_a_change_is_a_range(before: str, after: str, expected: tuple[float | None, float | None]) -> None:
    log = figures(f"id: a, as_of: 2024-01, {before}\nid: b, as_of: 2025-01, {after}")
    (found,) = asked(log).figures
    assert found.change == expected


def test_only_one_series_is_one_thing_counted_in_one_place_by_one_estimator() -> None:
    log = figures("""id: old, as_of: 2024-01, value: 5, places: [IQ], by: un
id: new, as_of: 2025-01, value: 6, places: [IQ], by: un
id: newest, as_of: 2025-02, value: 7, places: [IQ], by: un
id: elsewhere, as_of: 2025-01, value: 6, places: [SY], by: un
id: both, as_of: 2025-01, value: 6, places: [SY, IQ], by: un
id: both-before, as_of: 2024-01, value: 6, places: [IQ, SY], by: un
id: nobody, as_of: 2025-01, value: 6, places: [IQ]
id: counted, over: 2024-10/2025-02, value: 6, places: [IQ], by: un
""")
    expected = ["old>newest", "->elsewhere", "both-before>both", "->nobody", "->counted"]
    assert ids_of(asked(log))["figures"] == expected


def test_figures_published_later_are_not_known() -> None:
    log = f"""sources:
  early: {{title: A, date: 2024-11-01}}
  late: {{title: B, date: 2025-02-01}}
{figures("id: a, as_of: 2024-01, value: 5, sources: [early]")}
  - {{subject: is, measure: fighters, unit: people, id: b, as_of: 2024-10, value: 7, sources: [early]}}
  - {{subject: is, measure: fighters, unit: people, id: c, as_of: 2024-12, value: 9, sources: [late]}}
"""
    found = {day: ids_of(asked(log, as_of=day)).get("figures") for day in ("2024-10-31", "2024-11-01", "2025-02-01")}
    assert found == {"2024-10-31": None, "2024-11-01": ["a>b"], "2025-02-01": ["a>c"]}


CORRECTED = """sources:
  press: {title: Press, corrections: [{date: 2024-10-05, field: title, was: Pres}]}
actors:
  is: {name: Islamic State, corrections: [{date: 2024-10-04, field: name, was: ISIS}]}
events:
  - id: e
    date: 2020
    title: T
    type: attack
    places: [IQ]
    corrections:
      - {date: 2024-09-01, field: title, was: before}
      - {date: 2024-09-02, field: title, was: A}
      - {date: 2025-03-18, field: date, was: 2021, why: misread}
      - {date: 2025-03, field: type, was: battle}
      - {date: 2025-03-19, field: title, was: after}
plans: [{id: p, title: P, kind: demand, announced: 2020, corrections: [{date: 2024-10-01, field: kind, was: threat}]}]
figures:
  - {id: f, subject: is, measure: m, unit: u, as_of: 2020, value: 5,
     corrections: [{date: 2024-10-02, field: value, was: 6}]}
"""


def test_corrections_of_the_log() -> None:
    found = ["e.title", "p.kind", "f.value", "is.name", "press.title", "e.type?", "e.date"]
    assert ids_of(asked(CORRECTED)) == {"corrections": found}
    assert ids_of(asked(CORRECTED, countries=("Iraq",))) == {"corrections": ["e.title", "e.type?", "e.date"]}
    assert ids_of(asked(CORRECTED, certain=True, countries=("Iraq",))) == {"corrections": ["e.title", "e.date"]}
    assert ids_of(asked(CORRECTED, as_of="2024-10-01")) == {"corrections": ["e.title", "p.kind"]}


ADDED = """actors:
  is: {name: Islamic State}
events:
  - {id: not-said, date: 2024-10-01, title: T, type: attack}
  - {id: before, date: 2024-10-01, added: 2024-09-01, title: T, type: attack}
  - {id: first, date: 2019, added: 2024-09-02, title: T, type: attack}
  - {id: last, date: 2024-12-01, added: 2025-03-18, title: T, type: attack}
  - {id: after, date: 2024-12-01, added: 2025-03-19, title: T, type: attack}
  - {id: vague, date: 2018, added: 2025, title: T, type: attack}
  - {id: situation, date: 2014/2016, added: 2024-10-01, title: T, type: attack}
plans:
  - {id: p, title: P, kind: demand, announced: 2014, added: 2024-10-01}
  - {id: q, title: Q, kind: demand, announced: 2024-10-01}
figures:
  - {id: f, subject: is, measure: m, unit: u, as_of: 2015, value: 5, added: 2023}
  - {id: g, subject: is, measure: m, unit: u, as_of: 2016, value: 5, added: 2024-10-01}
  - {id: h, subject: is, measure: m, unit: u, as_of: 2017, value: 5, added: 2024-10-01}
"""


def test_figures_logged_in_the_window_whatever_their_date() -> None:
    answer = asked(ADDED, added=True)
    assert answer.added
    assert ids_of(answer) == {
        "happened": ["vague?", "first", "last"],
        "began": ["situation"],
        "announced": ["p"],
        "figures": ["f>g", "g>h"],
    }


def test_since_a_source_was_published() -> None:
    workspace = workspace_of("sources:\n  cbp-2025: {title: A, date: 2024-11}\n  web: {title: B}\n")
    assert publication_of(workspace, "cbp-2025").edtf == "2024-11"
    with pytest.raises(WrongUsage, match="'web' has no publication date"):
        publication_of(workspace, "web")
    with pytest.raises(WrongUsage, match="no source has the id 'cbp-2024'; did you mean 'cbp-2025'"):
        publication_of(workspace, "cbp-2024")
    with pytest.raises(WrongUsage, match="'timeline sources' lists them"):
        publication_of(workspace, "nothing-like-it")
