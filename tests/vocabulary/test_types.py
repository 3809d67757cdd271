"""The types of event: the families of the design, with terms that the other vocabularies really have."""

import re

import pytest

from timeline.vocabulary.types import FAMILIES, TYPES, is_act_of_family

MEMBERS = {
    "violence": "attack strike battle kidnapping abuse",
    "power": "coup election appointment government-change law",
    "diplomacy": "agreement announcement negotiation statement sanction",
    "forces": "deployment withdrawal mission-start mission-end handover",
    "territory": "captured lost",
    "other": "report assessment other",
}

# The event types and sub-event types of the ACLED Codebook 2024.
ACLED = {
    "Battles": "Government regains territory; Non-state actor overtakes territory; Armed clash",
    "Protests": "Excessive force against protesters; Protest with intervention; Peaceful protest",
    "Riots": "Violent demonstration; Mob violence",
    "Explosions/Remote violence": "Chemical weapon; Air/drone strike; Suicide bomb; Shelling/artillery/missile attack; "
    "Remote explosive/landmine/IED; Grenade",
    "Violence against civilians": "Sexual violence; Attack; Abduction/forced disappearance",
    "Strategic developments": "Agreement; Arrests; Change to group/activity; Disrupted weapons use; "
    "Headquarters or base established; Looting/property destruction; Non-violent transfer of territory; Other",
}
UCDP = {"state-based conflict", "non-state conflict", "one-sided violence"}
PLOVER = (
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE "
    "COERCE ASSAULT"
)

TERMS = [
    ("attack", "Violence against civilians: Attack", "one-sided violence", "ASSAULT"),
    ("strike", "Explosions/Remote violence: Air/drone strike", "state-based conflict", "ASSAULT"),
    ("battle", "Battles: Armed clash", "state-based conflict", "ASSAULT"),
    ("kidnapping", "Violence against civilians: Abduction/forced disappearance", None, "ASSAULT"),
    ("agreement", "Strategic developments: Agreement", None, "SUPPORT"),
    ("negotiation", None, None, "CONSULT"),
    ("sanction", None, None, "SANCTION"),
    ("withdrawal", "Strategic developments: Change to group/activity", None, "RETREAT"),
    ("handover", "Strategic developments: Non-violent transfer of territory", None, "RETREAT"),
    ("captured", "Battles: Non-state actor overtakes territory", None, "ASSAULT"),
    ("election", None, None, None),
    ("other", None, None, None),
]


def test_families_and_members_stand_in_the_order_of_the_design() -> None:
    assert list(FAMILIES) == list(MEMBERS)
    assert [(each.family, each.id) for each in TYPES.values()] == [
        (family, id) for family, ids in MEMBERS.items() for id in ids.split()
    ]


@pytest.mark.parametrize(("id", "acled", "ucdp", "plover"), TERMS)
def test_terms(id: str, acled: str | None, ucdp: str | None, plover: str | None) -> None:
    assert (TYPES[id].acled, TYPES[id].ucdp, TYPES[id].plover) == (acled, ucdp, plover)


@pytest.mark.parametrize("id", TYPES)
def test_every_term_exists_where_it_is_said_to(id: str) -> None:
    each = TYPES[id]
    assert each.id == id
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", id)
    assert each.ucdp is None or each.ucdp in UCDP
    assert each.plover is None or each.plover in PLOVER.split()
    if each.acled is not None:
        event, _, sub_event = each.acled.partition(": ")
        assert event in ACLED
        assert not sub_event or sub_event in ACLED[event].split("; ")


@pytest.mark.parametrize("id", TYPES)
def test_every_type_is_named_and_described_once(id: str) -> None:
    assert TYPES[id].name
    assert TYPES[id].description.endswith(".")
    assert [each.id for each in TYPES.values() if each.name == TYPES[id].name] == [id]
    assert [each.id for each in TYPES.values() if each.description == TYPES[id].description] == [id]


def test_only_other_is_both_a_family_and_a_type() -> None:
    assert set(FAMILIES) & set(TYPES) == {"other"}


def test_statements_are_no_acts() -> None:
    said = {id for id, each in TYPES.items() if not each.is_act}
    assert said == {"announcement", "statement", "report", "assessment"}


@pytest.mark.parametrize("family", FAMILIES)
def test_a_type_of_a_log_is_an_act_where_most_types_of_its_family_are(family: str) -> None:
    members = [each.is_act for each in TYPES.values() if each.family == family]
    assert is_act_of_family(family) == (2 * sum(members) > len(members))
