"""The types of event, by family, each with the nearest term of three vocabularies of conflict and politics.

- ACLED: event type and sub-event type of the ACLED Codebook 2024.
- UCDP: the types of organized violence in the UCDP Georeferenced Event Dataset (state-based conflict, non-state
  conflict, one-sided violence). UCDP records only violence that kills, so nothing else has a term.
- PLOVER: the event types of the PLOVER manual of the Open Event Data Alliance. There, AGREE is a promise and signing is
  SUPPORT; RETREAT is any withdrawal or return; SANCTION also covers ending the deployment of peacekeepers.

The nearest term is a pointer for readers, not a coding: the other vocabulary may split by actor or weapon what is one
type here (see the descriptions). None says that it has no term of about the same meaning.
"""

from collections.abc import Mapping
from types import MappingProxyType

from timeline.frozen import Frozen


class EventType(Frozen):
    """A type of event, the family that it belongs to, and its nearest terms elsewhere (None: there is none)."""

    id: str
    name: str
    family: str
    acled: str | None
    ucdp: str | None
    plover: str | None
    description: str
    is_act: bool = True
    """True for acts; False for events in which something is only said or written."""


FAMILIES: Mapping[str, str] = MappingProxyType(
    {
        "violence": "Violence: force used against people or things",
        "power": "Power: who governs, and by which rules",
        "diplomacy": "Diplomacy: what parties say to, agree with or impose on each other",
        "forces": "Forces: where troops and missions are, come and go",
        "territory": "Territory: who holds a place",
        "other": "Other: publications, judgements and the rest",
    }
)
"""The families in their order of display, by id. `other` is also the id of a type, which is in that family."""

_CIVILIANS = "Violence against civilians"
_STRATEGIC = "Strategic developments"
_STATE_BASED = "state-based conflict"

_ALL = (
    EventType(
        "attack", "Attack", "violence", f"{_CIVILIANS}: Attack", "one-sided violence", "ASSAULT",
        "An armed attack on people or property, by whatever means, with or without casualties.",
    ),
    EventType(
        "strike", "Strike", "violence", "Explosions/Remote violence: Air/drone strike", _STATE_BASED, "ASSAULT",
        "A strike from a distance by aircraft, drone, missile or artillery "
        "(the last two are Shelling/artillery/missile attack in ACLED).",
    ),
    EventType(
        "battle", "Battle", "violence", "Battles: Armed clash", _STATE_BASED, "ASSAULT",
        "Fighting between armed parties (non-state conflict in UCDP where none of them is a government).",
    ),
    EventType(
        "kidnapping", "Kidnapping", "violence", f"{_CIVILIANS}: Abduction/forced disappearance", None, "ASSAULT",
        "The seizing of people as hostages or captives.",
    ),
    EventType(
        "abuse", "Abuse", "violence", _CIVILIANS, None, "ASSAULT",
        "Ill-treatment of people by those who hold power over them: torture, enslavement, sexual violence.",
    ),
    EventType(
        "coup", "Coup", "power", f"{_STRATEGIC}: Other", None, None,
        "A seizure of government outside the law, or the attempt.",
    ),
    EventType("election", "Election", "power", None, None, None, "A vote for an office or assembly, or a referendum."),
    EventType(
        "appointment", "Appointment", "power", None, None, None,
        "A person takes up, is chosen for or leaves a post.",
    ),
    EventType(
        "government-change", "Change of government", "power", None, None, None,
        "A government forms, falls or is replaced, by other means than a coup.",
    ),
    EventType(
        "law", "Law", "power", None, None, None,
        "A law, decree, ruling or binding resolution is made or comes into force.",
    ),
    EventType(
        "agreement", "Agreement", "diplomacy", f"{_STRATEGIC}: Agreement", None, "SUPPORT",
        "Parties conclude an agreement, treaty or ceasefire.",
    ),
    EventType(
        "announcement", "Announcement", "diplomacy", None, None, None,
        "An actor makes known what it has decided or is going to do.",
        is_act=False,
    ),
    EventType(
        "negotiation", "Negotiation", "diplomacy", None, None, "CONSULT",
        "Parties meet or talk with one another, with or without a result.",
    ),
    EventType(
        "statement", "Statement", "diplomacy", None, None, None,
        "An actor says what it thinks, asks, denies or claims.",
        is_act=False,
    ),
    EventType(
        "sanction", "Sanction", "diplomacy", None, None, "SANCTION",
        "Penalties are imposed on a state, group or person, or a listing as terrorist.",
    ),
    EventType(
        "deployment", "Deployment", "forces", f"{_STRATEGIC}: Change to group/activity", None, "MOBILIZE",
        "Forces are sent to a place or reinforced there.",
    ),
    EventType(
        "withdrawal", "Withdrawal", "forces", f"{_STRATEGIC}: Change to group/activity", None, "RETREAT",
        "Forces leave a place or are reduced there.",
    ),
    EventType(
        "mission-start", "Start of a mission", "forces", f"{_STRATEGIC}: Change to group/activity", None, "AID",
        "A military, training, observer or peacekeeping mission begins.",
    ),
    EventType(
        "mission-end", "End of a mission", "forces", f"{_STRATEGIC}: Change to group/activity", None, "SANCTION",
        "A military, training, observer or peacekeeping mission ends.",
    ),
    EventType(
        "handover", "Handover", "forces", f"{_STRATEGIC}: Non-violent transfer of territory", None, "RETREAT",
        "A base, area, task or group of people passes peacefully from one force or authority to another.",
    ),
    EventType(
        "captured", "Captured", "territory", "Battles: Non-state actor overtakes territory", None, "ASSAULT",
        "An actor takes control of a place (Government regains territory in ACLED where a state takes it back).",
    ),
    EventType(
        "lost", "Lost", "territory", "Battles: Government regains territory", None, "RETREAT",
        "An actor loses control of a place (Non-state actor overtakes territory in ACLED where a state loses it).",
    ),
    EventType(
        "report", "Report", "other", None, None, None, "A document, study or data set is published.", is_act=False
    ),
    EventType(
        "assessment", "Assessment", "other", None, None, None, "An analyst or body judges or forecasts.", is_act=False
    ),
    EventType("other", "Other", "other", None, None, None, "What no other type describes."),
)  # fmt: skip

TYPES: Mapping[str, EventType] = MappingProxyType({each.id: each for each in _ALL})
"""The types by id, in the order of their families."""


def is_act_of_family(family: str) -> bool:
    """Return whether types that a log adds to a family are acts, as most of its built-in types are."""
    return family != "other"
