"""Estimates of figures as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.edits.estimates import Estimate, estimate
from timeline.edits.pieces import LineFault, Piece

READ: list[tuple[str, dict[str, str], str]] = [
    ("about 2,500", {"value": "2500", "qualifier": "about"}, ""),
    ("2,000 to 3,000", {"low": "2000", "high": "3000"}, ""),
    ("2,000-3,000 people", {"low": "2000", "high": "3000"}, "people"),
    ("2 000 – 3 000", {"low": "2000", "high": "3000"}, ""),
    ("between 2 and 3", {"low": "2", "high": "3"}, ""),
    ("from 2 to 3", {"low": "2", "high": "3"}, ""),
    ("about 2,000 to 3,000", {"low": "2000", "high": "3000", "qualifier": "about"}, ""),
    ("2 million to 3 million", {"low": "2000000", "high": "3000000"}, ""),
    ("at least 40", {"value": "40", "qualifier": "at-least"}, ""),
    ("up to 40 fighters", {"value": "40", "qualifier": "at-most"}, "fighters"),
    ("more than 40", {"value": "40", "qualifier": "more-than"}, ""),
    ("Fewer than 100", {"value": "100", "qualifier": "fewer-than"}, ""),
    ("2,500", {"value": "2500"}, ""),
    ("2500 US troops", {"value": "2500"}, "US troops"),
    ("1.5 million people", {"value": "1500000"}, "people"),
    ("45%", {"value": "45"}, "percent"),
    ("45 per cent", {"value": "45"}, "percent"),
    ("0.125", {"value": "0.125"}, ""),
    ("several thousand", {"words": "several thousand"}, ""),
    ("dozens of fighters", {"words": "dozens of fighters"}, ""),
]
REFUSED = [
    ("2 to 3 million", "write 2 million to 3 million, or the digits of both"),
    ("2.500 troops", "write 2500 or 2.5, whichever is meant"),
    ("$5 million", "write 5000000, and the currency as 'unit'"),
    *(
        (text, "write a number such as 2,500 or a range such as 2,000 to 3,000; any other estimate stands in words:'…'")
        for text in (
            "2,5",
            "2,500 or more",
            "3 dozen",
            "at least 2 to 3",
            "more than 40 but fewer than 100",
            "2,500 troops in 2024",
            "between 2 to 3",
            "2 and 3",
            "2,000 (est.)",
            "nearly 2,500",
            "40 of the attacks",
            "2,500, of whom 900 left",
            "5km",
            "1,2,3",
            "a 3",
        )
    ),
]


@pytest.mark.parametrize(("text", "values", "noun"), READ)
def test_estimates_are_read(text: str, values: dict[str, str], noun: str) -> None:
    assert estimate(Piece(text, 0, len(text))) == Estimate(tuple(values.items()), noun)


@pytest.mark.parametrize(("text", "hint"), REFUSED)
def test_an_estimate_with_several_readings_is_refused(text: str, hint: str) -> None:
    found = estimate(Piece(text, 3, 3 + len(text)))
    assert found == LineFault(f"'{text}' is not an estimate with one reading", hint, 3, 3 + len(text))


@given(st.text(st.sampled_from("0123456789 ,.-–%abo$k")) | st.text())
def test_any_text_is_an_estimate_or_a_fault(text: str) -> None:
    found = estimate(Piece(text, 0, len(text)))
    assert isinstance(found, LineFault) or found.values
