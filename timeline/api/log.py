"""An open log, which answers the questions of the command line.

The module of an answer is imported when its question is asked.
"""

import datetime
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Literal, TypeVar

from timeline.api.clock import now, today
from timeline.query.question import Given, When, check_limit, one_of, question_of, split, text_of, texts_of
from timeline.workspace import Workspace, find_logs, last_day, open_workspace

if TYPE_CHECKING:
    import os

    from timeline.api.cards import ShowAnswer
    from timeline.api.changes import ChangesAnswer
    from timeline.api.chronology import ListAnswer
    from timeline.api.disputes import DisputesAnswer
    from timeline.api.edit import OpenEdit
    from timeline.api.figures import FiguresAnswer
    from timeline.api.history import HistoryAnswer
    from timeline.api.lanes import ChartAnswer
    from timeline.api.plans import PlansAnswer
    from timeline.api.problems import CheckAnswer
    from timeline.api.search import SearchAnswer
    from timeline.api.state import StateAnswer
    from timeline.api.stats import StatsAnswer
    from timeline.api.tables import TableAnswer
    from timeline.api.written import Written
    from timeline.dates import Date
    from timeline.edits.edit import Edit
    from timeline.index.build import Watch
    from timeline.log.loaded import Loaded
    from timeline.log.model import Entry
    from timeline.reports.lane_values import By as Lanes
    from timeline.reports.ordered_rows import Only
    from timeline.reports.periods import Per
    from timeline.reports.stat_names import By

Found = TypeVar("Found")

_TRIES = 10
"""Maximum number of damaged caches to give up for one answer: each log may have one."""


class OpenLog:
    """A log, or several that are asked together, as they were when they were opened, or last read.

    Filters are named as the options of the command are, with `since` and `until` for `--from` and `--to`: `region`,
    `country`, `actor`, `about`, `type`, `since`, `until`, `on`, `known_from`, `known_to`, `tag`, `source`, `status`,
    `text`, `query`, `certain`, `exact`, `slack`. Each takes a text, a day, or a list of which any is enough. Every
    question raises `WrongUsage` for a name that means nothing, and `DateError` for a date that cannot be read.
    """

    def __init__(
        self,
        names: Iterable[str],
        as_of: When | None = None,
        watch: "Watch | None" = None,
    ) -> None:
        """Open the logs, see `open_log`; `watch` is told the progress of reading them."""
        self._names = find_logs(tuple(names))
        self._as_of = as_of
        self._workspace = self._opened(watch)
        self._is_outdated = False

    def __repr__(self) -> str:
        return f"<OpenLog {', '.join(log.file for log in self._workspace.logs)} as of {self.as_of}>"

    @property
    def workspace(self) -> Workspace:
        """The logs as reports take them."""
        if self._is_outdated:
            self.refresh()
        return self._workspace

    @property
    def as_of(self) -> datetime.date:
        """The day as of which it answers."""
        return datetime.date.fromordinal(self.workspace.as_of)

    @property
    def files(self) -> tuple[str, ...]:
        """The names of the files that it was read from, those of its includes too."""
        return self.workspace.files

    @property
    def notes(self) -> tuple[str, ...]:
        """Sentences on how it was opened: what in the cache was not used, and what becomes known only later."""
        hidden = self.workspace.hidden if self._as_of is None else 0
        become = "entry becomes" if hidden == 1 else "entries become"
        later = (f"{hidden} {become} known only after today; --as-of a later day shows more",) if hidden else ()
        return (*self.workspace.notes, *later)

    def refresh(self) -> None:
        """Read the files again, as they are now; without `as_of`, the day is that of the clock again.

        Raises what `open_log` raises; the log stays as it was then.
        """
        self._workspace = self._opened()
        self._is_outdated = False

    def chronology(
        self,
        words: str | None = None,
        /,
        *,
        only: "Only | None" = None,
        limit: int | None = None,
        reverse: bool = False,
        **filters: Given,
    ) -> "ListAnswer":
        """Events, and the dates of plans, in order of time: `timeline list`.

        `words` is a query that must hold besides the filters; `only` leaves out dates of plans (`events`), or events
        (`plans`); `limit` keeps the first rows, and `reverse` puts the latest first.
        """
        from timeline.api.chronology import listed

        one_of("only", only, ("events", "plans"))
        check_limit(limit)
        question = question_of(filters, words)
        return self._healed(lambda: listed(self.workspace, question, only, limit, reverse))

    def events(
        self, words: str | None = None, /, *, limit: int | None = None, reverse: bool = False, **filters: Given
    ) -> "ListAnswer":
        """Events in order of time: `timeline list --only events`. Each row has `date`, `title`, `sources`."""
        return self.chronology(words, only="events", limit=limit, reverse=reverse, **filters)

    def search(self, words: str, /, *, limit: int | None = None, **filters: Given) -> "SearchAnswer":
        """Events, plans and figures that have some words, the best first: `timeline search`.

        Raises `WrongUsage` for a query without words.
        """
        from timeline.api.search import SearchAnswer
        from timeline.reports.search import search

        check_limit(limit)
        question = question_of(filters, words)
        return self._healed(lambda: SearchAnswer(search(self.workspace, question, limit), self.workspace, question))

    def show(self, *references: str) -> "ShowAnswer":
        """Entries in full: `timeline show`.

        A reference is an id, behind its kind where it could mean two entries (`actor:sahel`). Raises `WrongUsage` for
        one that no log has.
        """
        from timeline.api.cards import ShowAnswer
        from timeline.reports.card import cards

        return self._healed(lambda: ShowAnswer(cards(self.workspace, references), self.workspace))

    def entry(self, reference: str, /) -> "Entry":
        """Return the event, plan, figure, source, actor or place of a reference; raises as `show` does."""
        from timeline.reports.card import found_entries

        return self._healed(lambda: found_entries(self.workspace, reference)[0][0])

    def changes(
        self, since: When, until: When | None = None, /, *, added: bool = False, **filters: Given
    ) -> "ChangesAnswer":
        """Changes after one date, up to and with another, else up to the day of `as_of`: `timeline changes`.

        `added` tells what was logged then, whenever it happened. Raises `WrongUsage` for a period that ends before it
        begins.
        """
        from timeline.query.asked_dates import asked_date

        return self._changed(lambda: asked_date(text_of(since), self.workspace), until, added, filters)

    def changes_since_source(
        self, source: str, until: When | None = None, /, *, added: bool = False, **filters: Given
    ) -> "ChangesAnswer":
        """Changes since a source was published: `timeline changes --since`; raises `WrongUsage` for another id."""
        from timeline.reports.changes import publication_of

        return self._changed(lambda: publication_of(self.workspace, source), until, added, filters)

    def state(self, date: When, /, **filters: Given) -> "StateAnswer":
        """The picture on a day: `timeline state`. A vague date is taken in its widest reading.

        Raises `WrongUsage` for a date that is open on a side.
        """
        from timeline.api.state import StateAnswer
        from timeline.reports.state import state

        question = question_of(filters)
        return self._healed(
            lambda: StateAnswer(state(self.workspace, question, text_of(date)), self.workspace, question)
        )

    def plans(
        self,
        *,
        verdict: Given = None,
        kind: Given = None,
        due_before: When | None = None,
        against: When | None = None,
        **filters: Given,
    ) -> "PlansAnswer":
        """Plans with their verdicts, as of a day: `timeline plans`.

        `verdict` and `kind` keep those with one of these; `due_before` those whose deadline is before a date; `against`
        holds each deadline against a date.
        """
        from timeline.api.plans import judged

        question = question_of(filters)
        verdicts, kinds = split(texts_of("verdict", verdict)), split(texts_of("kind", kind))
        before, other = (None if when is None else text_of(when) for when in (due_before, against))
        return self._healed(lambda: judged(self.workspace, question, verdicts, kinds, before, other))

    def figures(self, subject: str | None = None, /, **filters: Given) -> "FiguresAnswer":
        """Estimates over time, as series: `timeline figures`.

        `subject` is an actor, a place or an event, with its parts, or a subject in words.
        """
        from timeline.api.figures import FiguresAnswer
        from timeline.reports.figures import figures

        question = question_of(filters)
        return self._healed(
            lambda: FiguresAnswer(figures(self.workspace, question, subject), self.workspace, question, subject)
        )

    def disputes(self, **filters: Given) -> "DisputesAnswer":
        """Disagreements of sources: `timeline disputes`."""
        from timeline.api.disputes import DisputesAnswer
        from timeline.reports.disputes import disputes

        question = question_of(filters)
        return self._healed(lambda: DisputesAnswer(disputes(self.workspace, question), self.workspace, question))

    def stats(
        self, *, per: "Per | None" = None, by: "By | None" = None, only: Given = None, **filters: Given
    ) -> "StatsAnswer":
        """Counts of entries: `timeline stats`; per year if neither a period nor a name is asked for.

        `only` is `events`, `plans` or `figures`, or several of them.
        """
        from timeline.api.stats import StatsAnswer
        from timeline.reports.periods import PER
        from timeline.reports.stat_names import BY
        from timeline.reports.stats import stats

        one_of("per", per, PER)
        one_of("by", by, BY)
        question, kinds = question_of(filters), split(texts_of("only", only))
        return self._healed(
            lambda: StatsAnswer(stats(self.workspace, question, per, by, kinds), self.workspace, question)
        )

    def chart(
        self, words: str | None = None, /, *, by: "Lanes" = "kind", limit: int | None = None, **filters: Given
    ) -> "ChartAnswer":
        """Lanes over time: `timeline chart`; `save("chart.svg")` draws them."""
        from timeline.api.lanes import ChartAnswer
        from timeline.reports.lane_values import BY
        from timeline.reports.lanes import lanes

        one_of("by", by, BY)
        check_limit(limit)
        question = question_of(filters, words)
        return self._healed(lambda: ChartAnswer(lanes(self.workspace, question, by, limit), self.workspace, question))

    def vocabulary(
        self, which: Literal["actors", "places", "types", "sources", "views"], /, **filters: Given
    ) -> "TableAnswer":
        """The words of a log, as tables with counts: `timeline actors`, `places`, `types`, `sources`, `views`."""
        from timeline.api.tables import TABLES, TableAnswer

        one_of("which", which, TABLES)
        report, question = TABLES[which], question_of(filters)
        return self._healed(lambda: TableAnswer(report(self.workspace, question), self.workspace, question))

    def check(self) -> "CheckAnswer":
        """Every fault of the files as they are now, warnings too: `timeline check`."""
        from timeline.api.problems import checked

        return self._healed(lambda: checked(self._names))

    def edit(self, command: str = "python") -> "OpenEdit":
        """Begin an edit of the log, which it will show from then on; `command` is its name in the history.

        Raises `WrongUsage` where several logs are open.
        """
        from timeline.api.edit import OpenEdit
        from timeline.edits.room import log_named

        return OpenEdit(log_named(self._names), command, then=self._outdate)

    def rename(self, old: str, new: str, /, *, keep_alias: bool = False) -> "Written":
        """Give an entry, a tag or a view another id, everywhere it is named, and write that: `timeline rename`."""
        from timeline.api.written import put_alone
        from timeline.edits.renaming import renaming
        from timeline.edits.room import log_named, open_for_edit

        def edit_of(name: str) -> "tuple[Edit, Loaded]":
            opened = open_for_edit(name, now())
            return renaming(opened, "python", old, new, keep_alias=keep_alias), opened.loaded

        self._outdate()
        return put_alone(log_named(self._names), edit_of)

    def undo(self) -> "Written":
        """Take back the last edit: `timeline undo`. Raises `NothingWritten` where its text is not as it left it."""
        from timeline.edits.undoing import undoing

        return self._reversed(undoing)

    def redo(self) -> "Written":
        """Make the edit again that was taken back last: `timeline redo`."""
        from timeline.edits.undoing import redoing

        return self._reversed(redoing)

    def history(self) -> "HistoryAnswer":
        """The edits of the log, from the oldest to the newest: `timeline history`."""
        from timeline.api.history import past_edits
        from timeline.edits.room import log_named

        return past_edits(log_named(self._names))

    def _reversed(self, edit_of: "Callable[[str, datetime.datetime], Edit]") -> "Written":
        from timeline.api.written import put_alone
        from timeline.edits.room import log_named
        from timeline.query.view_checks import load_checked

        self._outdate()
        return put_alone(log_named(self._names), lambda name: (edit_of(name, now()), load_checked(name)))

    def _outdate(self) -> None:
        """Let the log be read again before the next question."""
        self._is_outdated = True

    def _changed(
        self, start: "Callable[[], Date]", until: When | None, added: bool, filters: Mapping[str, Given]
    ) -> "ChangesAnswer":
        from timeline.api.changes import ChangesAnswer
        from timeline.reports.changes import changes

        question = question_of(filters)
        end = None if until is None else text_of(until)
        return self._healed(
            lambda: ChangesAnswer(changes(self.workspace, question, start(), end, added), self.workspace, question)
        )

    def _opened(self, watch: "Watch | None" = None) -> Workspace:
        day = today()
        if isinstance(self._as_of, str):
            day = last_day(self._as_of, day)
        elif self._as_of is not None:
            day = self._as_of
        return open_workspace(self._names, day, watch)

    def _healed(self, ask: Callable[[], Found]) -> Found:
        """Return an answer; where a cache turns out to be damaged, the log is read anew and asked again."""
        from timeline.index.damage import IndexDamaged

        for _ in range(_TRIES):
            try:
                return ask()
            except IndexDamaged as error:
                from timeline.index.verified import distrust

                distrust(error)
                self.refresh()
        return ask()


def open_log(*names: "str | os.PathLike[str]", as_of: When | None = None) -> OpenLog:
    """Open a log, or several that are asked together.

    Without a name it is that of `$TIMELINE_LOG`, else `events.yaml` here or in the nearest folder above. It answers as
    of today, or of the last day of `as_of`, a day or a date as `--as-of` takes it. Raises `LogNotFound`,
    `LogUnreadable`, and `LogFaulty` with the problems of a log that has errors.
    """
    from os import fspath

    return OpenLog([fspath(name) for name in names], as_of)


def check(*names: "str | os.PathLike[str]") -> "CheckAnswer":
    """Return every fault of a log, or of several, as `timeline check` lists them; found as by `open_log`.

    Raises `LogNotFound` and `LogUnreadable` only: what is wrong in a log is the answer.
    """
    from os import fspath

    from timeline.api.problems import checked

    return checked([fspath(name) for name in names])
