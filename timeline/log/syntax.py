"""A log as a stream of pieces, one entry at a time, so that memory does not grow with the log.

What the parser makes of the text is the measure. Lists of entries are read without it where that is sure to come to
the same: from a line such as `events:` on entry by entry, the ordinary ones by `ordinary`, each other one by the parser
on its own. Where anything is out of the ordinary, such as a fault, the parser reads on from there to the end.
"""

import re
from collections.abc import Generator, Iterator

import yaml

from timeline.log.ahead import Ahead
from timeline.log.building import Builder, Piece, Stopped
from timeline.log.complaints import told
from timeline.log.files import Feed, Unfit
from timeline.log.findings import Findings, TooManyProblems
from timeline.log.nodes import Node, Scalar
from timeline.log.ordinary import entry_reader
from timeline.problems import Problem

__all__ = ["Document", "Piece"]

_DOCUMENT_MARK = re.compile(r"^(?:---|\.\.\.)", re.MULTILINE)
_SECTION = re.compile("[a-z_]+:")
# A key of its own kind: where it has no value, the parser places that on what follows, which may be the next entry.
_EXPLICIT_KEY = re.compile(r"^[ -]*\?(?:\s|\Z)", re.MULTILINE)


class Document:
    """One file as a stream of pieces; what is wrong with its syntax goes to the findings."""

    def __init__(self, feed: Feed, findings: Findings) -> None:
        self.faulty = False
        self.complete = True
        """Whether the file was read to its end; if not, what it should define may be missing."""
        self._feed = feed
        self._findings = findings
        self._ahead = Ahead(feed)

    def pieces(self) -> Iterator[Piece]:
        """The parts of the document, in order. Ends early at a fault of syntax, which is noted."""
        try:
            yield from self._document()
        except Stopped:
            self.complete = False
        except Unfit as unfit:
            line, column = unfit.line, unfit.column
            if unfit.code == "too-large" and self._feed.reached is not None:
                # The feed knows where its patience ended; what is too large begins after all that was understood.
                end = self._feed.reached.end_mark
                line, column = end.line + 1, end.column + 1
            self._note(unfit.code, unfit.message, unfit.hint, line, column)
            self.complete = False
        except yaml.MarkedYAMLError as error:
            self._note("syntax", *told(error))
            self.complete = False
        except yaml.YAMLError as error:
            self._note("syntax", f"this is not YAML: {getattr(error, 'reason', error)}", "", 1, 1)
            self.complete = False

    def _document(self) -> Iterator[Piece]:
        ahead = self._ahead
        seen: dict[str, Scalar] = {}
        section: Scalar | None = None
        while found := ahead.find_list():
            before = self._before_list(found, seen, is_first=section is None)
            if before is None:
                break
            ahead.take(found.start())
            yield from before
            section = seen[found[1]] = Scalar(found[1], ahead.line, 1, True)
            ahead.take(found.end())
            if not (yield from self._list(section, len(found[2]))):
                break
        if section is not None:
            ahead.go_on_below(section.value)
        yield from Builder(ahead, self._feed, self._add).pieces(seen, section)

    def _before_list(self, found: re.Match[str], seen: dict[str, Scalar], is_first: bool) -> list[Piece] | None:
        """The pieces of the sections before a list; nothing where the parser has to see them together with the rest."""
        text = self._ahead.text[self._ahead.at : found.start()]
        if "\n..." in text or (not is_first and _DOCUMENT_MARK.search(text)):
            return None
        seen_then = dict(seen)
        findings = Findings()
        try:
            builder = Builder(text, self._feed, findings.add, self._ahead.line)
            pieces = list(builder.pieces(seen_then, is_part=True))
        except (Stopped, yaml.YAMLError, TooManyProblems):
            return None
        if found[1] in seen_then:
            return None
        for problem in findings.problems:
            self._add(problem)
        seen.update(seen_then)
        return pieces

    def _list(self, section: Scalar, indent: int) -> Generator[Piece, None, bool]:
        """The entries of a list; returns whether it came to a good end, behind which another section may begin."""
        ahead = self._ahead
        read = entry_reader(indent)
        dash = indent * " " + "- "
        line_of_list = re.compile(rf"^ {{0,{indent}}}[^ \n#]", re.MULTILINE)
        is_last = False
        while not is_last:
            # The usual case in as few steps as possible: an ordinary entry, and another one behind it.
            end = ahead.text.find("\n" + dash, ahead.at) + 1
            text = ahead.text[ahead.at : end]
            value: Node | None = read(text, ahead.line) if end else None
            if value is None:
                found = ahead.find_end(line_of_list)
                end = found.start() if found else len(ahead.text)
                is_last = not found or not ahead.text.startswith(dash, end)
                if is_last and not (_SECTION.match(ahead.text, end) if found else ahead.is_whole):
                    return False
                text = ahead.text[ahead.at : end]
                value = read(text, ahead.line) or self._item(text)
                if value is None:
                    return False
            ahead.leave(text)
            yield Piece(section, None, value, "list")
        return True

    def _item(self, text: str) -> Node | None:
        """What the parser makes of an entry on its own; nothing where it finds fault with it, or needs what follows."""
        if _EXPLICIT_KEY.search(text):
            return None
        findings = Findings()
        try:
            value = Builder(text, self._feed, findings.add, self._ahead.line).item()
        except (Stopped, yaml.YAMLError, TooManyProblems):
            return None
        if value is not None:
            for problem in findings.problems:
                self._add(problem)
        return value

    def _note(self, code: str, message: str, hint: str, line: int, column: int) -> None:
        self._add(Problem(self._feed.name, line, column, code, message, hint))

    def _add(self, problem: Problem) -> None:
        self.faulty = True
        self._findings.add(problem)
