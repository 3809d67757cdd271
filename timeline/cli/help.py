"""`timeline help`: the manual."""

import sys
from typing import Annotated

import typer

from timeline.cli.options import command, new_app
from timeline.errors import WrongUsage

app = new_app()

_EPILOG = """Examples:\n
\b
  timeline help
  timeline help recipes
  timeline help dates > dates.md"""


def _offered(incomplete: str) -> list[str]:
    from timeline.manual import TOPICS

    return [topic for topic in TOPICS if topic.startswith(incomplete)]


@command(app, epilog=_EPILOG)
def help_(
    topic: Annotated[
        str | None,
        typer.Argument(metavar="[TOPIC]", help="A page, or a command.", autocompletion=_offered, show_default=False),
    ] = None,
) -> None:
    """The manual, by topic: rendered on a terminal, Markdown in a pipe.

    Without a topic it lists the pages. The name of a command shows the help of that command.
    """
    from timeline import manual

    if topic is None:
        _give(manual.contents())
    elif (name := topic.lower()) in manual.TOPICS:
        _give(manual.page(name))
    else:
        _of_command(name, topic)


def _give(markdown: str) -> None:
    if sys.stdout.isatty():
        from timeline.render.manual import show_page

        show_page(markdown)
    else:
        from timeline.streams import put_bytes

        put_bytes((markdown.encode(),))


def _has_part(page: str, word: str) -> bool:
    """Return whether a word stands in a heading of a page."""
    from timeline import manual

    headings = (line for line in manual.page(page).splitlines() if line.startswith("#"))
    return any(word in heading.lower().replace(",", "").split() for heading in headings)


def _of_command(name: str, topic: str) -> None:
    from timeline.cli.main import COMMANDS, app_of
    from timeline.manual import TOPICS
    from timeline.text import did_you_mean, quoted

    if name not in COMMANDS:
        pages = [f"'timeline help {page}'" for page in TOPICS if _has_part(page, name)]
        hint = f"a part of {' and of '.join(pages)} is about it" if pages else f"the pages are {', '.join(TOPICS)}"
        hint = did_you_mean(name, [*TOPICS, *COMMANDS]) or hint
        raise WrongUsage(f"the manual has no page {quoted(topic)}", hint)
    typer.main.get_command(app_of(name)).main(["--help"], prog_name=f"timeline {name}")
