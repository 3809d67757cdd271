"""The picture of a real answer, with the digest of what it shows."""

import hashlib
import shlex
from pathlib import Path

from tests.helpers import run_outside

PICTURE = Path(__file__).with_name("list.svg")
ROOT = Path(__file__).parents[2]
WIDTH = 96

QUESTION = "timeline list --country Iraq --type agreement,negotiation --from 2024 --to 2025 --as-of 2025-03-18"
"""The command line of the picture."""

_TEMPLATE = """<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<!-- shows DIGEST -->
<style>
.{unique_id}-matrix {{
  font-family: ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace;
  font-size: {char_height}px; line-height: {line_height}px;
}}
.{unique_id}-title {{ font-size: 18px; font-family: system-ui, sans-serif }}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}"/>
</clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""


def answer(asked: str) -> str:
    """The output of the program on a terminal, with its colours."""
    done = run_outside(*shlex.split(asked)[1:], cwd=ROOT, FORCE_COLOR="1", COLUMNS=str(WIDTH))
    assert done.code == 0, done.err
    return done.out


def digest_of(shown: str) -> str:
    """By what a picture can be compared with what the program says now."""
    return hashlib.sha256(shown.encode()).hexdigest()


def terminal_picture(asked: str) -> str:
    """An answer on a terminal as SVG, in whatever font there is."""
    from rich.console import Console
    from rich.text import Text

    shown = answer(asked)
    with open("/dev/null", "w") as nowhere:
        console = Console(record=True, width=WIDTH, file=nowhere, force_terminal=True, highlight=False)
        console.print(Text(f"$ {asked}", style="bold"))
        console.print(Text.from_ansi(shown.rstrip("\n")))
        return console.export_svg(
            title="timeline", code_format=_TEMPLATE.replace("DIGEST", digest_of(shown)), unique_id="timeline"
        )
