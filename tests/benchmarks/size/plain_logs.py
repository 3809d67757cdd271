"""The same events for other programs: a recfile (recutils), and a journal (hledger, ledger)."""

from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.size import dates
from tests.benchmarks.size.entries import Event, events
from tests.benchmarks.size.vocabulary import COUNTRIES, COUNTRY_OF
from tests.benchmarks.size.yaml_log import SEED


def countries(event: Event) -> tuple[str, ...]:
    """The names of the countries in which an event happened, each once."""
    return tuple(dict.fromkeys(COUNTRIES[COUNTRY_OF[place]] for place in event.places))


def write_recfile(path: Path, size: int, seed: int = SEED) -> None:
    """One record for each event; every country is a field of its own."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(recfile_text(size, seed))


def write_journal(path: Path, size: int, seed: int = SEED) -> None:
    """One transaction for each event; every country is an account."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(journal_text(size, seed))


def recfile_text(size: int, seed: int = SEED) -> Iterator[str]:
    """The recfile in pieces."""
    yield "%rec: Event\n\n"
    for event in events(size, seed):
        fields = [("Id", event.id), ("Date", event.date.strip('"')), ("Title", event.title), ("Type", event.type)]
        fields += [("Country", name) for name in countries(event)]
        fields += [("Actor", name) for name in event.actors]
        fields += [("Tag", name) for name in event.tags]
        fields += [("Summary", event.summary)]
        fields += [("Source", f"{one.ref}, {one.at}") for one in event.citations]
        yield "".join(f"{key}: {value}\n" for key, value in fields) + "\n"


def journal_text(size: int, seed: int = SEED) -> Iterator[str]:
    """The journal in pieces; a transaction has a day, so a vague date stands for one in it."""
    for event in events(size, seed):
        # In a journal, a semicolon begins a comment.
        summary = event.summary.replace(";", ",")
        lines = [f"{dates.day(event.day)} {event.title}", f"    ; id: {event.id}", f"    ; {summary}"]
        lines += [f"    ; source: {one.ref}, {one.at}" for one in event.citations]
        lines += [f"    {name}:{event.type}  1" for name in countries(event)]
        yield "\n".join([*lines, "    events\n\n"])
