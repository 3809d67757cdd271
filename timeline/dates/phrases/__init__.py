"""The English of briefings, read into EDTF.

A time of day is taken out first (`timed`). The rest is cut into `tokens`; `reader` reads single dates from them,
`relations` reads the words around them; `compose` writes the EDTF. `hours` and `refusals` explain what fails.
A phrase with two meanings is refused.
"""

import datetime
from contextlib import suppress

from timeline.dates.edtf import read_edtf
from timeline.dates.errors import DateError, EndBeforeStart
from timeline.dates.phrases.clock import TimeRefusal
from timeline.dates.phrases.relations import edtf_of
from timeline.dates.phrases.spellings import respelt
from timeline.dates.phrases.timed import read_minutes, read_timed
from timeline.dates.phrases.tokens import Cursor, PhraseError, UnreadError, normal, tokens
from timeline.dates.value import Date, Role
from timeline.text import sign_remedy

__all__ = ["read_phrase"]


def read_phrase(text: str, today: datetime.date | None, refused: DateError, role: Role = "date") -> Date:
    """The date of an English phrase; relative phrases only with a `today`.

    `refused` is the reason why the text is not EDTF: it is raised if the text looks like EDTF.
    """
    plain = normal(text)
    try:
        return _timed(text, plain, today) or _parse(text, plain, today, role)
    except PhraseError as unread:
        from timeline.dates.phrases.hours import part_of_day
        from timeline.dates.phrases.offsets import by_offset
        from timeline.dates.phrases.refusals import by_shape, by_today, by_words, looks_like_edtf

        if isinstance(unread, TimeRefusal):
            raise DateError(text, unread.reason, unread.hint) from None
        better = part_of_day(plain, lambda day: _without_time(day, today))
        better = better or by_offset(plain, role, _date_or_none) or by_shape(plain, role, _date_or_none)
        # Dashes of all lengths are read: a hyphen in place of one could give EDTF with another meaning.
        if better is None and (remedy := sign_remedy(text, lambda plain: bool(_date_or_none(plain, today)))):
            raise DateError(text, unread.reason, remedy) from None
        if better is None and today is None:
            better = by_today(plain, asked=False)
        if better is None and looks_like_edtf(plain):
            raise DateError(text, refused.reason, refused.hint) from None
        if better is None and isinstance(unread, UnreadError):
            better = by_words(plain, asked=today is not None, role=role)
        best = better or unread
        raise DateError(text, best.reason, best.hint, best.lacks) from None


def _timed(text: str, plain: str, today: datetime.date | None) -> Date | None:
    """The date of a text with a time of day; None if it has none."""
    date = read_minutes(plain)
    if date is None and (date := read_timed(plain, lambda day: _without_time(day, today))) is not None:
        date = date._replace(words=text)
    return date


def _without_time(text: str, today: datetime.date | None) -> Date:
    """The date of the rest of a text whose time was taken out."""
    try:
        return read_edtf(text)
    except DateError as refused:
        return read_phrase(text, today, refused)


def _date_or_none(text: str, today: datetime.date | None = None) -> Date | None:
    with suppress(DateError):
        return read_edtf(text)
    with suppress(PhraseError, DateError):
        return _timed(text, normal(text), today) or _parse(text, normal(text), today, "date")
    return None


def _parse(text: str, plain: str, today: datetime.date | None, role: Role) -> Date:
    if plain != text and plain == text.strip():
        with suppress(DateError):  # spaces around EDTF are no part of it
            return read_edtf(plain)
    edtf = edtf_of(Cursor(tokens(respelt(plain)), today, role))
    try:
        return read_edtf(edtf)._replace(words=text)
    except EndBeforeStart as error:
        raise PhraseError(error.reason, "write both dates in full, the earlier one first") from None
    except DateError as error:
        raise PhraseError(error.reason, error.hint) from None
