"""Saved queries: the expansion of each `@name` into its query."""

from collections.abc import Mapping
from dataclasses import replace

from timeline.query.language.faults import Fault, Stop
from timeline.query.language.grammar import parse
from timeline.query.language.nodes import And, Node, Not, Or, View
from timeline.text import did_you_mean, quoted, shorten
from timeline.workspace import Workspace

DEEPEST = 60
"""Maximum depth of a query with all its views."""

MOST_PARTS = 2_000
"""Maximum number of parts of a query with all its views."""

Saved = Mapping[str, tuple[str, ...]]
"""The different queries that are saved under each name; with several logs there may be two of one name."""


def saved_in(workspace: Workspace) -> Saved:
    """Return the views of all the logs."""
    found: dict[str, dict[str, None]] = {}
    for log in workspace.logs:
        for view in log.views.values():
            found.setdefault(view.id, {})[view.query] = None
    return {name: tuple(queries) for name, queries in found.items()}


def expand(node: Node, saved: Saved, view: str | None = None) -> Node | Fault:
    """Return the query with every view replaced by its query; a view that is missing, or uses itself, is a fault.

    `view` is the name under which the query itself is saved, if it is.
    """
    try:
        return _Expansion(saved).of(node, 1, () if view is None else (View(view, node.place),))
    except Stop as stop:
        return stop.fault


class _Expansion:
    def __init__(self, saved: Saved) -> None:
        self._saved = saved
        self._parts = 0
        self._parsed: dict[str, Node | Fault] = {}

    def of(self, node: Node, depth: int, within: tuple[View, ...]) -> Node:
        """Return a node without views; `within` are the views in which it stands, the outermost first."""
        self._parts += 1
        if self._parts > MOST_PARTS or depth > DEEPEST:
            what = f"has over {MOST_PARTS:,} parts" if self._parts > MOST_PARTS else f"nests over {DEEPEST} levels deep"
            place = within[0].place if within else node.place
            raise Stop(place, f"with its views the query {what}", "leave parts of it out")
        if isinstance(node, View):
            return self._view(node, depth, within)
        if isinstance(node, Not):
            return replace(node, part=self.of(node.part, depth + 1, within))
        if isinstance(node, And | Or):
            return replace(node, parts=tuple(self.of(part, depth + 1, within) for part in node.parts))
        return node

    def _view(self, node: View, depth: int, within: tuple[View, ...]) -> Node:
        names = [view.name for view in within]
        if node.name in names:
            start = names.index(node.name)
            circle = " → ".join(f"@{name}" for name in (*names[start:], node.name))
            # Reported at the step into the circle, which its author can change.
            place = (*within, node)[start + 1].place
            raise Stop(place, f"a view uses itself: {shorten(circle, 200)}", "take one of the steps out")
        queries = self._saved.get(node.name, ())
        if len(queries) != 1:
            raise Stop(node.place, *_unclear(node.name, bool(queries), self._saved))
        if node.name not in self._parsed:
            self._parsed[node.name] = parse(queries[0], node.name)
        parsed = self._parsed[node.name]
        if isinstance(parsed, Fault):
            raise Stop(*parsed)
        return self.of(parsed, depth + 1, (*within, node))


def _unclear(name: str, is_known: bool, saved: Saved) -> tuple[str, str]:
    if is_known:
        return f"the logs save different queries as {quoted(name)}", "name one log only, or rename the view in one"
    hint = did_you_mean(name, saved)
    if not hint:
        hint = "'timeline views' lists them" if saved else "the log saves none; write them under 'views'"
    return f"no view is called {quoted(name)}", hint
