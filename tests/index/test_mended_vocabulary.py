"""New sources, actors and places, and edits of several lists at once: by mending, `check` tells what it tells anew."""

from pathlib import Path

import pytest

from tests.helpers import a_folder, a_log
from tests.index.test_mended_warnings import check_after, check_now
from timeline.index import cutting
from timeline.index.opening import check_log
from timeline.index.parts import part_of

LOG = """timeline: {title: T, covers: 2014/2024}
sources:
  # Papers.
  s: {title: S, publisher: Press}
  t: {title: T, publisher: Press}
actors:
  a: {name: A}
places:
    town: {name: Town, in: ML}
events:
  - {id: e0, date: 2020-01-01, title: T, type: law, actors: [a], places: [town], sources: [s, t]}
  - {id: e1, date: 2020-02-01, title: T, type: law, sources: s}
  - {id: e2, date: 2020-03-01, title: T, type: law, sources: s}
  - {id: e3, date: 2020-04-01, title: T, type: law, sources: s}
plans:
  - {id: p0, title: T, kind: demand, announced: 2020, sources: s}
figures:
  - {id: f0, subject: a, measure: m, unit: u, as_of: 2020, value: 1, sources: s}
  - {id: f1, subject: e1, measure: m, unit: u, as_of: 2020, value: 1, sources: s}
"""
X, B, S = "  x: {title: X}\n", "  b: {name: B}\n", "  s: {title: S, publisher: Press}\n"


def above(section: str, lines: str, text: str = LOG) -> str:
    """A log with lines more above the name of a section: the last entries of the section before."""
    return text.replace(f"\n{section}:\n", f"\n{lines}{section}:\n")


SLIP = LOG.replace("1, sources: s}\n", "1, sources: s,\n     corrections: [{date: 2021, field: subject, was: b}]}\n", 1)
FORMER = SLIP.replace("was: b", "was: b, sources: t")
RIVALS = LOG + "  - {id: f2, subject: a, measure: m, unit: u, as_of: 2021, value: 1, sources: t}\n"
UNUSED = LOG.replace("actors: [a], ", "").replace("subject: a", "subject: e0")
BRACED = LOG.replace("  # Papers.", "  {").replace("Press}\n  t:", "Press},\n  t:").replace("Press}\na", "Press}}\na")
OPENED = BRACED.replace("sources:\n  {", "sources: {")
SEVERAL = (
    above("actors", X)
    .replace("  - {id: e1", "  - {id: n0, date: 2020, title: N, type: law, sources: x}\n  - {id: e1")
    .replace("plans:\n", "plans:\n  - {id: n1, title: N, kind: demand, announced: 2020, sources: x}\n")
    .replace("  - {id: f1", "  - {id: n2, subject: e3, measure: n, unit: u, as_of: 2020, value: 1}\n  - {id: f1")
)


@pytest.fixture(autouse=True)
def _cache(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(a_folder()))
    monkeypatch.setattr(cutting, "LONGEST", 2)


MENDED: dict[str, tuple[str, str, list[tuple[str, int, str]]]] = {
    "a source that nothing cites": (LOG, above("actors", X), [("unused-source", 6, "x")]),
    "a source before the others, with its event": (
        LOG,
        LOG.replace("  s: {", f"{X}  s: {{").replace("sources: s}\nplans", "sources: x}\nplans"),
        [],
    ),
    "a source beside one that nothing cites": (
        above("actors", X),
        above("actors", X + "  y: {title: Y}\n"),
        [("unused-source", 6, "x"), ("unused-source", 7, "y")],
    ),
    "an actor that nothing names": (LOG, above("places", B), [("unused-actor", 8, "b")]),
    "a part, by which its whole is used": (
        UNUSED, above("places", "  b: {name: B, part_of: a}\n", UNUSED), [("unused-actor", 8, "b")]
    ),
    "a part by which its whole was used is gone": (
        above("places", "  b: {name: B, part_of: a}\n", UNUSED), UNUSED, [("unused-actor", 7, "a")]
    ),
    "a place with the name of a country": (
        LOG, above("events", "    other: {name: Niger}\n"), [("shadowed-name", 10, "other")]
    ),
    "the actor that an earlier value named": (SLIP, above("places", B, SLIP), [("unused-actor", 8, "b")]),
    "the actor that an earlier value named is gone": (above("places", B, SLIP), SLIP, [("bad-correction", 19, "f0")]),
    "a source, an event, a plan and a figure": (LOG, SEVERAL, [("no-source", 22, "n2")]),
    "a source, an event, a plan and a figure are gone": (SEVERAL, LOG, []),
    "the first and the last entry of a list": (
        LOG,
        LOG.replace("2020-01-01", "2026-01-01").replace("id: e3, date: 2020", "\n     id: e3, date: 2026"),
        [("after-covers", 11, "e0"), ("after-covers", 15, "e3")],
    ),
    "a new first entry, and a remark before another one": (
        LOG,
        LOG.replace("events:\n", "events:\n  - {id: n0, date: 2019, title: N, type: law, sources: s}\n").replace(
            "  - {id: e2, date: 2020", "  # A remark.\n  - {id: e2, date: 2026"
        ),
        [("after-covers", 15, "e2")],
    ),
    "a source is taken out with all that cites it": (
        LOG, LOG.replace("  t: {title: T, publisher: Press}\n", "").replace("[s, t]", "s"), []
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", MENDED)
def test_it_is_mended(name: str, tmp_path: Path) -> None:
    before, after, expected = MENDED[name]
    loaded, is_mended = check_after(before, after, tmp_path)
    assert [(p.code, p.line, p.entry or "") for p in loaded.problems] == expected
    assert is_mended


def test_a_new_actor_is_proposed_as_the_estimator_with_its_name(tmp_path: Path) -> None:
    loaded, is_mended = check_after(RIVALS, above("places", "  press: {name: Press}\n", RIVALS), tmp_path)
    assert is_mended
    [problem] = [p for p in loaded.problems if p.code == "unnamed-estimator"]
    assert problem.hint == "if it is one estimator, name it in each: by: press"


PAST = "  b: {name: B, corrections: [{date: 2020, field: name, was: C, sources: s}]}\n"
READ = {
    "an actor with the id of an event that is a subject": (LOG, above("places", "  e1: {name: E}\n")),
    "an actor that a later source corrected away": (FORMER, above("places", B, FORMER)),
    "a place that holds a country": (LOG, above("events", "    more: {name: More, contains: [ML]}\n")),
    "a region that is known already": (LOG, above("events", "    western-africa: {name: West}\n")),
    "an actor that is part of itself": (LOG, above("places", "  b: {name: B, part_of: b}\n")),
    "an actor with a past": (LOG, above("places", PAST)),
    "another field of a source": (LOG, LOG.replace("title: S,", "title: Z,")),
    "another order": (LOG, above("actors", S, LOG.replace(S, ""))),
    "a source in braces": (BRACED, BRACED.replace("  t:", "  x: {title: X},\n  t:")),
    "a source in braces that begin behind the name": (OPENED, OPENED.replace("  t:", "  x: {title: X},\n  t:")),
    "a source that stands there twice": (LOG, above("actors", "  s: {title: S}\n")),
    "a source that is cited, and is gone": (LOG, LOG.replace("  t: {title: T, publisher: Press}\n", "")),
}  # fmt: skip
CODES = {
    "an actor with the id of an event that is a subject": "ambiguous-subject",
    "an actor that is part of itself": "loop",
    "a source that stands there twice": "duplicate-key",
    "a source that is cited, and is gone": "unknown-source",
}


@pytest.mark.parametrize("name", READ)
def test_it_is_read(name: str, tmp_path: Path) -> None:
    before, after = READ[name]
    assert before != after
    loaded, is_mended = check_after(before, after, tmp_path)
    assert not is_mended
    assert [p.code for p in loaded.problems if p.severity == "error"] == ([CODES[name]] if name in CODES else [])


@pytest.mark.parametrize("text", [BRACED, OPENED])
def test_a_mapping_in_braces_has_no_part_that_can_be_read_alone(text: str) -> None:
    for written, expected in (
        (LOG, b"  s: {title: S, publisher: Press}\n  t: {title: T, publisher: Press}\n"),
        (text, None),
    ):
        path = a_log(written)
        part = part_of(check_log(path).log, "sources", "t")
        content = Path(path).read_bytes()
        assert (None if part is None else content[part.start : part.start + part.size]) == expected


def test_edits_of_several_files_are_mended(tmp_path: Path) -> None:
    more = tmp_path / "more.yaml"
    event = "events:\n  - {id: m0, date: 2019, title: T, type: law, sources: m}\n"
    more.write_text(f"sources:\n  m: {{title: M}}\n{event}", encoding="utf-8")
    log = f"include: more.yaml\n{LOG}"
    check_after(log, log, tmp_path)
    more.write_text(f"sources:\n  n: {{title: N}}\n  m: {{title: M}}\n{event}", encoding="utf-8")
    loaded, is_mended = check_now(log.replace("sources: [s, t]", "sources: [s, t, n]"), tmp_path)
    assert (is_mended, loaded.problems) == (True, ())
