"""Relations of the dates in a phrase: one of them, up to one, from one to the other, several.

phrase   = hedge* relation | date { "or" date } | date { "and" date } | date "to" date | ongoing
relation = "by" date | "before" date | "since" date | "between" date "and" date | "from" date "to" date | …
"""

from collections.abc import Callable
from typing import Final

from timeline.dates.component import parse_component
from timeline.dates.phrases import compose
from timeline.dates.phrases.partial import Partial, ends, filled, whole
from timeline.dates.phrases.reader import read_date, take_hedges
from timeline.dates.phrases.spellings import respelt
from timeline.dates.phrases.tokens import Cursor, PeriodError, PhraseError, UnreadError, normal, phrase_table, tokens
from timeline.dates.wording import date_words, range_name, with_article

__all__ = ["edtf_of", "limit_ends"]

_BY: Final = (
    *("by no later than", "by not later than", "by the latest", "by", "no later than", "not later than"),
    *("at the latest by", "at the latest in", "at the latest on", "at latest by", "latest by", "on or before"),
    *("in or before", "not after", "no later", "on or by", "at or before"),
)
_FROM_ON: Final = (
    *("no earlier than", "not earlier than", "no sooner than", "not sooner than", "not before", "not until"),
    *("at the earliest in", "at the earliest on", "on or after", "in or after"),
)
_ONE_DATE: Final[dict[str, tuple[str, ...]]] = {
    "by": _BY,
    "from_on": _FROM_ON,
    "before": ("before", "prior to", "earlier than", "bef"),
    "after": ("after", "later than", "aft"),
    "since": ("ongoing ever since", "ongoing since", "ongoing from", "continuing since", "ever since", "since"),
    "until": (
        *("ongoing until", "ongoing till", "ongoing to", "lasting until", "up to and including", "up until", "up till"),
        *("up to", "until", "till"),
    ),
}
_RELATIONS: Final = phrase_table(_ONE_DATE)
_WRITERS: Final[dict[str, Callable[[Partial], str]]] = {
    "by": compose.by,
    "from_on": compose.from_on,
    "before": compose.before,
    "after": compose.after,
    "since": lambda date: f"{compose.side(date, 'start')}/..",
    "until": lambda date: f"../{compose.side(date, 'end')}",
}
_LIMITS: Final = {
    "by": ("by", 1),
    "from_on": ("no earlier than", 0),
    "before": ("before", 0),
    "after": ("after", 1),
    "since": ("since", 0),
    "until": ("until", 1),
}
"""The word of a limit, and the place of the date that it goes by: the first of a period, or the last."""
_PERIOD: Final = phrase_table(
    {"period": [f"{word} the {noun}".strip() for word in ("", "in", "during", "over") for noun in ("period", "years")]}
)
_FROM: Final = phrase_table(
    {
        "from": [
            *("from", "starting"),
            *(f"{verb} {word}" for verb in ("starting", "beginning") for word in ("in", "on", "from")),
        ]
    }
)
_TO: Final = ("to", "until", "till", "through", "thru", "–", "-")
_NOW: Final = phrase_table({"now": ("the present day", "the present", "present day", "present", "date", "ongoing")})


class _Phrase:
    """One phrase while it is read."""

    def __init__(self, cursor: Cursor) -> None:
        self.cursor = cursor

    def read(self) -> str:
        cursor = self.cursor
        flags = take_hedges(cursor)
        relation = self._relation()
        if relation:
            return self._bounded(relation, flags)
        if cursor.take_any("between", "bet"):
            start, end = self._pair(flags, ("and", *_TO))
            return compose.between(start, end)
        cursor.take_phrase(_PERIOD)
        if cursor.take_phrase(_FROM):
            return self._from(flags)
        if cursor.take("ongoing"):
            if flags:
                raise PhraseError("ongoing takes no hedge", "write ongoing, or since about 2014")
            return "/.."
        if cursor.take("?"):
            return self._unknown_start()
        if cursor.role == "date" and cursor.peek().text == "beginning":
            return self._beginning(flags)
        _ = cursor.take("either") or cursor.take("both")
        return self._after_first(self._date(flags))

    def _date(self, flags: str = "") -> Partial:
        return read_date(self.cursor, flags)

    def _relation(self) -> str:
        return self.cursor.take_phrase(_RELATIONS)

    def _bounded(self, relation: str, flags: str) -> str:
        """Read the date after a word that makes it a bound; or two of them, as in `after 2014 and before 2019`."""
        try:
            date = self._date(flags)
            if relation == "by":
                self.cursor.take("at", "the", "latest")
            edtf = _WRITERS[relation](date)
        except PeriodError as error:
            raise _limited(relation, error) from None
        if relation in ("after", "from_on"):
            start = self.cursor.at
            self.cursor.take(",")
            _ = self.cursor.take("and") or self.cursor.take("but")
            other = self._relation()
            if other in ("by", "before"):
                upper = _WRITERS[other](self._date(flags))
                return f"{edtf[:-1]}{upper[3:]}"
            self.cursor.at = start
        return edtf

    def _pair(self, flags: str, joints: tuple[str, ...]) -> tuple[Partial, Partial]:
        start = self._date(flags)
        if not self.cursor.take_any(*joints):
            raise UnreadError(self.cursor.peek().text)
        end = self._date(flags)
        return filled(start, end), filled(end, start)

    def _from(self, flags: str) -> str:
        try:
            start = self._date(flags)
        except PeriodError as error:
            raise (_limited("since", error) if self.cursor.done else error) from None
        if self.cursor.done and start.part is not None and start.part[0] != start.part[1]:
            first, last = start.part  # from early to late 2022
            return self._span(_of_part(start, first), _of_part(start, last))
        if self._goes_on() or self.cursor.done:
            return f"{compose.side(start, 'start')}/.."
        self.cursor.take("up")
        if not self.cursor.take_any(*_TO):
            raise UnreadError(self.cursor.peek().text)
        return self._to(start, flags)

    def _goes_on(self) -> bool:
        return bool(self.cursor.take_any("on", "onwards", "onward", "forward"))

    def _to(self, start: Partial, flags: str = "") -> str:
        """The span from `start` to the date at the cursor."""
        cursor = self.cursor
        if cursor.take_phrase(_NOW):
            return f"{compose.side(start, 'start')}/.."
        if cursor.peek().text == "?" and cursor.peek(1).kind == "end":
            cursor.next()
            return f"{compose.side(start, 'start')}/"
        end = self._date(flags)
        return self._span(filled(start, end), filled(end, start))

    def _span(self, start: Partial, end: Partial) -> str:
        return f"{compose.side(start, 'start')}/{compose.side(end, 'end')}"

    def _unknown_start(self) -> str:
        if not self.cursor.take_any(*_TO):
            raise UnreadError("?")
        return f"/{compose.side(self._date(), 'end')}"

    def _beginning(self, flags: str) -> str:
        """Reads `beginning of 2025`, and the same without `of`: alone before a period, that has two readings."""
        cursor = self.cursor
        start = cursor.at
        first = self._date(flags)
        is_noun = not first.edge or cursor.peek(start + 1 - cursor.at).text in ("of", "part", "to")
        if not is_noun and (first.unit == "day" or (first.edtf and parse_component(first.edtf).precision == "day")):
            cursor.at = start + 1  # a day has no beginning, so that something goes on from it
            return self._from(flags)
        if not is_noun and cursor.done and first.unit != "part" and first.flags in ("", "?"):
            raise _two_beginnings(first)
        return self._after_first(first)

    def _after_first(self, first: Partial) -> str:
        """Read the rest of the phrase, which decides what its first date is."""
        cursor = self.cursor
        if cursor.take_any(*_TO):
            return self._to(first)
        write = self._bound_after()
        if write is None and not cursor.done:
            return self._list([first])
        return compose.point(first, cursor.role) if write is None else write(first)

    def _bound_after(self) -> Callable[[Partial], str] | None:
        """Read the words behind a date that make it a bound, such as `onwards` or `or later`."""
        cursor = self.cursor
        if self._goes_on():
            return _WRITERS["since"]
        if cursor.take("or", "later") or cursor.take("or", "after") or cursor.take("at", "the", "earliest"):
            return compose.from_on
        if cursor.take("or", "earlier") or cursor.take("or", "before") or cursor.take("at", "the", "latest"):
            return compose.by
        return None

    def _list(self, dates: list[Partial]) -> str:
        """Reads `a or b`, `a, b and c`: all joints but the commas are the same word."""
        cursor = self.cursor
        word = ""
        while not cursor.done:
            comma = cursor.take(",")
            joint = cursor.take_any("or", "and")
            if not (comma or joint) or word:
                raise UnreadError(cursor.peek().text)
            word = joint
            dates.append(self._date())
        if not word:
            raise PhraseError("a list without and or or", "write `A and B` for both, `A or B` for one of them")
        _fill_all(dates)
        return compose.one_of(dates, cursor.role) if word == "or" else compose.all_of(dates)


def _two_beginnings(first: Partial) -> PhraseError:
    """The refusal of `beginning 2025`, with its readings: the first part of the period, or a time that starts in it."""
    period = whole(first)
    try:
        compose.side(period, "start")
    except PeriodError as error:
        return _limited("since", error)
    low, high = (parse_component(end) for end in ends(period))
    name = with_article((low != high and range_name(low, high)) or date_words(low))
    readings = [f"the beginning of {name}", f"since {name}"]
    try:
        ends(first)
    except PeriodError as error:
        start, end, _ = error.periods[0]
        readings[0] = start if start == end else f"[{start}..{end}]"
    except PhraseError:
        del readings[0]
    hedge = "possibly " if first.flags else ""
    reason = "beginning can be the first part of a period, or say that something goes on from then"
    return PhraseError(reason, f"write {' or '.join(hedge + reading for reading in readings)}")


def _limited(relation: str, error: PeriodError) -> PhraseError:
    """The refusal of a period as a limit, with the limits that its readings make."""
    word, goes_by = _LIMITS[relation]
    notes: dict[str, str] = {}
    for period in error.periods:
        if relation in ("since", "until") and period[0] != period[1] and not period[2]:
            notes |= {period[0]: "the earliest", period[1]: "the latest"}
        else:
            notes[period[goes_by]] = "" if period[goes_by] in notes else period[2]
    meant = [f"{word} {date}" + (f" ({note})" if note else "") for date, note in notes.items()]
    return PhraseError(error.reason, f"write {' or '.join(meant)}")


def _fill_all(dates: list[Partial]) -> None:
    """Complete each date from the next one, else from the one before; a month found so may let in a year."""
    for _ in range(2):
        for at in range(len(dates) - 2, -1, -1):
            dates[at] = filled(dates[at], dates[at + 1])
        for at in range(1, len(dates)):
            dates[at] = filled(dates[at], dates[at - 1])


def _of_part(date: Partial, name: str) -> Partial:
    """A date with a part, or an edge, of it."""
    return date._replace(part=None, edge=name) if name in ("start", "end") else date._replace(part=(name, name))


def edtf_of(cursor: Cursor) -> str:
    """The EDTF of a whole phrase."""
    edtf = _Phrase(cursor).read()
    if not cursor.done:
        raise UnreadError(cursor.peek().text)
    return edtf


def limit_ends(text: str) -> tuple[str, str] | None:
    """The first and the last EDTF date of the period that a limit names, without qualifiers.

    >>> limit_ends("by early 2025")
    ('2025-01', '2025-04')
    """
    try:
        cursor = Cursor(tokens(respelt(normal(text))))
        take_hedges(cursor)
        cursor.take_phrase(_RELATIONS)
        return ends(read_date(cursor))
    except PhraseError:
        return None
