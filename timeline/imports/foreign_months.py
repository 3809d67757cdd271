"""Names of months in other languages than English.

Only names that mean one month in every language of the list are in it. A calendar other than the Gregorian one is never
read as if it were.
"""

import re

from timeline.dates.phrases.lexicon import MONTH_NAMES, MONTHS
from timeline.imports.foreign_letters import LETTER, any_of, folded

_MONTHS = (
    "januar jänner januari janvier janv enero ene gennaio janeiro январь января январе январем янв січень січня ocak "
    "styczeń stycznia styczniu leden ledna lednu "
    "يناير|كانون الثاني|جانفي",
    "februar februari février fevrier févr fév febrero febbraio fevereiro февраль февраля феврале февралем фев февр "
    "лютий лютого şubat luty lutego lutym únor února únoru "
    "فبراير|شباط|فيفري",
    "märz mär mrz maart mrt mars marzo março март марта марте мартом березень березня mart marzec marca marcu březen "
    "března březnu مارس|آذار",
    "avril avr abril abr aprile апрель апреля апреле апрелем апр квітень квітня nisan kwiecień kwietnia kwietniu duben "
    "dubna dubnu أبريل|ابريل|إبريل|نيسان|أفريل",
    "mai mei mayo maggio maio май мая мае маем травень травня mayıs maj maja maju květen května květnu مايو|أيار|ماي",
    "juni juin junio giugno junho июнь июня июне июнем червень червня haziran czerwiec czerwca czerwcu červen "
    "června červnu يونيو|يونيه|حزيران|جوان",
    "juli juillet juil julio luglio julho июль июля июле июлем липень липня temmuz lipiec lipca lipcu červenec "
    "července červenci يوليو|يوليه|تموز|جويلية",
    "août aout augustus agosto август августа августе августом авг серпень серпня ağustos sierpień sierpnia sierpniu "
    "srpen srpna srpnu أغسطس|آب|أوت",
    "septembre septiembre setiembre settembre setembro сентябрь сентября сентябре сентябрем сент вересень вересня "
    "eylül wrzesień września wrześniu září سبتمبر|أيلول",
    "oktober okt octobre octubre ottobre outubro октябрь октября октябре октябрем окт жовтень жовтня ekim październik "
    "października październiku říjen října říjnu أكتوبر|تشرين الأول",
    "novembre noviembre novembro ноябрь ноября ноябре ноябрем нояб листопад листопада kasım listopadu "
    "نوفمبر|تشرين الثاني",
    "dezember dez décembre decembre déc diciembre dic dicembre dezembro декабрь декабря декабре декабрем дек грудень "
    "грудня aralık grudzień grudnia grudniu prosinec prosince prosinci ديسمبر|كانون الأول",
)
"""For each month its names, those in Arabic with bars between them; `listopad` is November in Poland, and October in
Croatia."""


def _names() -> dict[str, str]:
    names = {folded(name): name for name in MONTH_NAMES}
    for name, written in zip(MONTH_NAMES, _MONTHS, strict=True):
        latin, arabic = _parted(written)
        for one in (*latin.split(), *arabic.split("|")):
            if one:
                names[folded(one)] = name
    return names


def _parted(written: str) -> tuple[str, str]:
    """The names in other scripts than Arabic, and those in Arabic."""
    start = next(index for index, sign in enumerate(written) if "\u0600" <= sign < "\u0700")
    return written[:start], written[start:]


_NAMES = _names()
_MONTH = re.compile(
    rf"(?:(?P<day>\d{{1,2}})(?:\.|er\b|[º°ª]|-?го\b)?\s*(?:de\s+|d['’]\s*)?(?<!{LETTER}))?"
    rf"(?<!{LETTER})(?P<month>{any_of(_NAMES)})(?!{LETTER})\.?"
    r"(?:,?\s+(?:del?\s+)?(?P<year>\d{4})(?:\s*(?:г|р|م)\b\.?|\s+(?:год|года|году|року)\b)?)?",
    re.IGNORECASE,
)


def months_in_english(text: str) -> str:
    """Return a text with its months in English, and without the signs around the day before one and the year behind.

    >>> months_in_english("12. Mai 2022"), months_in_english("1er août 2022")
    ('12 May 2022', '1 August 2022')
    """
    return _MONTH.sub(_date, text)


def month_of(text: str) -> int | None:
    """Return the number of a month by its name in some language; None for any other text.

    >>> month_of("août"), month_of("Sept."), month_of("Mai")
    (8, 9, 5)
    """
    name = folded(text).rstrip(".")
    if (found := _NAMES.get(name)) is not None:
        return MONTH_NAMES.index(found) + 1
    return MONTHS.get(name)


def _date(found: re.Match[str]) -> str:
    parts = found["day"], _NAMES[folded(found["month"])], found["year"]
    return " ".join(part for part in parts if part)
