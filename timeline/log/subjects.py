"""Subjects of figures: an actor, a place or an event of the log, or a text.

A log may write the kind in front of an id (`place:sahel`), and has to where several entries have that id. Otherwise the
kind follows from the section that declares the id. An actor's id hides a built-in region.
"""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from timeline.log.model import Actor, Figure, Place
from timeline.vocabulary.countries import COUNTRY_CODES
from timeline.vocabulary.regions import regions

Kind = Literal["actor", "place", "event", "text"]


class Subject(NamedTuple):
    """The subject of a figure: an id and its kind, or a text."""

    kind: Kind
    id: str | None
    text: str | None = None


def subject_in(figure: Figure, actors: Mapping[str, Actor], places: Mapping[str, Place]) -> Subject:
    """Return the subject of a figure by the actors and places of its log; any other id is that of an event.

    So an event that was not known yet is no other subject.
    """
    identity = figure.subject
    if identity is None:
        return Subject("text", None, figure.subject_text)
    if figure.subject_kind is not None:
        return Subject(figure.subject_kind, identity)
    # To get an entry is quicker than to ask whether it is there: an index keeps what it has opened.
    if actors.get(identity) is not None:
        return Subject("actor", identity)
    if is_built_in(identity) or places.get(identity) is not None:
        return Subject("place", identity)
    return Subject("event", identity)


def is_built_in(place: str) -> bool:
    """Return whether an id is that of a country or region which every log knows."""
    return place in COUNTRY_CODES or place in regions()


def figure_texts(figure: Figure) -> tuple[str, ...]:
    """Return the texts of a figure that a search for words finds: measure, subject in words, estimate in words."""
    return tuple(text for text in (figure.measure, figure.subject_text, figure.words) if text)
