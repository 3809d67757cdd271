"""Countries are found by code and by every name in use, and no name leads to two of them."""

import csv
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import pytest

from timeline.vocabulary.countries import COUNTRY_CODES, country_name, country_names, find_country, name_key

# UCDP Georeferenced Event Dataset 23.1, Uppsala Conflict Data Program, CC BY 4.0 (Davies, Pettersson & Öberg 2023).
UCDP = Path(__file__).parents[1] / "data" / "ucdp_ged231_fixture.csv"

USUAL = """
    AF Afghanistan; AQ Antarctica; BA Bosnia and Herzegovina; BF Burkina Faso; BN Brunei; BO Bolivia; BS Bahamas
    BQ Bonaire, Sint Eustatius and Saba; CC Cocos Islands; CD DR Congo; CF Central African Republic; CG Congo
    CI Côte d'Ivoire; CV Cabo Verde; CW Curaçao; CZ Czechia; FK Falkland Islands; FM Micronesia; GB United Kingdom
    GM Gambia; HK Hong Kong; IQ Iraq; IR Iran; KP North Korea; KR South Korea; LA Laos; MD Moldova; MF Saint Martin
    MK North Macedonia; MM Myanmar; MO Macao; NE Niger; NL Netherlands; NO Norway; NR Nauru; PN Pitcairn Islands
    PS Palestine; RU Russia; SH Saint Helena; SX Sint Maarten; SY Syria; SZ Eswatini; TL Timor-Leste; TR Turkey
    TW Taiwan; TZ Tanzania; US United States; VA Vatican City; VE Venezuela; VG British Virgin Islands
    VI US Virgin Islands; VN Vietnam; XK Kosovo
"""

FOUND = """
    iq IQ; IQ IQ; Iq IQ; irq IQ; IRQ IQ; Iraq IQ; iraq IQ; IRAQ IQ
    no NO; in IN; Norway NO; xk XK; XKX XK; Kosovo XK
    Syria SY; Syrian Arab Republic SY; Iran IR; Iran, Islamic Republic of IR; Islamic Republic of Iran IR
    Côte d'Ivoire CI; Cote D'Ivoire CI; Côte d\u2019Ivoire CI; Ivory Coast CI; the Ivory Coast CI
    DR Congo (Zaire) CD; Democratic Republic of Congo CD; Democratic Republic of the Congo CD; DRC CD; D.R. Congo CD
    Congo-Kinshasa CD; Congo (Kinshasa) CD; Zaire CD; COD CD
    Congo CG; Republic of Congo CG; the Republic of the Congo CG; Congo-Brazzaville CG
    Russia (Soviet Union) RU; Russian Federation RU; Serbia (Yugoslavia) RS; Yemen (North Yemen) YE
    Vietnam (North Vietnam) VN; Viet Nam VN; Cambodia (Kampuchea) KH; Myanmar (Burma) MM; Burma MM
    Zimbabwe (Rhodesia) ZW; Madagascar (Malagasy) MG; Kingdom of eSwatini (Swaziland) SZ; Swaziland SZ; eSwatini SZ
    Bosnia-Herzegovina BA; Bosnia BA; Macedonia, FYR MK; Macedonia MK; FYROM MK; Czech Republic CZ; Cape Verde CV
    East Timor TL; Timor Leste TL; Turkey TR; Türkiye TR; Turkiye TR; Burkina BF; CAR CF; Gambia GM; The Gambia GM
    Niger NE; the Niger NE; Nigeria NG; Guinea GN; Guinea-Bissau GW; Equatorial Guinea GQ; Papua New Guinea PG
    Holland NL; the Netherlands NL; UK GB; U.K. GB; the UK GB; Britain GB; Great Britain GB
    US US; us US; the US US; U.S. US; USA US; United States of America US; America US; UAE AE
    Palestinian Territories PS; State of Palestine PS; Republic of Korea KR; DPRK KP; South Korea KR; North Korea KP
    Sao Tome & Principe ST; Trinidad & Tobago TT; St. Lucia LC; St Kitts and Nevis KN; Saint Vincent VC
    Aland Islands AX; Curacao CW; Reunion RE; Naoero NR; Nauru NR; Republic of Moldova MD; Virgin Islands, U.S. VI
    Taiwan TW; Hong Kong HK; Macau MO; Holy See VA; the Vatican VA; Falkland Islands (Malvinas) FK
"""

NOT_FOUND = [
    "", " ", "the", "no.", "(IQ)", "the IQ", "ÍQ", "Í.Q", "zz", "EU", "the EU", "Soviet Union", "Yugoslavia", "Korea",
    "Virgin Islands", "Gaza", "Middle East", "Sahel", "Western Africa", "England", "Irak", "Syria and Iraq", "368",
]  # fmt: skip


def rows(table: str) -> list[str]:
    return [row.strip() for line in table.strip().splitlines() for row in line.split(";") if row.strip()]


@pytest.mark.parametrize("row", rows(USUAL))
def test_usual_names(row: str) -> None:
    code, name = row.split(" ", 1)
    assert country_name(code) == name
    assert find_country(name) == code


@pytest.mark.parametrize("row", rows(FOUND))
def test_found(row: str) -> None:
    text, code = row.rsplit(" ", 1)
    assert find_country(text) == code


@pytest.mark.parametrize("text", NOT_FOUND)
def test_not_found(text: str) -> None:
    assert find_country(text) is None


def test_every_code_has_a_plain_usual_name() -> None:
    assert len(COUNTRY_CODES) == 250
    assert COUNTRY_CODES - {"XK"} < COUNTRY_CODES == set(country_names())
    awkward = {code for code in COUNTRY_CODES if set(country_name(code)) & set(",()") or country_name(code).isupper()}
    assert awkward == {"BQ"}  # three islands, a list and not an inversion
    assert not any(name.casefold().startswith("the ") for name in map(country_name, COUNTRY_CODES))


def test_every_name_and_code_leads_to_its_country() -> None:
    from iso3166 import countries

    for country in countries:
        for text in (country.alpha2, country.alpha3, country.name, *country_names()[country.alpha2]):
            assert find_country(text) == country.alpha2
            assert find_country(text.lower()) == country.alpha2


def test_no_name_leads_to_two_countries() -> None:
    from iso3166 import countries

    owners: dict[str, set[str]] = defaultdict(set)
    for country in countries:
        names = country_names()[country.alpha2]
        for key in (country.alpha2.casefold(), country.alpha3.casefold(), *map(name_key, names)):
            owners[key].add(country.alpha2)
    assert {key: codes for key, codes in owners.items() if len(codes) > 1} == {}


def test_the_only_names_of_two_letters_are_uk_and_us() -> None:
    assert {key for names in country_names().values() for key in map(name_key, names) if len(key) == 2} == {"uk", "us"}


def test_the_usual_name_comes_first_and_no_name_twice() -> None:
    assert country_names()["IR"][:3] == ("Iran", "Iran, Islamic Republic of", "Islamic Republic of Iran")
    assert country_names()["FR"] == ("France",)
    for names in country_names().values():
        assert len(set(map(name_key, names))) == len(names)


def test_the_tables_name_no_unknown_code() -> None:
    from timeline.vocabulary import countries

    assert set(countries._USUAL) <= COUNTRY_CODES
    assert set(countries._ALIASES) <= COUNTRY_CODES


def test_countries_of_ucdp_are_found() -> None:
    with UCDP.open(encoding="utf-8", newline="") as file:
        names = {row["country"] for row in csv.DictReader(file)}
    assert len(names) == 24
    assert {name for name in names if find_country(name) is None} == set()
    assert find_country("Yemen (North Yemen)") == "YE"


@pytest.mark.parametrize("code", ["ZZ", "iq", ""])
def test_an_unknown_code_has_no_name(code: str) -> None:
    with pytest.raises(KeyError):
        country_name(code)


def test_an_unknown_attribute_is_an_error() -> None:
    from timeline.vocabulary import countries

    with pytest.raises(AttributeError, match="COUNTRY_CODE"):
        _ = getattr(countries, "COUNTRY_CODE")  # noqa: B009 - what is tested is the lookup by name


def test_importing_reads_no_table() -> None:
    code = "import sys, timeline.vocabulary.countries, timeline.vocabulary.regions; print('iso3166' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False\n"


# Every economy of the World Bank's list that is a country, where its form differs from the usual name here; and the
# forms in which ISO, the IMF and lists of the World Bank's projects invert names.
WORLD_BANK = """
    Bahamas, The BS; Bahamas (The) BS; Brunei Darussalam BN; Cabo Verde CV; Congo, Dem. Rep. CD; Congo, Rep. CG
    Congo, Democratic Republic of CD; Congo, Republic of CG; Dem. Rep. Congo CD; Cote d'Ivoire CI; Curacao CW
    Czech Republic CZ; Egypt, Arab Rep. EG; Egypt, Arab Republic of EG; Faeroe Islands FO; Gambia, The GM
    Gambia, Republic of The GM; Hong Kong SAR, China HK; Hong Kong SAR HK; Iran, Islamic Rep. IR
    Iran, Islamic Republic of IR; Korea, Dem. People's Rep. KP; Korea, Dem. People\u2019s Rep. KP
    Korea, Democratic People's Republic of KP; Korea, Rep. KR; Korea, Republic of KR; Kosovo XK; Kyrgyz Republic KG
    Lao PDR LA; Lao P.D.R. LA; Macao SAR, China MO; Macedonia, FYR MK; Micronesia, Fed. Sts. FM
    Micronesia, Federated States of FM; Moldova, Republic of MD; Netherlands, The NL; Puerto Rico (US) PR
    Russian Federation RU; Sao Tome and Principe ST; Serbia, Republic of RS; Sint Maarten (Dutch part) SX
    Slovak Republic SK; Slovak Rep. SK; Somalia, Fed. Rep. SO; Somalia, Federal Republic of SO; St. Kitts and Nevis KN
    St. Lucia LC; St. Martin (French part) MF; St. Vincent and the Grenadines VC; Syrian Arab Republic SY
    Taiwan, China TW; Taiwan Province of China TW; Tanzania, United Republic of TZ; Timor-Leste TL; Turkiye TR
    Türkiye TR; Venezuela, RB VE; Venezuela, Bolivarian Republic of VE; Viet Nam VN; Virgin Islands (U.S.) VI
    West Bank and Gaza PS; Palestine, State of PS; Yemen, Rep. YE; Yemen, Republic of YE
    Bolivia, Plurinational State of BO
    Iraq, Republic of IQ; Kosovo, Republic of XK; Libya, State of LY; Philippines, The PH; Sudan, The SD
"""


@pytest.mark.parametrize("row", rows(WORLD_BANK))
def test_the_forms_of_the_world_bank(row: str) -> None:
    name, _, code = row.rpartition(" ")
    assert find_country(name) == code


@pytest.mark.parametrize(
    "name",
    [
        *("Sub-Saharan Africa", "Arab World", "Euro area", "East Asia & Pacific", "World", "Channel Islands"),
        *("Rep.", "Dem. Rep.", "Korea", "Republic of", "The", "Korea, The", "South Asia"),
    ],
)
def test_aggregates_and_parts_of_names_are_no_countries(name: str) -> None:
    assert find_country(name) is None
