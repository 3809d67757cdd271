"""An id is renamed everywhere it is named, in every layout, and nothing else changes."""

import datetime
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.edits.test_styles_by_commands import MORE, STYLES
from tests.examples import examples
from tests.helpers import a_folder, a_log, run
from timeline.cli.completion import offered
from timeline.edits.query_names import names_in_queries
from timeline.edits.room import Meant, open_for_edit
from timeline.edits.uses import uses_in_log
from timeline.index.opening import read_aside as load
from timeline.log.editing.changing import changed
from timeline.log.editing.operations import SetValue
from timeline.log.editing.renaming import renamed
from timeline.log.editing.tree import Tree, parse
from timeline.log.editing.uses import Name, Renaming, uses
from timeline.log.figure_shapes import FIGURE
from timeline.log.loader import LISTS, MAPPINGS
from timeline.log.reading import several
from timeline.log.shapes import Shape

MAIN = """\
timeline:
  title: The us bridge   # 'us' is a word here
  id: us
  covers: 2024/2025-12-31
include: [more.yaml]

sources:
  us: {title: A source of the same id, date: 2024-01-01}
  audit: {title: The bridge, date: 2024-03-01, actors: [us]}
actors:
  # the state
  us: {name: United States}
  us-army: {name: Army, part_of: [us, {actor: "us", during: 2024/.., sources: [{ref: us, via: us}]}]}
  base: {name: A company, sources: us}
places:
  base: {name: The base, in: [camp], actors: ['us']}
  camp: {name: The camp}
types:
  works: {name: Works, family: other}
events:
- {id: start, date: 2024-03-04, title: The us, type: works, actors: [us, us-army], tags: [us, works], sources: [us]}
- id: end
  date: 2024-06-01
  title: It ends
  type: law
  actors: [
    us,      # first
    us-army, # then us
  ]
  places: base
  tags:
    - us
    - us-works
  disputed:
    - {field: actors, value: [us, us-army], sources: [{ref: audit, via: us}]}
    - {field: places, value: base, sources: [us]}
    - {field: type, value: works, sources: [audit]}
    - {field: summary, value: us, sources: [audit]}
  corrections:
    - {date: 2024-07-01, field: actors, was: "[us, us-army]", why: us it was}
    - {date: 2024-07-02, field: actors, was: us-army, sources: [us]}
    - {date: 2024-07-03, field: actors, was: [us]}
    - {date: 2024-07-04, field: tags, was: "us, works"}
    - {date: 2024-07-05, field: title, was: us}
  sources: [{ref: us, at: us, via: us}]
views:
  late: 'actor:us or actor:"us" region:base about:camp,us "us" @other'
  other: 'tag:us source:us type:works id:start not (actor:Us actor:"United States")'
"""
INCLUDED = """\
plans:
- id: reopens
  title: It reopens
  kind: commitment
  announced: {event: end}
  by: us
  to: [us-army, us]
  deadline: {within: 60 days, of: event:start}
  conditions: [{text: us pays, sources: [us], ended: {event: end, how: fulfilled}}]
  history: [{event: start}]
  revisions:
    - date: 2024-07
      deadline: {earlier_of: [2025, {before: end}, {later_of: [{within: 1 day, of: start}, 2026]}]}
      sources: [us]
  outcome: {event: end, result: superseded, superseded_by: again}
  corrections:
    - {date: 2024-05, field: deadline, was: "{within: 10 days, of: start}"}
  sources: [us]
- id: again
  title: Again
  kind: commitment
  announced: 2024-07-01
  deadline: {within: 2 months, of: reopens}
  sources: [us]
figures:
- {id: troops, subject: us, measure: us men, unit: people, as_of: 2024, value: 1, by: us, sources: [us]}
- {id: guards, subject: actor:base, measure: men, unit: people, as_of: 2024, value: 1, sources: [us]}
- {id: beds, subject: place:base, measure: beds, unit: people, as_of: 2024, value: 1, sources: [us]}
- {id: dead, subject: start, measure: dead, unit: people, as_of: 2024, value: 1, sources: [us]}
"""
"""A log in which one id stands in every namespace that may have it, and as a word."""


def a_full_log() -> Path:
    folder = a_folder()
    a_log(INCLUDED + "# no timeline of its own\n", folder, "more.yaml")
    return Path(a_log(MAIN, folder))


def lines_of(log: Path) -> list[str]:
    return [*log.read_text(encoding="utf-8").splitlines(), *(log.parent / "more.yaml").read_text().splitlines()]


def changed_lines(log: Path, before: list[str]) -> list[tuple[str, str]]:
    after = lines_of(log)
    assert len(after) == len(before)
    return [(old.strip(), new.strip()) for old, new in zip(before, after, strict=True) if old != new]


def renames(log: Path, old: str, new: str, *more: str) -> str:
    done = run("rename", old, new, "--yes", "--log", str(log), *more)
    assert done.code == 0, done.err
    return " ".join(done.err.split())


def test_an_actor_is_renamed_everywhere_and_nothing_else() -> None:
    log = a_full_log()
    before = lines_of(log)
    said = renames(log, "actor:us", "usa")
    assert [new for _, new in changed_lines(log, before)] == [
        "audit: {title: The bridge, date: 2024-03-01, actors: [usa]}",
        "usa: {name: United States}",
        'us-army: {name: Army, part_of: [usa, {actor: "usa", during: 2024/.., sources: [{ref: us, via: us}]}]}',
        "base: {name: The base, in: [camp], actors: ['usa']}",
        "- {id: start, date: 2024-03-04, title: The us, type: works, actors: [usa, us-army], tags: [us, works], "
        "sources: [us]}",
        "usa,      # first",
        "- {field: actors, value: [usa, us-army], sources: [{ref: audit, via: us}]}",
        '- {date: 2024-07-01, field: actors, was: "[usa, us-army]", why: us it was}',
        "- {date: 2024-07-03, field: actors, was: [usa]}",
        'late: \'actor:usa or actor:"usa" region:base about:camp,usa "us" @other\'',
        "other: 'tag:us source:us type:works id:start not (actor:usa actor:\"United States\")'",
        "by: usa",
        "to: [us-army, usa]",
        "- {id: troops, subject: usa, measure: us men, unit: people, as_of: 2024, value: 1, by: usa, sources: [us]}",
    ]
    # One more place than lines in the membership and the figure, two more in the first query.
    assert (
        "'us' becomes 'usa' at 18 places, in 1 source, 2 actors, 1 place, 2 events, 1 plan, 1 figure and 2 views"
        in said
    )
    words = "texts are left as they are: 'us' is a word in event:start, event:end, plan:reopens, figure:troops"
    assert words in said


CASES: dict[tuple[str, str], list[str]] = {
    ("source:us", "paper"): [
        "paper: {title: A source of the same id, date: 2024-01-01}",
        'us-army: {name: Army, part_of: [us, {actor: "us", during: 2024/.., sources: [{ref: paper, via: paper}]}]}',
        "base: {name: A company, sources: paper}",
        "- {id: start, date: 2024-03-04, title: The us, type: works, actors: [us, us-army], tags: [us, works], "
        "sources: [paper]}",
        "- {field: actors, value: [us, us-army], sources: [{ref: audit, via: paper}]}",
        "- {field: places, value: base, sources: [paper]}",
        "- {date: 2024-07-02, field: actors, was: us-army, sources: [paper]}",
        "sources: [{ref: paper, at: us, via: paper}]",
        "other: 'tag:us source:paper type:works id:start not (actor:Us actor:\"United States\")'",
        "conditions: [{text: us pays, sources: [paper], ended: {event: end, how: fulfilled}}]",
        "sources: [paper]",
        "sources: [paper]",
        "sources: [paper]",
        "- {id: troops, subject: us, measure: us men, unit: people, as_of: 2024, value: 1, by: us, sources: [paper]}",
        "- {id: guards, subject: actor:base, measure: men, unit: people, as_of: 2024, value: 1, sources: [paper]}",
        "- {id: beds, subject: place:base, measure: beds, unit: people, as_of: 2024, value: 1, sources: [paper]}",
        "- {id: dead, subject: start, measure: dead, unit: people, as_of: 2024, value: 1, sources: [paper]}",
    ],
    ("tag:us", "state"): [
        "- {id: start, date: 2024-03-04, title: The us, type: works, actors: [us, us-army], "
        "tags: [state, works], sources: [us]}",
        "- state",
        '- {date: 2024-07-04, field: tags, was: "state, works"}',
        "other: 'tag:state source:us type:works id:start not (actor:Us actor:\"United States\")'",
    ],
    ("place:base", "fort"): [
        "fort: {name: The base, in: [camp], actors: ['us']}",
        "places: fort",
        "- {field: places, value: fort, sources: [us]}",
        'late: \'actor:us or actor:"us" region:fort about:camp,us "us" @other\'',
        "- {id: beds, subject: place:fort, measure: beds, unit: people, as_of: 2024, value: 1, sources: [us]}",
    ],
    ("camp", "place:tents"): [
        "base: {name: The base, in: [tents], actors: ['us']}",
        "tents: {name: The camp}",
        'late: \'actor:us or actor:"us" region:base about:tents,us "us" @other\'',
    ],
    ("type:works", "building"): [
        "building: {name: Works, family: other}",
        "- {id: start, date: 2024-03-04, title: The us, type: building, actors: [us, us-army], "
        "tags: [us, works], sources: [us]}",
        "- {field: type, value: building, sources: [audit]}",
        "other: 'tag:us source:us type:building id:start not (actor:Us actor:\"United States\")'",
    ],
    ("start", "begin"): [
        "- {id: begin, date: 2024-03-04, title: The us, type: works, actors: [us, us-army], tags: [us, works], "
        "sources: [us]}",
        "other: 'tag:us source:us type:works id:begin not (actor:Us actor:\"United States\")'",
        "deadline: {within: 60 days, of: event:begin}",
        "history: [{event: begin}]",
        "deadline: {earlier_of: [2025, {before: end}, {later_of: [{within: 1 day, of: begin}, 2026]}]}",
        '- {date: 2024-05, field: deadline, was: "{within: 10 days, of: begin}"}',
        "- {id: dead, subject: begin, measure: dead, unit: people, as_of: 2024, value: 1, sources: [us]}",
    ],
    ("reopens", "opens-again"): ["- id: opens-again", "deadline: {within: 2 months, of: opens-again}"],
    ("again", "later"): ["outcome: {event: end, result: superseded, superseded_by: later}", "- id: later"],
    ("figure:beds", "bunks"): [
        "- {id: bunks, subject: place:base, measure: beds, unit: people, as_of: 2024, value: 1, sources: [us]}"
    ],
    ("@other", "@rest"): [
        'late: \'actor:us or actor:"us" region:base about:camp,us "us" @rest\'',
        "rest: 'tag:us source:us type:works id:start not (actor:Us actor:\"United States\")'",
    ],
}


@pytest.mark.parametrize(("old", "new"), CASES)
def test_every_kind_of_name_is_renamed_where_it_stands(old: str, new: str) -> None:
    log = a_full_log()
    before = lines_of(log)
    renames(log, old, new)
    assert [new for _, new in changed_lines(log, before)] == CASES[old, new]
    assert run("undo", "--yes", "--log", str(log)).code == 0
    assert lines_of(log) == before


NAMES = {
    Name("events", "decree-12"): "decree-of-march",
    Name("sources", "report"): "annual-report",
    Name("actors", "ministry"): "m",
    Name("tags", "bridge"): "the-bridge",
}


def test_every_layout_keeps_every_other_byte() -> None:
    count = 0
    for style in STYLES:
        text = style.read_bytes().decode()
        for name, new in NAMES.items():
            tree = parse(text)
            found = [*uses(tree, Renaming(name, new))]
            there = renamed(tree, found)
            count += len(found)
            pieces = [text[one.start : one.end] for one in there.patches]
            assert pieces == [name.id] * len(there.patches), style
            rest = patched_out(text, [(one.start, one.end) for one in there.patches])
            assert rest == patched_out(there.text, new_places(there.patches)), style
            back = parse(there.text)
            assert renamed(back, [*uses(back, Renaming(Name(name.section, new), name.id))]).text == text, style
    assert count > 4 * len(STYLES)


def times(text: str, word: str) -> int:
    return len(re.findall(rf"(?<![\w-]){word}(?![\w-])", text))


def patched_out(text: str, places: list[tuple[int, int]]) -> str:
    for start, end in reversed(places):
        text = text[:start] + "\0" + text[end:]
    return text


def new_places(patches: tuple[tuple[int, int, str], ...]) -> list[tuple[int, int]]:
    moved, found = 0, []
    for start, end, new in patches:
        found.append((start + moved, start + moved + len(new)))
        moved += len(new) - (end - start)
    return found


WITHOUT_ERRORS = [style for style in STYLES if style.stem != "empty-values"]


@pytest.mark.parametrize("style", WITHOUT_ERRORS, ids=lambda path: path.stem)
def test_the_command_takes_every_layout_and_undo_brings_it_back(style: Path) -> None:
    log = a_folder() / "events.yaml"
    before = changed(style.read_bytes().decode(), MORE).text.encode()
    log.write_bytes(before)
    for old, new in (("source:report", "annual-report"), ("actor:ministry", "m")):
        renames(log, old, new)
        there = log.read_bytes()
        assert len(there) - len(before) == (len(new) - len(old.partition(":")[2])) * times(there.decode(), new)
        assert run("undo", "--yes", "--log", str(log)).code == 0
        assert log.read_bytes() == before


WRITTEN = {
    'events: [{id: a, actors: ["u\\x73", us-army]}]': 'events: [{id: a, actors: ["usa", us-army]}]',
    'events: [{id: a, actors: ["u\\\n  s"]}]': 'events: [{id: a, actors: ["usa"]}]',
    "events:\n- id: a\n  actors: >-\n    us\n  title: us\n": "events:\n- id: a\n  actors: >-\n    usa\n  title: us\n",
    "events:\n- ? actors\n  : - 'us' # us\n  ? id\n  : us\n": "events:\n- ? actors\n  : - 'usa' # us\n  ? id\n  : us\n",
    'actors: {? "us" : {name: us}, us-army: {part_of: us}}': 'actors: {? "usa" : {name: us}, us-army: {part_of: usa}}',
    "views:\n  v: |-\n    actor:us\n    or (actor:us)\n": "views:\n  v: |-\n    actor:usa\n    or (actor:usa)\n",
    'views: {v: "actor:\\"us\\" or us"}': 'views: {v: "actor:\\"usa\\" or us"}',
    "views:\n  v: about:us-army,us # us\n": "views:\n  v: about:us-army,usa # us\n",
}


@pytest.mark.parametrize("text", WRITTEN)
def test_a_name_is_found_however_it_is_written(text: str) -> None:
    log = load(a_log("actors: {us: {name: US}, us-army: {name: Army}}\n")).log
    name = Name("actors", "us")
    tree = parse(text)
    found = uses(tree, Renaming(name, "usa", in_query=names_in_queries(log, name)))
    assert renamed(tree, found).text == WRITTEN[text]


def test_a_key_that_comes_to_the_grammar_is_found_without_another_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """By its type alone: `origin: {source: ID}` would be one."""
    from timeline.log.editing import typed
    from timeline.log.reading import reference_to
    from timeline.log.shapes import Field, shaped

    origin = Shape("origin", dict, {"source": Field(reference_to("sources"), "where it is from")})
    more = {"origin": shaped(origin), "distinct": several(reference_to("events", "plans"))}
    monkeypatch.setitem(typed._KEYS, "events", {**typed._KEYS["events"], **more})  # type: ignore[index]
    tree = parse("events:\n- {id: a, distinct: [x, b], origin: {source: x}, sources: [x]}\n")
    assert (
        rename_in(tree, Name("events", "x"))
        == "events:\n- {id: a, distinct: [n, b], origin: {source: x}, sources: [x]}\n"
    )
    assert (
        rename_in(tree, Name("sources", "x"))
        == "events:\n- {id: a, distinct: [x, b], origin: {source: n}, sources: [n]}\n"
    )


def rename_in(tree: Tree, name: Name) -> str:
    return renamed(tree, uses(tree, Renaming(name, "n"))).text


def test_every_key_that_holds_ids_says_of_what() -> None:
    """A key whose meaning speaks of ids names sections, but for codes that no log declares."""
    shapes = [*LISTS.values(), *MAPPINGS.values(), FIGURE]
    fields = [(shape.name, key, field) for shape in shapes for key, field in shape.fields.items()]
    silent = {
        (name, key) for name, key, field in fields if re.search(r"\bids?\b", field.meaning) and not names_in(field)
    }
    assert silent == set()


def names_in(field: object) -> bool:
    kind = field.value_type  # type: ignore[attr-defined]
    return bool(kind.names) or any(one.names or one.keys for one in kind.keys.values())


REFUSED = {
    "nobody x": (2, "no entry has the id 'nobody'"),
    "Army x": (2, "'Army' is a name, and not an id; write 'actor:us-army'"),
    "reopen x": (2, "did you mean 'reopens'?"),
    "us x": (2, "'us' means several entries"),
    "tag:bridge x": (2, "no entry has the tag 'bridge'"),
    "us-works x": (2, "write 'tag:us-works'"),
    "start end": (2, "'timeline merge start end'"),
    "start reopens": (2, "the id 'reopens' is taken by a plan"),
    "start troops": (2, "is taken by a figure"),
    "start start": (2, "has this id already"),
    "start 'The Start'": (2, "write 'start'"),
    "start 2024-05": (2, "reads as a date"),
    "start @@": (2, "'@@' is not an id; use lower-case letters"),
    "actor:us us-army": (2, "the id 'us-army' is taken"),
    "actor:us army": (2, "'army' is a name of 'us-army'"),
    "camp western-asia": (2, "is taken by a place that every log knows"),
    "camp iraq": (2, "'iraq' is a name of 'IQ'"),
    "type:works law": (2, "is a type that every log knows"),
    "type:works diplomacy": (2, "is a type that every log knows"),
    "tag:us works": (2, "timeline set -q tag:us tags+=works tags-=us"),
    "start begin --keep-alias": (2, "an event has no aliases"),
    "tag:us state --keep-alias": (2, "a tag has no aliases"),
    "@late later --keep-alias": (2, "a view has no aliases"),
}


@pytest.mark.parametrize("words", REFUSED)
def test_what_cannot_be_is_refused_with_a_remedy(words: str) -> None:
    import shlex

    log = a_full_log()
    before = lines_of(log)
    done = run("rename", *shlex.split(words), "--yes", "--log", str(log))
    code, message = REFUSED[words]
    assert message in " ".join(done.err.split()), done.err
    assert (done.code, lines_of(log)) == (code, before)


def test_an_id_that_would_mean_two_things_gets_its_kind() -> None:
    log = Path(
        a_log(
            "actors: {drc: {name: The state}}\nplaces: {congo: {name: The river}}\n"
            "events: [{id: flood, date: 2024, title: A flood, type: other}]\n"
            "figures:\n"
            "- {id: a, subject: drc, measure: men, unit: men, as_of: 2024, value: 1}\n"
            "- {id: b, subject: congo, measure: boats, unit: boats, as_of: 2024, value: 1}\n"
            "- {id: c, subject: flood, measure: dead, unit: men, as_of: 2024, value: 1}\n"
            "views: {v: 'about:drc', w: 'about:congo'}\n"
        )
    )
    renames(log, "drc", "congo")
    text = log.read_text(encoding="utf-8")
    assert re.findall(r"subject: [\w:-]+", text) == ["subject: actor:congo", "subject: place:congo", "subject: flood"]
    assert "{v: 'about:actor:congo', w: 'about:place:congo'}" in text


def test_the_old_id_stays_a_name_where_that_is_wanted() -> None:
    log = a_full_log()
    renames(log, "camp", "tents", "--keep-alias")
    assert "  tents: {name: The camp, aliases: [camp]}\n" in log.read_text(encoding="utf-8")
    asked = run("list", "--region", "camp", "--log", str(log))
    assert (asked.code, "It ends" in asked.out) == (0, True), asked.err
    assert run("undo", "--yes", "--log", str(log)).code == 0
    assert log.read_text(encoding="utf-8") == MAIN


def test_what_is_an_alias_already_is_not_added() -> None:
    log = Path(a_log("actors: {us: {name: US}}\nevents: [{id: a, date: 2024, title: A, type: law, actors: us}]\n"))
    renames(log, "us", "united-states", "--keep-alias")
    assert "actors: {united-states: {name: US}}" in log.read_text(encoding="utf-8")


IDS = st.from_regex(r"[a-z]{1,3}(-[a-z0-9]{1,2})?", fullmatch=True)


@examples(60)
@given(st.data())
def test_a_renaming_there_and_back_gives_the_bytes_of_before(data: st.DataObject) -> None:
    """And the model in between is that of before, with the name replaced."""
    ids = data.draw(st.lists(IDS, min_size=4, max_size=7, unique=True))
    *known, new = ids
    one = st.sampled_from(known)
    lines = ["actors:"]
    for identity in known:
        forms = [f"  {identity}: {{name: '{identity} x'}}", f'  "{identity}":\n    name: N']
        lines += [data.draw(st.sampled_from(forms))]
    lines.append("events:")
    for number in range(data.draw(st.integers(1, 4))):
        several = data.draw(st.lists(one, min_size=1, max_size=4))
        flow = ", ".join(data.draw(st.sampled_from([name, f"'{name}'", f'"{name}"', f"{name} "])) for name in several)
        block = "".join(f"\n  - {name} # {name}" for name in several)
        tags = ", ".join(data.draw(st.lists(one, max_size=2, unique=True)))
        lines += [f"- id: e{number}", f"  title: {data.draw(one)} and {data.draw(one)}", f"  tags: [{tags}]"]
        lines.append(
            data.draw(st.sampled_from([f"  actors: [{flow}]", f"  actors:{block}", f"  actors: {several[0]}"]))
        )
        lines.append(f"  disputed: [{{field: actors, value: [{', '.join(several)}]}}]")
        lines.append(f'  corrections: [{{date: 2024, field: actors, was: "[{", ".join(several)}]"}}]')
    text = "\n".join(lines) + data.draw(st.sampled_from(["", "\n"]))
    old = data.draw(one)
    tree = parse(text)
    there = renamed(tree, uses(tree, Renaming(Name("actors", old), new)))
    after = parse(there.text)
    assert renamed(after, uses(after, Renaming(Name("actors", new), old))).text == text
    values, others = ([*_actor_values(parse(one_text))] for one_text in (text, there.text))
    assert others == [[new if name == old else name for name in names] for names in values]
    assert _without_actors(text) == _without_actors(there.text)


def _actor_values(tree: Tree) -> list[list[str]]:
    from timeline.log.editing.tree import plain

    found = [[entry.id for entry in tree.sections["actors"].entries]]
    for entry in tree.sections["events"].entries:
        value = plain(entry.value)
        assert isinstance(value, dict)
        actors, disputed, corrected = value["actors"], value["disputed"], value["corrections"]
        found.append(actors if isinstance(actors, list) else [actors])  # type: ignore[list-item, arg-type]
        found.append(disputed[0]["value"])  # type: ignore[index, call-overload, arg-type]
        found.append(corrected[0]["was"].strip("[]").split(", "))  # type: ignore[index, call-overload, union-attr]
    return found


def _without_actors(text: str) -> list[str]:
    return re.findall(r"(?m)^  (?:title|tags): .*|#.*|^- id: .*|name: .*", re.sub(r"(?<=# ).*", "", text))


def test_the_uses_of_an_id_are_operations_of_other_edits() -> None:
    """As a merge of two entries needs them: its own id stays, and everything else may be set."""
    log = a_full_log()
    opened = open_for_edit(str(log), datetime.datetime.now(datetime.UTC))
    found = [*uses_in_log(opened, Name("events", "start"), "end")]
    assert [(Path(file).name, use.target.id, use.path, use.value) for file, use in found] == [
        ("events.yaml", "other", (), 'tag:us source:us type:works id:end not (actor:Us actor:"United States")'),
        ("more.yaml", "reopens", ("deadline", "of"), "event:end"),
        ("more.yaml", "reopens", ("history", 0, "event"), "end"),
        ("more.yaml", "reopens", ("revisions", 0, "deadline", "earlier_of", 2, "later_of", 0, "of"), "end"),
        ("more.yaml", "reopens", ("corrections", 0, "was"), "{within: 10 days, of: end}"),
        ("more.yaml", "dead", ("subject",), "end"),
    ]
    edit = opened.edit("merge", (Meant(file, SetValue(use.target, use.path, use.value)) for file, use in found))
    assert sorted(Path(one.path).name for one in edit.files) == ["events.yaml", "more.yaml"]


def test_names_of_every_kind_are_completed() -> None:
    log = str(a_full_log())
    for typed, candidates in {
        "tag:us": ["tag:us", "tag:us-works"],
        "@": ["@late", "@other"],
        "type:w": ["type:works"],
        "actor:us": ["actor:us", "actor:us-army"],
        "re": ["reopens"],
    }.items():
        assert offered("names", {"log": [log]}, typed) == candidates


def test_a_large_log_is_read_in_the_parts_that_name_the_id(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same renaming of a file that is taken apart, and of the whole of it, gives the same text."""
    from timeline.edits import excerpts

    events = "".join(
        f"  - id: e{number}\n    date: {2000 + number % 25}\n    title: Über us {number}\n    type: law\n"
        f"    actors: [{'us, ' if number % 7 == 0 else ''}them]\n\n"
        for number in range(700)
    )
    text = f"actors:\n  us: {{name: US}}\n  them: {{name: Them}}\n\nevents:\n{events}views:\n  v: actor:us\n"
    texts = []
    for size in (10, 1 << 30):
        monkeypatch.setattr(excerpts, "LARGEST_WHOLE", size)
        log = Path(a_log(text))
        before = log.read_text(encoding="utf-8")
        assert run("check", "--log", str(log)).code == 0  # an index by which the file is taken apart
        said = renames(log, "us", "usa", "--keep-alias")
        assert "'us' becomes 'usa' at 102 places, in 1 actor, 100 events and 1 view" in said
        texts.append(log.read_text(encoding="utf-8"))
        assert run("undo", "--yes", "--log", str(log)).code == 0
        assert log.read_text(encoding="utf-8") == before
    assert texts[0] == texts[1]
    assert texts[0].count("[usa, them]") == 100
    assert "  usa: {name: US}\n" in texts[0]
    assert "  v: actor:usa\n" in texts[0]
