"""The chart as SVG: well-formed whatever a log says, nothing cut, nothing that runs or loads, shapes in proportion."""

import itertools
import re
import xml.etree.ElementTree as ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers import workspace_of
from tests.render.test_hostile_text import LONG, NEVER, TEXTS, WIDE, hostile_log
from timeline.export.picture.drawing import as_svg
from timeline.export.picture.svg import text_width, wrapped
from timeline.query.question import Question
from timeline.reports.lanes import lanes

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


def picture(log: str, by: str = "kind", **filters: object) -> tuple[str, ElementTree.Element]:
    """The chart of a log, and the same read by a parser."""
    workspace = workspace_of(log, as_of="2025-03-18")
    text = as_svg(lanes(workspace, Question(**filters), by), workspace)  # type: ignore[arg-type]
    return text, ElementTree.fromstring(text)


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
    assert "As of 18 Mar 2025" in "".join(description.itertext())


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
    """From where to where the coloured boxes go."""
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
    assert "notmet·29Jun2021·talks" in words_of(root)


def test_events_that_meet_are_counted_and_all_are_named() -> None:
    events = "".join(f"  - {{id: e{n}, date: 2021-05-16, title: Raid {n}, type: attack}}\n" for n in range(12))
    _, root = picture(f"timeline: {{title: A log, covers: 2021}}\nevents:\n{events}")
    (name,) = ("".join(title.itertext()) for g in root.iter(f"{SVG}g") for title in g.findall(f"{SVG}title"))
    assert all(f"Raid {n}, 16 May 2021" in name for n in range(12))
    assert "12" in {"".join(text.itertext()) for text in root.iter(f"{SVG}text")}


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
    shown = words_of(ElementTree.fromstring(as_svg(answer, workspace)))
    assert all(lane.title.replace(" ", "") in shown for lane in answer.lanes)


@given(text=st.text(max_size=200), width=st.integers(20, 300))
def test_wrapping_loses_no_letter_and_fits(text: str, width: int) -> None:
    from timeline.export.picture.svg import plain

    lines = wrapped(text, width, 10)
    assert "".join(lines).replace(" ", "") == plain(text).replace(" ", "")
    assert all(text_width(line, 10) <= width or len(line) == 1 or not line.isascii() for line in lines)


def test_what_was_seen_before_and_may_go_on_is_a_question() -> None:
    event = "{id: e, date: 2020-01/.., title: T, type: battle, checked: 2020-03-01}"
    log = f"timeline: {{title: A log, covers: 2020}}\nevents: [{event}]"
    _, root = picture(log, since=("2024",), until=("2024",))
    assert boxes(root) == set()
    assert "?" in ["".join(text.itertext()) for text in root.iter(f"{SVG}text")]


def test_what_a_limit_leaves_out_is_said() -> None:
    workspace = workspace_of(LOG, as_of="2025-03-18")
    shown = words_of(ElementTree.fromstring(as_svg(lanes(workspace, Question(), "kind", 1), workspace)))
    assert "…3morelanesbeyond--limit" in shown
    assert "notdrawn:3morelanesbeyond--limit" in shown


def test_every_gradient_goes_over_its_own_days() -> None:
    _, root = picture(LOG)
    for one in root.iter(f"{SVG}linearGradient"):
        assert one.attrib["gradientUnits"] == "userSpaceOnUse"
        assert float(one.attrib["x1"]) < float(one.attrib["x2"])
        strengths = [float(stop.attrib["stop-opacity"]) for stop in one]
        assert all(a != b for a, b in itertools.pairwise(strengths))
