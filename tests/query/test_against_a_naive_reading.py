"""For random small logs and random questions the answer is that of a reader who goes through the entries one by one.

The reader knows which place lies in which and who belongs to whom from tables made by hand, and judges dates by the two
formulas of the design, written out again.
"""

import dataclasses
from collections.abc import Callable
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.examples import examples
from tests.helpers import answer, workspace_of
from timeline.dates import OPEN_END, Date, day, parse_edtf

VOCABULARY = """
timeline: {title: T, covers: 2014/2024-06-30}
actors:
  whole: {name: The whole}
  part:  {name: The part, part_of: [{actor: whole, during: 2018/..}]}
  state: {name: The state, country: ML}
places:
  sahel:  {name: Sahel, contains: [ML, NE]}
  menaka: {name: Menaka, in: ML}
"""
HORIZON, AS_OF = day("2024-06-30"), "2026-01-01"

INSIDE = {
    "ML": {"ML", "menaka"},
    "sahel": {"sahel", "ML", "NE", "menaka"},
    "Western Africa": {"sahel", "ML", "NE", "menaka"},
    "Iraq": {"IQ"},
}
FAMILY = {"attack": "violence", "strike": "violence", "coup": "power", "agreement": "diplomacy"}
DATES = (
    *("2017", "2018-03", "2018-12-31", "2019-05-06", "2019~", "2020?", "[2017..2019]", "[..2018]", "[2020..]"),
    *("2014/2019", "2016/2018-06", "2018/..", "../2017", "2019/", "/..", "{2016,2020}", "{2018-02,2021}"),
)
WINDOWS = ("2016", "2017", "2018", "2018-03", "2019", "2019-05-06", "2020", "2024-06", "2025")


@dataclasses.dataclass(frozen=True)
class Entry:
    id: str
    date: str
    type: str
    places: tuple[str, ...]
    actors: tuple[str, ...]
    status: str
    tags: tuple[str, ...]
    checked: str | None

    def yaml(self) -> str:
        checked = f", checked: {self.checked}" if self.checked else ""
        lists = (
            f"places: [{', '.join(self.places)}], actors: [{', '.join(self.actors)}], tags: [{', '.join(self.tags)}]"
        )
        head = f'id: {self.id}, date: "{self.date}", title: Title, type: {self.type}, status: {self.status}'
        return f"  - {{{head}, {lists}{checked}}}\n"


def some(*values: str, least: int = 0) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(values), min_size=least, max_size=2, unique=True).map(tuple)


entries = st.lists(
    st.builds(
        Entry,
        id=st.just(""),
        date=st.sampled_from(DATES),
        type=st.sampled_from(sorted(FAMILY)),
        places=some("ML", "NE", "IQ", "sahel", "menaka"),
        actors=some("whole", "part", "state"),
        status=st.sampled_from(["stated", "claimed", "denied"]),
        tags=some("a", "b"),
        checked=st.sampled_from([None, None, "2019-06-30", "2025-01-31"]),
    ),
    min_size=1,
    max_size=6,
).map(lambda several: [dataclasses.replace(entry, id=f"e{n}") for n, entry in enumerate(several)])

questions = st.fixed_dictionaries(
    {},
    optional={
        "regions": some(*INSIDE, least=1),
        "countries": some("ML", "Iraq", least=1),
        "actors": some("whole", "part", "state", least=1),
        "about": some("sahel", "whole", "ML", least=1),
        "types": some("violence", "coup", "diplomacy", least=1),
        "since": some(*WINDOWS, least=1),
        "on": some(*WINDOWS, least=1),
        "statuses": some("stated", "claimed", least=1),
        "certain": st.booleans(),
    },
)

NO, POSSIBLE, CERTAIN = 0, 1, 2


def in_window(entry: Entry, first: int, last: int) -> int:
    """The formulas of the design: a set matches if any member does, the others by their bounds."""
    if entry.date.startswith("{"):
        return max(in_bounds(parse_edtf(part), entry, first, last) for part in entry.date.strip("{}").split(","))
    return in_bounds(parse_edtf(entry.date), entry, first, last)


def in_bounds(date: Date, entry: Entry, first: int, last: int) -> int:
    s1, s2, t1, t2 = date.start_earliest, date.start_latest, date.end_earliest, date.end_latest
    checked = day(entry.checked) if entry.checked else None
    if date.kind == "point":
        possible, certain = s1 <= last and t2 >= first, first <= s1 and t2 <= last
    elif date.edtf == "/..":
        possible, certain = True, checked is not None and first <= checked <= last
    else:
        if date.edtf.endswith("/.."):
            t1 = checked or HORIZON
        possible, certain = s1 <= last and t2 >= first, min(s2, t2) <= last and max(t1, s1) >= first
    return POSSIBLE if possible and (date.flagged or not certain) else CERTAIN if possible else NO


def in_places(entry: Entry, asked: tuple[str, ...]) -> int:
    return CERTAIN if any(place in INSIDE[name] for name in asked for place in entry.places) else NO


def with_actors(entry: Entry, asked: tuple[str, ...]) -> int:
    found = CERTAIN if set(asked) & set(entry.actors) else NO
    if "whole" in asked and "part" in entry.actors:
        # It was a part from some day of 2018 on, so for certain from the last day of that year.
        joined = POSSIBLE if in_window(entry, day("2018-01-01"), OPEN_END) else NO
        certain = in_window(entry, day("2018-12-31"), OPEN_END) == CERTAIN
        found = max(found, CERTAIN if certain else joined)
    return found


def about(entry: Entry, asked: tuple[str, ...]) -> int:
    readings = [in_places(entry, tuple(name for name in asked if name in INSIDE))]
    readings.append(with_actors(entry, ("whole",) if "whole" in asked else ()))
    readings.append(with_actors(entry, ("state",) if "ML" in asked else ()))  # the actor of that country
    return max(readings)


def read(entry: Entry, question: dict[str, Any]) -> int:
    """Return the match of an entry: the weakest of its answers to each filter."""
    windows = [(parse_edtf(text).earliest, parse_edtf(text).latest) for text in question.get("on", ())]
    tests: dict[str, Callable[[Any], int]] = {
        "regions": lambda asked: in_places(entry, asked),
        "countries": lambda asked: in_places(entry, asked),
        "actors": lambda asked: with_actors(entry, asked),
        "about": lambda asked: about(entry, asked),
        "types": lambda asked: CERTAIN if {entry.type, FAMILY[entry.type]} & set(asked) else NO,
        "statuses": lambda asked: CERTAIN if entry.status in asked else NO,
        "since": lambda asked: in_window(entry, min(parse_edtf(text).earliest for text in asked), OPEN_END),
        "on": lambda asked: max(in_window(entry, *window) for window in windows),
    }
    found = min((test(question[name]) for name, test in tests.items() if name in question), default=CERTAIN)
    return NO if question.get("certain") and found == POSSIBLE else found


@examples(250)
@given(entries, questions)
def test_the_answer_is_that_of_a_naive_reader(several: list[Entry], question: dict[str, Any]) -> None:
    workspace = workspace_of(VOCABULARY + "events:\n" + "".join(map(Entry.yaml, several)), as_of=AS_OF)
    expected = {entry.id: ("", "possible", "certain")[read(entry, question)] for entry in several}
    assert answer(workspace, **question) == {identity: match for identity, match in expected.items() if match}
