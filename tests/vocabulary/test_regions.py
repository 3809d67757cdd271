"""The regions of M49: every country in one leaf, parents made of their parts, found by id, name, alias and code."""

from collections import Counter

import pytest

from timeline.vocabulary.countries import COUNTRY_CODES, find_country, name_key
from timeline.vocabulary.regions import find_region, region_countries, regions

# id, M49 code, number of countries: counted by hand from a copy of the UN's table, XK added.
CLOSURES = [
    ("world", "001", 250),
    ("africa", "002", 60),
    ("northern-africa", "015", 7),
    ("sub-saharan-africa", "202", 53),
    ("eastern-africa", "014", 22),
    ("middle-africa", "017", 9),
    ("southern-africa", "018", 5),
    ("western-africa", "011", 17),
    ("americas", "019", 57),
    ("latin-america-and-the-caribbean", "419", 52),
    ("caribbean", "029", 28),
    ("central-america", "013", 8),
    ("south-america", "005", 16),
    ("northern-america", "021", 5),
    ("asia", "142", 51),
    ("central-asia", "143", 5),
    ("eastern-asia", "030", 8),
    ("south-eastern-asia", "035", 11),
    ("southern-asia", "034", 9),
    ("western-asia", "145", 18),
    ("europe", "150", 52),
    ("eastern-europe", "151", 10),
    ("northern-europe", "154", 16),
    ("southern-europe", "039", 17),
    ("western-europe", "155", 9),
    ("oceania", "009", 29),
    ("australia-and-new-zealand", "053", 6),
    ("melanesia", "054", 5),
    ("micronesia", "057", 8),
    ("polynesia", "061", 10),
]

# A country in a leaf and in the parents of that leaf.
INSIDE = [
    ("ML", "western-africa sub-saharan-africa africa world"),
    ("MR", "western-africa sub-saharan-africa africa world"),
    ("TD", "middle-africa sub-saharan-africa africa world"),
    ("SO", "eastern-africa sub-saharan-africa africa world"),
    ("SD", "northern-africa africa world"),
    ("SS", "eastern-africa sub-saharan-africa africa world"),
    ("IQ", "western-asia asia world"),
    ("TR", "western-asia asia world"),
    ("CY", "western-asia asia world"),
    ("IR", "southern-asia asia world"),
    ("TW", "eastern-asia asia world"),
    ("XK", "southern-europe europe world"),
    ("RU", "eastern-europe europe world"),
    ("GB", "northern-europe europe world"),
    ("MX", "central-america latin-america-and-the-caribbean americas world"),
    ("GL", "northern-america americas world"),
    ("AQ", "world"),
]

FOUND = [
    ("Western Africa", "western-africa"),
    ("western-africa", "western-africa"),
    ("WEST AFRICA", "western-africa"),
    ("West Africa", "western-africa"),
    ("011", "western-africa"),
    ("East Africa", "eastern-africa"),
    ("Central Africa", "middle-africa"),
    ("North Africa", "northern-africa"),
    ("sub saharan africa", "sub-saharan-africa"),
    ("Southeast Asia", "south-eastern-asia"),
    ("South-East Asia", "south-eastern-asia"),
    ("South Asia", "southern-asia"),
    ("West Asia", "western-asia"),
    ("East Asia", "eastern-asia"),
    ("the Caribbean", "caribbean"),
    ("the Americas", "americas"),
    ("Latin America", "latin-america-and-the-caribbean"),
    ("Latin America & the Caribbean", "latin-america-and-the-caribbean"),
    ("Australia & New Zealand", "australia-and-new-zealand"),
    ("World", "world"),
]


@pytest.mark.parametrize(("id", "code", "count"), CLOSURES)
def test_closures(id: str, code: str, count: int) -> None:
    assert regions()[id].code == code
    assert len(region_countries(id)) == count
    assert region_countries(id) <= COUNTRY_CODES


def test_the_table_is_complete() -> None:
    assert list(regions()) == [id for id, _, _ in CLOSURES]
    assert len({region.code for region in regions().values()}) == 30
    assert all(region.id == id for id, region in regions().items())


@pytest.mark.parametrize(("country", "inside"), INSIDE)
def test_countries_lie_in_their_regions(country: str, inside: str) -> None:
    assert {id for id in regions() if country in region_countries(id)} == set(inside.split())


def test_every_country_but_antarctica_is_in_exactly_one_leaf() -> None:
    leaves = [region for region in regions().values() if not set(region.members) & set(regions())]
    assert len(leaves) == 22
    counts = Counter(country for leaf in leaves for country in leaf.members)
    assert counts == Counter(COUNTRY_CODES - {"AQ"})


def test_parents_are_the_disjoint_union_of_their_parts() -> None:
    for region in regions().values():
        parts = [region_countries(m) if m in regions() else frozenset({m}) for m in region.members]
        assert sum(map(len, parts)) == len(region_countries(region.id))


def test_every_region_but_the_world_has_one_parent() -> None:
    children = Counter(member for region in regions().values() for member in region.members if member in regions())
    assert children == Counter(set(regions()) - {"world"})


@pytest.mark.parametrize(("text", "id"), FOUND)
def test_found(text: str, id: str) -> None:
    assert find_region(text) == id


@pytest.mark.parametrize(
    "text", ["", "Middle East", "Sahel", "MENA", "South Africa", "Iraq", "11", "1", "North America"]
)
def test_not_found(text: str) -> None:
    assert find_region(text) is None


def test_no_name_leads_to_two_regions_and_only_micronesia_is_also_a_country() -> None:
    owners: dict[str, set[str]] = {}
    for region in regions().values():
        for name in (region.id, region.code, region.name, *region.aliases):
            owners.setdefault(name_key(name), set()).add(region.id)
            assert find_region(name) == region.id
    assert {name for name, ids in owners.items() if len(ids) > 1} == set()
    assert {name for name in owners if find_country(name)} == {"micronesia"}


def test_an_unknown_region_has_no_countries() -> None:
    with pytest.raises(KeyError):
        region_countries("middle-east")
