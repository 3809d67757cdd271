"""The entries of which an index tells for certain that they have a word: against a loop, and in their order."""

from unittest import mock

import pytest

from tests.helpers import a_log
from tests.index.test_narrowing import DAYS, TOGETHER, both
from timeline.dates import Match, day
from timeline.folding import fold
from timeline.index.opening import read_aside
from timeline.index.store import Store
from timeline.log.asof import as_known
from timeline.log.conditions import ALWAYS, NEVER, Condition, Worded, all_of, any_of, beyond, none_of
from timeline.log.log import Log
from timeline.log.model import Entry, Figure
from timeline.log.subjects import figure_texts
from timeline.phrases import Phrase, occurs
from timeline.query.matching import words_for_certain
from timeline.query.question import Question
from timeline.reports.entries import Found
from timeline.reports.rated import all_rated
from timeline.reports.search import search
from timeline.workspace import Workspace

SECTIONS = ("events", "plans", "figures")
WORDS = (
    *(Phrase("war"), Phrase("the", whole=True), Phrase("attack", forms=("attacks", "attacked")), Phrase("s")),
    *(Phrase("a"), Phrase("withdrawing", forms=("withdraw", "withdraws")), Phrase("old", whole=True)),
)


def entries_of(log: Log) -> dict[str, Entry]:
    return {identity: entry for section in SECTIONS for identity, entry in getattr(log, section).items()}


def texts_of(entry: Entry) -> list[str]:
    own = figure_texts(entry) if isinstance(entry, Figure) else (getattr(entry, "title", ""),)
    return [fold(text) for text in (*own, entry.summary or "")]


@pytest.mark.parametrize("phrase", WORDS, ids=lambda phrase: phrase.text)
@pytest.mark.parametrize("as_of", DAYS)
@pytest.mark.parametrize("names", [*TOGETHER, ("shipped",)], ids="+".join)
def test_each_has_the_word_and_none_stands_before_its_place(names: tuple[str, ...], as_of: str, phrase: Phrase) -> None:
    must = words_for_certain((phrase,))
    indexed, in_memory = both(names, as_of)
    alone = len(names) == 1
    for one, other in zip(indexed.logs, in_memory.logs, strict=True):
        opened = {entry.id for name in SECTIONS for entry in getattr(one, name).sure(must).others(ALWAYS)}
        sure = {identity: entry for identity, entry in entries_of(other).items() if identity not in opened}
        assert all(any(occurs(phrase, text) for text in texts_of(entry)) for entry in sure.values())
        assert one.texts.number(must) == len(sure)
        found = list(one.texts.ranked(must, (phrase,), 2, knows_names=alone))
        assert sorted(ranked.entry.id for ranked in found) == sorted(sure)
        assert [ranked.place for ranked in found] == sorted(ranked.place for ranked in found)
        rated = all_rated([Found(ranked.entry, one, Match.CERTAIN) for ranked in found], (phrase,), indexed)
        assert all(ranked.place <= hit.place for ranked, hit in zip(found, rated, strict=True))


def test_an_index_is_sure_of_most_entries_with_a_word() -> None:
    _, in_memory = both(("shipped",), "2026-01-01")
    indexed, _ = both(("shipped",), "2026-01-01")
    phrase = Phrase("the", whole=True)
    having = [e for e in entries_of(in_memory.logs[0]).values() if any(occurs(phrase, text) for text in texts_of(e))]
    assert indexed.logs[0].texts.number(words_for_certain((phrase,))) > 0.9 * len(having)


YEARS = ((number, 2001 + number % 20) for number in range(400))
EVENTS = "".join(f"  - {{id: e{n}, date: {year}, title: The drone number {n}, type: other}}\n" for n, year in YEARS)


def a_workspace() -> Workspace:
    log = read_aside(a_log(f"events:\n{EVENTS}")).log
    return Workspace(logs=(as_known(log, day("2026-01-01")),), as_of=day("2026-01-01"), whole=(log,))


def test_of_many_entries_alike_few_are_opened() -> None:
    workspace = a_workspace()
    with mock.patch.object(Store, "_opened", autospec=True, side_effect=Store._opened) as opening:
        answer = search(workspace, Question(query="drone"), 5)
    # Those of 2001, in the order of the log.
    assert [hit.entry.id for hit in answer.hits] == ["e0", "e20", "e40", "e60", "e80"]
    assert answer.left_out == 395
    assert opening.call_count < 40


A, B, C = (Worded(letter) for letter in "abc")


@pytest.mark.parametrize(
    ("may", "held", "expected"),
    [
        (ALWAYS, (A, B), none_of(all_of((A, B)))),
        (A, (A, B), all_of((A, none_of(B)))),
        (A, (A,), NEVER),
        (all_of((A, C)), (A, B), all_of((all_of((A, C)), none_of(B)))),
        (any_of((A, C)), (A, B), any_of((all_of((A, none_of(B))), all_of((C, none_of(all_of((A, B)))))))),
    ],
)
def test_a_condition_without_those_that_hold_together(
    may: Condition, held: tuple[Condition, ...], expected: Condition
) -> None:
    assert beyond(may, held) == expected
