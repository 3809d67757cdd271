"""The days that an index keeps are the widest: whatever a question finds of an entry lies within its bounds."""

from functools import cache

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from tests.dates.strategies import valid_edtf
from tests.examples import examples
from tests.helpers import a_log
from tests.index.everything import read
from tests.index.logs import ONE
from timeline.dates import OPEN_END, OPEN_START, Match, Window, day, match, parse_edtf
from timeline.index.bounds import NO_BOUNDS, Bounds, bounds_of
from timeline.log.asof import reopened
from timeline.log.known import known_day
from timeline.log.log import Log
from timeline.log.model import Dispute, Event
from timeline.query.facts import Facts
from timeline.query.known import became_known

ORDINARY = st.integers(day("1900-01-01"), day("2100-12-31"))
DAYS = st.one_of(ORDINARY, ORDINARY, st.integers(1, day("9999-12-31")), st.sampled_from([OPEN_START, OPEN_END]))
WINDOWS = st.tuples(DAYS, DAYS).map(lambda two: Window(min(two), max(two)))
DATES = st.one_of(
    valid_edtf, st.sampled_from(["/..", "../2020", "2014/..", "2014/2019", "2020/", "/2020", "{2014,2020}"])
)


@cache
def log_of() -> Log:
    return read(a_log(ONE))


def event(date: str, known: str | None = None, rivals: tuple[Dispute, ...] = ()) -> Event:
    given_known = parse_edtf(known) if known is not None else None
    return Event(
        id="e",
        file="f",
        line=1,
        column=1,
        date=parse_edtf(date),
        title="T",
        type="other",
        known=given_known,
        disputed=rivals,
    )


def touches(bounds: Bounds, window: Window, as_of: int, slack: int = 0) -> bool:
    """The result of `Touching` for a row."""
    first, last = window.first - slack, window.last + slack
    return bounds.first <= last and (bounds.last >= first or bounds.ended > as_of)


@examples(600)
@given(DATES, WINDOWS, ORDINARY, st.sampled_from([0, 0, 30, 4000]), st.none() | ORDINARY)
def test_matches_of_a_date_lie_within_its_bounds(
    date: str, window: Window, as_of: int, slack: int, checked: int | None
) -> None:
    one = event(date)
    seen = reopened(one, as_of).date
    found = match(seen, window, looked_until=as_of, checked=checked, slack=slack)
    assume(found is not Match.NO)
    assert touches(bounds_of(one, log_of()), window, as_of, slack)


@examples(300)
@given(DATES, DATES, WINDOWS)
def test_matches_of_a_rival_date_lie_within_its_bounds(date: str, rival: str, window: Window) -> None:
    read_rival = parse_edtf(rival)
    one = event(date, rivals=(Dispute("date", (rival,), read=read_rival),))
    assume(match(read_rival, window) is not Match.NO)
    assert touches(bounds_of(one, log_of()), window, OPEN_END)


@examples(400)
@example("1900", "1931S1/1900", None, Window(day("1901-01-01"), day("1901-01-01")), 0)
@given(DATES, st.none() | DATES, st.none() | DATES, WINDOWS, st.sampled_from([0, 0, 30, 4000]))
def test_known_days_lie_within_their_bounds(
    date: str, known: str | None, rival: str | None, window: Window, slack: int
) -> None:
    rivals = (Dispute("known", (rival,), read=parse_edtf(rival)),) if rival is not None else ()
    one = event(date, known, rivals)
    assume(became_known(Facts(one, log_of(), one.date), window, slack) is not Match.NO)
    bounds = bounds_of(one, log_of())
    assert bounds.known_first <= window.last + slack
    assert bounds.known_last >= window.first - slack


@given(DATES, st.none() | DATES)
def test_it_shows_from_the_day_on_which_it_is_known(date: str, known: str | None) -> None:
    one = event(date, known)
    assert bounds_of(one, log_of()).shows == known_day(one, log_of())


def bounds(section: str, identity: str) -> Bounds:
    return bounds_of(getattr(log_of(), section)[identity], log_of())


@pytest.mark.parametrize(
    ("section", "identity", "first", "last"),
    [
        ("events", "day", "2019-05-06", "2019-05-06"),
        ("events", "span", "2016-01-01", "2019-03-31"),
        ("events", "rival", "2017-01-01", "2020-01-14"),
        ("events", "rival-late", "2018-02-01", "2021-12-31"),  # whoever asks earlier does not see the claim
        ("plans", "promise", "2019-05-06", "2021-05-31"),  # announced by an event; the later deadline
        ("plans", "wanted", None, "2022-10-31"),  # the rival deadline
        ("figures", "rival-stock", "2016-01-01", "2019-06-30"),
        ("plans", "monthly", None, None),  # recurs
        ("plans", "counted", None, None),  # counts from something else
        ("events", "always", None, None),
    ],
)
def test_bounds_by_hand(section: str, identity: str, first: str | None, last: str | None) -> None:
    found = bounds(section, identity)
    assert found.first == (day(first) if first is not None else OPEN_START)
    assert found.last == (day(last) if last is not None else OPEN_END)


@pytest.mark.parametrize(
    ("section", "identity", "first", "last"),
    [
        ("events", "late", "2021-03-04", "2021-03-04"),
        ("events", "rival", "2020-01-14", "2023-12-31"),
        ("plans", "promise", "2019-05-06", "2021-02-28"),  # with its event, then by its revisions
        ("plans", "kept", "2018-05-01", "2020-11-30"),  # the outcome was learned later
        ("figures", "stock", "2020-05-01", "2020-05-31"),  # when its source was published
        ("figures", "rival-stock", "2022-01-01", "2022-12-31"),
    ],
)
def test_days_of_becoming_known_by_hand(section: str, identity: str, first: str, last: str) -> None:
    found = bounds(section, identity)
    assert (found.known_first, found.known_last) == (day(first), day(last))


@pytest.mark.parametrize(
    ("identity", "ended"),
    [("span", "2019-03-01"), ("begun", "2017-09-01"), ("open", None), ("day", None), ("unknown-end", "2019-02-01")],
)
def test_only_what_ended_has_a_day_before_which_it_goes_on(identity: str, ended: str | None) -> None:
    assert bounds("events", identity).ended == (day(ended) if ended is not None else OPEN_START)


def test_the_vocabulary_has_no_bounds_that_a_question_could_meet() -> None:
    assert (NO_BOUNDS.first, NO_BOUNDS.last, NO_BOUNDS.shows) == (OPEN_START, OPEN_END, OPEN_START)
