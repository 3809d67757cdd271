"""The rooms and their layers: imports go down only and in no circle, and no module is too large."""

import ast
import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from statistics import median

import pytest

PACKAGE = Path(__file__).parents[1] / "timeline"
MODULES = sorted(PACKAGE.rglob("*.py"))

LAYERS = (
    ("timeline", "timeline.lookalikes"),
    ("timeline.text",),
    ("timeline.problems",),
    ("timeline.addresses", "timeline.errors", "timeline.dates"),
    ("timeline.writing", "timeline.git", "timeline.starter", "timeline.tables"),
    ("timeline.vocabulary",),
    ("timeline.log",),
    ("timeline.index",),
    ("timeline.plans", "timeline.versions", "timeline.workspace"),
    ("timeline.query",),
    ("timeline.reports",),
    ("timeline.edits",),
    ("timeline.imports",),
    ("timeline.telling",),
    ("timeline.export", "timeline.render"),
    ("timeline.api",),
    ("timeline.cli",),
    ("timeline.__main__",),
)
"""The floors from the lowest up. A module may import from its own room and from lower floors."""

KNOWN_TO_ONE_ROOM = {
    "rich": "timeline.render",
    "typer": "timeline.cli",
    "yaml": "timeline.log.yaml",
    "sqlite3": "timeline.index",
    "iso3166": "timeline.vocabulary",
    "docx": "timeline.export.formats.word",
    "xlsxwriter": "timeline.export.formats.excel",
    "prompt_toolkit": "timeline.cli.line_editor",
    "python_calamine": "timeline.tables.xls_process",
}
"""Libraries that only one room may know."""


def name_of(path: Path) -> str:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def room_of(module: str) -> tuple[int, str]:
    """The layer and the room that a module belongs to: of the rooms whose name it begins with, the longest."""
    rooms = [(len(room), layer, room) for layer, several in enumerate(LAYERS) for room in several]
    fitting = [(size, layer, room) for size, layer, room in rooms if module == room or module.startswith(f"{room}.")]
    _, layer, room = max(fitting)
    return layer, room


def floor_of(module: str) -> tuple[int, str]:
    """The layer and the room from which a module imports: the package itself gives the names of all, when asked."""
    return (len(LAYERS), module) if module == "timeline" else room_of(module)


def imports_of(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are written in full"
            yield node.module or ""
            yield from (
                f"{node.module}.{a.name}"
                for a in node.names
                if (PACKAGE.parent / f"{node.module}.{a.name}".replace(".", "/")).is_dir()
            )


def imports_among(modules: Mapping[str, Path]) -> dict[str, set[str]]:
    """Return by module those of the others that its text imports, be it for types only or inside a function."""
    found: dict[str, set[str]] = {}
    for module, path in modules.items():
        named = found[module] = set[str]()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                named.update(alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                whole = {f"{node.module}.{alias.name}" for alias in node.names}
                named.update(whole & modules.keys())
                if not whole <= modules.keys():  # a name that the package itself defines
                    named.add(node.module or "")
        named.intersection_update(modules)
        named.discard(module)
    return found


def circle_in(imports: Mapping[str, Collection[str]]) -> list[str]:
    """Return the modules of one circle, the first again at its end; empty where there is none."""
    done: set[str] = set()

    def search(way: list[str]) -> list[str]:
        for below in sorted(imports[way[-1]]):
            if below in way:
                return [*way[way.index(below) :], below]
            if below not in done and (found := search([*way, below])):
                return found
        done.add(way[-1])
        return []

    return next(filter(None, (search([module]) for module in sorted(imports) if module not in done)), [])


# Each filter is to stand in one table below both of them; remove this when it does.
def test_no_modules_import_each_other_in_a_circle() -> None:
    # The package itself gives the names of rooms when it is asked for them, and imports none of them.
    imports = imports_among({name_of(path): path for path in MODULES if name_of(path) != "timeline"})
    circle = circle_in(imports)
    assert not circle, f"a circle of imports: {' → '.join(circle)}"


def test_a_circle_of_imports_is_found_wherever_they_stand(tmp_path: Path) -> None:
    texts = {
        "one": "import os\nfrom two import thing\n",
        "two": "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from room import three\n",
        "room.three": "def read() -> None:\n    import four\n    import room\n",
        "room": "",
        "four": "from one import something\n",
        "above": "from one import something\nimport four\n",
    }
    modules = {name: tmp_path / f"{name}.py" for name in texts}
    for name, text in texts.items():
        modules[name].write_text(text, encoding="utf-8")
    imports = imports_among(modules)
    assert imports["room.three"] == {"four", "room"}
    assert circle_in(imports) == ["four", "one", "two", "room.three", "four"]
    assert circle_in({**imports, "four": set()}) == []


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_imports_go_down_only(path: Path) -> None:
    layer, room = floor_of(name_of(path))
    for imported in imports_of(path):
        if imported.split(".")[0] == "timeline":
            below, other = room_of(imported)
            assert below < layer or other == room, f"{name_of(path)} imports {imported}"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_library_is_known_to_one_room_only(path: Path) -> None:
    for imported in imports_of(path):
        room = KNOWN_TO_ONE_ROOM.get(imported.split(".")[0])
        assert room is None or name_of(path).startswith(room), f"{name_of(path)} imports {imported}"
        assert imported.split(".")[0] != "click", "Typer carries its own"


def test_a_room_is_a_few_hundred_lines_at_most() -> None:
    lines = {name_of(path): len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}
    assert {name: count for name, count in lines.items() if count > 400} == {}
    assert median(count for count in lines.values() if count > 5) < 160


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_the_clock_is_read_in_one_place(path: Path) -> None:
    if name_of(path) == "timeline.api.clock":
        return
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            assert node.func.attr not in ("today", "now", "utcnow"), f"{name_of(path)}:{node.lineno}"


RUNS_CODE = {
    "pickle",
    "_pickle",
    "marshal",
    "copyreg",
    "shelve",
    "dbm",
    "dill",
    "cloudpickle",
    "joblib",
    "code",
    "runpy",
}
"""Modules whose readers run what stands in the data, or help to."""


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_nothing_that_is_read_can_name_code(path: Path) -> None:
    assert RUNS_CODE.isdisjoint(name.split(".")[0] for name in imports_of(path))
    called = {
        node.func.id
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    assert called.isdisjoint({"eval", "exec", "compile", "__import__"})


OUTSIDE_OF_DATES = [path for path in MODULES if not name_of(path).startswith("timeline.dates")]
_IS_IN = (ast.In, ast.NotIn)


def works_on_edtf(node: ast.AST) -> bool:
    """Return whether code takes EDTF text apart or puts it together, or gives a date a text beside its bounds."""
    if isinstance(node, ast.Attribute | ast.Subscript):
        return is_edtf(node.value)
    if isinstance(node, ast.Compare):
        return any(isinstance(sign, _IS_IN) for sign in node.ops) and any(map(is_edtf, [node.left, *node.comparators]))
    if isinstance(node, ast.BinOp):
        return is_edtf(node.left) or is_edtf(node.right)
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
        return False
    if node.func.id == "replace":
        return any(keyword.arg == "edtf" for keyword in node.keywords)
    is_glued = any(isinstance(part, ast.JoinedStr | ast.BinOp | ast.Subscript) for part in node.args)
    return node.func.id == "Date" or (node.func.id == "parse_edtf" and is_glued)


def is_edtf(node: ast.AST) -> bool:
    return isinstance(node, ast.Attribute) and node.attr == "edtf"


@pytest.mark.parametrize("path", OUTSIDE_OF_DATES, ids=name_of)
def test_edtf_is_cut_and_glued_by_the_dates_alone(path: Path) -> None:
    found = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if works_on_edtf(node)]
    assert [f"{name_of(path)}:{getattr(node, 'lineno', 0)}" for node in found] == []


@pytest.mark.parametrize(
    "code",
    [
        "date.edtf.split('/')",
        "date.edtf[:4]",
        "'X' in date.edtf",
        "date.edtf + '/..'",
        "parse_edtf(f'{start}/..')",
        "parse_edtf(start + '/..')",
        "Date(text, 'point', first, last, first, last, False, False, 0)",
        "replace(date, edtf=text)",
    ],
)
def test_work_on_edtf_is_seen(code: str) -> None:
    assert any(map(works_on_edtf, ast.walk(ast.parse(code))))


PAGE = (PACKAGE / "README.md").read_text(encoding="utf-8")
PATHS = sorted(set(re.findall(r"(?:\.\./)?(?:\w+/)*\w+\.py\b|(?:\.\./)?(?:\w+/)+", PAGE)))


def test_every_path_on_the_page_exists() -> None:
    """The page on the architecture, whose paths are relative to the package."""
    assert {"cli/", "workspace.py", "export/formats/layout.py", "../tests/errors/"} < set(PATHS)
    assert [path for path in PATHS if not (PACKAGE / path).exists()] == []


def test_every_room_stands_on_the_page() -> None:
    modules = {path.name for path in PACKAGE.glob("*.py")} - {"__init__.py", "__main__.py"}
    folders = {f"{path.parent.name}/" for path in PACKAGE.glob("*/__init__.py")}
    assert modules | folders <= set(PATHS)
