"""Texts of YAML for maps that are written: plain where they can be, else in double quotes."""

import json
import re

from timeline.imports.templates import NoTemplate, template_of

_PLAIN = re.compile(r"[A-Za-z0-9_][\w./()&+'-]*(?: [\w./()&+'-]+)*")


def scalar(text: str) -> str:
    """Return a text as it can stand in braces; signs that do not show are written as escapes.

    >>> scalar("Event date"), scalar("a, b"), scalar("{Event}")
    ('Event date', '"a, b"', '"{Event}"')
    """
    if _PLAIN.fullmatch(text):
        return text
    quoted = json.dumps(text, ensure_ascii=False)
    return "".join(sign if sign.isprintable() else json.dumps(sign)[1:-1] for sign in quoted)


def listed(texts: list[str]) -> str:
    """Return texts as a list in brackets."""
    return f"[{', '.join(map(scalar, texts))}]"


def of_column(name: str) -> str:
    """Return a field that is the text of one column."""
    return scalar(f"{{{name}}}") if can_stand_in_text(name) else f"{{column: {scalar(name)}}}"


def can_stand_in_text(name: str) -> bool:
    """Return whether a heading can be written in the braces of a text."""
    try:
        template = template_of(f"{{{name}}}")
    except NoTemplate:
        return False
    return [column.name for column in template.columns] == [name]
