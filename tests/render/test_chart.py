"""The chart in a terminal: whole lines worked out by hand, and at every width no line too wide and no lane missing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.examples import examples
from tests.helpers import a_log, run, workspace_of
from timeline.query.question import Question
from timeline.render.document import painted
from timeline.render.lines import cells, plain
from timeline.reports.lanes import lanes
from timeline.telling.chart import document

LOG = """
timeline: {title: A log, covers: 2021/2021-02-28}
events:
  - {id: war, date: 2021-01-11/.., title: They fight, type: battle}
  - {id: raid, date: 2021-01-20, title: A raid, type: attack}
  - {id: raids, date: 2021-02, title: Raids, type: attack, status: claimed}
plans:
  - {id: talks, title: They talk, kind: commitment, announced: 2021-02-01, deadline: '[..2021-03]'}
"""
PERIOD = ("--from", "2021-01-01", "--to", "2021-04-10", "--as-of", "2021-03-31")


def shown(log: str, width: int, *more: str) -> list[str]:
    done = run("chart", *more, "--log", a_log(log), COLUMNS=str(width))
    assert done.code == 0, done.err
    return done.out.splitlines()


def drawn(log: str, width: int, *more: str) -> list[str]:
    """The chart without its head."""
    lines = shown(log, width, *more)
    return lines[lines.index("") + 1 :]


def test_fifty_cells_for_a_hundred_days() -> None:
    """Two days a cell: 11 January in cell 5, 28 February in 29, 31 March in 44, March from 29 to 44."""
    lines = drawn(LOG, 50, *PERIOD)
    scale = ["Jan 2021       Feb 2021      Mar 2021", "┬──────────────┬─────────────┬───────────────┬────"]
    assert lines[:22] == [
        "  followed until 28 Feb 2021 ┊",
        "                          as of 31 Mar 2021 │",
        "Situations ───────────────────────────────────────",
        *scale,
        "They fight",
        "     █████████████████████████▓▒▶           │",
        "since 11 Jan 2021 · battle · war            │",
        "",
        "Events ───────────────────────────────────────────",
        *scale,
        "Violence: 2 events",
        "         ●     ├╌╌╌╌╌╌╌╌╌╌╌╌╌┤              │",
        "[1 claimed]                  ┊              │",
        "",
        "Plans ────────────────────────────────────────────",
        *scale,
        "They talk",
        "               ◇┄┄┄┄┄┄┄┄┄┄┄┄┄[──────────────]",
        "unknown · deadline by Mar 2021 · talks      │",
    ]
    assert lines[22:] == [
        "",
        "drawn: 1 Jan 2021 – 10 Apr 2021",
        "",
        "█ lasts  ░▒▓ begins or ends in these days",
        "◀ ▶ goes on  ● day  ├╌┤ one day in these",
        "◇ announced or changed  ┄ is to be done",
        "[─] deadline in these days",
    ]


def test_the_head_stands_above() -> None:
    assert shown(LOG, 100, *PERIOD)[:5] == [
        "A log",
        "Chart: from 1 January 2021 to 10 April 2021",
        "As of 31 Mar 2021. The log follows 2021 – 28 Feb 2021; not followed after 28 Feb 2021.",
        "1 situation · 2 events · 1 plan",
        "",
    ]


def test_many_events_are_counted_column_by_column() -> None:
    """Two days a cell: ten on 20 January in cell 9, one on 3 March in 30, three in February from cell 15 to 29."""
    dates = ["2021-01-20"] * 10 + ["2021-03-03"] + ["2021-02"] * 3
    events = "".join(f"  - {{id: e{n}, date: {date}, title: E, type: attack}}\n" for n, date in enumerate(dates))
    lines = drawn(f"timeline: {{title: A log, covers: 2021}}\nevents:\n{events}", 50, *PERIOD)
    start = lines.index("Violence: 14 events")
    assert lines[start + 1 :] == [
        "         █                    ▁             │",
        f"{' ' * 15}{'▃' * 15}              │",
        "highest: 10 events · second row, vaguer: 3 events",
        "",
        "drawn: 1 Jan 2021 – 10 Apr 2021 · a column is 2",
        "days",
        "",
        "▁▂▃▄▅▆▇█ number of events in a column",
        "vaguer: those that may lie in it",
    ]


@pytest.mark.parametrize(
    ("until", "expected"),
    [
        # 100 cells: 58 for the scale.
        ("2021-01-31", "less than a day"),
        ("2021-02-27", "1 day"),
        ("2021-12-31", "about 6 days"),
        # 5,844 days in 58 cells are 100.8 each, 116,878 are 2,015.
        ("2036-12-31", "about 3 months"),
        ("2340-12-31", "about 6 years"),
    ],
)
def test_the_time_of_a_column(until: str, expected: str) -> None:
    events = "".join(f"  - {{id: e{n}, date: 2021-01-20, title: E, type: attack}}\n" for n in range(2))
    log = f"timeline: {{title: A log, covers: 2021}}\nevents:\n{events}"
    text = " ".join(shown(log, 100, "--from", "2021-01-01", "--to", until, "--as-of", "2021-01-31"))
    assert f"a column is {expected} " in text


def test_wide_charts_have_titles_beside_their_lanes() -> None:
    """86 cells: 34 for titles, 2 between, and the same fifty."""
    lines = drawn(LOG, 86, *PERIOD)
    room = " " * 36
    assert lines[1:6] == [
        f"{room}                          as of 31 Mar 2021 │",
        f"{'Situations':36}Jan 2021       Feb 2021      Mar 2021",
        f"{'─' * 36}┬──────────────┬─────────────┬───────────────┬────",
        f"{'They fight':36}     █████████████████████████▓▒▶           │",
        f"{room}since 11 Jan 2021 · battle · war            │",
    ]


def test_a_long_title_is_wrapped_and_the_lines_go_through_beside_it() -> None:
    lines = drawn(LOG.replace("They fight", "They fight for the old harbour and the road to it"), 86, *PERIOD)
    assert lines[4:7] == [
        f"{'They fight for the old harbour and':36}     █████████████████████████▓▒▶           │",
        f"{'the road to it':36}since 11 Jan 2021 · battle · war            │",
        "",
    ]


def test_the_day_of_the_answer_is_told_where_it_lies_outside() -> None:
    lines = shown(LOG, 86, "--from", "2021-01", "--to", "2021-02", "--as-of", "2021-03-31")
    assert "drawn: 1 Jan 2021 – 28 Feb 2021 · the day of the answer, 31 Mar 2021, lies outside" in lines
    assert not any("│" in line for line in lines)


def test_what_is_left_out_is_said() -> None:
    events = "".join(f"  - {{id: s{n}, date: 2021-01/2021-02, title: S, type: battle}}\n" for n in range(5))
    log = f"timeline: {{title: A log, covers: 2021/2021-02-28}}\nevents:\n{events}"
    lines = shown(log, 80, "--limit", "3", "--as-of", "2021-03-31")
    assert "… 2 more lanes not shown" in lines
    assert "5 situations · 2 more lanes not shown" in lines


def test_a_rival_date_alone_is_no_day_of_the_chart() -> None:
    log = LOG + "  - {id: x, title: X, kind: threat, announced: 2021-01-02}\n"
    log = log.replace(
        "title: A raid, type: attack", "title: A raid, type: attack, disputed: [{field: date, value: 2021-03-05}]"
    )
    lines = shown(log, 86, "--from", "2021-03-01", "--to", "2021-03-31", "--type", "attack", "--as-of", "2021-03-31")
    assert any("[1 possible] · 1 outside the time drawn" in line for line in lines)


def test_nothing_found() -> None:
    lines = shown(LOG, 80, "--type", "law", "--as-of", "2021-03-31")
    said = " ".join(lines[2:-1])
    assert said == "As of 31 Mar 2021. The log follows 2021 – 28 Feb 2021; not followed after 28 Feb 2021."
    assert lines[-1] == "nothing up to 28 Feb 2021"


@pytest.mark.parametrize("name", ["They fight", "尼日尔的战争与和平尼日尔的战争与和平尼日尔", "é" * 90, "x" * 90])
def test_every_line_of_a_lane_is_as_wide_as_it_is_counted(name: str) -> None:
    for width in (40, 71, 72, 100):
        lines = shown(LOG.replace("They fight", name), width, *PERIOD)
        assert max(map(cells, lines)) <= width
        assert name.replace(" ", "") in "".join(line.split("  ")[0].strip() for line in lines).replace(" ", "")


DATES = st.sampled_from(
    [
        *("2021-01-15", "2021-02", "2021", "[..2021-02]", "[2021-02..]", "2021-01~", "{2021-01,2021-03-05}", "199X"),
        *("2021-01/2021-03", "2021/..", "../2021-02", "/2021-02", "2021-02/", "/..", "2020/2024", "2021/2021"),
    ]
)


@examples(60)
@given(
    events=st.lists(DATES, max_size=8),
    deadlines=st.lists(st.sampled_from(["2021-03", "[..2021-02]", "2023-01-01", "2019"]), max_size=4),
    width=st.integers(40, 200),
    by=st.sampled_from(["kind", "actor", "place", "plan"]),
    period=st.sampled_from([(), ("2021-01",), ("2021-02-15", "2021-02-16")]),
)
def test_no_line_is_too_wide_and_no_lane_is_missing(
    events: list[str], deadlines: list[str], width: int, by: str, period: tuple[str, ...]
) -> None:
    log = "timeline: {title: A log, covers: 2000/2022}\nevents:\n" + "".join(
        f"  - {{id: e{n}, date: {date!r}, title: Event {n}x, type: battle}}\n" for n, date in enumerate(events)
    )
    log += "plans:\n" + "".join(
        f"  - {{id: p{n}, title: Plan {n}x, kind: demand, announced: 2018, deadline: {date!r}}}\n"
        for n, date in enumerate(deadlines)
    )
    workspace = workspace_of(log.replace("events:\nplans", "plans").removesuffix("plans:\n"), as_of="2022-06-01")
    question = Question(since=period[:1], until=period[1:])
    answer = lanes(workspace, question, by)  # type: ignore[arg-type]
    lines = plain(list(painted(document(answer, workspace, question), width))).splitlines()
    assert max(map(cells, lines)) <= width
    text = "\n".join(lines)
    assert all(lane.title in text for lane in answer.lanes)
    assert all(group.title.split()[0] in text for group in answer.groups)
