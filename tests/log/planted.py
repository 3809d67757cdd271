"""A log of several hundred events as an analyst might keep it, with pairs planted in it that are one event told twice.

Each pair is worded by hand: other words, a vaguer date, an actor less, an alias, the next day. Around them stand events
that look alike and are others: attacks every month or every day with nearly the same title, rounds of talks, numbered
resolutions, the beginning and the end of one thing.
"""

import datetime
import random
from collections.abc import Iterator
from typing import Any, NamedTuple

VOCABULARY: dict[str, Any] = {
    "sources": {"daily": {"title": "The Daily Post"}},
    "actors": {
        "us": {"name": "United States", "aliases": ["US", "Washington", "America"], "kind": "state", "country": "US"},
        "iraq": {
            "name": "Iraq",
            "aliases": ["Baghdad government", "Iraqi government"],
            "kind": "state",
            "country": "IQ",
        },
        "turkey": {"name": "Turkey", "aliases": ["Türkiye", "Ankara"], "kind": "state", "country": "TR"},
        "iran": {"name": "Iran", "aliases": ["Tehran"], "kind": "state", "country": "IR"},
        "syria": {"name": "Syria", "aliases": ["Damascus"], "kind": "state", "country": "SY"},
        "france": {"name": "France", "aliases": ["Paris"], "kind": "state", "country": "FR"},
        "niger": {"name": "Niger", "aliases": ["Niamey"], "kind": "state", "country": "NE"},
        "mali": {"name": "Mali", "aliases": ["Bamako"], "kind": "state", "country": "ML"},
        "is": {"name": "Islamic State", "aliases": ["IS", "ISIS", "ISIL", "Daesh"], "kind": "armed-group"},
        "is-sahel": {"name": "Islamic State in the Sahel", "aliases": ["IS Sahel"], "part_of": "is"},
        "sdf": {"name": "Syrian Democratic Forces", "aliases": ["SDF"], "kind": "armed-group"},
        "pkk": {"name": "Kurdistan Workers' Party", "aliases": ["PKK"], "kind": "armed-group"},
        "pmf": {"name": "Popular Mobilization Forces", "aliases": ["PMF", "Hashd"], "kind": "armed-group"},
        "jnim": {"name": "Jamaat Nusrat al-Islam wal-Muslimin", "aliases": ["JNIM"], "kind": "armed-group"},
        "coalition": {"name": "Global Coalition against Daesh", "aliases": ["coalition", "US-led coalition"]},
        "un": {"name": "United Nations", "aliases": ["UN"]},
        "unsc": {"name": "UN Security Council", "aliases": ["Security Council"], "part_of": "un"},
        "eu": {"name": "European Union", "aliases": ["EU", "Brussels"]},
        "ecowas": {"name": "ECOWAS"},
        "sudani": {"name": "Mohammed Shia al-Sudani", "aliases": ["al-Sudani"], "kind": "person", "part_of": "iraq"},
        "krg": {"name": "Kurdistan Regional Government", "aliases": ["KRG"], "part_of": "iraq"},
        "parliament": {"name": "Iraqi parliament", "aliases": ["Council of Representatives"], "part_of": "iraq"},
    },
    "places": {
        "baghdad": {"name": "Baghdad", "in": "IQ"},
        "erbil": {"name": "Erbil", "aliases": ["Arbil", "Hewler"], "in": "IQ"},
        "kirkuk": {"name": "Kirkuk", "in": "IQ"},
        "mosul": {"name": "Mosul", "in": "IQ"},
        "sinjar": {"name": "Sinjar", "aliases": ["Shingal"], "in": "IQ"},
        "al-asad": {"name": "Al-Asad air base", "aliases": ["Ain al-Asad"], "in": "IQ"},
        "raqqa": {"name": "Raqqa", "in": "SY"},
        "deir-ez-zor": {"name": "Deir ez-Zor", "aliases": ["Deir al-Zour"], "in": "SY"},
        "hasakah": {"name": "Hasakah", "in": "SY"},
        "aleppo": {"name": "Aleppo", "in": "SY"},
        "agadez": {"name": "Agadez", "in": "NE"},
        "gao": {"name": "Gao", "in": "ML"},
        "menaka": {"name": "Ménaka", "in": "ML"},
    },
}


class Told(NamedTuple):
    """An event as one source tells it."""

    date: str
    title: str
    type: str
    places: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()


PAIRS: tuple[tuple[Told, Told], ...] = (
    (
        Told("2024-09-27", "Iraq and the United States announce the end of the coalition's military mission",
             "announcement", ("IQ",), ("iraq", "us", "coalition")),
        Told("2024-09", "Washington and Baghdad agree that the coalition mission in Iraq will end", "agreement",
             ("IQ",), ("us", "iraq")),
    ),
    (
        Told("2023-03-18", "A bridge over the Tigris collapses in Mosul, killing 14", "other", ("mosul",), ("iraq",)),
        Told("2023-03-18", "Mosul bridge collapse kills at least 12 people", "other", ("mosul",)),
    ),
    (
        Told("2024-01-16", "Iran fires ballistic missiles at Erbil", "attack", ("erbil",), ("iran",)),
        Told("2024-01-15", "Iranian missiles hit homes near Erbil", "attack", ("IQ",), ("iran", "krg")),
    ),
    (
        Told("2023-07-26", "Soldiers of the presidential guard depose President Bazoum of Niger", "coup", ("NE",),
             ("niger",)),
        Told("2023-07", "Niger's President Bazoum is deposed by his presidential guard", "coup", ("NE",)),
    ),
    (
        Told("2024-04-13", "The US agrees to withdraw its troops from Niger", "agreement", ("NE",), ("us", "niger")),
        Told("2024-04", "American withdrawal from Niger agreed", "announcement", ("NE",), ("us",)),
    ),
    (
        Told("2024-07-12", "The Security Council extends the mandate of the mission in Iraq for a final time", "law",
             ("IQ",), ("unsc",)),
        Told("2024-07-12", "UN mission in Iraq: mandate extended one last time", "agreement", ("IQ",), ("un", "iraq")),
    ),
    (
        Told("2022-02-03", "The leader of Islamic State, al-Qurashi, dies in a US raid in Idlib", "attack", ("SY",),
             ("us", "is")),
        Told("2022-02-03", "ISIS leader al-Qurashi killed during American special forces raid", "attack", ("SY",),
             ("us", "is", "coalition")),
    ),
    (
        Told("2022-01-20", "IS fighters attack the Sina'a prison in Hasakah to free inmates", "attack",
             ("hasakah",), ("is", "sdf")),
        Told("2022-01", "Assault by Daesh on Hasakah's Sinaa prison", "attack", ("SY",), ("is",)),
    ),
    (
        Told("2021-10-10", "Iraq holds early parliamentary elections", "election", ("IQ",), ("iraq",)),
        Told("2021-10", "Early elections to Iraq's parliament", "election", ("IQ",), ("parliament",)),
    ),
    (
        Told("2023-09-02", "Protests against a KRG headquarters leave four dead in Kirkuk", "other", ("kirkuk",),
             ("krg",)),
        Told("2023-09-02", "Four protesters are killed in Kirkuk in a dispute over the KRG headquarters", "other",
             ("kirkuk",), ("iraq", "krg")),
    ),
    (
        Told("2024-03-25", "Turkey's foreign minister visits Baghdad to discuss a ban of the PKK", "negotiation",
             ("baghdad",), ("turkey", "iraq")),
        Told("2024-03", "Ankara's foreign minister in Baghdad for talks on banning the PKK", "negotiation",
             ("IQ",), ("turkey", "iraq", "pkk")),
    ),
    (
        Told("2023-12-06", "ECOWAS lifts some of its sanctions on Niger", "sanction", ("NE",), ("ecowas", "niger")),
        Told("2023-12-07", "Sanctions on Niger partly lifted by ECOWAS", "sanction", ("NE",), ("ecowas",)),
    ),
    (
        Told("2024-11-05", "The EU mission hands its base in Gao to Malian troops", "withdrawal", ("gao",),
             ("eu", "mali")),
        Told("2024-11-05", "Gao base of the European Union mission handed over", "withdrawal", ("ML",), ("eu",)),
    ),
    (
        Told("2022-08-15", "The last French soldiers leave Mali", "withdrawal", ("ML",), ("france",)),
        Told("2022-08", "France completes its withdrawal: last troops leave Gao", "withdrawal", ("gao",),
             ("france", "mali")),
    ),
    (
        Told("2024-05-21", "A gas pipeline explodes near Raqqa", "other", ("raqqa",), ()),
        Told("2024-05-22", "Explosion of gas pipeline close to Raqqa", "other", ("raqqa",), ("sdf",)),
    ),
    (
        Told("2024-12-24", "The interim authorities say that armed groups agreed to dissolve into the defence ministry",
             "agreement", ("SY",), ("syria",)),
        Told("2024-12", "Syrian armed groups agree to be dissolved and merged under the defence ministry", "agreement",
             ("SY",), ()),
    ),
    (
        Told("2023-04-07", "A drone strikes the airport of Sulaymaniyah while SDF commander Abdi is there",
             "attack", ("IQ",), ("turkey", "sdf")),
        Told("2023-04-07", "Sulaymaniyah airport: drone attack targets Mazloum Abdi", "attack", ("IQ",), ("sdf",)),
    ),
    (
        Told("2024-06-30", "Parliament fails to elect a new speaker", "law", ("IQ",), ("parliament",)),
        Told("2024-06-30", "Council of Representatives again fails in the vote for speaker", "law", ("baghdad",),
             ("parliament", "iraq")),
    ),
    (
        Told("2023-06-05", "A cholera outbreak is declared in Ménaka", "other", ("menaka",), ("mali",)),
        Told("2023-06", "Menaka: authorities declare outbreak of cholera", "other", ("menaka",), ()),
    ),
    (
        Told("2024-02-21", "Iraq's Supreme Court abolishes the minority quota in the Kurdistan parliament", "law",
             ("IQ",), ("iraq",)),
        Told("2024-02-21", "Quota seats for minorities in Kurdistan abolished by supreme court", "law", ("erbil",),
             ("iraq", "krg")),
    ),
)  # fmt: skip
"""Twenty events, each as two sources tell it."""

_GROUPS = ("is", "is-sahel", "jnim", "pkk", "pmf")
_TOWNS = ("baghdad", "erbil", "kirkuk", "mosul", "sinjar", "raqqa", "deir-ez-zor", "hasakah", "aleppo", "gao", "agadez")
_STATES = ("us", "iraq", "turkey", "iran", "syria", "france", "niger", "mali")

_SUBJECTS = (
    "border controls", "water of the Euphrates", "oil exports", "prisoner exchanges", "the return of refugees",
    "air defence", "drone sales", "electricity imports", "customs fees", "training of pilots", "counterterrorism",
    "demining", "railway links", "wheat deliveries", "visa rules", "gas flaring", "bank transfers", "archaeology",
    "flights", "militia salaries", "medical aid", "dams", "reconstruction loans", "school curricula",
)  # fmt: skip
_THINGS = (
    "budget", "amnesty law", "oil and gas law", "electoral law", "penal code", "retirement law", "army budget",
    "personal status law", "anti-drug law", "media law", "decree on checkpoints", "land registry law", "party law",
)  # fmt: skip
_VERBS = ("discuss", "sign a memorandum on", "fail to agree on", "begin consultations on", "suspend work on")


def _name(of: str) -> str:
    every = {**VOCABULARY["actors"], **VOCABULARY["places"]}
    name: str = every[of]["name"]
    return name


def _country(town: str) -> str:
    country: str = VOCABULARY["places"][town]["in"]
    return country


def _day(year: int, month: int, day: int) -> str:
    return datetime.date(year, month, day).isoformat()


def _recurrent() -> Iterator[Told]:
    """Yield events that look alike and are others."""
    for month in range(1, 13):  # every month, in the same place, by the same group
        yield Told(_day(2023, month, 4 + month), "Islamic State attacks a checkpoint in Kirkuk", "attack",
                   ("kirkuk",), ("is", "iraq"))  # fmt: skip
        yield Told(_day(2022, month, 9), f"IS bomb attack kills {month % 5 + 2} in Deir ez-Zor", "attack",
                   ("deir-ez-zor",), ("is", "sdf"))  # fmt: skip
        yield Told(
            _day(2024, month, 28), "Iraq's oil exports are published for the month", "report", ("IQ",), ("iraq",)
        )
    for day in range(1, 11):  # every day
        yield Told(_day(2024, 2, day), "Rocket fire on Al-Asad air base", "attack", ("al-asad",), ("pmf", "us"))
        yield Told(_day(2024, 10, day), f"Turkish drone strike kills {day % 4 + 1} SDF fighters near Hasakah",
                   "attack", ("hasakah",), ("turkey", "sdf"))  # fmt: skip
    for number, word in enumerate(("first", "second", "third", "fourth", "fifth"), 1):  # numbered
        yield Told(_day(2024, 1, 20 + number), f"The {word} round of talks between Iraq and the US on the coalition",
                   "negotiation", ("baghdad",), ("iraq", "us"))  # fmt: skip
        yield Told(_day(2023, 5, 2 * number), f"Phase {number} of the return from Al-Hol is completed", "other",
                   ("hasakah",), ("iraq", "sdf"))  # fmt: skip
    for number in (2651, 2652, 2670, 2682):
        yield Told("2022-10", f"The Security Council adopts resolution {number} on Iraq", "law", ("IQ",), ("unsc",))
    yield Told("2023-08-30", "The curfew in Kirkuk begins", "other", ("kirkuk",), ("iraq",))
    yield Told("2023-08-30", "The curfew in Kirkuk ends", "other", ("kirkuk",), ("iraq",))
    yield Told(
        "2024-08-10", "Iraq confirms the arrest of an IS financier in Mosul", "statement", ("mosul",), ("iraq", "is")
    )
    yield Told(
        "2024-08-10", "Iraq denies the death of an IS financier in Mosul", "statement", ("mosul",), ("iraq", "is")
    )
    yield Told("2023-11-11", "Explosion in Mosul", "other", ("mosul",), ("is",))
    yield Told("2023-11-11", "Explosion in Kirkuk", "other", ("kirkuk",), ("is",))
    yield Told("2023-11-13", "The US strikes a depot in Deir ez-Zor", "attack", ("SY",), ("us",))
    yield Told("2023-11-13", "The US imposes sanctions on a militia of Deir ez-Zor", "sanction", ("SY",), ("us",))
    for month in (2, 5, 8, 11):
        yield Told(_day(2023, month, 14), "The UN envoy briefs the Security Council on Iraq", "report", ("IQ",),
                   ("un", "unsc"))  # fmt: skip


def _others(count: int, rng: random.Random) -> Iterator[Told]:
    """Yield events of many kinds, worded in many ways, on random days, some of them vague."""
    for _ in range(count):
        day = datetime.date(2021, 1, 1) + datetime.timedelta(rng.randrange(1450))
        date = rng.choices((day.isoformat(), f"{day:%Y-%m}", f"{day.year}"), (80, 15, 5))[0]
        town, group, state, other = rng.choice(_TOWNS), rng.choice(_GROUPS), *rng.sample(_STATES, 2)
        subject, thing, number = rng.choice(_SUBJECTS), rng.choice(_THINGS), rng.randrange(2, 40)
        yield rng.choice((
            Told(date, f"{_name(group)} ambush kills {number} soldiers near {_name(town)}", "attack", (town,),
                 (group,)),
            Told(date, f"{_name(state)} and {_name(other)} {rng.choice(_VERBS)} {subject}", "negotiation",
                 (_country(town),), (state, other)),
            Told(date, f"Parliament postpones its vote on the {thing}", "law", ("IQ",), ("parliament",)),
            Told(date, f"Parliament passes the {thing} at its {rng.choice(('first', 'second'))} reading", "law",
                 ("IQ",), ("parliament",)),
            Told(date, f"Residents of {_name(town)} protest over {subject}", "other", (town,), ()),
            Told(date, f"{_name(state)} delivers {number} armoured vehicles to {_name(other)}", "deployment",
                 (_country(town),), (state, other)),
            Told(date, f"{_name(state)} sanctions {number} people for {subject}", "sanction",
                 (_country(town),), (state,)),
            Told(date, f"A report by the UN finds {_name(group)} weakened around {_name(town)}", "report",
                 (town, _country(town)), ("un", group)),
            Told(date, f"The governor of {_name(town)} resigns after a dispute over the {thing}", "other", (town,), ()),
            Told(date, f"Sudani visits {_name(town)} and promises work on {subject}", "statement", (town,),
                 ("sudani",)),
            Told(date, f"{_name(other)} says that its forces stay in {_name(town)}", "statement", (town,), (other,)),
            Told(date, f"{_name(group)} claims a rocket attack on a base in {_name(town)}", "attack", (town,),
                 (group, "us")),
        ))  # fmt: skip


class Planted(NamedTuple):
    """A log, and the pairs of ids that are one event."""

    log: dict[str, Any]
    pairs: frozenset[frozenset[str]]


def planted(seed: int, size: int = 500) -> Planted:
    """Return a log of so many events, and the twenty pairs in it that are one event each."""
    rng = random.Random(seed)
    recurrent = [*_recurrent()]
    others = [*recurrent, *_others(size - len(recurrent) - 2 * len(PAIRS), rng)]
    every = [(f"e{number}", told) for number, told in enumerate(others)]
    for number, pair in enumerate(PAIRS):
        every += [(f"pair-{number}-{side}", told) for side, told in zip("ab", pair, strict=True)]
    rng.shuffle(every)
    events = [event_of(identity, told) for identity, told in every]
    header = {"title": "Planted", "covers": "2021/2025"}
    pairs = frozenset(frozenset((f"pair-{number}-a", f"pair-{number}-b")) for number in range(len(PAIRS)))
    return Planted({"timeline": header, **VOCABULARY, "events": events}, pairs)


def event_of(identity: str, told: Told) -> dict[str, Any]:
    """Return an event as a log has it, as one source tells it."""
    entry: dict[str, Any] = {
        "id": identity,
        "date": told.date,
        "title": told.title,
        "type": told.type,
        "sources": ["daily"],
    }
    if told.places:
        entry["places"] = [*told.places]
    if told.actors:
        entry["actors"] = [*told.actors]
    return entry
