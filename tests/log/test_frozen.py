"""Frozen values, and conditions that are known by being the only ones of their kind."""

from dataclasses import FrozenInstanceError, replace

import pytest

from timeline.log.conditions import ALWAYS, NEVER, HavingWords, Identified, all_of, any_of, none_of
from timeline.log.model import Occasion, OwnType, Revision

ONE, OTHER = Identified(frozenset({"a"})), Identified(frozenset({"b"}))


def test_a_frozen_value_is_made_by_name_and_never_changed() -> None:
    occasion = Occasion(event="a")
    assert (occasion.event, occasion.date, occasion.sources) == ("a", None, ())
    assert repr(occasion) == "Occasion(date=None, event='a', known=None, note=None, sources=())"
    for change in (lambda: setattr(occasion, "event", "b"), lambda: delattr(occasion, "event")):
        with pytest.raises(FrozenInstanceError):
            change()
    assert replace(occasion, event="b") == Occasion(event="b")


def test_a_frozen_value_equals_one_of_its_kind_with_the_same_fields() -> None:
    assert Occasion(event="a") == Occasion(event="a") != Occasion(event="b")
    assert hash(Occasion(event="a")) == hash(Occasion(event="a"))
    assert Occasion(event="a") != Revision(event="a")


def test_a_frozen_value_says_what_is_missing_or_unknown() -> None:
    with pytest.raises(TypeError, match="OwnType needs name"):
        OwnType(id="a", file="f", line=1, column=1)  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="Occasion has no place"):
        Occasion(place="a")  # type: ignore[call-arg]


def test_always_and_never_are_told_apart() -> None:
    assert all_of(()) is ALWAYS
    assert any_of(()) is NEVER
    assert none_of(ALWAYS) is NEVER
    assert none_of(NEVER) is ALWAYS
    assert all_of((ONE, ALWAYS)) is ONE
    assert any_of((ONE, NEVER)) is ONE
    assert all_of((ONE, OTHER, NEVER)) is NEVER
    assert any_of((ONE, OTHER, ALWAYS)) is ALWAYS
    assert all_of((HavingWords(()),)) is not ALWAYS
    assert none_of(none_of(ONE)) is ONE
