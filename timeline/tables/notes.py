"""Notes on what workbooks have beside their cells."""

from collections.abc import Sequence

MACROS = "the workbook has macros, which were not run"
IS_1904 = "days are counted from 1904 in this workbook"


def macro_note(has_macros: bool) -> tuple[str, ...]:
    """Return the note on macros, if there are any."""
    return (MACROS,) if has_macros else ()


def on_hidden(rows: int, columns: Sequence[str]) -> tuple[str, ...]:
    """Return the notes on what a sheet hides, by the number of rows and the letters of columns."""
    notes = []
    if rows:
        notes.append("1 row is hidden" if rows == 1 else f"{rows:,} rows are hidden")
    if columns:
        named = ", ".join(columns[:8]) + (" …" if len(columns) > 8 else "")
        notes.append(f"hidden columns were read too: {named}")
    return tuple(notes)


def on_asides(links: int, has_comments: bool) -> tuple[str, ...]:
    """Return the notes on what stands beside or behind the cells of a sheet, and was not read."""
    notes = []
    if links:
        cells = "1 cell has a link" if links == 1 else f"{links:,} cells have links"
        notes.append(f"{cells}, of which the text was read and not the address")
    if has_comments:
        notes.append("the sheet has comments, which were not read")
    return tuple(notes)
