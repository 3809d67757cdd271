"""Countries by ISO 3166-1 code, and the English names by which briefings and conflict data call them.

Codes and official names come from the `iso3166` package; the tables here hold only what differs from it. Aliases
cover ordinary English, the spellings of UCDP GED and ACLED, and the World Bank's list of economies. A former state
(`timeline.vocabulary.former_states`) counts only in the combined form of UCDP. Kosovo has no code from ISO; XK, which
the package lists too, is one that ISO leaves to its users to assign.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from itertools import chain
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from timeline.folding import spellings

COUNTRY_CODES: frozenset[str]
"""The 249 alpha-2 codes of ISO 3166-1 and XK, read when first asked for."""

# The usual English name, if ISO's own is inverted, qualified, too long, or not (yet) used by briefings.
_USUAL = {
    "BN": "Brunei", "BO": "Bolivia", "CC": "Cocos Islands", "CD": "DR Congo", "CG": "Congo", "CI": "Côte d'Ivoire",
    "CZ": "Czechia", "FK": "Falkland Islands", "FM": "Micronesia", "GB": "United Kingdom", "IR": "Iran",
    "KP": "North Korea", "KR": "South Korea", "LA": "Laos", "MD": "Moldova", "MF": "Saint Martin", "NR": "Nauru",
    "PN": "Pitcairn Islands", "PS": "Palestine", "RU": "Russia", "SH": "Saint Helena", "SX": "Sint Maarten",
    "SY": "Syria", "TR": "Turkey", "TW": "Taiwan", "TZ": "Tanzania", "US": "United States", "VA": "Vatican City",
    "VE": "Venezuela", "VG": "British Virgin Islands", "VI": "US Virgin Islands", "VN": "Vietnam",
}  # fmt: skip

# Other names, separated by semicolons. Variants that `name_key` ignores (case, accents, "the") need no entry.
_ALIASES = {
    "AE": "UAE; U.A.E.; Emirates",
    "AG": "Antigua",
    "AX": "Åland",
    "BA": "Bosnia-Herzegovina; Bosnia; Bosnia-Hercegovina",
    "BF": "Burkina; Burkina Faso (Upper Volta)",
    "BL": "Saint Barts; Saint Barth",
    "BQ": "Caribbean Netherlands; BES Islands",
    "BY": "Belarus (Byelorussia); Byelorussia; Belorussia",
    "CC": "Cocos (Keeling) Islands; Keeling Islands",
    "CD": "DR Congo (Zaire); Democratic Republic of Congo; Democratic Republic of the Congo; DRC; D.R.C.; D.R. Congo; "
    "Congo, Democratic Republic of; Congo, Democratic Republic of (Zaire); Dem. Rep. Congo; Congo DR; Congo (DRC); "
    "Congo-Kinshasa; Zaire",
    "CF": "CAR; C.A.R.",
    "CG": "Republic of the Congo; Republic of Congo; Congo, Republic of; Congo, Republic of the; Congo Republic; "
    "Congo-Brazzaville",
    "CI": "Ivory Coast",
    "CN": "People's Republic of China; PRC; Mainland China",
    "CV": "Cape Verde; Cape Verde Islands; Cabo Verde",
    "CZ": "Czech Republic",
    "DE": "Federal Republic of Germany; German Federal Republic",
    "EG": "Arab Republic of Egypt",
    "FK": "Falklands; Malvinas; Islas Malvinas",
    "FM": "Federated States of Micronesia; FSM; Micronesia, Fed. Sts.",
    "FO": "Faeroe Islands; Faroes",
    "GB": "UK; U.K.; Great Britain; Britain; United Kingdom of Great Britain and Northern Ireland",
    "GG": "Bailiwick of Guernsey",
    "GM": "Republic of The Gambia",
    "GS": "South Georgia",
    "HK": "Hong Kong SAR; China, Hong Kong SAR; Hong Kong SAR, China; Hong Kong Special Administrative Region",
    "IE": "Republic of Ireland; Eire",
    "IL": "State of Israel",
    "IQ": "Republic of Iraq",
    "IR": "Iran (Persia); Islamic Republic of Iran",
    "JE": "Bailiwick of Jersey",
    "JO": "Hashemite Kingdom of Jordan",
    "KG": "Kyrgyz Republic; Kirghizia; Kirgizstan",
    "KH": "Cambodia (Kampuchea); Kampuchea",
    "KP": "Korea, Dem. Rep.; DPRK; D.P.R.K.; DPR Korea; North Korea (DPRK); Korea, North; Korea, People's Republic of; "
    "Democratic People's Republic of Korea",
    "KR": "ROK; Korea, South; Republic of Korea",
    "KN": "Saint Kitts; Saint Christopher and Nevis",
    "LA": "Lao PDR; Lao P.D.R.; Lao People's Democratic Republic",
    "LK": "Sri Lanka (Ceylon); Ceylon",
    "LY": "Libyan Arab Jamahiriya; State of Libya",
    "MD": "Republic of Moldova",
    "MF": "French Saint Martin; Collectivity of Saint Martin",
    "MG": "Madagascar (Malagasy)",
    "MK": "Macedonia; FYROM; Macedonia, FYR; FYR Macedonia; Macedonia (Former Yugoslav Republic of); "
    "The former Yugoslav Republic of Macedonia; North Macedonia (Macedonia, FYR); Republic of North Macedonia",
    "MM": "Myanmar (Burma); Burma; Burma/Myanmar",
    "MO": "Macau; Macao SAR; China, Macao SAR; Macao SAR, China; Macau SAR, China; Macao Special Administrative Region",
    "MP": "Northern Marianas; Commonwealth of the Northern Mariana Islands",
    "NL": "Holland; Kingdom of the Netherlands; Netherlands (Kingdom of the)",
    "NR": "Naoero",
    "PN": "Pitcairn",
    "PS": "Palestinian Territories; Palestinian Territory; Occupied Palestinian Territory; "
    "Occupied Palestinian Territories; Palestinian Territory, Occupied; State of Palestine; West Bank and Gaza; "
    "West Bank and Gaza Strip",
    "PR": "Puerto Rico (US)",
    "RE": "La Réunion",
    "RS": "Serbia (Yugoslavia); Republic of Serbia",
    "RU": "Russia (Soviet Union); Russian Federation",
    "SA": "Kingdom of Saudi Arabia; KSA",
    "SH": "Ascension Island; Tristan da Cunha",
    "SJ": "Svalbard; Svalbard and Jan Mayen Islands",
    "SK": "Slovak Republic",
    "SO": "Federal Republic of Somalia",
    "SR": "Surinam",
    "ST": "São Tomé; São Tomé e Príncipe",
    "SX": "Dutch Saint Martin",
    "SZ": "Swaziland; Kingdom of eSwatini (Swaziland); Kingdom of Eswatini; Eswatini (Swaziland)",
    "TF": "French Southern and Antarctic Lands; French Southern and Antarctic Territories",
    "TL": "East Timor; Timor Leste (East Timor)",
    "TR": "Türkiye; Turkey (Ottoman Empire); Republic of Türkiye; Republic of Turkey",
    "TT": "Trinidad",
    "TW": "Chinese Taipei; Taiwan (Republic of China); Republic of China (Taiwan); Taiwan, China; "
    "Taiwan Province of China",
    "TZ": "Tanzania (Tanganyika); United Republic of Tanzania",
    "UM": "US Minor Outlying Islands; U.S. Minor Outlying Islands",
    "US": "US; U.S.; USA; U.S.A.; United States of America; America",
    "VA": "Vatican; Holy See; Vatican City State; Holy See (Vatican City State)",
    "VC": "Saint Vincent",
    "VI": "United States Virgin Islands; U.S. Virgin Islands; USVI",
    "VE": "Venezuela, RB; República Bolivariana de Venezuela; Venezuela, República Bolivariana de",
    "VG": "BVI",
    "VN": "Vietnam (North Vietnam); Socialist Republic of Vietnam",
    "WF": "Wallis and Futuna Islands",
    "WS": "Western Samoa; Independent State of Samoa",
    "XK": "Republic of Kosovo; Kosova",
    "YE": "Yemen (North Yemen); Yemen (Arab Republic of Yemen); Republic of Yemen",
    "ZA": "Republic of South Africa",
    "ZW": "Zimbabwe (Rhodesia); Rhodesia",
}


_ABBREVIATED = {"rep": "republic", "dem": "democratic", "fed": "federal"}

if not TYPE_CHECKING:

    def __getattr__(name: str) -> Any:
        if name == "COUNTRY_CODES":
            return _codes()
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def country_name(code: str) -> str:
    """The usual English name of an upper-case alpha-2 code: `SY` is Syria. An unknown code is a KeyError."""
    return _usual_names()[code]


def find_country(text: str) -> str | None:
    """The alpha-2 code of a country's code or name, or None: `iq`, `IRQ` and `Iraq` are IQ.

    Codes must stand alone as they are (`no.` is not Norway); names ignore what `name_key` ignores.
    """
    # Most texts are a code, or a name in its usual spelling: those are found without folding every name.
    plain = text.strip().casefold()
    code = _by_code().get(plain) if len(plain) <= 3 else None
    return code or _by_usual_name().get(plain) or first_known(_by_name(), name_keys(text))


@cache
def country_names() -> Mapping[str, tuple[str, ...]]:
    """Every name of each alpha-2 code: the usual one first, then ISO's, then the aliases."""
    from iso3166 import countries

    names = {}
    for country in countries:
        code, official = country.alpha2, country.name
        aliases = _ALIASES[code].split("; ") if code in _ALIASES else ()
        spellings: dict[str, str] = {}
        known = (_USUAL.get(code, official), official, *_in_natural_order(official), *aliases)
        for name in (*known, *chain.from_iterable(map(_inverted, known))):
            spellings.setdefault(name_key(name), name)
        names[code] = tuple(spellings.values())
    return MappingProxyType(names)


def name_keys(text: str) -> tuple[str, ...]:
    """The forms in which names of places are compared: `spellings`, with `&` as and, no `the` at either end.

    St. is Saint, the abbreviations of the World Bank are written out, and its inversions need no `of`: `Yemen, Rep.` is
    Yemen, Republic of.
    """
    return tuple(_written_out(spelling) for spelling in spellings(text.replace("&", " and ")))


def _written_out(spelling: str) -> str:
    key = spelling.removeprefix("the ").removesuffix(" the").removesuffix(" of")
    words = [_ABBREVIATED.get(word, word) for word in key.split()]
    return " ".join(["saint", *words[1:]] if words[:1] == ["st"] and len(words) > 1 else words)


def name_key(text: str) -> str:
    """The first of the `name_keys`, in which apostrophes join."""
    return name_keys(text)[0]


def first_known(known: Mapping[str, str], keys: Iterable[str]) -> str | None:
    """The value of the first key that is known."""
    return next((known[key] for key in keys if key in known), None)


def _inverted(name: str) -> tuple[str, ...]:
    """The name as lists invert it: `Arab Republic of Egypt` is Egypt, Arab Republic of."""
    head, of, tail = name.removeprefix("the ").partition(" of ")
    is_titled = head.rpartition(" ")[2] in ("Republic", "Kingdom", "State", "States") and "," not in name
    return (f"{tail.removeprefix('the ').removeprefix('The ')}, {head} of",) if of and is_titled else ()


def _in_natural_order(official: str) -> tuple[str, ...]:
    """The official name without ISO's inversion: `Iran, Islamic Republic of` is Islamic Republic of Iran."""
    head, comma, tail = official.partition(", ")
    return (f"{tail} {head}",) if comma and tail.endswith((" of", " of the")) else ()


@cache
def _codes() -> frozenset[str]:
    return frozenset(_usual_names())


@cache
def _usual_names() -> dict[str, str]:
    from iso3166 import countries

    return {country.alpha2: _USUAL.get(country.alpha2, country.name) for country in countries}


@cache
def _by_code() -> dict[str, str]:
    from iso3166 import countries

    codes = {country.alpha3.casefold(): country.alpha2 for country in countries}
    return codes | {country.alpha2.casefold(): country.alpha2 for country in countries}


@cache
def _by_usual_name() -> dict[str, str]:
    return {name.casefold(): code for code, name in _usual_names().items()}


@cache
def _by_name() -> dict[str, str]:
    return {key: code for code, names in country_names().items() for name in names for key in name_keys(name)}
