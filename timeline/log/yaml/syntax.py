"""A log as a stream of pieces, one entry at a time, so that memory does not grow with the log."""

from collections.abc import Callable, Iterator

import yaml

from timeline.log.findings import Findings
from timeline.log.yaml.building import Builder, Piece, Stopped
from timeline.log.yaml.complaints import place_of_depth, translated
from timeline.log.yaml.files import Feed, Unfit
from timeline.problems import Problem

__all__ = ["Document", "Piece"]

_Note = Callable[[Problem], None]


class Document:
    """One file as a stream of pieces; what is wrong with its syntax goes to the findings.

    With `is_part` the text is cut out of a document, and marks of a document are faults even at its end.
    """

    def __init__(self, feed: Feed, findings: Findings, is_part: bool = False) -> None:
        self.faulty = False
        self.complete = True
        """True if the file was read to its end; if not, some of its definitions may be missing."""
        self._feed = feed
        self._findings = findings
        self._is_part = is_part
        self._noted = 0

    def pieces(self) -> Iterator[Piece]:
        """The parts of the document, in order. Ends early at a fault of syntax, which is noted."""
        return self._pieces(self._feed, self._add)

    def _pieces(self, feed: Feed, note: _Note, known: int = 0) -> Iterator[Piece]:
        """The pieces of a feed but for the first few, which are known."""
        count = 0
        too_deep = None
        try:
            for count, piece in enumerate(Builder(feed, note).pieces(self._is_part), 1):
                if count > known:
                    yield piece
        except Stopped:
            self.complete = False
        except Unfit as unfit:
            self.complete = False
            note(Problem(feed.name, unfit.line, unfit.column, unfit.code, unfit.message, unfit.hint))
        except yaml.MarkedYAMLError as error:
            self.complete = False
            too_deep = place_of_depth(error)
            if too_deep is None:
                message, hint, line, column = translated(error, feed.line, feed.reached)
                note(Problem(feed.name, line, column, "syntax", message, hint))
        except yaml.YAMLError as error:
            self.complete = False
            note(Problem(feed.name, 1, 1, "syntax", f"this is not YAML: {getattr(error, 'reason', error)}"))
        if too_deep is not None:
            # The parser looks ahead, and failed on the nesting before it gave the first event of it. Without the last
            # level it gives them all, and the builder finds the level that is too deep for a log.
            yield from self._pieces(feed.beginning(too_deep), self._further_notes(), count)

    def _further_notes(self) -> _Note:
        """Notes from a second reading of the same text: those of the first are left out."""
        known = self._noted

        def note(problem: Problem) -> None:
            nonlocal known
            if known:
                known -= 1
            else:
                self._add(problem)

        return note

    def _add(self, problem: Problem) -> None:
        self.faulty = True
        self._noted += 1
        self._findings.add(problem)
