"""A query in the words of a heading, by the clauses of the filters; see `timeline.query.wording`."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from timeline.query import clauses
from timeline.query.clauses import Asked, Clause, in_order, in_quotes, in_series
from timeline.query.filters import FIELDS
from timeline.query.language.faults import Fault
from timeline.query.language.grammar import parse
from timeline.query.language.meaning import faulty, from_and_to
from timeline.query.language.nodes import And, Field, Node, Not, Or, Period, Value, View, Words
from timeline.query.language.views import saved_in
from timeline.workspace import Workspace


def clauses_of_query(query: str, workspace: Workspace) -> list[Clause]:
    """Return the clauses of a query all of which must hold."""
    return _Wording(workspace).all_of(_parsed(query))


def clauses_of_any(queries: Sequence[str], workspace: Workspace) -> list[Clause]:
    """Return the clauses of several queries any of which is enough."""
    nodes = [_parsed(query) for query in queries]
    if len(nodes) == 1:
        return _Wording(workspace).all_of(nodes[0])
    flat = [part for node in nodes for part in (node.parts if isinstance(node, Or) else (node,))]
    return [_Wording(workspace).of(Or(tuple(flat)))]


def _parsed(query: str, view: str | None = None) -> Node:
    node = parse(query, view)
    if isinstance(node, Fault):
        raise faulty(node)
    return node


class _Wording(NamedTuple):
    workspace: Workspace
    in_view: bool = False
    """True within a view, where other views are only named."""

    def all_of(self, node: Node) -> list[Clause]:
        """Return the clauses of a node all of which must hold."""
        if not isinstance(node, And):
            return [self.of(node)]
        period, rest = from_and_to(node.parts)
        texts = [part for part in rest if isinstance(part, Words)]
        found = [self.of(part) for part in rest if not isinstance(part, Words)]
        found += [self._texts(texts)] if texts else []
        if period is not None:
            since, until = (_only_value(side) for side in period)
            if since is not None and until is not None:
                return [*found, self._field("date", [(since, until)])]
            found += [self.of(side) for side in period]
        return found

    def of(self, node: Node, negated: bool = False) -> Clause:
        """Return the clause of a node, or of its negation."""
        match node:
            case Not(part):
                return self.of(part, not negated)
            case Field(name, values):
                return self._field(name, [_asked(name, value) for value in values], negated)
            case Words() as words:
                return self._texts([words], negated)
            case View(name):
                return self._negated(f"the view {in_quotes(name)}{self._contents(name)}", negated)
            case And():
                return self._negated(f"({self._series(node)})", negated)
            case Or(parts):
                found = [self.of(part) for part in parts]
                text = clauses.joined(one.text for one in found)
                if negated:
                    return Clause("which", f"not ({text})")
                return Clause(found[0].part if len({one.part for one in found}) == 1 else "which", text)

    def _contents(self, name: str) -> str:
        """Return the clause of a view's query, in brackets."""
        if self.in_view:
            return ""
        query = saved_in(self.workspace)[name][0]
        return f" ({self._replace(in_view=True)._series(_parsed(query, name))})"

    def _series(self, node: Node) -> str:
        return in_series(in_order(self.all_of(node)))

    def _negated(self, text: str, negated: bool) -> Clause:
        return Clause("which", f"not {text}" if negated else text)

    def _texts(self, texts: Sequence[Words], negated: bool = False) -> Clause:
        listing = clauses.joined((clauses.searched(words.text, words.whole) for words in texts), "and")
        return Clause("which", f"{'without' if negated else 'with'} {listing}")

    def _field(self, name: str, values: Iterable[Asked], negated: bool = False) -> Clause:
        # A beginning or an end alone is worded as a period that is open on its other side.
        row = next((one for one in FIELDS.values() if one.has_side(FIELDS[name])), FIELDS[name])
        return Clause(row.part, row.clause(self.workspace, tuple(values), negated))


def _asked(name: str, value: Value | Period) -> Asked:
    if isinstance(value, Period):
        return tuple(None if side is None else side.text for side in (value.since, value.until))  # type: ignore[return-value]
    sides = next((row.sides for row in FIELDS.values() if row.has_side(FIELDS[name])), None)
    if sides is None:
        return value.text
    return (value.text, None) if FIELDS[name].key == sides[0] else (None, value.text)


def _only_value(field: Field) -> str | None:
    """Return the value of a field that has one."""
    return field.values[0].text if len(field.values) == 1 and isinstance(field.values[0], Value) else None
