"""The legend of a chart: the signs that were drawn in it, each with its meaning.

Colour has no legend: that something is violent, overdue or missed is said in words beside its lane.
"""

from collections.abc import Iterable

from timeline.dates import OPEN_END
from timeline.render.lane_cells import Cells
from timeline.render.mark_cells import HEIGHTS, EventRows
from timeline.reports.lane_values import Promise
from timeline.telling.plan_entry import verdict_sign

_SITUATION = {
    "█": "█ lasts",
    "░▒▓": "░▒▓ begins or ends in these days",
    "≈": "≈ lasts, hedged or possible",
    "◀▶": "◀ ▶ goes on",
    "?": "? nobody says since or until when",
}
_EVENT = {
    "●": "● day",
    "○": "○ vaguer or possible",
    "23456789": "2–9 number of events",
    "├╌┤": "├╌┤ one day in these",
    "◁▷": "◁ ▷ no first or last day known",
    "◀▶": "◀ ▶ goes on",
}
_PLAN = {
    "◇": "◇ announced or changed",
    "┄": "┄ is to be done",
    "◆": "◆ deadline",
    "[]": "[─] deadline in these days",
    "□": "□ earlier deadline",
    "()": "(─) earlier deadline in these days",
    "→←": "→ ← deadline moved",
    "╌": "◇╌◇ one day in these",
    "◀▶": "◀ ▶ goes on",
}
_HISTOGRAM = f"{HEIGHTS} number of events in a column"
_VAGUER = "vaguer: those that may lie in it"
_NO_DEADLINE = "▷ no deadline"
_NO_END = "◁ ▷ no first or last day known"


class Used:
    """The signs that were drawn in a chart."""

    def __init__(self) -> None:
        self._meanings: dict[str, None] = {}
        self.has_numbers = False
        """True if events of a column were counted."""

    def add_situation(self, drawn: Cells) -> None:
        """Add the cells of a situation."""
        self._add(_SITUATION, [drawn])

    def add_events(self, events: EventRows) -> None:
        """Add the cells of events."""
        if events.is_histogram:
            self._meanings[_HISTOGRAM] = None
            self._meanings |= {_VAGUER: None} if events.most_vague else {}
            self.has_numbers = True
        else:
            self.has_numbers |= any(sign.isdigit() for row in events.rows for sign, _ in row.values())
        self._add({} if events.is_histogram else _EVENT, events.rows)

    def add_plan(self, drawn: Cells, promise: Promise) -> None:
        """Add the cells of a plan; its arrows tell that it has no deadline, or that a date has an open side."""
        self._add(_PLAN, [drawn])
        signs = {sign for sign, _ in drawn.values()}
        if promise.is_open and "▷" in signs:
            self._meanings[_NO_DEADLINE] = None
        if "◁" in signs or ("▷" in signs and OPEN_END in promise.days):
            self._meanings[_NO_END] = None
        for settled in promise.settled:
            sign = verdict_sign(settled.result)
            if sign.text in signs:
                self._meanings[f"{sign.text} {sign.meaning}"] = None

    def _add(self, meanings: dict[str, str], rows: Iterable[Cells]) -> None:
        used = {sign for row in rows for sign, _ in row.values()}
        self._meanings |= {meaning: None for signs, meaning in meanings.items() if used.intersection(signs)}

    def legend(self) -> tuple[str, ...]:
        """The signs with their meanings, each once."""
        return tuple(self._meanings)
