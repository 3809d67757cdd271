"""Names that lead nowhere: every place where a user's path goes to the system answers with a sentence."""

import os
import subprocess
from pathlib import Path

import pytest

from tests.helpers import a_folder, a_log, command, environment, run

LOG = "events: [{id: e, date: 2020, title: T, type: law}]\n"
NAMES = {
    "a name of 300 bytes": "x" * 300,
    "a name of 300 bytes in two letters each": "é" * 150,
    "a path of 6,000 bytes": "x/" * 3000,
    "a link to itself": "loop",
    "below a file": "events.yaml/below",
    "below nothing": "none/below",
    "a folder": "folder",
    "a device": os.devnull,
    "a pipe": "pipe",
    "bytes that are no text": "\udcff.yaml",
    "nothing": "",
    "a space": " ",
}
"""Names under which there is no log."""


@pytest.fixture(scope="module")
def folder() -> Path:
    folder = a_folder()
    a_log(LOG, folder)
    (folder / "folder").mkdir()
    (folder / "loop").symlink_to("loop")
    if hasattr(os, "mkfifo"):
        os.mkfifo(folder / "pipe")
    return folder


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_no_log_is_there(name: str, folder: Path) -> None:
    asked = [
        (["list", "--log", name], {}),
        (["check", "--log", name], {}),
        (["page", "--log", name], {}),
        (["compare", name, "events.yaml"], {}),
        (["compare", "events.yaml", name], {}),
        *([(["list"], {"TIMELINE_LOG": name})] if name else []),
    ]
    for words, env in asked:
        done = run(*words, cwd=folder, **env)
        assert (done.code, done.out) == (3, ""), words
        assert done.err.startswith("error: ")
        assert "cannot write" not in done.err
    assert run("cache", "--log", name, cwd=folder).code == 0


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_an_include_that_leads_nowhere_is_a_fault_of_the_log(name: str, folder: Path) -> None:
    if "\udcff" in name:
        pytest.skip("no text of a log")
    log = a_log(f"timeline: {{title: T, covers: 2020}}\ninclude: ['{name}']\n", folder, "including.yaml")
    done = run("check", "--log", log, cwd=folder)
    assert done.code == 1
    assert "including.yaml:2:11: error: " in done.err + done.out


REFUSED = {
    "a name of 300 bytes": "x" * 300,
    "a path of 6,000 bytes": "x/" * 3000 + "x",
    "a link to itself": "loop",
    "below a link to itself": "loop/x",
    "below a file": "events.yaml/x",
    "below nothing": "none/x",
}


@pytest.mark.parametrize("form", ["json", "datapackage"])
@pytest.mark.parametrize("name", REFUSED.values(), ids=REFUSED)
def test_nothing_can_be_written_there(name: str, form: str, folder: Path) -> None:
    done = run("list", "--output", name, "--format", form, cwd=folder)
    assert (done.code, done.out) == (4, "")
    assert " cannot be written: " in done.err
    assert (folder / "loop").is_symlink()


@pytest.mark.parametrize("name", REFUSED.values(), ids=REFUSED)
def test_a_cache_that_cannot_be_kept_stops_no_answer(name: str, folder: Path) -> None:
    place = str(folder / name)
    assert run("list", cwd=folder, XDG_CACHE_HOME=place).code == 0
    assert run("cache", cwd=folder, XDG_CACHE_HOME=place).code in (0, 4)
    assert run("cache", "--clear", cwd=folder, XDG_CACHE_HOME=place).code in (0, 4)


UNDECODABLE = [
    *(["list", f"--{option}", "\udcff"] for option in ("actor", "region", "country", "about", "type", "tag", "source")),
    *(["list", f"--{option}", "\udcff"] for option in ("status", "text", "query", "from", "on", "slack", "as-of")),
    *(["list", f"{field}:\udcff"] for field in ("id", "actor", "place", "tag", "text", "date", "source")),
    *(["list", "@\udcff"], ["list", "--format", "\udcff"], ["list", "--output", "\udcff"]),
    *(["show", "\udcff"], ["show", "@\udcff"], ["figures", "\udcff"], ["search", "\udcff"], ["state", "\udcff"]),
    *(["date", "\udcff"], ["\udcff"], ["compare", "HEAD:\udcff", "\udcff"]),
]


@pytest.mark.parametrize("words", UNDECODABLE, ids=ascii)
@pytest.mark.parametrize("cache", ["kept", "none"])
def test_bytes_that_are_no_text_mean_nothing(words: list[str], cache: str, folder: Path) -> None:
    place = {} if cache == "kept" else {"XDG_CACHE_HOME": os.devnull}
    done = run(*words, cwd=folder, **place)
    assert done.code in (0, 1, 2)
    assert "\udcff" not in done.out + done.err
    assert done.out or done.err


def test_a_file_of_such_a_name_is_named_visibly(folder: Path) -> None:
    a_log(LOG, folder, "\udcfe.yaml")
    for form in ("text", "json", "csv", "md", "html"):
        words = ["list", "--log", "\udcfe.yaml", "--format", form, "--output", f"\udcfe-{form}.{form}"]
        words[-1] = words[-1].replace(".text", ".txt")
        done = subprocess.run(command(*words), cwd=folder, env=environment(), capture_output=True, timeout=60)
        assert (done.returncode, done.stdout) == (0, b"")
        assert done.stderr.decode().startswith("wrote ⟨U+DCFE⟩")


@pytest.fixture
def repository() -> Path:
    folder = a_folder()
    for line in (["init", "--quiet"], ["config", "user.email", "a@example"], ["config", "user.name", "A"]):
        subprocess.run(["git", *line], cwd=folder, check=True)
    a_log(LOG, folder)
    subprocess.run(["git", "add", "events.yaml"], cwd=folder, check=True)
    return folder


def test_a_revision_with_a_path_that_no_file_can_have(repository: Path) -> None:
    listed = subprocess.run(["git", "ls-files", "-s"], cwd=repository, check=True, capture_output=True, text=True)
    mode, blob, *_ = listed.stdout.split()
    name = "x" * 300 + ".yaml"
    subprocess.run(["git", "update-index", "--add", "--cacheinfo", f"{mode},{blob},{name}"], cwd=repository, check=True)
    subprocess.run(["git", "commit", "--quiet", "-m", "long"], cwd=repository, check=True)
    done = run("compare", f"HEAD:{name}", "events.yaml", cwd=repository)
    assert (done.code, done.out) == (3, "")
    assert done.err == (
        f"error: HEAD:{name}: its files cannot be laid out here: File name too long; compare files instead\n"
    )
    done = run("compare", f"HEAD:{name[1:]}", "events.yaml", cwd=repository)
    assert (done.code, "there is no such file in that revision" in done.err) == (3, True)
