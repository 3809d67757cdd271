"""The appearance of a page as far as it can be tested: it fits, prints, keeps to its policy; marks differ."""

import os
from pathlib import Path
from typing import Any

import pytest

from tests.browser.chromium import ROOT, TODAY, a_page, ask, browser, opened
from tests.helpers import a_folder, a_log, run

__all__ = ["browser"]

HOSTILE = str(ROOT / "tests" / "browser" / "hostile.yaml")
AXE = os.environ.get("AXE_CORE", "")


@pytest.fixture(scope="module")
def shipped() -> Path:
    return a_page()


def a_document(*words: str) -> Path:
    """An answer about the shipped log as HTML."""
    path = a_folder() / "answer.html"
    done = run(*words, "--log", str(ROOT / "events.yaml"), "--as-of", TODAY, "--output", str(path))
    assert done.code == 0, done.err
    return path


@pytest.fixture(scope="module")
def hostile() -> Path:
    return a_page(log=HOSTILE)


@pytest.mark.parametrize("width", [320, 360, 800, 1000, 1400, 1600])
def test_it_fits_into_any_width(browser: Any, shipped: Path, hostile: Path, width: int) -> None:
    for path in (shipped, hostile):
        with opened(browser, path, viewport={"width": width, "height": 800}) as page:
            assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(
    "address", ["", "#q=alert", "#place=p", "#type=own", "#actor=a", "#tag=constructor", "#at=filters"]
)
def test_hostile_text_does_nothing(browser: Any, hostile: Path, address: str) -> None:
    # `opened` fails where a dialog opens, the policy had to refuse something, or anything was asked of a network.
    with opened(browser, hostile, address) as page:
        for box in page.query_selector_all("details"):
            box.evaluate("(box) => { box.open = true; }")
        page.wait_for_selector("#Drawing svg")
        assert page.evaluate("document.querySelectorAll('main img, main script, main iframe, main object').length") == 0
        assert page.title() == (
            '<script>alert(1)</script> & "quotes" </title><img src=x onerror=alert(2)> $policy ${title}'
        )
        links = page.eval_on_selector_all("a[href]", "(all) => all.map((one) => one.getAttribute('href'))")
        assert all(link.startswith(("#", "https://example.org/")) for link in links)


def test_hostile_text_in_the_address_and_the_box_does_nothing(browser: Any, hostile: Path) -> None:
    text = "%3Cimg%20src=x%20onerror=alert(1)%3E"
    with opened(browser, hostile, f"#q={text}&place={text}&at={text}&from={text}") as page:
        assert "<img src=x onerror=alert(1)>" in page.inner_text("#Chosen")
        assert page.evaluate("document.querySelectorAll('img').length") == 0
        ask(page, "#q=%E0%A4%A")
        ask(page, "#place=%&q=%22")
        assert "these quotes are not closed" in page.inner_text("#Query-fault")


def test_without_a_script_everything_can_be_read(browser: Any, shipped: Path) -> None:
    with opened(browser, shipped, java_script_enabled=False) as page:
        assert page.is_visible("text=The US and Iraq announce that the coalition's military mission in Iraq will end")
        assert not page.is_visible("#Filters")
        assert not page.is_visible("#Chart")


def test_it_prints_all_that_is_shown_without_the_controls(browser: Any, shipped: Path) -> None:
    with opened(browser, shipped, "#q=id:us-iraq-announce-mission-end") as page:
        page.emulate_media(media="print")
        assert page.is_visible("#event-us-iraq-announce-mission-end")
        assert page.is_visible("#Count")
        for control in ("#Filters", "nav", "#Clear", ".skip"):
            assert not page.is_visible(control)
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
        assert page.pdf(format="A4").startswith(b"%PDF")
    with opened(browser, shipped, color_scheme="dark") as page:
        page.emulate_media(media="print", color_scheme="dark")
        assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"


def test_it_has_a_dark_side(browser: Any, shipped: Path) -> None:
    papers = {}
    for scheme in ("light", "dark"):
        with opened(browser, shipped, color_scheme=scheme) as page:
            paper = page.evaluate("getComputedStyle(document.body).backgroundColor").strip("rgb()").split(",")
            papers[scheme] = sum(map(int, paper))
    assert papers["light"] > 700 > 100 > papers["dark"]


CHART = """
timeline: {title: T, covers: 2020/2024-12-31}
actors: {a: {name: A}}
events:
  - {id: day, date: 2021-05-05, title: On a day, type: attack}
  - {id: month, date: 2022, title: In a year, type: attack}
  - {id: by, date: by 2021, title: By then, type: attack}
  - {id: after, date: "[2022..]", title: After that, type: attack}
  - {id: sure, date: 2021-01-01/2022-12-31, title: Sure ends, type: mission-start}
  - {id: vague, date: 2021/2022, title: Vague ends, type: mission-start}
  - {id: open, date: 2021-01-01/.., title: Open end, type: mission-start}
  - {id: before, date: ../2022-12-31, title: Open start, type: mission-start}
plans:
  - {id: plan, title: Plan, kind: commitment, announced: 2023-01-01, by: [a], deadline: 2024-03}
"""


def test_vague_and_open_ends_are_soft_in_the_chart(browser: Any) -> None:
    with opened(browser, a_page(log=a_log(CHART))) as page:
        page.wait_for_selector("#Drawing svg")

        def fills(entry: str) -> list[str]:
            found: list[str] = page.eval_on_selector_all(
                f"#Drawing a[href='#event-{entry}'] rect:not(.back)",
                "(all) => all.map((one) => (one.getAttribute('fill') || 'solid').replace(/^url.#|-.*/g, ''))",
            )
            return found

        assert fills("sure") == ["solid"]
        assert fills("vague") == ["In", "solid", "Out"]
        assert fills("open") == ["solid", "Out"]
        assert fills("before") == ["In", "solid"]
        assert fills("by") == ["InPale"]
        assert fills("after") == ["OutPale"]
        assert fills("month") == ["InPale", "OutPale", "solid"]
        assert page.locator("#Drawing a[href='#event-day'] circle").count() == 1
        assert page.locator("#Drawing a[href='#event-before'] .earlier").count() == 1
        assert page.locator("#Drawing a[href='#plan-plan'] .due").count() == 1
        # The solid part of what goes on ends where the log stopped looking, at the line that says so.
        end = "(bar) => Number(bar.getAttribute('x')) + Number(bar.getAttribute('width'))"
        line = page.eval_on_selector("#Drawing line.day", "(line) => Number(line.getAttribute('x1'))")
        assert page.eval_on_selector("#Drawing a[href='#event-open'] rect.solid", end) == pytest.approx(line, abs=1)
        page.click("text=The chart as a table")
        page.wait_for_selector(".as-table td")
        assert page.locator(".as-table tbody tr").count() == 9


WAITING = """
timeline: {title: T, covers: 2024/2026-06-30}
events:
EVENTS
plans:
  - {id: base, title: Base, kind: intention, announced: 2024-01-01, deadline: 2024-06,
     outcome: {date: 2024-05-01, result: dropped}}
  - {id: waits, title: Waits, kind: intention, announced: 2010-09-28, deadline: {within: 2 years, of: base}}
  - {id: past, title: Past, kind: demand, announced: 2010-01-01, deadline: 2010-06,
     outcome: {date: 2010-05-01, result: met}}
"""


def test_a_plan_that_waits_is_drawn_and_one_before_the_time_is_counted(browser: Any) -> None:
    events = "\n".join(f"  - {{id: e{n}, date: 2025-0{n % 9 + 1}, title: Event {n}, type: attack}}" for n in range(60))
    log = a_log(WAITING.replace("EVENTS", events))
    with opened(browser, a_page("--as-of", "2026-06-30", log=log)) as page:
        page.wait_for_selector("#Drawing svg")
        assert page.locator("#Drawing a[href='#plan-waits'] .life").count() == 1
        assert page.locator("#Drawing a[href='#plan-past']").count() == 0
        assert "1 plan without a day in this time." in page.inner_text("#Drawing")


def test_two_thousand_events_are_all_there_and_filtered(browser: Any) -> None:
    events = "".join(
        f"  - {{id: e{n}, date: {2000 + n % 25}-0{n % 9 + 1}, title: Event {n}, type: {('coup', 'attack')[n % 2]}}}\n"
        for n in range(2000)
    )
    with opened(browser, a_page(log=a_log(f"events:\n{events}")), "#type=coup&from=2010&to=2010") as page:
        # Of the 80 events of 2010 (n % 25 is 10) every other one is a coup.
        assert page.inner_text("#Count").startswith("Shown: 40 of 2,000 in the chronology,")
        ask(page, "#=")
        assert page.inner_text("#Count").startswith("All shown: 2,000 of 2,000")
        page.wait_for_function("() => document.querySelectorAll('#Chronology .k').length === 2000")


@pytest.mark.skipif(not AXE, reason="needs axe-core: $AXE_CORE names no axe.min.js")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "address", ["", "#q=country:Irak&place=IQ&from=2024", "#at=event-us-iraq-announce-mission-end"]
)
def test_axe_finds_nothing_against_accessibility(browser: Any, shipped: Path, scheme: str, address: str) -> None:
    with opened(browser, shipped, address, color_scheme=scheme, bypass_csp=True) as page:
        page.wait_for_selector("#Drawing svg")
        page.evaluate("document.querySelectorAll('details').forEach((box) => { box.open = true; })")
        page.evaluate(Path(AXE).read_text(encoding="utf-8"))
        found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
        assert [(fault["impact"], fault["id"], fault["nodes"][0]["html"]) for fault in found] == []


@pytest.mark.parametrize("style", ["paragraphs", "table"])
def test_a_document_fits_and_prints_whole(browser: Any, style: str) -> None:
    path = a_document("list", "--style", style)
    with opened(browser, path, viewport={"width": 320, "height": 800}) as page:
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        page.emulate_media(media="print")
        page.set_viewport_size({"width": 642, "height": 900})  # A4 within its margins
        assert page.evaluate("document.documentElement.scrollWidth") <= 642
        if style == "table":
            assert page.evaluate("getComputedStyle(document.querySelector('thead')).display") == "table-header-group"


@pytest.mark.skipif(not AXE, reason="needs axe-core: $AXE_CORE names no axe.min.js")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("words", [["list"], ["list", "--style", "table"], ["plans", "--style", "table"], ["actors"]])
def test_axe_finds_nothing_against_a_document(browser: Any, words: list[str], scheme: str) -> None:
    with opened(browser, a_document(*words), color_scheme=scheme, bypass_csp=True) as page:
        page.evaluate(Path(AXE).read_text(encoding="utf-8"))
        found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
        assert [(fault["impact"], fault["id"], fault["nodes"][0]["html"]) for fault in found] == []
