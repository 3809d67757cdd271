"""New actors, places and sources that an edit names: what is asked of each."""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from timeline.edits.asker import Asker
from timeline.edits.drafts import Draft, draft
from timeline.edits.keys import LineKind
from timeline.edits.line import parsed
from timeline.edits.names import Names
from timeline.edits.source_references import ADDRESS
from timeline.errors import NothingWritten
from timeline.log.reading import is_slug
from timeline.text import exposed, quoted

_ASKED: Mapping[LineKind, Sequence[tuple[str, str]]] = {
    "actor": (
        ("kind", "kind of actor (person, government, armed-group …)"),
        ("country", "country (if it is one, or an organ of one)"),
    ),
    "place": (("in", "lies in (a place or a country)"),),
    "source": (
        ("publisher", "publisher"),
        ("date", "published (18 March 2025)"),
        ("url", "address (https://…)"),
    ),
}
"""The questions about a new entry: keys of its line, each with its words."""

DECLARED: Sequence[LineKind] = tuple(_ASKED)
"""The kinds of entry that an edit may declare for a name."""


Ask = Callable[[str, str], str | None]
"""Asks for the value of a key, in words; returns None if the person wants no more questions."""


def asked_entry(text: str, kind: LineKind, names: Names, asker: Asker, ask: Ask | None = None) -> Draft:
    """Ask for what belongs to a new entry, until it can be declared; a text that looks like an id is its id.

    `ask` asks for values in another way than the asker.
    """
    ask = ask or (lambda _key, words: asker.answer(f"  {words}: "))
    asker.tell(f"A new {kind}, {quoted(text)}. An empty line leaves out.")
    given: dict[str, str] = {}
    is_address = ADDRESS.fullmatch(text) is not None
    if is_address:
        given["url"] = text
    elif is_slug(text):
        given["id"] = text
    name = "title" if kind == "source" else "name"
    if kind == "source" or given:
        given[name] = _asked_for(name, "" if is_address else text, asker)
    else:
        given[name] = text
    for key, words in _ASKED[kind]:
        if key not in given:
            given |= _answered(given, kind, key, names, asker, partial(ask, key, words))
    new = draft(parsed(_line(given), kind), names)
    if new.all_faults:
        raise NothingWritten(f"nothing was written: {new.all_faults[0].message}", new.all_faults[0].hint)
    return new


def _answered(
    given: Mapping[str, str], kind: LineKind, key: str, names: Names, asker: Asker, ask: Callable[[], str | None]
) -> Mapping[str, str]:
    """Ask for the value of a key until it can be read; nothing is a value, too."""
    while True:
        answer = ask()
        if answer is None:
            raise NothingWritten("nothing was written: no more answers came")
        if not answer:
            return {}
        new = draft(parsed(_line({**given, key: answer}), kind), names)
        faults = [*new.faults, *(question.fault for question in new.questions)]
        if not faults:
            return {key: answer}
        asker.tell(f"  {faults[0].message} ({faults[0].hint})")


def _asked_for(what: str, default: str, asker: Asker) -> str:
    """Ask for a text that cannot be left out; an empty line is the default, if there is one."""
    while True:
        answer = asker.answer(f"  {what}{f' [{exposed(default)}]' if default else ''}: ")
        if answer is None:
            raise NothingWritten("nothing was written: no more answers came")
        if answer or default:
            return answer or default


def _line(given: Mapping[str, str]) -> str:
    """Return a line of `add` with these values, the name or the title verbatim."""
    rest = given.get("name", given.get("title", ""))
    keys = [f"{key}:{_quoted(value)}" for key, value in given.items() if key not in ("name", "title")]
    return f"{' '.join(keys)} -- {rest}"


def _quoted(value: str) -> str:
    return value if re.fullmatch(r"[\w.:/-]+", value) else f"'{value}'" if "'" not in value else f'"{value}"'
