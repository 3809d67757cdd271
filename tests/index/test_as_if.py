"""A check before an edit is written equals the one afterwards, and the kept index stays as it was."""

import os
from pathlib import Path
from random import Random
from unittest import mock

import pytest

from tests.helpers import a_folder, a_log
from tests.index.edited_logs import ROOT, EditedLog
from tests.index.test_mended_warnings import told
from timeline.errors import LogUnreadable
from timeline.index import as_if as as_if_module
from timeline.index import cutting, opening
from timeline.index.as_if import as_if
from timeline.index.documents import SECTIONS
from timeline.index.fingerprint import fingerprint_at
from timeline.index.opening import check_log, load_log, read_aside
from timeline.log.loaded import Loaded
from timeline.problems import has_errors

SEEDS = range(int(os.environ.get("TIMELINE_EDITED_LOGS", "3")))


@pytest.fixture(autouse=True)
def _cache(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(a_folder()))
    monkeypatch.setattr(cutting, "LONGEST", 3)


def check_as_if(name: str, replaced: dict[str, str | None]) -> Loaded:
    """The log with all its problems, as it would be with those files in the places of its own."""
    with as_if(name, replaced) as found:
        return found.loaded


def entries(loaded: Loaded) -> list[object]:
    """Every entry with its place."""
    found = ((section, entry) for section in SECTIONS for entry in getattr(loaded.log, section).values())
    return [(section, entry, entry.file, entry.line, entry.column) for section, entry in found]


def replacing(folder: Path, texts: dict[str, str]) -> dict[str, str | None]:
    """The files of a log that are to change, each with another file that has its new text."""
    replaced: dict[str, str | None] = {}
    for name, text in texts.items():
        path = folder / name
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            beside = path.with_name(f"{path.name}.new")
            beside.write_text(text, encoding="utf-8")
            replaced[os.path.realpath(path)] = str(beside)
    return replaced


def put_in_place(replaced: dict[str, str | None]) -> None:
    for path, beside in replaced.items():
        assert beside is not None
        os.replace(beside, path)


def texts_of(log: EditedLog) -> dict[str, str]:
    return {name: "".join(piece.text for piece in pieces) for name, pieces in log.files.items()}


def kept_files() -> dict[str, bytes]:
    """The fingerprint, and the index that it names; superseded ones go when they like."""
    (seal,) = Path(os.environ["XDG_CACHE_HOME"]).rglob("*.seal")
    found = fingerprint_at(seal)
    assert found is not None
    return {path.name: path.read_bytes() for path in (seal, seal.with_name(found.index_file.name))}


@pytest.mark.parametrize("seed", SEEDS)
def test_random_edits_are_told_before_as_they_are_told_after(seed: int) -> None:
    random, folder = Random(seed), a_folder()
    log, name = EditedLog(random), str(folder / ROOT)
    log.write(folder)
    while has_errors(check_log(name).problems):
        log = EditedLog(random)
        log.write(folder)
    good = mended = 0
    for _ in range(20):
        check_log(name)
        before, kept = log.copy(), kept_files()
        what = [log.edit() for _ in range(random.choice((1, 1, 2, 3)))]
        replaced = replacing(folder, texts_of(log))
        with mock.patch.object(as_if_module, "_read", side_effect=as_if_module._read) as read:
            found = check_as_if(name, replaced)
        assert kept_files() == kept
        has_read = read.called
        there, said = entries(found), [*told(found)]
        put_in_place(replaced)
        fresh = read_aside(name)
        assert said == [*told(fresh)], (seed, what, folder)
        assert there == entries(fresh), (seed, what, folder)
        if has_errors(fresh.problems):
            log.files = before
            log.write(folder)
        else:
            good += 1
            mended += not has_read
    assert good > 5
    assert mended >= good * 0.7  # an edit of vocabulary that others name is not mended


@pytest.mark.parametrize("seed", SEEDS)
def test_the_index_of_an_edit_is_that_of_the_log_once_it_is_written(seed: int) -> None:
    random, folder = Random(seed + 50), a_folder()
    log, name = EditedLog(random), str(folder / ROOT)
    log.write(folder)
    while has_errors(check_log(name).problems):
        log = EditedLog(random)
        log.write(folder)
    kept = 0
    for _ in range(12):
        before = log.copy()
        log.edit()
        replaced = replacing(folder, texts_of(log))
        with as_if(name, replaced) as found:
            if has_errors(found.loaded.problems):
                log.files = before
                continue
            put_in_place(replaced)
            found.keep()
        with (
            mock.patch.object(opening, "_mended", side_effect=AssertionError),
            mock.patch.object(opening, "_read", side_effect=AssertionError),
        ):
            loaded = check_log(name)
        fresh = read_aside(name)
        assert [*told(loaded)] == [*told(fresh)]
        assert entries(loaded) == entries(fresh)
        kept += 1
    assert kept > 5


HEAD = "timeline: {title: T, covers: 2000/2025}\n"
EVENT = "  - {id: e, date: 2024, title: T, type: law, places: ML, sources: s}\n"
SOURCES = "sources: {s: {title: S, publisher: P, date: 2025}}\n"


def as_if_texts(name: str, texts: dict[str, str | None]) -> Loaded:
    folder = Path(name).parent
    replaced = replacing(folder, {file: text for file, text in texts.items() if text is not None})
    replaced |= {os.path.realpath(folder / file): None for file, text in texts.items() if text is None}
    return check_as_if(name, replaced)


def codes(loaded: Loaded) -> list[tuple[str, str, int]]:
    return [(one.code, os.path.basename(one.file), one.line) for one in loaded.problems]


@pytest.mark.parametrize("is_kept", [True, False])
def test_an_include_that_is_new(is_kept: bool) -> None:
    name = a_log(HEAD + "events:\n" + EVENT)
    if is_kept:
        load_log(name)
    assert ("unknown-source", "events.yaml", 3) in codes(check_log(name))
    more = "include: [sub/more.yaml]\n"
    (Path(name).parent / "sub").mkdir()
    found = as_if_texts(name, {"events.yaml": HEAD + more + "events:\n" + EVENT, "sub/more.yaml": SOURCES})
    assert codes(found) == []
    assert [stamp.name for stamp in found.files] == [name, str(Path(name).parent / "sub" / "more.yaml")]
    assert found.log.sources["s"].file == str(Path(name).parent / "sub" / "more.yaml")
    assert not (Path(name).parent / "sub" / "more.yaml").exists()


def test_an_include_that_is_gone() -> None:
    name = a_log(HEAD + "include: [more.yaml]\nevents:\n" + EVENT)
    a_log(SOURCES + "# timeline\n", Path(name).parent, "more.yaml")
    assert codes(check_log(name)) == []
    found = as_if_texts(name, {"more.yaml": None})
    assert codes(found) == [("include-unreadable", "events.yaml", 2)]
    assert found.problems[0].message == f"{Path(name).parent / 'more.yaml'}: there is no such file"
    assert codes(check_log(name)) == []


def test_a_log_that_is_gone() -> None:
    name = a_log(HEAD + SOURCES)
    check_log(name)
    with pytest.raises(LogUnreadable) as caught:
        as_if_texts(name, {"events.yaml": None})
    assert str(caught.value) == f"{name}: there is no such file"


def test_a_log_that_is_a_link() -> None:
    name = a_log(HEAD + SOURCES + "events:\n" + EVENT, name="real.yaml")
    link = Path(name).with_name("link.yaml")
    link.symlink_to("real.yaml")
    assert not has_errors(check_log(str(link)).problems)
    changed = EVENT.replace("sources: s", "sources: none")
    found = as_if_texts(str(link), {"real.yaml": HEAD + SOURCES + "events:\n" + changed})
    assert codes(found)[0] == ("unused-source", "link.yaml", 2)
    assert codes(found)[1] == ("unknown-source", "link.yaml", 4)


def test_a_file_edited_by_hand_since_it_was_indexed() -> None:
    name = a_log(HEAD + SOURCES + "include: [more.yaml]\nevents:\n" + EVENT)
    other = EVENT.replace("id: e", "id: f")
    a_log("# timeline\nplaces: {}\nevents:\n" + other, Path(name).parent, "more.yaml")
    assert codes(check_log(name)) == []
    (Path(name).parent / "more.yaml").write_text("# timeline\nplaces: {}\nevents:\n" + other.replace("2024", "2026"))
    edited = EVENT.replace("2024", "2027")
    found = as_if_texts(name, {"events.yaml": HEAD + SOURCES + "include: [more.yaml]\nevents:\n" + edited})
    assert codes(found) == [
        ("after-covers", "events.yaml", 5),
        ("source-before-event", "events.yaml", 5),
        ("after-covers", "more.yaml", 4),
        ("source-before-event", "more.yaml", 4),
    ]


def test_nothing_is_kept_of_a_file_that_was_not_put_in_its_place() -> None:
    name = a_log(HEAD + SOURCES + "events:\n" + EVENT)
    check_log(name)
    kept = kept_files()
    replaced = replacing(Path(name).parent, {"events.yaml": HEAD + SOURCES + "events:\n" + EVENT.replace("T,", "U,")})
    with as_if(name, replaced) as found:
        assert found.loaded.log.events["e"].title == "U"
        found.keep()
    assert kept_files() == kept


def test_without_a_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "/dev/null/none")
    name = a_log(HEAD + SOURCES + "events:\n" + EVENT)
    found = as_if_texts(name, {"events.yaml": HEAD + SOURCES + "events:\n" + EVENT.replace("sources: s", "sources: x")})
    assert ("unknown-source", "events.yaml", 4) in codes(found)
