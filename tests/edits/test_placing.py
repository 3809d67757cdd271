"""The place of a new entry: behind the last that is not later, under the comment of its year, in the right file."""

from pathlib import Path

import pytest

from tests.helpers import a_folder, a_log, run


def event(identity: str, date: str) -> str:
    return f"  - {{id: {identity}, date: {date}, title: {identity.title()}, type: other}}\n"


def ids_of(log: str | Path) -> list[str]:
    """The ids of the events, and the comments between them, as they stand in a file."""
    found = []
    for line in Path(log).read_text().splitlines():
        text = line.strip()
        if text.startswith("#"):
            found.append(text)
        elif text.startswith("- {id: "):
            found.append(text.removeprefix("- {id: ").split(",")[0])
        elif text.startswith("- id: "):
            found.append(text.removeprefix("- id: "))
    return found


def added(log: str, date: str, *more: str) -> list[str]:
    done = run("add", f"{date}: New type:other id:new", "--log", log, "--yes", *more)
    assert done.code == 0, done.err
    return ids_of(log)


ASCENDING = [("a", "2023-05"), ("b", "2024-02-01"), ("c", "2024-02-01"), ("d", "2025")]
PLACES = {
    # not later than `a`: before it
    "2022": ["new", "a", "b", "c", "d"],
    "2023-05-01": ["a", "new", "b", "c", "d"],
    # of the same day: behind those that are there
    "2024-02-01": ["a", "b", "c", "new", "d"],
    # 2025 begins on 1 January and is wider than a day of January, so it stands first
    "2025-01-01": ["a", "b", "c", "d", "new"],
    "2026": ["a", "b", "c", "d", "new"],
    # the latest day counts where the earliest is open
    "by 3 February 2024": ["a", "b", "c", "new", "d"],
}


@pytest.mark.parametrize("date", PLACES)
def test_in_ascending_order_it_stands_behind_the_last_that_is_not_later(date: str) -> None:
    log = a_log("events:\n" + "".join(event(*one) for one in ASCENDING))
    assert added(log, date) == PLACES[date]


DESCENDING = {
    "2026": ["new", "d", "c", "b", "a"],
    "2024-06": ["d", "new", "c", "b", "a"],
    "2022": ["d", "c", "b", "a", "new"],
}


@pytest.mark.parametrize("date", DESCENDING)
def test_in_descending_order_it_stands_behind_the_last_that_is_not_earlier(date: str) -> None:
    log = a_log("events:\n" + "".join(event(*one) for one in reversed(ASCENDING)))
    assert added(log, date) == DESCENDING[date]


def test_in_no_order_it_stands_at_the_end() -> None:
    log = a_log("events:\n" + event("a", "2024") + event("b", "2021") + event("c", "2023") + event("d", "2022"))
    assert added(log, "2021-06") == ["a", "b", "c", "d", "new"]


def test_one_that_is_out_of_order_is_no_reason_to_go_to_the_end() -> None:
    dates = [("out", "2030"), *((f"e{year}", str(year)) for year in range(2001, 2021))]
    log = a_log("events:\n" + "".join(event(*one) for one in dates))
    found = added(log, "2010-06")
    assert found[found.index("new") - 1] == "e2010"


HEADED = "events:\n  # 2023\n" + event("a", "2023-05") + "\n  # 2024\n" + event("b", "2024-03")


def test_it_stands_under_the_comment_that_heads_its_year() -> None:
    assert added(a_log(HEADED), "2024-01") == ["# 2023", "a", "# 2024", "new", "b"]
    assert added(a_log(HEADED), "2023-06") == ["# 2023", "a", "new", "# 2024", "b"]


def test_of_several_each_has_its_own_place() -> None:
    log = a_log("events:\n" + "".join(event(*one) for one in ASCENDING))
    notes = a_folder() / "notes.txt"
    notes.write_text("2026-02: Z type:other id:z\n2026-01: Y type:other id:y\n2023-06: X type:other id:x\n")
    assert run("add", "--from", str(notes), "--log", log, "--yes").code == 0
    assert ids_of(log) == ["a", "x", "b", "c", "d", "y", "z"]


def test_the_file_with_most_of_the_section_takes_it_or_the_one_that_is_named() -> None:
    folder = a_folder()
    for name in ("old", "more"):
        dates = ASCENDING if name == "more" else ASCENDING[:1]
        content = "".join(event(f"{name}-{identity}", date) for identity, date in dates)
        (folder / f"{name}.yaml").write_text(f"events:\n{content}")
    log = a_log("timeline: {title: A log, covers: 2000/2025}\ninclude: [old.yaml, more.yaml]\n", folder)
    added(log, "2024-03")
    assert ids_of(folder / "more.yaml") == ["more-a", "more-b", "more-c", "new", "more-d"]
    assert run("undo", "--log", log, "--yes").code == 0
    added(log, "2024-03", "--file", "old.yaml")
    assert ids_of(folder / "old.yaml") == ["old-a", "new"]
    refused = run("add", "2024: X type:other", "--log", log, "--yes", "--file", "odl.yaml")
    assert (refused.code, "did you mean" in refused.err) == (2, True), refused.err


def test_a_section_by_id_is_kept_in_order_if_it_is_in_order() -> None:
    sorted_log = a_log("actors:\n  alpha: {name: Alpha}\n  gamma: {name: Gamma}\n")
    assert run("add", "actor", "Beta", "--log", sorted_log, "--yes").code == 0
    assert "alpha: {name: Alpha}\n  beta: {name: Beta}\n  gamma" in Path(sorted_log).read_text()
    other = a_log("actors:\n  gamma: {name: Gamma}\n  alpha: {name: Alpha}\n")
    assert run("add", "actor", "Beta", "--log", other, "--yes").code == 0
    assert Path(other).read_text().endswith("alpha: {name: Alpha}\n  beta: {name: Beta}\n")


@pytest.mark.parametrize("is_descending", [False, True])
def test_of_a_large_section_only_a_part_is_looked_at_and_the_place_is_the_same(is_descending: bool) -> None:
    dates = [f"{2000 + number // 336}-{number % 336 // 28 + 1:02}-{number % 28 + 1:02}" for number in range(4_500)]
    events = [event(f"e{number}", date) for number, date in enumerate(dates)]
    log = a_log(
        "timeline: {title: A log, covers: 2000/2025}\nevents:\n" + "".join(events[:: -1 if is_descending else 1])
    )
    done = run("add", "2007-06: New type:other id:new", "--log", log, "--yes")
    assert done.code == 0, done.err
    # June 2007 is wider than its first day, which is e2492: 7 years of 336 days, 5 months of 28.
    found = ids_of(log)
    neighbours = {found[found.index("new") - 1], found[found.index("new") + 1]}
    assert neighbours == {"e2491", "e2492"}
