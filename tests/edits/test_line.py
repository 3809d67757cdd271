"""The line of `add`: what is read as its date, its title and its keys, and what is refused and where."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.edits.keys import KEYS, KINDS, LineKind, wrong_key
from timeline.edits.line import Line, parsed
from timeline.edits.pieces import MOST_TEXT
from timeline.query.filters import FIELDS


def values(line: Line) -> list[tuple[str, str]]:
    """Every value with the key of the entry; of a source also its place and the document that cites it."""
    names = {"at": "@", "via": "via"}
    return [(names.get(one.key.role, one.key.name), one.piece.text) for one in line.given]


def parts(text: str, kind: LineKind = "event") -> tuple[str | None, str | None, list[tuple[str, str]]]:
    line = parsed(text, kind)
    assert line.faults == ()
    return line.date.text if line.date else None, line.title.text if line.title else None, values(line)


READ: list[tuple[LineKind, str, str | None, str | None, list[tuple[str, str]]]] = [
    (
        "event",
        "27 Sep 2024: The US and Iraq announce the end of the mission type:agreement country:IQ actor:US actor:Iraq "
        "tag:iraq-drawdown source:cbp-2025@'section 4.2, note 87'",
        "27 Sep 2024",
        "The US and Iraq announce the end of the mission",
        [
            ("type", "agreement"),
            ("places", "IQ"),
            ("actors", "US"),
            ("actors", "Iraq"),
            ("tags", "iraq-drawdown"),
            ("sources", "cbp-2025"),
            ("@", "section 4.2, note 87"),
        ],
    ),
    ("event", "26 March 2024, 1:28 am: The bridge falls", "26 March 2024, 1:28 am", "The bridge falls", []),
    ("event", "2024-03-26T01:28: The bridge falls", "2024-03-26T01:28", "The bridge falls", []),
    ("event", "2024: A: b: c", "2024", "A: b: c", []),
    ("event", "2024 : A", "2024", "A", []),
    ("event", "2024: UNSC 2:1 vote, https://x.org/a:b, 10:30", "2024", "UNSC 2:1 vote, https://x.org/a:b, 10:30", []),
    ("event", ": A", None, ": A", []),
    ("event", "2024: type: law is text", "2024", "type: law is text", []),
    ("event", "2024: A motto:", "2024", "A motto:", []),
    ("event", "2024: -- A type:", "2024", "A type:", []),
    ("event", "2024: A type:law b", "2024", "A b", [("type", "law")]),
    ("event", "2024: A  b type:law  c   d", "2024", "A  b c   d", [("type", "law")]),
    ("event", "type:law 2024: A", "2024", "A", [("type", "law")]),
    ("event", "2024: A TYPE:law Countries:IQ,SY", "2024", "A", [("type", "law"), ("places", "IQ"), ("places", "SY")]),
    (
        "event",
        "2024: A place:'north of Mosul','Raqqa, old town'",
        "2024",
        "A",
        [("places", "north of Mosul"), ("places", "Raqqa, old town")],
    ),
    ("event", '2024: A note:"it says \\"no\\""', "2024", "A", [("note", 'it says "no"')]),
    ("event", "2024: A note:'Iraq's role' b", "2024", "A b", [("note", "Iraq's role")]),
    ("event", r"2024: A note:'The militias\' leaders' b", "2024", "A b", [("note", "The militias' leaders")]),
    ("event", "2024: A note:“in print” b", "2024", "A b", [("note", "in print")]),
    ("event", "2024: A url:https://x.org/a,b:c?d=e", "2024", "A", [("url", "https://x.org/a,b:c?d=e")]),
    ("event", "2024: A source:'a b'@'1, 2' via:c", "2024", "A", [("sources", "a b"), ("@", "1, 2"), ("via", "c")]),
    (
        "event",
        "2024: A source:a@'4',b via:c",
        "2024",
        "A",
        [("sources", "a"), ("@", "4"), ("sources", "b"), ("via", "c")],
    ),
    (
        "event",
        "2024: A source:https://x.org/@a,b@'p 4',c",
        "2024",
        "A",
        [("sources", "https://x.org/@a,b"), ("@", "p 4"), ("sources", "c")],
    ),
    ("event", "2024: A source:a at:'page 4'", "2024", "A", [("sources", "a"), ("@", "page 4")]),
    ("event", "2024: The militias' leaders say so", "2024", "The militias' leaders say so", []),
    ("event", "2024: 'Twas the militias type:law", "2024", "'Twas the militias", [("type", "law")]),
    ("event", "2024: 'Daesh' claims it", "2024", "'Daesh' claims it", []),
    ("event", '2024: "Operation type:x" begins', "2024", '"Operation type:x" begins', []),
    ("event", '2024: "A: type:law" type:battle', "2024", "A: type:law", [("type", "battle")]),
    ("event", "2024: 'A type:law' type:battle", "2024", "A type:law", [("type", "battle")]),
    ("event", "2024: type:law -- A type:battle  -- b: 'c", "2024", "A type:battle  -- b: 'c", [("type", "law")]),
    ("event", "27 Sep 2024 type:law -- A", "27 Sep 2024", "A", [("type", "law")]),
    ("event", "2024: -- A", "2024", "A", []),
    ("event", '2024: "A -- b" type:law', "2024", "A -- b", [("type", "law")]),
    ("event", "2024: a--b", "2024", "a--b", []),
    ("event", "date:2024 A: b", None, "A: b", [("date", "2024")]),
    ("event", "No date here", None, "No date here", []),
    ("event", "-- No date here", None, "No date here", []),
    ("event", "2024:", "2024", None, []),
    ("event", "", None, None, []),
    (
        "plan",
        "by the end of September 2025: The mission ends by:US,UK kind:commitment",
        "by the end of September 2025",
        "The mission ends",
        [("by", "US"), ("by", "UK"), ("kind", "commitment")],
    ),
    ("plan", "from 2 August 2026: The law applies", "from 2 August 2026", "The law applies", []),
    ("plan", "The mission ends until:2027", None, "The mission ends", [("until", "2027")]),
    ("plan", "Iraq: the mission ends deadline:2027", None, "Iraq: the mission ends", [("deadline", "2027")]),
    ("figure", "late 2024: about 2,500 measure:troops", "late 2024", "about 2,500", [("measure", "troops")]),
    ("figure", "2,500 As-Of:2024", None, "2,500", [("as_of", "2024")]),
    ("source", "2025-03-18: A title publisher:'A, B'", "2025-03-18", "A title", [("publisher", "A, B")]),
    ("source", "Iraq: a title author:'A, B' author:C", None, "Iraq: a title", [("author", "A, B"), ("author", "C")]),
    (
        "actor",
        "Islamic State: the group alias:ISIS,Daesh",
        None,
        "Islamic State: the group",
        [("aliases", "ISIS"), ("aliases", "Daesh")],
    ),
    ("place", "Northeast Syria in:SY country:IQ", None, "Northeast Syria", [("in", "SY"), ("in", "IQ")]),
    ("view", "iraq: country:IQ type:law,strike -- x", "iraq", "country:IQ type:law,strike -- x", []),
    ("view", "iraq", "iraq", None, []),
]


@pytest.mark.parametrize(("kind", "text", "date", "title", "given_values"), READ, ids=[text for _, text, *_ in READ])
def test_lines_are_read(
    kind: LineKind, text: str, date: str | None, title: str | None, given_values: list[tuple[str, str]]
) -> None:
    assert parts(text, kind) == (date, title, given_values)


UNCLEAR = "one of these apostrophes closes the quotes, and it is not clear which"
NO_SPACE = "write no space behind it; a '{}' of the text stands in quotes"
ABOUT = "name a place with place: and an actor with actor:; in quotes it is text"
BEHIND = "behind ' -- ' everything is the title; in quotes, '--' is a part of it"

FAULTS: list[tuple[LineKind, str, list[tuple[str, str, str]]]] = [
    (
        "event",
        "2024: A contry:IQ",
        [("contry", "an event has no key 'contry'", "did you mean 'country'? in quotes it is text")],
    ),
    (
        "event",
        "2024: A measure:troops",
        [("measure", "an event has no key 'measure'", "it is a key of figures; in quotes it is text")],
    ),
    ("event", "2024: A about:IQ", [("about", "an event has no key 'about'", ABOUT)]),
    ("event", "2024: A actor:US, Iraq", [(",", "a value is missing behind ','", NO_SPACE.format(","))]),
    (
        "event",
        "2024: A source:a@4,5",
        [("4,5", "the place in the source ends at a ',', or has one: '4,5'", "put the place in quotes: @'4,5'")],
    ),
    ("event", "2024: A source:a@ b", [("@", "a value is missing behind '@'", NO_SPACE.format("@"))]),
    ("event", "2024: A note:'b", [("'", "these quotes are not closed", "close them")]),
    ("event", '2024: A note:"b', [('"', "these quotes are not closed", "close them")]),
    ("event", '2024: A "b', [('"', "these quotes are not closed", "close them")]),
    ("event", "2024: A source:", [("source:", "a value is missing here", "write one, or leave out the key")]),
    ("event", "2024: A type:law source: ", [("source:", "a value is missing here", "write one, or leave out the key")]),
    ("actor", "Court of Audit alias:", [("alias:", "a value is missing here", "write one, or leave out the key")]),
    ("event", "2024: A note:'' b", [("''", "a value is missing here", "write one, or leave out the key")]),
    (
        "event",
        '2024: A note:"b"c',
        [("c", "'c' stands right behind the quotes of a value", "put the whole value in quotes")],
    ),
    (
        "event",
        "2024: A note:'The militias' leaders' b",
        [("'The militias", UNCLEAR, 'put the text in "double quotes"')],
    ),
    ("event", "2024: Operation X -- begins", [("Operation X", "'Operation X' belongs to no key", BEHIND)]),
    (
        "source",
        "Marhc 2025: A title",
        [("Marhc 2025", "'Marhc 2025' is not a date", "put the title in quotes if this is a part of it")],
    ),
    (
        "event",
        "2024: A tpye:law b contry:IQ note:'c",
        [
            ("tpye", "an event has no key 'tpye'", "did you mean 'type'? in quotes it is text"),
            ("contry", "an event has no key 'contry'", "did you mean 'country'? in quotes it is text"),
            ("'", "these quotes are not closed", "close them"),
        ],
    ),
]


@pytest.mark.parametrize(("kind", "text", "faults"), FAULTS, ids=[text for _, text, _ in FAULTS])
def test_faults_have_their_place_and_a_remedy(kind: LineKind, text: str, faults: list[tuple[str, str, str]]) -> None:
    found = parsed(text, kind).faults
    assert [(text[fault.start : fault.end], fault.message, fault.hint) for fault in found] == faults


def test_every_field_of_a_query_is_a_key_or_is_refused_with_a_remedy() -> None:
    for name in FIELDS:
        known = [kind for kind in KINDS if name in KEYS[kind]]
        assert known or wrong_key(name, "event") is not None, name


def test_values_have_their_places() -> None:
    text = "2024: A note:'b c' actor:US,'the UK' source:cbp@'p 1'"
    line = parsed(text, "event")
    assert line.date is not None
    assert line.title is not None
    pieces = [line.date, line.title, *(one.piece for one in line.given)]
    expected = ["2024", "A", "'b c'", "US", "'the UK'", "cbp", "'p 1'"]
    assert [text[piece.start : piece.end] for piece in pieces] == expected


def test_a_line_has_a_limit() -> None:
    assert parsed("2024: " + "a" * (MOST_TEXT - 6), "event").faults == ()
    (fault,) = parsed("2024: " + "a" * (MOST_TEXT - 5), "event").faults
    assert fault.message == "the line has 65,537 characters; 65,536 are read"


KIND = st.sampled_from([kind for kind in KINDS if kind != "view"])
PIECES = [
    " ",
    " ",
    "2024",
    ": ",
    ":",
    "type:",
    "actor:",
    "source:",
    "at:",
    "via:",
    "note:",
    "contry:",
    "US",
    "cbp-2025",
    "@",
    ",",
    "'",
    '"',
    "“",
    "”",
    "\\",
    " -- ",
    "--",
    "s' ",
    "a",
    "law",
    "2,500",
    "about ",
    "\n",
    "id:",
    "\u200b",
    "é",
    "date:",
    "subject:",
    "text:",
    "announced:",
    "us-iraq-announce",
    "by ",
    "country:",
    "IQ",
    "\ud800",
]
HARD = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)


@given(st.text(), KIND)
def test_what_stands_behind_two_hyphens_is_the_title(title: str, kind: LineKind) -> None:
    read = (
        parsed(f"2024: -- {title}", kind).title if kind not in ("actor", "place") else parsed(f"-- {title}", kind).title
    )
    assert (read.text if read else "") == (title if title.strip() else "")


@given(st.text().filter(str.strip), KIND)
def test_a_title_in_quotes_comes_back(title: str, kind: LineKind) -> None:
    escaped = title.replace("\\", "\\\\").replace('"', '\\"')
    before = "" if kind in ("actor", "place") else "2024: "
    line = parsed(f'{before}"{escaped}" note:x', kind)
    assert line.faults == ()
    assert line.title is not None
    assert line.title.text == title
    assert values(line) == [("note", "x")]


@given(st.text(st.characters(exclude_characters=":\"'“”„", exclude_categories=("Cs",))).filter(lambda t: "--" not in t))
def test_a_title_without_colons_and_quotes_comes_back(title: str) -> None:
    line = parsed(f"2024: {title}", "event")
    assert (line.title.text if line.title else "") == title.strip()
    assert (line.faults, line.given) == ((), ())


@given(HARD | st.text(), st.sampled_from(KINDS))
def test_any_text_is_read_and_every_place_lies_in_it(text: str, kind: LineKind) -> None:
    line = parsed(text, kind)
    pieces = [piece for piece in (line.date, line.title, *(one.piece for one in line.given)) if piece is not None]
    for start, end in [*((p.start, p.end) for p in pieces), *((f.start, f.end) for f in line.faults)]:
        assert 0 <= start <= end <= len(text)
    assert all(fault.message and fault.hint for fault in line.faults)
    assert all(piece.text.strip() for piece in pieces)
