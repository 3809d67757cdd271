"""Strategies for logs with every kind of value: recurring plans, deadlines with anchors, disputes, includes."""

from pathlib import Path
from typing import Any

from hypothesis import strategies as st

SIGNS = st.characters(codec="utf-8", exclude_characters="\x85\u2028\u2029") | st.sampled_from("=+-@';\"\n [|]<_x0041_>")
TEXTS = st.text(SIGNS, min_size=1, max_size=40).filter(lambda text: text.strip() == text)
"""Texts of any signs, as a log may have them."""
TRICKY = """\
=1+1 | 'x | '' | '=x | +1 | -1 | @a | 007 | 1e5 | 1,000.50 | TRUE | 2024-09 | 12/04/2024 | #N/A | a; b | NULL | 1/2 |
50 % | Ω ж 漢字 🜁 e\u0301 | ends with ' | "quoted" | a,b;c\td | one\\ntwo | -5 °C | =two\\n=lines"""
"""Texts of which a spreadsheet program likes to make something else."""
WORDS = st.sampled_from([one.strip().replace("\\n", "\n") for one in TRICKY.split(" |")]) | TEXTS

DATES = st.sampled_from(["2024-09-27", "2024-09", "2024", "early 2022", "2014/..", "2024-09-27T10:00Z", "2024-05-01/"])
DATES |= st.sampled_from(
    ["[2024-03,2024-05]", "[..2024-03]", "2024-06-04/2024-06-07", "late January 2024", "2015?", "201X"]
)
DEADLINES = st.sampled_from(
    [
        "2026-06-30",
        "by the end of September 2025",
        "2026",
        {"within": "90 days", "of": "e0"},
        {"within": "0 days", "of": "January 2025"},
        {"before": "e0"},
        {"earlier_of": ["2026-06-30", {"within": "1 month", "of": "e0"}, {"before": "e0"}]},
        {"later_of": ["2026-06-30", {"within": "1 month", "of": "e0"}]},
    ]
)
ACTORS = st.lists(st.sampled_from(["a0", "a1", "a2"]), unique=True, max_size=3)
PLACES = st.lists(st.sampled_from(["IQ", "NA", "p0", "p1"]), unique=True, max_size=3)
AT = st.builds(lambda ref, at: {"ref": ref, "at": at}, st.sampled_from(["s0", "s1"]), WORDS)
VIA = st.builds(lambda at: {"ref": "s0", "via": "s1", "at": at}, WORDS)
SOURCES = st.lists(st.sampled_from(["s0", "s1", {"ref": "s1"}]) | AT | VIA, min_size=1, max_size=3, unique_by=str)
COMMON: dict[str, Any] = {
    "status": st.sampled_from(["stated", "reported", "claimed", "denied"]),
    "summary": WORDS,
    "note": WORDS,
    "tags": st.lists(st.sampled_from(["one", "two", "three"]), unique=True, min_size=1),
    "actors": ACTORS.filter(bool),
    "places": PLACES.filter(bool),
    "known": st.just("2025-12-01"),
    "url": st.just("https://example.org/a?b=1&c=2"),
    "quote": st.builds(lambda text: {"text": text, "speaker": "a0"}, WORDS),
}


def _of(required: dict[str, Any], optional: dict[str, Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(required, optional={**COMMON, **optional})


EVENTS = _of(
    {"date": DATES, "title": WORDS, "type": st.sampled_from(["other", "drill", "agreement"]), "sources": SOURCES},
    {
        "disputed": st.just(
            [{"field": "title", "value": "=2+2", "sources": ["s1"]}, {"field": "places", "value": ["IQ"]}]
        ),
        "corrections": st.just(
            [{"date": "2025-11-01", "field": "title", "was": "'was", "why": "=x", "sources": ["s1"]}]
        ),
    },
)
ANNOUNCED = st.sampled_from(
    ["2020-01-01", "2020", {"event": "e0"}, {"date": "2020-02", "sources": ["s0"], "note": "=n"}]
)
DISPUTED_DEADLINE = st.just([{"field": "deadline", "value": "2027", "sources": ["s1"], "note": "\n=x"}])
PLANS = _of(
    {"title": WORDS, "announced": ANNOUNCED, "sources": SOURCES},
    {"by": ACTORS.filter(bool), "to": ACTORS.filter(bool), "deadline_words": WORDS, "disputed": DISPUTED_DEADLINE},
)
LIFE: dict[str, Any] = {
    "revisions": [{"date": "2025-01-05", "deadline": "2027-03", "sources": ["s1"]}],
    "outcome": {"date": "2025-05", "result": "met", "sources": [{"ref": "s1", "at": "=p"}]},
}
RECURRING: dict[str, Any] = {"deadline": "2024-06-30", "every": "6 months"}
HELD = [{"date": "2024-06-01", "result": "met", "occurrence": "0", "sources": ["s1"]}]
HELD += [{"date": "2025-01-10", "result": "partly-met", "occurrence": "1", "sources": ["s1"]}]
LIVES = st.sampled_from(
    [
        {},
        {"until": "end of 2026"},
        {**RECURRING, "times": "3", "outcome": HELD},
        {**RECURRING, "until": "2026-12"},
        {**RECURRING, "times": "40"},
    ]
) | st.builds(
    lambda deadline, life: {"deadline": deadline, **{key: LIFE[key] for key in life}},
    DEADLINES,
    st.sets(st.sampled_from([*LIFE])),
)
NUMBERS = st.sampled_from(
    [
        {"value": "2500", "qualifier": "about"},
        {"low": "1000.50", "high": "999999999999999999"},
        {"value": "12", "low": "10", "high": "15"},
        {"words": "=several"},
        {"value": "007"},
        {"value": "0.10"},
    ]
)
FIGURES = _of(
    {
        "measure": st.sampled_from(["deaths", "=cost", "troops"]),
        "unit": st.sampled_from(["people", "+US$"]),
        "sources": SOURCES,
    },
    {"by": st.sampled_from(["a0", "a1"])},
)
SUBJECTS = st.sampled_from(["a0", "event:e0", {"text": "=victims"}])
TIMES = st.builds(lambda key, date: {key: date}, st.sampled_from(["as_of", "over"]), DATES)


@st.composite
def logs(draw: st.DrawFn, most: int = 3) -> tuple[str, str]:
    """Return the text of a log, and that of the file `more.yaml` that it includes."""
    events = [{"id": f"e{at}", **one} for at, one in enumerate(draw(st.lists(EVENTS, min_size=1, max_size=most)))]
    events[0]["date"] = "2019-05-05"  # plans hang on it
    plans = [
        {"id": f"p-{at}", "kind": draw(st.sampled_from(["commitment", "demand"])), **one, **draw(LIVES)}
        for at, one in enumerate(draw(st.lists(PLANS, min_size=1, max_size=most)))
    ]
    figures = [
        {"id": f"f{at}", "subject": draw(SUBJECTS), **one, **draw(TIMES), **draw(NUMBERS)}
        for at, one in enumerate(draw(st.lists(FIGURES, min_size=1, max_size=most)))
    ]
    names = draw(st.lists(WORDS, min_size=2, max_size=2))
    actors = {"a0": {"name": names[0]}, "a1": {"name": "Two"}, "a2": {"name": "Two"}}
    places = {"p0": {"name": names[1], "in": ["IQ"]}, "p1": {"name": "A; b", "in": ["NA"]}}
    sources = {"s0": {"title": names[0]}, "s1": {"title": "S", "licence": "no redistribution"}}
    head = {"title": "=A log", "id": "any", "covers": "2000/2025-12-31", "timezone": "Europe/Paris"}
    first = {"timeline": head, "include": ["more.yaml"], "sources": sources, "actors": actors, "places": places}
    types = {"drill": {"name": "Drill", "family": "forces"}}
    more = {"events": events[1:], "plans": plans[1:], "figures": figures[1:]}
    own = {"types": types, "events": events[:1], "plans": plans[:1], "figures": figures[:1]}
    return in_yaml({**first, **own}), in_yaml(more)


def in_yaml(value: Any) -> str:
    """Return a value as YAML, with every sign of its texts escaped that is no letter or digit."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {in_yaml(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return f"[{', '.join(map(in_yaml, value))}]"
    return '"' + "".join(one if one.isascii() and one.isalnum() else f"\\U{ord(one):08x}" for one in value) + '"'


def write_log(folder: Path, texts: tuple[str, str]) -> str:
    """Write a log of two files into a folder, and return the path of the first."""
    for name, text in zip(("events.yaml", "more.yaml"), texts, strict=True):
        (folder / name).write_text(text + "\n", encoding="utf-8")
    return str(folder / "events.yaml")
