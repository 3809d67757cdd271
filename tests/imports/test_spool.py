"""Items beyond memory are the same as those in it."""

from timeline.imports.returned_values import Place
from timeline.imports.review import _PARTS, Changed, EntryName, New
from timeline.imports.spool import MOST_IN_MEMORY, Spool
from timeline.imports.three_way import Change


def item(number: int) -> Changed:
    change = Change("actors", "there", ["a", {"ref": "b"}], None, "c", ("d", {"ref": f"{number}"}))
    return Changed(
        Place("", number, "C", "who"), "", EntryName("events", f"e{number}", "é"), (change,), {"x": Place("s", 1)}
    )


def test_items_come_back_as_they_were_however_many_and_as_often_as_they_are_read() -> None:
    for size in (0, 1, MOST_IN_MEMORY, MOST_IN_MEMORY + 1, MOST_IN_MEMORY + 1_234):
        spool: Spool[Changed] = Spool(*_PARTS)
        for number in range(size):
            spool.append(item(number))
        assert len(spool) == size
        assert [*spool] == [*map(item, range(size))]
        assert all(type(one.place) is Place and type(one.changes[0]) is Change for one in spool)


def test_two_readers_and_a_writer_do_not_disturb_each_other() -> None:
    spool: Spool[New] = Spool(*_PARTS)
    made = [New(Place("", n), f"{n}", EntryName("events", "e", ""), {"places": ["ML"]}) for n in range(6_000)]
    for one in made[:5_000]:
        spool.append(one)
    first, second = iter(spool), iter(spool)
    pairs = [(next(first), next(second)) for _ in range(4_000)]
    for one in made[5_000:]:
        spool.append(one)
    assert pairs == [(one, one) for one in made[:4_000]]
    assert [*spool] == made
