"""Cards in the formats for machines."""

from collections.abc import Sequence

from timeline.export.figures import AGAINST
from timeline.export.forms import Forms
from timeline.export.lines import Lines
from timeline.export.objects import Json, date_object, event_object, model_object, source_object
from timeline.export.plans import plan_object
from timeline.export.sheets.card import card_sheet
from timeline.frozen import annotations_of
from timeline.log.conflicts import estimator_of
from timeline.log.file_names import file_of
from timeline.log.log import Log
from timeline.log.model import Event, Figure, Place
from timeline.reports.card import Card
from timeline.reports.plan_life import LifeStep
from timeline.telling.card_content import content
from timeline.telling.life_words import change_in_step
from timeline.workspace import Workspace

_HIDDEN = frozenset({"node", "read"})
_KEYS = {"within": "in"}
"""Names of the model whose key in a log is another."""


def forms(cards: Sequence[Card], workspace: Workspace) -> Forms:
    """Return the formats of cards."""
    return Forms(
        value=lambda: {"schema": "timeline.show/1", "entries": [_object(card, workspace) for card in cards]},
        lists=(Lines("entries"),),
        sheet=lambda: card_sheet([content(card, workspace) for card in cards], workspace),
    )


def _object(card: Card, workspace: Workspace) -> Json:
    """An entry with all its keys; an event in the form in which every list has it, and more."""
    entry, log = card.entry, card.log
    value: Json = {"entry": type(entry).__name__.lower()}
    fields = [name for name in annotations_of(type(entry)) if name not in _HIDDEN]
    own = {name: model_object(getattr(entry, name), log) for name in fields}
    value |= {_KEYS.get(name, name): part for name, part in own.items()} | {"file": file_of(entry, log)}
    if isinstance(entry, Event):
        value |= event_object(entry, log, workspace, "certain")
    else:
        places = (entry.id,) if isinstance(entry, Place) else entry.places
        value["countries"] = list(workspace.geography.countries(places))
        value["known"] = date_object(card.known.date)
        value["known_basis"] = card.known.basis
    if card.judged:
        value |= plan_object(card.judged[-1], workspace)
        value["occurrences"] = [plan_object(row, workspace) for row in card.judged if row.occurrence is not None]
        value["life"] = [_step(step, log) for step in card.life]
        value["related"] = [event.id for event in card.related]
    if isinstance(entry, Figure):
        value["subject_kind"] = log.subject_of(entry).kind
        value["document"] = estimator_of(entry).document
        for name, kind in AGAINST.items():
            pairs = [pair for pair in card.opposed if pair.kind == kind]
            others = [pair.second if pair.first.figure == entry else pair.first for pair in pairs]
            value[name] = [other.figure.id for other in others]
    value["plans"] = [plan.id for plan in card.plans]
    value["hanging"] = [row.plan.id for row in card.hanging]
    value["before"] = card.before.entry.id if card.before else None
    value["after"] = card.after.entry.id if card.after else None
    value["mentions"] = [mention.id for mention in card.mentions]
    return value


def _step(step: LifeStep, log: Log) -> Json:
    """One step of a plan's life, with the verdict after it."""
    return {
        "date": date_object(step.date),
        "what": change_in_step(step, log),
        "note": step.note,
        "event": step.event,
        "sources": [source_object(citation, log) for citation in step.sources],
        "verdict": step.verdict,
    }
