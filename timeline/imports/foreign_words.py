"""Dates in other languages than English, as the English that is read.

The words are those that tables have beside a day, a month or a year. One that has several meanings, such as the German
`bis` (until, or by), is not among them.
"""

import re

from timeline.imports.foreign_letters import word
from timeline.imports.foreign_months import months_in_english
from timeline.imports.foreign_weekdays import weekday_first

_FIGURES = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_DATE = r"(?=\s*(?:\d|Q[1-4]\b|H[12]\b|[A-Z][a-z]{2}))"
"""The beginning of a date behind a word: its day or year in figures, or a name in English."""

_CLOCKS = (
    (re.compile(r"(\d{1,2})\s?[.:h]\s?(\d{2})\s*(?:uhr|ч)\b\.?", re.IGNORECASE), r"0\1:\2"),
    (re.compile(r"(\d{1,2})\s?h\s?(\d{2})\b", re.IGNORECASE), r"0\1:\2"),
    (re.compile(r"(?<![\d:.])(\d{1,2})\s*(?:uhr\b|h$)", re.IGNORECASE), r"0\1:00"),
    (re.compile(r"\b0(?=\d{2}:\d{2})"), ""),
    (re.compile(r",?\s+(?:um|à|a las|alle ore|alle|ore|в)\s+(?=\d{1,2}:\d{2}\b)", re.IGNORECASE), ", "),
)
"""Hours, and the words before them."""

_FOUR_FIGURES = re.compile(r"(?<!\d)([01]\d|2[0-4])[.]?([0-5]\d)$")

_NUMBERS = {
    "1": "1|I|erstes|ersten|premier|primer|primo|primeiro|первое|первый|первом|pierwsze|pierwszy",
    "2": "2|II|zweites|zweiten|deuxième|second|segundo|secondo|второе|второй|втором|drugie|drugi",
    "3": "3|III|drittes|dritten|troisième|tercer|terzo|terceiro|третий|третьем|trzeci",
    "4": "4|IV|viertes|vierten|quatrième|cuarto|quarto|четвертый|четвёртый|четвертом|czwarty",
}
_BEHIND_NUMBER = r"(?:er|re|e|ème|eme|º|°|ª|-?й|-?ый|-?ой|-?го|-?м|\.)?"
_QUARTER = r"(?:quartal[se]?|trimestre|trim\.?|квартале?а?|кв\.?|kwartał|kwartale)"
_HALF = r"(?:halbjahr|jahreshälfte|semestre|полугодие|полугодии|półrocze)"
_OF = r"(?:\s+(?:de|del|di|do|des jahres))?\s+"


def _periods() -> list[tuple[re.Pattern[str], str]]:
    """The quarters and halves of a year, by number or word."""
    found = []
    for number, words in _NUMBERS.items():
        for code, name in (("Q", _QUARTER), ("H", _HALF)):
            if code == "Q" or number in "12":
                pattern = rf"(?<!\w)(?:{words}){_BEHIND_NUMBER}\s*{name}{_OF}(?=\d{{4}})"
                found.append((re.compile(pattern, re.IGNORECASE), f"{code}{number} "))
    return found


_EAST_ASIAN = (
    (re.compile(r"(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]"), r"\1/\2/\3"),
    (re.compile(r"(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]"), r"\2/\1"),
    (re.compile(r"(\d{4})\s?[年년]"), r"\1"),
)
"""Days, months and years of Chinese, Japanese and Korean."""

_PERIODS = (
    *_periods(),
    (re.compile(r"\bT([1-4])[ /-](\d{4})"), r"Q\1 \2"),
    (re.compile(r"\bKW\s?(\d)[/ ,]+(\d{4})", re.IGNORECASE), r"\2-W0\1"),
    (re.compile(r"\bKW\s?(\d\d)[/ ,]+(\d{4})", re.IGNORECASE), r"\2-W\1"),
)
_BEFORE_DATES = {
    "early ": "anfang|début|debut|au début de|(?:a |los )?(?:principios|inicios|comienzos) del?|(?:в )?начале|начало"
    "|(?:all['’])?inizio(?: di)?|início de|na początku|początek|begin",
    "mid ": "mitte|mi-|(?:à la )?mi|(?:a )?mediados del?|(?:в )?середине|середина|(?:a )?metà(?: di)?|(?:em )?meados de"
    "|w połowie|połowa",
    "end of ": "ende|fin|à la fin de|(?:a )?(?:finales|fines) del?|(?:в )?конце|конец|fine|(?:no )?fim de|pod koniec"
    "|koniec|eind",
    "spring ": "frühling|frühjahr|printemps|primavera(?: del?)?|весна|весной|wiosna|wiosną",
    "summer ": "sommer|été|verano(?: del?)?|estate|verão(?: de)?|лето|летом|lato|latem",
    "autumn ": "herbst|automne|otoño(?: del?)?|autunno|outono(?: de)?|осень|осенью|jesień|jesienią",
    "winter ": "winter|hiver|invierno(?: del?)?|inverno(?: de)?|зима|зимой|zima|zimą",
    "since ": "seit(?: dem)?|ab(?: dem)?|depuis(?: le)?|à partir de|desde(?: el)?|a partir del?|dal|od|sinds|с",
    "before ": "vor(?: dem)?|avant(?: le)?|antes del?|prima del?|przed|vóór",
    "after ": "nach(?: dem)?|après(?: le)?|después del?|dopo(?: il)?|после|po",
    "until ": "jusqu['’](?:en|à|au)|hasta(?: el)?|fino (?:al?|ad)|até",
    "no later than ": "spätestens(?: am)?|au plus tard(?: en| le)?|a más tardar(?: en| el)?|не позднее|не позже",
    "not before ": "frühestens(?: am)?|au plus tôt(?: en| le)?|не ранее|не раньше",
    "c. ": "um(?: den)?|etwa|ungefähr|rund|vers(?: le)?|environ|hacia(?: el)?|alrededor del?|verso|około"
    "|около|примерно|ок",
    "between ": "zwischen(?: dem)?|entre(?: le| el)?|tra(?: il)?|fra|между|między|pomiędzy|tussen",
}
"""Words before a date, by the English ones."""

_DROPPED = (
    "im|in|en|em|au cours de|courant|im laufe(?: des jahres| von)?|nel(?: corso del)?|в(?: течение)?|w|am|le|el|il"
)
"""Words before a date that say no more than that."""

_RANGE = re.compile(
    rf"^(?!.*\d{{4}}\s+(?:à|a)\s+\d{{1,2}}$)"
    rf"(?:{word('vom|von|du|de|del|dal|с|от|od|van')}\s+)?(?P<start>\d.*?)\s+{word('bis(?: zum)?|au|à|al?|по|do|tot')}"
    rf"\s+(?=\d)",
    re.IGNORECASE,
)
"""Two sides of a time; `12 mai 2024 à 14` has an hour behind its day."""

_AND = re.compile(rf"(?<=\S)\s+{word('und|et|y|e|и|i|en')}(?:\s+{word('dem|den|le|el|il')})?\s+(?=\S)", re.IGNORECASE)
_YEAR_WORD = re.compile(r"(?<=\d{4})\s*(?:г|р)\.?$|(?<=\d{4})\s+(?:год|года|году|годом|року|roku|r\.?)$")
_DAY_ALONE = re.compile(r"(?<!\d)(\d{1,2})\.(?=\s*(?:to|and|[-–—/&])\s*\d)")
_BEFORE = tuple(
    (re.compile(rf"^{word(words)}\.?[\s-]*{_DATE}", re.IGNORECASE), english) for english, words in _BEFORE_DATES.items()
)
_IN = re.compile(rf"^{word(_DROPPED)}\s+{_DATE}", re.IGNORECASE)
_INNER = tuple(
    (re.compile(rf"{word(words)}[\s-]*{_DATE}", re.IGNORECASE), english)
    for english, words in list(_BEFORE_DATES.items())[:7]
)
"""The words for a part of a period, which may stand behind others: `since early 2024`."""


def clock_in_english(text: str) -> str:
    """Return a time of day as it is read: with a colon, and without the words of other languages around it.

    >>> clock_in_english("14h30"), clock_in_english("9.05 Uhr"), clock_in_english("0830"), clock_in_english("2 pm")
    ('14:30', '09:05', '08:30', '2 pm')
    """
    plain = _FOUR_FIGURES.sub(r"\1:\2", text.strip())
    for pattern, english in _CLOCKS:
        plain = pattern.sub(english, plain)
    return plain


def in_english(text: str) -> str:
    """Return a date of another language in English; else the text as it is.

    >>> in_english("Anfang März 2022"), in_english("1-й квартал 2024 года"), in_english("du 3 au 5 mai 2024")
    ('early March 2022', 'Q1 2024', '3 to 5 May 2024')
    """
    plain = months_in_english(weekday_first(text.translate(_FIGURES)))
    for pattern, english in (*_CLOCKS, *_EAST_ASIAN, *_PERIODS):
        plain = pattern.sub(english, plain)
    plain = _RANGE.sub(r"\g<start> to ", _YEAR_WORD.sub("", plain))
    plain = _DAY_ALONE.sub(r"\1", _AND.sub(" and ", plain))
    for pattern, english in (*_BEFORE, *_INNER):
        plain = pattern.sub(english, plain)
    return " ".join(_IN.sub("", plain).split())
