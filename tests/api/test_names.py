"""The public names: what there is, that each is documented and typed, and what they load."""

import inspect
import os
import pkgutil
import subprocess
import sys
from importlib import import_module
from typing import Any

import pytest

import timeline
from tests.helpers import FOLDER, a_log, run
from tests.lines import EXAMPLE
from timeline import api, errors
from timeline.api.answers import Answer

NAMES = ("Date", "DateError", "OpenEdit", "OpenLog", "TimelineError", "__version__", "check", "open_log")
MODULES = [import_module(f"timeline.api.{one.name}") for one in pkgutil.iter_modules(api.__path__)]
KINDS = sorted(
    {
        kind
        for module in MODULES
        for kind in vars(module).values()
        if inspect.isclass(kind) and kind.__module__ == module.__name__
    },
    key=lambda kind: kind.__qualname__,
)


def test_the_names_of_the_package_are_these() -> None:
    assert tuple(timeline.__all__) == NAMES
    assert set(NAMES) <= set(dir(timeline))
    assert all(getattr(timeline, name) is not None for name in NAMES)
    with pytest.raises(AttributeError, match="module 'timeline' has no attribute 'open'"):
        timeline.open  # noqa: B018


def functions() -> list[tuple[str, Any]]:
    """Every function and method of the interface that a user may call, by its name."""
    found = [
        (f"{module.__name__}.{name}", function)
        for module in MODULES
        for name, function in vars(module).items()
        if inspect.isfunction(function) and function.__module__ == module.__name__ and not name.startswith("_")
    ]
    for kind in KINDS:
        for name, member in vars(kind).items():
            function = member.fget if isinstance(member, property) else getattr(member, "func", member)
            if inspect.isfunction(function) and (not name.startswith("_") or name == "__init__"):
                found.append((f"{kind.__qualname__}.{name}", function))
    return found


FUNCTIONS = functions()


@pytest.mark.parametrize("function", [one[1] for one in FUNCTIONS], ids=[one[0] for one in FUNCTIONS])
def test_each_function_says_what_it_means_and_is_typed(function: Any) -> None:
    if function.__name__ != "__init__":
        assert inspect.getdoc(function)
    signature = inspect.signature(function)
    untyped = [one.name for one in signature.parameters.values() if one.annotation is one.empty and one.name != "self"]
    assert untyped == []
    assert signature.return_annotation is not signature.empty


def test_each_kind_of_value_says_what_it_is() -> None:
    assert len(KINDS) > 15
    assert [kind for kind in KINDS if not vars(kind).get("__doc__")] == []


def test_each_error_says_what_it_means() -> None:
    kinds = [one for one in vars(errors).values() if inspect.isclass(one) and issubclass(one, errors.TimelineError)]
    assert [kind for kind in kinds if not kind.__doc__ or kind.__name__ not in str(errors.__doc__)] == []


def test_each_answer_has_members_a_length_and_the_forms_of_its_command() -> None:
    answers = [
        kind for kind in KINDS if issubclass(kind, Answer) and kind.__name__.endswith("Answer") and kind is not Answer
    ]
    assert len(answers) == 13
    assert {
        (kind, name)
        for kind in answers
        for name in ("members", "__len__", "document", "forms")
        if name not in vars(kind)
    } == set()


def loaded_by(program: str) -> set[str]:
    """The modules that are there when a program in a process of its own has ended; it prints nothing itself."""
    code = f"{program}\nimport sys\nprint(*sorted(sys.modules))"
    environment = {**os.environ, "XDG_CACHE_HOME": str(FOLDER / "cache")}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment)
    assert (done.stdout.count("\n"), done.stderr) == (1, "")
    return set(done.stdout.split())


def test_importing_the_package_loads_nothing_of_it() -> None:
    modules = loaded_by("import timeline")
    assert {name for name in modules if name.startswith("timeline")} == {"timeline"}
    assert modules.isdisjoint({"typing", "importlib.metadata", "sqlite3"} - loaded_by(""))


def test_asking_loads_no_command_line_and_nothing_that_prints() -> None:
    run("list", "--limit", "1", "--log", str(EXAMPLE))  # a cache that has seen the log
    modules = loaded_by(
        f"from timeline import open_log\nlog = open_log({str(EXAMPLE)!r})\n"
        "log.events(country='Iraq').to_dict(); log.plans().to_json(); log.figures().table(); log.state('2024-12-31')"
    )
    assert "timeline.api.plans" in modules
    assert {name for name in modules if name.startswith(("typer", "rich", "timeline.cli", "timeline.render"))} == set()
    assert modules.isdisjoint({"yaml", "timeline.log.loader", "timeline.edits", "dataclasses_json"})


def test_editing_loads_no_command_line() -> None:
    name = a_log("events:\n  - {id: a, date: 2024, title: A, type: other}\n")
    modules = loaded_by(
        f"import os\nos.environ['XDG_STATE_HOME'] = {str(FOLDER / 'state')!r}\nfrom timeline import open_log\n"
        f"with open_log({name!r}).edit() as edit: edit.set('a', title='B')"
    )
    assert "timeline.edits.saving" in modules
    assert {one for one in modules if one.startswith(("typer", "rich", "timeline.cli", "timeline.render"))} == set()
