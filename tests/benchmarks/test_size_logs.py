"""The logs of the benchmark of size: the same every time, free of faults, of the same length of answer."""

import re
from pathlib import Path

import pytest

from tests.benchmarks.size import dates, edit
from tests.benchmarks.size.edit import edit_event
from tests.benchmarks.size.entries import FREQUENT_WORD, ROWS, asked_numbers, events
from tests.benchmarks.size.plain_logs import journal_text, recfile_text
from tests.benchmarks.size.plain_loop import main as plain_loop
from tests.benchmarks.size.vocabulary import FREQUENT, HORIZON, SOURCES, next_source
from tests.benchmarks.size.yaml_log import SEED, log_text, write_log
from tests.helpers import a_folder, run
from timeline.index.opening import read_aside as load
from timeline.vocabulary.types import TYPES

SIZE = 1_000


@pytest.fixture(scope="module")
def log() -> Path:
    path = a_folder() / "events.yaml"
    write_log(path, SIZE)
    return path


def test_a_log_is_the_same_every_time() -> None:
    assert "".join(log_text(200)) == "".join(log_text(200))
    assert "".join(log_text(200)) != "".join(log_text(200, seed=SEED + 1))


def test_it_has_no_faults_and_no_warnings(log: Path) -> None:
    assert load(str(log)).problems == ()


@pytest.mark.parametrize("size", [100, 1_000, 3_000])
def test_twenty_events_answer_in_every_size(size: int) -> None:
    path = a_folder() / "events.yaml"
    write_log(path, size)
    done = run("list", "--country", "Iraq", "--log", str(path))
    assert "\n20 events" in done.out
    assert run("list", "--text", "pontoon", "--log", str(path)).out.count("\n20 events") == 1


def test_one_country_and_one_word_answer_more_often_the_larger_the_log(log: Path) -> None:
    # Of 1,000 events, one in eight has the word in its title, one in twelve or so happens in the country.
    read = load(str(log)).log
    words = sum(FREQUENT_WORD in event.title for event in read.events.values())
    assert words == pytest.approx(1_000 / 8, abs=30)
    done = run("list", "--country", FREQUENT, "--only", "events", "--log", str(log))
    assert int(re.findall(r"\n(\d+) events", done.out)[0]) == pytest.approx(1_000 / 12, abs=15)


def test_it_holds_what_a_log_holds(log: Path) -> None:
    read = load(str(log)).log
    counts = [len(section) for section in (read.events, read.plans, read.figures, read.sources, read.actors)]
    assert counts == [1_000, 20, 20, 60, 80]
    assert len(read.places) == 40
    assert {place.within[0] for place in read.places.values()} & read.places.keys()
    assert {event.type for event in read.events.values()} == TYPES.keys()
    assert {event.date.kind for event in read.events.values()} == {"point", "span", "set"}
    for key in ("known", "checked", "disputed", "tags", "summary"):
        assert any(getattr(event, key) for event in read.events.values()), key
    assert {event.status for event in read.events.values()} == {"stated", "reported", "claimed", "denied"}
    assert {len(event.sources) for event in read.events.values()} == {1, 2}
    for key in ("deadline", "revisions", "outcomes", "conditions"):
        assert any(getattr(plan, key) for plan in read.plans.values()), key
    assert {len(plan.revisions) for plan in read.plans.values()} >= {0, 1, 2}
    assert {plan.announced.event is None for plan in read.plans.values()} == {True, False}
    assert {figure.as_of is None for figure in read.figures.values()} == {True, False}
    assert any(membership.during for actor in read.actors.values() for membership in actor.part_of)


def test_an_event_takes_about_530_bytes() -> None:
    size = 5_000
    assert sum(len(piece.encode()) for piece in log_text(size)) / size == pytest.approx(530, abs=15)


def test_the_others_hold_the_same_events() -> None:
    ids = [event.id for event in events(SIZE, SEED)]
    records = "".join(recfile_text(SIZE)).split("\n\n")[1:-1]
    assert [record.splitlines()[0] for record in records] == [f"Id: {one}" for one in ids]
    assert sum("\nCountry: Iraq\n" in record for record in records) == ROWS
    journal = "".join(journal_text(SIZE))
    assert re.findall(r"; id: (\S+)", journal) == ids
    assert len(re.findall(r"(?m)^    Iraq:[a-z-]+  1$", journal)) == ROWS


def test_a_plain_loop_finds_the_same(log: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import gc

    try:
        plain_loop(str(log), "IQ")
    finally:
        gc.enable()
    found = [line.split()[0] for line in capsys.readouterr().out.splitlines()]
    assert [int(one[-7:]) for one in found] == list(asked_numbers(SIZE))


def test_asked_events_lie_evenly() -> None:
    assert asked_numbers(100)[:3] == (2, 7, 12)
    assert asked_numbers(1_000)[-1] == 975


def test_a_date_is_written_in_many_ways() -> None:
    on_the_ninth = 735_301  # 9 March 2014
    found = {dates.written(on_the_ninth, chance / 1_000).text for chance in range(1_000)}
    assert found == {
        "2014-03-09", "2014-03", "2014", "2014-03-09/2014-03-18", "2014-03/2014-08", "2014-03/..",
        '"[2014-03-09..2014-03-15]"', '"{2014-03,2014-05}"', "2014-03~", "2014-03-09?", "9 March 2014",
        "early March 2014", "Q1 2014", "circa March 2014", "since March 2014", "by the end of March 2014",
    }  # fmt: skip


def test_a_source_comes_after_what_it_tells() -> None:
    assert next_source(SOURCES[4].day) == 4
    assert next_source(SOURCES[4].day + 1) == 5
    assert next_source(HORIZON) == len(SOURCES) - 1


@pytest.mark.parametrize("piece", [16, 1 << 20])
def test_an_edit_moves_what_stands_behind(piece: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(edit, "_PIECE", piece)
    path = tmp_path / "events.yaml"
    before = "  - id: law-0000001\n    title: A law\n  - id: strike-0000002\n    date: 2014\n    title: "
    after = "\n    type: strike\n  - id: law-0000003\n    title: Another law\n"
    path.write_text(f"{before}A strike{after}", encoding="utf-8")
    edit_event(path, 2)
    edit_event(path, 2)
    assert path.read_text(encoding="utf-8") == f"{before}Again, Again, A strike{after}"


def test_an_edit_keeps_quotes(tmp_path: Path) -> None:
    path = tmp_path / "events.yaml"
    path.write_text('  - id: law-0000001\n    title: "Statement: A law"\n', encoding="utf-8")
    edit_event(path, 1)
    assert path.read_text(encoding="utf-8") == '  - id: law-0000001\n    title: "Again, Statement: A law"\n'
    with pytest.raises(ValueError, match="-0000009"):
        edit_event(path, 9)
