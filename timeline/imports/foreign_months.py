"""Names of months in other languages than English: a cell with one of them, as the English that is read.

Only names that mean one month in every language of the list are in it. A calendar other than the Gregorian one is never
read as if it were.
"""

import re

from timeline.dates.phrases.lexicon import MONTH_NAMES

_MONTHS = (
    "januar jänner januari janvier janv enero ene gennaio janeiro январь января янв січень січня ocak "
    "يناير|كانون الثاني|جانفي",
    "februar februari février fevrier févr fév febrero febbraio fevereiro февраль февраля фев февр лютий лютого şubat "
    "فبراير|شباط|فيفري",
    "märz mär mrz maart mrt mars marzo março março март марта березень березня mart مارس|آذار",
    "avril avr abril abr aprile апрель апреля апр квітень квітня nisan أبريل|ابريل|إبريل|نيسان|أفريل",
    "mai mei mayo maggio maio май мая травень травня mayıs مايو|أيار|ماي",
    "juni juin junio giugno junho июнь июня червень червня haziran يونيو|يونيه|حزيران|جوان",
    "juli juillet juil julio luglio julho июль июля липень липня temmuz يوليو|يوليه|تموز|جويلية",
    "août aout augustus agosto август августа авг серпень серпня ağustos أغسطس|آب|أوت",
    "septembre septiembre setiembre settembre setembro сентябрь сентября сент вересень вересня eylül سبتمبر|أيلول",
    "oktober okt octobre octubre ottobre outubro октябрь октября окт жовтень жовтня ekim أكتوبر|تشرين الأول",
    "novembre noviembre novembro ноябрь ноября нояб листопад листопада kasım نوفمبر|تشرين الثاني",
    "dezember dez décembre decembre déc diciembre dic dicembre dezembro декабрь декабря дек грудень грудня aralık "
    "ديسمبر|كانون الأول",
)
"""For each month its names, those in Arabic with bars between them."""

_AROUND = {
    "early": "anfang|début|debut|principios de|inicios de|в начале|начало",
    "mid": "mitte|mi|mediados de|в середине|середина",
    "end of": "ende|fin|finales de|fines de|в конце|конец",
    "spring": "frühling|frühjahr|printemps|primavera|весна|весной",
    "summer": "sommer|été|verano|estate|лето|летом",
    "autumn": "herbst|automne|otoño|autunno|осень|осенью",
    "winter": "hiver|invierno|inverno|зима|зимой",
    "to": "bis|au",
    "and": "und|et|и",
}
"""Words that stand beside a month or a year, with the English ones."""

_LETTER = r"[^\W\d_]"


def _names() -> dict[str, str]:
    names = {name.casefold(): name for name in MONTH_NAMES}
    for name, written in zip(MONTH_NAMES, _MONTHS, strict=True):
        latin, _, arabic = written.partition(" ") if "|" not in written else _parted(written)
        for one in (*latin.split(), *arabic.split("|")):
            if one:
                names[one.casefold()] = name
    return names


def _parted(written: str) -> tuple[str, str, str]:
    """The names in other scripts than Arabic, and those in Arabic."""
    start = next(index for index, sign in enumerate(written) if "\u0600" <= sign < "\u0700")
    return written[:start], "", written[start:]


_NAMES = _names()
_WORDS = {word: english for english, words in _AROUND.items() for word in words.split("|")}


def _any(words: dict[str, str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_MONTH = re.compile(
    rf"(?:(?P<day>\d{{1,2}})(?:\.|er\b|[º°ª]|-?го\b)?\s*(?:de\s+|d['’]\s*)?(?<!{_LETTER}))?"
    rf"(?<!{_LETTER})(?P<month>{_any(_NAMES)})(?!{_LETTER})\.?"
    r"(?:,?\s+(?:del?\s+)?(?P<year>\d{4})(?:\s*(?:г|р|م)\b\.?|\s+(?:года|року)\b)?)?",
    re.IGNORECASE,
)
_AROUND_DATES = re.compile(rf"(?<!{_LETTER})(?:{_any(_WORDS)})(?!{_LETTER})", re.IGNORECASE)
_DAY_ALONE = re.compile(r"(?<!\d)(\d{1,2})\.(?=\s*(?:to|and|[-–—])\s*\d)")
_YEAR_WORD = re.compile(r"(?<=\d{4})\s*(?:г|р)\.?$|(?<=\d{4})\s+(?:года|году|року)$")
_FIGURES = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")


def in_english(text: str) -> str:
    """Return a date with its months, and the few words that stand beside them, in English; else the text as it is.

    >>> in_english("12. Mai 2022"), in_english("1er août 2022"), in_english("Anfang März 2022")
    ('12 May 2022', '1 August 2022', 'early March 2022')
    """
    plain = _MONTH.sub(_date, text.translate(_FIGURES))
    plain = _AROUND_DATES.sub(lambda found: _WORDS[found[0].casefold()], plain)
    return _YEAR_WORD.sub("", _DAY_ALONE.sub(r"\1", plain))


def _date(found: re.Match[str]) -> str:
    parts = found["day"], _NAMES[found["month"].casefold()], found["year"]
    return " ".join(part for part in parts if part)
