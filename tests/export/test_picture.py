"""The chart as SVG: well-formed whatever a log says, nothing cut, nothing that runs or loads, shapes in proportion."""

import itertools
import re
import xml.etree.ElementTree as ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers import workspace_of
from tests.render.test_hostile_text import LONG, NEVER, TEXTS, WIDE, hostile_log
from timeline.export.picture.drawing import A4, PAGE, Picture, as_svg
from timeline.export.picture.lane_shapes import PLAIN, PLAN, VIOLENT
from timeline.export.picture.svg import text_width, wrapped
from timeline.query.question import Question
from timeline.reports.lanes import lanes
from timeline.telling.chart import head_of

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = {
    "script": "<script>alert(1)</script>",
    "cdata": "]]><script/>",
    "entity": "&amp; &lt; &#0; &bogus;",
    "quotes": '"\' onload="x"',
    "comment": "--> <!-- x",
    "not-xml": "a\ufffeb\uffffc",
    **{name: text for name, (text, _) in TEXTS.items()},
}


def drawn(log: str, by: str = "kind", limit: int | None = None, page: int | None = None, **filters: object) -> Picture:
    workspace = workspace_of(log, as_of="2025-03-18")
    question = Question(**filters)  # type: ignore[arg-type]
    answer = lanes(workspace, question, by, limit)  # type: ignore[arg-type]
    return as_svg(answer, workspace, head_of(answer, workspace, question), page)


def picture(log: str, by: str = "kind", **filters: object) -> tuple[str, ElementTree.Element]:
    """The chart of a log, and the same read by a parser."""
    text = drawn(log, by, **filters).text  # type: ignore[arg-type]
    return text, ElementTree.fromstring(text)


def legend_of(log: str, by: str = "kind") -> str:
    """The legend, which begins with the line of the last day that the log has followed."""
    _, root = picture(log, by)
    lines = [" ".join(part.text or "" for part in text) for text in root.iter(f"{SVG}text")]
    return next(line for line in lines if line.startswith("dotted line: "))


def words_of(root: ElementTree.Element) -> str:
    """The text that is drawn, without the spaces at which lines break."""
    return "".join("".join(text.itertext()) for text in root.iter(f"{SVG}text")).replace(" ", "")


@pytest.mark.parametrize("name", HOSTILE)
def test_text_of_a_log_is_only_text(name: str) -> None:
    log = hostile_log(HOSTILE[name]).replace(
        "events:\n", "events:\n  - {id: war, date: 2024/.., title: War, type: own}\n"
    )
    text, root = picture(log)
    tags = {element.tag.removeprefix(SVG) for element in root.iter()}
    assert tags <= {
        *("svg", "title", "desc", "rect", "defs", "linearGradient", "stop", "g", "text", "tspan", "line", "path"),
        "circle",
    }
    assert not any(attribute.startswith("on") or "href" in attribute for e in root.iter() for attribute in e.attrib)
    assert not NEVER & set(text)
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", text)
    shown = TEXTS[name][1] if name in TEXTS else None
    if shown is not None:
        assert "".join(shown.split()) in "".join(words_of(root).split())


def test_it_needs_nothing_from_outside() -> None:
    text, root = picture(hostile_log("plain"))
    assert set(re.findall(r"https?://[^\"]*", text)) == {"http://www.w3.org/2000/svg"}
    assert not re.search(r"<(style|script|image|use|foreignObject)|@import|url\((?!#)", text)
    assert root.find(f"{SVG}title") is not None
    description = root.find(f"{SVG}desc")
    assert description is not None
    assert "as of 18 Mar 2025" in "".join(description.itertext())


@pytest.mark.parametrize("title", [LONG, WIDE, "word " * 60 + "end"])
def test_a_long_title_is_wrapped_and_never_cut(title: str) -> None:
    log = f"events: [{{id: e, date: 2024/.., title: {title.strip()}, type: battle}}]"
    _, root = picture(log)
    assert title.replace(" ", "") in words_of(root)
    width = float(root.attrib["width"])
    for element in root.iter(f"{SVG}tspan"):
        size = 13.0
        assert float(element.attrib["x"]) + text_width(element.text or "", 1) <= width * size
    assert float(root.attrib["height"]) >= max(float(e.attrib["y"]) for e in root.iter(f"{SVG}text"))


LOG = """
timeline: {title: A log, covers: 2021/2021-12-31}
events:
  - {id: war, date: 2021-04-01/2021-06-29, title: They fight, type: battle}
  - {id: siege, date: 2021-04/2021-06-29, title: They besiege, type: battle}
  - {id: march, date: 2021-04-01/2021-05, title: They march, type: law}
  - {id: short, date: 2021-05/2021-05, title: Not for long, type: law}
  - {id: raid, date: 2021-05-16, title: A raid, type: attack}
  - {id: vague, date: 2021-04, title: A vague raid, type: attack}
plans:
  - {id: talks, title: They talk, kind: commitment, announced: 2021-04-01, deadline: 2021-06-29,
     outcome: {date: 2021-05-16, result: not-met}}
"""


def boxes(root: ElementTree.Element) -> set[tuple[float, float]]:
    """The start and the end of each coloured box."""
    found = [e.attrib for e in root.iter(f"{SVG}rect") if e.attrib.get("fill") not in ("#ffffff", "none")]
    return {(float(a["x"]), round(float(a["x"]) + float(a["width"]), 1)) for a in found}


def test_days_stand_in_proportion() -> None:
    """100 days from 22 March to 29 June; 398.4 wide from 276.4 to 664: 3.9 a day (the label is 258.4 - 8 wide)."""
    _, root = picture(LOG, since=("2021-03-22",), until=("2021-06-29",))
    left, right = 8 + (680 * 0.38 - 8) + 14, 680 - 16
    day = (right - left) / 100
    assert left + 10 * day == pytest.approx(311.4, abs=0.2)

    def at(days: float) -> float:
        return round(left + days * day, 1)

    found = boxes(root)
    near = [
        (at(10), at(100)),  # it lasts from 1 April on
        (at(10), at(39)),  # soft through April but its last day, from which it lasts
        (at(39), at(100)),
        (at(41), at(71)),  # soft after the first day of May, which is certain
        (at(40), at(55.5)),  # begun and over in May: the likeliest days lie in the middle
        (at(55.5), at(71)),
        (at(10), at(40)),  # one unknown day in April
        (at(99), at(100)),  # a deadline on 29 June
    ]
    for start, end in near:
        assert any(abs(a - start) <= 0.2 and abs(b - end) <= 0.2 for a, b in found), (start, end, found)
    (raid,) = root.iter(f"{SVG}circle")
    assert float(raid.attrib["cx"]) == pytest.approx(left + 55.5 * day, abs=0.2)


def test_marks_are_named_and_verdicts_are_words() -> None:
    _, root = picture(LOG)
    names = {"".join(title.itertext()) for group in root.iter(f"{SVG}g") for title in group.findall(f"{SVG}title")}
    assert names == {"A raid, 16 May 2021", "A vague raid, Apr 2021"}
    assert "notmet·deadline29Jun2021" in words_of(root)


def test_captions_have_no_ids() -> None:
    text, _ = picture(LOG.replace("id: ", "id: own-"))
    assert "own-" not in text


def events_on(*dates: str, type: str = "attack") -> str:
    events = "".join(
        f"  - {{id: e{n}, date: {date!r}, title: Raid {n}, type: {type}}}\n" for n, date in enumerate(dates)
    )
    return f"timeline: {{title: A log, covers: 2021}}\nevents:\n{events}"


def numbers_in(root: ElementTree.Element) -> list[str]:
    """The numbers that are drawn in the lanes."""
    return [text.text or "" for text in root.iter(f"{SVG}text") if (text.text or "").isdigit() and len(text) == 0]


def test_events_that_meet_are_counted_and_all_are_named() -> None:
    _, root = picture(events_on(*["2021-05-16"] * 9))
    (name,) = ("".join(title.itertext()) for g in root.iter(f"{SVG}g") for title in g.findall(f"{SVG}title"))
    assert all(f"Raid {n}, 16 May 2021" in name for n in range(9))
    assert len(list(root.iter(f"{SVG}circle"))) == 1
    assert "9" in numbers_in(root)


def test_many_events_are_columns_with_their_numbers() -> None:
    """Twelve on a day, three on another, and two that may lie anywhere from June to August."""
    log = events_on(*["2021-05-16"] * 12, *["2021-09-16"] * 3, *["[2021-06..2021-08]"] * 2)
    _, root = picture(log, since=("2021",), until=("2021",))
    assert not list(root.iter(f"{SVG}circle"))
    columns = [e.attrib for e in root.iter(f"{SVG}rect") if e.attrib.get("fill") == VIOLENT]
    certain = [float(column["height"]) for column in columns if "fill-opacity" not in column]
    pale = [float(column["height"]) for column in columns if "fill-opacity" in column]
    assert certain == [24, 6]
    # 92 days of 365 are 97.7 of 387.6, from 160.4 on: the columns of 12 from the 14th to the 22nd.
    assert pale == [14] * 9
    assert [number for number in numbers_in(root) if number in ("12", "3", "2")] == ["12", "3", *["2"] * 9]
    names = ["".join(title.itertext()) for g in root.iter(f"{SVG}g") for title in g.findall(f"{SVG}title")]
    assert [name.count("Raid") for name in names] == [12, 3, 2]


@pytest.mark.parametrize(("type", "colour"), [("attack", VIOLENT), ("law", PLAIN), ("deployment", PLAIN)])
def test_red_is_violent(type: str, colour: str) -> None:
    log = events_on("2021-05-16", "2021-06/2021-09", "2021-11", type=type)
    text, _ = picture(log)
    assert colour in text
    assert ({VIOLENT, PLAIN} - {colour}).isdisjoint(re.findall("#[0-9a-f]{6}", text))
    assert ("red: violent" in legend_of(log)) is (colour == VIOLENT)


@pytest.mark.parametrize(
    ("result", "colour"), [("met", PLAN), ("dropped", PLAN), ("superseded", PLAN), ("not-met", VIOLENT)]
)
def test_red_is_missed(result: str, colour: str) -> None:
    more = ", superseded_by: other" if result == "superseded" else ""
    log = f"""
timeline: {{title: A log, covers: 2021}}
plans:
  - {{id: talks, title: They talk, kind: commitment, announced: 2021-04-01, deadline: 2021-06-29,
     outcome: {{date: 2021-05-16, result: {result}{more}}}}}
  - {{id: other, title: They talk more, kind: commitment, announced: 2021-04-02, deadline: 2021-06-30}}
"""
    text, _ = picture(log)
    assert (VIOLENT in text) is (colour == VIOLENT)
    assert ("red: not met" in legend_of(log)) is (colour == VIOLENT)


def test_the_legend_has_what_was_drawn_and_nothing_else() -> None:
    assert legend_of(events_on("2021-05-16", "2021-07", type="law")) == (
        "dotted line: followed until 31 Dec 2021; a disc: a day; a pale bar: one day in these"
    )
    assert legend_of(LOG) == (
        "dotted line: followed until 31 Dec 2021; a bar: it lasts; "
        "a slope of colour: it begins or ends in these days; a disc: a day; a pale bar: one day in these; "
        "◇ announced or changed; ▭ deadline in these days; a cross: not met; red: violent or not met"
    )


def test_an_earlier_deadline_is_a_hollow_box_joined_to_the_one_in_force() -> None:
    # 365 days: the first deadline on the 60th, moved to the 300th; the picture is as wide for each day.
    log = """
timeline: {title: A log, covers: 2021}
plans:
  - {id: talks, title: They talk, kind: commitment, announced: 2021-01-01, deadline: 2021-03-01,
     revisions: [{date: 2021-02-01, deadline: 2021-10-27}]}
"""
    _, root = picture(log, since=("2021",), until=("2021",))
    boxes = [box for box in root.iter(f"{SVG}rect") if box.get("stroke") == PLAN]
    assert [box.get("fill") for box in boxes] == ["#ffffff", "#d5e6e6"]
    earlier, current = ([float(box.get(key) or 0) for key in ("x", "width")] for box in boxes)
    (way,) = [
        line for line in root.iter(f"{SVG}line") if line.get("stroke") == PLAN and not line.get("stroke-dasharray")
    ]
    assert [float(way.get(end) or 0) for end in ("x1", "x2")] == pytest.approx([sum(earlier), current[0]], abs=0.2)
    assert "deadline1Mar2021→27Oct2021" in words_of(root)
    assert "a hollow box: earlier deadline; a line with an arrow: deadline moved" in legend_of(log)


MANY = "timeline: {title: A log, covers: 2021}\nevents:\n" + "".join(
    f"  - {{id: e{n}, date: 2021-0{1 + n % 8}/.., title: Situation {n}x, type: battle}}\n" for n in range(90)
)


def test_long_charts_are_split_into_pages_between_lanes() -> None:
    whole = drawn(MANY)
    assert whole.pages > 1
    root = ElementTree.fromstring(whole.text)
    assert (root.attrib["width"], root.attrib["height"]) == (str(A4), str(whole.pages * PAGE))
    for group in root.iter(f"{SVG}g"):
        heights = [float(e.attrib["y"]) for e in group.iter() if "y" in e.attrib]
        assert len({int(height // PAGE) for height in heights}) == 1


def test_each_page_alone_fits_a4_and_says_what_it_shows() -> None:
    pages = drawn(MANY).pages
    seen: list[str] = []
    for number in range(1, pages + 1):
        root = ElementTree.fromstring(drawn(MANY, page=number).text)
        assert root.attrib["viewBox"] == f"0 {(number - 1) * PAGE} {A4} {PAGE}"
        places = [float(e.attrib["y"]) for e in root.iter() if "y" in e.attrib]
        assert min(places) >= (number - 1) * PAGE
        assert max(places) <= number * PAGE
        shown = words_of(root)
        for said in ("Alog", "Chart", "Situations", "2021", "abar:itlasts", "red:violent", f"page{number}of{pages}"):
            assert said in shown
        seen += re.findall(r"Situation\d+x", shown)
    assert sorted(seen) == sorted(f"Situation{n}x" for n in range(90))


def test_a_page_alone_of_a_short_chart_is_the_chart() -> None:
    assert drawn(LOG, page=1) == drawn(LOG)
    assert drawn(LOG).pages == 1


def test_two_charts_in_one_document_keep_their_slopes_apart() -> None:
    first, _ = picture(LOG)
    second, _ = picture(LOG, until=("2021-06",))
    ids = [set(re.findall(r'linearGradient id="([^"]+)"', text)) for text in (first, second)]
    assert ids[0]
    assert not ids[0] & ids[1]
    for text, own in zip((first, second), ids, strict=True):
        assert set(re.findall(r"url\(#([^)]+)\)", text)) == own


@pytest.mark.parametrize("by", ["kind", "actor", "place", "plan"])
def test_every_lane_of_the_answer_is_drawn(by: str) -> None:
    text = LOG
    workspace = workspace_of(text, as_of="2025-03-18")
    answer = lanes(workspace, Question(), by)  # type: ignore[arg-type]
    picture = as_svg(answer, workspace, head_of(answer, workspace, Question()))
    shown = words_of(ElementTree.fromstring(picture.text))
    assert all(lane.title.replace(" ", "") in shown for lane in answer.lanes)


@given(text=st.text(max_size=200), width=st.integers(20, 300))
def test_wrapping_loses_no_letter_and_fits(text: str, width: int) -> None:
    from timeline.export.picture.svg import plain

    lines = wrapped(text, width, 10)
    assert "".join(lines).replace(" ", "") == plain(text).replace(" ", "")
    assert all(text_width(line, 10) <= width or len(line) == 1 or not line.isascii() for line in lines)


def test_lanes_last_seen_before_the_end_have_a_question_mark() -> None:
    event = "{id: e, date: 2020-01/.., title: T, type: battle, checked: 2020-03-01}"
    log = f"timeline: {{title: A log, covers: 2020}}\nevents: [{event}]"
    _, root = picture(log, since=("2024",), until=("2024",))
    assert boxes(root) == set()
    assert "?" in ["".join(text.itertext()) for text in root.iter(f"{SVG}text")]


def test_what_a_limit_leaves_out_is_said() -> None:
    shown = words_of(ElementTree.fromstring(drawn(LOG, limit=1).text))
    assert "…3morelanesnotshown" in shown
    assert "4situations·2events·1plan·3morelanesnotshown" in shown


def test_every_gradient_goes_over_its_own_days() -> None:
    _, root = picture(LOG)
    for one in root.iter(f"{SVG}linearGradient"):
        assert one.attrib["gradientUnits"] == "userSpaceOnUse"
        assert float(one.attrib["x1"]) < float(one.attrib["x2"])
        strengths = [float(stop.attrib["stop-opacity"]) for stop in one]
        assert all(a != b for a, b in itertools.pairwise(strengths))
