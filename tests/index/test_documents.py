"""Entries as documents: what is opened is what was packed, field by field, whatever stands in it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.dates.strategies import valid_edtf
from tests.helpers import a_log
from tests.index.everything import read
from tests.index.logs import ONE, TWO
from timeline.dates import Time, parse_edtf
from timeline.frozen import Frozen, annotations_of
from timeline.index.documents import ENTRY_TYPES, SECTIONS, opened, packed
from timeline.log.deadline_terms import Step, Within
from timeline.log.findings import Findings
from timeline.log.loader import LogReader
from timeline.log.model import Citation, Entry, Event, Occasion, Plan, Revision
from timeline.log.yaml.files import LogUnreadable

TESTS = Path(__file__).parents[1]
LOGS = sorted(map(str, (*TESTS.glob("**/*.yaml"), TESTS.parent / "events.yaml")))


def everything_in(value: Any) -> Any:
    """A value with its type, and so all that is in it: a tuple is no list, and `1` is no `1.0`."""
    if isinstance(value, tuple):
        return type(value).__name__, [everything_in(part) for part in value]
    if isinstance(value, Frozen):
        return type(value).__name__, {n: everything_in(getattr(value, n)) for n in annotations_of(type(value))}
    return type(value).__name__, value


def reopened(entry: Entry) -> Entry:
    kind: Any = next(kind for kind in ENTRY_TYPES.values() if type(entry) is kind)
    return opened(kind, packed(entry), entry.id, entry.file, entry.line, entry.column)


def entries_in(path: str) -> Iterator[Entry]:
    """The entries of a log that can be read, also of one with faults."""
    reader = LogReader(path, Findings())
    return (one.entry for one in reader.entries())


@pytest.mark.parametrize("path", LOGS, ids=lambda path: Path(path).stem)
def test_documents_round_trip(path: str) -> None:
    try:
        entries = [*entries_in(path)]
    except LogUnreadable:
        entries = []
    for entry in entries:
        assert everything_in(reopened(entry)) == everything_in(entry)


@pytest.mark.parametrize("text", [ONE, TWO], ids=["one", "two"])
def test_so_it_is_for_every_kind_of_entry(text: str) -> None:
    log = read(a_log(text))
    for section in SECTIONS:
        for entry in getattr(log, section).values():
            assert everything_in(reopened(entry)) == everything_in(entry)


@given(valid_edtf, st.none() | st.text(min_size=1, max_size=9), st.text(max_size=9), st.none() | st.text(max_size=9))
def test_any_date_and_any_text_come_back(date: str, words: str | None, title: str, summary: str | None) -> None:
    read_date = parse_edtf(date)._replace(words=words)
    event = Event(id="e", file="f", line=3, column=5, date=read_date, title=title, type="other", summary=summary)
    assert everything_in(reopened(event)) == everything_in(event)


times = st.builds(
    Time,
    st.sampled_from(["01:28", "01:28:05", "24:00"]),
    st.none() | st.integers(-840, 840),
    st.booleans(),
    st.integers(-(10**12), 10**12),
    st.none() | st.just("2024-03-26T05:28:00Z"),
)


@given(times, st.none() | st.text(min_size=1, max_size=9))
def test_a_time_of_day_comes_back_in_every_place(time: Time, words: str | None) -> None:
    date = parse_edtf("2024-03-26")._replace(words=words, time=time)
    event = Event(id="e", file="f", line=3, column=5, date=date, title="T", type="other", known=date)
    place: Any = {"id": "p", "file": "f", "line": 3, "column": 5}
    revisions = (Revision(date=date, deadline=date),)
    plan = Plan(**place, title="T", kind="threat", announced=Occasion(date=date), deadline=date, revisions=revisions)
    for entry in (event, plan):
        assert everything_in(reopened(entry)) == everything_in(entry)
    assert reopened(event).date.sort_key == date.sort_key


def test_the_place_is_that_of_today() -> None:
    event = Event(id="e", file="f", line=3, column=5, date=parse_edtf("2024"), title="T", type="other")
    moved = opened(Event, packed(event), "e", "other", 30, 7)
    assert (moved.id, moved.file, moved.line, moved.column, moved.title) == ("e", "other", 30, 7, "T")


def test_a_document_holds_only_what_is_there() -> None:
    event = Event(id="identity", file="file-name", line=3, column=5, date=parse_edtf("2024"), title="T", type="other")
    assert b"identity" not in packed(event)
    assert b"file-name" not in packed(event)
    more = event._replace(summary="S" * 50, tags=("t",))
    assert 50 < len(packed(more)) - len(packed(event)) < 70


def test_empty_is_not_nothing() -> None:
    date = parse_edtf("2024")
    event = Event(id="e", file="f", line=1, column=1, date=date, title="", type="other", summary="", note=None)
    back = opened(Event, packed(event), "e", "f", 1, 1)
    assert (back.title, back.summary, back.note) == ("", "", None)


def test_numbers_keep_their_kind() -> None:
    date = parse_edtf("2024")
    step, term = Step(90, "day"), Within(Step(1, "year"), "other")
    revision = Revision(date=date, deadline=term, sources=(Citation("s", at="page 1"),))
    plan = Plan(
        id="p",
        file="f",
        line=1,
        column=1,
        title="T",
        kind="demand",
        announced=Occasion(date=date),
        every=step,
        times=4,
        revisions=(revision, revision._replace(deadline="none")),
    )
    assert everything_in(reopened(plan)) == everything_in(plan)


def test_a_document_names_no_module() -> None:
    """It is data only: nothing in it says by what it is to be read."""
    for entry in (*read(a_log(ONE)).events.values(), *read(a_log(ONE)).plans.values()):
        assert b"timeline." not in packed(entry)
