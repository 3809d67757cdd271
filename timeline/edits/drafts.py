"""New entries from lines of `add`: their values as a log has them, and what is missing, in question or at fault."""

from collections.abc import Mapping
from typing import NamedTuple

from timeline.edits.gathering import Gathered
from timeline.edits.hanging import look_up
from timeline.edits.keys import SECTIONS, LineKind
from timeline.edits.line import Line
from timeline.edits.meanings import Question
from timeline.edits.missing import Missing, missing_in
from timeline.edits.names import Names
from timeline.edits.new_ids import faults_of_id, id_for, subject_of
from timeline.edits.pieces import LineFault, Piece
from timeline.edits.placed import Placed, ordered
from timeline.edits.resolving import resolved
from timeline.log.editing.values import Value
from timeline.log.figure_shapes import FIGURE
from timeline.log.plan_shapes import PLAN
from timeline.log.shapes import ACTOR, EVENT, PLACE, SOURCE, Shape
from timeline.query.language.faults import Fault
from timeline.query.language.grammar import parse as parse_query

SHAPES: Mapping[LineKind, Shape] = {
    "event": EVENT,
    "plan": PLAN,
    "figure": FIGURE,
    "source": SOURCE,
    "actor": ACTOR,
    "place": PLACE,
}


class Draft(NamedTuple):
    """A new entry. It can be written if nothing is missing, in question or at fault."""

    section: str
    id: str
    value: Value
    """The value as it stands in the log; of events, plans and figures it holds the id."""
    faults: tuple[LineFault, ...] = ()
    questions: tuple[Question, ...] = ()
    """Names that have no certain meaning; the value has them as they were typed."""
    missing: tuple[Missing, ...] = ()

    @property
    def all_faults(self) -> tuple[LineFault, ...]:
        """Everything for which it cannot be written where nothing can be asked, in the order of the line."""
        several = (*self.faults, *(one.fault for one in self.questions), *(one.fault for one in self.missing))
        return tuple(sorted(several, key=lambda fault: fault.start))


def draft(line: Line, names: Names) -> Draft:
    """Return the entry of a line, its names looked up."""
    return _view(line, names) if line.kind == "view" else _entry(line, names, SHAPES[line.kind])


def _view(line: Line, names: Names) -> Draft:
    """Return the saved query of a line: its name, which is its id, and the query."""
    name, query = line.date, line.title
    faults = [*line.faults]
    missing = []
    if name is None:
        missing.append(Missing("id", LineFault("this view has no name", "write it first: iraq: country:IQ", 0, 0)))
    else:
        faults += faults_of_id(name, "views", names)
    if query is None:
        end = len(line.text)
        fault = LineFault("this view has no query", "write it behind the name: country:IQ", end, end)
        missing.append(Missing("query", fault))
    elif isinstance(read_as := parse_query(query.text), Fault):
        start, end = (query.start + index for index in (read_as.place.start, read_as.place.end))
        faults.append(LineFault(read_as.message, read_as.hint, start, end))
    return Draft("views", name.text if name else "", query.text if query else "", tuple(faults), (), tuple(missing))


def _entry(line: Line, names: Names, shape: Shape) -> Draft:
    section = SECTIONS[line.kind]
    gathered = Gathered(line, names)
    named = list(look_up(gathered.value, names))
    given = gathered.value.pop("id", None)
    placed = Placed(gathered.value, gathered.places)
    if line.kind == "figure":
        gathered.add_counted(subject_of(gathered.value, names))
    faults = [*line.faults, *gathered.faults]
    faults += [LineFault(one.message, one.hint, *place) for one, place in placed.problems(shape, names.timezone)]
    value, questions = resolved(section, gathered.value, names, frozenset(gathered.countries))
    if isinstance(given, str):
        identity = given
        faults += faults_of_id(Piece(given, *gathered.places["id",]), section, names)
    else:
        identity = id_for(line.kind, value, names)
    if "id" in shape.fields:
        value = {"id": identity, **value}
    asked = (*named, *questions)
    return Draft(
        section,
        identity,
        ordered(value, shape),
        tuple(faults),
        tuple(one._replace(start=place[0], end=place[1]) for one in asked for place in [placed.place(one.path)]),
        tuple(missing_in(line, value, shape)),
    )
