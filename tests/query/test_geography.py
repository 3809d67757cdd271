"""Places: nested, overlapping, inferred from their parts, and in the regions of the United Nations."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.examples import examples
from tests.helpers import a_log, answer, workspace_of
from timeline.index.opening import read_aside as load
from timeline.log.geography import Geography
from timeline.log.model import Place
from timeline.log.section import InMemorySection
from timeline.vocabulary.regions import region_countries

PLACES = """
places:
  sahel:           {name: Sahel, contains: [ML, NE, BF, TD]}
  central-sahel:   {name: Central Sahel, aliases: [Three Borders], contains: [ML, NE, BF]}
  lake-chad:       {name: Lake Chad basin, contains: [NE, NG, TD, CM]}
  liptako:         {name: Liptako, in: central-sahel}
  menaka:          {name: Ménaka, in: ML}
  tillaberi:       {name: Tillabéri, in: NE}
  border:          {name: Border strip, contains: [menaka, tillaberi]}
  northeast-syria: {name: Northeast Syria, in: SY}
  aanes:           {name: Autonomous Administration, in: northeast-syria, contains: [hasakah]}
  hasakah:         {name: Al-Hasakah}
  coast:           {name: West African coast, contains: [western-africa]}
"""
AFRICA = "sub-saharan-africa africa world"
ASIA = "western-asia asia world"

# Sahel and lake-chad reach into Middle Africa (Chad, Cameroon), so neither lies in Western Africa.
AROUND = [
    ("sahel", f"sahel {AFRICA}"),
    ("central-sahel", f"central-sahel sahel western-africa coast {AFRICA}"),
    ("lake-chad", f"lake-chad {AFRICA}"),
    ("liptako", f"liptako central-sahel sahel western-africa coast {AFRICA}"),
    ("ML", f"ML sahel central-sahel western-africa coast {AFRICA}"),
    ("NE", f"NE sahel central-sahel lake-chad western-africa coast {AFRICA}"),
    ("TD", f"TD sahel lake-chad middle-africa {AFRICA}"),
    ("SN", f"SN western-africa coast {AFRICA}"),
    ("menaka", f"menaka border ML sahel central-sahel western-africa coast {AFRICA}"),
    ("border", f"border sahel central-sahel western-africa coast {AFRICA}"),
    ("northeast-syria", f"northeast-syria SY {ASIA}"),
    ("hasakah", f"hasakah aanes northeast-syria SY {ASIA}"),
    ("western-africa", f"western-africa coast {AFRICA}"),
    ("coast", f"coast western-africa {AFRICA}"),
    ("IQ", f"IQ {ASIA}"),
    ("AQ", "AQ world"),
    ("world", "world"),
]


@pytest.fixture(scope="module")
def geography() -> Geography:
    return workspace_of(PLACES).geography


@pytest.mark.parametrize(("place", "around"), AROUND)
def test_places_around_a_place(geography: Geography, place: str, around: str) -> None:
    assert geography.around(place) == set(around.split())


@pytest.mark.parametrize(
    ("places", "countries"),
    [
        ("menaka", "ML"),
        ("border", "ML NE"),
        ("hasakah", "SY"),
        ("aanes", "SY"),
        ("sahel", "BF ML NE TD"),
        ("sahel IQ", "BF IQ ML NE TD"),
        ("lake-chad sahel", "BF CM ML NE NG TD"),
        ("central-asia", "KG KZ TJ TM UZ"),
        ("liptako", ""),  # somewhere in the three: none of them is said
        ("", ""),
    ],
)
def test_the_countries_of_places(geography: Geography, places: str, countries: str) -> None:
    assert geography.countries(places.split()) == tuple(countries.split())


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("sahel", "sahel"),
        ("SAHEL", "sahel"),
        ("menaka", "menaka"),
        ("Menaka", "menaka"),
        ("three borders", "central-sahel"),
        ("al hasakah", "hasakah"),
        ("Iraq", "IQ"),
        ("iq", "IQ"),
        ("Ivory Coast", "CI"),
        ("West Africa", "western-africa"),
        ("Subsaharan Africa", "sub-saharan-africa"),
        ("Atlantis", None),
        ("", None),
    ],
)
def test_a_place_by_any_of_its_names(geography: Geography, asked: str, found: str | None) -> None:
    assert geography.find(asked) == found


WHERE = {
    "mali": "ML", "niger": "NE", "in-menaka": "menaka", "in-border": "border", "in-sahel": "sahel",
    "in-liptako": "liptako", "in-lake-chad": "lake-chad", "syria": "SY", "in-hasakah": "hasakah", "iraq": "IQ",
    "both": "ML, IQ",
}  # fmt: skip
EVENTS = "events:\n" + "".join(
    f"  - {{id: {identity}, date: 2024, title: Something, type: other, places: [{place}]}}\n"
    for identity, place in {**WHERE, "nowhere": ""}.items()
)


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"regions": ("sahel",)}, "mali niger in-menaka in-border in-sahel in-liptako both"),
        ({"regions": ("Sahel",), "exact": True}, "in-sahel"),
        ({"regions": ("West Africa",)}, "mali niger in-menaka in-border in-liptako both"),
        ({"regions": ("Africa",)}, "mali niger in-menaka in-border in-sahel in-liptako in-lake-chad both"),
        ({"regions": ("lake chad basin",)}, "niger in-lake-chad"),
        ({"regions": ("Syria",)}, "syria in-hasakah"),
        ({"regions": ("Syria",), "exact": True}, "syria"),
        ({"regions": ("Western Asia",)}, "syria in-hasakah iraq both"),
        ({"regions": ("Western Asia",), "exact": True}, ""),
        ({"countries": ("Mali",)}, "mali in-menaka both"),
        ({"countries": ("Mali", "SYR")}, "mali in-menaka both syria in-hasakah"),
        ({"countries": ("Mali",), "regions": ("Asia",)}, "both"),
    ],
)
def test_asking_for_a_place_finds_what_lies_in_it(filters: dict[str, object], found: str) -> None:
    assert answer(workspace_of(PLACES + EVENTS), **filters) == dict.fromkeys(found.split(), "certain")


def test_a_region_that_the_log_defines_anew_holds_what_the_log_says() -> None:
    geography = workspace_of("places: {western-africa: {name: Western Africa, contains: [ML, NE]}}").geography
    assert geography.around("ML") == {"ML", "western-africa", "sub-saharan-africa", "africa", "world"}
    assert geography.around("SN") == {"SN", "sub-saharan-africa", "africa", "world"}
    assert geography.countries(["western-africa"]) == ("ML", "NE")


def test_loops_come_to_an_end() -> None:
    text = "places: {a: {name: A, in: b}, b: {name: B, in: a}, c: {name: C, contains: [c, a]}}"
    geography = Geography(load(a_log(text)).log.places)
    assert geography.around("a") == {"a", "b", "c"}
    assert geography.around("c") == {"c"}
    assert geography.countries(["a", "c"]) == ()


def test_places_that_overlap_a_lot_cost_no_more_than_their_number() -> None:
    """Forty lists of nearly the same countries: to follow every way through them would take longer than the world."""
    countries = sorted(region_countries("africa"))
    lists = [place(f"list-{n}", contains=tuple(countries[: 10 + n])) for n in range(40)]
    geography = Geography(InMemorySection({one.id: one for one in lists}))
    assert geography.around(countries[0]) >= {f"list-{n}" for n in range(40)}
    assert geography.around("list-0") >= {f"list-{n}" for n in range(40)}
    assert geography.around("list-39") & {f"list-{n}" for n in range(40)} == {"list-39"}


def place(identity: str, within: tuple[str, ...] = (), contains: tuple[str, ...] = ()) -> Place:
    return Place(id=identity, name=identity, file="f", line=1, column=1, within=within, contains=contains)


names = st.sampled_from([f"p{n}" for n in range(6)])
some = st.lists(names, max_size=3, unique=True).map(tuple)


@examples(200)
@given(st.lists(st.tuples(some, some), min_size=6, max_size=6))
def test_places_around_are_the_least_fixed_point_of_the_rules(links: list[tuple[tuple[str, ...], ...]]) -> None:
    """A place lies in its parents, and in the places that hold all its parts, and in no other; loops or not."""
    places = {f"p{n}": place(f"p{n}", *link) for n, link in enumerate(links)}
    around = {name: {name} for name in places}
    for _ in range(len(places) ** 2):
        for name, one in places.items():
            above = {*one.within, *(other.id for other in places.values() if name in other.contains)}
            around[name] |= set().union(*(around[parent] for parent in above))
            if one.contains:
                around[name] |= set.intersection(*(around[part] for part in one.contains))
    geography = Geography(InMemorySection(places))
    assert {name: set(geography.around(name)) for name in places} == around
