"""Plain dates, and texts that look like them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.dates.strategies import valid_edtf
from timeline.dates import DateError, iso, parse
from timeline.dates.component import parse_component
from timeline.dates.edtf import read_edtf
from timeline.dates.plain import plain_bounds


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("2024-02-29", "2024-02-29", "2024-02-29", "day"),
        ("2024-02", "2024-02-01", "2024-02-29", "month"),
        ("1900-02", "1900-02-01", "1900-02-28", "month"),
        ("0044", "0044-01-01", "0044-12-31", "year"),
    ],
)
def test_a_plain_date_has_a_first_and_a_last_day(text: str, first: str, last: str, precision: str) -> None:
    bounds = plain_bounds(text)
    assert bounds is not None
    assert (iso(bounds[0]), iso(bounds[1]), bounds[2]) == (first, last, precision)


@pytest.mark.parametrize(
    "text",
    ["", "2023-02-29", "2024-13", "2024-00", "2024-21", "2024-1", "20240101", "2024-W01-1", "2024-2-011", "-044",
     "199X", "2024-09-2٣", "٢٠٢٤", "2024/2025"],
)  # fmt: skip
def test_complex_dates_are_left_to_the_grammar(text: str) -> None:
    assert plain_bounds(text) is None


@pytest.mark.parametrize("text", ["2019/2014", "2014-03/2014-02-28", "2014-03-02/2014-03-01"])
def test_a_plain_range_that_ends_before_it_starts_is_no_date(text: str) -> None:
    with pytest.raises(DateError, match="the end is before the start"):
        parse(text)


_SIDES = st.dates().map(str) | st.dates().map(lambda day: str(day)[:7]) | st.dates().map(lambda day: str(day)[:4])


_RANGES = st.tuples(_SIDES, _SIDES).map(lambda sides: "/".join(sorted(sides)))
_ENDLESS = _SIDES.map(lambda side: f"{side}/..")


@given(valid_edtf | _SIDES | _RANGES | _ENDLESS)
def test_a_plain_date_or_range_is_what_the_grammar_makes_of_it(text: str) -> None:
    assert parse(text) == read_edtf(text)


@pytest.mark.parametrize(
    ("sign", "approximate", "uncertain"), [("~", True, False), ("?", False, True), ("%", True, True)]
)
@given(_SIDES)
def test_a_hedged_plain_date_has_the_days_of_the_plain_one(
    sign: str, approximate: bool, uncertain: bool, plain: str
) -> None:
    hedged, sure = parse_component(f"{plain}{sign}"), parse_component(plain)
    assert (hedged.text, hedged.level, hedged.masked) == (f"{plain}{sign}", 1, False)
    assert (hedged.approximate, hedged.uncertain) == (approximate, uncertain)
    assert (hedged.earliest, hedged.latest, hedged.precision) == (sure.earliest, sure.latest, sure.precision)


@pytest.mark.parametrize("text", ["~", "?2024~~", "2024~~", "2024?~", "2024-13~", "2023-02-29?", "2024 ~", "٢٠٢٤~"])
def test_a_qualifier_makes_no_date_of_what_is_none(text: str) -> None:
    with pytest.raises(DateError):
        parse_component(text)
