"""The value of a new entry as a line says it: names as they were typed, and each part with its place in the line."""

from timeline.dates import Role
from timeline.edits.estimates import Estimate, estimate
from timeline.edits.given import Given
from timeline.edits.line import Line
from timeline.edits.names import Names, hyphenated
from timeline.edits.pieces import LineFault, Piece
from timeline.edits.placed import Place
from timeline.edits.written import in_log, read
from timeline.log.editing.values import Path, Value
from timeline.log.model import PLAN_KINDS, QUALIFIERS, STATUSES
from timeline.log.numbers import in_digits
from timeline.text import quoted, with_article

_CHOICES = frozenset((*PLAN_KINDS, *STATUSES, *QUALIFIERS))
_ROLES: dict[str, Role] = {"deadline": "deadline", "until": "until"}
_IN_WORDS = "text:"
"""The mark before a subject that is no entry."""


class Gathered:
    """The value of an entry while it is gathered from a line."""

    def __init__(self, line: Line, names: Names) -> None:
        self.value: dict[str, Value] = {}
        self.places: dict[Path, Place] = {}
        self.countries: set[Path] = set()
        """The paths at which only a country can stand."""
        self.faults: list[LineFault] = []
        self.noun = ""
        """The words behind the number of a figure."""
        self._line = line
        self._names = names
        for given in line.given:
            self._add(given)
        if line.date is not None:
            self._add_date(line.date)
        if line.title is not None:
            self._add_title(line.title)

    def _add(self, given: Given) -> None:
        key, piece = given
        if key.role in ("at", "via"):
            self._add_to_source(key.role, piece)
        elif key.is_list:
            path = self._append(key.name, self._names.tag(piece.text) if key.role == "tag" else piece.text, piece)
            if key.role == "country":
                self.countries.add(path)
        else:
            self._put(key.name, self._written(given), piece)
            if key.role == "country":
                self.countries.add((key.name,))

    def _written(self, given: Given) -> Value:
        """Return a value as the log has it."""
        (name, role, *_), (text, *_) = given
        if role == "date":
            return in_log(text, _ROLES.get(name, "date"))
        if role == "number":
            return in_digits(text) or text
        if role == "word":
            return hyphenated(text) if hyphenated(text) in _CHOICES else text
        if role == "occasion":
            return in_log(text)
        if name == "subject" and text.startswith(_IN_WORDS):
            return {"text": text.removeprefix(_IN_WORDS).strip()}
        return text

    def _append(self, name: str, text: str, piece: Piece) -> Path:
        items = self.value.setdefault(name, [])
        assert isinstance(items, list)
        items.append(text)
        path = (name, len(items) - 1)
        self.places[path] = piece.start, piece.end
        return path

    def _put(self, name: str, value: Value, piece: Piece) -> None:
        if name in self.value:
            kind = with_article(self._line.kind)
            self._fault(
                f"the {name!r} of this {self._line.kind} stands twice", f"{kind} has one: remove the other", piece
            )
        else:
            self.value[name] = value
            self.places[(name,)] = piece.start, piece.end

    def _add_to_source(self, name: str, piece: Piece) -> None:
        items = self.value.get("sources")
        if not isinstance(items, list):
            hint = f"write it behind its source: source:ID {name}:…"
            self._fault(f"{name!r} belongs to a source, and none stands before it", hint, piece)
            return
        last = items[-1] if isinstance(items[-1], dict) else {"ref": items[-1]}
        if name in last:
            self._fault(f"the {name!r} of this source stands twice", "name the source again for another place", piece)
            return
        last[name] = piece.text
        items[-1] = {key: last[key] for key in ("ref", "via", "at") if key in last}
        path = ("sources", len(items) - 1)
        self.places[(*path, "ref")] = self.places[path]
        self.places[(*path, name)] = piece.start, piece.end

    def _add_date(self, piece: Piece) -> None:
        """Put the date that begins the line: of a plan its deadline, of a figure its time or its period."""
        key = {"plan": "deadline", "figure": "as_of"}.get(self._line.kind, "date")
        date = read(piece.text)
        if key == "as_of" and date is not None and date.kind == "span":
            key = "over"
        self._put(key, in_log(piece.text, _ROLES.get(key, "date")), piece)

    def _add_title(self, piece: Piece) -> None:
        if self._line.kind == "figure":
            found = estimate(piece)
            if isinstance(found, Estimate):
                self.noun = found.noun
                for name, value in found.values:
                    self._put(name, value, piece)
            else:
                self.faults.append(found)
        else:
            self._put("name" if self._line.kind in ("actor", "place") else "title", piece.text, piece)

    def add_counted(self, subject: str) -> None:
        """Put what a figure counts and its unit, where the words behind its number, or the log, say them."""
        measure, unit, noun, title = self.value.get("measure"), self.value.get("unit"), self.noun, self._line.title
        if title is not None and noun and measure is None:
            self._put("measure", measure := noun, title)
        elif title is not None and noun not in ("", measure, unit) and (unit is not None or " " in noun):
            self._fault(f"{quoted(noun)} is neither the measure nor the unit", "leave it out, or correct them", title)
        elif title is not None and noun not in ("", measure) and unit is None:
            self._put("unit", noun, title)
        if "unit" not in self.value and isinstance(measure, str):
            found = self._names.unit_of(subject, measure) or (noun if " " not in noun else "")
            self.value.update({"unit": found} if found else {})

    def _fault(self, message: str, hint: str, piece: Piece) -> None:
        self.faults.append(LineFault(message, hint, piece.start, piece.end))
