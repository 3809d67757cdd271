"""Reports of imports that are put into words: one with one case of each kind."""

from typing import Any

from timeline.imports.newcomers import Newcomer
from timeline.imports.returned_values import Place
from timeline.imports.review import (
    Changed,
    Computed,
    Double,
    EntryName,
    Gone,
    New,
    Refused,
    Review,
    StruckOut,
)
from timeline.imports.three_way import Change


def change(key: str, outcome: Any, base: Any, theirs: Any, ours: Any, **more: Any) -> Change:
    return Change(key, outcome, base, theirs, ours, **more)


def new(row: int, title: str, **value: Any) -> New:
    identity = title.lower().replace(" ", "-")
    whole = {"id": identity, "date": "2024-03-14", "title": title, "type": "attack", **value}
    return New(Place("Events", row), str(row), EntryName("events", identity, title), whole)


def changed(row: int, identity: str, title: str, *changes: Change, asks: tuple[str, ...] = ()) -> Changed:
    return Changed(Place("Events", row), str(row), EntryName("events", identity, title), changes, {}, asks)


def refused(row: int, column: str, shown: str, why: str, remedy: str, **more: Any) -> Refused:
    return Refused(Place("Events", row, column, "Date" if column else ""), shown, why, remedy, **more)


def a_review() -> Review:
    """A report with one case of each kind."""
    review = Review("incidents.xlsx", "map", "acled-2026-11", "no redistribution")
    review.map = "acled.yaml"
    review.sheet = "Events"
    review.is_new_source = True
    review.notes = ["2 hidden rows were read"]
    review.rows = 20
    review.unchanged = 11
    review.left_out = 1
    raid = new(2, "Raid on Kidal", places=["kidal"], actors=["jnim", "Junta"], url="https://example.org/a")
    figure = {"measure": "deaths", "unit": "people", "value": "12", "low": "10", "high": "15"}
    review.new.append(raid._replace(figures=(figure,), asks=("Junta",)))
    talks = new(3, "Talks resume", type="negotiation", date="early 2022", status="reported")
    review.new.append(talks)
    added = change("actors", "there", ["one"], ["jnim"], ["one"], added=("jnim",), removed=("one",))
    date = change("date", "there", "2024-03-12", "2024-03", "2024-03-12")
    ours = change("title", "here", "Clash in Kidal", "Clash in Kidal", "Clash near Kidal")
    review.add_compared(changed(4, "clash", "Clash near Kidal", ours, date, added))
    both = change("type", "conflict", "other", "battle", "attack")
    review.add_compared(changed(5, "raid-two", "A second raid", both))
    review.add_compared(changed(6, "note", "A third raid", change("note", "here", None, None, "see annex")))
    review.struck_out.append(StruckOut(Place("Events", 7), EntryName("events", "gone", "What never was")))
    review.add_gone(Gone("MLI9", EntryName("events", "mli9", "A row that went")))
    review.add_gone(Gone("MLI8", EntryName("events", "mli8", ""), is_gone_here=True))
    armed = EntryName("events", "armed-clash-kidal", "Armed clash in Kidal")
    review.doubles.append(Double(raid, armed, "same day and place"))
    review.newcomers = (Newcomer("actor", "Junta", (2, 3, 9), 3), Newcomer("place", "Menaka", (4,), 1))
    review.names_left_out = (Newcomer("actor", "Unidentified", (4,), 1),)
    review.refused.append(refused(8, "B", "12/04/2024", "12/04/2024 has two readings", "write order: dmy or mdy"))
    review.refused.append(refused(9, "", "", "this row has no identity", "fill the column No", id="x", is_part=True))
    review.computed.append(Computed(Place("Events", 10, "K", "verdict"), "census", "overdue", "met"))
    return review
