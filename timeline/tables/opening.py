"""Opening a table: a CSV file, or a sheet of a workbook of XLSX, ODS or XLS, by what the file is."""

from pathlib import Path
from typing import NamedTuple

from timeline.errors import WrongUsage
from timeline.tables.cells import Table
from timeline.tables.files import Kind, kind_of
from timeline.text import did_you_mean, quoted

__all__ = ["Sheet", "open_table", "sheets"]


class Sheet(NamedTuple):
    """A sheet of a workbook; a CSV file is one without a name."""

    name: str
    is_hidden: bool = False


def sheets(path: str | Path) -> tuple[Sheet, ...]:
    """List the sheets of a file that have cells, hidden ones too; `TableUnreadable` for what is no table."""
    name = str(path)
    kind = kind_of(name)
    if kind is Kind.CSV:
        return (Sheet(""),)
    if kind is Kind.XLSX:
        from timeline.tables.xlsx import xlsx_sheets

        return tuple(Sheet(part.name, part.is_hidden) for part in xlsx_sheets(name))
    if kind is Kind.ODS:
        from timeline.tables.ods import ods_sheets

        return tuple(Sheet(*one) for one in ods_sheets(name))
    from timeline.tables.xls import xls_sheets

    return tuple(Sheet(*one) for one in xls_sheets(name))


def open_table(
    path: str | Path, *, sheet: str | None = None, encoding: str | None = None, delimiter: str | None = None
) -> Table:
    """Open a table, whose rows are read while they are asked for.

    Without `sheet` it is the first sheet of a workbook that is not hidden. `encoding` and `delimiter` count for CSV,
    where they are found if they are not given. Raises `TableUnreadable`, `WrongUsage`, and `LibraryMissing` for XLS.
    """
    name = str(path)
    kind = kind_of(name)
    notes = _notes_on_name(name, kind)
    if kind is Kind.CSV:
        from timeline.tables.csv_files import csv_table

        if sheet:
            raise WrongUsage(f"{quoted(sheet)} cannot be chosen: the file is CSV, which has no sheets", "leave it out")
        table = csv_table(name, encoding, delimiter)
        return table._replace(notes=(*notes, *table.notes))
    if encoding is not None or delimiter is not None:
        notes = (*notes, "an encoding and a delimiter count for CSV only")
    there = sheets(name)
    chosen = _chosen(there, sheet)
    table = _sheet_of(name, kind, chosen.name)
    return table._replace(notes=(*notes, *_notes_on_sheets(there, chosen, sheet is None), *table.notes))


def _sheet_of(name: str, kind: Kind, sheet: str) -> Table:
    if kind is Kind.XLSX:
        from timeline.tables.xlsx import xlsx_table

        return xlsx_table(name, sheet)
    if kind is Kind.ODS:
        from timeline.tables.ods import ods_table

        return ods_table(name, sheet)
    from timeline.tables.xls import xls_table

    return xls_table(name, sheet)


def _chosen(there: tuple[Sheet, ...], asked: str | None) -> Sheet:
    if asked is None:
        return next((one for one in there if not one.is_hidden), there[0])
    for fits in (str, str.casefold):
        for one in there:
            if fits(one.name) == fits(asked):
                return one
    names = [one.name for one in there]
    listed = ", ".join(map(quoted, names[:8])) + (" …" if len(names) > 8 else "")
    hint = did_you_mean(asked, names) or f"there {'is' if len(names) == 1 else 'are'} {listed}"
    raise WrongUsage(f"no sheet is called {quoted(asked)}", hint)


def _notes_on_sheets(there: tuple[Sheet, ...], chosen: Sheet, is_found: bool) -> tuple[str, ...]:
    notes = []
    others = [quoted(one.name) for one in there if not one.is_hidden and one != chosen]
    if is_found and others:
        notes.append(f"the sheet {quoted(chosen.name)} was read; there are others: {_some(others)}")
    if chosen.is_hidden:
        notes.append(f"the sheet {quoted(chosen.name)} is hidden")
    if hidden := [quoted(one.name) for one in there if one.is_hidden and one != chosen]:
        notes.append(f"hidden sheets were not read: {_some(hidden)}")
    return tuple(notes)


def _some(names: list[str]) -> str:
    return ", ".join(names[:5]) + (f" and {len(names) - 5:,} more" if len(names) > 5 else "")


def _notes_on_name(name: str, kind: Kind) -> tuple[str, ...]:
    """The note on a file whose ending says something else than its content."""
    ending = Path(name).suffix.lower().lstrip(".")
    meant = {"csv": Kind.CSV, "tsv": Kind.CSV, "xlsx": Kind.XLSX, "xlsm": Kind.XLSX, "xltx": Kind.XLSX,
             "xls": Kind.XLS, "ods": Kind.ODS}.get(ending)  # fmt: skip
    return () if meant in (None, kind) else (f"the file is {kind.value}, though its name ends in .{ending}",)
