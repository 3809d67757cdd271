"""Every event and source of the shipped log can be typed in a line of `add`."""

from pathlib import Path

import pytest

from timeline.edits.drafts import draft
from timeline.edits.line import parsed
from timeline.edits.names import Names
from timeline.index.opening import read_aside as load
from timeline.log.log import Log
from timeline.log.model import Citation, Entry, Event, Source


@pytest.fixture(scope="module")
def log() -> Log:
    return load(str(Path(__file__).parents[2] / "events.yaml")).log


def quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def key(name: str, *values: str | None) -> str:
    return "".join(f" {name}:{quoted(value)}" for value in values if value is not None)


def cited(citation: Citation) -> str:
    place = f"@{quoted(citation.at)}" if citation.at is not None else ""
    return f" source:{citation.ref}{place}" + (f" via:{citation.via}" if citation.via is not None else "")


def common(entry: Entry) -> str:
    names = key("place", *entry.places) + key("actor", *entry.actors) + key("tag", *entry.tags)
    texts = (
        key("summary", entry.summary) + key("note", entry.note) + key("url", entry.url) + key("status", entry.status)
    )
    return names + texts + "".join(map(cited, entry.sources))


def citations(entry: Entry) -> list[object]:
    several = [{"ref": one.ref, "via": one.via, "at": one.at} for one in entry.sources]
    bare = [{name: value for name, value in one.items() if value is not None} for one in several]
    return [one["ref"] if list(one) == ["ref"] else one for one in bare]


def test_every_event_is_typed_in_a_line(log: Log) -> None:
    names = Names(log)
    for event in log.events.values():
        is_typed(event, names)


def is_typed(event: Event, names: Names) -> None:
    date = event.date.words or event.date.edtf
    assert event.title == event.title.strip()
    for line in (
        f"{date}: {event.title} type:{event.type}{common(event)}",
        f"{common(event)} {date}: type:{event.type} -- {event.title}",
    ):
        made = draft(parsed(line, "event"), names)
        assert made.all_faults == ()
        expected = {
            "id": made.id,
            "date": date,
            "title": event.title,
            "type": event.type,
            "places": [*event.places],
            "actors": [*event.actors],
            "status": event.status,
            "tags": [*event.tags],
            "summary": event.summary,
            "note": event.note,
            "url": event.url,
            "sources": citations(event),
        }
        assert made.value == {name: value for name, value in expected.items() if value}


def test_every_source_is_typed_in_a_line(log: Log) -> None:
    names = Names(log)
    for source in log.sources.values():
        is_typed_as_source(source, names)


def is_typed_as_source(source: Source, names: Names) -> None:
    rest = key("publisher", source.publisher) + key("author", *source.author) + key("url", source.url)
    rest += key("date", source.date and source.date.edtf)
    made = draft(parsed(f"{quoted(source.title)}{rest}", "source"), names)
    assert made.all_faults == ()
    expected = {
        "title": source.title,
        "publisher": source.publisher,
        "author": [*source.author],
        "date": source.date and source.date.edtf,
        "url": source.url,
    }
    assert made.value == {name: value for name, value in expected.items() if value}
