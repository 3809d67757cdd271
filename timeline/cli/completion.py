"""Completion: the candidates for a word that is being typed, from the current log; none where there is no log.

A shell asks in the middle of a line: faults of the log are reported when the command runs. Every candidate is one
word, so that no shell has to quote it: a name of several words is joined by hyphens, which filters ignore.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from typing import Any

from timeline.api.clock import today
from timeline.cli.healing import healed
from timeline.folding import are_alike, fold
from timeline.letters import APOSTROPHES
from timeline.log.references import KINDS
from timeline.query import candidates
from timeline.query.filters import FIELDS, FILTERS
from timeline.workspace import Workspace, open_workspace

_PLAIN = re.compile(rf"(?:@|(?:{'|'.join((*KINDS, 'type', 'tag'))}):)?[\w.-]+")
_NO_APOSTROPHES = dict.fromkeys(map(ord, APOSTROPHES))


def offered(what: str, given: Mapping[str, Any], incomplete: str) -> list[str]:
    """Return the candidates for an option or argument that takes a `what`, as far as they begin as typed.

    `given` is the rest of the line.
    """
    try:
        return healed(lambda: _offered(what, given, incomplete))
    except Exception:  # noqa: BLE001 - a shell that completes shows no errors
        return []


def _offered(what: str, given: Mapping[str, Any], incomplete: str) -> list[str]:
    if what == "verdict":
        from timeline.reports.plans import URGENCY

        before, comma, last = incomplete.rpartition(",")
        return [f"{before}{comma}{name}" for name in URGENCY if name.startswith(last)]
    workspace = open_workspace(given.get("log") or (), today())
    if what in ("assignment", "set", "line"):
        return _in_edit(workspace, what, given, incomplete)
    if what == "query":
        return _in_query(workspace, given.get("words") or (), incomplete)
    splits = any(row.splits for row in FILTERS if row.name == what)
    before, comma, last = incomplete.rpartition(",") if splits else ("", "", incomplete)
    return [f"{before}{comma}{word}" for word in _fitting(_candidates(workspace, what, last), last)]


def _fitting(words: Iterable[str], incomplete: str) -> list[str]:
    """Return the words that begin as typed, in order; of two that differ in case only the first.

    Ids are lower-case; a word that begins so in another case is offered in the case that was typed, as a shell insists.
    One with accents or letters that a keyboard lacks is offered in plain letters, if these begin as typed.
    """
    start = incomplete.lower()
    found: dict[str, str] = {}
    for word in words:
        if word.startswith(incomplete) or (word.lower().startswith(start) and not word.islower()):
            found.setdefault(word.lower(), incomplete + word[len(incomplete) :])
        elif not word.isascii() and (plain := _in_plain_letters(word)).startswith(start):
            found.setdefault(plain, incomplete + plain[len(incomplete) :])
    return [found[key] for key in sorted(found)]


def _in_plain_letters(word: str) -> str:
    return fold(word).replace("'", "").replace(" ", "-")


def _as_words(names: Iterable[str]) -> Iterator[str]:
    """Yield names as one word each, without apostrophes, where that still means the same."""
    for name in names:
        word = "-".join(name.translate(_NO_APOSTROPHES).split())
        if _PLAIN.fullmatch(word) and are_alike(word, name):
            yield word


def _in_edit(workspace: Workspace, what: str, given: Mapping[str, Any], incomplete: str) -> list[str]:
    """Return what may come next in the arguments of a command that writes.

    bash takes `=` and `:` for the ends of words: what stands before them was given as words of their own, and only
    what follows them is replaced.
    """
    from timeline.cli.completion_of_edits import assignments, is_field, of_line

    words = [*(given.get("words" if what == "line" else "arguments" if what == "set" else "changes") or ())]
    typed, done = incomplete, ""
    if incomplete in ("=", ":") and words:
        typed = done = words.pop() + incomplete
    elif not incomplete and what != "line" and words and is_field(workspace, words[-1]):
        typed = done = f"{words.pop()}="  # the library that reads the line drops a '=' at its end
    elif words[-1:] in (["="], [":"]) and len(words) > 1:
        done = "".join(words[-2:])
        typed, words = done + incomplete, words[:-2]
    begun, last = _last_value(typed, ":" if what == "line" else "=")
    if what == "line":
        found = of_line(workspace, words, begun, last)
    else:
        named = [given["id"]] if given.get("id") else [one for one in words if "=" not in one]
        found = chain(
            assignments(workspace, named, begun, last),
            candidates.every_id(workspace, last) if what == "set" and not begun else (),
        )
    several = found if begun == "" or begun.endswith(" ") else _as_words(found)
    fitting = _fitting(several, last)
    if what != "line" and len(fitting) == 1 and fitting[0].endswith("="):
        # bash sets a blank behind a word that is complete, which the value must not have before it.
        values = _fitting(_as_words(assignments(workspace, named, fitting[0], "")), "")
        fitting = [f"{fitting[0]}{value}" for value in values] or fitting
    return [f"{begun}{one}"[len(done) :] for one in fitting]


def _last_value(typed: str, sign: str) -> tuple[str, str]:
    """Return what is complete of the argument that is being typed, and its last word, or value behind a key.

    >>> _last_value("2024: It opens actor:a,b", ":")
    ('2024: It opens actor:a,', 'b')
    """
    blank = typed.rfind(" ") + 1 if sign == ":" else 0
    key = typed.find(sign, blank) + 1
    at = max(blank, key, typed.rfind(",") + 1 if key else 0)
    return typed[:at], typed[at:]


_OTHERS: dict[str, Callable[[Workspace, str], Iterable[str]]] = {
    "ids": candidates.every_id,
    "names": candidates.names,
    "plans": candidates.plans,
    "events": candidates.events,
}
"""Candidates for options and arguments that are no filters."""


def _candidates(workspace: Workspace, what: str, start: str) -> Iterator[str]:
    """Yield the candidates for a `what`; only those that begin as typed if there may be too many."""
    offered = next((row.offered for row in FILTERS if row.name == what), _OTHERS.get(what))
    return _as_words(offered(workspace, start)) if offered is not None else iter(())


def _in_query(workspace: Workspace, before: Iterable[str], incomplete: str) -> list[str]:
    """Return what may come next in a query: a field, a value of one, or a view.

    bash takes `@` and `:` for the ends of words: what stands before them was given as words of their own.
    """
    words = [*before]
    if incomplete in ("@", ":"):
        words, incomplete = [*words, incomplete], ""
        if words[-1] == "@":
            return _fitting((f"@{view}" for view in candidates.views(workspace, "")), "@")
    if words[-1:] == ["@"]:
        return _fitting(candidates.views(workspace, incomplete), incomplete)
    if words[-1:] == [":"] and len(words) > 1:
        return _of_field(workspace, words[-2], incomplete)
    # The text before the last space or bracket is complete.
    done, last = re.fullmatch(r"(.*[\s(])?(.*)", incomplete, re.DOTALL).groups("")  # type: ignore[union-attr]
    field, colon, value = last.partition(":")
    if colon:
        return [f"{done}{field}:{word}" for word in _of_field(workspace, field, value)]
    views = (f"@{view}" for view in candidates.views(workspace, ""))
    return [f"{done}{word}" for word in _fitting((*(f"{name}:" for name in FIELDS), *views), last)]


def _of_field(workspace: Workspace, field: str, value: str) -> list[str]:
    before, comma, last = value.rpartition(",")
    return [f"{before}{comma}{word}" for word in _fitting(_candidates(workspace, field.lower(), last), last)]
