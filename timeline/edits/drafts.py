"""New entries from lines of `add`: their values as a log has them, and what is missing, in question or at fault."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from timeline.edits.gathering import Gathered
from timeline.edits.ids import MOST_WORDS, free_id, new_id, new_source_id, words_of
from timeline.edits.keys import SECTIONS, LineKind
from timeline.edits.line import Line
from timeline.edits.meanings import Found, Question
from timeline.edits.names import Names
from timeline.edits.pieces import LineFault, Piece
from timeline.edits.placed import Placed, ordered
from timeline.edits.resolving import resolved
from timeline.edits.written import read, year_of
from timeline.log.editing.values import Value
from timeline.log.plan_shapes import PLAN
from timeline.log.reading import LONGEST_ID, is_slug
from timeline.log.references import reference_of
from timeline.log.shapes import ACTOR, EVENT, FIGURE, PLACE, SOURCE, Shape
from timeline.query.language.faults import Fault
from timeline.query.language.grammar import parse as parse_query
from timeline.text import quoted

SHAPES: Mapping[LineKind, Shape] = {
    "event": EVENT,
    "plan": PLAN,
    "figure": FIGURE,
    "source": SOURCE,
    "actor": ACTOR,
    "place": PLACE,
}
_ESTIMATES = ("value", "low", "high", "words")


class Missing(NamedTuple):
    """A required key that has no value, with its fault where nothing can be asked."""

    key: str
    fault: LineFault


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
        fault = LineFault("this view has no query", "write it behind the name: country:IQ", *_end(line))
        missing.append(Missing("query", fault))
    elif query is not None and isinstance(read_as := parse_query(query.text), Fault):
        start, end = (query.start + index for index in (read_as.place.start, read_as.place.end))
        faults.append(LineFault(read_as.message, read_as.hint, start, end))
    return Draft("views", name.text if name else "", query.text if query else "", tuple(faults), (), tuple(missing))


def _entry(line: Line, names: Names, shape: Shape) -> Draft:
    section = SECTIONS[line.kind]
    gathered = Gathered(line, names)
    open_questions = _look_up_announcement(gathered.value, names)
    given = gathered.value.pop("id", None)
    placed = Placed(gathered.value, gathered.places)
    if line.kind == "figure":
        gathered.add_counted(_subject(gathered.value, names))
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
    asked = (*open_questions, *questions)
    return Draft(
        section,
        identity,
        ordered(value, shape),
        tuple(faults),
        tuple(one._replace(start=place[0], end=place[1]) for one in asked for place in [placed.place(one.path)]),
        tuple(_missing(line, value, shape)),
    )


def _look_up_announcement(value: dict[str, Value], names: Names) -> list[Question]:
    """Replace an announcement that is the id of an event; returns the question where no event has it."""
    text = value.get("announced")
    if not isinstance(text, str) or read(text) is not None:
        return []
    is_reference = reference_of(text).kind == "event" or is_slug(text)
    meaning = names.meaning("event", text) if is_reference else None
    if meaning is None or (text[:1].isdigit() and not isinstance(meaning, Found)):
        return []  # a faulty date, which its reader explains
    value["announced"] = {"event": meaning.id if isinstance(meaning, Found) else text}
    return [] if isinstance(meaning, Found) else [Question("event", text, meaning, path=("announced", "event"))]


def _subject(value: Mapping[str, Value], names: Names) -> str:
    """Return the id of the subject of a figure, or its text."""
    subject = value.get("subject", "")
    if not isinstance(subject, str):
        return str(subject.get("text", "")) if isinstance(subject, dict) else ""
    meaning = names.meaning("subject", subject) if subject else None
    return reference_of(meaning.id if isinstance(meaning, Found) else subject).id


def faults_of_id(given: Piece, section: str, names: Names) -> list[LineFault]:
    """Return what is wrong with an id as it was given."""
    text, start, end = given
    if not is_slug(text):
        hint = f"use lower-case letters, digits and single hyphens, at most {LONGEST_ID} characters"
        return [LineFault(f"{quoted(text)} is not an id", hint, start, end)]
    if names.is_taken(section, text):
        return [LineFault(f"the id {quoted(text)} is taken", "give another one, or leave it out", start, end)]
    return []


def id_for(kind: LineKind, value: Mapping[str, Value], names: Names) -> str:
    """Return the id of a new entry, from its own words."""

    def is_taken(identity: str) -> bool:
        return names.is_taken(SECTIONS[kind], identity)

    texts = {key: part for key, part in value.items() if isinstance(part, str)}
    date = next((texts[key] for key in ("date", "deadline", "as_of", "over") if key in texts), "")
    if kind == "source":
        return new_source_id(texts.get("publisher", ""), texts.get("title", ""), year_of(date), is_taken)
    if kind == "figure":
        subject = words_of(_subject(value, names).replace("-", " "))
        counted = words_of(texts.get("measure", ""))
        return free_id([*subject[:3], *counted[:2], *words_of(year_of(date))], is_taken, "figure")
    otherwise = "-".join([kind, *words_of(date)[:MOST_WORDS]])
    return new_id(texts.get("title", texts.get("name", "")), is_taken, otherwise)


_WHERE = {
    "date": "begin the line with it, and ': '",
    "title": "write it in words that belong to no key",
    "name": "write it in words that belong to no key",
}


def _missing(line: Line, value: Mapping[str, Value], shape: Shape) -> Iterator[Missing]:
    """Yield the required keys without a value, but for those that another fault explains."""
    for key, field in shape.fields.items():
        if field.required and key not in value and key not in line.meant:
            hint = _WHERE.get(key, f"write {key}:… ({field.meaning})")
            yield Missing(key, LineFault(f"this {line.kind} has no {key!r}", hint, *_end(line)))
    if line.kind != "figure":
        return
    if not {"as_of", "over"} & {*value, *line.meant}:
        yield Missing("as_of", LineFault("this figure has no date", _WHERE["date"], *_end(line)))
    if line.title is None and not {*_ESTIMATES} & {*value, *line.meant}:
        hint = "write it behind the date, such as 'about 2,500'"
        yield Missing("value", LineFault("this figure has no number", hint, *_end(line)))


def _end(line: Line) -> tuple[int, int]:
    return len(line.text), len(line.text)
