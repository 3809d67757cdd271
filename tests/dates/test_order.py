"""The order of a chronology: total, and never failing."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from tests.dates.strategies import valid_edtf
from tests.examples import examples
from timeline.dates import parse, parse_edtf, sort_key

IN_ORDER = [
    "Y-20000",
    "-0043/0014",
    "1984/..",
    "../1984",  # without a start it stands at its end
    "199X",
    "{2014,2019}",
    "2014/2015",
    "2014",
    "2014-01/2014-03",
    "2014-01",
    "2014-01-01/2014-01-02",
    "2014-01-01",
    "2014-01-02",
    "[..2015-09]",
    "2015-09-30/..",
    "2015-09-30",
    "Y10000",
    "/..",
]


def test_earliest_then_wider_then_latest() -> None:
    for order in (IN_ORDER[::-1], sorted(IN_ORDER)):
        assert sorted(order, key=lambda text: sort_key(parse(text))) == IN_ORDER


def test_no_bounds_at_all_sort_last_and_alike() -> None:
    assert sort_key(parse("/..")) == sort_key(parse("[..1983-12-31,1984-10-10..1984-11-01,1984-11-05..]"))


def test_keys_fit_into_eight_bytes() -> None:
    for text in [*IN_ORDER, "Y999999999999", "Y-999999999999/..", "../Y999999999999"]:
        assert all(-(2**63) <= part < 2**63 for part in sort_key(parse_edtf(text)))


@examples(200)
@given(st.lists(valid_edtf, min_size=3, max_size=3))
def test_order_is_total(texts: list[str]) -> None:
    keys = [parse_edtf(text).sort_key for text in texts]
    assert len({tuple(sorted(order)) for order in permutations(keys)}) == 1
    assert all(isinstance(part, int) for key in keys for part in key)
