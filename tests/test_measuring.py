"""Tests that are left out of the measured coverage are not traced, which would double their time, under xdist too."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.no_cover
def test_a_test_that_is_left_out_is_not_traced() -> None:
    assert sys.gettrace() is None


@pytest.mark.slow
def test_a_slow_test_is_left_out() -> None:
    assert sys.gettrace() is None


@given(st.booleans())
def test_a_property_is_left_out(is_traced: bool) -> None:
    assert sys.gettrace() is None


def test_slow_tests_begin(request: pytest.FixtureRequest) -> None:
    marks = [item.get_closest_marker("slow") is not None for item in request.session.items]
    if not any(marks):
        pytest.skip("no slow test was chosen")
    assert marks == sorted(marks, reverse=True)
