"""The words of a heading, in English: what `startdate`, `iyear` and `Datum` have in common with `Start date`."""

import re
import unicodedata
from functools import cache

_WORD = re.compile(r"[^\W\d_]+|\d+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_JOINED = re.compile(
    r"(?P<first>start|end|event|begin|incident|attack|country|place|location|city|state|actor|group|leader|source|issue"
    r"|approx|pub|st|s|b|i|e|n)(?P<second>dates?|years?|yr|months?|mon|mo|days?|time|names?|notes?|kill|wound|deaths?"
    r"|dead|injured)"
)
"""Words that are written as one, and letters before a word that say which of two it is."""

_FIRST = {"st": ("start",), "s": ("start",), "b": ("start",), "e": ("end",), "i": (), "n": ()}
_SECOND = {"yr": "year", "mon": "month", "mo": "month", "kill": "killed", "wound": "wounded"}
_ENGLISH_TOO = frozenset({"was", "final", "fin", "tag", "land", "art", "pays", "region", "mes", "pub", "dia"})
"""Words of other languages that are English ones as well."""

_ENGLISH = {
    "date": "datum fecha 日期 日付 날짜 дата تاريخ التاريخ zeitpunkt zeitraum",
    "year": "jahr année año ano год سنة السنة",
    "month": "monat mois mes mês месяц شهر الشهر",
    "day": "tag jour día dia день يوم اليوم",
    "time": "uhrzeit zeit heure hora время الوقت",
    "start": "beginn anfang von début inicio начало",
    "end": "ende bis fin final конец",
    "event": "ereignis ereignisse vorfall was évènement événement évènements événements evento eventos suceso hecho "
    "событие события 事件 事项 الحدث حدث",
    "title": "titel titre título titulo название العنوان",
    "description": "beschreibung descripción descrição описание الوصف",
    "summary": "zusammenfassung résumé resumen resumo",
    "country": "国家 land länder staat staaten pays país paese страна البلد الدولة",
    "place": "地点 ort lieu lugar luogo место المكان",
    "city": "stadt ville ciudad cidade город المدينة",
    "region": "région región região регион",
    "actor": "akteur akteure acteur acteurs actores beteiligte участники",
    "perpetrator": "täter",
    "source": "来源 quelle quellen fuente fuentes fonte источник источники المصدر",
    "deaths": "死亡 tote todesopfer getötete morts muertos погибшие погибших убито القتلى",
    "injured": "verletzte blessés heridos раненые ранено الجرحى",
    "casualties": "opfer victimes víctimas",
    "type": "typ art kategorie catégorie categoría тип النوع",
    "note": "bemerkung bemerkungen anmerkung anmerkungen kommentar remarque remarques commentaire observaciones "
    "примечание примечания ملاحظات",
    "operation": "opération opérations operación operazione операция einsatz",
    "mission": "misión missione миссия",
    "number": "nummer numéro número номер",
}


def words_of(heading: str) -> tuple[str, ...]:
    """Return the words of a heading in lower case, English for those of some other languages.

    >>> words_of("Start-Datum"), words_of("iyear"), words_of("stday"), words_of("EventDate"), words_of("Évènement")
    (('start', 'date'), ('year',), ('start', 'day'), ('event', 'date'), ('event',))
    """
    found: list[str] = []
    for word in _WORD.findall(_CAMEL.sub(" ", heading).lower()):
        found.extend(_parts(word))
    return tuple(found)


def is_foreign(heading: str) -> bool:
    """Return whether a heading has a word that is understood and not English.

    >>> is_foreign("Datum"), is_foreign("Date of event")
    (True, False)
    """
    words = _WORD.findall(_CAMEL.sub(" ", heading).lower())
    return any(word not in _ENGLISH_TOO and _translations().get(_folded(word), word) != word for word in words)


def _parts(word: str) -> tuple[str, ...]:
    joined = _JOINED.fullmatch(word)
    if joined is None:
        return (_translations().get(_folded(word), word),)
    first, second = joined["first"], joined["second"]
    return (*_FIRST.get(first, (first,)), _SECOND.get(second, second))


@cache
def _translations() -> dict[str, str]:
    return {_folded(word): english for english, words in _ENGLISH.items() for word in words.split()}


def _folded(word: str) -> str:
    """A word without accents."""
    return "".join(sign for sign in unicodedata.normalize("NFKD", word) if not unicodedata.combining(sign))
