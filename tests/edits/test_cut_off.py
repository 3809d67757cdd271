"""Edits that are killed: every file is the old one or the new one, and the next command brings the edit to an end."""

import os
import time
from pathlib import Path
from random import Random

import pytest

from tests.edits.children import Ended, in_child, killed_at
from tests.edits.small_edits import MORE, NOW, ROOT, adding, contents, renaming, two_files, undo, write
from tests.helpers import a_folder, run
from timeline.api.problems import checked
from timeline.edits.journal import Journal
from timeline.edits.pending import one_writer, prepared
from timeline.edits.recovery import interrupted
from timeline.edits.undoing import history, undoing
from timeline.errors import NothingWritten
from timeline.index.opening import check_log

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")

OLD = {"events.yaml": ROOT.encode(), "more.yaml": MORE.encode()}
NEW = {
    "events.yaml": ROOT.replace("sources: s\n", "sources: paper\n").encode(),
    "more.yaml": MORE.replace("  s: {", "  paper: {").encode(),
}


def of_the_log(log: str) -> dict[str, bytes]:
    return {name: content for name, content in contents(log).items() if not name.startswith(".")}


def judge(log: str, ended: Ended) -> str:
    """Look at what a killed edit left behind, let the next command have its turn, and look again."""
    found = of_the_log(log)
    assert found.keys() == OLD.keys()
    for name, content in found.items():
        assert content in (OLD[name], NEW[name])
    is_mixed = found not in (OLD, NEW)
    said = interrupted(log)
    assert bool(said) == is_mixed, (said, found)
    with one_writer(log) as notes:
        pass
    assert bool(notes) == is_mixed
    found = of_the_log(log)
    assert found in (OLD, NEW)
    assert [edit.is_undone for edit in history(log)] == ([False] if found == NEW else [])
    assert Journal(log).unfinished() is None
    write(adding(log, "later"))
    assert contents(log).keys() == OLD.keys()  # nothing that the killed one left lies there
    undo(log)
    assert of_the_log(log) == found
    if found == NEW:
        undo(log)
    assert of_the_log(log) == OLD
    assert not check_log(log).problems
    return "mixed" if is_mixed else "new" if found == NEW else "old"


@pytest.mark.slow
def test_killed_before_each_change() -> None:
    seen = []
    for step in range(1, 500):
        log = two_files(a_folder())
        check_log(log)
        edit = renaming(log)
        ended = killed_at(step, lambda edit=edit: write(edit))
        seen.append(judge(log, ended))
        if not ended.is_killed:
            break
    assert seen[-1] == "new"
    order = ["old", "mixed", "new"]
    assert [*dict.fromkeys(seen)] == order
    assert sorted(seen, key=order.index) == seen  # first nothing, then a part, then all


@pytest.mark.parametrize("seed", range(3))
def test_killed_at_random_moments(seed: int) -> None:
    random = Random(seed)
    log = two_files(a_folder())
    check_log(log)
    start = time.monotonic()
    assert not in_child(lambda: write(renaming(log))).is_killed
    longest = time.monotonic() - start
    undo(log)
    for _ in range(8):
        log = two_files(a_folder())
        check_log(log)
        judge(log, in_child(lambda log=log: write(renaming(log)), kill_after=random.uniform(0, longest)))


def cut_off(log: str) -> None:
    """Kill an edit of both files between the two."""
    for step in range(1, 500):
        two_files(Path(log).parent)
        killed_at(step, lambda: write(renaming(log)))
        if of_the_log(log) not in (OLD, NEW):
            return
    raise AssertionError


def test_what_others_see_meanwhile(folder: Path) -> None:
    log = two_files(folder)
    cut_off(log)
    assert interrupted(log) == (
        "an edit was cut off (timeline rename s paper): events.yaml has it, more.yaml not;"
        " the next command that writes finishes it, or takes it back"
    )
    codes = [problem.code for problem in check_log(log).problems]
    assert codes == ["unknown-source", "unknown-source", "unused-source"]


def test_an_undo_tells_what_it_finished_before(folder: Path) -> None:
    log = two_files(folder)
    cut_off(log)
    with prepared(undoing(log, NOW)) as pending:
        assert pending.notes == ["an edit was cut off (timeline rename s paper); it was finished now"]
        pending.commit()
    assert of_the_log(log) == OLD


def test_a_file_that_was_changed_since_is_left_alone(folder: Path) -> None:
    log = two_files(folder)
    cut_off(log)
    (folder / "more.yaml").write_text("# mine\n" + MORE)
    with one_writer(log) as notes:
        assert notes == [
            "an edit was cut off (timeline rename s paper), and files were changed since: events.yaml has it,"
            " more.yaml not; see what 'timeline check' says"
        ]
    assert of_the_log(log) == {"events.yaml": NEW["events.yaml"], "more.yaml": b"# mine\n" + MORE.encode()}
    with one_writer(log) as notes:
        assert not notes
    assert history(log) == []


def test_it_is_taken_back_where_it_cannot_be_finished(folder: Path) -> None:
    log = two_files(folder)
    cut_off(log)
    (folder / "more.yaml").chmod(0o400)
    with one_writer(log) as notes:
        assert notes == ["an edit was cut off (timeline rename s paper); it was taken back now"]
    assert of_the_log(log) == OLD


def test_it_waits_where_neither_is_possible(folder: Path) -> None:
    log = two_files(folder)
    cut_off(log)
    for name in OLD:
        (folder / name).chmod(0o400)
    with pytest.raises(NothingWritten) as caught, one_writer(log):
        pass
    assert str(caught.value) == (
        "an edit was cut off (timeline rename s paper), and it can neither be finished nor taken"
        f" back: nothing was written: {folder}/events.yaml is protected against writing;"
        " make its files writable, and try again"
    )
    for name in OLD:
        (folder / name).chmod(0o600)
    with one_writer(log) as notes:
        assert notes == ["an edit was cut off (timeline rename s paper); it was finished now"]
    assert of_the_log(log) == NEW


def test_check_says_that_an_edit_was_cut_off(folder: Path) -> None:
    log = two_files(folder)
    cut_off(log)
    said = (
        "note: an edit was cut off (timeline rename s paper): events.yaml has it, more.yaml not; the next command that"
        " writes finishes it, or takes it back\n"
    )
    state = os.environ["XDG_STATE_HOME"]
    assert said in run("check", "--log", log, XDG_STATE_HOME=state).err
    assert "cut off" in " ".join(checked([log]).notes)
    with one_writer(log):
        pass
    done = run("check", "--log", log, XDG_STATE_HOME=state)
    assert (done.code, done.err) == (0, "")
