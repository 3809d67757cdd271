"""The grammar of a query, and its parser.

    query   = either
    either  = both { "or" both }
    both    = one { ["and"] one }
    one     = "not" one | "(" either ")" | "@" name | field | words
    field   = name ":" value { "," value }          any of the values; no space around ":" and ","
    value   = word | quoted | period
    period  = [ date ] ".." [ date ]                in `date:` and `known:`, with a date on one side at least
    words   = word | quoted

`and`, `or`, `not` and the names of fields are written in small or capital letters; in quotes they are words to search
for, as is whatever else would be part of the language. In quotes `\\"` is a quotation mark and `\\\\` a backslash.
`not` binds closer than `and`, `and` closer than `or`. A word may be the beginning of one; words in quotes are whole
words that stand together. A comma within a number (2,500) is part of the word. What is in brackets is flattened where
that changes nothing.
"""

import re
from typing import NoReturn

from timeline.folding import fold
from timeline.query.filters import FIELDS, PERIODS, other_names_of
from timeline.query.language.faults import Fault, Place, Stop
from timeline.query.language.nodes import And, Field, Node, Not, Or, Period, Value, View, Words
from timeline.query.language.tokens import KEYWORDS, Token, tokens
from timeline.text import did_you_mean, quoted

DEEPEST = 30
"""Maximum depth of brackets and `not`."""

_FIELD = re.compile(r"([^:]*):(.*)", re.DOTALL)
_OTHER_NAMES = {other: row.name for row in FIELDS.values() for other in other_names_of(row)} | {"query": "@"}
"""Names that are no fields, each with the field for which it stands."""


def parse(text: str, view: str | None = None) -> Node | Fault:
    """Return the node of a query, or the first fault in it; `view` is the name under which it is saved, if it is."""
    try:
        return _Parser(text, view).query()
    except Stop as stop:
        return stop.fault


class _Parser:
    def __init__(self, text: str, view: str | None) -> None:
        self._text = text
        self._view = view
        self._tokens = list(tokens(text, view))
        self._at = 0
        self._depth = 0

    def query(self) -> Node:
        if self._here.kind == "end":
            self._stop(self._here, "the query is empty", "write what to look for, such as country:IQ")
        node = self._either()
        if self._here.kind == "close":
            self._stop(self._here, "this bracket closes nothing", "remove it, or open it with '('")
        return node

    @property
    def _here(self) -> Token:
        return self._tokens[self._at]

    def _take(self) -> Token:
        token = self._here
        self._at += 1
        return token

    def _is_keyword(self, word: str) -> bool:
        return self._here.kind == "bare" and self._here.text.lower() == word

    def _either(self) -> Node:
        parts = [self._both()]
        while self._is_keyword("or"):
            self._take()
            parts.append(self._both())
        return self._joined(Or, parts)

    def _both(self) -> Node:
        parts = [self._one()]
        while not (self._here.kind in ("end", "close") or self._is_keyword("or")):
            if self._is_keyword("and"):
                self._take()
            parts.append(self._one())
        return self._joined(And, parts)

    def _joined(self, kind: type[And] | type[Or], parts: list[Node]) -> Node:
        if len(parts) == 1:
            return parts[0]
        flat: list[Node] = []
        for part in parts:
            flat += part.parts if isinstance(part, kind) else (part,)
        return kind(tuple(flat), self._place(parts[0].place.start, parts[-1].place.end))

    def _one(self) -> Node:
        token = self._here
        if token.kind == "quoted":
            return self._words(self._take())
        if token.kind == "open" or self._is_keyword("not"):
            return self._nested(self._take())
        if token.kind != "bare" or token.text.lower() in KEYWORDS:
            self._missing(token)
        self._take()
        if token.text.startswith("@"):
            return self._view_node(token)
        return self._field(token) if ":" in token.text else self._words(token)

    def _nested(self, token: Token) -> Node:
        self._depth += 1
        if self._depth > DEEPEST:
            self._stop(token, f"nested over {DEEPEST} levels deep", "save parts of the query as views")
        if token.kind == "open":
            node = self._either()
            if self._here.kind != "close":
                self._stop(token, "this bracket is not closed", "close it with ')'")
            self._take()
        else:
            part = self._one()
            node = Not(part, self._place(token.start, part.place.end))
        self._depth -= 1
        return node

    def _missing(self, token: Token) -> NoReturn:
        """Report the fault at a place where a term was expected."""
        before = self._tokens[self._at - 1].text.lower() if self._at else ""
        if token.kind == "comma":
            hint = "write type:coup,attack without a space, or put the ',' in quotes"
            self._stop(token, "a ',' stands only between the values of a field", hint)
        if token.kind == "bare" and before not in (*KEYWORDS, "("):
            self._stop(token, f"nothing stands before {quoted(token.text)}", "put it in quotes to search for the word")
        message = f"nothing follows {quoted(before)}" if before in KEYWORDS else "there is nothing in these brackets"
        self._stop(token, message, "write what to look for; a word to search for stands in quotes")

    def _words(self, token: Token) -> Words:
        if not fold(token.text):
            self._stop(token, f"there is no word in {quoted(token.text)}", "write a word to search for")
        after = self._here
        if after.start == token.end and after.kind in ("quoted", "bare"):
            self._stop(after, "quotes stand within a word", "put a space between the two")
        return Words(token.text, token.kind == "quoted", place=self._place(token.start, token.end))

    def _view_node(self, token: Token) -> View:
        name = token.text[1:]
        if not name:
            self._stop(token, "no view is named after '@'", "'timeline views' lists them")
        return View(name, self._place(token.start, token.end))

    def _field(self, token: Token) -> Field:
        found = _FIELD.fullmatch(token.text)
        assert found is not None
        name = found[1].lower()
        if name not in FIELDS:
            self._unknown(token, found[1])
        start = token.start + len(name) + 1
        first = Token("bare", found[2], start, token.end)
        values = [self._value(name, first if first.text else None, start)]
        while self._here.kind == "comma" and self._here.start == self._tokens[self._at - 1].end:
            comma = self._take()
            values.append(self._value(name, None, comma.end))
        return Field(name, tuple(values), self._place(token.start, self._tokens[self._at - 1].end))

    def _unknown(self, token: Token, name: str) -> NoReturn:
        end = token.start + len(name)
        plain = name.lstrip("-!").lower()
        if plain != name.lower() and plain in FIELDS:
            self._stop(token, f"{quoted(name[0])} is not read here", f"write not {plain}:…", end=token.start + 1)
        field = _OTHER_NAMES.get(plain)
        hint = f"did you mean {field!r}?" if field else did_you_mean(name, FIELDS)
        if not hint:
            hint = f"the fields are {', '.join(FIELDS)}; put it in quotes to search for the words"
        self._stop(token, f"no field is called {quoted(name)}", hint, end=max(end, token.start + 1))

    def _value(self, name: str, first: Token | None, start: int) -> Value | Period:
        """Read the value that begins at `start`; `first` is the part of it in one piece with the field's name."""
        pieces = [first] if first is not None else []
        end = first.end if first is not None else start
        while self._here.start == end and self._here.kind in ("bare", "quoted"):
            pieces.append(self._take())
            end = pieces[-1].end
        if not pieces:
            place = Token("bare", "", start - 1, start)
            before = self._text[start - 1 : start]
            follows = self._here.kind in ("bare", "quoted")
            hint = f"write no space after the {before!r}" if follows else f"write {name}:{FIELDS[name].sample}"
            self._stop(place, f"a value of {name!r} is missing here", hint)
        if name in PERIODS and any(piece.kind == "bare" and ".." in piece.text for piece in pieces):
            return self._period(name, pieces)
        if len(pieces) > 1:
            self._stop(pieces[1], "quotes stand within a value", "put the whole value in quotes")
        # The words of `text:` keep their quotes, which have the meaning that they have elsewhere.
        return Value(self._text[start:end] if name == "text" else pieces[0].text, self._place(start, end))

    def _period(self, name: str, pieces: list[Token]) -> Period:
        """Read the sides of the first `..` that is not in quotes."""
        sides: list[list[Token]] = [[], []]
        side = 0
        for piece in pieces:
            cut = piece.text.find("..") if piece.kind == "bare" and not side else -1
            if cut < 0:
                sides[side].append(piece)
                continue
            side = 1
            middle = piece.start + cut
            sides[0] += [Token("bare", piece.text[:cut], piece.start, middle)] if cut else []
            rest = piece.text[cut + 2 :]
            sides[1] += [Token("bare", rest, middle + 2, piece.end)] if rest else []
        for several in sides:
            if len(several) > 1:
                self._stop(several[1], "quotes stand within a date", "put each date in quotes as a whole")
        since, until = (
            Value(side[0].text, self._place(side[0].start, side[0].end)) if side else None for side in sides
        )
        start, end = pieces[0].start, pieces[-1].end
        if since is None and until is None:
            place = Token("bare", "", start, end)
            self._stop(place, "a period has a date on one side at least", f"write {name}:2024.. or {name}:..2025")
        return Period(since, until, self._place(start, end))

    def _place(self, start: int, end: int) -> Place:
        return Place(self._text, start, end, self._view)

    def _stop(self, token: Token, message: str, hint: str, end: int | None = None) -> NoReturn:
        raise Stop(self._place(token.start, token.end if end is None else end), message, hint)
