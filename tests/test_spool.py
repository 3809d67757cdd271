"""Texts and rows beyond memory are the same as those in it."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline import spool
from timeline.imports.returned_values import Place
from timeline.imports.review import Changed, EntryName, New, Review
from timeline.imports.three_way import Change
from timeline.spool import BATCH, Spool, Texts


def item(number: int) -> Changed:
    change = Change("actors", "there", ["a", {"ref": "b"}], None, "c", ("d", {"ref": f"{number}"}))
    return Changed(
        Place("", number, "C", "who"), "", EntryName("events", f"e{number}", "é"), (change,), {"x": Place("s", 1)}
    )


@given(st.lists(st.text(max_size=4), max_size=12), st.data())
def test_texts_are_read_in_any_order_while_others_are_added(several: list[str], data: st.DataObject) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(spool, "MOST_IN_MEMORY", 6)
        kept = Texts()
        for number, text in enumerate(several):
            kept.append(text)
            assert len(kept) == number + 1
            some = data.draw(st.integers(0, number))
            assert kept[some] == several[some]
        assert [*kept] == [*kept] == several
        for outside in (-1, len(several)):
            with pytest.raises(IndexError):
                kept[outside]


def test_half_a_letter_is_kept() -> None:
    kept, rows = Texts(), Spool[list[str]]()
    kept.append("a\ud800b")
    for _ in range(BATCH):
        rows.append(["\udfff", "é"])
    assert kept[0] == "a\ud800b"
    assert [*rows] == [["\udfff", "é"]] * BATCH


def test_very_many_lie_in_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spool, "MOST_IN_MEMORY", 100)
    kept = Texts()
    for number in range(50):
        assert kept._file._rolled == (number > 33)  # type: ignore[attr-defined] # after 102 bytes
        kept.append(f"{number:03}")
    assert [*kept] == [f"{number:03}" for number in range(50)]


@pytest.mark.parametrize("size", [0, 1, BATCH, BATCH + 1, 5 * BATCH + 12])
def test_items_come_back_as_they_were_however_many_and_as_often_as_they_are_read(size: int) -> None:
    items = Review("table.csv", "map").changed
    for number in range(size):
        items.append(item(number))
    assert len(items) == size
    assert [*items] == [*items] == [*map(item, range(size))]
    assert all(type(one.place) is Place and type(one.changes[0]) is Change for one in items)


def test_two_readers_and_a_writer_do_not_disturb_each_other() -> None:
    items = Review("table.csv", "map").new
    made = [New(Place("", n), f"{n}", EntryName("events", "e", ""), {"places": ["ML"]}) for n in range(12 * BATCH)]
    for one in made[: 10 * BATCH]:
        items.append(one)
    first, second = iter(items), iter(items)
    pairs = [(next(first), next(second)) for _ in range(8 * BATCH)]
    for one in made[10 * BATCH :]:
        items.append(one)
    assert pairs == [(one, one) for one in made[: 8 * BATCH]]
    assert [*items] == made
    assert [*first] == made[8 * BATCH :]


def test_rows_without_a_codec_are_what_json_has() -> None:
    rows = Spool[object]()
    several = [["a", 1, 2.5, True, None, ["b"]], {"a": "b"}, "c"] * BATCH
    for one in several:
        rows.append(one)
    assert [*rows] == json.loads(json.dumps(several))
