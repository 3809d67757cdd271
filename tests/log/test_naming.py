"""The names in an entry, by the section of their declaration; and the uses of sources and actors."""

import pytest

from tests.helpers import a_log, problems_of
from timeline.index.opening import read_aside as load
from timeline.log.naming import used_by
from timeline.log.roles import Role, own_names_in

HEAD = "id: x, title: T, date: 2024, type: attack"
PLAN = "id: x, title: T, kind: demand, announced: 2024"
FIGURE = "id: x, subject: un, measure: m, unit: people, as_of: 2024, value: 1"
NAMED = [
    (f"events: [{{{HEAD}}}]", "types:attack"),
    (
        f"events: [{{{HEAD}, places: [IQ, sahel], actors: [un, us], sources: [{{ref: s, via: t, at: page 3}}]}}]",
        "types:attack places:IQ places:sahel actors:un actors:us sources:s sources:t",
    ),
    (
        f"events: [{{{HEAD}, disputed: {{field: date, value: 2023, sources: s}}}}]",
        "types:attack sources:s",
    ),
    (f"plans: [{{{PLAN}, by: us, to: [un, eu], actors: iq}}]", "actors:us actors:un actors:eu actors:iq"),
    (
        "plans: [{id: x, title: T, kind: demand, announced: {event: a, sources: s}, conditions: {text: c, sources: t},"
        " history: {event: b}, revisions: {event: c, deadline: {within: 3 days, of: d}, sources: u},"
        " outcome: {event: e, result: superseded, superseded_by: f, sources: v}}]",
        "entries:a entries:b entries:c entries:d entries:e entries:f sources:s sources:t sources:u sources:v",
    ),
    (f"plans: [{{{PLAN}, deadline: {{within: 3 days, of: d}}}}]", "entries:d"),
    (f"figures: [{{{FIGURE}, by: us, places: IQ, sources: s}}]", "actors:un actors:us places:IQ sources:s"),
    ("sources: {x: {title: T, places: IQ, actors: un, sources: s}}", "places:IQ actors:un sources:s"),
    ("actors: {x: {name: N, part_of: {actor: un, sources: s}, country: IQ}}", "actors:un sources:s"),
    ("places: {x: {name: N, in: IQ, contains: [a, b], places: c}}", "places:IQ places:a places:b places:c"),
    ("types: {x: {name: N, family: violence, sources: s}}", "sources:s"),
]


DECLARED: dict[Role, str] = {
    "type": "types",
    "place": "places",
    "contains": "places",
    "within": "places",
    "actor": "actors",
    "part_of": "actors",
    "source": "sources",
    "entry": "entries",
}
"""The section of what is named in a role; the other roles name what stands nowhere else."""


@pytest.mark.parametrize(("text", "expected"), NAMED)
def test_ids_named_by_an_entry(text: str, expected: str) -> None:
    log = load(a_log(text)).log
    sections = (log.sources, log.actors, log.places, log.types, log.events, log.plans, log.figures)
    (entry,) = (entry for section in sections for entry in section.values())
    named = {(DECLARED[role], name) for role, name in own_names_in(entry) if role in DECLARED}
    assert {f"{section}:{name}" for section, name in named} == set(expected.split())
    assert set(used_by(entry)) <= named


USES = {
    f"events: [{{{HEAD}, actors: un, sources: s}}]": True,
    f"plans: [{{{PLAN}, by: un, sources: s}}]": True,
    f"plans: [{{{PLAN}, to: un, sources: s}}]": True,
    f"figures: [{{{FIGURE}, sources: s}}]": True,
    "actors: {un: {name: UN}, y: {name: Y, part_of: {actor: un, sources: s}}}": True,
    # Standing under 'actors' of other vocabulary is no appearance.
    "sources: {s: {title: T, actors: un, sources: s}}": False,
}


@pytest.mark.parametrize(("text", "is_used"), USES.items())
def test_an_actor_is_used_by_what_is_told_and_by_its_parts(text: str, is_used: bool) -> None:
    declared = "actors: {un: {name: UN}}\n" if not text.startswith("actors") else ""
    declared += "sources: {s: {title: T}}\n" if not text.startswith("sources") else ""
    unused = {problem.code + ":" + str(problem.entry) for problem in problems_of(declared + text)}
    assert ("unused-actor:un" not in unused) is is_used
    assert "unused-source:s" not in unused
