"""The page as a file: all of the log as text, nothing of it as markup, and a policy that names what may run."""

import base64
import hashlib
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from tests.helpers import a_log, run, workspace_of
from timeline.export.page.contents import contents
from timeline.export.page.document import as_page
from timeline.query.question import Question
from timeline.telling.verdict_words import VERDICT_LABELS

ROOT = Path(__file__).parents[2]
HOSTILE = ROOT / "tests" / "browser" / "hostile.yaml"
DAY = "2025-03-18"
VOID = {"meta", "input", "rect", "path"}
HANDLERS = re.compile("^on")


class Parts(HTMLParser):
    """The elements of a page with their attributes, and the text of each entry with the numbers of its sources."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, str] = {}
        self.cited: dict[str, list[str]] = {}
        self.raw: dict[str, list[str]] = {"script": [], "style": [], "title": []}
        self._entry: str | None = None
        self._inside: str | None = None
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        self.elements.append((tag, named))
        if tag in ("li", "tr", "section", "footer"):
            self._entry = named.get("id")
        if tag in self.raw:
            self._inside = tag
            self.raw[tag].append("")

    def handle_endtag(self, tag: str) -> None:
        if tag == self._inside:
            self._inside = None

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.raw[self._inside][-1] += data
        elif self._entry:
            self.texts[self._entry] = self.texts.get(self._entry, "") + data
            if self.elements[-1][0] == "i":
                self.cited.setdefault(self._entry, []).append(data)


def page_of(log: str | Path, *arguments: str) -> str:
    done = run("page", "--log", str(log), "--as-of", DAY, *arguments)
    assert done.code == 0, done.err
    return done.out


def page_from(text: str, **filters: Any) -> str:
    return as_page(contents(workspace_of(text), Question(**filters)))


@pytest.fixture(scope="module")
def shipped() -> str:
    return page_of(ROOT / "events.yaml")


@pytest.fixture(scope="module")
def hostile() -> str:
    return page_of(HOSTILE)


def test_the_shipped_log_weighs_less_than_440_kilobytes(shipped: str) -> None:
    assert len(shipped.encode()) < 440 * 1024


def test_it_holds_every_event_plan_and_figure_with_its_title_and_a_source(shipped: str) -> None:
    parts = Parts(shipped)
    texts = parts.texts
    listed = json.loads(run("list", "--format", "json", "--as-of", DAY, "--log", str(ROOT / "events.yaml")).out)
    assert len(listed["events"]) > 150
    for event in listed["events"]:
        assert " ".join(event["title"].split()) in texts[f"event-{event['id']}"]
        assert parts.cited[f"event-{event['id']}"] or not event["sources"]
    plans = json.loads(run("plans", "--format", "json", "--as-of", DAY, "--log", str(ROOT / "events.yaml")).out)
    for plan in plans["plans"]:
        assert plan["title"] in texts[f"plan-{plan['id']}"]
        assert VERDICT_LABELS[plan["verdict"]] in texts[f"plan-{plan['id']}"]
    figures = json.loads(run("figures", "--format", "json", "--as-of", DAY, "--log", str(ROOT / "events.yaml")).out)
    assert {f"figure-{point['id']}" for series in figures["series"] for point in series["points"]} <= set(texts)


def test_the_policy_names_the_one_script_and_the_one_style_and_nothing_else(shipped: str) -> None:
    parts = Parts(shipped)
    policy = next(a["content"] for tag, a in parts.elements if a.get("http-equiv") == "Content-Security-Policy")
    script, style = parts.raw["script"][-1], parts.raw["style"][0]
    digest = {
        name: base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        for name, text in (("script", script), ("style", style))
    }
    assert policy == (
        f"default-src 'none'; script-src 'sha256-{digest['script']}'; style-src 'sha256-{digest['style']}'; "
        "base-uri 'none'; form-action 'none'"
    )
    assert len(parts.raw["script"]) == 2
    assert len(parts.raw["style"]) == 1


@pytest.mark.parametrize("which", ["shipped", "hostile"])
def test_nothing_of_a_log_is_markup(which: str, request: pytest.FixtureRequest) -> None:
    page = request.getfixturevalue(which)
    parts = Parts(page)
    known = {tag for tag, _ in Parts(page_from("events: []")).elements}
    written = {"li", "ol", "ul", "h3", "h4", "b", "i", "a", "bdi", "cite", "span", "strong", "code"}
    written |= {"table", "thead", "tbody", "tr", "th", "td", "svg", "rect", "path"}
    assert {tag for tag, _ in parts.elements} <= known | written
    for tag, attributes in parts.elements:
        assert not any(HANDLERS.match(name) for name in attributes), (tag, attributes)
        assert "style" not in attributes
        assert "src" not in attributes
        if "href" in attributes:
            assert re.match(r"#|https?://", attributes["href"] or ""), attributes
    assert len(parts.raw["script"]) == 2


def test_hostile_text_stands_there_as_it_is_with_hidden_characters_made_visible(hostile: str) -> None:
    parts = Parts(hostile)
    event = parts.texts["event-constructor"]
    assert "<script>alert(11)</script>⟨U+202E⟩␇ ␛[31m </script>" in event
    assert "<img src=x onerror=alert(12)>" in event
    assert "&amp; <!--" in event
    assert "\u202e" not in hostile
    assert "\u2028" not in hostile
    assert parts.raw["title"] == [
        '<script>alert(1)</script> & "quotes" </title><img src=x onerror=alert(2)> $policy ${title}'
    ]


def test_only_addresses_of_the_web_are_links(hostile: str) -> None:
    links = [a for tag, a in Parts(hostile).elements if tag == "a" and not (a["href"] or "").startswith("#")]
    assert [link["href"] for link in links] == [
        "https://example.org/'%3E%3Cimg%7Csrc=%5Bx%5Donerror=alert(14)%3E",
        "https://example.org/a?b=c&d=e",
        "https://example.org/a?b=(onmouseover=alert(7))",
    ]
    assert all(link["rel"] == "noreferrer noopener" for link in links)


def test_the_data_are_json_that_cannot_end_their_element(hostile: str) -> None:
    text = Parts(hostile).raw["script"][0]
    assert not set(text) & {"<", ">", "&", "\u2028", "\u2029"}
    data = json.loads(text)
    assert ["a", "", [1], "<script>alert(8)</script>", "␀nul", "</script><!--"] in data["actors"]


def test_it_is_the_same_for_the_same_log_and_day() -> None:
    assert page_of(HOSTILE) == page_of(HOSTILE)


def test_with_filters_it_holds_what_the_list_lists_and_says_so() -> None:
    log = str(ROOT / "events.yaml")
    page = page_of(ROOT / "events.yaml", "country:IQ type:agreement", "--from", "2024")
    listed, whole = (
        json.loads(
            run("list", "country:IQ type:agreement", *period, "--format", "json", "--as-of", DAY, "--log", log).out
        )["events"]
        for period in (("--from", "2024"), ())
    )
    anchors = [a["id"] or "" for tag, a in Parts(page).elements if tag == "li" and "id" in a and a.get("class")]
    ids = [anchor.removeprefix("event-") for anchor in anchors]
    assert sorted(ids) == sorted(event["id"] for event in listed)
    # A page is one chronology: what began before the period is not apart.
    assert ids == [event["id"] for event in whole if event["id"] in ids]
    assert (
        "<p class=about>This page holds a part of the log: <strong>Iraq, agreements, from 2024</strong>. "
        f"It has {len(listed)} events, as of <strong>18 Mar 2025</strong>.</p>"
    ) in page


ONE = """
timeline: {title: One, covers: 2024}
events:
  - {id: e, date: 2024, title: First, type: attack, places: [IQ]}
  - {id: f, date: 2024-02, title: Second, type: law}
plans: [{id: p, title: P, kind: intention, announced: 2024-01-05, deadline: 2024-06, places: [IQ]}]
figures: [{id: n, subject: {text: losses}, measure: dead, unit: people, as_of: 2024, value: 5, places: [IQ]}]
"""
TWO = "timeline: {title: Two <b>, covers: 2025}\nevents: [{id: e, date: 2025, title: Third, type: law}]"
DAY_SAID = "as of <strong>18 Mar 2025</strong>"


@pytest.mark.parametrize(
    ("logs", "asked", "said"),
    [
        ([ONE], [], f"This page holds all of the log: 2 events, 2 dates of plans, 1 plan and 1 figure, {DAY_SAID}."),
        (
            [ONE, TWO],
            [],
            "This page holds all of 2 logs, <bdi>“One” and “Two &lt;b&gt;”</bdi>: "
            f"3 events, 2 dates of plans, 1 plan and 1 figure, {DAY_SAID}.",
        ),
        (
            [ONE],
            ["--country", "Iraq", "--type", "violence", "--to", "2024-03"],
            "This page holds a part of the log: <strong>Iraq, violence, up to March 2024</strong>. "
            f"It has 1 event, {DAY_SAID}.",
        ),
        (
            [ONE, TWO],
            ["--on", "2024-02", "--certain"],
            "This page holds a part of 2 logs, <bdi>“One” and “Two &lt;b&gt;”</bdi>: "
            f"<strong>in February 2024, certain matches only</strong>. It has 1 event, {DAY_SAID}.",
        ),
        ([ONE], ["--from", "2030"], f"Nothing in the log answers <strong>from 2030</strong>, {DAY_SAID}."),
        (["timeline: {title: T, covers: 2024}"], [], f"There is nothing in the log, {DAY_SAID}."),
    ],
)
def test_its_first_sentence_says_in_words_what_it_holds(logs: list[str], asked: list[str], said: str) -> None:
    first, *more = map(a_log, logs)
    page = page_of(first, *(word for log in more for word in ("--log", log)), *asked)
    assert re.findall(r"<p class=about>(.*?)</p>", page)[0] == said


@pytest.mark.parametrize(
    ("license", "said"),
    [
        ("CC BY 4.0", "Licence: CC BY 4.0."),
        ("https://l.example/by", '<a class=address href="https://l.example/by"'),
        (None, "as of 1 Jan 2026.</p>"),
    ],
)
def test_it_says_how_to_cite_it_and_under_which_licence(license: str | None, said: str) -> None:
    given = f", license: '{license}'" if license else ""
    workspace = workspace_of(f"timeline: {{title: T, covers: 2000/2025, editors: [A. <One>, B]{given}}}")
    (footer,) = re.findall("<footer>(.*)</footer>", as_page(contents(workspace, Question())))
    assert "<p>Cite as: <bdi>A. &lt;One&gt;, B, T (log of 2000 – 2025)</bdi>, as of 1 Jan 2026." in footer
    assert said in footer


def test_the_licence_is_named_as_one_beside_the_editors() -> None:
    """“Edited by the maintainers, MIT.” reads as the place where they work."""
    page = as_page(
        contents(workspace_of("timeline: {title: T, covers: 2000/2025, editors: [A], license: MIT}"), Question())
    )
    assert "The log follows <strong>2000 – 2025</strong>, edited by A. Licence: MIT.</p>" in page
    linked = workspace_of("timeline: {title: T, covers: 2000/2025, license: 'https://l.example/by'}")
    assert "2000 – 2025</strong>. Licence: https://l.example/by</p>" in as_page(contents(linked, Question()))


def test_an_answer_without_entries_is_still_a_page_that_says_why() -> None:
    page = page_from("events: [{id: e, date: 2024, title: T, type: other}]", since=("2025",))
    assert "No event or date of a plan answers." in page
    assert "<p class=about>Nothing in the log answers <strong>from 2025</strong>, as of" in page
    assert "alone finds" not in page


def test_an_answer_without_entries_tells_what_each_filter_finds_without_options_of_the_command() -> None:
    page = page_from(
        """
events:
  - {id: e, date: 2024, title: T, type: law, places: [IQ]}
  - {id: f, date: 2024, title: U, type: law, places: [IQ]}
  - {id: g, date: 2023, title: V, type: attack, places: [SY]}
""",
        since=("2025",),
        until=("2025-06",),
        types=("attack",),
        queries=("country:IQ",),
        certain=True,
    )
    told = re.findall("<p class=about>(.*?)</p>", page)
    assert [line for line in told if "filter" in line or "possible" in line] == [
        "The filter “from 2025 to June 2025” alone finds nothing.",
        "The filter “attacks” alone finds 1 row.",
        "The filter “Iraq” alone finds 2 rows.",
        "What is only possible is left out.",
    ]
    assert "--" not in "".join(told)


def test_a_vague_date_stays_as_vague_as_it_is() -> None:
    page = page_from(
        """
events:
  - {id: early, date: early 2022, title: A, type: other}
  - {id: since, date: 2014/.., title: B, type: other}
  - {id: until, date: ../2019, title: C, type: other}
  - {id: now, date: /.., title: D, type: other, checked: 2025-01-01}
"""
    )
    texts = Parts(page).texts
    assert texts["event-early"].startswith("early 2022")
    assert texts["event-since"].startswith("since 2014")
    assert texts["event-until"].startswith("until 2019")
    assert texts["event-now"].startswith("ongoing")


def test_of_two_logs_with_one_id_both_entries_can_be_linked_to() -> None:
    one = a_log("timeline: {title: One, covers: 2024}\nevents: [{id: e, date: 2024, title: First, type: other}]")
    two = a_log("timeline: {title: Two, covers: 2025}\nevents: [{id: e, date: 2025, title: Second, type: other}]")
    texts = Parts(page_of(one, "--log", two)).texts
    assert "First" in texts["event-e"]
    assert "Second" in texts["event-e~2"]


def test_a_plan_that_recurs_stands_there_once_with_its_last_occurrences() -> None:
    page = page_from(
        """
actors: {a: {name: A}}
plans:
  - {id: monthly, title: Report, kind: commitment, announced: 2020-01-01, by: [a], deadline: 2020-01-31, every: 1 month}
"""
    )
    text = Parts(page).texts["plan-monthly"]
    # 31 January 2020 is number 0; by 1 January 2026 numbers 0 to 71 are over, and number 72 lies ahead.
    assert "overdue no. 0" in text
    assert "60 other occurrences, before these, are not told here." in text
    assert "no. 60" not in text
    assert "overdue no. 61" in text
    assert "ahead no. 72" in text


def test_figures_in_words_have_no_scale() -> None:
    page = page_from(
        """
actors: {a: {name: A}}
figures:
  - {id: said, subject: a, measure: attacks suffered, unit: attacks, as_of: 2020, words: dozens}
"""
    )
    assert "<h3>A: attacks suffered</h3>" in page
    assert "dozens of attacks" in page
    assert "Range" not in re.findall("<table>.*?</table>", page, re.DOTALL)[0]


def test_ranges_are_drawn_on_a_scale_that_begins_at_0_or_below() -> None:
    page = page_from(
        """
actors: {a: {name: A}}
figures:
  - {id: both, subject: a, measure: change, unit: degrees, as_of: 2020, low: -20, high: 10}
  - {id: least, subject: a, measure: change, unit: degrees, as_of: 2021, low: 40}
  - {id: one, subject: a, measure: change, unit: degrees, as_of: 2022, value: 10}
"""
    )
    assert "Range <span class=scale>-20 to 40</span>" in page
    # 120 units stand for 60 degrees, so 2 units for each; everything is drawn 3 units from the edge.
    assert '<rect class="bar" x=3.0 y=5 width=60.0 height=6 /><path d="M3 3v10M63 3v10"/>' in page
    assert '<rect class="bar noright" x=123.0 y=5 width=10.0 height=6 /><path d="M123 3v10"/>' in page
    assert '<svg aria-hidden=true><path d="M63 3v10M63 3v10"/></svg>' in page
