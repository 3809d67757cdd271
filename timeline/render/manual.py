"""Pages of the manual on a terminal: their Markdown laid out by Rich, in colour where there is any, and paged."""

import re
from typing import TYPE_CHECKING

from timeline.render.output import has_colour, show_text, width

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderResult
    from rich.markdown import Markdown

_WIDEST = 100
"""The widest line of running text, in cells: longer ones are hard to read."""

# The colours of the answers, without backgrounds, so that they suit dark and light terminals.
_STYLES = {
    "markdown.h1": "bold",
    "markdown.h2": "bold",
    "markdown.h3": "bold",
    "markdown.code": "cyan",
    "markdown.table.header": "bold",
    "markdown.table.border": "dim",
}
_CODE = re.compile(r"(?ms)^```\w*\n(.*?)^```$\n?")


def show_page(markdown: str) -> None:
    """Show a page on the terminal; comments of its Markdown are left out."""
    from rich.console import Console
    from rich.theme import Theme

    page = _markdown_class()

    console = Console(
        width=min(width(), _WIDEST),
        force_terminal=has_colour(),
        color_system="standard" if has_colour() else None,
        theme=Theme(_STYLES),
        markup=False,
        emoji=False,
        highlight=False,
    )
    shown = []
    # Every other part is a block of code, whose lines are never broken: they are there to be copied.
    for number, part in enumerate(_CODE.split(re.sub(r"(?s)<!--.*?-->\n?", "", markdown))):
        if number % 2:
            shown.append(f"\n{part}\n")
        elif part.strip():
            with console.capture() as captured:
                console.print(page(part, hyperlinks=False))
            shown.append("".join(f"{line.rstrip()}\n" for line in captured.get().splitlines()))
    show_text(shown)


def _markdown_class() -> "type[Markdown]":
    """Rich's Markdown, but that a long word in a cell of a table goes on in the next line instead of being cropped."""
    from rich.markdown import Markdown, TableElement
    from rich.table import Table

    class FoldedTable(TableElement):
        def __rich_console__(self, console: "Console", options: "ConsoleOptions") -> "RenderResult":
            for part in super().__rich_console__(console, options):
                if isinstance(part, Table):
                    for column in part.columns:
                        column.overflow = "fold"
                yield part

    class Page(Markdown):
        elements = {**Markdown.elements, "table_open": FoldedTable}  # noqa: RUF012

    return Page
