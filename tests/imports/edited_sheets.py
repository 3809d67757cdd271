"""Strategies for random edits of a workbook that went out and of its log, with the changes that are to be told."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from hypothesis import strategies as st
from openpyxl.workbook import Workbook as Book

from tests.imports.any_log import in_yaml

NAMES = {"us": "United States", "army": "The army", "militia": "A militia", "band": "band"}
"""The actors by id, with what a cell shows; two are called Band, so that a cell shows their ids."""
HEAD = """\
timeline: {title: A log, covers: 2000/2026-01-01, id: sent}
sources:
  s: {title: S}
  t: {title: T}
actors:
  us: {name: United States, country: US, kind: state}
  army: {name: The army}
  militia: {name: A militia}
  band: {name: Band}
  other-band: {name: Band}
"""
STATUSES = ["", "claimed", "denied"]
TEXTS = ["", "Words", "Two\nlines", "=Sum", "'x"]
SINGLE: Mapping[str, Mapping[str, list[str]]] = {
    "events": {
        "title": ["One", "Two", "=Three"],
        "date": ["2024-09-27", "2024-09", "early 2022"],
        "type": ["other", "attack"],
        "summary": TEXTS,
        "note": TEXTS,
        "status": STATUSES,
    },
    "plans": {
        "title": ["Leaves", "Pays", "-1"],
        "kind": ["commitment", "demand"],
        "announced": ["2020-01-01", "2020"],
        "deadline": ["", "2026-06-30", "by the end of September 2025", "2026"],
        "deadline_words": TEXTS,
        "status": STATUSES,
    },
    "figures": {
        "subject": ["us", "army"],
        "measure": ["deaths", "=cost"],
        "as_of": ["2024", "2024-09-27", "late 2024"],
        "value": ["5", "12", "1000.5"],
        "low": ["", "3"],
        "high": ["", "2000"],
        "words": TEXTS,
    },
}
LISTS: Mapping[str, Mapping[str, list[str]]] = {
    "events": {"actors": [*NAMES], "tags": ["a", "b", "c"], "sources": ["s", "t"]},
    "plans": {"by": [*NAMES], "to": [*NAMES], "sources": ["s", "t"]},
    "figures": {"actors": [*NAMES], "sources": ["s", "t"]},
}
FIXED: Mapping[str, Mapping[str, Any]] = {
    "events": {},
    "plans": {"revisions": [{"date": "2021-02-03", "deadline": "2027", "sources": ["t"]}]},
    "figures": {"unit": "people"},
}
"""Fields that no cell changes."""
NEW_CELLS = {"plans": {}, "events": {}, "figures": {"unit": "people"}}

Values = dict[str, Any]


def values(section: str) -> st.SearchStrategy[Values]:
    """Return a strategy for values of an entry by their keys."""
    single = {key: st.sampled_from(several) for key, several in SINGLE[section].items()}
    lists = {
        key: st.lists(st.sampled_from(several), unique=True, min_size=key == "sources")
        for key, several in LISTS[section].items()
    }
    return st.fixed_dictionaries({**single, **lists})


class Edited(NamedTuple):
    """An entry that was sent: what it said, what its row says (None: it is gone), and the log (None: it is gone)."""

    section: str
    id: str
    base: Values
    theirs: Values | None
    is_struck_out: bool
    ours: Values | None

    @property
    def is_changed_there(self) -> bool:
        """True if its row says something else, whatever the order of the items in a cell."""
        return self.theirs is not None and _in_order(self.theirs) != _in_order(self.base)


def _in_order(values: Values) -> Values:
    return {key: sorted(one) if isinstance(one, list) else one for key, one in values.items()}


class Sheet(NamedTuple):
    """All entries that were sent, the rows that were added there, and the entries that were added to the log."""

    entries: list[Edited]
    new: list[tuple[str, Values]]
    new_here: list[tuple[str, Values]]


@st.composite
def edited_sheets(draw: st.DrawFn) -> Sheet:
    """Return what happened to a workbook and to the log."""
    entries = []
    for number, section in enumerate(draw(st.lists(st.sampled_from([*SINGLE]), min_size=1, max_size=4))):
        base = draw(values(section))
        theirs = draw(st.none() | st.just(base) | _changed(base, section) | _changed(base, section))
        ours = draw(st.none() | st.just(base) | _changed(base, section) | _changed(base, section))
        struck = theirs is not None and draw(st.integers(0, 5)) == 0
        entries.append(Edited(section, f"x-{number}", base, theirs, struck, ours))
    sections = sorted({one.section for one in entries})
    added = st.sampled_from(sections).flatmap(lambda section: st.tuples(st.just(section), values(section)))
    return Sheet(entries, draw(st.lists(added, max_size=2)), draw(st.lists(added, max_size=1)))


def _changed(base: Values, section: str) -> st.SearchStrategy[Values]:
    """Return a strategy for the values with some of them changed."""
    keys = st.sets(st.sampled_from([*base]), max_size=3)
    return st.tuples(keys, values(section)).map(lambda two: {**base, **{key: two[1][key] for key in two[0]}})


def log_of(several: list[tuple[str, str, Values]]) -> str:
    """Return the text of a log with these entries, by section, id and values."""
    lines = [HEAD]
    for section in SINGLE:
        own = [(identity, found) for each, identity, found in several if each == section]
        if own:
            lines.append(f"{section}:\n")
        for identity, found in own:
            whole = {"id": identity, **{key: one for key, one in found.items() if one}, **FIXED[section]}
            lines.append(f"  - {in_yaml(whole)}\n")
    return "".join(lines)


def sent_log(sheet: Sheet) -> str:
    """Return the log as it was when the workbook was sent."""
    return log_of([(one.section, one.id, one.base) for one in sheet.entries])


def log_now(sheet: Sheet) -> str:
    """Return the log as it is when the workbook comes back."""
    kept = [(one.section, one.id, one.ours) for one in sheet.entries if one.ours is not None]
    here = [(section, f"here-{number}", found) for number, (section, found) in enumerate(sheet.new_here)]
    return log_of([*kept, *here])


def edit(book: Book, sheet: Sheet) -> None:
    """Type what was changed into the workbook."""
    for name in {one.section for one in sheet.entries}:
        table = book[name]
        columns = {str(cell.value).replace(" ", "_"): cell.column for cell in table[1]}
        rows = {table.cell(row, columns["id"]).value: row for row in range(2, table.max_row + 1)}

        def put(row: int, key: str, text: str, table: Any = table, columns: Any = columns) -> None:
            cell = table.cell(row, columns[key])
            cell.value = text or None
            if text:
                cell.data_type = "s"

        for one in (each for each in sheet.entries if each.section == name):
            for key, value in (one.theirs or {}).items():
                if value != one.base[key]:
                    put(rows[one.id], key, as_typed(value))
            if one.is_struck_out:
                put(rows[one.id], "remove", "yes")
        end = table.max_row
        for section, added in sheet.new:
            if section == name:
                end += 1
                for key, value in {**added, **NEW_CELLS[section]}.items():
                    put(end, key, as_typed(value))
        for row in sorted(
            (rows[one.id] for one in sheet.entries if one.section == name and one.theirs is None), reverse=True
        ):
            table.delete_rows(row)


def as_typed(value: str | list[str]) -> str:
    return value if isinstance(value, str) else ";".join(NAMES.get(one, one) for one in value)


def expected_changes(one: Edited) -> Iterator[tuple[str, ...]]:
    """Yield what is to be told of an entry that both have: key, side and, of an item of a list, what became of it."""
    assert one.theirs is not None
    assert one.ours is not None
    for key in SINGLE[one.section]:
        base, theirs, ours = one.base[key], one.theirs[key], one.ours[key]
        if theirs != base:
            yield key, "both" if theirs == ours else "there" if ours == base else "conflict"
        elif ours != base:
            yield key, "here"
    for key in LISTS[one.section]:
        there, here = _items(one.base[key], one.theirs[key]), _items(one.base[key], one.ours[key])
        for item in there | here:
            yield key, "both" if item in there & here else "there" if item in there else "here", item


def _items(before: list[str], after: list[str]) -> set[str]:
    return {f"+{one}" for one in {*after} - {*before}} | {f"-{one}" for one in {*before} - {*after}}


def merged(one: Edited) -> Values:
    """Return the values of an entry after everything was taken over: of a field that both changed, its own."""
    assert one.theirs is not None
    assert one.ours is not None
    found = {}
    for key in SINGLE[one.section]:
        is_theirs = one.ours[key] == one.base[key]
        found[key] = one.theirs[key] if is_theirs else one.ours[key]
    for key in LISTS[one.section]:
        gone = {*one.base[key]} - {*one.theirs[key]}
        found[key] = sorted(({*one.ours[key]} - gone) | ({*one.theirs[key]} - {*one.base[key]}))
    return found
