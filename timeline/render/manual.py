"""Pages of the manual on a terminal: their Markdown laid out by Rich, in colour where there is any, and paged."""

import re

from timeline.render.output import has_colour, show_text, width

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
    from rich.markdown import Markdown
    from rich.theme import Theme

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
                console.print(Markdown(part, hyperlinks=False))
            shown.append("".join(f"{line.rstrip()}\n" for line in captured.get().splitlines()))
    show_text(shown)
