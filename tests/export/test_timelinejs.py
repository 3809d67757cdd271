"""The chronology for TimelineJS: only what is known of a date, its words, and texts that cannot be markup."""

import json
from typing import Any

import pytest

from tests.helpers import a_log, run

HEAD = "timeline: {title: A log, covers: 2014/2025-03-18}\n"


def told(text: str, *args: str, head: str = HEAD) -> tuple[dict[str, Any], str]:
    """The document, and what was said besides."""
    done = run("list", "--log", a_log(head + text), "--as-of", "2025-03-18", "-f", "timelinejs", *args)
    assert done.code == 0, done.err
    return json.loads(done.out), done.err


def slides(text: str, *args: str, head: str = HEAD) -> dict[str, Any]:
    return {slide["unique_id"]: slide for slide in told(text, *args, head=head)[0]["events"]}


def event(date: str, more: str = "") -> str:
    return f"events:\n  - {{id: it, title: It, type: other, date: {date}{more}}}\n"


def date(year: int, *rest: int) -> dict[str, int]:
    return dict(zip(("year", "month", "day"), (year, *rest), strict=False))


@pytest.mark.parametrize(
    ("written", "start", "end", "shown"),
    [
        ("2024-09-27", date(2024, 9, 27), None, "27 Sep 2024"),
        ("2024-09", date(2024, 9), None, "Sep 2024"),
        ("2024", date(2024), None, "2024"),
        ("2024-02", date(2024, 2), None, "Feb 2024"),
        ("circa May 2023", date(2023, 5), None, "c. May 2023"),
        ("2015?", date(2015), None, "possibly 2015"),
        # Somewhere in a stretch: no more of its ends than is known.
        ("early 2022", date(2022, 1), date(2022, 4), "early 2022"),
        ("late January 2024", date(2024, 1, 21), date(2024, 1, 31), "late Jan 2024"),
        ("winter 2023/24", date(2023, 12), date(2024, 2), "winter 2023/24"),
        ("the 1990s", date(1990), date(1999), "1990s"),
        ("between 2014 and 2019", date(2014), date(2019), "between 2014 and 2019"),
        # It lasted.
        ("2014/2019-03-23", date(2014), date(2019, 3, 23), "2014 – 23 Mar 2019"),
        ("2014/..", date(2014), None, "since 2014"),
        ("2014/", date(2014), None, "2014 – ?"),
        ("'[2020..]'", date(2020), None, "2020 or later"),
        # Nothing is known of its beginning: it stands at its end.
        ("by September 2024", date(2024, 9), None, "by Sep 2024"),
        ("../2019", date(2019), None, "until 2019"),
        ("/2019-05", date(2019, 5), None, "? – May 2019"),
        ("'[..2024-01-15]'", date(2024, 1, 15), None, "by 15 Jan 2024"),
        # Several dates, or one of several.
        ("'{2015,2017-03}'", date(2015), date(2017, 3), "2015 and Mar 2017"),
        ("'[2015,2017]'", date(2015), date(2017), "2015 or 2017"),
        ("'{..2015,2017-03}'", date(2017, 3), None, "{..2015,2017-03}"),
        # Far from today.
        ("'-0043'", date(-43), None, "44 BCE"),
        ("'-0043-03-15'", date(-43, 3, 15), None, "15 Mar 44 BCE"),
        ("'0000'", date(0), None, "1 BCE"),
    ],
)
def test_a_date_holds_only_what_is_known(written: str, start: Any, end: Any, shown: str) -> None:
    slide = slides(event(written))["it"]
    assert (slide["start_date"], slide.get("end_date"), slide["display_date"]) == (start, end, shown)


@pytest.mark.parametrize("written", ["/..", "XXXX-12-25"])
def test_entries_without_a_place_in_time_are_left_out_and_reported(written: str) -> None:
    more = ", checked: 2025-01-01"
    document, said = told(event(written, more))
    assert document["events"] == []
    assert "note: 1 row left out: neither a beginning nor an end is known\n" in said


def test_an_open_start_says_why_it_stands_where_it_stands() -> None:
    late = "<p>Nothing is known of its beginning: it stands at its end.</p>"
    assert late in slides(event("../2019"))["it"]["text"]["text"]
    assert late not in slides(event("2014/2019"))["it"]["text"]["text"]


@pytest.mark.parametrize(
    ("written", "scale"),
    [("2024", "human"), ("Y-271820", "human"), ("Y-271821", "cosmological"), ("Y-17E7", "cosmological")],
)
def test_years_that_it_cannot_count_in_days_make_a_time_line_of_years(written: str, scale: str) -> None:
    assert told(event(written))[0]["scale"] == scale


@pytest.mark.parametrize(("year", "scale"), [(12024, "human"), (275759, "human"), (275760, "cosmological")])
def test_a_deadline_may_lie_beyond_the_calendar(year: int, scale: str) -> None:
    document, _ = told(f"plans: [{{id: p, title: P, kind: threat, announced: 2024, deadline: Y{year}}}]")
    assert document["scale"] == scale
    assert document["events"][-1]["start_date"] == {"year": year}
    assert document["events"][-1]["display_date"] == f"Y{year}"


PLANS = """
actors: {us: {name: United States}, iraq: {name: Iraq}}
sources: {joint: {title: Joint statement, publisher: State Department, date: 2024-09-27}}
plans:
  - {id: ends, title: The mission ends, kind: legal-requirement, announced: 2024-09-27, by: [us], to: [iraq],
     places: [IQ], deadline: by September 2025, sources: [joint],
     revisions: [{date: 2024-11, deadline: 2025-10}, {date: 2025-01-05, deadline: 2025-12}],
     outcome: {date: 2025-03, result: partly-met}}
  - {id: report, title: A report, kind: commitment, announced: 2024, deadline: 2024-06-30, every: 6 months}
"""


def test_the_dates_of_plans_stand_in_a_group_of_their_own() -> None:
    found = slides(PLANS)
    assert {name: (slide["start_date"], slide["display_date"]) for name, slide in found.items()} == {
        "report.announced": (date(2024), "2024"),
        "report.deadline.0": (date(2024, 6, 30), "30 Jun 2024"),
        "ends.announced": (date(2024, 9, 27), "27 Sep 2024"),
        "ends.moved.1": (date(2024, 11), "Nov 2024"),
        "report.deadline.1": (date(2024, 12, 30), "30 Dec 2024"),
        "ends.moved.2": (date(2025, 1, 5), "5 Jan 2025"),
        "ends.outcome": (date(2025, 3), "Mar 2025"),
        "report.deadline.2": (date(2025, 6, 30), "30 Jun 2025"),
        "ends.deadline": (date(2025, 12), "Dec 2025"),
    }
    assert {slide["group"] for slide in found.values()} == {"Plans"}
    assert found["ends.deadline"]["text"]["headline"] == "Deadline: The mission ends"
    assert found["ends.announced"]["text"] == {
        "headline": "Required by law: The mission ends",
        "text": "<p>legal requirement · Iraq · United States, Iraq</p>"
        "<p><small>State Department, Joint statement, 27 Sep 2024</small></p>",
    }
    assert "<p>deadline by Sep 2025 → Oct 2025, 1 month later</p>" in found["ends.moved.1"]["text"]["text"]
    assert "<p>8 to over 9 months before the third deadline</p>" in found["ends.outcome"]["text"]["text"]


def test_a_deadline_with_an_open_start_stands_in_its_last_unit() -> None:
    plan = "plans: [{id: p, title: P, kind: demand, announced: 2024, deadline: by September 2025}]"
    deadline = slides(plan)["p.deadline"]
    assert (deadline["start_date"], deadline["display_date"]) == (date(2025, 9), "by Sep 2025")


def test_hedges_stand_in_words() -> None:
    more = """, status: claimed, summary: What was said., places: [IQ],
     disputed: [{field: date, value: 2023}, {field: places, value: SY}]"""
    text = slides(event("2024", more), "--from", "2024-03")["it"]["text"]["text"]
    assert text.startswith(
        "<p><em>possibly in this period; claimed; disputed: date, places</em></p>"
        "<p>What was said.</p><p>other · Iraq</p>"
    )
    assert slides(event("2024"))["it"]["text"]["text"] == "<p>other</p>"


def test_families_are_the_groups() -> None:
    text = """
types: {raid: {name: "<b>Raid</b>", family: violence}}
events:
  - {id: a, title: A, type: raid, date: 2024-01}
  - {id: b, title: B, type: mission-end, date: 2024-02}
"""
    assert {name: slide["group"] for name, slide in slides(text).items()} == {"a": "Violence", "b": "Forces"}


def test_the_title_is_that_of_the_log() -> None:
    head = "timeline: {title: A <log>, description: What it is for., covers: 2014/2025-03-18}\n"
    assert told(event("2024"), head=head)[0]["title"] == {
        "unique_id": "title.slide",
        "text": {
            "headline": "A &lt;log&gt;",
            "text": "<p>What it is for.</p><p>As known on 18 Mar 2025; log follows 2014 – 18 Mar 2025.</p>",
        },
        "autolink": False,
    }


def test_sources_are_links_only_to_the_web() -> None:
    text = r"""
sources:
  web: {title: "A & B", url: "https://example.org/?a=1&b=2"}
events:
  - {id: it, title: It, type: other, date: 2024, sources: [web]}
"""
    assert (
        '<a href="https://example.org/?a=1&amp;b=2" rel="noreferrer noopener">A &amp; B</a>'
        in slides(text)["it"]["text"]["text"]
    )


HOSTILE = r"""
sources: {web: {title: "<img src=x onerror=alert(1)>", publisher: "mail@example.org www.example.org"}}
events:
  - {id: it, type: other, date: 2024, sources: [web], tags: [x],
     title: "<script>alert(2)</script> \"quoted\" &lt;b&gt; \e[31m\u202e", summary: "a < b\r\n</p><iframe src=x>"}
"""


def test_texts_of_a_log_are_no_markup() -> None:
    slide = slides(HOSTILE)["it"]
    assert slide["text"]["headline"] == (
        '&lt;script&gt;alert(2)&lt;/script&gt; "quoted" &amp;lt;b&amp;gt; ␛[31m⟨U+202E⟩'
    )
    assert slide["text"]["text"] == (
        "<p>a &lt; b &lt;/p&gt;&lt;iframe src=x&gt;</p><p>other</p>"
        "<p><small>mail@example.org www.example.org, &lt;img src=x onerror=alert(1)&gt;</small></p>"
    )
    assert slide["autolink"] is False


def test_entries_of_several_logs_may_have_one_id() -> None:
    logs = [a_log(f"timeline: {{title: {name}, covers: 2014/2025-03-18}}\n{event('2024')}") for name in ("A", "B")]
    done = run("list", "--log", logs[0], "--log", logs[1], "--as-of", "2025-03-18", "-f", "timelinejs")
    document = json.loads(done.out)
    assert [slide["unique_id"] for slide in document["events"]] == ["it.1", "it.2"]
    assert document["title"]["text"]["headline"] == "A · B"
