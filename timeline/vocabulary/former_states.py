"""States that are no more, and whose territory no country of today has as a whole or alone.

ISO 3166 has no code for them, and no country is meant by their names. A log that speaks of one declares it as a place
of its own. States that only changed their names (Burma, Zaire, Upper Volta) are the countries of today
(`timeline.vocabulary.countries`), and so are the combined names of UCDP, such as "Russia (Soviet Union)".

Names follow ISO 3166-3 (formerly used names of countries), with the usual English and the data of UCDP and of the
Correlates of War beside it.
"""

from collections.abc import Iterable
from functools import cache, lru_cache
from typing import NamedTuple

from timeline.vocabulary.countries import country_names, name_key


class FormerState(NamedTuple):
    """A former state: its names, and how a log can say where it was."""

    id: str
    name: str
    key: str
    """The key of a place that says it: `contains`, or `in` where it was a part of one country of today."""
    countries: tuple[str, ...]
    """Codes of today's countries; "…" stands for others, where no list of them is the right one."""

    @property
    def declaration(self) -> str:
        """The entry of a log that declares it as a place."""
        listed = ", ".join(self.countries)
        return f"{self.id}: {{name: {self.name}, {self.key}: {listed if self.key == 'in' else f'[{listed}]'}}}"


# Name, other names separated by semicolons, key, countries. Names in capitals are former codes.
_TABLE = (
    ("Soviet Union", "USSR; U.S.S.R.; Union of Soviet Socialist Republics; SU; SUN", "contains",
     "AM AZ BY EE GE KG KZ LT LV MD RU TJ TM UA UZ"),
    ("Yugoslavia", "SFR Yugoslavia; SFRY; Socialist Federal Republic of Yugoslavia; Federal People's Republic of "
     "Yugoslavia; Kingdom of Yugoslavia; Former Yugoslavia; Ex-Yugoslavia; YU; YUG; YUCS", "contains",
     "BA HR ME MK RS SI XK"),
    ("Federal Republic of Yugoslavia", "FR Yugoslavia; FRY; Yugoslavia, Fed. Rep.; Yugoslavia, FR", "contains",
     "ME RS XK"),
    ("Serbia and Montenegro", "State Union of Serbia and Montenegro; SCG; CSXX", "contains", "ME RS XK"),
    ("Czechoslovakia", "Czecho-Slovakia; Czech and Slovak Federal Republic; Czechoslovak Socialist Republic; "
     "Czechoslovak Republic; CSSR; ČSSR; CSFR; CSK; CSHH", "contains", "CZ SK"),
    ("East Germany", "GDR; German Democratic Republic; DDR; DD; Germany, East; Germany (East); Germany, Dem. Rep.; "
     "DDDE", "in", "DE"),
    ("West Germany", "Germany, West; Germany (West)", "in", "DE"),
    ("North Yemen", "Yemen Arab Republic; YAR; Yemen, North; Yemen (North); Yemen, Arab Rep.; YMD", "in", "YE"),
    ("South Yemen", "People's Democratic Republic of Yemen; Yemen People's Republic; PDRY; Democratic Yemen; "
     "Yemen, People's Democratic Republic of; "
     "Yemen, South; Yemen (South); Yemen, PDR; Yemen, Dem.; Yemen, Democratic; YD; YDYE", "in", "YE"),
    ("North Vietnam", "Democratic Republic of Vietnam; Democratic Republic of Viet-Nam; Vietnam, North; VD; VDR; VDVN",
     "in", "VN"),
    ("South Vietnam", "Republic of Vietnam; Republic of Viet-Nam; Vietnam, South; RVN", "in", "VN"),
    ("Netherlands Antilles", "Dutch Antilles; AN; ANT; ANHH", "contains", "BQ CW SX"),
    ("Ottoman Empire", "Osman Empire; Sublime Porte", "contains", "TR …"),
    ("Austria-Hungary", "Austro-Hungarian Empire; Austro-Hungarian Monarchy; Habsburg Empire; Habsburg Monarchy",
     "contains", "AT HU …"),
    ("Russian Empire", "Tsarist Russia; Imperial Russia", "contains", "RU UA …"),
    ("British India", "British Raj; British Indian Empire", "contains", "BD IN MM PK"),
    ("United Arab Republic", "UAR; U.A.R.", "contains", "EG SY"),
    ("French Indochina", "Indochina; Indochinese Union", "contains", "KH LA VN"),
    ("French West Africa", "AOF", "contains", "BF BJ CI GN ML MR NE SN"),
    ("French Equatorial Africa", "AEF", "contains", "CF CG GA TD"),
    ("Federation of Rhodesia and Nyasaland", "Rhodesia and Nyasaland; Central African Federation", "contains",
     "MW ZM ZW"),
    ("Gilbert and Ellice Islands", "GEL; GEHH", "contains", "KI TV"),
    ("Trust Territory of the Pacific Islands", "Pacific Islands Trust Territory; PCI; PCHH", "contains",
     "FM MH MP PW"),
    ("Sikkim", "Kingdom of Sikkim; SKM; SKIN", "in", "IN"),
    ("Panama Canal Zone", "Canal Zone; PCZ; PZPA", "in", "PA"),
    ("Channel Islands", "", "contains", "GG JE"),
    ("Prussia", "Kingdom of Prussia; Free State of Prussia", "contains", "DE PL …"),
)  # fmt: skip

_GROUPS = ("Channel Islands",)
"""Names in the table that stand for several countries of today and were never a state."""

_NEAR = 0.85
"""Least likeness of a misspelt name to the one that is meant."""

_SHORTEST = 6
"""Length up to which a name may differ by one sign from that of anything else."""


def find_former_state(text: str) -> FormerState | None:
    """The former state of a name or of a former code, or None."""
    found = _by_name().get(name_key(text))
    return None if found is None or found.name in _GROUPS else found


def former_state_keys() -> list[str]:
    """Every name of a former state as names of places are compared (`name_key`)."""
    return [key for key, state in _by_name().items() if state.name not in _GROUPS]


@lru_cache(maxsize=1024)
def former_state_remedy(text: str) -> str:
    """The remedy for the name of a former state where a place is meant, also if slightly misspelt; else empty."""
    state, meant = _by_name().get(name_key(text)), ""
    if state is None:
        asked = name_key(text[:80])
        near = _nearest(asked, (name for name in _by_name() if len(name) > _SHORTEST))
        if near:  # a country may be nearer; there are many more of them
            countries = [name_key(name) for names in country_names().values() for name in names]
            near = _nearest(asked, (*near, *countries))
        state = _by_name().get(near[0]) if near else None
        meant = f"did you mean {state.name!r}? " if state is not None else ""
    if state is None:
        return ""
    what = "this group" if state.name in _GROUPS else "a former state"
    return f"{meant}{what} is declared in the log, under 'places', such as {state.declaration}"


def _nearest(asked: str, names: Iterable[str]) -> list[str]:
    """The nearest name, if any is near; names of another length cannot be, and are not compared."""
    from difflib import get_close_matches

    # The likeness of two texts is at most twice the shorter length, divided by the sum of both.
    possible = [name for name in names if 2.0 * min(len(asked), len(name)) / (len(asked) + len(name)) >= _NEAR]
    return get_close_matches(asked, possible, 1, _NEAR) if possible else []


@cache
def _by_name() -> dict[str, FormerState]:
    states: dict[str, FormerState] = {}
    for name, others, key, countries in _TABLE:
        state = FormerState(name.lower().replace(" ", "-"), name, key, tuple(countries.split()))
        for each in filter(None, (name, *others.split("; "))):
            states.setdefault(name_key(each), state)
    return states
