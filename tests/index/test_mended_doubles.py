"""Likely doubles after an edit: those that a log has that is read anew, without all pairs being compared again."""

import copy
import json
import random
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
import yaml

from tests.helpers import a_folder
from tests.index.test_mended_warnings import told
from tests.log.planted import PAIRS, event_of, planted
from timeline.index import cutting, doubles, making, mended_doubles, opening
from timeline.index.doubles import MOST_A_DAY
from timeline.index.opening import check_log, load_log, read_aside
from timeline.log.loaded import Loaded


@pytest.fixture(autouse=True)
def _cache(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(a_folder()))
    monkeypatch.setattr(cutting, "LONGEST", 3)  # so that most entries stand in other segments than the edited ones


def written(log: dict[str, Any], path: Path) -> str:
    without_anchors = json.loads(json.dumps(log))  # which YAML writes for a list that stands in two entries
    path.write_text(yaml.safe_dump(without_anchors, sort_keys=False, allow_unicode=True), encoding="utf-8")
    return str(path)


def pairs_in(loaded: Loaded) -> list[tuple[str, str]]:
    """The pairs of a check, each as the id of the later entry and that of the earlier one."""
    found = [problem for problem in loaded.problems if problem.code == "likely-double"]
    return [(str(problem.entry), problem.message.split("'")[3]) for problem in found]


def edit(events: list[dict[str, Any]], loaded: Loaded, rng: random.Random, step: int) -> None:
    """Change a log in one of the ways in which doubles come and go."""
    at = rng.randrange(len(events))
    named = {name for event in events for name in event.get("distinct", ())}
    match rng.choice(("title", "date", "remove", "add", "copy", "distinct", "swap")):
        case "title":
            events[at]["title"] = rng.choice(events)["title"]
        case "date":
            events[at]["date"] = rng.choice(events)["date"]
        case "remove" if events[at]["id"] not in named:
            events.pop(at)
        case "add":
            events.insert(at, event_of(f"new-{step}", rng.choice(rng.choice(PAIRS))))
        case "copy":
            one = {**copy.deepcopy(rng.choice(events)), "id": f"copy-{step}"}
            one.pop("distinct", None)
            events.insert(at, one)
        case "distinct" if pairs := pairs_in(loaded):
            identity, other = rng.choice(pairs)
            event = next(event for event in events if event["id"] == identity)
            event["distinct"] = [*event.get("distinct", ()), other]
        case "swap":
            other_at = rng.randrange(len(events))
            events[at], events[other_at] = events[other_at], events[at]


@pytest.mark.parametrize("seed", range(2))
def test_after_random_edits_they_are_those_of_a_new_index(seed: int, tmp_path: Path) -> None:
    rng, log = random.Random(seed), planted(seed, 130).log
    mended = seen = 0
    for step in range(20):
        name = written(log, tmp_path / "events.yaml")
        if rng.random() < 0.3:
            load_log(name)  # a command that does not ask for warnings mends the index
        with (
            mock.patch.object(opening, "_read", side_effect=opening._read) as read,
            mock.patch.object(doubles, "_candidates", side_effect=doubles._candidates) as all_pairs,
        ):
            loaded = check_log(name)
        assert [*told(loaded)] == [*told(read_aside(name))], (seed, step)
        mended += not read.called and not all_pairs.called
        seen += len(pairs_in(loaded))
        edit(log["events"], loaded, rng, step)
    assert mended >= 17  # the first time they are looked for, and where many pairs change
    assert seen > 20 * 10


def test_only_a_check_looks_for_them(tmp_path: Path) -> None:
    name = written(planted(1, 130).log, tmp_path / "events.yaml")
    with mock.patch.object(doubles, "_candidates", side_effect=doubles._candidates) as looked:
        load_log(name)
        assert not looked.called
        found = check_log(name)
        assert looked.call_count == 1
        assert check_log(name).problems == found.problems
        assert looked.call_count == 1
    assert len(pairs_in(found)) >= len(PAIRS) - 1


def test_a_frequent_word_that_becomes_rare_makes_pairs(tmp_path: Path) -> None:
    """Of ten titles with a word, eight are changed: in the other two it tells more than before."""
    event = {"date": "2024-03-01", "title": "Pontoon moored", "type": "other", "places": ["mosul"], "actors": ["iraq"]}
    event["sources"] = ["daily"]
    log = planted(2, 160).log
    others = [{**event, "id": f"p{number}", "date": f"20{number + 10}-01-01"} for number in range(8)]
    two = [{**event, "id": "one"}, {**event, "id": "other", "date": "2024-03-02", "title": "The pontoon is moored"}]
    log["events"] += [*others, *two]
    log["timeline"]["covers"] = "2010/2025"
    before = check_log(written(log, tmp_path / "events.yaml"))
    assert ("other", "one") not in pairs_in(before)
    for number in range(8):
        others[number]["title"] = f"Ferry {number} sold"
    after = check_log(written(log, tmp_path / "events.yaml"))
    assert ("other", "one") in pairs_in(after)
    assert [*told(after)] == [*told(read_aside(str(tmp_path / "events.yaml")))]


def test_a_day_with_very_many_events(tmp_path: Path) -> None:
    """They are compared by rare words alone, and one event more or less is no matter of mending."""
    event = {"date": "2024-03-01", "type": "other", "places": ["mosul"], "actors": ["iraq"]}
    event["sources"] = ["daily"]
    title = "Shelling reported near the old market"
    log = planted(3, 130).log
    log["events"] += [{**event, "id": f"d{number}", "title": title} for number in range(MOST_A_DAY + 1)]
    name = written(log, tmp_path / "events.yaml")
    assert not any(one.startswith("d") and other.startswith("d") for one, other in pairs_in(check_log(name)))
    del log["events"][-1]
    written(log, tmp_path / "events.yaml")
    with mock.patch.object(mended_doubles, "forget_doubles", side_effect=mended_doubles.forget_doubles) as forgotten:
        loaded = check_log(name)
    assert forgotten.called
    assert [*told(loaded)] == [*told(read_aside(name))]


def test_an_index_that_cannot_be_copied_is_made_anew(tmp_path: Path) -> None:
    name = written(planted(4, 130).log, tmp_path / "events.yaml")
    load_log(name)
    with mock.patch.object(making, "_copy", side_effect=OSError):
        assert len(pairs_in(check_log(name))) >= len(PAIRS) - 1


def plans_about(events: list[dict[str, Any]], rng: random.Random, count: int = 40) -> list[dict[str, Any]]:
    """Plans with few titles, of which some hang on events and on plans before them."""
    plans: list[dict[str, Any]] = []
    for number in range(count):
        plan = {"id": f"plan-{number}", "title": rng.choice(TITLES), "kind": "commitment", "places": ["mosul"]}
        plan |= {"announced": {"event": rng.choice(events)["id"]} if rng.random() < 0.5 else "2024-01-10"}
        plans.append(plan | {"deadline": deadline_among(events, plans, rng), "sources": ["daily"]})
    return plans


TITLES = [
    "The pontoon over the Tigris is moored",
    "A pontoon is moored over the Tigris",
    "The dredger is sold to Basra",
    "Basra buys the dredger",
    "A census of herders is held",
    "The herders are counted in a census",
]


def deadline_among(events: list[dict[str, Any]], plans: list[dict[str, Any]], rng: random.Random) -> Any:
    day = f"2024-0{rng.randint(1, 9)}-1{rng.randint(0, 9)}"
    of = rng.choice([*events, *plans])["id"]
    return rng.choice([day, day, {"within": f"{rng.randint(1, 30)} days", "of": of}])


def edit_plans(log: dict[str, Any], rng: random.Random, step: int) -> None:
    """Change plans, what they hang on, or the sources alone."""
    events, plans = log["events"], log["plans"]
    at = rng.randrange(len(plans))
    match rng.choice(("title", "deadline", "add", "tag", "event", "source")):
        case "title":
            plans[at]["title"] = rng.choice(TITLES)
        case "deadline":
            plans[at]["deadline"] = deadline_among(events, plans[:at], rng)
        case "add":
            new = {**copy.deepcopy(plans[at]), "id": f"new-plan-{step}", "title": rng.choice(TITLES)}
            plans.insert(at + 1, new)
        case "tag":
            plans[at]["tags"] = [f"tag-{step}"]
        case "event":
            hung_on = plans[at]["announced"]
            named = [one for one in events if isinstance(hung_on, dict) and one["id"] == hung_on["event"]]
            rng.choice(named or events)["date"] = rng.choice(("2024-01-05", "2024-01-12", "2024-01-20"))
            plans[max(at - 1, 0)]["tags"] = [f"tag-{step}"]
        case "source":
            log["sources"][f"note-{step}"] = {"title": "A note on the pontoon", "publisher": "P", "date": "2024-02"}
            rng.choice([*events, *plans])["sources"] = [{"ref": f"note-{step}", "at": "note 1"}]


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2))
def test_after_random_edits_of_plans_and_sources_they_are_those_of_a_new_index(seed: int, tmp_path: Path) -> None:
    rng, log = random.Random(seed), copy.deepcopy(planted(seed, 130).log)
    log["plans"] = plans_about(log["events"], rng)
    mended = seen = 0
    for step in range(25):
        name = written(log, tmp_path / "events.yaml")
        with (
            mock.patch.object(opening, "_read", side_effect=opening._read) as read,
            mock.patch.object(doubles, "_candidates", side_effect=doubles._candidates) as all_pairs,
        ):
            loaded = check_log(name)
        assert not [problem for problem in loaded.problems if problem.severity == "error"]
        assert [*told(loaded)] == [*told(read_aside(name))], (seed, step)
        mended += not read.called and not all_pairs.called
        seen += sum(one.startswith(("plan", "new-plan")) for one, _ in pairs_in(loaded))
        for several in range(rng.choice((1, 4))):
            edit_plans(log, rng, 10 * step + several)
    assert mended >= 15
    assert seen > 20


def test_a_plan_beside_an_edited_one_that_hangs_on_what_changed_is_compared_again(tmp_path: Path) -> None:
    log = copy.deepcopy(planted(1, 130).log)
    event = log["events"][0]
    event["date"] = "2024-01-10"
    plan = {"title": TITLES[0], "kind": "commitment", "places": ["mosul"], "sources": ["daily"]}
    hanging = {**plan, "id": "hanging", "announced": {"event": event["id"]}}
    log["plans"] = [{**plan, "id": "one", "announced": "2024-01-10"}, hanging]
    name = written(log, tmp_path / "events.yaml")
    assert ("hanging", "one") in pairs_in(check_log(name))
    event["date"] = "2021-03-10"
    log["plans"].append({**plan, "id": "another", "title": TITLES[2], "announced": "2024-03"})
    written(log, tmp_path / "events.yaml")
    with mock.patch.object(doubles, "_candidates", side_effect=doubles._candidates) as all_pairs:
        after = check_log(name)
    assert not all_pairs.called
    assert ("hanging", "one") not in pairs_in(after)
    assert [*told(after)] == [*told(read_aside(name))]
