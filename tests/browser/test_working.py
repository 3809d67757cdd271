"""The page at work: the address is the state, everything can be clicked and reached with the keyboard, links hold."""

from pathlib import Path
from typing import Any

import pytest

from tests.browser.chromium import a_page, ask, browser, opened, shown
from tests.helpers import a_log

__all__ = ["browser"]

LOG = """
sources: {s: {title: Report, publisher: The Publisher, date: 2024-05-01}, t: {title: Note}}
actors: {turkey: {name: Turkey, country: TR}, sdf: {name: SDF}}
places: {northeast: {name: Northeast Syria, in: SY}}
events:
  - id: first
    date: 2022-03-01
    title: First
    type: attack
    places: [IQ]
    actors: [turkey]
    tags: [uk]
    sources: [{ref: s}]
  - id: second
    date: 2023
    title: Second
    type: agreement
    places: [SY, IQ]
    actors: [sdf]
    sources: [{ref: t, via: s}]
  - id: third
    date: 2024-01
    title: Third
    type: strike
    places: [northeast]
    actors: [turkey, sdf]
    sources: [{ref: s}]
  - {id: lasting, date: 2022/.., title: Lasting, type: deployment, places: [IQ], sources: [{ref: s}]}
plans:
  - id: promise
    title: A promise
    kind: commitment
    announced: {event: second}
    by: [sdf]
    deadline: 2024-06
    places: [SY]
views: {british: "tag:uk or kind:commitment"}
figures:
  - id: troops
    subject: turkey
    measure: troops
    unit: people
    as_of: 2024
    low: 5
    high: 9
    places: [SY]
    sources: [{ref: s}]
"""


@pytest.fixture(scope="module")
def small() -> Path:
    return a_page(log=a_log(LOG))


def ids(page: Any) -> list[str]:
    return list(shown(page))


EVERYTHING = ["first", "lasting", "second", "promise:announced", "third", "promise:deadline"]


def test_it_begins_with_everything(browser: Any, small: Path) -> None:
    with opened(browser, small) as page:
        assert sorted(ids(page)) == sorted(EVERYTHING)
        assert page.inner_text("#Count") == "All shown: 6 of 6 in the chronology, 1 of 1 plan, 1 of 1 figure."
        assert not page.is_visible("#Clear")


def test_typing_a_query_filters_and_goes_into_the_address(browser: Any, small: Path) -> None:
    with opened(browser, small) as page:
        page.fill("#Query", "actor:turkey")
        page.wait_for_function("() => location.hash === '#q=actor:turkey'")
        page.wait_for_function("() => document.querySelector('#Count').textContent.startsWith('Shown')")
        assert ids(page) == ["first", "third"]
        assert page.inner_text("#Count") == "Shown: 2 of 6 in the chronology, 0 of 1 plan, 1 of 1 figure."
        assert not page.is_visible("#plan-promise")
        assert page.is_visible("#figure-troops")


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("#place=IQ", ["first", "lasting", "second"]),
        ("#place=SY", ["second", "promise:announced", "third", "promise:deadline"]),
        ("#place=northeast,IQ&actor=turkey", ["first", "third"]),
        ("#type=violence", ["first", "third"]),
        ("#tag=uk", ["first"]),
        ("#source=t", ["second", "promise:announced", "promise:deadline"]),
        ("#from=2024&to=Jan+2024", ["lasting", "third"]),
        ("#q=country:IQ&type=attack", ["first"]),
        ("#from=2022-03-02&certain=yes&place=IQ", ["lasting", "second"]),
        ("#actor=nobody", []),
    ],
)
def test_an_address_shows_the_same_to_everybody(browser: Any, small: Path, address: str, expected: list[str]) -> None:
    with opened(browser, small, address) as page:
        assert sorted(ids(page)) == sorted(expected)


def test_unknown_ids_in_an_address_are_reported(browser: Any, small: Path) -> None:
    with opened(browser, small, "#actor=nobody") as page:
        assert "actor: nobody (not in this page)" in page.inner_text("#Chosen")
    with opened(browser, small, "#nowhere") as page:
        assert "There is no entry 'nowhere' in this page." in page.inner_text("#Count")
        assert len(ids(page)) == 6


def test_back_and_forward_go_through_what_was_shown(browser: Any, small: Path) -> None:
    with opened(browser, small) as page:
        page.click("#Facets >> text=Iraq")
        page.click("#Facets >> text=violence")
        assert ids(page) == ["first"]
        page.go_back()
        page.wait_for_function("() => location.hash === '#place=IQ'")
        assert sorted(ids(page)) == ["first", "lasting", "second"]
        page.go_back()
        page.wait_for_function("() => location.hash === ''")
        assert len(ids(page)) == 6
        page.go_forward()
        page.wait_for_function("() => location.hash === '#place=IQ'")
        assert sorted(ids(page)) == ["first", "lasting", "second"]


def test_names_in_an_entry_add_to_what_is_filtered(browser: Any, small: Path) -> None:
    with opened(browser, small) as page:
        page.click("#event-third .m a >> text=SDF")
        assert page.evaluate("location.hash") == "#actor=sdf"
        page.click("#event-third .m a >> text=Northeast Syria")
        assert page.evaluate("location.hash") == "#place=northeast&actor=sdf"
        assert ids(page) == ["third"]
        page.click("#Chosen >> text=place: Northeast Syria")
        assert page.evaluate("location.hash") == "#actor=sdf"
        page.click("#Clear")
        assert len(ids(page)) == 6


def test_a_saved_view_is_asked_by_its_button(browser: Any, small: Path) -> None:
    with opened(browser, small) as page:
        page.click("#Views >> text=@british")
        assert page.evaluate("location.hash") == "#q=@british"
        assert page.input_value("#Query") == "@british"
        assert ids(page) == ["first", "promise:announced", "promise:deadline"]
        page.click("#Views >> text=@british")
        assert len(ids(page)) == 6


def test_choices_count_what_they_would_leave(browser: Any, small: Path) -> None:
    with opened(browser, small, "#actor=turkey") as page:
        told = page.eval_on_selector_all(
            "#Facets li:not([hidden]) button", "(all) => all.map((one) => one.innerText.replace(/\\s+/g, ' ').trim())"
        )
        # Two events and the figure; Syria has the event in its northeast, and the figure.
        assert {"Iraq 1", "Syria 2", "Northeast Syria 1", "Turkey 3", "SDF 1", "Violence 2", "attack 1"} <= set(told)
        assert page.get_attribute("#Facets button:has-text('Turkey')", "aria-pressed") == "true"


def test_a_link_to_an_entry_shows_it_even_where_it_is_filtered_out(browser: Any, small: Path) -> None:
    with opened(browser, small, "#place=IQ&at=event-third") as page:
        assert page.is_visible("#event-third")
        assert "guest" in (page.get_attribute("#event-third", "class") or "")
        assert page.evaluate("document.activeElement.id") == "event-third"
        assert page.inner_text("#Count").startswith("Shown: 3 of 6")
    with opened(browser, small, "#event-third") as page:
        assert len(ids(page)) == 6
        assert page.evaluate("document.activeElement.id") == "event-third"


def test_a_link_to_an_entry_far_down_brings_it_into_view(browser: Any) -> None:
    for entry in (
        "event-us-iraq-announce-mission-end",
        "plan-coalition-mission-iraq-ends",
        "figure-us-troops-in-syria",
    ):
        with opened(browser, a_page(), f"#{entry}") as page:
            page.wait_for_timeout(100)
            box = page.locator(f"#{entry}").bounding_box()
            assert 40 <= box["y"] <= 200


@pytest.mark.parametrize("width", [360, 1200])
def test_choosing_leaves_the_typed_text_and_the_results_in_view(browser: Any, width: int) -> None:
    with opened(browser, a_page(), viewport={"width": width, "height": 800}) as page:
        page.keyboard.press("/")
        page.keyboard.type("country:IQ")
        page.wait_for_function("() => location.hash === '#q=country:IQ'")
        assert 0 <= page.locator("#Query").bounding_box()["y"] < 700
        page.evaluate("scrollTo(0, 20000)")
        page.evaluate("document.querySelector('#Facets button').click()")
        assert 0 <= page.locator("#Count").bounding_box()["y"] < 700


def test_links_within_the_page_keep_what_is_filtered(browser: Any, small: Path) -> None:
    with opened(browser, small, "#place=SY") as page:
        page.click("#Chronology li.deadline a")
        assert page.evaluate("location.hash") == "#place=SY&at=plan-promise"
        assert page.evaluate("document.activeElement.id") == "plan-promise"
        page.click("nav >> text=Figures")
        assert page.evaluate("location.hash") == "#place=SY&at=Figures"
        assert "third" in ids(page)


def test_sources_are_named_in_each_entry_and_lead_to_their_list_and_back(browser: Any, small: Path) -> None:
    with opened(browser, small) as page:
        assert page.inner_text("#event-second .c") == "Note, in The Publisher, 1 May 2024"
        page.click("#event-second .c a >> nth=1")
        # The first entry cites the report first: it is number 1.
        assert page.evaluate("location.hash") == "#S1"
        assert page.inner_text("#S1").startswith("The Publisher, Report, 1 May 2024.")
        page.click("#S1 a >> text=entries")
        assert page.evaluate("location.hash") == "#source=s"


def test_possible_matches_of_a_period_are_marked_and_can_be_left_out(browser: Any, small: Path) -> None:
    with opened(browser, small, "#q=date:2023-06") as page:
        assert shown(page) == {"lasting": "certain", "second": "possible", "promise:announced": "possible"}
        mark = "(id) => getComputedStyle(document.querySelector(`#event-${id} .d`), '::after').content"
        assert page.evaluate(mark, "second") == '"possible match"'
        assert page.evaluate(mark, "lasting") == "none"
        assert "(2 only possibly)" in page.inner_text("#Count")
        page.check("#Certain")
        assert ids(page) == ["lasting"]


def test_a_period_is_chosen_by_pointing_at_bars(browser: Any, small: Path) -> None:
    with opened(browser, small) as page:
        first, last = page.locator(".bars button").first, page.locator(".bars button").last
        assert first.get_attribute("aria-label") == "Jan–Mar 2022: 1"
        first.hover()
        page.mouse.down()
        last.hover()
        page.mouse.up()
        assert page.evaluate("location.hash") == "#from=2022-01&to=2024-06"


@pytest.mark.parametrize(
    ("since", "until", "message"),
    [
        ("2024-13", "", "'2024-13' is no date here; there are twelve months"),
        ("2025", "2024", "the period ends before it begins"),
        ("early 2024", "", "'early 2024' is no date here; this page reads days, months and years"),
    ],
)
def test_a_period_that_cannot_be_read_is_refused(
    browser: Any, small: Path, since: str, until: str, message: str
) -> None:
    with opened(browser, small, f"#from={since}&to={until}") as page:
        assert message in page.inner_text("#Period-fault")
        assert "Not filtered" in page.inner_text("#Count")
        assert len(ids(page)) == 6


def test_the_keyboard_alone_reaches_filter_choices_bars_chart_and_entries(browser: Any, small: Path) -> None:
    with opened(browser, small) as page:
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip"
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "Chronology"
        page.keyboard.press("/")
        assert page.evaluate("document.activeElement.id") == "Query"
        page.keyboard.type("tag:uk")
        page.wait_for_function("() => location.hash.endsWith('q=tag:uk')")
        assert ids(page) == ["first"]
        page.keyboard.press("Escape")
        page.wait_for_function("() => !location.hash.includes('q=')")
        reached = set()
        for _ in range(80):
            page.keyboard.press("Tab")
            reached.add(
                page.evaluate("document.activeElement.closest('[id]')?.id + ' ' + document.activeElement.tagName")
            )
        parts = ("From INPUT", "To INPUT", "Histogram BUTTON", "Certain INPUT", "Facets BUTTON", "Drawing A")
        assert {*parts, "event-first A", "plan-promise A", "figure-troops A", "S1 A"} <= reached


def test_bars_and_chart_are_walked_with_the_arrow_keys(browser: Any, small: Path) -> None:
    with opened(browser, small) as page:
        page.focus(".bars button")
        page.keyboard.press("ArrowRight")
        page.keyboard.press("Enter")
        page.wait_for_function("() => location.hash === '#from=2022-04&to=2022-06'")
        page.keyboard.press("Shift+ArrowRight")
        page.wait_for_function("() => location.hash === '#from=2022-04&to=2022-09'")
        ask(page, "#=")
        page.wait_for_selector("#Drawing a[tabindex='0']")
        page.focus("#Drawing a[tabindex='0']")
        # The only situation comes first, then the events by family: violence, diplomacy.
        assert (
            page.evaluate("document.activeElement.querySelector('title').textContent")
            == "Lasting, since 2022 (deployment)"
        )
        page.keyboard.press("ArrowRight")
        assert (
            page.evaluate("document.activeElement.querySelector('title').textContent") == "First, 1 Mar 2022 (attack)"
        )
        page.keyboard.press("End")
        assert page.evaluate("document.activeElement.querySelector('title').textContent") == "✗ overdue: A promise"
        page.keyboard.press("Enter")
        page.wait_for_function("() => document.activeElement.id === 'plan-promise'")


def test_the_count_is_told_to_who_does_not_see_it(browser: Any, small: Path) -> None:
    with opened(browser, small) as page:
        assert page.get_attribute("#Count", "aria-live") == "polite"
        assert page.get_attribute("#Query-fault", "role") == "alert"
