"""Announcements and deadlines of a plan that name an event, or another plan."""

import re
from collections.abc import Iterator

from timeline.edits.meanings import Found, Meaning, NameRole, Question
from timeline.edits.names import Names
from timeline.edits.written import read
from timeline.log.editing.values import Value
from timeline.log.reading import is_slug
from timeline.log.references import reference_of

_ID = r"(?:event:|plan:)?[a-z0-9]+(?:-[a-z0-9]+)*"
_STEP = "[1-9][0-9]{0,3} (?:day|week|month|year)s?"
_WITHIN = re.compile(rf"(?:within )?(?P<step>{_STEP}) (?:of|after) (?P<id>{_ID})")
_BEFORE = re.compile(rf"before (?P<id>{_ID})")


def look_up(value: dict[str, Value], names: Names) -> Iterator[Question]:
    """Replace an announcement and a deadline that name an entry; yields the questions where none has the id."""
    announced, deadline = value.get("announced"), value.get("deadline")
    if isinstance(announced, str) and read(announced) is None and _is_reference(announced):
        meaning = _meaning("event", announced, names)
        if meaning is not None:
            value["announced"] = {"event": _id(announced, meaning)}
            yield from _question("event", announced, meaning, ("announced", "event"))
    if isinstance(deadline, str) and read(deadline, "deadline") is None:
        found = _WITHIN.fullmatch(deadline) or _BEFORE.fullmatch(deadline)
        meaning = _meaning("anchor", found["id"], names) if found else None
        if found is not None and meaning is not None:
            identity = _id(found["id"], meaning)
            step = found.groupdict().get("step")
            value["deadline"] = {"within": step, "of": identity} if step else {"before": identity}
            yield from _question("anchor", found["id"], meaning, ("deadline", "of" if step else "before"))


def _is_reference(text: str) -> bool:
    return reference_of(text).kind == "event" or is_slug(text)


def _meaning(role: NameRole, text: str, names: Names) -> Meaning | None:
    """Return what an id may stand for; None where the text is rather a faulty date, which its reader explains."""
    meaning = names.meaning(role, text)
    is_like_an_id = "-" in text and not text[:1].isdigit()
    return meaning if isinstance(meaning, Found) or is_like_an_id or ":" in text else None


def _id(text: str, meaning: Meaning) -> str:
    return meaning.id if isinstance(meaning, Found) else text


def _question(role: NameRole, text: str, meaning: Meaning, path: tuple[str, ...]) -> Iterator[Question]:
    if not isinstance(meaning, Found):
        yield Question(role, text, meaning, path=path)
