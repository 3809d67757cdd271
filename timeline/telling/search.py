"""The document of `search`: the entries with the phrases, the best first, the phrases marked."""

from collections.abc import Iterable, Iterator

from timeline.dates import Match
from timeline.log.log import actors_of, places_of
from timeline.log.model import Event, Figure, Plan
from timeline.query.question import Question
from timeline.reports.search import Hit, Search
from timeline.reports.wording import entry_marks, estimate_words, family_of, plural, title_of, type_name
from timeline.telling.document import Document, Entry, Run, Sign, Style, Words, joined, phrase, references
from timeline.telling.events import DAY, PLAN, SITUATION, VAGUE, date_words, is_vague
from timeline.telling.excerpts import excerpt, marked
from timeline.telling.head import asked_words, head
from timeline.telling.unsourced import sourced
from timeline.workspace import Workspace

FIGURE = Sign("▪", "figure")


def document(answer: Search, workspace: Workspace, question: Question) -> Document:
    """Build the document of a search."""
    top = head(
        workspace,
        asked_words("Search", question, workspace),
        counts=_counts(answer),
        period=answer.period,
        without_place=answer.without_place,
    )
    return Document(top, (_entry(hit, workspace) for hit in answer.hits))


def _counts(answer: Search) -> list[str]:
    kinds = ((Event, "event"), (Plan, "plan"), (Figure, "figure"))
    numbers = [(sum(isinstance(hit.entry, kind) for hit in answer.hits), noun) for kind, noun in kinds]
    counts = [plural(number, noun) for number, noun in numbers if number]
    counts += [f"{answer.left_out:,} more beyond --limit"] if answer.left_out else []
    return [*counts, "the best first"] if len(answer.hits) > 1 else counts


def _entry(hit: Hit, workspace: Workspace) -> Entry:
    entry = hit.entry
    possible = ["possible"] if hit.match is Match.POSSIBLE else []
    # The date of a figure stands in front of it; its title begins with its measure, as the marks have it.
    title = estimate_words(entry) if isinstance(entry, Figure) else title_of(entry)
    facts = (phrase(_kind(hit, workspace)), *_names(hit, workspace))
    return sourced(
        Entry(
            title=marked(title, hit.title, "title"),
            lead=date_words(hit.date) if hit.date is not None else phrase(Run("undated", "vague")),
            sign=_sign(hit),
            flags=(*entry_marks(entry), *possible),
            facts=tuple(fact for fact in facts if fact),
            summary=marked(entry.summary, hit.summary) if entry.summary else (),
            excerpt=excerpt(entry.summary or "", hit.summary),
            cites=references(hit.sources, hit.log),
            id=entry.id,
        ),
        hit.log,
    )


def _sign(hit: Hit) -> Sign:
    if isinstance(hit.entry, Plan | Figure):
        return PLAN if isinstance(hit.entry, Plan) else FIGURE
    if hit.date is not None and hit.date.kind == "span":
        return SITUATION
    return VAGUE if hit.date is not None and is_vague(hit.date) else DAY


def _kind(hit: Hit, workspace: Workspace) -> Run:
    """The type of an event, the kind of a plan."""
    entry = hit.entry
    if isinstance(entry, Event):
        is_violent = family_of(entry.type, workspace) == "violence"
        return Run(type_name(entry.type, workspace), "alarm" if is_violent else "")
    return Run(entry.kind.replace("-", " ") if isinstance(entry, Plan) else "figure", "plan")


def _names(hit: Hit, workspace: Workspace) -> Iterator[Words]:
    geography = workspace.geography
    entry = hit.entry
    name_of = workspace.naming(entry)
    yield _marked_names(hit, "places", ((place, geography.name(place)) for place in places_of(entry, hit.log)), "")
    actors = actors_of(entry, hit.log)
    yield _marked_names(hit, "actors", ((actor, name_of(actor)) for actor in actors), "aside")


def _marked_names(hit: Hit, role: str, names: Iterable[tuple[str, str]], style: Style) -> Words:
    """The usual names with the phrases in them marked; behind one, the other name that was found, if any."""
    found = {named.id: named for named in hit.names if named.role == role}
    name_words: list[Words] = []
    for identity, usual in names:
        named = found.get(identity)
        if named is None:
            name_words.append(phrase(Run(usual, style)))
        elif named.name == usual:
            name_words.append(marked(named.name, named.spots, style))
        else:
            name_words.append(
                phrase(Run(usual, style), Run(" (", style), marked(named.name, named.spots, style), Run(")", style))
            )
    return joined(", ", name_words)
