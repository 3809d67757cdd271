"""Sections of an answer: certain rows in full, then possible ones and those only reported, one line each."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from timeline.dates import Match
from timeline.reports.wording import plural
from timeline.telling.change_words import ONLY_REPORTED
from timeline.telling.document import Block, Entry, Run, heading, phrase
from timeline.telling.possible import LEAST_SHARE, POSSIBLY, counted_heading, remedy, slight_words

NOT_LISTED = "Not listed"


class Listed(NamedTuple):
    """A row of a section."""

    entry: Callable[[bool], Entry]
    """Makes the entry; a brief one if the argument is true."""
    match: Match
    share: float = 1.0
    """Share of its date in the period of the answer."""
    is_reported: bool = False
    groups: tuple[str, ...] = ()
    """Names of its groups, if the section is grouped."""

    @property
    def is_slight(self) -> bool:
        """True if it is only possible, and its date hardly touches the period."""
        return self.match is Match.POSSIBLE and self.share < LEAST_SHARE


class Section(NamedTuple):
    """A section with its heading, and its tally for the head of the answer."""

    title: str
    tally: str
    rows: tuple[Listed, ...]
    unlisted: str = ""
    """Entries of the section that are only counted: `9 situations whose beginning the log does not give`."""
    grouped_by: str | None = None

    @property
    def has_certain(self) -> bool:
        """True if a row that counts is certain."""
        return any(row.match is Match.CERTAIN and not row.is_reported for row in self.rows)


def section_blocks(sections: Iterable[Section], *, in_full: bool) -> Iterator[Block]:
    """Lay out sections; the counts of sections without listed rows come together at the end."""
    unlisted: list[str] = []
    for section in sections:
        if any(in_full or not row.is_slight for row in section.rows):
            yield from _blocks(section, in_full)
        else:
            tally = section.tally or plural(len(section.rows), "plan only reported", "plans only reported")
            slight = f"{tally} {slight_words(len(section.rows))}" if section.rows else ""
            unlisted += filter(None, (slight, section.unlisted))
    if unlisted:
        yield heading(2, NOT_LISTED, divides=True)
        yield from (_remark(text, is_one=text.startswith(("1 ", "possibly 1 "))) for text in unlisted)


def _blocks(section: Section, in_full: bool) -> Iterator[Block]:
    """Certain rows, possible ones by their share, rows that are only reported, and the count of what is not listed."""
    yield heading(2, section.title, divides=True)
    counted = [row for row in section.rows if not row.is_reported]
    certain = [row for row in counted if row.match is not Match.POSSIBLE]
    possible = [row for row in counted if row.match is Match.POSSIBLE]
    for name, rows in _groups(certain, section.grouped_by):
        yield from [heading(3, name, divides=True)] if name else []
        yield from (row.entry(False) for row in rows)
    yield from _in_brief(POSSIBLY, possible, in_full)
    yield from _in_brief(ONLY_REPORTED, [row for row in section.rows if row.is_reported], in_full)
    if section.unlisted:
        yield _remark(section.unlisted, is_one=section.unlisted.startswith("1 "))


def _in_brief(title: str, rows: Sequence[Listed], in_full: bool) -> Iterator[Block]:
    """A line for each row, by falling share; rows whose date hardly touches the period are only counted."""
    if not rows:
        return
    yield counted_heading(3, title, rows)
    listed = [row for row in rows if in_full or not row.is_slight]
    yield from (row.entry(True) for row in sorted(listed, key=lambda row: -row.share))
    slight = len(rows) - len(listed)
    if slight:
        yield _remark(f"{slight:,}{' more' if listed else ''} {slight_words(slight)}", is_one=slight == 1)


def _remark(text: str, *, is_one: bool) -> Entry:
    return Entry(title=phrase(Run(text, "aside"), remedy(is_one)), is_brief=True)


def _groups(rows: Iterable[Listed], by: str | None) -> Iterator[tuple[str, list[Listed]]]:
    """The rows of each group; a row of several groups comes in each of them."""
    if by is None:
        yield "", list(rows)
        return
    groups: dict[str, list[Listed]] = {}
    others: list[Listed] = []
    for row in rows:
        for name in row.groups:
            groups.setdefault(name, []).append(row)
        if not row.groups:
            others.append(row)
    yield from sorted(groups.items())
    if others:
        yield f"no {by} named", others
