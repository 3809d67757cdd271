"""Conditions that are known by being the only ones of their kind."""

from timeline.log.conditions import ALWAYS, NEVER, HavingWords, Identified, all_of, any_of, none_of

ONE, OTHER = Identified(frozenset({"a"})), Identified(frozenset({"b"}))


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
