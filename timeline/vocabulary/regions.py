"""Regions of the world as the United Nations divides it, with the countries in each.

Source: UN Statistics Division, Standard Country or Area Codes for Statistical Use (Series M, No. 49, "M49"), the
edition kept online since the printed Revision 4 of 1999, at unstats.un.org/unsd/methodology/m49. The members were
checked against the territory containment of Unicode CLDR, which follows M49, and a public copy of the UN's table (in
datasets/country-codes), not against the UN's own page. Three cases need a word:

- Taiwan (TW) has no entry in M49; CLDR counts it to Eastern Asia, and so does this table.
- Kosovo (XK) has none either; CLDR counts it to Southern Europe, and so does this table.
- Antarctica (AQ) is in M49 but in none of its regions: it belongs to the World alone.

Sark, which M49 lists without an ISO code, is left out. Names without a standard (Middle East, Sahel, MENA) are for a
log to define.
"""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from timeline.frozen import Frozen
from timeline.vocabulary.countries import first_known, name_keys


class Region(Frozen):
    """A region of M49.

    `members` are what it is made of directly: the ids of its sub-regions (lower case) or the alpha-2 codes of its
    countries (upper case). `region_countries` gives the countries at any depth.
    """

    id: str
    code: str
    name: str
    aliases: tuple[str, ...]
    members: tuple[str, ...]


# M49 code, name, aliases separated by semicolons, and members: codes of sub-regions, or of countries.
_TABLE = (
    ("001", "World", "", "002 019 142 150 009 AQ"),
    ("002", "Africa", "", "015 202"),
    ("015", "Northern Africa", "North Africa", "DZ EG EH LY MA SD TN"),
    ("202", "Sub-Saharan Africa", "Subsaharan Africa; Africa South of the Sahara", "014 017 018 011"),
    ("014", "Eastern Africa", "East Africa", "BI DJ ER ET IO KE KM MG MU MW MZ RE RW SC SO SS TF TZ UG YT ZM ZW"),
    ("017", "Middle Africa", "Central Africa", "AO CD CF CG CM GA GQ ST TD"),
    ("018", "Southern Africa", "", "BW LS NA SZ ZA"),
    ("011", "Western Africa", "West Africa", "BF BJ CI CV GH GM GN GW LR ML MR NE NG SH SL SN TG"),
    ("019", "Americas", "", "419 021"),
    ("419", "Latin America and the Caribbean", "Latin America and Caribbean; Latin America", "029 013 005"),
    ("029", "Caribbean", "", "AG AI AW BB BL BQ BS CU CW DM DO GD GP HT JM KN KY LC MF MQ MS PR SX TC TT VC VG VI"),
    ("013", "Central America", "", "BZ CR GT HN MX NI PA SV"),
    ("005", "South America", "", "AR BO BR BV CL CO EC FK GF GS GY PE PY SR UY VE"),
    ("021", "Northern America", "", "BM CA GL PM US"),
    ("142", "Asia", "", "143 030 035 034 145"),
    ("143", "Central Asia", "", "KG KZ TJ TM UZ"),
    ("030", "Eastern Asia", "East Asia", "CN HK JP KP KR MN MO TW"),
    ("035", "South-eastern Asia", "Southeast Asia; South-East Asia; Southeastern Asia",
     "BN ID KH LA MM MY PH SG TH TL VN"),
    ("034", "Southern Asia", "South Asia", "AF BD BT IN IR LK MV NP PK"),
    ("145", "Western Asia", "West Asia", "AE AM AZ BH CY GE IL IQ JO KW LB OM PS QA SA SY TR YE"),
    ("150", "Europe", "", "151 154 039 155"),
    ("151", "Eastern Europe", "East Europe", "BG BY CZ HU MD PL RO RU SK UA"),
    ("154", "Northern Europe", "North Europe", "AX DK EE FI FO GB GG IE IM IS JE LT LV NO SE SJ"),
    ("039", "Southern Europe", "South Europe", "AD AL BA ES GI GR HR IT ME MK MT PT RS SI SM VA XK"),
    ("155", "Western Europe", "West Europe", "AT BE CH DE FR LI LU MC NL"),
    ("009", "Oceania", "", "053 054 057 061"),
    ("053", "Australia and New Zealand", "", "AU CC CX HM NF NZ"),
    ("054", "Melanesia", "", "FJ NC PG SB VU"),
    ("057", "Micronesia", "", "FM GU KI MH MP NR PW UM"),
    ("061", "Polynesia", "", "AS CK NU PF PN TK TO TV WF WS"),
)  # fmt: skip


@cache
def regions() -> Mapping[str, Region]:
    """Every region by its id, which is the slug of its name: `western-africa`."""
    ids = {code: _slug(name) for code, name, _, _ in _TABLE}
    table = {}
    for code, name, aliases, members in _TABLE:
        listed = tuple(aliases.split("; ")) if aliases else ()
        table[ids[code]] = Region(ids[code], code, name, listed, tuple(ids.get(m, m) for m in members.split()))
    return MappingProxyType(table)


def find_region(text: str) -> str | None:
    """The id of a region's id, name, alias or M49 code, or None: `West Africa` and `011` are western-africa.

    `Micronesia` is also a country; which of the two the word means is for the caller to decide.
    """
    return first_known(_by_name(), name_keys(text))


@cache
def region_countries(region_id: str) -> frozenset[str]:
    """The alpha-2 codes of all countries in a region, at any depth. An unknown id is a KeyError."""
    known = regions()
    countries: set[str] = set()
    for member in known[region_id].members:
        countries |= region_countries(member) if member in known else {member}
    return frozenset(countries)


def _slug(name: str) -> str:
    return name.lower().replace(" ", "-")


@cache
def _by_name() -> dict[str, str]:
    return {
        key: region.id
        for region in regions().values()
        for name in (region.id, region.code, region.name, *region.aliases)
        for key in name_keys(name)
    }
