"""The page as a whole: its parts in their places, under a policy that lets nothing load and only its own script run."""

import base64
import hashlib
import json
import re
from importlib.resources import files
from string import Template

from timeline import __version__, letters
from timeline.dates import words
from timeline.export.markup import foreign, text
from timeline.export.page.citing import Sources, how_to_cite
from timeline.export.page.contents import Contents
from timeline.export.page.data import as_script_data
from timeline.export.page.entries import chronology
from timeline.export.page.estimates import figures
from timeline.export.page.promises import plans
from timeline.folding import MOST_APOSTROPHES, MOST_FREE
from timeline.reports.followed import not_followed_words
from timeline.reports.wording import day_words, plural, titles_of, without_place_words

_SCRIPTS = (
    *("tokens", "folding", "days", "grammar", "names", "matching", "meaning", "address", "entries", "facets"),
    *("histogram", "axis", "shapes", "marks", "promise", "chart", "fold", "box", "main"),
)
"""The pieces of the script, in the order in which they are joined."""


def as_page(contents: Contents) -> str:
    """Return the whole file: text for readers, data for the script, the script itself."""
    sources = Sources()
    chronology_text = "\n".join(chronology(contents, sources))
    plan_text, figure_text = "\n".join(plans(contents, sources)), "\n".join(figures(contents, sources))
    style, script = _style(), _script()
    logs = contents.workspace.logs
    values = {
        "policy": _policy(style, script),
        "style": style,
        "script": script,
        "data": as_script_data(contents, sources),
        "title": text(titles_of(contents.workspace)),
        "heading": " · ".join(foreign(log.header.title) for log in logs),
        "about": "".join(f"<p class=about>{line}</p>" for line in _about(contents)),
        "chronology": chronology_text or _nothing(contents, "event or date of a plan"),
        "plans": plan_text or _nothing(contents, "plan"),
        "figures": figure_text or _nothing(contents, "figure"),
        "sources": "\n".join(sources.items()) or "<li class=nothing>None is cited.</li>",
        "source_count": f"{len(sources.ids):,}",
        "citation": how_to_cite(contents.workspace) + sources.restriction,
        "as_of": text(day_words(contents.workspace.as_of)),
        "version": text(__version__),
    }
    return Template(_piece("page.html")).substitute(values)


def _scope(contents: Contents) -> str:
    """The first sentence: the part of the log that the page holds, the counts of its entries, and the day."""
    logs = [log.header.title for log in contents.workspace.logs]
    named = f"{len(logs):,} logs, {foreign(_series([f'“{title}”' for title in logs]))}" if len(logs) > 1 else "the log"
    asked = f"<strong>{foreign(contents.asked)}</strong>"
    day = f"as of <strong>{text(day_words(contents.workspace.as_of))}</strong>"
    counts = _series(_counts(contents))
    if not counts and contents.asked:
        return f"Nothing in {named} answers {asked}, {day}."
    if not counts:
        return f"There is nothing in {named}, {day}."
    if contents.asked:
        return f"This page holds a part of {named}: {asked}. It has {counts}, {day}."
    return f"This page holds all of {named}: {counts}, {day}."


def _counts(contents: Contents) -> list[str]:
    """The numbers of events, dates of plans, plans and figures, each that is not 0."""
    events = sum(row.what == "event" for row in contents.rows)
    dates = len(contents.rows) - events
    found = (
        (events, plural(events, "event")),
        (dates, f"{plural(dates, 'date')} of plans"),
        (number := len({row.plan for row in contents.plans}), plural(number, "plan")),
        (number := contents.size - len(contents.rows), plural(number, "figure")),
    )
    return [words for number, words in found if number]


def _series(parts: list[str]) -> str:
    """Parts with commas, the last one behind `and`."""
    return " and ".join(filter(None, (", ".join(parts[:-1]), *parts[-1:])))


def _about(contents: Contents) -> list[str]:
    """The introduction: facts about the log and this page that a reader needs first."""
    workspace = contents.workspace
    lines = [_scope(contents)]
    for log in workspace.logs:
        name = f"{foreign(log.header.title)}: follows" if len(workspace.logs) > 1 else "The log follows"
        by = f", edited by {foreign(', '.join(log.header.editors))}" if log.header.editors else ""
        lines.append(f"{name} <strong>{text(words(log.header.covers))}</strong>{by}.{_licence(log.header.license)}")
        lines += [foreign(log.header.description)] if log.header.description else []
    lines += [text(reason) + "." for reason in contents.parts_alone]
    if gaps := not_followed_words(workspace, contents.period):
        lines.append(f"{text(gaps[:1].upper() + gaps[1:])}.")
    if contents.not_judged:
        stand = "1 of them stands" if contents.not_judged == 1 else f"{contents.not_judged:,} of them stand"
        lines.append(f"{stand} here only because the log gives no beginning or no end.")
    if contents.without_place:
        lines.append(f"{without_place_words(contents.without_place)}.")
    return lines


def _licence(licence: str | None) -> str:
    """The sentence on the licence of a log; without a stop behind an address, which people would take for its end."""
    if not licence:
        return ""
    return f" Licence: {foreign(licence)}{'' if licence.startswith(('http://', 'https://')) else '.'}"


def _nothing(contents: Contents, noun: str) -> str:
    """The text of a section without entries."""
    return f"<p class=nothing>No {noun} {'answers' if contents.asked else 'is in the log'}.</p>"


def _policy(style: str, script: str) -> str:
    """The content security policy: nothing is loaded; only this style and this script, by their hashes, are allowed."""
    return (
        f"default-src 'none'; script-src '{_hash(script)}'; style-src '{_hash(style)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(content: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}"


def _script() -> str:
    """All pieces of the script in one function, so that they define no global names."""
    lines = (line for name in _SCRIPTS for line in _lean(_piece(f"script/{name}.js")).splitlines())
    pieces = "\n".join((f"const LETTERS={_letters()};", *map(_tight, lines)))
    return f'(() => {{\n"use strict";\n{pieces}\n}})();\n'


def _letters() -> str:
    """The tables by which texts are compared, for the script."""
    plain: dict[str, str] = {}
    for letter, meant in letters.plain_letters().items():
        plain[meant] = plain.get(meant, "") + letter
    tables = {
        "plain": plain,
        "apostrophes": letters.APOSTROPHES,
        "clicks": letters.CLICKS,
        "ignored": letters.IGNORED,
        "marks": letters.SPELT_MARKS,
        "spaceless": letters.SPACELESS,
        "most": MOST_APOSTROPHES,
        "free": MOST_FREE,
    }
    return json.dumps(tables, ensure_ascii=False, separators=(",", ":"))


def _tight(line: str) -> str:
    """A line of the script without spaces beside operators; unchanged if it may hold a template or a pattern."""
    if any(sign in line for sign in "`'/\\"):
        return line
    parts = line.split('"')
    parts[::2] = [re.sub(r"\s*([=,;{}()?:&|<>*\[\]])\s*", r"\1", part) for part in parts[::2]]
    return '"'.join(parts)


def _style() -> str:
    """The style without needless spaces; text in quotes stays."""
    parts = _lean(_piece("page.css")).split('"')
    tight = [re.sub(r"\s*([{};,>])\s*|(?<=[\w)-]):\s+", lambda found: found[1] or ":", part) for part in parts[::2]]
    parts[::2] = tight
    return '"'.join(parts)


def _lean(code: str) -> str:
    """A script or a style without indentation and comment lines."""
    lines = (line.strip() for line in code.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith(("//", "/*")))


def _piece(name: str) -> str:
    return (files("timeline") / "data" / "page" / name).read_text(encoding="utf-8")
