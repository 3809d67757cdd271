"""Three versions of an entry: each change is told once, none is lost and none invented."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.imports.three_way import Change, as_items, name_of, three_way
from timeline.log.editing.values import Value

LISTS = frozenset({"actors", "sources"})


def one(base: Value | None, theirs: Value | None, ours: Value | None, key: str = "title") -> tuple[Change, ...]:
    return three_way({key: theirs}, {key: ours}, {key: base}, LISTS)


@pytest.mark.parametrize(
    ("base", "theirs", "ours", "outcome"),
    [
        ("a", "a", "a", None),
        ("a", "b", "a", "there"),
        ("a", "a", "b", "here"),
        ("a", "b", "b", "both"),
        ("a", "b", "c", "conflict"),
        ("a", None, "a", "there"),
        ("a", None, None, "both"),
        ("a", None, "b", "conflict"),
        (None, "a", None, "there"),
        (None, "a", "b", "conflict"),
        (None, None, None, None),
        ({"event": "x"}, {"event": "x"}, {"event": "x"}, None),
        ({"event": "x"}, "2024", {"event": "x"}, "there"),
        ("", None, "", None),
    ],
)
def test_a_single_value(base: Value | None, theirs: Value | None, ours: Value | None, outcome: str | None) -> None:
    assert [change.outcome for change in one(base, theirs, ours)] == ([] if outcome is None else [outcome])


def test_a_set_has_no_conflicts() -> None:
    found = one(["a", "b"], ["b", "c", "e"], ["a", "d", "e"], "actors")
    assert [(change.outcome, change.added, change.removed) for change in found] == [
        ("there", ("c",), ("a",)),
        ("here", ("d",), ("b",)),
        ("both", ("e",), ()),
    ]


@pytest.mark.parametrize(
    ("base", "theirs", "ours"),
    [
        (["a", "b"], ["b", "a"], ["a", "b"]),
        ("a", ["a"], "a"),
        (["a", "a"], ["a"], ["a", "a"]),
        ([{"ref": "a"}], ["a"], [{"ref": "a"}]),
        ([{"ref": "a", "at": "p"}], [{"at": "p", "ref": "a"}], [{"ref": "a", "at": "p"}]),
        (None, [], None),
    ],
)
def test_order_brackets_and_doubles_of_a_set_say_nothing(
    base: Value | None, theirs: Value | None, ours: Value | None
) -> None:
    assert one(base, theirs, ours, "sources") == ()


def test_nothing_is_said_of_a_key_that_is_missing_there() -> None:
    assert three_way({}, {"title": "a", "actors": ["b"]}, {"title": "c", "actors": ["d"]}, LISTS) == ()


def test_without_a_base_all_that_differs_was_changed_there() -> None:
    found = three_way({"title": "b", "note": None, "actors": ["x"]}, {"title": "a", "actors": ["y"]}, None, LISTS)
    assert [(change.key, change.outcome, change.added, change.removed) for change in found] == [
        ("title", "there", (), ()),
        ("actors", "there", ("x",), ("y",)),
    ]


KEYS = ("title", "date", "actors", "sources")
SINGLE = st.none() | st.sampled_from(["a", "b", "c"]) | st.just({"event": "a"})
CITED = st.builds(lambda ref, at: {"ref": ref, "at": at}, st.sampled_from("ab"), st.sampled_from("12"))
ITEM = st.sampled_from(["a", "b", "c"]) | CITED
SEVERAL = st.none() | st.lists(ITEM, max_size=4)
FIELDS = st.fixed_dictionaries({key: SEVERAL if key in LISTS else SINGLE for key in KEYS})


@given(FIELDS, FIELDS, FIELDS)
def test_each_change_is_told_once_and_none_is_invented(
    base: Mapping[str, Value | None], theirs: Mapping[str, Value | None], ours: Mapping[str, Value | None]
) -> None:
    changes = three_way(theirs, ours, base, LISTS)
    for key in KEYS:
        told = [change for change in changes if change.key == key]
        if key not in LISTS:
            assert len(told) <= 1
            sides = {change.outcome for change in told}
            assert (sides != set() and sides != {"here"}) == (theirs[key] != base[key])
            assert (sides != set() and sides != {"there"}) == (ours[key] != base[key])
            assert (sides == {"both"}) == (theirs[key] == ours[key] != base[key])
            continue
        before, there, here = (names(one[key]) for one in (base, theirs, ours))
        items = [(name_of(item), "+") for change in told for item in change.added]
        items += [(name_of(item), "-") for change in told for item in change.removed]
        assert len(items) == len(set(items)), "each item once"
        assert set(items) == changes_of(before, there) | changes_of(before, here)
        for change in told:
            own = {(name_of(item), "+") for item in change.added} | {(name_of(item), "-") for item in change.removed}
            assert (own <= changes_of(before, there)) == (change.outcome in ("there", "both"))
            assert (own <= changes_of(before, here)) == (change.outcome in ("here", "both"))


def names(value: Value | None) -> set[str]:
    return {name_of(item) for item in as_items(value)}


def changes_of(before: set[str], after: set[str]) -> set[tuple[str, str]]:
    return {(name, "+") for name in after - before} | {(name, "-") for name in before - after}


@given(SEVERAL, SEVERAL, SEVERAL)
def test_a_merged_set_has_the_changes_of_both_sides(
    base: Value | None, theirs: Value | None, ours: Value | None
) -> None:
    before, there, here = names(base), names(theirs), names(ours)
    change = next((one for one in one(base, theirs, ours, "actors") if one.outcome == "there"), None)
    merged = here if change is None else (here - names([*change.removed])) | names([*change.added])
    assert merged == (before & there & here) | (there - before) | (here - before)


@given(FIELDS, FIELDS)
def test_what_was_not_touched_there_is_never_a_change_of_theirs(
    base: Mapping[str, Value | None], ours: Mapping[str, Value | None]
) -> None:
    assert {change.outcome for change in three_way(base, ours, base, LISTS)} <= {"here"}
