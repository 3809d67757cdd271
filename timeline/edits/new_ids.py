"""The ids of new entries: as given, or from their values."""

from collections.abc import Mapping

from timeline.edits.ids import MOST_WORDS, free_id, new_id, new_source_id, words_of
from timeline.edits.keys import SECTIONS, LineKind
from timeline.edits.meanings import Found
from timeline.edits.names import Names
from timeline.edits.pieces import LineFault, Piece
from timeline.edits.written import year_of
from timeline.log.editing.values import Value
from timeline.log.reading import LONGEST_ID, is_slug
from timeline.log.references import reference_of
from timeline.text import quoted


def subject_of(value: Mapping[str, Value], names: Names) -> str:
    """Return the id of the subject of a figure, or its text."""
    subject = value.get("subject", "")
    if not isinstance(subject, str):
        return str(subject.get("text", "")) if isinstance(subject, dict) else ""
    meaning = names.meaning("subject", subject) if subject else None
    return reference_of(meaning.id if isinstance(meaning, Found) else subject).id


def faults_of_id(given: Piece, section: str, names: Names) -> list[LineFault]:
    """Return what is wrong with an id as it was given."""
    text, start, end = given
    if not is_slug(text):
        hint = f"use lower-case letters, digits and single hyphens, at most {LONGEST_ID} characters"
        return [LineFault(f"{quoted(text)} is not an id", hint, start, end)]
    if names.is_taken(section, text):
        return [LineFault(f"the id {quoted(text)} is taken", "give another one, or leave it out", start, end)]
    return []


def id_for(kind: LineKind, value: Mapping[str, Value], names: Names) -> str:
    """Return the id of a new entry, from its own words."""

    def is_taken(identity: str) -> bool:
        return names.is_taken(SECTIONS[kind], identity)

    texts = {key: part for key, part in value.items() if isinstance(part, str)}
    date = next((texts[key] for key in ("date", "deadline", "as_of", "over") if key in texts), "")
    if kind == "source":
        return new_source_id(texts.get("publisher", ""), texts.get("title", ""), year_of(date), is_taken)
    if kind == "figure":
        subject = words_of(subject_of(value, names).replace("-", " "))
        counted = words_of(texts.get("measure", ""))
        return free_id([*subject[:3], *counted[:2], *words_of(year_of(date))], is_taken, "figure")
    otherwise = "-".join([kind, *words_of(date)[:MOST_WORDS]])
    return new_id(texts.get("title", texts.get("name", "")), is_taken, otherwise)
