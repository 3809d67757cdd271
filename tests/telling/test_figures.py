"""Figures for people: bars of comparable estimates on one axis, their relations, possible ones apart."""

import pytest

from tests.telling.printing import letters, lines, markdown
from timeline.render.lines import cells

LOG = """timeline: {title: Estimates, covers: 2014/2025-03-18}
sources:
  un: {title: UN report, publisher: UN, date: 2024-08}
  acled: {title: Somalia, publisher: ACLED, date: 2024-07-31}
actors: {group: {name: The group}, team: {name: UN team}, org: {name: ACLED}}
figures:
  - {id: old, subject: group, measure: fighters, unit: people, as_of: 2022, low: 200, high: 280, by: team,
     places: [SO], sources: [un]}
  - {id: new, subject: group, measure: fighters, unit: people, as_of: 2024-08, low: 700, high: 1500, by: team,
     places: [SO], sources: [un], summary: Most of them foreigners.}
  - {id: rival, subject: group, measure: fighters, unit: people, as_of: 2024, low: 100, high: 400, by: org,
     places: [SO], sources: [acled], status: claimed}
"""


def test_dates_numbers_bars_and_what_is_in_conflict() -> None:
    """The axis runs from 0 to 1,500 on 40 cells: 700 of 1,500 is cell 18 of 0 to 39."""
    assert lines(LOG, "figures") == [
        "Estimates",
        "Figures",
        "As of 1 Jan 2026. The log follows 2014 – 18 Mar 2025; not followed after 18 Mar 2025.",
        "3 figures · 2 series · 1 pair in conflict",
        "",
        "The group: fighters " + "─" * 80,
        " " * 60 + "0" + "1,500".rjust(39),
        "2022        200 to 280 people" + " " * 31 + "·····├─┤" + "·" * 32,
        "            UN team · Somalia · UN, Aug 2024 · old",
        "Aug 2024    700 to 1,500 people" + " " * 29 + "·" * 18 + "├" + "─" * 20 + "┤",
        "            UN team · Somalia · +420 to +1,300 since 2022 · UN, Aug 2024 · new",
        "2024        100 to 400 people [claimed]" + " " * 21 + "···├──────┤" + "·" * 29,
        "            ACLED · Somalia · ACLED, 31 Jul 2024 · rival",
        "in conflict 700 to 1,500 people, Aug 2024, UN team, Somalia (UN, Aug 2024) – 100 to 400 people,",
        "            2024, ACLED, Somalia (ACLED, 31 Jul 2024), as their ranges do not meet",
        "",
        "● value  ├─┤ from low to high",
    ]


def test_a_document_has_a_table_and_each_number_its_source() -> None:
    assert markdown(LOG, "figures") == [
        "# Estimates",
        "**Figures**",
        "As of 1 Jan 2026. The log follows 2014 – 18 Mar 2025; not followed after 18 Mar 2025.",
        "3 figures · 2 series · 1 pair in conflict",
        "## The group: fighters",
        "| When | Estimate | By, where, change | Sources |",
        "| --- | --- | --- | --- |",
        "| 2022 | 200 to 280 people | UN team; Somalia | [^1] |",
        "| Aug 2024 | 700 to 1,500 people. Most of them foreigners. |"
        " UN team; Somalia; +420 to +1,300 since 2022 | [^1] |",
        "| 2024 | 100 to 400 people (claimed) | ACLED; Somalia | [^2] |",
        "- **In conflict:** 700 to 1,500 people, Aug 2024, UN team, Somalia[^1] – 100 to 400 people, 2024, ACLED,"
        " Somalia[^2], as their ranges do not meet",
        "[^1]: UN, UN report, Aug 2024",
        "[^2]: ACLED, Somalia, 31 Jul 2024",
    ]


@pytest.mark.parametrize("width", [40, 60, 80, 140])
def test_nothing_is_lost_at_any_width(width: int) -> None:
    printed = lines(LOG, "figures", width=width)
    assert max(map(cells, printed)) <= width
    assert not any(line != line.rstrip() for line in printed)
    assert letters(printed) == letters(lines(LOG, "figures", width=200))


HEAD = """sources: {s: {title: S, date: 2024}}
actors: {a: {name: A}, b: {name: B}}
figures:
"""


def a_figure(identity: str, rest: str) -> str:
    return f"  - {{id: {identity}, subject: a, measure: m, unit: u, sources: [s], {rest}}}\n"


def test_comparable_series_share_one_axis() -> None:
    """120 and 60 on a scale of 120: the second bar ends in the middle of the first one's."""
    log = (
        HEAD
        + a_figure("f", "as_of: 2024, low: 0, high: 120, by: a")
        + a_figure("g", "as_of: 2024, low: 0, high: 60, by: b")
    )
    printed = lines(log, "figures", width=80)
    assert sum("120" in line and "0 to" not in line for line in printed) == 1  # the axis, once
    first, second = (next(line for line in printed if f"0 to {high}" in line and "├" in line) for high in (120, 60))
    assert first.index("├") == second.index("├")
    assert abs(2 * (second.index("┤") - second.index("├")) - (first.index("┤") - first.index("├"))) <= 1


def test_a_lone_number_needs_no_axis_and_no_legend() -> None:
    printed = lines(HEAD + a_figure("f", "as_of: 2024, value: 5"), "figures")
    assert printed[4:] == ["", "A: m " + "─" * 95, "2024    5 u", "        in: S · S, 2024 · f"]


def test_a_possible_figure_stands_apart_in_a_line_and_is_counted() -> None:
    """From August on: the figure of 2024 is possibly earlier."""
    log = HEAD + a_figure("f", "as_of: 2024, value: 5, by: a") + a_figure("g", "as_of: 2024-09, value: 6, by: b")
    printed = lines(log, "figures", "--from", "2024-08")
    assert printed[3] == "2 figures · 2 series · 1 of them possible · 1 pair in conflict"
    at = printed.index("Possibly in this period, as a date is vague or a name uncertain (1)")
    assert printed[at + 1] == "2024        5 u · A · S, 2024 · f"
    assert printed.index("Sep 2024    6 u") < at


def test_a_conflict_with_what_was_left_out_is_not_hidden() -> None:
    log = (
        HEAD + a_figure("f", "as_of: 2024, value: 5, by: a, tags: [x]") + a_figure("g", "as_of: 2024, value: 6, by: b")
    )
    printed = lines(log, "figures", "--tag", "x")
    at = next(number for number, line in enumerate(printed) if line.startswith("In conflict with figures that"))
    assert printed[at + 1] == "in conflict A: m: 5 u, 2024, A (S, 2024) – 6 u, 2024, B (S, 2024)"
    assert sum("6 u" in line for line in printed) == 1


def test_a_stock_and_a_count_of_one_thing_stand_together_with_a_word_on_the_difference() -> None:
    log = HEAD + (
        a_figure("stock", "as_of: 2024, value: 5, by: a")
        + a_figure("between", "as_of: 2024, value: 7, by: a").replace("measure: m", "measure: n")
        + a_figure("count", "over: 2023, value: 9, by: a")
    )
    printed = markdown(log, "figures")[4:]
    assert printed[:2] == [
        "## A: m",
        "How many there are at a time and how many were counted over a period are different things: their numbers are"
        " not to be compared.",
    ]
    order = [line for line in printed if line.startswith("#") or " u |" in line]
    assert [line.split(" | ")[1] if "|" in line else line for line in order] == [
        "## A: m", "### At a time", "5 u", "### Counted over a period", "9 u", "## A: n", "7 u",
    ]  # fmt: skip


def test_a_count_alone_says_that_it_is_one() -> None:
    assert "## A: m (counted over a period)" in markdown(HEAD + a_figure("f", "over: 2023, value: 9"), "figures")


def test_agreement_and_different_areas_are_printed_once() -> None:
    log = HEAD + (
        a_figure("f", "as_of: 2024, low: 1, high: 3, by: a, places: [SO]")
        + a_figure("g", "as_of: 2024, low: 2, high: 4, by: b, places: [SO]")
        + a_figure("h", "as_of: 2024, value: 9, by: b, places: [SO, KE]")
    )
    printed = [line for line in markdown(log, "figures") if line.startswith("- ")]
    # The third one is of another area than both others.
    assert printed[0] == (
        "- **Agree:** 1 to 3 u, 2024, A, Somalia[^1] – 2 to 4 u, 2024, B, Somalia[^1], as their ranges meet"
    )
    assert printed[1:] == [
        "- **Other area:** Somalia / Somalia, Kenya: not the same area, so neither in conflict nor in agreement"
    ]


def test_a_series_without_an_area_says_so_beside_one_that_has_one() -> None:
    log = HEAD + a_figure("f", "as_of: 2024, value: 1, places: [SO]") + a_figure("g", "as_of: 2023, value: 1")
    assert [line.split(" | ")[2] for line in markdown(log, "figures")[7:9]] == [
        "in: S; Somalia", "in: S; no place named",
    ]  # fmt: skip


def test_the_question_stands_in_the_head() -> None:
    assert lines(LOG, "figures", "group", "--country", "Somalia")[1] == "Figures of The group: Somalia"


def test_nothing_found() -> None:
    assert lines(LOG, "figures", "--country", "FR")[1:] == [
        "Figures: France",
        "As of 1 Jan 2026. The log follows 2014 – 18 Mar 2025; not followed after 18 Mar 2025.",
        "nothing up to 18 Mar 2025",
    ]
