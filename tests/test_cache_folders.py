"""A cache folder that is missing, odd, full, not ours or not to be written: the answer is the same.

Where permissions do not bind those who run the tests, other means are tried (a mount in a namespace of its own, root
without its powers); where there are none either, the test is skipped and says so.
"""

import functools
import os
import pickle
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.faults import damage
from tests.faults.bench import Answer, Bench, whole
from tests.faults.logs import ROOT, Draft, a_draft
from tests.faults.questions import CHECK, LINES, QUESTIONS
from tests.helpers import command, environment

NOBODY = 65534
"""The number of the user who owns nothing."""
ASKED = [LINES, QUESTIONS[3], CHECK]


@pytest.fixture(scope="module")
def bench() -> Iterator[Bench]:
    bench = Bench()
    yield bench
    bench.close()


@pytest.fixture(scope="module")
def draft() -> Draft:
    return a_draft(40)


@pytest.fixture
def log(bench: Bench, draft: Draft) -> Path:
    """A folder with a log, readable to everybody."""
    folder = bench.new_folder()
    for above in (bench.folder, folder):
        above.chmod(0o755)
    draft.write(folder)
    return folder


def clean(log: Path, draft: Draft) -> bool:
    """Return whether nothing lies beside the log that was not there before."""
    below = {path.relative_to(log).as_posix() for path in log.rglob("*") if not path.is_dir()}
    return below == set(draft.files) and {path.name for path in log.iterdir()} == {n.split("/")[0] for n in draft.files}


def a_file(cache: Path) -> None:
    cache.rmdir()
    cache.write_text("not a folder")


def a_file_inside(cache: Path) -> None:
    (cache / "timeline").write_text("not a folder")


def a_link_to_nowhere(cache: Path) -> None:
    (cache / "timeline").symlink_to("nowhere/at/all")


def a_link_to_itself(cache: Path) -> None:
    (cache / "timeline").symlink_to("timeline")


def a_device(cache: Path) -> None:
    (cache / "timeline").symlink_to("/dev/null")


def a_file_system_that_takes_nothing(cache: Path) -> None:
    (cache / "timeline").symlink_to("/proc/self")


def a_pipe(cache: Path) -> None:
    """Opening one waits for ever for the other end."""
    os.mkfifo(cache / "timeline")


HINDRANCES = [
    shutil.rmtree, a_file, a_file_inside, a_link_to_nowhere, a_link_to_itself, a_device,
    a_file_system_that_takes_nothing, a_pipe,
]  # fmt: skip


@pytest.mark.parametrize("hindrance", HINDRANCES, ids=lambda one: one.__name__)
def test_a_folder_that_is_none(bench: Bench, log: Path, draft: Draft, hindrance: Callable[[Path], object]) -> None:
    cache = bench.new_folder()
    hindrance(cache)
    bench.compare([LINES, LINES], log, cache, draft.key(), hindrance.__name__)
    assert clean(log, draft)


def test_whatever_is_in_it_is_something_else(bench: Bench, log: Path, draft: Draft) -> None:
    """Each thing below the cache folder becomes a folder, a link or empty, one after another."""
    right = draft.key()
    for change in (Path.mkdir, lambda path: path.symlink_to(path.name), lambda path: path.write_bytes(b"")):
        cache = bench.new_folder()
        bench.ask(LINES, log, cache)
        below = sorted(cache.rglob("*"), reverse=True)
        assert below
        for path in below:
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)  # an index that was put aside before goes when another one is written
            change(path)
            bench.compare([LINES], log, cache, right, f"{path.name} is something else")


def test_a_pipe_in_place_of_what_is_kept(bench: Bench, log: Path, draft: Draft) -> None:
    cache = bench.new_folder()
    bench.ask(LINES, log, cache)
    for path in damage.files_below(cache):
        path.unlink()
        os.mkfifo(path, 0o600)
    given = bench.ask(LINES, log, cache, longest=1)
    bench.judge(LINES, given, bench.right(LINES, log, draft.key()), log, "a pipe")


NAMES = [
    "two words", "a\nline", "žluťoučký кэш", "\udcff\udcfe", "a?mode=memory#b%41", "-rf", "~", "x" * 255, "\x1b[31m",
]  # fmt: skip


@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_odd_names(bench: Bench, draft: Draft, name: str) -> None:
    """Odd names of the cache folder, of the folder of the log, and of the log itself."""
    folder, cache = bench.new_folder() / name, bench.new_folder() / name
    draft.write(folder)
    (folder / ROOT).rename(folder / f"{name[:240]}.yaml")
    question = (*LINES, f"--log=./{name[:240]}.yaml")
    bench.compare([question, question, ("list", f"--log=./{name[:240]}.yaml")], folder, cache, "odd", repr(name))


def test_names_that_are_too_long(bench: Bench, log: Path, draft: Draft) -> None:
    for name in ("x" * 300, "/".join(["x" * 200] * 30)):
        bench.compare([LINES], log, bench.new_folder() / name, draft.key(), "a long name")


def needs(possible: Callable[[], bool]) -> None:
    """Skip, and say what is missing here."""
    if not possible():
        pytest.skip(f"not possible on this machine: {possible.__doc__}")


@functools.cache
def can_mount() -> bool:
    """a file system mounted in a namespace of its own (needs root, and `unshare`)"""
    words = ["unshare", "-m", "sh", "-c", 'mount -t tmpfs -o size=64k none "$1"', "sh", str(Path(__file__).parent)]
    return shutil.which("unshare") is not None and subprocess.run(words, capture_output=True).returncode == 0


WITHOUT_POWERS = ("setpriv", "--inh-caps=-all", "--bounding-set=-all")


@functools.cache
def can_be_bound() -> bool:
    """to ask as a user whom permissions bind (needs `setpriv`, if it is root who runs the tests)"""
    if os.getuid() != 0:
        return True
    if shutil.which(WITHOUT_POWERS[0]) is None:
        return False
    with tempfile.NamedTemporaryFile() as file:
        os.chmod(file.name, 0)
        words = [*WITHOUT_POWERS, sys.executable, "-c", f"open({file.name!r})"]
        return b"PermissionError" in subprocess.run(words, capture_output=True).stderr


def bound(question: tuple[str, ...], log: Path, cache: Path) -> Answer:
    """The answer for somebody whom permissions bind."""
    needs(can_be_bound)
    words = [*(WITHOUT_POWERS if os.getuid() == 0 else ()), *command(*question)]
    return started(words, log, environment(XDG_CACHE_HOME=str(cache)))


def mounted(script: str, log: Path, where: Path, question: tuple[str, ...], env: dict[str, str]) -> Answer:
    """The answer after a mount that nobody else sees; `$1` in the script says where."""
    needs(can_mount)
    words = ["unshare", "-m", "sh", "-ec", f'{script}; shift; exec "$@"', "sh", str(where), *command(*question)]
    return started(words, log, env)


def started(words: list[str], log: Path, env: dict[str, str]) -> Answer:
    done = subprocess.run(words, cwd=log, env=env, capture_output=True, timeout=60)
    return Answer(done.returncode, done.stdout, done.stderr)


@pytest.mark.parametrize(
    ("home", "cache"),
    [
        (None, None), (None, ""), ("", None), ("missing", None), ("missing", ""), ("/proc", None),
        (None, "relative"), (None, "./../odd"), (None, "/proc"),
    ],
)  # fmt: skip
def test_no_home(bench: Bench, log: Path, draft: Draft, home: str | None, cache: str | None) -> None:
    env = {name: value for name, value in environment().items() if name not in ("HOME", "XDG_CACHE_HOME")}
    if home == "missing":
        home = str(bench.new_folder() / home)
    env |= {name: value for name, value in (("HOME", home), ("XDG_CACHE_HOME", cache)) if value is not None}
    # Without any name for it, the cache is that of whoever runs the tests: hidden here behind an empty one.
    own = Path(pwd.getpwuid(os.getuid()).pw_dir) / ".cache"
    if not home and not cache:
        if not own.is_dir():
            pytest.skip(f"no {own} that could be hidden")
        given = mounted('mount -t tmpfs none "$1"', log, own, LINES, env)
    else:
        given = whole(LINES, log, env)
    bench.judge(LINES, given, bench.right(LINES, log, draft.key()), log, "no home")
    if cache not in ("relative", "./../odd"):
        assert clean(log, draft)


READ_ONLY = 'mount --bind "$1" "$1"; mount -o remount,ro,bind "$1" "$1"'
FULL = 'mount -t tmpfs -o size={size}k none "$1"; head -c 100000000 /dev/zero >"$1/fill" 2>/dev/null || true'


def test_a_folder_that_a_read_only_file_system_lacks(bench: Bench, log: Path, draft: Draft) -> None:
    cache = bench.new_folder()
    given = mounted(READ_ONLY, log, cache, LINES, environment(XDG_CACHE_HOME=str(cache)))
    bench.judge(LINES, given, bench.right(LINES, log, draft.key()), log, "an empty folder")
    assert damage.files_below(cache) == []


def stale(log: Path, cache: Path) -> None:
    (log / ROOT).write_text("# A remark.\n" + (log / ROOT).read_text())


def damaged(log: Path, cache: Path) -> None:
    for path in damage.files_below(cache):
        path.write_bytes(path.read_bytes()[:-100])


def good(log: Path, cache: Path) -> None:
    pass


def touched(log: Path, cache: Path) -> None:
    os.utime(log / ROOT, (1, 1))


@pytest.mark.parametrize("change", [good, touched, stale, damaged], ids=lambda one: one.__name__)
def test_a_cache_on_a_read_only_file_system(bench: Bench, log: Path, change: Callable[[Path, Path], None]) -> None:
    cache = bench.new_folder()
    bench.ask(LINES, log, cache)
    change(log, cache)
    given = mounted(READ_ONLY, log, cache, LINES, environment(XDG_CACHE_HOME=str(cache)))
    bench.judge(LINES, given, bench.right(LINES, log), log, change.__name__)


@pytest.mark.parametrize("size", [4, 64])
def test_a_full_file_system(bench: Bench, log: Path, draft: Draft, size: int) -> None:
    """With no room at all, and with room for a folder or for a part of what is to be kept."""
    right = bench.right(LINES, log, draft.key())
    for script in (FULL.format(size=size), f'mount -t tmpfs -o size={size}k none "$1"'):
        cache = bench.new_folder()
        given = mounted(script, log, cache, LINES, environment(XDG_CACHE_HOME=str(cache)))
        bench.judge(LINES, given, right, log, f"only {size} KiB")


@pytest.mark.parametrize("limit", [0, 4, 20])
def test_files_that_must_stay_small(bench: Bench, log: Path, draft: Draft, limit: int) -> None:
    """A limit in KiB stops the writing midway, as a full disk does; what was half-written is not believed later."""
    cache = bench.new_folder()
    right = bench.right(LINES, log, draft.key())
    words = ["bash", "-c", f'ulimit -f {limit}; exec "$@"', "bash", *command(*LINES)]
    for _ in range(2):
        env = environment(XDG_CACHE_HOME=str(cache))
        bench.judge(LINES, started(words, log, env), right, log, f"a limit of {limit} KiB")
    bench.compare(ASKED, log, cache, draft.key(), f"a limit of {limit} KiB that is lifted")


@pytest.mark.parametrize(
    "mode",
    [0o555, 0o333, 0o444, 0o000],
    ids=oct,
)
def test_a_folder_that_may_not_be_written_or_entered(bench: Bench, log: Path, draft: Draft, mode: int) -> None:
    right = bench.right(LINES, log, draft.key())
    cache = bench.new_folder()
    bench.ask(LINES, log, cache)
    below = sorted(cache.rglob("*"))
    usual = {path: path.stat().st_mode for path in below}
    for changed in (*([path] for path in below), below):
        for path in filter(Path.exists, changed):
            path.chmod(mode)
        bench.judge(LINES, bound(LINES, log, cache), right, log, f"{changed[0].name} with {mode:o}")
        for path in filter(Path.exists, below):
            path.chmod(usual[path])


def given_away(bench: Bench, log: Path) -> Path:
    """A cache that belongs to somebody else."""
    if os.getuid() != 0:
        pytest.skip("only root can give a folder to somebody else")
    cache = bench.new_folder()
    bench.ask(LINES, log, cache)
    for path in (cache, *cache.rglob("*")):
        os.chown(path, NOBODY, NOBODY)
    return cache


def test_a_cache_that_belongs_to_somebody_else(bench: Bench, log: Path, draft: Draft) -> None:
    cache = given_away(bench, log)
    bench.compare(ASKED, log, cache, draft.key(), "the cache of another user, for root")


def test_a_cache_that_somebody_else_keeps_from_us(bench: Bench, log: Path, draft: Draft) -> None:
    cache = given_away(bench, log)
    right = bench.right(LINES, log, draft.key())
    bench.judge(LINES, bound(LINES, log, cache), right, log, "the cache of another user")


def test_a_cache_that_everybody_may_write(bench: Bench, log: Path, draft: Draft) -> None:
    cache = bench.new_folder()
    bench.ask(LINES, log, cache)
    for path in cache.rglob("*"):
        path.chmod(0o777)
    bench.compare(ASKED, log, cache, draft.key(), "a cache for everybody")


class Trap:
    """A value that writes a file when it is unpickled."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[object, ...]:
        return os.mkdir, (str(self.path),)


@pytest.mark.parametrize("keep", [0, 24, 100])
@pytest.mark.parametrize("whose", ["everybody's", "somebody else's"])
def test_nothing_that_others_wrote_is_run(bench: Bench, log: Path, draft: Draft, keep: int, whose: str) -> None:
    """A file of the cache, up to some byte as it was, goes on with a program in it."""
    cache, trap = bench.new_folder(), bench.new_folder() / "sprung"
    bench.ask(LINES, log, cache)
    for path in damage.files_below(cache):
        path.write_bytes(path.read_bytes()[:keep] + pickle.dumps(Trap(trap)))
        if whose == "everybody's":
            path.chmod(0o666)
        elif os.getuid() == 0:
            os.chown(path, NOBODY, NOBODY)
        else:
            pytest.skip("only root can give a file to somebody else")
    bench.compare(ASKED, log, cache, draft.key(), "a trap")
    assert not trap.exists()


# What others can plant where they may write. The note says which part of the cache is not used.


def noted(given: Answer) -> list[str]:
    return [line for line in given.err.decode().splitlines() if "the cache does not use " in line]


def refused(bench: Bench, log: Path, cache: Path, draft: Draft, what: str, *parts: str) -> None:
    """The answers are right, each with one note that names this; and nothing is written there."""
    before = states_below(cache)
    for question in ASKED:
        given = bench.ask(question, log, cache, longest=10)
        bench.judge(question, given, bench.right(question, log, draft.key()), log, what)
        (note,) = noted(given)
        assert note.startswith("note: ")
        for part in parts:
            assert part in note
    assert states_below(cache) == before


def states_below(folder: Path) -> dict[Path, tuple[int, ...]]:
    """The state of everything in a folder, to detect any change."""
    found = {path: path.lstat() for path in folder.rglob("*")}
    return {path: (one.st_mode, one.st_ino, one.st_size, one.st_mtime_ns) for path, one in found.items()}


def filled(bench: Bench, log: Path) -> Path:
    cache = bench.new_folder()
    bench.ask(LINES, log, cache)
    assert len(damage.files_below(cache)) == 2
    return cache


needs_owners = pytest.mark.skipif(sys.platform == "win32", reason="folders have no such owners here")


@needs_owners
@pytest.mark.parametrize("mode", [0o770, 0o707, 0o777, 0o1777], ids=oct)
@pytest.mark.parametrize("below", ["", "timeline", "timeline/logs"])
def test_a_folder_that_others_may_write_to(bench: Bench, log: Path, draft: Draft, below: str, mode: int) -> None:
    cache = filled(bench, log)
    (cache / below).chmod(mode)
    if not below and mode & 0o1000:
        # Nobody can take from a folder with the sticky bit what belongs to somebody else, as in /tmp.
        assert noted(bench.ask(LINES, log, cache)) == []
        return
    refused(bench, log, cache, draft, f"{below} with {mode:o}", str(cache / below), "others may write", "chmod go-w")


@needs_owners
def test_a_folder_far_above_that_others_may_write_to(bench: Bench, log: Path, draft: Draft) -> None:
    above = bench.new_folder()
    cache = above / "deeper" / "cache"
    bench.ask(LINES, log, cache)
    above.chmod(0o777)
    refused(bench, log, cache, draft, "a folder above", f"{above}: ")
    above.chmod(0o755)
    assert noted(bench.ask(LINES, log, cache)) == []


@needs_owners
@pytest.mark.parametrize("below", ["timeline", "timeline/logs"])
def test_a_folder_that_is_a_link(bench: Bench, log: Path, draft: Draft, below: str) -> None:
    cache, elsewhere = filled(bench, log), bench.new_folder() / "elsewhere"
    (cache / below).rename(elsewhere)
    (cache / below).symlink_to(elsewhere)
    refused(bench, log, cache, draft, f"{below} is a link", f"{cache / below}: ", "it is a link")


@needs_owners
def test_the_way_to_the_cache_may_be_a_link_of_ours(bench: Bench, log: Path, draft: Draft) -> None:
    cache = filled(bench, log)
    link = bench.new_folder() / "link"
    link.symlink_to(os.path.relpath(cache, link.parent))
    assert noted(bench.ask(LINES, log, link)) == []
    cache.chmod(0o777)
    refused(bench, log, link, draft, "a link to a folder for everybody", str(cache), "others may write")


def only_root() -> None:
    if os.getuid() != 0:
        pytest.skip("only root can give a folder to somebody else")


@needs_owners
@pytest.mark.parametrize("below", ["", "timeline", "timeline/logs"])
def test_a_folder_of_somebody_else(bench: Bench, log: Path, draft: Draft, below: str) -> None:
    """Also for root, who could write to it: it is what `sudo` leaves of the user's own environment."""
    only_root()
    cache = filled(bench, log)
    os.chown(cache / below, NOBODY, NOBODY)
    refused(bench, log, cache, draft, f"{below} of another user", str(cache / below), "belongs to another user")


@needs_owners
def test_a_link_of_somebody_else_on_the_way(bench: Bench, log: Path, draft: Draft) -> None:
    only_root()
    cache = filled(bench, log)
    link = bench.new_folder() / "link"
    link.symlink_to(cache)
    os.chown(link, NOBODY, NOBODY, follow_symlinks=False)
    refused(bench, log, link, draft, "a link of another user", str(link), "belongs to another user")


def a_link_to_a_program(path: Path, victim: Path) -> None:
    path.unlink()
    path.symlink_to(victim)


def a_hard_link_to_a_program(path: Path, victim: Path) -> None:
    path.unlink()
    path.hardlink_to(victim)


def a_link_to_its_like(path: Path, victim: Path) -> None:
    path.rename(victim)
    path.symlink_to(victim)


def a_hard_link_to_its_like(path: Path, victim: Path) -> None:
    victim.unlink()
    victim.hardlink_to(path)


def a_fifo(path: Path, victim: Path) -> None:
    path.unlink()
    os.mkfifo(path, 0o600)


def for_everybody(path: Path, victim: Path) -> None:
    path.chmod(0o666)


def given_to_somebody(path: Path, victim: Path) -> None:
    only_root()
    os.chown(path, NOBODY, NOBODY)


PLANTS = [
    a_link_to_a_program, a_hard_link_to_a_program, a_link_to_its_like, a_hard_link_to_its_like, a_fifo, for_everybody,
    given_to_somebody,
]  # fmt: skip


@needs_owners
@pytest.mark.parametrize("which", [".seal", ".index"])
@pytest.mark.parametrize("plant", PLANTS, ids=lambda one: one.__name__)
def test_a_file_that_was_planted(
    bench: Bench, log: Path, draft: Draft, plant: Callable[[Path, Path], None], which: str
) -> None:
    """It is neither used nor touched where a link leads; one note says so, and the next index takes its place."""
    cache, elsewhere = filled(bench, log), bench.new_folder()
    trap, victim = elsewhere / "sprung", elsewhere / "victim"
    victim.write_bytes(pickle.dumps(Trap(trap)))
    (path,) = (path for path in damage.files_below(cache) if path.suffix == which)
    plant(path, victim)
    content = victim.read_bytes()
    given = bench.ask(LINES, log, cache, longest=10)
    bench.judge(LINES, given, bench.right(LINES, log, draft.key()), log, plant.__name__)
    (note,) = noted(given)
    assert f"{path}: " in note
    assert not trap.exists()
    assert victim.read_bytes() == content
    for question in ASKED:
        given = bench.ask(question, log, cache)
        bench.judge(question, given, bench.right(question, log, draft.key()), log, f"{plant.__name__}, and healing")
        assert noted(given) == []


@needs_owners
def test_the_listing_says_what_is_not_used(bench: Bench, log: Path) -> None:
    cache = filled(bench, log)
    shown = bench.ask(("cache",), log, cache)
    assert b"does not use" not in shown.out + shown.err
    (cache / "timeline").chmod(0o777)
    shown = bench.ask(("cache",), log, cache)
    assert f"note: the cache does not use {cache}/timeline: others may write to it; " in shown.err.decode()


@needs_owners
@pytest.mark.parametrize("question", ASKED, ids=["list", "another answer", "check"])
def test_a_log_with_errors_is_refused_with_the_note(bench: Bench, log: Path, question: tuple[str, ...]) -> None:
    """The note stands before the last line, which says why there is no answer."""
    cache = filled(bench, log)
    faulty = bench.new_folder()
    (faulty / "events.yaml").write_text(
        "timeline: {title: T, covers: 2024}\nevents: [{id: e, title: T, type: attack}]\n"
    )
    assert noted(bench.ask(question, faulty, cache)) == []
    (cache / "timeline").chmod(0o777)
    given = bench.ask(question, faulty, cache)
    (note,) = noted(given)
    assert note.startswith(f"note: the cache does not use {cache}/timeline: others may write to it; ")
    assert given.code == (1 if question is CHECK else 3)
    if question is not CHECK:
        assert given.err.decode().splitlines()[-2:] == [
            note,
            "error: the log has 1 error; 'timeline check' lists them too",
        ]


def test_folders_are_made_for_their_owner_alone(bench: Bench, log: Path) -> None:
    cache = bench.new_folder() / "new" / "cache"
    before = os.umask(0o002)
    try:
        whole(LINES, log, environment(XDG_CACHE_HOME=str(cache)))
    finally:
        os.umask(before)
    for path in (cache.parent, cache, *cache.rglob("*")):
        assert path.stat().st_mode & 0o077 == 0


def test_no_folder_for_what_is_temporary(bench: Bench, log: Path, draft: Draft) -> None:
    cache = bench.new_folder()
    for _ in range(2):
        given = bench.ask(LINES, log, cache, TMPDIR="/nowhere", SQLITE_TMPDIR="/nowhere")
        bench.judge(LINES, given, bench.right(LINES, log, draft.key()), log, "no temporary folder")


def test_the_cache_is_for_its_owner_alone(bench: Bench, log: Path) -> None:
    """The content of a private log does not become readable to others by the cache."""
    if sys.platform == "win32":
        pytest.skip("permissions are of another kind here")
    cache = bench.new_folder() / "new"
    bench.ask(LINES, log, cache)
    for path in damage.files_below(cache):
        above = [one for one in (path, *path.parents) if cache in (one, *one.parents)]
        assert any(not one.stat().st_mode & 0o077 for one in above)
