"""No regular expression has a possessive quantifier or an atomic group: `re` of Python 3.11.0 to 3.11.4 misreads them.

Every text in the package is looked at that goes into an expression: written in a call of `re`, or given to a name that
stands in such a call, in whatever module.
"""

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "timeline"

CALLS = frozenset({"compile", "search", "match", "fullmatch", "split", "findall", "finditer", "sub", "subn"})
# What must not be taken for a quantifier: an escaped sign, and a class of signs.
LITERAL = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]", re.DOTALL)
REFUSED = re.compile(r"(?:[*+?]|\{[0-9]*,?[0-9]*\})\+|\(\?>")


def refused_in(expression: str) -> str:
    """The first possessive quantifier or atomic group of an expression, or nothing."""
    found = REFUSED.search(LITERAL.sub("_", expression))
    return found.group() if found else ""


def patterns_in(tree: ast.AST) -> Iterator[ast.expr]:
    """The expressions in the calls of `re`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _is_call_of_re(node.func):
            yield from node.args[:1]
            yield from (keyword.value for keyword in node.keywords if keyword.arg == "pattern")


def _is_call_of_re(function: ast.expr) -> bool:
    if not isinstance(function, ast.Attribute) or function.attr not in CALLS:
        return False
    return isinstance(function.value, ast.Name) and function.value.id == "re"


def assigned_in(tree: ast.AST) -> Iterator[tuple[str, ast.expr]]:
    """Every name with its assigned values, at the top of a module or inside a function."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign):
            for target in node.targets:
                yield from ((name.id, node.value) for name in ast.walk(target) if isinstance(name, ast.Name))
        elif isinstance(node, ast.AnnAssign | ast.AugAssign | ast.NamedExpr):
            target = node.target
            if isinstance(target, ast.Name) and node.value is not None:
                yield target.id, node.value


def names_in(expression: ast.expr) -> set[str]:
    """The names of an expression but for those whose text stands inside a class of signs."""
    inside = {part for node in ast.walk(expression) if isinstance(node, ast.JoinedStr) for part in _in_classes(node)}
    names = (node for node in ast.walk(expression) if isinstance(node, ast.Name))
    return {node.id for node in names if node not in inside}


def _in_classes(joined: ast.JoinedStr) -> Iterator[ast.AST]:
    """The parts of a text that is put together which stand inside a class of signs, with all in them."""
    marked = "".join(
        str(part.value) if isinstance(part, ast.Constant) else f"\0{number}\0"
        for number, part in enumerate(joined.values)
    )
    outside = LITERAL.sub("", marked)
    for number, part in enumerate(joined.values):
        if not isinstance(part, ast.Constant) and f"\0{number}\0" not in outside:
            yield from ast.walk(part)


def texts_in(expression: ast.expr) -> Iterator[str]:
    """The texts of an expression; in one that is put together, a number stands for every part that is not written."""
    inside: set[int] = set()
    for node in ast.walk(expression):
        if isinstance(node, ast.JoinedStr):
            inside |= {id(part) for part in node.values}
            yield "".join(str(part.value) if isinstance(part, ast.Constant) else "0" for part in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in inside:
            yield node.value


def faults_in(sources: Iterable[str]) -> list[str]:
    """The possessive quantifiers and atomic groups in the regular expressions of some modules."""
    trees = [ast.parse(source) for source in sources]
    expressions = [(module, pattern) for module, tree in enumerate(trees) for pattern in patterns_in(tree)]
    assigned: dict[str, list[tuple[int, ast.expr]]] = {}
    for module, tree in enumerate(trees):
        for name, value in assigned_in(tree):
            assigned.setdefault(name, []).append((module, value))
    seen: set[tuple[int, str]] = set()
    taken: set[ast.expr] = set()
    waiting = {(module, name) for module, expression in expressions for name in names_in(expression)}
    while waiting:
        module, name = used = waiting.pop()
        seen.add(used)
        values = assigned.get(name, [])
        # A name that a module does not give itself comes from another one; a value to which many lead is taken once.
        for owner, value in [one for one in values if one[0] == module] or values:
            if value not in taken:
                taken.add(value)
                expressions.append((owner, value))
                waiting |= {(owner, inner) for inner in names_in(value)} - seen
    return [fault for _, expression in expressions for text in texts_in(expression) if (fault := refused_in(text))]


def test_no_expression_needs_a_python_that_reads_possessive_quantifiers() -> None:
    assert faults_in(path.read_text(encoding="utf-8") for path in sorted(PACKAGE.rglob("*.py"))) == []


def test_the_expressions_of_the_package_are_found() -> None:
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in PACKAGE.rglob("*.py")]
    calls = sum(len(re.findall(r"\bre\.compile\(", path.read_text(encoding="utf-8"))) for path in PACKAGE.rglob("*.py"))
    assert sum(1 for tree in trees for _ in patterns_in(tree)) >= calls > 50


PLANTED = {
    "in a call": (r're.compile(r"[a-z]*+b")', "*+"),
    "in another call": (r're.sub(r"a++", "", text)', "++"),
    "given by name": (r're.compile(pattern="a?+")', "?+"),
    "a counted one": (r're.fullmatch("a{2,3}+", text)', "{2,3}+"),
    "a counted one in a text that is put together": (r're.compile(rf"( {{{n},}}+)-")', "{0,}+"),
    "an atomic group": (r're.compile("(?>a|b)c")', "(?>"),
    "in a name": ('_KEY = r"[a-z]{1,40}+"\n_LINE = rf"{_KEY}: "\n_find = re.compile(_LINE).findall', "{1,40}+"),
    "in a name of a function": ('def f(n):\n    block = rf"x*+{n}"\n    return re.compile(block)', "*+"),
    "in a table": ('_WORDS = {"a": r"\\s*+"}\n_find = re.compile("|".join(_WORDS.values()))', "*+"),
    "behind a class of signs": (r're.compile(r"[]*]++")', "++"),
    "behind an escaped sign": (r're.compile(r"\*++")', "++"),
}


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_one_is_found(name: str) -> None:
    source, fault = PLANTED[name]
    assert faults_in([source]) == [fault]


def test_one_that_another_module_names_is_found() -> None:
    assert faults_in(['WORD = r"\\w*+"', "from a import WORD\nfind = re.compile(rf'({WORD})')"]) == ["*+"]


@pytest.mark.parametrize(
    "source",
    [
        r're.compile(r"[*+]+")',
        r're.compile(r"a\++")',
        r're.compile(r"[a*]+?")',
        r're.compile(r"[]+*]+x")',
        '_SIGNS = "()*+,"\nfind = re.compile(rf"[{_SIGNS}]+")',
        'quote(url, safe="()*+,;=~")',
        'text = "C++ and so on"',
    ],
)
def test_what_is_none_is_left_alone(source: str) -> None:
    assert faults_in([source]) == []
