"""The page on Python says what happens: its blocks of code are run in turn, and print what stands below them."""

import re
from pathlib import Path
from typing import Any

import pytest

from tests.helpers import a_folder, run
from timeline import manual
from timeline.api.edit import OpenEdit
from timeline.api.log import OpenLog
from timeline.query.question import KEYWORDS

PAGE = manual.page("python")
BLOCKS = re.findall(r"```python\n(.*?)```(?:\n\nprints\n\n```\n(.*?)```)?", PAGE, re.DOTALL)


def test_each_block_is_run_and_prints_what_stands_below_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(a_folder()))
    monkeypatch.setenv("XDG_STATE_HOME", str(a_folder()))
    folder = a_folder()
    assert run("init", "--example", cwd=folder).code == 0
    before = (folder / "events.yaml").read_bytes()
    monkeypatch.chdir(folder)
    names: dict[str, Any] = {}
    assert len(BLOCKS) == PAGE.count("```python") > 6
    for code, printed in BLOCKS:
        exec(code, names)
        assert (code, capsys.readouterr().out) == (code, printed)
    assert Path("events.yaml").read_bytes() == before  # what the page writes, it takes back
    assert Path("syria.html").exists()


@pytest.mark.parametrize("kind", [OpenLog, OpenEdit])
def test_every_method_for_users_is_named(kind: type) -> None:
    internal = {"workspace", "assign", "mean", "build", "opened", "reader", "files", "notes"}
    methods = {name for name in vars(kind) if not name.startswith("_")} - internal
    assert {name for name in methods if not re.search(rf"\b{name}\b", PAGE)} == set()


def test_every_filter_is_named() -> None:
    assert {name for name in KEYWORDS if f"`{name}`" not in PAGE} == set()
