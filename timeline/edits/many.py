"""Many new entries at once: those of a document become one edit."""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from timeline.edits.documents import Form, Part, parts
from timeline.edits.drafts import SHAPES, Draft, draft
from timeline.edits.keys import KINDS, SECTIONS, LineKind
from timeline.edits.line import parsed
from timeline.edits.meanings import Ambiguous, Found, NameRole
from timeline.edits.names import Names
from timeline.edits.new_ids import faults_of_id, id_for
from timeline.edits.pieces import LineFault, Piece
from timeline.edits.placed import Placed, ordered, reading_of
from timeline.edits.resolving import resolved
from timeline.log.editing.values import Path
from timeline.log.findings import Findings
from timeline.log.references import key_of
from timeline.log.shapes import Field, Shape, read_shape
from timeline.log.yaml.nodes import find
from timeline.problems import Problem

_DEFINING: dict[LineKind, tuple[NameRole, ...]] = {
    "source": ("source",),
    "actor": ("actor", "subject"),
    "place": ("place", "subject"),
    "event": ("event", "subject"),
}
"""The kinds of entry that others of the same edit may name, with the roles of these names."""

_ORDER = tuple(dict.fromkeys((*_DEFINING, *KINDS)))
"""The order in which the kinds are read: those that are named first."""


def _without_id(shape: Shape) -> Shape:
    """Return a shape whose entries need no id."""
    fields: dict[str, Field] = dict(shape.fields)
    if "id" in fields:
        fields["id"] = replace(fields["id"], required=False)
    return Shape(shape.name, shape.make, fields)


_WITHOUT_ID = {kind: _without_id(shape) for kind, shape in SHAPES.items()}
"""The shapes of entries, whose ids may be missing."""


class Item(NamedTuple):
    """An entry of a document, its line there, and its faults at their places; `asked` are those of its questions."""

    draft: Draft
    line: int
    faults: tuple[Problem, ...] = ()
    asked: tuple[Problem, ...] = ()


class Many(NamedTuple):
    """The entries of a document in their order, and the faults of its syntax."""

    items: tuple[Item, ...]
    faults: tuple[Problem, ...] = ()


def read_many(text: str, form: Form, names: Names, kind: LineKind | None = None, file: str = "") -> Many:
    """Return the entries of a document, which may name each other; `kind` is that of all lines, or of a list."""
    findings = Findings()
    every = list(parts(text, form, kind, findings, file))
    taken: set[str] = set()
    decided: dict[tuple[NameRole, str], str] = {}
    known = names.with_decided(decided, taken)
    items: dict[int, Item] = {}
    for number in sorted(range(len(every)), key=lambda number: _ORDER.index(every[number].kind)):
        part = every[number]
        item = items[number] = _item(part, known, file)
        taken.add(key_of(item.draft.section, item.draft.id))
        for role in _DEFINING.get(part.kind, ()):
            decided.setdefault((role, item.draft.id), item.draft.id)
            for name in _own_names(item.draft):
                if not isinstance(names.meaning(role, name), Found | Ambiguous):
                    decided.setdefault((role, name), item.draft.id)
    return Many(tuple(items[number] for number in range(len(every))), tuple(_errors(findings)))


def _errors(findings: Findings) -> Iterator[Problem]:
    """Yield what is wrong; of what is only doubtful a warning tells when the log is checked with the new entries."""
    return (problem for problem in findings.problems if problem.severity == "error")


def _own_names(draft: Draft) -> Iterator[str]:
    """Yield the names by which other entries may refer to a new actor or place."""
    if isinstance(draft.value, dict) and draft.section in ("actors", "places"):
        aliases = draft.value.get("aliases", [])
        names = [draft.value.get("name"), *(aliases if isinstance(aliases, list) else [aliases])]
        yield from (name for name in names if isinstance(name, str))


def _item(part: Part, names: Names, file: str) -> Item:
    if part.text is not None:
        made = draft(part.text, names)
    elif part.kind == "view":
        query = part.value if isinstance(part.value, str) else ""
        made = draft(parsed(f"{part.id}: {query}", "view"), names)
    else:
        return _of_value(part, names, file)
    at = part.node.column if part.node is not None else None  # a fault of a query in YAML: where the query begins

    def problem(fault: LineFault) -> Problem:
        return Problem(file, part.line, at or fault.start + 1, "bad-line", fault.message, fault.hint)

    faults = sorted((*made.faults, *(one.fault for one in made.missing)), key=lambda fault: fault.start)
    return Item(made, part.line, tuple(map(problem, faults)), tuple(problem(one.fault) for one in made.questions))


def _of_value(part: Part, names: Names, file: str) -> Item:
    """Return the entry of a value in the form of a log."""
    shape, section = _WITHOUT_ID[part.kind], SECTIONS[part.kind]
    value = dict(part.value) if isinstance(part.value, dict) else {}
    holds_id = "id" in shape.fields
    given = value.get("id", "") if holds_id else part.id or value.pop("id", "")
    is_placed = part.node is not None and (holds_id or bool(part.id))
    without_id = value if isinstance(part.value, dict) else part.value
    node = part.node if part.node is not None and is_placed else Placed(without_id, {}).node()[0]
    findings = Findings()
    read_shape(shape, node, reading_of(file, findings, names.timezone))
    found, questions = resolved(section, value, names)
    identity = given if given and isinstance(given, str) else id_for(part.kind, found, names)

    def moved(problem: Problem) -> Problem:
        line = problem.line + part.line - node.line
        return problem._replace(line=line, column=problem.column if is_placed else 1)

    def placed(fault: LineFault, path: Path) -> Problem:
        at = find(node, path)
        return moved(Problem(file, at.line, at.column, "bad-name", fault.message, fault.hint))

    faults = [moved(problem) for problem in _errors(findings)]
    if identity == given and not any(fault.code == "bad-id" for fault in faults):
        faults += [placed(fault, ("id",)) for fault in faults_of_id(Piece(identity, 0, 0), section, names)]
    asked = tuple(placed(one.fault, one.path) for one in questions)
    made = Draft(section, identity, ordered({"id": identity, **found} if holds_id else found, shape), (), questions)
    return Item(made, part.line, tuple(faults), asked)
