"""Frozen values."""

from typing import Any

import pytest

from timeline.frozen import Frozen, annotations_of
from timeline.log.model import Occasion, OwnType, Revision


class Pair(Frozen):
    first: str
    second: str = "b"


class Triple(Pair, kw_only=True):
    third: int


def test_a_frozen_value_is_made_by_name_and_never_changed() -> None:
    occasion = Occasion(event="a")
    assert (occasion.event, occasion.date, occasion.sources) == ("a", None, ())
    assert repr(occasion) == "Occasion(date=None, event='a', known=None, note=None, sources=())"
    for change in (lambda: setattr(occasion, "event", "b"), lambda: delattr(occasion, "event")):
        with pytest.raises(AttributeError, match="'event'"):
            change()
    assert occasion.event == "a"


def test_a_frozen_value_is_made_by_position_and_matched_by_it() -> None:
    assert Pair("a") == Pair(first="a", second="b") == Pair("a", "b") != Pair("a", second="c")
    match Pair("a", "c"):
        case Pair(first, second):
            assert (first, second) == ("a", "c")


def test_a_frozen_value_equals_one_of_its_kind_with_the_same_fields() -> None:
    assert Occasion(event="a") == Occasion(event="a") != Occasion(event="b")
    assert hash(Occasion(event="a")) == hash(Occasion(event="a"))
    assert Occasion(event="a") != Revision(event="a")


def test_a_frozen_value_says_what_does_not_fit() -> None:
    with pytest.raises(TypeError, match="OwnType needs name"):
        OwnType(id="a", file="f", line=1, column=1)  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="Occasion has no place"):
        Occasion(place="a")  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="Pair has first, second, each of them once"):
        Pair("a", "b", "c")  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="Pair has first, second, each of them once"):
        Pair("a", first="b")  # type: ignore[misc]
    with pytest.raises(TypeError, match="Pair has no third"):
        Pair("a")._replace(third=1)


def test_a_changed_value_is_another_one_of_its_kind() -> None:
    one = Triple(first="a", third=1)
    assert one._replace(second="c") == Triple(first="a", second="c", third=1)
    assert one == Triple(first="a", third=1)


def test_the_fields_of_the_class_above_come_first() -> None:
    assert annotations_of(Triple) == {"first": str, "second": str, "third": int}


class _Incomparable:
    def __eq__(self, other: object) -> bool:
        raise AssertionError("compared")


def test_fields_that_hold_the_same_object_are_not_compared() -> None:
    one: Any = _Incomparable()  # as the sections of a log, which would be read for that
    assert Pair(one) == Pair(one)
