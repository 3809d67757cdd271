"""Writing a log as YAML, entry by entry: its memory does not grow with its size."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.benchmarks.size import dates
from tests.benchmarks.size.entries import Citation, Event, events
from tests.benchmarks.size.plans import Figure, Plan, figures, plans
from tests.benchmarks.size.vocabulary import ACTORS, FIRST_DAY, HORIZON, PLACES, SOURCES, Actor

SEED = 20250318


def write_log(path: Path, size: int, seed: int = SEED) -> None:
    """A log of so many events, with its plans and figures."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(log_text(size, seed))


def log_text(size: int, seed: int = SEED) -> Iterator[str]:
    """The log in pieces."""
    yield from _head()
    yield "\nevents:\n"
    yield from map(_event, events(size, seed))
    yield "plans:\n"
    yield from map(_plan, plans(size, seed))
    yield "figures:\n"
    yield from map(_figure, figures(size, seed))


def _head() -> Iterator[str]:
    covers = f"{dates.year(FIRST_DAY)}/{dates.day(HORIZON)}"
    yield f"timeline:\n  title: A log to measure by\n  covers: {covers}\n\nsources:\n"
    for source in SOURCES:
        yield (
            f'  {source.id}: {{title: "{source.title}", publisher: {source.publisher}, '
            f"date: {dates.day(source.day)}}}\n"
        )
    yield "\nactors:\n"
    for actor in ACTORS:
        yield f"  {actor.id}: {{name: {actor.name}, aliases: [{actor.alias}], kind: {actor.kind}{_part_of(actor)}}}\n"
    yield "\nplaces:\n"
    for place in PLACES:
        yield f"  {place.id}: {{name: {place.name}, in: {place.within}}}\n"
    yield '\nviews:\n  violence-this-year: "type:violence date:2025.."\n'


def _part_of(actor: Actor) -> str:
    if actor.whole is None:
        return ""
    during = f", during: {actor.during}" if actor.during else ""
    return f", part_of: [{{actor: {actor.whole}{during}}}]"


def _event(event: Event) -> str:
    title = f'"{event.title}"' if ": " in event.title else event.title
    lines = [
        f"  - id: {event.id}",
        f"    date: {event.date}",
        f"    title: {title}",
        f"    type: {event.type}",
        f"    places: [{', '.join(event.places)}]",
        f"    actors: [{', '.join(event.actors)}]",
    ]
    if event.tags:
        lines.append(f"    tags: [{', '.join(event.tags)}]")
    if event.status:
        lines.append(f"    status: {event.status}")
    if event.known:
        lines.append(f"    known: {event.known}")
    if event.checked:
        lines.append(f"    checked: {event.checked}")
    lines.append(f"    summary: {event.summary}")
    if event.disputed:
        one = event.disputed
        lines += ["    disputed:", f"      - {{field: {one.field}, value: {one.value}, sources: [{one.ref}]}}"]
    lines.append(f"    sources: {_citations(event.citations)}\n\n")
    return "\n".join(lines)


def _plan(plan: Plan) -> str:
    lines = [
        f"  - id: {plan.id}",
        f"    title: {plan.title}",
        f"    kind: {plan.kind}",
        f"    announced: {plan.announced if plan.event is None else f'{{event: {plan.event}}}'}",
        f"    by: [{plan.by}]",
    ]
    if plan.to:
        lines.append(f"    to: [{plan.to}]")
    if plan.deadline:
        lines.append(f"    deadline: {plan.deadline}")
    if plan.condition:
        lines.append(f"    conditions: [{plan.condition}]")
    if plan.revisions:
        lines.append("    revisions:")
        lines += [
            f"      - {{date: {moved.date}, deadline: {moved.deadline}, note: more time is needed, "
            f"sources: {_citations((moved.citation,))}}}"
            for moved in plan.revisions
        ]
    if (end := plan.outcome) is not None:
        lines.append(f"    outcome: {{date: {end.date}, result: {end.result}, sources: {_citations((end.citation,))}}}")
    lines += [f"    places: [{', '.join(plan.places)}]", f"    sources: {_citations(plan.citations)}\n\n"]
    return "\n".join(lines)


def _figure(figure: Figure) -> str:
    pairs: list[tuple[str, object]] = [
        ("id", figure.id),
        ("subject", figure.subject),
        ("measure", figure.measure),
        ("unit", figure.unit),
        ("as_of", figure.as_of),
        ("over", figure.over),
        ("value", figure.value),
        ("low", figure.low),
        ("high", figure.high),
        ("by", figure.by),
    ]
    given = ", ".join(f"{key}: {value}" for key, value in pairs if value is not None)
    return f"  - {{{given},\n     places: [{figure.place}], sources: {_citations((figure.citation,))}}}\n"


def _citations(cited: Iterable[Citation]) -> str:
    return "[" + ", ".join(map(_citation, cited)) + "]"


def _citation(one: Citation) -> str:
    via = f", via: {one.via}" if one.via else ""
    return f'{{ref: {one.ref}{via}, at: "{one.at}"}}'
