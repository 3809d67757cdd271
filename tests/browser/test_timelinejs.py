"""`timeline list --format timelinejs`, read by TimelineJS itself: the package that $TIMELINEJS names, as npm has it.

Without that or a browser the tests are skipped, and say so. The network is off, and whatever is asked of it is a fault.
"""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.browser.chromium import ROOT, TODAY, browser
from tests.helpers import a_folder, a_log, run

__all__ = ["browser"]

PACKAGE = os.environ.get("TIMELINEJS", "")
pytestmark = pytest.mark.skipif(not PACKAGE, reason="needs TimelineJS: $TIMELINEJS names no package of it")

LOG = r"""timeline: {title: "A <log> & more", covers: 2014/2025-03-18}
sources:
  joint: {title: Joint statement, publisher: State Department, date: 2024-09-27, url: "https://example.org/?a=1&b=2"}
events:
  - {id: caesar, title: Caesar dies, type: other, date: "-0043-03-15"}
  - {id: since, title: It lasts, type: mission-start, date: 2014/..}
  - {id: ended, title: It ended, type: mission-end, date: ../2019}
  - {id: never, title: Nobody knows when, type: other, date: /.., checked: 2025-01-01}
  - {id: early, title: Early that year, type: agreement, date: early 2022, sources: [joint], status: claimed}
  - {id: both, title: Twice, type: attack, date: "{2015,2017-03}"}
plans:
  - {id: ends, title: It ends, kind: commitment, announced: 2024-09-27, deadline: by September 2025}
"""
SHOWN = {
    "title.slide": "",
    "caesar": "15 Mar 44 BCE",
    "since": "since 2014",
    "ended": "until 2019",
    "both": "2015 and Mar 2017",
    "early": "early 2022",
    "ends.announced": "27 Sep 2024",
    "ends.deadline": "by Sep 2025",
}


@contextmanager
def opened(browser: Any, log: str, *args: str) -> Iterator[Any]:
    """The time line of a log in a tab of its own; faults of a script, boxes that open and calls of a network fail."""
    done = run("list", "--log", log, "--as-of", TODAY, "-f", "timelinejs", *args)
    assert done.code == 0, done.err
    distribution = Path(PACKAGE, "dist").as_uri()
    path = a_folder() / "time-line.html"
    path.write_text(
        f"""<!DOCTYPE html><meta charset="utf-8"><title>A time line</title>
<link rel="stylesheet" href="{distribution}/css/timeline.css">
<script src="{distribution}/js/timeline.js"></script>
<div id="line" style="width: 1180px; height: 780px"></div>""",
        encoding="utf-8",
    )
    faults: list[str] = []
    asked: list[str] = []
    tab = browser.new_context(viewport={"width": 1200, "height": 800}, offline=True)
    page = tab.new_page()
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("dialog", lambda dialog: (faults.append(f"dialog: {dialog.message}"), dialog.dismiss()))
    page.on("request", lambda request: asked.append(request.url))
    try:
        page.goto(path.as_uri())
        page.evaluate(
            "(data) => { window.line = new TL.Timeline('line', data, {font: '', hash_bookmark: false}); }",
            json.loads(done.out),
        )
        page.wait_for_function("() => window.line.ready")
        yield page
        assert faults == []
        assert [url for url in asked if not url.startswith("file:")] == []
    finally:
        tab.close()


def shown(page: Any) -> dict[str, str]:
    """The slides by their names, with the dates that they show."""
    found: dict[str, str] = page.evaluate(
        """() => Object.fromEntries([...document.querySelectorAll('.tl-slide')].map((slide) => [
          slide.id, slide.querySelector('.tl-headline-date').textContent]))"""
    )
    return found


def test_it_shows_every_slide_with_its_date_in_words(browser: Any) -> None:
    with opened(browser, a_log(LOG)) as page:
        assert page.evaluate("() => line.config.getErrors()") == []
        assert shown(page) == SHOWN
        assert page.text_content("[id='title.slide'] h2") == "A <log> & more"
        assert page.evaluate("() => document.querySelectorAll('.tl-timemarker').length") == len(SHOWN) - 1
        groups = page.eval_on_selector_all(".tl-timegroup-message", "(all) => all.map((one) => one.textContent)")
        assert sorted(group for group in groups if group) == ["Diplomacy", "Forces", "Other", "Plans", "Violence"]
        [(address, text)] = page.eval_on_selector_all("#early a", "(all) => all.map((a) => [a.href, a.textContent])")
        assert (address, text) == ("https://example.org/?a=1&b=2", "State Department, Joint statement, 27 Sep 2024")


def test_it_places_what_is_known_and_nothing_else(browser: Any) -> None:
    with opened(browser, a_log(LOG)) as page:
        placed = page.evaluate(
            """() => Object.fromEntries(line.config.events.map((one) => [
              one.unique_id,
              [one.start_date, one.end_date].filter(Boolean).map((date) => date.data.date_obj)
                .map((day) => [day.getFullYear(), day.getMonth() + 1, day.getDate()]),
            ]))"""
        )
        assert placed == {
            "caesar": [[-43, 3, 15]],
            "since": [[2014, 1, 1]],
            "ended": [[2019, 1, 1]],
            "both": [[2015, 1, 1], [2017, 3, 1]],
            "early": [[2022, 1, 1], [2022, 4, 1]],
            "ends.announced": [[2024, 9, 27]],
            "ends.deadline": [[2025, 9, 1]],
        }


def test_years_beyond_its_calendar_are_shown_too(browser: Any) -> None:
    log = "events: [{id: it, title: It, type: other, date: Y-17E7}, {id: now, title: Now, type: other, date: 2024}]"
    with opened(browser, a_log(f"timeline: {{title: A log, covers: 2014/2025}}\n{log}")) as page:
        assert shown(page) == {"title.slide": "", "it": "Y-17E7", "now": "2024"}


def test_the_shipped_log_is_shown_whole(browser: Any) -> None:
    log = str(ROOT / "events.yaml")
    with opened(browser, log, "--country", "Iraq") as page:
        document = json.loads(run("list", "--log", log, "--as-of", TODAY, "--country", "Iraq", "-f", "json").out)
        rows = [*document["events"], *document["plan_dates"]]
        undated = [row for row in rows if row["date"]["edtf"] == "/.."]
        assert undated
        assert len(shown(page)) == len(rows) - len(undated) + 1


def test_hostile_text_does_nothing(browser: Any) -> None:
    with opened(browser, str(ROOT / "tests" / "browser" / "hostile.yaml")) as page:
        for _ in range(len(shown(page)) - 1):
            page.evaluate("() => line.goToNext()")
        assert page.evaluate("() => document.querySelectorAll('.tl-slide img, .tl-slide iframe').length") == 0
        assert page.evaluate("() => document.querySelectorAll('#line script, #line svg[onload]').length") == 0
        assert "<script>alert(1)</script>" in page.text_content("[id='title.slide'] h2")
        links = page.eval_on_selector_all(".tl-slide a[href]", "(all) => all.map((one) => one.getAttribute('href'))")
        assert all(link.startswith("https://example.org/") for link in links)
