"""Values of data sets, with the types of event that stand for them."""

from collections.abc import Mapping

_ACLED = {
    "Government regains territory": "captured",
    "Non-state actor overtakes territory": "captured",
    "Armed clash": "battle",
    "Excessive force against protesters": "abuse",
    "Protest with intervention": "other",
    "Peaceful protest": "other",
    "Violent demonstration": "other",
    "Mob violence": "attack",
    "Chemical weapon": "strike",
    "Air/drone strike": "strike",
    "Suicide bomb": "attack",
    "Shelling/artillery/missile attack": "strike",
    "Remote explosive/landmine/IED": "attack",
    "Grenade": "attack",
    "Sexual violence": "abuse",
    "Attack": "attack",
    "Abduction/forced disappearance": "kidnapping",
    "Agreement": "agreement",
    "Arrests": "other",
    "Change to group/activity": "other",
    "Disrupted weapons use": "other",
    "Headquarters or base established": "deployment",
    "Looting/property destruction": "attack",
    "Non-violent transfer of territory": "handover",
    "Other": "other",
    # Event types, for tables that have no sub-event types.
    "Battles": "battle",
    "Explosions/Remote violence": "strike",
    "Violence against civilians": "attack",
    "Protests": "other",
    "Riots": "other",
    "Strategic developments": "other",
}
"""Sub-event types of the ACLED Codebook 2024. Ours have no type of protest or riot, which `other` takes."""

_UCDP = {"1": "battle", "2": "battle", "3": "attack"}
"""Types of organized violence in UCDP GED: state-based, non-state, one-sided."""


def _with_cases(table: Mapping[str, str]) -> Mapping[str, tuple[str, ...]]:
    exact = {key: (value,) for key, value in table.items()}
    return exact | {key.casefold(): value for key, value in exact.items()}


TABLES: Mapping[str, Mapping[str, tuple[str, ...]]] = {"acled": _with_cases(_ACLED), "ucdp": _with_cases(_UCDP)}
"""The tables that a map can name."""
