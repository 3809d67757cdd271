"""Days of the week in other languages than English; the reader of dates then checks that the day is one."""

import re

from timeline.dates.phrases.lexicon import WEEKDAY_NAMES
from timeline.imports.foreign_letters import any_of, folded

_NAMES = (
    "montag lundi lunes lunedì lunedi понедельник понеділок maandag poniedziałek pazartesi segunda-feira pondělí",
    "dienstag mardi martes martedì martedi вторник вівторок dinsdag wtorek salı terça-feira úterý",
    "mittwoch mercredi miércoles miercoles mercoledì среда середа woensdag środa çarşamba quarta-feira středa",
    "donnerstag jeudi jueves giovedì четверг четвер donderdag czwartek perşembe quinta-feira čtvrtek",
    "freitag vendredi viernes venerdì пятница п'ятниця vrijdag piątek cuma sexta-feira pátek",
    "samstag sonnabend samedi sábado sabado sabato суббота субота zaterdag sobota cumartesi",
    "sonntag dimanche domingo domenica воскресенье неділя zondag niedziela pazar neděle",
)
_SHORT = (
    "mo lun пн ma",
    "di mar dinsd вт wt",
    "mi mer mié ср wo śr",
    "do jeu jue gio чт cz",
    "fr ven vie пт vr pt",
    "sa sam sáb sab сб za sob",
    "so dim dom вс нд zo niedz",
)
"""Forms that stand for a day of the week beside a date only; no language of the list has one for two days."""


def _by_name(several: tuple[str, ...]) -> dict[str, str]:
    pairs = zip(several, WEEKDAY_NAMES, strict=True)
    return {folded(name): english for names, english in pairs for name in names.split()}


_FULL = _by_name(_NAMES)
_ANY = _FULL | _by_name(_SHORT) | {folded(name): name for name in WEEKDAY_NAMES}
_ANY |= {folded(name)[:3]: name for name in WEEKDAY_NAMES}
_DAYS = rf"(?:{any_of(set(_ANY) - {'mar', 'do'})}|do(?=[.,]))"
"""Days of the week; `mar` is a month as well, and `do` is until in Polish and Czech."""

_BEFORE_A_DAY = r"\b(?:\.?,|\.|,)?\s*(?:den|le|el|il|the)?\s*(?=\d{1,2}(?!\d))"
_FIRST = re.compile(rf"(?P<day>{_DAYS}){_BEFORE_A_DAY}", re.IGNORECASE)
_TUESDAY = re.compile(r"mar\.?,?\s+(?=\d{1,2}(?:[\s.]+[^\W\d_]{3}|([./-])\d{1,2}\1\d{4}))", re.IGNORECASE)
"""The short form of `mardi` and `martes`, which is one of March too, before a day with its month."""

_LAST = re.compile(rf"(?P<date>.*\d.*?),?\s*(?:\((?P<inside>{_DAYS})\.?\)|\b(?P<day>{any_of(_FULL)}))", re.IGNORECASE)


def weekday_first(text: str) -> str:
    """Return a date with its day of the week in English before it; any other text as it is.

    >>> weekday_first("So., den 12.05.2024"), weekday_first("12 May 2024 (Sunday)"), weekday_first("12 May 2024")
    ('Sunday 12.05.2024', 'Sunday 12 May 2024', '12 May 2024')
    """
    if found := _FIRST.match(text):
        return f"{_ANY[folded(found['day'])]} {text[found.end() :]}"
    if found := _TUESDAY.match(text):
        return f"Tuesday {text[found.end() :]}"
    if found := _LAST.fullmatch(text):
        day = found["inside"] or found["day"]
        return f"{_ANY[folded(day)]} {found['date']}"
    return text
