"""Former states: refused with the place to declare, never with another country."""

import pytest

from tests.helpers import a_log, problems_of, run
from timeline.vocabulary.countries import COUNTRY_CODES, country_names, find_country, name_key
from timeline.vocabulary.former_states import find_former_state, former_state_keys, former_state_remedy
from timeline.vocabulary.regions import find_region

FORMER = """
    USSR soviet-union; U.S.S.R. soviet-union; Soviet Union soviet-union; the Soviet Union soviet-union
    Union of Soviet Socialist Republics soviet-union; SU soviet-union; SUN soviet-union; soviet-union soviet-union
    Yugoslavia yugoslavia; SFR Yugoslavia yugoslavia; YUG yugoslavia
    FR Yugoslavia federal-republic-of-yugoslavia; Yugoslavia, Fed. Rep. federal-republic-of-yugoslavia
    Serbia and Montenegro serbia-and-montenegro; Serbia & Montenegro serbia-and-montenegro
    Czechoslovakia czechoslovakia; Czech and Slovak Federal Republic czechoslovakia
    East Germany east-germany; GDR east-germany; German Democratic Republic east-germany; Germany, East east-germany
    West Germany west-germany; North Yemen north-yemen; Yemen Arab Republic north-yemen
    South Yemen south-yemen; Yemen, South south-yemen; People's Democratic Republic of Yemen south-yemen
    Yemen, People's Democratic Republic of south-yemen
    South Vietnam south-vietnam; Republic of Vietnam south-vietnam; North Vietnam north-vietnam
    Netherlands Antilles netherlands-antilles; Ottoman Empire ottoman-empire; the Ottoman Empire ottoman-empire
    Austria-Hungary austria-hungary; United Arab Republic united-arab-republic
"""

# A state that was only renamed is the country of today, and so is a combined name of UCDP.
OF_TODAY = """
    Zaire CD; DR Congo (Zaire) CD; Burma MM; Rhodesia ZW; Upper Volta -; Ceylon LK; Kampuchea KH; Swaziland SZ
    Russia (Soviet Union) RU; Serbia (Yugoslavia) RS; Yemen (North Yemen) YE; Vietnam (North Vietnam) VN
    Turkey (Ottoman Empire) TR; German Federal Republic DE; Federal Republic of Germany DE; Macedonia, FYR MK
    Germany DE; Yemen, Rep. YE; Vietnam VN; Serbia RS; Montenegro ME; Austria AT; Russia RU; Viet Nam VN; Sudan SD
    Socialist Republic of Vietnam VN; Netherlands NL; Republic of Yemen YE; Tanzania (Tanganyika) TZ
"""


def rows(table: str) -> list[tuple[str, str]]:
    cells = (row.strip().rpartition(" ") for line in table.strip().splitlines() for row in line.split(";"))
    return [(name, wanted) for name, _, wanted in cells if name]


@pytest.mark.parametrize(("name", "identity"), rows(FORMER))
def test_a_former_state_is_no_country_and_has_a_place_to_declare(name: str, identity: str) -> None:
    assert find_country(name) is None
    assert find_region(name) is None
    state = find_former_state(name)
    assert state is not None
    assert state.id == identity
    remedy = former_state_remedy(name)
    assert remedy.startswith(f"a former state is declared in the log, under 'places', such as {identity}: {{name: ")


@pytest.mark.parametrize(("name", "code"), rows(OF_TODAY))
def test_a_country_of_today_is_none(name: str, code: str) -> None:
    assert find_country(name) == (None if code == "-" else code)
    assert find_former_state(name) is None


def test_no_name_is_that_of_a_country_or_region_too() -> None:
    countries = {name_key(name) for names in country_names().values() for name in names}
    assert not countries & set(former_state_keys())
    assert not {code.lower() for code in COUNTRY_CODES} & set(former_state_keys())
    assert [key for key in former_state_keys() if find_region(key)] == []


def test_what_is_to_be_declared_is_made_of_countries() -> None:
    for key in former_state_keys():
        state = find_former_state(key)
        assert state is not None
        assert set(state.countries) - {"…"} <= COUNTRY_CODES
        assert (state.key == "in") is (len(state.countries) == 1)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Soviet Unon", "Soviet Union"),
        ("Yugoslvia", "Yugoslavia"),
        ("Chechoslovakia", "Czechoslovakia"),
        ("Netherland Antilles", "Netherlands Antilles"),
    ],
)
def test_a_misspelt_one_is_meant_before_any_country(typed: str, meant: str) -> None:
    assert former_state_remedy(typed).startswith(f"did you mean '{meant}'? a former state is declared")


@pytest.mark.parametrize("typed", ["Irak", "Germny", "Yemn", "Atlantis", "", "Suden", "Austri", "Nort Korea"])
def test_another_misspelt_name_is_none(typed: str) -> None:
    assert former_state_remedy(typed) == ""


def test_a_group_of_countries_that_the_world_bank_lists_as_one() -> None:
    assert find_country("Channel Islands") is None
    assert find_former_state("Channel Islands") is None
    assert "channel-islands: {name: Channel Islands, contains: [GG, JE]}" in former_state_remedy("Channel Islands")


LOG = "timeline: {title: T, covers: 1980/2025}\nactors: {a: {name: Georgians}}\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ("--country", "Soviet Union"),
        ("--region", "USSR"),
        ("--about", "soviet-union"),
        ("country:USSR",),
        ("region:ussr",),
        ('about:"Soviet Union"',),
        ("--country", "Soviet Unoin"),
    ],
)
def test_a_question_is_refused_with_what_to_do(arguments: tuple[str, ...]) -> None:
    done = run("list", *arguments, "--log", a_log(LOG))
    assert done.code == 2
    assert "soviet-union: {name: Soviet Union, contains: [AM, AZ, BY," in done.err
    assert "Russia" not in done.err


def test_the_place_that_a_log_declares_is_asked_for_by_all_its_names() -> None:
    text = LOG + "places: {soviet-union: {name: Soviet Union, aliases: [USSR], contains: [RU, UA]}}\n"
    text += "events: [{id: e, date: 1985, title: E, type: other, places: [UA]}]\n"
    assert not any(p.code == "shadowed-name" for p in problems_of(text))
    for name in ("USSR", "soviet-union", "the-Soviet-Union".removeprefix("the-")):
        done = run("list", "--region", name, "--log", a_log(text), "--format", "csv")
        assert ",e," in done.out or "\ne," in done.out or "E" in done.out
    done = run("list", "--country", "USSR", "--log", a_log(text))
    assert done.code == 2
    assert "ask with --region 'USSR'" in done.err


@pytest.mark.parametrize(
    ("field", "code", "hint"),
    [
        ("places: [yugoslavia]", "unknown-place", "yugoslavia: {name: Yugoslavia, contains: [BA, HR, ME, MK, RS,"),
        ("places: [Yugoslavia]", "unknown-place", "a former state is declared in the log, under 'places'"),
        ("places: [east-germany]", "unknown-place", "east-germany: {name: East Germany, in: DE}"),
    ],
)
def test_check_says_what_to_do(field: str, code: str, hint: str) -> None:
    text = f"{LOG}events: [{{id: e, date: 1985, title: E, type: other, actors: [a], {field}}}]\n"
    (problem,) = [p for p in problems_of(text) if p.severity == "error"]
    assert problem.code == code
    assert hint in problem.hint
    assert "did you mean" not in problem.hint


def test_an_actor_of_a_former_state_has_no_country() -> None:
    text = "timeline: {title: T, covers: 1980/2025}\nactors: {a: {name: The Soviet army, country: SU}}\n"
    (problem,) = [p for p in problems_of(text) if p.code == "unknown-country"]
    assert problem.hint.startswith("a former state has no code: leave 'country' out")


@pytest.mark.parametrize("text", ["Korea, Dem. Repp.", "Republic of Germny"])
def test_a_misspelt_country_is_no_former_state(text: str) -> None:
    assert former_state_remedy(text) == ""
