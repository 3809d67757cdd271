"""A table that a spreadsheet program saved again, and that nobody changed, says nothing when it comes back."""

import csv
import io
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.helpers import a_folder, workspace_of
from tests.imports.every_form import EVERY_FORM, LONG
from tests.imports.returning import came_back, is_silent, ordinary_forms, said, written_for_editing
from timeline.export.formats import written
from timeline.imports.returned_values import Returned
from timeline.workspace import Workspace

ROOT = Path(__file__).parents[2]
TABLES = ("for editing", "list", "plans", "figures")


@pytest.fixture(scope="module")
def shipped() -> Workspace:
    return workspace_of((ROOT / "events.yaml").read_text("utf-8"))


def table(workspace: Workspace, name: str, format: str) -> bytes:
    """Return a table of all entries, for editing or as a command writes it."""
    if name == "for editing":
        content = written_for_editing(workspace, format)
        return content if isinstance(content, bytes) else content.encode()
    pieces = written(ordinary_forms(workspace)[name], format)
    return b"".join(one if isinstance(one, bytes) else one.encode() for one in pieces)


def assert_silent(returned: Returned) -> None:
    assert len(returned.entries) >= 3
    assert is_silent(returned), (said(returned), returned._replace(entries=()))


@pytest.mark.parametrize(
    ("delimiter", "encoding"),
    [(";", "cp1252"), ("\t", "utf-16"), (",", "utf-8-sig"), (";", "utf-8-sig"), (";", "utf-8")],
)
@pytest.mark.parametrize("name", TABLES)
def test_csv_with_another_delimiter_and_encoding(shipped: Workspace, name: str, delimiter: str, encoding: str) -> None:
    saved = io.StringIO()
    rows = csv.reader(io.StringIO(table(shipped, name, "csv").decode()))
    csv.writer(saved, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    assert_silent(came_back(shipped, saved.getvalue().encode(encoding), name="saved.csv"))


def misread(text: str) -> str:
    """Return a text as a program shows it that takes UTF-8 for Windows-1252."""
    return "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in text.encode())


def test_csv_of_which_a_program_misread_the_letters(shipped: Workspace) -> None:
    text = table(shipped, "for editing", "csv").decode()
    assert misread(text) != text
    assert_silent(came_back(shipped, misread(text)))


def spreadsheet_program() -> str | None:
    """Return the path of LibreOffice, if it is there and can open workbooks."""
    program = shutil.which("soffice")
    has_calc = program is not None and (Path(program).resolve().parent / "libsclo.so").exists()
    return program if has_calc else None


FORMATS = ("xlsx", "ods", "xls")
READ_AS = {"csv": ("--infilter=CSV:44,34,76,1",), "xlsx": ()}
"""How LibreOffice is told to read a file: of CSV the delimiter, the quote and UTF-8."""
HOLDABLE = EVERY_FORM.replace(LONG, LONG[:30_000])
"""The log of every form, without a text that is too long for a cell: a program cuts it."""


def saved_again(folder: Path, files: Iterator[Path], format: str, way: str) -> Path:
    """Let LibreOffice open files and save them in another format; return their folder."""
    out = folder / f"{way}-{format}"
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = [
        str(spreadsheet_program()),
        "--headless",
        profile,
        *READ_AS[way],
        "--convert-to",
        format,
        "--outdir",
        out,
    ]
    subprocess.run([*command, *files], check=True, timeout=180, capture_output=True, env=os.environ)
    return out


@pytest.mark.skipif(spreadsheet_program() is None, reason="LibreOffice Calc is not there")
@pytest.mark.parametrize("way", READ_AS)
@pytest.mark.parametrize("log", ["shipped", "every form"])
def test_a_table_that_libreoffice_saved(shipped: Workspace, log: str, way: str) -> None:
    workspace = shipped if log == "shipped" else workspace_of(HOLDABLE)
    folder = a_folder()
    for name in TABLES:
        (folder / f"{name}.{way}").write_bytes(table(workspace, name, way))
    for format in FORMATS:
        out = saved_again(folder, folder.glob(f"*.{way}"), format, way)
        for name in TABLES:
            returned = came_back(workspace, (out / f"{name}.{format}").read_bytes(), name=f"{name}.{format}")
            assert_silent(returned)
