"""The page as it is read: on a phone, on paper, with a finger; whole titles, moves of deadlines, many events."""

import os
import subprocess
from itertools import pairwise
from pathlib import Path
from shutil import which
from typing import Any

import pytest

from tests.browser.chromium import a_page, ask, browser, opened, shown
from tests.helpers import a_log

__all__ = ["browser"]

AXE = os.environ.get("AXE_CORE", "")
EMPTY = "timeline: {title: Empty, covers: 2024}"
PHONE = {"width": 400, "height": 800}
LONG = (
    "The force leaves the base in the north after the talks in the capital and hands over all of its camps, stores and "
    "training grounds to the army of the country"
)
MOVED = f"""
timeline: {{title: Moves, covers: 2020/2024-12-31}}
plans:
  - id: twice
    title: {LONG}
    kind: commitment
    announced: 2021-01-01
    deadline: 2021-12-31
    revisions: [{{date: 2021-11-10, deadline: 2022-06-30}}, {{date: 2022-06-01, deadline: 2023-03}}]
  - id: forward
    title: Brought forward
    kind: commitment
    announced: 2022-01-01
    deadline: 2024-12-15
    revisions: [{{date: 2023-05-05, deadline: 2024-02-10}}]
  - id: lifted
    title: Lifted
    kind: intention
    announced: 2021-01-01
    deadline: 2022-12-31
    revisions: [{{date: 2022-10-05, deadline: none}}]
  - id: proposed
    title: Only proposed
    kind: commitment
    announced: 2023-01-01
    deadline: 2024-06-30
    revisions: [{{date: 2023-10-05, deadline: 2025-06-30, status: proposed}}]
"""


@pytest.fixture(scope="module")
def shipped() -> Path:
    return a_page()


@pytest.fixture(scope="module")
def moved() -> Path:
    return a_page("--as-of", "2024-12-31", log=a_log(MOVED))


def many(count: int = 300) -> str:
    """Events in ten years, thirty in each: three on the first day of each month but November and December."""
    days = [f"{2011 + n % 10}-{n // 10 % 10 + 1:02}-01" for n in range(count)]
    return (
        "timeline: {title: Many, covers: 2011/2020}\nevents:\n"
        + "".join(f"  - {{id: e{n}, date: {day}, title: Event {n}, type: attack}}\n" for n, day in enumerate(days))
        + "  - {id: vague, date: 2014/2016, title: Lasting, type: deployment}\n"
        "  - {id: either, date: '[2013..2014]', title: In one of two years, type: attack}\n"
        "  - {id: alone, date: 2015-05-05, title: Alone, type: law}\n"
    )


# What is asked for, in words, at the head.


def test_the_head_says_what_the_page_holds(browser: Any) -> None:
    log = a_log(
        "timeline: {title: T, covers: 2024}\nevents: [{id: e, date: 2024-02, title: E, type: law, places: [IQ]}]"
    )
    with opened(browser, a_page("--country", "Iraq", "--from", "2024", log=log)) as page:
        said = page.inner_text(".about >> nth=0")
        assert said == "This page holds a part of the log: Iraq, from 2024. It has 1 event, as of 18 Mar 2025."
        assert "--" not in page.inner_text("header")


# Titles.


@pytest.mark.parametrize("width", [400, 800, 1400])
def test_titles_in_the_chart_are_whole(browser: Any, moved: Path, width: int) -> None:
    with opened(browser, moved, "#Chart", viewport={"width": width, "height": 900}) as page:
        page.wait_for_selector("#Drawing .lane")
        names = page.eval_on_selector_all("#Drawing a.lane .name", "(all) => all.map((one) => one.textContent)")
        assert f"✗ overdue: {LONG}" in names
        assert not any("…" in name for name in names)
        cut = "(one) => one.scrollWidth > one.clientWidth || one.scrollHeight > one.clientHeight"
        assert page.eval_on_selector_all("#Drawing .name", f"(all) => all.filter({cut}).length") == 0


def test_names_of_choices_are_whole(browser: Any, shipped: Path) -> None:
    with opened(browser, shipped) as page:
        cut = "(all) => all.filter((one) => one.scrollWidth > one.clientWidth + 1).length"
        assert page.eval_on_selector_all("#Facets li:not([hidden]) button", cut) == 0


# Paper.


def printed(page: Any, path: Path) -> list[str]:
    """The text of each printed page, on one line."""
    if which("pdftotext") is None:
        pytest.skip("needs pdftotext")
    path.write_bytes(page.pdf(format="A4"))
    text = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, check=True).stdout.decode()
    return [" ".join(part.split()) for part in text.split("\f")]


def test_on_paper_all_rows_of_the_chart_stand_and_a_folded_one_is_unfolded(browser: Any) -> None:
    situations = "".join(f"  - {{id: s{n}, date: 2021/.., title: Situation {n}, type: battle}}\n" for n in range(30))
    plans = "".join(
        f"  - {{id: p{n}, title: Plan {n}, kind: intention, announced: 2021-01-01, deadline: 2022}}\n"
        for n in range(25)
    )
    log = a_log(f"timeline: {{title: T, covers: 2021/2022}}\nevents:\n{situations}plans:\n{plans}")
    path = a_page("--as-of", "2022-12-31", log=log)
    lanes = "#Drawing a.lane"
    with opened(browser, path) as page:
        page.wait_for_selector(lanes)
        assert page.locator(lanes).count() == 20 + 20
        page.emulate_media(media="print")
        page.wait_for_function("() => document.querySelectorAll('#Drawing a.lane').length === 55")
        assert page.locator("#Drawing .more").count() == 0
        page.emulate_media(media="screen")
        page.wait_for_function("() => document.querySelectorAll('#Drawing a.lane').length === 40")
    with opened(browser, path, viewport=PHONE) as page:
        assert page.locator(lanes).count() == 0
        page.emulate_media(media="print")
        page.wait_for_function("() => document.querySelectorAll('#Drawing a.lane').length === 55")
        page.emulate_media(media="screen")
        page.wait_for_function("() => !document.querySelector('#Fold').open")


def test_rows_of_the_chart_are_not_cut_between_pages(browser: Any, tmp_path: Path) -> None:
    name = "begins here and takes as many words as would fill two lines of a name and ends as number"
    lanes = "".join(
        f"  - {{id: p{n}, title: Plan {n:03} {name} {n:03}, kind: intention, announced: 2021, deadline: 2022-02}}\n"
        for n in range(120)
    )
    log = a_log(f"timeline: {{title: T, covers: 2021/2022}}\nplans:\n{lanes}")
    with opened(browser, a_page("--as-of", "2022-12-31", log=log)) as page:
        page.wait_for_selector("#Drawing .lane")
        pages = printed(page, tmp_path / "page.pdf")
    end = next(at for at, text in enumerate(pages) if "Chronology" in text)
    chart = [text.split("Chronology")[0] for text in pages[: end + 1]]
    for number in range(120):
        on = [text for text in chart if f"overdue: Plan {number:03} begins here" in text]
        assert len(on) == 1, number
        assert f"as number {number:03}" in on[0], number
    # The scale stands above the rows of every page that has some.
    assert len(chart) > 3
    assert all("2022" in text for text in chart if "begins here" in text)


def test_on_paper_every_entry_that_is_shown_stands_whole_and_nothing_scrolls(browser: Any, shipped: Path) -> None:
    with opened(browser, shipped) as page:
        page.emulate_media(media="print")
        scrolled = page.evaluate(
            """() => [...document.querySelectorAll('main *')].filter((one) => one.checkVisibility()
              && /auto|scroll|hidden/.test(getComputedStyle(one).overflow) && one.tagName !== 'svg').length"""
        )
        assert scrolled == 0
        stuck = "(one) => one.checkVisibility() && /sticky|fixed/.test(getComputedStyle(one).position)"
        assert page.eval_on_selector_all("body *", f"(all) => all.filter({stuck}).length") == 0
        skipped = "(all) => all.filter((one) => getComputedStyle(one).contentVisibility !== 'visible').length"
        assert page.eval_on_selector_all("main li, main section", skipped) == 0


# Targets.

SMALL = """() => {
  const targets = [...document.querySelectorAll('a[href], button, input, summary, [tabindex="0"]')];
  return targets.filter((one) => one.checkVisibility() && !one.matches('.skip')).map((one) => {
    const height = Math.max(...[...one.getClientRects()].map((part) => part.height));  // of a line of a link
    return [one.outerHTML.slice(0, 120), one.getBoundingClientRect().width, height];
  }).filter(([, width, height]) => Math.min(width, height) < 23.99);
}"""


@pytest.mark.parametrize("width", [400, 800, 1400])
def test_targets_are_24_pixels_wide_and_high(browser: Any, shipped: Path, moved: Path, width: int) -> None:
    crowded = a_page(log=a_log(many()))
    for path in (shipped, moved, crowded):
        # With filters in use, so that what takes them away is there too.
        address = "#q=not+id:x&from=2000&place=IQ,SY,ML&at=Chart" if path == shipped else "#q=not+id:x&at=Chart"
        with opened(browser, path, address, viewport={"width": width, "height": 900}, bypass_csp=True) as page:
            page.add_style_tag(content="* { content-visibility: visible !important; }")
            page.evaluate("document.querySelectorAll('details').forEach((box) => { box.open = true; })")
            page.wait_for_selector("#Drawing svg a, #Drawing a.lane")
            page.wait_for_timeout(100)
            assert page.evaluate(SMALL) == []


def test_targets_in_the_chart_do_not_overlap(browser: Any, moved: Path) -> None:
    events = "".join(
        f"  - {{id: e{n}, date: 2021-{day}, title: E{n}, type: attack}}\n"
        for n, day in enumerate(("03-01", "03-02", "03-03", "08-12", "12-28"))
    )
    log = a_log(f"timeline: {{title: T, covers: 2020/2022}}\nevents:\n{events}")
    with opened(browser, a_page(log=log)) as page:
        page.wait_for_selector("#Drawing svg a")
        found = page.eval_on_selector_all(
            "#Drawing svg a .back",
            """(all) => all.map((one) => one.getBoundingClientRect())
              .map(({ left, top, right, bottom }) => [left, top, right, bottom])""",
        )
        assert len(found) == 5
        for at, (left, top, right, bottom) in enumerate(found):
            for a, b, c, d in found[at + 1 :]:
                assert right <= a + 0.1 or c <= left + 0.1 or bottom <= b + 0.1 or d <= top + 0.1


CITED = """
timeline: {title: Cited, covers: 2020/2024-12-31}
sources:
  one: {title: One, publisher: A publisher with a name of several words, date: 2021-03-04, url: "https://example.org/one"}
  two: {title: Two, publisher: Another publisher, date: 2022}
events:
  - {id: e, date: 2021-02-02, title: Event, type: law, note: see https://example.org/note,
     sources: [one, {ref: two, via: one}], disputed: [{field: date, value: 2021-02-03, sources: [two]}]}
plans:
  - {id: p, title: Plan, kind: commitment, announced: {event: e}, deadline: 2022-12-31, sources: [one],
     revisions: [{date: 2022-10-05, deadline: 2023-12-31, sources: [two]}], conditions: [{text: Money, sources: [two]}]}
"""


@pytest.mark.parametrize("width", [400, 800, 1400])
def test_links_in_sentences_are_24_pixels_high_and_their_lines_do_not_overlap(browser: Any, width: int) -> None:
    with opened(browser, a_page(log=a_log(CITED)), viewport={"width": width, "height": 900}) as page:
        page.wait_for_selector("#Drawing .lane, #Fold:not([open])")
        assert page.evaluate(SMALL) == []
        # A line of a paragraph of sources is as high as the links in it.
        lines = page.eval_on_selector_all(
            ".c, .life, .dispute", "(all) => all.map((one) => parseFloat(getComputedStyle(one).lineHeight))"
        )
        assert len(lines) >= 4
        assert set(lines) == {24}


# The scale.


@pytest.mark.parametrize("width", [400, 800, 1400])
def test_names_of_the_scale_are_inside_the_picture_and_apart(browser: Any, shipped: Path, width: int) -> None:
    # The last line of its scale, 2025, is near the right edge.
    with opened(browser, shipped, "#Chart", viewport={"width": width, "height": 900}) as page:
        page.wait_for_selector("#Drawing .scale.above text")
        names = page.eval_on_selector_all(
            "#Drawing .part:first-child .scale.above text",
            """(all) => all.map((one) => [one.textContent, one.getBoundingClientRect().left - one.ownerSVGElement
              .getBoundingClientRect().left, one.ownerSVGElement.getBoundingClientRect().right
              - one.getBoundingClientRect().right, one.getBoundingClientRect().width])""",
        )
        assert [name for name, *_ in names] == ["2010", "2015", "2020", "2025"]
        assert all(right > -2 for _, _, right, _ in names)
        assert all(left + size < after for (_, left, _, size), (_, after, _, _) in pairwise(names))


# A phone.


def test_on_a_phone_the_chronology_comes_before_a_folded_chart(browser: Any, moved: Path) -> None:
    order = """() => [...document.querySelectorAll('main > section')].map((one) => one.id)"""
    with opened(browser, moved, viewport=PHONE, has_touch=True) as page:
        assert page.evaluate(order) == ["Chronology", "Chart", "Plans", "Figures", "Sources"]
        links = page.eval_on_selector_all("nav a", "(all) => all.map((one) => one.textContent)")
        assert links == ["Filters", "Chronology", "Chart", "Plans", "Figures", "Sources"]
        assert page.evaluate("document.documentElement.scrollWidth") <= 400
        assert not page.evaluate("document.querySelector('#Fold').open")
        # With the keyboard.
        page.focus("#Fold > summary")
        page.keyboard.press("Enter")
        page.wait_for_selector("#Drawing .lane")
        assert page.evaluate("document.documentElement.scrollWidth") <= 400
        # A new view, a turned phone and a new visit leave it open.
        ask(page, "#from=2021")
        assert page.evaluate("document.querySelector('#Fold').open")
        page.set_viewport_size({"width": 390, "height": 700})
        page.reload()
        page.wait_for_selector("#Drawing .lane")
        page.click("#Fold > summary")
        page.reload()
        page.wait_for_timeout(50)
        assert not page.evaluate("document.querySelector('#Fold').open")
        # Its link unfolds it.
        page.click("nav >> text=Chart")
        page.wait_for_selector("#Drawing .lane")


def test_elsewhere_the_chart_comes_first_and_is_open(browser: Any, moved: Path) -> None:
    with opened(browser, moved, viewport={"width": 800, "height": 900}) as page:
        page.wait_for_selector("#Drawing .lane")
        first = "document.querySelector('main > section').id"
        assert page.evaluate(first) == "Chart"
        page.set_viewport_size(PHONE)
        page.wait_for_function("() => document.querySelector('main > section').id === 'Chronology'")
        assert not page.evaluate("document.querySelector('#Fold').open")
        page.set_viewport_size({"width": 1400, "height": 900})
        page.wait_for_function("() => document.querySelector('#Fold').open")
        assert page.evaluate(first) == "Chart"


# Moves.


def boxes(page: Any, plan: str) -> list[str]:
    """The boxes of deadlines of a plan, from left to right."""
    found: list[str] = page.eval_on_selector_all(
        f"#Drawing a[href='#plan-{plan}'] rect.due",
        """(all) => all.sort((a, b) => a.getAttribute('x') - b.getAttribute('x'))
          .map((one) => (one.classList.contains('was') ? 'hollow' : 'solid'))""",
    )
    return found


def test_earlier_deadlines_are_hollow_and_lead_to_the_present_one(browser: Any, moved: Path) -> None:
    with opened(browser, moved) as page:
        page.wait_for_selector("#Drawing .lane")
        assert boxes(page, "twice") == ["hollow", "hollow", "solid"]
        assert boxes(page, "forward") == ["solid", "hollow"]
        assert boxes(page, "lifted") == ["hollow"]
        assert boxes(page, "proposed") == ["solid"]

        def ways(plan: str) -> list[list[float]]:
            found: list[list[float]] = page.eval_on_selector_all(
                f"#Drawing a[href='#plan-{plan}'] line.way",
                "(all) => all.map((one) => [Number(one.getAttribute('x1')), Number(one.getAttribute('x2'))])",
            )
            return found

        assert [to > start for start, to in ways("twice")] == [True, True]
        assert [to > start for start, to in ways("forward")] == [False]
        assert (ways("lifted"), ways("proposed")) == ([], [])
        names = page.eval_on_selector_all("#Drawing a.lane title", "(all) => all.map((one) => one.textContent)")
        assert f"✗ overdue: {LONG}; deadline 31 Dec 2021 → 30 Jun 2022 → Mar 2023" in names
        assert "✗ overdue: Brought forward; deadline 15 Dec 2024 → 10 Feb 2024" in names
        assert "○ open: Lifted; deadline 31 Dec 2022, lifted" in names
        assert "✗ overdue: Only proposed" in names
        assert "A hollow box is an earlier deadline" in page.inner_text("#Legend")
        page.click("text=The chart as a table")
        page.wait_for_selector(".as-table td")
        assert "deadline 31 Dec 2021 → 30 Jun 2022 → Mar 2023" in page.inner_text(".as-table")


def test_the_legend_has_no_moves_where_none_is_drawn(browser: Any) -> None:
    log = "plans: [{id: p, title: P, kind: intention, announced: 2024-01-01, deadline: 2025}]"
    with opened(browser, a_page(log=a_log(log))) as page:
        page.wait_for_selector("#Drawing .lane")
        legend = page.inner_text("#Legend")
        assert "◇\u00a0announced or changed" in legend
        for absent in ("hollow", "A bar lasts", "A dot", "column", "violence"):
            assert absent not in legend


# The bar at the top.


@pytest.mark.parametrize("width", [400, 800, 1400])
def test_nothing_shows_between_the_bar_and_the_year_below_it(browser: Any, shipped: Path, width: int) -> None:
    with opened(browser, shipped, viewport={"width": width, "height": 800}) as page:
        page.evaluate("document.querySelector('#Chronology .year:nth-of-type(9)').scrollIntoView()")
        page.evaluate("scrollBy(0, 350)")
        page.wait_for_timeout(150)
        covers = page.evaluate(
            """() => {
              const bar = document.querySelector('nav').getBoundingClientRect();
              const x = document.querySelector('main').getBoundingClientRect().left + 20;
              const years = [...document.querySelectorAll('.year > h3')];
              const stuck = years.find((one) => Math.abs(one.getBoundingClientRect().top - bar.bottom) < 4);
              const through = [];
              for (let y = 0; y < stuck.getBoundingClientRect().bottom - 1; y += 0.5) {
                if (!document.elementFromPoint(x, y).closest('nav, .year > h3')) through.push(y);
              }
              return [bar.top, through];
            }"""
        )
        assert covers == [0, []]


@pytest.mark.parametrize("width", [400, 1400])
@pytest.mark.parametrize(
    "anchor", ["event-us-iraq-announce-mission-end", "plan-coalition-mission-iraq-ends", "Plans", "Sources", "S40"]
)
def test_what_a_link_leads_to_is_not_beneath_the_bar(browser: Any, shipped: Path, width: int, anchor: str) -> None:
    with opened(browser, shipped, f"#{anchor}", viewport={"width": width, "height": 800}) as page:
        page.wait_for_timeout(400)
        hidden = page.evaluate(
            """(id) => {
              const { top, left } = document.getElementById(id).getBoundingClientRect();
              const on = document.elementFromPoint(left + 3, top + 2);
              return [top > 300, document.getElementById(id).contains(on)];
            }""",
            anchor,
        )
        assert hidden == [False, True]


# Many events.


def test_events_too_many_to_point_at_are_columns_that_lead_to_them(browser: Any) -> None:
    with opened(browser, a_page("--as-of", "2020-12-31", log=a_log(many()))) as page:
        page.wait_for_selector("#Drawing .lane")
        row = page.locator("#Drawing div.lane", has_text="Violence: 301 events")
        names = row.locator("svg a title").all_text_contents()
        assert names == [
            *(f"Violence, {year}: 30 events" for year in (2011, 2012)),
            *(f"Violence, {year}: 30 events and 1 vaguer, which may lie there" for year in (2013, 2014)),
            *(f"Violence, {year}: 30 events" for year in range(2015, 2021)),
        ]
        # The one law is a mark.
        assert page.locator("#Drawing svg a[href='#event-alone'] circle").count() == 1
        assert "A column is the number of events in that time" in page.inner_text("#Legend")
        page.click("text=The chart as a table")
        page.wait_for_selector(".as-table td")
        assert "30 events" in page.inner_text(".as-table")
        # With the keyboard, to the events of that year: thirty, and the two that may lie there.
        page.focus("#Drawing a[tabindex='0']")
        while "Violence, 2013" not in page.evaluate("document.activeElement.querySelector('title').textContent"):
            page.keyboard.press("ArrowRight")
        page.keyboard.press("Enter")
        page.wait_for_function("() => location.hash === '#from=2013&to=2013&type=violence'")
        found = shown(page)
        assert len(found) == 31
        assert found["either"] == "possible"


@pytest.mark.parametrize(
    ("period", "names"),
    [
        ("#from=2014&to=2014", ["Violence, Jan 2014: 6 events and 1 vaguer, which may lie there"]),
        ("#from=2011&to=2013", ["Violence, Jan–Mar 2011: 18 events", "Violence, Oct–Dec 2011: 6 events"]),
    ],
)
def test_columns_are_as_long_as_the_time_that_is_drawn_allows(browser: Any, period: str, names: list[str]) -> None:
    with opened(browser, a_page("--as-of", "2020-12-31", log=a_log(many(600))), period) as page:
        page.wait_for_selector("#Drawing .lane")
        found = page.locator("#Drawing svg a title").all_text_contents()
        assert set(names) <= set(found)


# For everybody.


@pytest.mark.skipif(not AXE, reason="needs axe-core: $AXE_CORE names no axe.min.js")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [400, 1400])
def test_axe_finds_nothing_against_moves_and_columns(browser: Any, moved: Path, width: int, scheme: str) -> None:
    for path in (moved, a_page("--as-of", "2020-12-31", log=a_log(many())), a_page(log=a_log(EMPTY))):
        context = {"viewport": {"width": width, "height": 900}, "color_scheme": scheme, "bypass_csp": True}
        with opened(browser, path, "#Chart", **context) as page:
            page.evaluate("document.querySelectorAll('details').forEach((box) => { box.open = true; })")
            page.wait_for_timeout(100)
            page.evaluate(Path(AXE).read_text(encoding="utf-8"))
            found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
            assert [(fault["impact"], fault["id"], fault["nodes"][0]["html"]) for fault in found] == []


def test_a_page_of_an_empty_log_says_so(browser: Any) -> None:
    with opened(browser, a_page(log=a_log(EMPTY))) as page:
        assert page.inner_text(".about >> nth=0") == "There is nothing in the log, as of 18 Mar 2025."
        assert not page.is_visible("#Count")
        text = page.inner_text("main")
        for said in ("No event or date of a plan is in the log.", "No plan is in the log.", "None is cited."):
            assert said in text


# Two thousand events.


def test_two_thousand_events_are_few_shapes(browser: Any) -> None:
    events = "".join(
        f"  - {{id: e{n}, date: {2000 + n % 25}-0{n % 9 + 1}-1{n % 7}, title: Event {n}, type: attack}}\n"
        for n in range(2000)
    )
    with opened(browser, a_page(log=a_log(f"events:\n{events}"))) as page:
        page.wait_for_selector("#Drawing svg a")
        assert page.locator("#Drawing *").count() < 500
        # What is far away is not laid out.
        page.wait_for_function("() => document.querySelectorAll('#Chronology .k').length === 2000")
        far = page.locator("#Chronology .year").last
        assert far.evaluate("(one) => getComputedStyle(one).contentVisibility") == "auto"
