"""The English of briefings, read into EDTF.

A phrase is cut into `tokens`; `reader` reads single dates from them, `relations` what is said of them; `compose` writes
the EDTF. What fails is explained by `refusals`. Everything is refused that could mean two things.
"""

import datetime
from contextlib import suppress
from dataclasses import replace

from timeline.dates.edtf import read_edtf
from timeline.dates.errors import DateError
from timeline.dates.phrases.relations import edtf_of
from timeline.dates.phrases.tokens import Cursor, PhraseError, UnreadError, normal, tokens
from timeline.dates.value import Date
from timeline.text import sign_remedy

__all__ = ["read_phrase"]


def read_phrase(text: str, today: datetime.date | None, refused: DateError) -> Date:
    """The date that an English phrase means; relative ones only with a `today`.

    `refused` is why the text is not EDTF: the reason that is given where it looks like EDTF.
    """
    plain = normal(text)
    try:
        return _parse(text, plain, today)
    except PhraseError as unread:
        from timeline.dates.phrases.refusals import by_shape, by_today, by_words, looks_like_edtf

        if remedy := sign_remedy(text, lambda written: _is_date(written, today)):
            raise DateError(text, unread.reason, remedy) from None
        better = by_shape(plain) or (by_today(plain, asked=False) if today is None else None)
        if better is None and looks_like_edtf(plain):
            raise DateError(text, refused.reason, refused.hint) from None
        if better is None and isinstance(unread, UnreadError):
            better = by_words(plain, asked=today is not None)
        best = better or unread
        raise DateError(text, best.reason, best.hint) from None


def _is_date(text: str, today: datetime.date | None) -> bool:
    with suppress(DateError):
        return bool(read_edtf(text))
    with suppress(PhraseError, DateError):
        return bool(_parse(text, normal(text), today))
    return False


def _parse(text: str, plain: str, today: datetime.date | None) -> Date:
    if plain != text and plain == text.strip():
        with suppress(DateError):  # spaces around EDTF are no part of it
            return read_edtf(plain)
    edtf = edtf_of(Cursor(tokens(plain), today))
    try:
        return replace(read_edtf(edtf), words=text)
    except DateError as error:
        hint = "write both dates in full, the earlier one first" if "before" in error.reason else error.hint
        raise PhraseError(error.reason, hint) from None
