"""A phrase cut into words, numbers and marks, with the spellings of one thing made one."""

import datetime
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from timeline.dates.component import parse_component
from timeline.dates.days import ordinal_suffix
from timeline.dates.errors import DateError, Lack, visible
from timeline.dates.phrases.lexicon import ABBREVIATIONS, MONTHS, ORDINALS, PARTS, SEASONS
from timeline.dates.value import Role

__all__ = [
    "Cursor",
    "PeriodError",
    "PhraseError",
    "PhraseTable",
    "Token",
    "UnreadError",
    "normal",
    "phrase_table",
    "tokens",
]


class PhraseError(Exception):
    """The error for a part of a phrase that is understood, and wrong: the reason and the text to write instead."""

    def __init__(self, reason: str, hint: str, lacks: Lack | None = None) -> None:
        super().__init__(reason, hint)
        self.reason = reason
        self.hint = hint
        self.lacks = lacks


class UnreadError(PhraseError):
    """The error for a text that is no date, nor goes with one, where something is expected."""

    def __init__(self, word: str) -> None:
        reason = f"{visible(word)} is not understood" if word else "a date is missing"
        super().__init__(reason, "write a date such as 27 September 2024, early 2022, by Q3 2025 or since 2014")


class PeriodError(PhraseError):
    """The error for a period that no date can hold there, with the first and last date of each of its readings."""

    def __init__(self, reason: str, hint: str, periods: Sequence[tuple[str, str, str]]) -> None:
        super().__init__(reason, hint)
        self.periods = periods
        """Each reading: its first date, its last date, and a note."""


class Token(NamedTuple):
    """One piece: `kind` is word, number, ordinal, decade, code, edtf, dash, mark or end."""

    kind: str
    text: str  # in small letters, but EDTF as it was written
    number: int = 0
    glued: bool = False  # a dash with no space on either side

    def is_month(self) -> bool:
        """True if it names a month."""
        return self.kind == "word" and self.text in MONTHS

    def is_year(self) -> bool:
        """True if it is a number of four digits."""
        return self.kind == "number" and len(self.text) == 4


_SIGNS: Final = {
    **{ord(dash): "–" for dash in "\u2012\u2013\u2014\u2015\u2212"},
    **{ord(hyphen): "-" for hyphen in "\u2010\u2011"},
    **{ord(quote): "'" for quote in "\u2018\u2019\u02bc"},
}
_CHUNK: Final = re.compile(r"[^ ,–()]+")
_EDTF_START: Final = re.compile(r"[0-9X?~%Y-]")
_PIECE: Final = re.compile(
    r"(?P<ordinal>[0-9]{1,2}(?:st|nd|rd|th)(?![a-z0-9]))"
    r"|(?P<decade>[0-9]{3}0'?s(?![a-z0-9]))"
    r"|(?P<code>(?:q ?[1-4]|h ?[12]|[1-4]q|[12]h)(?![a-z0-9]))"
    r"|(?P<number>[0-9]+)"
    r"|(?P<word>[a-z]+)"
    r"|(?P<dash>[-–])"
    r"|(?P<mark>[,/?()~%])",
    re.ASCII,
)


def normal(text: str) -> str:
    """The text with plain spaces, hyphens and apostrophes, and with `–` for every longer dash."""
    return " ".join(text.translate(_SIGNS).split())


def tokens(text: str) -> list[Token]:
    """The pieces of a text made `normal`; raises PhraseError at a character that no date has."""
    small = text.lower()
    if len(small) != len(text):
        raise PhraseError("letters that no English date has", "write the date in English or in EDTF")
    found: list[Token] = []
    at = 0
    while at < len(text):
        if text[at] == " ":
            at += 1
            continue
        edtf = _edtf_at(text, at)
        if edtf:
            found.append(Token("edtf", edtf))
            at += len(edtf)
            continue
        piece = _PIECE.match(small, at)
        if piece is None:
            raise UnreadError(text[at])
        at = piece.end()
        glued = piece.start() > 0 and text[piece.start() - 1] != " " and text[at : at + 1] not in ("", " ")
        found.append(_token(str(piece.lastgroup), piece.group(), glued))
        if found[-1].text in ABBREVIATIONS and text[at : at + 1] == ".":
            at += 1
    return _joined(found)


def _edtf_at(text: str, at: int) -> str:
    """The EDTF date at an index as a word of its own; a lone year is left to the English."""
    if at and text[at - 1] not in " –(":
        return ""
    chunk = _CHUNK.match(text, at)
    if chunk is None or not _EDTF_START.match(chunk.group()) or re.fullmatch("[0-9]{1,4}[?~%]?", chunk.group()):
        return ""
    try:
        return parse_component(chunk.group()).text
    except DateError:
        return ""


def _token(kind: str, text: str, glued: bool) -> Token:
    if kind == "ordinal":
        number = int(text[:-2])
        if text[-2:] != ordinal_suffix(number):
            raise PhraseError(f"{text} is misspelt", f"write {number}{ordinal_suffix(number)} or {number}")
        return Token(kind, text, number)
    if kind == "decade":
        return Token(kind, text, int(text[:4]))
    if kind == "code":
        number = int(re.sub("[qh ]", "", text))
        return Token(kind, text, (32 if "q" in text else 39) + number)
    if kind == "number":
        return Token(kind, text, int(text) if len(text) <= 4 else -1)
    if kind == "word" and text in ORDINALS:
        return Token("ordinal", text, ORDINALS[text])
    return Token(kind, text, 0, glued and kind == "dash")


def _joined(found: list[Token]) -> list[Token]:
    """The tokens without the hyphens that only join: mid-2024, 27-Sep-2024, Q3-2025, twenty-first, early-to-mid."""
    kept: list[Token] = []
    for at, token in enumerate(found):
        before = kept[-1] if kept else Token("end", "")
        after = found[at + 1] if at + 1 < len(found) else Token("end", "")
        if token.kind == "dash" and _only_joins(kept, token, after, found[at + 2 : at + 4]):
            continue
        if token.kind == "dash" and before.text in PARTS and after.text in PARTS:
            token = Token("word", "to")
        if before.text == "twenty" and token.kind == "ordinal" and token.number < 10:
            kept[-1] = Token("ordinal", token.text, 20 + token.number)
            continue
        kept.append(token)
    return kept


def _only_joins(kept: list[Token], dash: Token, after: Token, rest: list[Token]) -> bool:
    before = kept[-1] if kept else Token("end", "")
    if before.kind == "word" and before.text in PARTS:
        return after.text not in PARTS and after.kind != "end"
    if not dash.glued:
        return False
    return (
        "to" in (before.text, after.text)
        or (before.text, after.text) == ("year", "end")
        or before.text == "twenty"
        or (before.text == "of" and (after.kind != "number" or after.is_year()))
        or (before.kind == "ordinal" and after.text in ("quarter", "half"))
        or (before.is_year() and after.kind == "code")
        or (before.kind == "code" and after.is_year())
        or (_joins_a_year(kept, dash) and after.is_year() and not (rest and rest[0].is_month()))
        or (
            before.kind == "number"
            and after.is_month()
            and [token.text for token in rest[:1]] == ["-"]
            and not (before.is_year() and dash.text == "–")
        )
    )


def _joins_a_year(kept: list[Token], dash: Token) -> bool:
    """True if a dash before a year joins it to the month or season that stands before the dash.

    A longer dash, or a season, may begin a span where a year or a dash stands before them: `2023 March–2024`.
    """
    if not kept:
        return False
    if kept[-1].is_month() and dash.text == "-":
        return True
    is_named = kept[-1].is_month() or kept[-1].text in SEASONS
    return is_named and not (len(kept) > 1 and (kept[-2].is_year() or kept[-2].kind == "dash"))


PhraseTable = dict[str, tuple[tuple[tuple[str, ...], str], ...]]
"""Phrases of several words with the meaning of each, by their first word, the longest first."""


def phrase_table(meanings: Mapping[str, Iterable[str]]) -> PhraseTable:
    """The table of the phrases that have each meaning."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for meaning, phrases in meanings.items():
        for phrase in phrases:
            words = tuple(phrase.split())
            found.setdefault(words[0], []).append((words, meaning))
    return {first: tuple(sorted(entries, key=lambda entry: -len(entry[0]))) for first, entries in found.items()}


class Cursor:
    """A position in a list of tokens; `today` is set if relative phrases may be read."""

    def __init__(self, pieces: list[Token], today: datetime.date | None = None, role: Role = "date") -> None:
        self._pieces = pieces
        self.today = today
        self.role = role
        self.at = 0

    def peek(self, ahead: int = 0) -> Token:
        """The token at the cursor, or `ahead` tokens further on; one of kind `end` after the last."""
        place = self.at + ahead
        return self._pieces[place] if place < len(self._pieces) else Token("end", "")

    def next(self) -> Token:
        """The token at the cursor, stepping over it."""
        token = self.peek()
        self.at += 1
        return token

    def take(self, *texts: str) -> bool:
        """Step over these tokens if they are at the cursor, one after the other."""
        at, pieces = self.at, self._pieces
        if at + len(texts) > len(pieces):
            return False
        for text in texts:
            if pieces[at].text != text:
                return False
            at += 1
        self.at = at
        return True

    def take_phrase(self, table: PhraseTable) -> str:
        """Step over the phrase of a table at the cursor, and return its meaning; empty if none is there."""
        for words, meaning in table.get(self.peek().text, ()):
            if self.take(*words):
                return meaning
        return ""

    def take_any(self, *texts: str) -> str:
        """Step over one of these at the cursor, and return it; empty if none is there."""
        text = self.peek().text
        return self.next().text if text in texts else ""

    @property
    def done(self) -> bool:
        """True if no token is left."""
        return self.at >= len(self._pieces)
