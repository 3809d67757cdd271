"""Pictures of real answers, each with the digest of what it shows."""

import hashlib
import shlex
import struct
import tempfile
import zlib
from pathlib import Path

from tests.helpers import run_outside

FOLDER = Path(__file__).parent
ROOT = FOLDER.parents[1]
AS_OF = "--as-of 2025-03-18"
WIDTH = 96

TERMINAL = {
    "list": f"timeline list --country Iraq --type agreement,mission-end --from 2024-09 {AS_OF}",
    "plans": f"timeline plans --country Iraq --verdict pending --verdict due {AS_OF}",
    "changes": f"timeline changes 2024-11 2025-03-18 --country Chad {AS_OF}",
}
"""Commands whose output on a terminal is a picture, by the name of the picture."""

CHART = f"timeline chart --country Iraq --from 2019 --type forces,power,agreement --limit 8 {AS_OF} --format svg"
"""Command whose output is a picture itself."""

PAGE = f"timeline page {AS_OF}"
"""Command that writes the page of the picture."""

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
    """Return the output of a command on a terminal, with its colours."""
    done = run_outside(*shlex.split(asked)[1:], cwd=ROOT, FORCE_COLOR="1", COLUMNS=str(WIDTH))
    assert done.code == 0, done.err
    return done.out


def digest_of(shown: str) -> str:
    """Return the part of a picture that is compared with the present output of the program."""
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


def page_picture() -> bytes:
    """The top of the page of the shipped log as PNG."""
    from playwright.sync_api import sync_playwright

    from tests.browser.chromium import ARGUMENTS, PROGRAM

    page = answer(PAGE)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        path = Path(folder) / "page.html"
        path.write_text(page, encoding="utf-8")
        browser = driver.chromium.launch(executable_path=PROGRAM, args=list(ARGUMENTS))
        tab = browser.new_page(viewport={"width": 1200, "height": 900})
        tab.goto(path.as_uri())
        picture = tab.screenshot()
        browser.close()
    return _with_digest(picture, digest_of(page))


def _with_digest(png: bytes, digest: str) -> bytes:
    """The picture with a note in it: a chunk `tEXt` before the last one, as PNG has them."""
    content = b"tEXtshows\0" + digest.encode()
    chunk = struct.pack(">I", len(content) - 4) + content + struct.pack(">I", zlib.crc32(content))
    return png[:-12] + chunk + png[-12:]
