"""The document of an import: what is new, what was changed there or here, what is gone, doubles, names, refusals."""

import os
from collections.abc import Iterable, Iterator
from itertools import chain, islice

from timeline.edits.names import Names
from timeline.imports.review import Counts, Review
from timeline.reports.wording import plural
from timeline.telling.document import Block, Document, Entry, Head, Run, Words, heading, paragraph, phrase
from timeline.telling.imported_items import ItemWords
from timeline.telling.imported_names import names_blocks
from timeline.telling.refused_cells import refused_entries

MOST = 20
"""Number of entries of a sort that are listed unless all are asked for."""

_WAYS = {
    "map": "A table, read by the map {map}",
    "sheet": "A table that was sent out for editing, and came back",
    "answer": "An answer that came back",
}

_COMPUTED = "Not read back, as the program works them out"


def document(
    review: Review, names: Names, *, in_full: bool = False, next_step: str = "", is_asked: bool = False
) -> Document:
    """Build the document of an import; all of the entries if `in_full`.

    `next_step` says how it is written, where nothing was: only the terminal prints it. What a person `is_asked` about
    is left out.
    """
    teller = _Teller(review, names, in_full)
    return Document(_head(review), chain(() if is_asked else teller.offered(), teller.told(next_step)))


def _head(review: Review) -> Head:
    asked = _WAYS[review.way].format(map=review.map or "that was given")
    if review.sheet:
        asked = f"{asked}; sheet {review.sheet}"
    lines = [phrase(f"{note[:1].upper()}{note[1:]}.") for note in review.notes]
    if review.source:
        lines.insert(0, _source(review))
    return Head(f"Import of {shown_name(review.file)}", asked, tuple(lines), tuple(count_words(review.counts)))


def shown_name(file: str) -> str:
    """Return the name of a table as it was typed, without the folders of an absolute path."""
    return os.path.basename(file) if os.path.isabs(file) else file


def next_step(counts: Counts) -> str:
    """Return what would be written, and how; empty if there is nothing to write."""
    several = (
        ("new", counts.new, plural(counts.new, "new entry", "new entries")),
        ("changed", counts.changed, plural(counts.changed, "changed entry", "changed entries")),
        ("removed", counts.struck_out, f"{plural(counts.struck_out, 'entry', 'entries')} fewer"),
    )
    there = [(kind, words) for kind, number, words in several if number]
    if not there:
        return ""
    *others, last = [words for _, words in there]
    writes = f"{', '.join(others)} and {last}" if others else last
    return (
        f"Nothing is written. --apply {','.join(kind for kind, _ in there)} writes {writes}; --review asks about each."
    )


def _source(review: Review) -> Words:
    new = ", which is new" if review.is_new_source else ""
    licence = phrase(" Licence: ", review.licence, ".") if review.licence else ()
    return phrase("The source is ", Run(review.source, "code"), f"{new}.", licence)


def count_words(counts: Counts) -> Iterator[str]:
    """Yield the numbers of an import in words, without those that are nothing: `3 new`."""
    yield plural(counts.rows, "row")
    several = (
        (counts.new, "new"),
        (counts.changed, "changed there"),
        (counts.conflicts, "of them changed on both sides"),
        (counts.here, "changed here since"),
        (counts.struck_out, "struck out there"),
        (counts.gone, "gone there"),
        (counts.gone_here, "removed here since"),
        (counts.unchanged, f"{'entry' if counts.unchanged == 1 else 'entries'} unchanged"),
        (counts.doubles, "possibly there already"),
        (counts.refused, "refused"),
        (counts.computed, "not read back"),
        (counts.left_out, "left out by the map"),
    )
    yield from (f"{number:,} {words}" for number, words in several if number)


class _Teller:
    """Lays out the report of one import."""

    def __init__(self, review: Review, names: Names, in_full: bool) -> None:
        self._review = review
        self._words = ItemWords(names, review.sheet)
        self._most = None if in_full else MOST

    def offered(self) -> Iterator[Block]:
        """Yield what can be written."""
        review, counts, words = self._review, self._review.counts, self._words
        there = (one for one in review.changed if not one.has_conflict)
        both = (one for one in review.changed if one.has_conflict)
        yield from self._section("New", counts.new, map(words.new, review.new))
        yield from self._section("Changed there", counts.changed - counts.conflicts, map(words.changed, there))
        yield from self._section("Changed on both sides", counts.conflicts, map(words.changed, both))
        yield from self._section("Struck out there", counts.struck_out, map(words.struck_out, review.struck_out))

    def told(self, next_step: str) -> Iterator[Block]:
        """Yield what nothing follows from, names that are not known, and refusals."""
        review, counts, words = self._review, self._review.counts, self._words
        away = (one for one in review.gone if not one.is_gone_here)
        here = (one for one in review.gone if one.is_gone_here)
        yield from self._section("Changed here since", counts.here, map(words.changed, review.here))
        yield from self._section("Gone there", counts.gone, map(words.gone, away))
        yield from self._section("Removed here since", counts.gone_here, map(words.gone, here))
        yield from self._section("Possibly there already", counts.doubles, map(words.double, review.doubles))
        yield from names_blocks(review.newcomers, review.names_left_out, self._most)
        yield from self._section("Refused", counts.refused, refused_entries(review.refused, review.sheet))
        yield from self._section(_COMPUTED, counts.computed, map(words.computed, review.computed))
        if not any((counts.new, counts.changed, counts.here, counts.struck_out, counts.gone, counts.refused)):
            yield paragraph("Nothing is new, and nothing was changed.")
        if next_step:
            yield paragraph(Run(next_step, "hint"))

    def _section(self, title: str, count: int, entries: Iterable[Entry]) -> Iterator[Block]:
        """Yield the heading of a sort with its number, its first entries, and how many more there are."""
        if not count:
            return
        yield heading(2, title, aside=f"{count:,}", divides=True)
        yield from islice(entries, self._most)
        if self._most is not None and count > self._most:
            yield paragraph(Run(f"and {count - self._most:,} more", "aside"), Run("; --all lists them", "hint"))
