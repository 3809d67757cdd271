"""A document on a terminal: columns, widths, brief entries, bars, legends, tables and numbered sources."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers import workspace_of
from timeline.log.model import Citation
from timeline.render.document import painted
from timeline.render.lines import cells, plain
from timeline.telling.document import (
    Axis,
    Bar,
    Block,
    Cite,
    Document,
    Entry,
    Head,
    Run,
    Sign,
    heading,
    item,
    paragraph,
    phrase,
    table,
)

DAY = Sign("●", "day")
PLAN = Sign("◇", "plan", "plan")


def drawn(*blocks: Block, width: int = 60, noted: bool = False) -> list[str]:
    """The lines of a document of these blocks, without its head and the empty line behind it."""
    lines = plain(painted(Document(Head("T"), blocks, is_noted=noted), width)).splitlines()
    assert lines[0] == "T"
    assert max(map(cells, lines)) <= width
    assert not any(line != line.rstrip() for line in lines)
    return lines[1:] if lines[1:2] != [""] else lines[2:]


def entry(title: str, lead: str = "", **more: object) -> Entry:
    return Entry(phrase(Run(title, "title")), phrase(Run(lead, "date")), **more)  # type: ignore[arg-type]


def test_the_head_stands_first_and_wraps() -> None:
    head = Head(
        "A log", "Chronology: Iraq", (phrase("as of 1 Jan 2025 · log follows 2014 – 2025"),), ("2 events", "1 plan")
    )
    lines = plain(painted(Document(head, ()), 40)).splitlines()
    assert lines == ["A log", "Chronology: Iraq", "as of 1 Jan 2025 · log follows 2014 –", "2025", "2 events · 1 plan"]


def test_an_entry_has_its_date_in_a_column_and_its_text_behind_it() -> None:
    one = entry(
        "They sign", "2 May 2024", sign=DAY, facts=(phrase("law"), phrase("Mali")), id="signed", flags=("claimed",)
    )
    other = entry("They leave", "2025", sign=PLAN, id="leave", details=(phrase("deadline moved"),))
    assert drawn(one, other) == [
        "2 May 2024  ● They sign [claimed]",
        "            │ law · Mali · signed",
        "2025        ◇ They leave",
        "            │ leave",
        "            │ · deadline moved",
        "",
        "● day  ◇ plan",
    ]


def test_on_a_narrow_terminal_the_date_stands_above() -> None:
    one = entry("They sign a long treaty on the river", "2 May 2024", sign=DAY, id="signed")
    assert drawn(one, width=40) == ["● 2 May 2024", "  They sign a long treaty on the river", "  signed", "", "● day"]
    assert drawn(one, width=56)[0] == "2 May 2024  ● They sign a long treaty on the river"


def test_a_brief_entry_is_one_line_where_it_fits() -> None:
    one = entry("They sign", "2 May 2024", sign=DAY, facts=(phrase("law"),), id="signed", is_brief=True)
    assert drawn(one)[0] == "2 May 2024  ● They sign · law · signed"
    long = entry("They sign a treaty on the river and on the lakes", "2 May 2024", sign=DAY, id="signed", is_brief=True)
    assert drawn(long)[:2] == [
        "2 May 2024  ● They sign a treaty on the river and on the",
        "              lakes · signed",
    ]


def test_the_column_of_dates_is_as_wide_as_its_dates_up_to_a_limit() -> None:
    vague = entry("It happens", "between 2014 and 13 Feb 2024", sign=DAY)
    assert [line[:15].rstrip() for line in drawn(vague, width=60)[:2]] == ["between 2014", "and 13 Feb 2024"]
    assert [line[:20].rstrip() for line in drawn(vague, width=100)[:2]] == ["between 2014", "and 13 Feb 2024"]
    assert drawn(vague, width=140)[0].startswith("between 2014 and 13 Feb 2024  ● It happens")


@pytest.mark.parametrize(
    ("date", "lines"),
    [
        ("between 30 Nov and 5 Dec 2024", ["between 30 Nov", "and 5 Dec 2024"]),
        ("between Jan and 17 Dec 2024", ["between Jan", "and 17 Dec 2024"]),
        ("since Dec 2024", ["since Dec 2024"]),
        ("by the end of Jun 2024", ["by the end of", "Jun 2024"]),
        ("between 12 Jan 2023 and 17 Dec 2024", ["between 12 Jan", "2023 and 17 Dec", "2024"]),
        ("by a day before 9 Dec 2024", ["by a day before", "9 Dec 2024"]),
        ("24 May 2015 – 9 Jan 2016", ["24 May 2015", "– 9 Jan 2016"]),
        ("27 or 28 Sep 2025", ["27 or 28 Sep", "2025"]),
        ("3, 7 or 20 Mar 2024", ["3, 7", "or 20 Mar 2024"]),
        ("28 Sep or 3 Oct 2025", ["28 Sep", "or 3 Oct 2025"]),
    ],
)
def test_a_day_and_its_month_stand_in_one_line(date: str, lines: list[str]) -> None:
    dated = entry("It happens", date, sign=DAY)
    assert [line[:15].rstrip() for line in drawn(dated, width=60)[: len(lines)]] == lines
    assert [line[:15].rstrip() for line in drawn(dated, width=80)[: len(lines)]] == lines


def test_by_the_end_of_a_month_is_not_broken_in_a_hundred_cells() -> None:
    dated = entry("It happens", "by the end of Jun 2024", sign=DAY)
    assert drawn(dated, width=100)[0].startswith("by the end of Jun 2024  ● It happens")
    assert drawn(dated, width=90)[0].startswith("by the end of Jun 2024  ● It happens")


def test_without_dates_there_is_no_column() -> None:
    assert drawn(entry("It is new", sign=Sign("+", "added"), facts=(phrase("event e"),)))[:2] == [
        "+ It is new",
        "  event e",
    ]


def test_the_legend_has_the_signs_that_were_used_and_no_others() -> None:
    assert drawn(entry("One", "2024", sign=DAY), entry("Two", "2025", sign=DAY))[-1] == "● day"
    assert drawn(entry("One", "2024"), paragraph("A word"))[-1] == "A word"
    signs = [entry(str(n), sign=Sign(chr(0x2460 + n), f"meaning {n}")) for n in range(5)]
    # No sign is parted from its word.
    assert drawn(*signs, width=40)[-2:] == [legend(0, 3), legend(3, 5)]


def legend(first: int, last: int) -> str:
    return "  ".join(f"{chr(0x2460 + n)} meaning {n}" for n in range(first, last))


def test_bars_stand_on_one_axis_with_its_ticks() -> None:
    axis = Axis(0, 10, ((0, "0"), (5, "5"), (10, "10")), beside=20, legend=("├─┤ from low to high", "● value"))
    lines = drawn(axis, entry("A range", bar=Bar(0, 10)), entry("A value", bar=Bar(5, 5, 5)), width=50)
    # Bars take two fifths of the line where the titles leave them so much.
    assert lines[0] == " " * 30 + "0         5       10"
    assert lines[1] == "  A range" + " " * 21 + "├──────────────────┤"
    assert lines[2] == "  A value" + " " * 21 + "··········●·········"
    assert lines[-1] == "├─┤ from low to high  ● value"


def test_an_axis_without_room_is_left_out_with_its_legend() -> None:
    axis = Axis(0, 10, ((0, "0"), (10, "10")), beside=30, legend=("● value",))
    assert drawn(axis, entry("A value", bar=Bar(5, 5, 5)), width=40) == ["  A value"]


def test_a_label_of_an_axis_that_would_touch_another_is_left_out() -> None:
    axis = Axis(0, 100, ((0, "2000"), (4, "2001"), (100, "2025")), beside=10)
    assert drawn(axis, entry("A", bar=Bar(0, 1)), width=40)[0].split() == ["2000", "2025"]


ROWS = [["2020", "1", "4", "5", ""], ["2021", "2", "", "2", "1"], ["sum", "3", "4", "7", "1"]]
BARRED = table(("year", "events", "plans", "total", "possible"), ROWS, bars=(3, 4))


def test_a_table_draws_its_numbers_as_bars() -> None:
    assert drawn(BARRED) == [
        "year  events  plans  total  possible",
        "─" * 60,
        "2020       1      4      5            █████",
        "2021       2             2         1  █░",
        "sum        3      4      7         1",
        "",
        "█ certain  ░ possible  a cell stands for 1",
    ]


def test_a_narrow_table_keeps_its_bars_and_loses_nothing() -> None:
    lines = drawn(BARRED, width=40)
    assert lines[:2] == ["year  total", "─" * 40]
    assert [line for line in lines if "█" in line and "certain" not in line] == [
        "2020      5  █████",
        "2021      2  █░",
    ]
    assert "  events: 1 · plans: 4" in lines
    assert "  events: 3 · plans: 4 · possible: 1" in lines


def test_one_cell_stands_for_several_where_they_are_many() -> None:
    many = table(("year", "events"), [["2020", "1,200"], ["2021", "1"], ["sum", "1,201"]], bars=(1, None))
    lines = drawn(many, width=40)
    # 40 cells, of which 4 and 6 are text with two blanks behind each, leave 26 for 1,200 entries: 46.2 in a cell.
    assert lines[2] == "2020   1,200  " + "█" * 26
    assert lines[3] == "2021       1  █"
    assert lines[-1] == "one █ stands for about 46.2"


def test_a_row_of_one_cell_is_a_heading_within_a_table() -> None:
    rows = [["violence"], ["attack", "2"], ["power"], ["coup", "1"]]
    assert drawn(table(("type", "events"), rows)) == [
        "type    events",
        "──────────────",
        "violence",
        "attack       2",
        "",
        "power",
        "coup         1",
    ]


def test_a_table_that_does_not_fit_is_told_row_by_row() -> None:
    header = ("id", "name", "aliases", "part of")
    rows = [["a-long-identity", "A long name of a group", "Another name", "A larger group"], ["b", "", "B", ""]]
    assert drawn(table(header, rows), width=40) == [
        "a-long-identity",
        "  name: A long name of a group ·",
        "  aliases: Another name · part of: A",
        "  larger group",
        "b",
        "  aliases: B",
    ]


SOURCES = """
timeline: {title: T, covers: 2000/2025}
sources:
  s: {title: A paper, publisher: P, date: 2024-06, url: "https://one.example/"}
  t: {title: Another, publisher: Q}
events: [{id: e, date: 2024, title: E, type: law, sources: [s, t, {ref: s, at: p. 3}]}]
"""


def test_sources_are_numbered_in_the_order_in_which_they_are_cited() -> None:
    (log,) = workspace_of(SOURCES).logs
    first, second, third = log.events["e"].sources
    blocks = (
        item("one", Cite((second,), log), label="a"),
        item("two", Cite((first, second), log), label="b"),
        item("three", Cite((third,), log), label="c"),
    )
    assert drawn(*blocks, noted=True) == [
        "a           one [1]",
        "b           two [2][1]",
        "c           three [3]",
        "",
        "Sources",
        "  [1] Q, Another [t]",
        "  [2] P, A paper, Jun 2024 https://one.example/ [s]",
        "  [3] P, A paper, Jun 2024, p. 3 https://one.example/ [s]",
    ]
    assert drawn(*blocks)[0] == "a           one (Q)"


TEXTS = st.text(alphabet=st.sampled_from("ab 尼—é-"), max_size=90).map(lambda text: " ".join(text.split()))


@given(TEXTS, TEXTS, TEXTS, st.sampled_from([40, 41, 55, 56, 61, 100, 140]))
def test_no_line_is_wider_than_the_terminal_and_no_letter_is_lost(title: str, lead: str, fact: str, width: int) -> None:
    blocks = (
        heading(2, title, aside=fact),
        entry(title, lead, sign=DAY, facts=(phrase(fact),), flags=("possible",), details=(phrase(fact),), id="an-id"),
        entry(title, lead, facts=(phrase(fact),), is_brief=True),
        item(title, label=lead[:20]),
        item(title, depth=2),
        table(("one", "two", "three"), [[title, lead, fact], [fact], [lead, fact, title]]),
        table(("name", "total"), [[title or "x", "3"], ["sum", "3"]], bars=(1, None)),
    )
    text = "".join("".join(drawn(*blocks, width=width)).split())
    for letter in "尼é":
        number = (title + lead + fact).count(letter)
        assert text.count(letter) >= number


@pytest.mark.parametrize("width", [40, 60, 100, 140])
def test_an_empty_answer_is_its_head(width: int) -> None:
    assert plain(painted(Document(Head("T", "Asked", (), ("nothing",)), ()), width)) == "T\nAsked\nnothing\n"


def test_a_source_that_all_of_an_entry_has_is_named_once() -> None:
    log = workspace_of(
        "sources: {a: {title: A, publisher: Gazette, date: 2024}, b: {title: B, publisher: Post, date: 2025}}"
    ).logs[0]
    gazette, page, post = (
        Cite((citation,), log) for citation in (Citation("a"), Citation("a", at="p. 2"), Citation("b"))
    )
    facts = (phrase("moved", page), phrase("met", post))
    one, both = (
        Entry(phrase("One"), facts=facts, cites=(gazette,)),
        Entry(phrase("Both"), facts=facts, cites=(gazette, post)),
    )
    lines = plain(painted(Document(Head("T"), (one, both)), 100)).splitlines()
    assert [line.strip() for line in lines if "moved" in line] == [
        "moved · met (Post, 2025) · Gazette, 2024",
        "moved (Gazette, 2024) · met (Post, 2025) · Gazette, 2024 · Post, 2025",
    ]
