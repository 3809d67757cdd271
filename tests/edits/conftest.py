"""Folders of its own for each test: one for the log, one for the cache, one for the state."""

from pathlib import Path

import pytest

from tests.helpers import a_folder


@pytest.fixture(autouse=True)
def _own_folders(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(a_folder()))
    monkeypatch.setenv("XDG_STATE_HOME", str(a_folder()))


@pytest.fixture
def folder() -> Path:
    return a_folder()
