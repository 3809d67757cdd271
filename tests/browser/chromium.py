"""A real browser for the tests of the page: Debian's Chromium, or the one that $CHROMIUM names, driven by Playwright.

Without one the tests are skipped, and say so. Every page is opened offline; whatever it asks of a network fails a test.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.helpers import FOLDER, a_folder, run

PROGRAM = os.environ.get("CHROMIUM") or shutil.which("chromium")
ARGUMENTS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--allow-file-access-from-files"),
)
ROOT = Path(__file__).parents[2]
TODAY = "2025-03-18"


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """The browser, or the reason why there is none."""
    playwright = pytest.importorskip("playwright.sync_api", reason="needs the Python package playwright")
    if PROGRAM is None:
        pytest.skip("needs Chromium: none is installed, and $CHROMIUM names none")
    with playwright.sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=PROGRAM, args=list(ARGUMENTS))
        yield opened
        opened.close()


def a_page(*arguments: str, log: str | None = None) -> Path:
    """A page written by the command, of the shipped log unless another is named."""
    path = a_folder() / "page.html"
    named = ["--log", log or str(ROOT / "events.yaml"), "--as-of", TODAY]
    done = run("page", *named, *arguments, "--output", str(path), cwd=FOLDER)
    assert done.code == 0, done.err
    return path


@contextmanager
def opened(browser: Any, path: Path, address: str = "", **context: Any) -> Iterator[Any]:
    """The page in a tab of its own; faults of its script, what its policy refuses and calls of a network fail."""
    faults: list[str] = []
    asked: list[str] = []
    tab = browser.new_context(**{"viewport": {"width": 1200, "height": 900}, "offline": True, **context})
    page = tab.new_page()
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: (faults.append(f"dialog: {dialog.message}"), dialog.dismiss()))
    try:
        page.goto(f"{path.as_uri()}{address}")
        yield page
        assert faults == []
        assert [url for url in asked if not url.startswith(path.as_uri())] == []
    finally:
        tab.close()


def shown(page: Any) -> dict[str, str]:
    """The entries of the chronology: the id of each event (of a plan, with the date that matched), and its match."""
    found: dict[str, str] = page.evaluate(
        """() => Object.fromEntries([...document.querySelectorAll('#Chronology ol > li')]
          .filter((li) => !li.hidden).map((li) => [
            li.id.replace('event-', '') || `${li.querySelector('.p a').hash.replace('#plan-', '')}:${li.classList[1]}`,
            li.classList.contains('maybe') ? 'possible' : 'certain',
          ]))"""
    )
    return found


def ask(page: Any, address: str) -> None:
    """Go to an address of the page and wait until it shows what that says."""
    page.evaluate("(to) => { location.hash = to; }", address)
    page.wait_for_function("(to) => location.hash === to", arg=address)
    page.evaluate("() => new Promise((done) => setTimeout(done, 0))")
