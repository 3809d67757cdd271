"""Two entries for one event become one, and nothing that they say is lost."""

import copy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tests.examples import examples
from tests.helpers import a_folder, a_log, run

LOG = """\
timeline: {title: The bridge, covers: 2024/2026}
include: [plans.yaml]

sources:
  audit: {title: Report on the bridge, publisher: Court of Audit, date: 2025-10-20}
  daily: {title: The Daily Post, publisher: The Daily Post, date: 2025-09-29}
  radio: {title: Morning news, publisher: The Radio, date: 2025-09-30}

actors:
  ministry: {name: Ministry of Transport}
  mayor: {name: The mayor}

places:
  bridge: {name: The bridge, in: IQ}

events:
  # the great day
  - id: opening
    date: 2025-09
    title: The bridge opens
    type: other
    places: [bridge]
    actors: [ministry]
    tags: [bridge]
    note: By the audit.
    sources: [audit]

  - id: opened
    date: 2025-09-28   # a Sunday
    title: Bridge opened for traffic
    type: announcement
    places: [IQ, FR]
    actors: [ministry, mayor]
    tags: [traffic]
    summary: The mayor cut a ribbon.
    note: The radio has the day.
    sources: [{ref: daily, at: page 2}, radio]
    distinct: [opening, later]

  - id: later
    date: 2025-11-03
    title: Lorries stand on the bridge
    type: other
    places: [bridge]
    sources: [radio]
    distinct: [opened, opening]
"""
PLANS = """\
plans:
  - id: toll
    title: The toll ends
    kind: commitment
    announced: {event: opened}
    deadline: {earlier_of: [{within: 90 days, of: "event:opened"}, 2026]}
    outcome: {event: opened, result: met}
    sources: [audit]

figures:
  - id: guests
    subject: event:opened
    measure: guests
    unit: people
    as_of: 2025-09-28
    value: 300
    sources: [daily]
"""
MERGED = """\
  # the great day
  - id: opening
    date: 2025-09-28
    title: The bridge opens
    type: other
    places: [bridge, FR]
    actors: [ministry, mayor]
    tags: [bridge, traffic]
    summary: The mayor cut a ribbon.
    note: By the audit. The radio has the day.
    sources: [audit, {ref: daily, at: page 2}, radio]
    distinct: [later]
    disputed:
      - field: title
        value: Bridge opened for traffic
        sources: [{ref: daily, at: page 2}, radio]
      - field: type
        value: announcement
        sources: [{ref: daily, at: page 2}, radio]

  - id: later
    date: 2025-11-03
    title: Lorries stand on the bridge
    type: other
    places: [bridge]
    sources: [radio]
    distinct: [opening]
"""


@pytest.fixture
def log(folder: Path) -> Path:
    (folder / "plans.yaml").write_text(PLANS, encoding="utf-8")
    return Path(a_log(LOG, folder))


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def test_one_takes_what_the_other_has_and_its_place_everywhere(log: Path) -> None:
    done = run("merge", "opened", "opening", "--yes", cwd=log.parent)
    assert done.code == 0, done.err
    assert text_of(log) == LOG.partition("  # the great day")[0] + MERGED
    plans = PLANS.replace("event: opened", "event: opening").replace("event:opened", "event:opening")
    assert text_of(log.parent / "plans.yaml") == plans
    assert run("check", cwd=log.parent).code == 0
    assert run("undo", "--yes", cwd=log.parent).code == 0
    assert (text_of(log), text_of(log.parent / "plans.yaml")) == (LOG, PLANS)


def test_a_dry_run_writes_nothing(log: Path) -> None:
    done = run("merge", "opened", "opening", "--dry-run", cwd=log.parent)
    assert (done.code, text_of(log)) == (0, LOG)
    assert "-  - id: opened\n" in done.out
    assert "+    date: 2025-09-28\n" in done.out


def merged(one: dict[str, Any], into: dict[str, Any]) -> dict[str, Any]:
    """The event that stays of two, as the log has it."""
    folder = a_folder()
    base: dict[str, Any] = {"date": "2025-01-02", "title": "It opens", "type": "other"}
    events = [{"id": "into", **base, "sources": ["a"], **into}, {"id": "one", **base, "sources": ["b"], **one}]
    log = Path(a_log(yaml.safe_dump({**HEAD, "events": events}, sort_keys=False), folder))
    done = run("merge", "one", "into", "--yes", cwd=folder)
    assert done.code == 0, done.err
    (found,) = yaml.load(text_of(log), Loader=yaml.BaseLoader)["events"]
    assert isinstance(found, dict)
    return found


HEAD: dict[str, Any] = {
    "timeline": {"title": "T", "covers": "2020/2026"},
    "sources": {each: {"title": f"Paper {each}"} for each in "abc"},
    "actors": {each: {"name": each.upper()} for each in ("x", "y", "z")},
}


@pytest.mark.parametrize(
    ("key", "there", "other", "stays", "disputed"),
    [
        ("date", "2025-01-02", "2025-01", "2025-01-02", None),
        ("date", "2025-01", "2025-01-02", "2025-01-02", None),
        ("date", "2025-01-02", "2 Jan 2025", "2025-01-02", None),
        ("date", "2025-01-02", "2025-01-03", "2025-01-02", "2025-01-03"),
        ("date", "2025-01", "2025-02", "2025-01", "2025-02"),
        ("date", "2025", "2025-02-03~", "2025", "2025-02-03~"),
        ("status", None, "claimed", None, "claimed"),
        ("status", "claimed", None, "claimed", "stated"),
        ("status", "claimed", "claimed", "claimed", None),
        ("summary", None, "More.", "More.", None),
        ("summary", "This.", "That.", "This.", "That."),
        ("note", "This.", "That.", "This. That.", None),
        ("url", "https://a.org", "https://b.org", "https://a.org", "https://b.org"),
        ("checked", "2025-03-01", "2025-04-01", "2025-04-01", None),
        ("checked", "2025-03-01", "2025-02-01", "2025-03-01", None),
        ("added", "2025-03-01", "2025-02-01", "2025-03-01", None),
    ],
)
def test_of_one_key_with_two_values(
    key: str, there: str | None, other: str | None, stays: str | None, disputed: str | None
) -> None:
    into, one = ({} if value is None else {key: value} for value in (there, other))
    found = merged(one, into)
    assert found.get(key) == stays
    rivals = [{"field": key, "value": disputed, "sources": ["b"]}] if disputed is not None else None
    assert found.get("disputed") == rivals


def test_a_second_quote_is_kept_in_the_note() -> None:
    quotes = [{"quote": {"text": text, "speaker": "The mayor"}} for text in ("It opens.", "Open!")]
    found = merged(quotes[1], quotes[0])
    assert found["quote"] == quotes[0]["quote"]
    assert found["note"] == "Also quoted: “Open!” (The mayor)."


@pytest.mark.parametrize(
    ("args", "code", "message"),
    [
        (("guests", "opening"), 2, "figures are not merged"),
        (("toll", "opening"), 2, "'toll' is a plan, and 'opening' is an event"),
        (("source:audit", "source:daily"), 2, "'audit' is a source, which is not merged"),
        (("opening", "opening"), 2, "'opening' is one entry"),
        (("openin", "opening"), 2, "did you mean 'opening'?"),
    ],
)
def test_what_is_not_merged(log: Path, args: tuple[str, str], code: int, message: str) -> None:
    done = run("merge", *args, "--yes", cwd=log.parent)
    assert (done.code, text_of(log)) == (code, LOG)
    assert message in done.err


def _cited(value: Any) -> Iterator[tuple[str, str]]:
    """Yield every source in an entry with its place."""
    if isinstance(value, dict):
        for source in value.get("sources", ()):
            whole = source if isinstance(source, dict) else {"ref": source}
            yield whole["ref"], whole.get("at", "")
        for part in value.values():
            yield from _cited(part)
    elif isinstance(value, list):
        for part in value:
            yield from _cited(part)


_SOURCES = st.lists(
    st.sampled_from(["a", "b", "c", {"ref": "a", "at": "page 1"}, {"ref": "b", "at": "page 2"}]),
    min_size=1,
    max_size=3,
    unique_by=str,
)
_EVENTS = st.fixed_dictionaries(
    {
        "date": st.sampled_from(["2025", "2025-01", "2025-01-02", "2025-03-04/2025-03-09", "about 5 Jan 2025"]),
        "title": st.sampled_from(["It opens", "Opening", "A: title, of signs #1"]),
        "type": st.sampled_from(["other", "law"]),
        "sources": _SOURCES,
    },
    optional={
        "places": st.lists(st.sampled_from(["IQ", "FR", "SY"]), min_size=1, unique=True),
        "actors": st.lists(st.sampled_from(["x", "y", "z"]), min_size=1, unique=True),
        "tags": st.lists(st.sampled_from(["s", "t"]), min_size=1, unique=True),
        "summary": st.sampled_from(["One.", "Two."]),
        "note": st.sampled_from(["One.", "Two."]),
        "status": st.sampled_from(["stated", "claimed", "denied"]),
    },
)


@examples(12)
@given(_EVENTS, _EVENTS)
def test_no_source_is_lost_and_undo_gives_the_bytes_of_before(one: dict[str, Any], into: dict[str, Any]) -> None:
    folder = a_folder()
    several = [{"id": "into", **copy.deepcopy(into)}, {"id": "one", **copy.deepcopy(one)}]
    log = Path(a_log(yaml.safe_dump({**HEAD, "events": several}, sort_keys=False, allow_unicode=True), folder))
    before = log.read_bytes()
    done = run("merge", "one", "into", "--yes", cwd=folder)
    assert done.code == 0, done.err
    (found,) = yaml.load(text_of(log), Loader=yaml.BaseLoader)["events"]
    assert {*_cited(found)} == {*_cited(several)}
    assert {*one.get("actors", ()), *into.get("actors", ())} == {*found.get("actors", ())}
    said = yaml.safe_dump(found, allow_unicode=True, width=1000)
    assert all(each[key] in said for each in (one, into) for key in ("title", "summary", "note") if key in each)
    assert run("check", cwd=folder).code == 0
    assert run("undo", "--yes", cwd=folder).code == 0
    assert log.read_bytes() == before
