"""The verdict on two entries: likely one development that was logged twice, or not."""

from typing import Final, NamedTuple

from timeline.dates import Date
from timeline.log.likeness.citations import Cited, common_citation
from timeline.log.likeness.days import Nearness, nearness
from timeline.log.likeness.titles import TitleLikeness, Weigh, compared, said_in
from timeline.log.likeness.vocabulary import Phrases, Vocabulary
from timeline.log.model import Event, Plan
from timeline.log.roles import concerned

LEAST_EVIDENCE: Final = 0.8
"""Minimum weight of what two titles say alike beside names and numbers."""

_OTHERS: Final = 0.15
"""An addition to the likeness that titles must have, where all the actors, or all the places, are others."""

_MOST_NEEDED: Final = 0.97
"""Titles that are the same are always enough, unless something else decides."""

_LEAST_CITED: Final = 0.35
"""The least likeness of titles, whatever both entries cite: what one source tells of one day may be several."""

_MOST_AGAINST: Final = 0.3
"""Maximum of what may speak against one event in two titles that one citation outweighs."""

RARE: Final = 0.8
"""Minimum weight of the rarest common word where the days are not known to be the same: others recur."""


class Likeness(NamedTuple):
    """The likeness of two entries, with its reasons."""

    margin: float
    """By how much they are more alike than they have to be; below 0 they are likely others."""
    reasons: tuple[str, ...]
    has_rare_word: bool = False
    """True if their titles have a rare word in common."""

    @property
    def is_likely(self) -> bool:
        """True if they are likely one development."""
        return self.margin >= 0


NONE: Final = Likeness(-1.0, ())


def every_word(_: str) -> float:
    """Return the weight of a word where nothing is known of how often it stands in the log."""
    return 1.0


def likeness(one: Event | Plan, other: Event | Plan, vocabulary: Vocabulary, rarity: Weigh = every_word) -> Likeness:
    """Return how much two events, or two plans, look like one; whichever comes first."""
    near = None
    if isinstance(one, Event) and isinstance(other, Event):
        near = nearness(one.date, other.date)
    elif isinstance(one, Plan) and isinstance(other, Plan):
        near = _nearness_of_plans(one, other, vocabulary)
    if near is None:
        return NONE
    actors, others = concerned(one), concerned(other)
    shares_actor = vocabulary.share_actor(actors, others)
    shares_place = vocabulary.share_place(one.places, other.places)
    is_bare = not (actors or one.places) or not (others or other.places)
    cited = common_citation(one, other)
    is_cited = cited.is_narrow and near.is_within_month and _are_of_one_act(one, other, vocabulary)
    if not (shares_actor or shares_place or is_bare or is_cited):
        return NONE
    phrases = vocabulary.phrases((*actors, *others), (*one.places, *other.places))
    if is_cited and not shares_place:
        shares_place = _names_place(one, other, phrases, vocabulary) and _names_place(other, one, phrases, vocabulary)
    titles = compared(one.title, other.title, phrases, rarity, vocabulary.are_related, are_cited_alike=is_cited)
    if not _may_be_one(titles, near):
        return NONE
    needed = near.needed + titles.against + _against_kinds(one, other, vocabulary)
    needed += _OTHERS if actors and others and not shares_actor else 0.0
    needed += _OTHERS if one.places and other.places and not shares_place else 0.0
    needed += 0.1 if is_bare else 0.0
    needed += 0.1 if titles.has_other_counts else 0.0
    if titles.against <= _MOST_AGAINST and not near.is_apart:
        weight = cited.weight if _are_of_one_act(one, other, vocabulary) else 0.0
        needed = max(min(needed, _LEAST_CITED), needed - weight)
    common = " and ".join([*["an actor"] * shares_actor, *["a place"] * shares_place])
    margin = titles.share - min(needed, _MOST_NEEDED)
    return Likeness(margin, _reasons(near, common, cited, one, other), titles.rarest >= RARE)


def _names_place(one: Event | Plan, other: Event | Plan, phrases: Phrases, vocabulary: Vocabulary) -> bool:
    """Return whether the title of one entry names a place of another, or what lies in it or holds it."""
    named = [said.token.removeprefix("@") for said in said_in(one.title, phrases) if not said.word]
    return vocabulary.share_place(named, other.places)


def _are_of_one_act(one: Event | Plan, other: Event | Plan, vocabulary: Vocabulary) -> bool:
    """Return whether two events are of one type of act; of what is said and written, one place tells much."""
    is_of_type = isinstance(one, Event) and isinstance(other, Event) and one.type == other.type
    return is_of_type and isinstance(one, Event) and vocabulary.is_act(one.type)


def _may_be_one(titles: TitleLikeness, near: Nearness) -> bool:
    """Return whether two titles may tell of one event, if it is that of two dates."""
    if titles.against >= 1 or titles.evidence < LEAST_EVIDENCE or titles.number < 2:
        return False
    if near.is_apart and titles.has_other_counts:
        return False
    return near.is_sure or titles.rarest >= RARE


def _against_kinds(one: Event | Plan, other: Event | Plan, vocabulary: Vocabulary) -> float:
    """Return how much the kinds of two entries speak against one: a little for what is often told as the other."""
    if isinstance(one, Plan) or isinstance(other, Plan):
        return 0.0 if isinstance(one, Plan) and isinstance(other, Plan) and one.kind == other.kind else 0.1
    if one.type == other.type:
        return -0.05
    if vocabulary.family(one.type) == vocabulary.family(other.type) or "other" in (one.type, other.type):
        return 0.0
    return 0.12


def _nearness_of_plans(one: Plan, other: Plan, vocabulary: Vocabulary) -> Nearness | None:
    """Return how near two plans of one planner are: by their deadlines, else by the days of their announcements."""
    if one.by and other.by and not {*one.by} & {*other.by}:
        return None
    if isinstance(one.deadline, Date) and isinstance(other.deadline, Date):
        near = nearness(one.deadline, other.deadline)
        return near and near._replace(needed=max(0.6, near.needed), reason=_of("deadline", near.reason))
    dates = vocabulary.announced(one), vocabulary.announced(other)
    if dates[0] is None or dates[1] is None:
        return None
    near = nearness(dates[0], dates[1])
    return near and near._replace(needed=max(0.65, near.needed), reason=_of("announcement", near.reason))


def _of(noun: str, reason: str) -> str:
    """Return a sentence about dates as one about deadlines, or the like."""
    return reason.replace("date", noun).replace("day", noun)


def _reasons(near: Nearness, common: str, cited: Cited, one: Event | Plan, other: Event | Plan) -> tuple[str, ...]:
    alike = "the title is the same" if one.title == other.title else "the titles are alike"
    return tuple(filter(None, (near.reason, common and f"they have {common} in common", cited.reason, alike)))
