"""Three-valued comparison: a table by hand, and brute force over all days that a date can mean."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.dates.strategies import valid_edtf
from tests.examples import examples
from timeline.dates import (
    OPEN_END,
    OPEN_START,
    Date,
    Match,
    Window,
    day,
    iso,
    match,
    parse,
    parse_edtf,
)

NO, POSSIBLE, CERTAIN = Match.NO, Match.POSSIBLE, Match.CERTAIN


def window(text: str) -> Window:
    """The widest reading of a date, as a question asks for it."""
    return Window.of(parse(text))


TABLE = [
    # date, window, answer
    ("2024-09-27", "2024-09", CERTAIN),
    ("2024-09-27", "2024-09-27", CERTAIN),
    ("2024-09-27", "2024-09-28", NO),
    ("2024-09", "2024", CERTAIN),
    ("2024-09", "2024-09-27", POSSIBLE),
    ("2024-09", "2024-09-30/2024-10", POSSIBLE),
    ("2024-09", "2024-10", NO),
    ("early 2022", "2022-01/2022-04", CERTAIN),
    ("early 2022", "2022-02", POSSIBLE),
    ("early 2022", "2022-05", NO),
    ("2015?", "2015", POSSIBLE),
    ("2015?", "2016", NO),
    ("by September 2025", "2025-09", POSSIBLE),
    ("by September 2025", "../2025-09", CERTAIN),
    ("by September 2025", "2025-10/..", NO),
    ("2020 or later", "2020/..", CERTAIN),
    ("2020 or later", "2020", POSSIBLE),
    ("2020 or later", "2019", NO),
    ("[2014,2019]", "2016", POSSIBLE),  # the hull
    ("[2014,2019]", "2014/2019", CERTAIN),
    ("15XX-12-25", "1550", POSSIBLE),
    ("2014/2019", "2016", CERTAIN),
    ("2014/2019", "2014", CERTAIN),
    ("2014/2019", "2019", CERTAIN),
    ("2014/2019", "2014-06", POSSIBLE),
    ("2014/2019", "2019-06", POSSIBLE),
    ("2014/2019", "2013", NO),
    ("2014/2019", "2020", NO),
    ("2014~/2019", "2016", POSSIBLE),
    ("2014/", "2014", CERTAIN),
    ("2014/", "2015", POSSIBLE),
    ("2014/", "2013", NO),
    ("/2019", "2019", CERTAIN),
    ("/2019", "2018", POSSIBLE),
    ("/2019", "2020", NO),
    ("../2019", "2018", CERTAIN),
    ("../2019", "1066", CERTAIN),
    ("../2019", "2019-06", POSSIBLE),
    ("2014/..", "2500", CERTAIN),
    ("2014/..", "2013", NO),
    ("2014/..", "2014-06", POSSIBLE),
    ("/..", "2014", POSSIBLE),
    ("{1960,1961-12}", "1960", CERTAIN),
    ("{1960,1961-12}", "1961-12", CERTAIN),
    ("{1960,1961-12}", "1961-11", NO),
    ("{1960,1961-12}", "1960-06", POSSIBLE),
    ("{1960?,1961-12}", "1960", POSSIBLE),
    ("{1960?,1961-12}", "1961", CERTAIN),
    ("{2016..2020}", "2018", CERTAIN),
    ("{2016..2020}", "2018-02/2019-11", POSSIBLE),
    ("{2016..2020}", "2018-02/2019-12", CERTAIN),
    ("{2016..2020}", "2015-06/2016-12", CERTAIN),
    ("{2016..2020}", "2020-02/2022", POSSIBLE),
    ("{2016..2020}", "2021", NO),
    ("{2016?..2020}", "2018", POSSIBLE),
    ("{2024-01..2024-03}", "2024-02", CERTAIN),
    ("{2024-01..2024-03}", "2024-01-02/2024-02-28", POSSIBLE),
    ("{2024-03-01..2024-03-05}", "2024-03-03", CERTAIN),
    ("{2024-03-01..2024-03-05}", "2024-03-06", NO),
    ("{2023-21..2024-22}", "2023-12/2024-02", CERTAIN),
    ("{2023-21..2024-22}", "2023-11/2024-01", POSSIBLE),
    ("{2025-33..2025-36}", "2025-04/2025-06", CERTAIN),
    ("{198X..200X}", "1990/1999", CERTAIN),
    ("{198X..200X}", "1991/2000", POSSIBLE),
    ("{1960..1961-06}", "1961-01/1961-06", CERTAIN),  # the second year, as far as the range goes
    ("{1960..1961-06}", "1961-02/1961-06", POSSIBLE),
    ("{..1984}", "1980", CERTAIN),
    ("{..1984}", "1980-02/1981-11", POSSIBLE),
    ("{..1984}", "../1970", CERTAIN),
    ("{..1984}", "1985", NO),
    ("{1984..}", "2000", CERTAIN),
    ("{1984..}", "1984-02", POSSIBLE),
    ("{1984..}", "1990-06/..", CERTAIN),
]


@pytest.mark.parametrize(("text", "asked", "answer"), TABLE)
def test_table(text: str, asked: str, answer: Match) -> None:
    assert match(parse(text), window(asked)) is answer


LOOKED = [
    # date, window, looked until, checked, answer
    ("2014/..", "2025-01", "2025-03-18", None, CERTAIN),
    ("2014/..", "2025-03-18/2026", "2025-03-18", None, CERTAIN),
    ("2014/..", "2025-03-19/2026", "2025-03-18", None, POSSIBLE),
    ("2014/..", "2024", "2025-03-18", "2023-12-31", POSSIBLE),
    ("2014/..", "2023", "2025-03-18", "2023-12-31", CERTAIN),
    ("2014/..", "2014", "2013-01-01", None, CERTAIN),  # it began in that year, whoever looked
    ("2014/..", "2026", "2025-03-18", "2026-01-01", CERTAIN),
    ("/..", "2025-03", "2025-03-18", "2025-03-18", CERTAIN),
    ("/..", "2025-03-18", None, "2025-03-18", CERTAIN),
    ("/..", "2025-03-17", "2025-03-18", "2025-03-18", POSSIBLE),
    ("/..", "2025-03", "2025-03-18", None, POSSIBLE),
    ("../2019", "2018", "2017-01-01", None, CERTAIN),
    ("2014/2019", "2018", "2017-01-01", "2017-01-01", CERTAIN),
]


@pytest.mark.parametrize(("text", "asked", "looked", "checked", "answer"), LOOKED)
def test_what_goes_on_is_certain_as_far_as_somebody_looked(
    text: str, asked: str, looked: str | None, checked: str | None, answer: Match
) -> None:
    looked_until = None if looked is None else day(looked)
    seen = None if checked is None else day(checked)
    assert match(parse(text), window(asked), looked_until=looked_until, checked=seen) is answer


SLACK = [
    ("2015~", "2016-01-30", 30, POSSIBLE),
    ("2015~", "2016-01-31", 30, NO),
    ("2015~", "2014-12-02", 30, POSSIBLE),
    ("2015", "2016-01-30", 30, NO),
    ("2014/2015?", "2016-01-30", 30, POSSIBLE),
    ("2014/2015", "2016-01-30", 30, NO),
    ("{2010,2015~}", "2016-01-30", 30, POSSIBLE),
    ("{2010~,2015}", "2016-01-30", 30, NO),
    ("2014~/..", "2013-12-31", 1, POSSIBLE),
]


@pytest.mark.parametrize(("text", "asked", "slack", "answer"), SLACK)
def test_slack_widens_hedged_dates_only(text: str, asked: str, slack: int, answer: Match) -> None:
    assert match(parse(text), window(asked), slack=slack) is answer


def test_an_empty_window_holds_nothing() -> None:
    for text in ("2014", "2014/..", "/..", "{2014,2015}"):
        assert match(parse(text), Window(day("2014-06-02"), day("2014-06-01"))) is NO


def test_answers_are_ordered() -> None:
    assert Match.NO < Match.POSSIBLE < Match.CERTAIN


LAST = 6  # the small axis: days 0 to 6
FAR = 40  # stands for "open", beyond any window
days = st.integers(0, LAST)


def a_date(kind: str, bounds: tuple[int, int, int, int]) -> Date:
    return parse("2014" if kind == "point" else "2014/2015")._replace(
        start_earliest=bounds[0],
        start_latest=bounds[1],
        end_earliest=bounds[2],
        end_latest=bounds[3],
    )


def runs(kind: str, bounds: tuple[int, int, int, int]) -> list[tuple[int, int]]:
    """Every start and end that the bounds allow."""
    starts, ends = range(bounds[0], bounds[1] + 1), range(bounds[2], bounds[3] + 1)
    if kind == "point":
        return [(at, at) for at in starts]
    return [(start, end) for start, end in product(starts, ends) if start <= end]


def brute(completions: list[tuple[int, int]], first: int, last: int) -> Match:
    touching = [start <= last and end >= first for start, end in completions]
    return CERTAIN if all(touching) else POSSIBLE if any(touching) else NO


@examples(1500)
@given(st.tuples(days, days), st.tuples(days, days))
def test_points_against_all_their_days(point: tuple[int, int], asked: tuple[int, int]) -> None:
    (low, high), (first, last) = sorted(point), sorted(asked)
    bounds = low, high, low, high
    assert match(a_date("point", bounds), Window(first, last)) is brute(runs("point", bounds), first, last)


@examples(3000)
@given(st.tuples(days, days), st.tuples(days, days), st.tuples(days, days))
def test_spans_against_all_their_runs(start: tuple[int, int], end: tuple[int, int], asked: tuple[int, int]) -> None:
    (s1, s2), (t1, t2), (first, last) = sorted(start), sorted(end), sorted(asked)
    if t2 < s1:
        return
    bounds = s1, s2, t1, t2
    assert match(a_date("span", bounds), Window(first, last)) is brute(runs("span", bounds), first, last)


@examples(1500)
@given(st.tuples(days, days), st.tuples(days, days), st.sampled_from(["..end", "?end", "..start", "?start"]))
def test_open_and_unknown_sides_against_all_their_runs(
    known: tuple[int, int], asked: tuple[int, int], side: str
) -> None:
    (low, high), (first, last) = sorted(known), sorted(asked)
    exact, small = {
        "..end": ((low, high, OPEN_END, OPEN_END), (low, high, FAR, FAR)),
        "?end": ((low, high, low, OPEN_END), (low, high, low, FAR)),
        "..start": ((OPEN_START, OPEN_START, low, high), (-FAR, -FAR, low, high)),
        "?start": ((OPEN_START, high, low, high), (-FAR, high, low, high)),
    }[side]
    assert match(a_date("span", exact), Window(first, last)) is brute(runs("span", small), first, last)


@examples(400)
@given(valid_edtf, valid_edtf)
def test_every_pair_has_an_answer_and_a_wider_window_never_less(text: str, asked: str) -> None:
    date, inner = parse_edtf(text), Window.of(parse_edtf(asked))
    answer = match(date, inner)
    wider = Window(max(inner.first - 400, OPEN_START), min(inner.last + 400, OPEN_END))
    assert answer <= match(date, wider)
    assert not (date.flagged and date.kind != "set" and answer is CERTAIN)
    assert (answer is NO) <= (date.kind == "set" or date.earliest > inner.last or date.latest < inner.first)


BRACES = [("{2016..2020}", 12), ("{2016-11..2017-05}", 1), ("{2016-21..2018-24}", 3), ("{2016-33..2017-36}", 3)]


@pytest.mark.parametrize(("text", "months"), BRACES)
def test_a_range_in_braces_is_each_of_its_units(text: str, months: int) -> None:
    """The units written one by one match alike, for every window of whole and half months around them."""
    date = parse_edtf(text)
    start = date.earliest
    units = []
    while start <= date.latest:
        end = start
        for _ in range(months):
            end = parse_edtf(_month_of(end)).latest + 1
        units.append((start, end - 1))
        start = end
    months_of = product(range(2015, 2022), (1, 3, 6, 12), (1, 16))
    marks = [day(f"{year}-{month:02d}-{of_month:02d}") for year, month, of_month in months_of]
    for first, last in product(marks, marks):
        if first < last:
            whole = any(first <= low and high <= last for low, high in units)
            touched = any(low <= last and high >= first for low, high in units)
            expected = CERTAIN if whole else POSSIBLE if touched else NO
            assert match(date, Window(first, last)) is expected


def _month_of(number: int) -> str:
    text = iso(number)
    assert text is not None
    return text[:7]
