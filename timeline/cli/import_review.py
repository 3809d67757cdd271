"""`timeline import --review`: a question for each new entry, each changed field and each entry that goes."""

import datetime
from collections.abc import Collection, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from timeline.cli.writing import ASKER
from timeline.edits.asker import Asker
from timeline.edits.names import Names
from timeline.errors import NothingWritten
from timeline.imports.choosing import Choices, Item, take_over_typed, typed_value
from timeline.imports.returned_cells import CellFault
from timeline.imports.review import New
from timeline.telling.imported_changes import both_values, change_words, value_words
from timeline.telling.imported_items import ItemWords

if TYPE_CHECKING:
    from timeline.edits.room import LogToEdit
    from timeline.imports.reading import Imports
    from timeline.imports.review import Kind, Review
    from timeline.imports.three_way import Change
    from timeline.spool import Spool
    from timeline.telling.document import Entry, Words

Thing = TypeVar("Thing", bound=tuple[Any, ...])

Answer = Literal["yes", "no", "edit", "all", "skip", "quit"]

_ANSWERS: dict[str, Answer] = {"y": "yes", "n": "no", "e": "edit", "a": "all", "s": "skip", "q": "quit"}
_HELP = {
    "y": "yes, write this",
    "n": "no, leave it",
    "e": "edit: write another value",
    "a": "write this and all the others of its sort",
    "s": "skip the rest of its sort: the next import asks about it",
    "q": "quit: what was chosen so far is written, if you confirm it",
}
_AGAIN = {
    True: "; the next import asks only if the table says something else by then",
    False: "; the next import asks again",
}
"""The consequence of a `no`, where it is remembered, and where it is not."""


_LONGEST = 50
"""Maximum length of a change that its question repeats."""


class _Quit(Exception):
    """The person wants no more questions."""


def reviewed(opened: "LogToEdit", found: "Imports", kinds: "Collection[Kind]") -> Choices:
    """Ask about everything that can be written, or about some kinds of it; return what was chosen and refused.

    Values that were typed stand in what is offered then. Raises `NothingWritten` where nothing was chosen or refused.
    """
    choices = walk(found.review, Names(opened.log), ASKER, opened.today, kinds)
    if not choices.has_any:
        raise NothingWritten("nothing was written: nothing was chosen")
    take_over_typed(found.offers, choices)
    return choices


def walk(review: "Review", names: Names, asker: Asker, today: datetime.date, kinds: "Collection[Kind]" = ()) -> Choices:
    """Ask about everything of some kinds, all if none is named, and return what was chosen."""
    walker = _Walker(review, names, asker, today)
    with suppress(_Quit):
        walker.walk(kinds or ("new", "changed", "removed"))
    return walker.choices


class _Walker:
    """Goes through the items of an import."""

    def __init__(self, review: "Review", names: Names, asker: Asker, today: datetime.date) -> None:
        self.choices = Choices()
        self._review = review
        self._names = names
        self._asker = asker
        self._today = today
        self._words = ItemWords(names, review.sheet)
        self._rest: Answer | None = None
        """The answer that holds for the rest of a sort."""

    def walk(self, kinds: "Collection[Kind]") -> None:
        """Ask about new entries, then about changed ones, then about those that go."""
        asks = {"new": self._new, "changed": self._changed, "removed": self._struck_out}
        for kind, ask in asks.items():
            if kind in kinds:
                self._rest = None
                ask()

    def _new(self) -> None:
        doubles: dict[str, list[Words]] = {}
        for double in self._review.doubles:
            doubles.setdefault(double.new.entry.id, []).extend(self._words.double(double).details)
        for number, new in self._numbered(self._review.new, "new"):
            shown = self._words.new(new)
            self._show(shown._replace(details=(*shown.details, *doubles.get(new.entry.id, ()))))
            self._decide(new, None, f"{number}: add it?")

    def _changed(self) -> None:
        for number, changed in self._numbered(self._review.changed, "changed"):
            self._show(self._words.changed(changed))
            for change in changed.changes:
                if change.outcome in ("there", "conflict"):
                    self._decide(changed, change, f"{number}: {self._question(change)}?")

    def _struck_out(self) -> None:
        for number, struck_out in self._numbered(self._review.struck_out, "struck out"):
            self._show(self._words.struck_out(struck_out))
            self._decide(struck_out, None, f"{number}: remove it?")

    def _numbered(self, items: "Spool[Thing]", sort: str) -> Iterator[tuple[str, Thing]]:
        """Yield the items of a sort, each behind its number in words: `2 of 14 new`."""
        for number, item in enumerate(items, 1):
            if self._is_skipping:
                return
            yield f"{number:,} of {len(items):,} {sort}", item

    @property
    def _is_skipping(self) -> bool:
        return self._rest == "skip"

    def _show(self, entry: "Entry") -> None:
        """Show an item, unless it is taken without a question."""
        if self._rest is not None:
            return
        from timeline.render.document import painted
        from timeline.render.output import show_before_a_question, width
        from timeline.telling.document import Document, Head

        if entry.sign is not None:
            entry = entry._replace(sign=entry.sign._replace(meaning=""))  # the question says it
        show_before_a_question(painted(Document(Head(""), (entry,)), width()))

    def _question(self, change: "Change") -> str:
        """The change of a field in one line; one that takes more stands above the question already."""
        name = change.key.replace("_", " ")
        if change.outcome != "conflict":
            words = change_words(change, self._names)
            return name if len(words) > _LONGEST else f"{name}: {words}"
        there, here = both_values(change.key, change.theirs, change.ours, self._names)
        how = "as a claim beside" if self._review.way == "map" else "in the place of"
        if len(there) + len(here) > _LONGEST:
            return f"{name}: what they say, {how} the log's own"
        return f"{name}: {there}, {how} {here}, the log's own"

    def _decide(self, item: Item, change: "Change | None", question: str) -> None:
        """Ask about an item, or a field of it, and keep the choice; a value that is typed is chosen."""
        letters = "".join(_ANSWERS) if change is not None or isinstance(item, New) else "ynasq"
        is_remembered = change is not None and self._review.way == "map"
        while True:
            answer = self._rest or self._answer(question, letters, is_remembered=is_remembered)
            if answer == "edit":
                if not self._is_edited(item, change) or change is None:
                    continue
                answer = "yes"
            if answer == "quit":
                raise _Quit
            if answer in ("all", "skip"):
                self._rest = answer
            if answer in ("yes", "all"):
                self._choose(item, change)
            if answer == "no" and change is not None and is_remembered:
                self.choices.decline(item, change)
            return

    def _choose(self, item: Item, change: "Change | None") -> None:
        """Keep a choice; without a source, there is no claim beside the log's own, and theirs takes its place."""
        if change is not None and change.outcome == "conflict" and self._review.way != "map":
            self.choices.prefer(item, change)
        else:
            self.choices.choose(item, change)

    def _answer(self, question: str, letters: str, *, is_remembered: bool) -> Answer:
        """Return one of the answers with these letters; the end of the input is one, `quit`."""
        while True:
            typed = self._asker.answer(f"{question} [{'/'.join(letters)}/?] ")
            if typed is None:
                return "quit"
            letter = typed[:1].lower()
            answer = _ANSWERS[letter] if letter and letter in letters else None
            if answer is not None and answer.startswith(typed.lower()[: len(answer)]):
                return answer
            for each in letters:
                self._asker.tell(f"  {each}  {_HELP[each]}{_AGAIN[is_remembered] if each == 'n' else ''}")

    def _is_edited(self, item: Item, change: "Change | None") -> bool:
        """Let the person write another value of a field, which a new entry names first; return whether they did."""
        key = change.key if change is not None else ""
        typed = self._asker.answer(f"{key.replace('_', ' ')}: " if key else "KEY: VALUE, such as 'title: …': ")
        if not typed:
            return False
        if not key:
            key, _, typed = (part.strip() for part in typed.partition(":"))
        found = typed_value(item.entry.section, key, typed, self._names, self._today)
        if isinstance(found, CellFault):
            self._asker.tell(f"{found.message}{f' ({found.hint})' if found.hint else ''}")
            return False
        self.choices.edit(item, key, found)
        self._asker.tell(f"  {key.replace('_', ' ')}: {value_words(key, found.value, self._names)}")
        return True
