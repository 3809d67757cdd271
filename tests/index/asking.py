"""Random questions over what occurs in some logs: options, queries of the language, and days from which to look."""

from collections.abc import Sequence
from itertools import chain
from typing import Any

from hypothesis import strategies as st

from timeline.dates import iso
from timeline.folding import fold
from timeline.index.documents import SECTIONS
from timeline.log.log import Log, names_in
from timeline.log.model import Actor, Place
from timeline.log.section import names_by
from timeline.query.question import Question

Texts = st.SearchStrategy[str]

WINDOWS = (
    *(
        "2014",
        "2016-04",
        "2017",
        "2018-03",
        "2019",
        "2019-05-06",
        "early 2019",
        "2020-01",
        "2020-08",
        "2021",
        "2022-10",
    ),
    *("2024", "2025-03", "2014/2019", "2018/..", "../2017", "/..", "199X", "2019?", "[2017..2019]"),
)


class Values:
    """The values that can be asked of some logs, by field."""

    def __init__(self, logs: Sequence[Log]) -> None:
        entries = [e for log in logs for s in SECTIONS for e in getattr(log, s).values()]
        named: dict[str, set[str]] = {}
        for log in logs:
            for entry in chain(log.events.values(), log.plans.values(), log.figures.values()):
                for role, name in names_in(entry, log):
                    named.setdefault(role, set()).add(name)
        own = [e for e in entries if isinstance(e, Place | Actor)]
        names = {n for e in own for n in names_by(e)}
        places = {e.id for e in own if isinstance(e, Place)} | named["place"]
        actors = {n for e in own if isinstance(e, Actor) for n in (*names_by(e), f"actor:{e.id}")}
        names |= {c.was for e in own for c in e.corrections if c.field == "name"}
        actors |= names & {c.was for e in own if isinstance(e, Actor) for c in e.corrections}
        texts = ("title", "summary", "measure", "subject_text", "words")
        said = [text for e in entries for name in texts if (text := getattr(e, name, None))]
        searched = ("title", "summary", "measure", "words")
        said += [c.was for e in entries for c in e.corrections if c.field in searched]
        words = {word for text in (*said, *names) for word in fold(text).split()}
        self.words = sorted(words)
        self.phrases = sorted({" ".join(fold(t).split()[n : n + 2]) for t in said for n in (0, 1, 2)} - {""})
        self.fields: dict[str, list[str]] = {
            "region": sorted(places | {"Western Africa", "Western Asia", "Mali", "Turkey"}),
            "country": sorted({p for p in places if len(p) == 2} | {"Mali", "Iraq", "sahel"}),
            "actor": sorted(actors),
            "about": sorted(names | {"Turkey", "ML", "Western Africa"}),
            "type": sorted(named["type"] | {"violence", "power", "forces", "territory"}),
            "tag": sorted(named.get("tag", {"x"})),
            "source": sorted(named["source"]),
            "status": ["stated", "reported", "claimed", "denied", "retracted"],
            "kind": sorted(named["kind"]),
            "id": sorted(e.id for log in logs for s in (log.events, log.plans, log.figures) for e in s.values()),
        }
        every = [e.date for log in logs for e in log.events.values()]
        days = {day for date in every for day in (iso(date.earliest), iso(date.latest)) if day is not None}
        self.dates = sorted(days | {day[:7] for day in days} | {*WINDOWS})
        self.views = sorted({view for log in logs for view in log.views})


_OPTIONS = {
    "regions": "region",
    "countries": "country",
    "actors": "actor",
    "about": "about",
    "types": "type",
    "tags": "tag",
    "sources": "source",
    "statuses": "status",
    "kinds": "kind",
    "ids": "id",
}


def _from(texts: Sequence[str]) -> st.SearchStrategy[str]:
    """One of many texts; the lowest Hypothesis that is allowed minds the length of `sampled_from` with all of them."""
    return st.integers(0, len(texts) - 1).map(lambda at: texts[at])


def _word(values: Values) -> Texts:
    """A word, or the beginning of one, with its apostrophes or without; of a run of letters also its end."""
    word = _from(values.words)
    word = st.one_of(word, word.map(lambda text: text.replace("'", "")))
    part = st.tuples(word, st.integers(1, 4))
    return st.one_of(word, part.map(lambda pair: pair[0][: pair[1]]), part.map(lambda pair: pair[0][-pair[1] :]))


def _bare(values: Values) -> Texts:
    """A word without quotes, which may be the beginning of one."""
    return _word(values).filter(lambda word: word.strip("'.") and word not in ("and", "or", "not"))


def _several(texts: Texts) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(texts, min_size=1, max_size=2).map(tuple)


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def queries(values: Values) -> Texts:
    """Queries of the language, nested a few levels deep."""
    date = st.sampled_from(values.dates).map(_quoted)
    fields = [
        st.lists(st.sampled_from(known).map(_quoted), min_size=1, max_size=2).map(
            lambda several, field=field: f"{field}:{','.join(several)}"  # type: ignore[misc]
        )
        for field, known in values.fields.items()
    ]
    time = st.sampled_from(["date", "on", "from", "to", "known"])
    period = st.tuples(st.sampled_from(["date", "known"]), st.one_of(date, st.just("")), st.one_of(date, st.just("")))
    leaves = [
        *fields,
        st.tuples(time, date).map(":".join),
        period.filter(lambda one: one[1:] != ("", "")).map(lambda one: f"{one[0]}:{one[1]}..{one[2]}"),
        st.one_of(_word(values), _from(values.phrases)).map(_quoted),
        _bare(values),
        _word(values).map(lambda word: f"text:{_quoted(word)}"),
        _bare(values).map(lambda word: f"text:{word}"),
        *([st.sampled_from(values.views).map(lambda name: f"@{name}")] if values.views else []),
    ]
    return st.recursive(
        st.one_of(*leaves),
        lambda inner: st.one_of(
            inner.map(lambda one: f"not ({one})"),
            st.tuples(inner, inner).map(lambda two: f"({two[0]} or {two[1]})"),
            st.tuples(inner, inner).map(" ".join),
        ),
        max_leaves=5,
    )


def questions(values: Values) -> st.SearchStrategy[Question]:
    """Questions with a few options, a query, or both."""
    date = st.sampled_from(values.dates).map(lambda text: (text,))
    options: dict[str, st.SearchStrategy[Any]] = {
        option: _several(st.sampled_from(values.fields[field])) for option, field in _OPTIONS.items()
    }
    options |= dict.fromkeys(("since", "until", "known_from", "known_to"), date)
    options["on"] = _several(st.sampled_from(values.dates))
    options["texts"] = _several(
        st.one_of(_word(values), _word(values).map(_quoted), _from(values.phrases), st.just("  "))
    )
    options["queries"] = _several(queries(values))

    def asked(most: int, query: st.SearchStrategy[str | None]) -> st.SearchStrategy[Question]:
        some = st.lists(st.sampled_from(sorted(options)), min_size=most > 0, max_size=most, unique=True)
        return st.builds(
            lambda given, query, certain, exact, inflected, slack: Question(
                **given, query=query, certain=certain, exact=exact, inflected=inflected, slack=slack
            ),
            some.flatmap(lambda names: st.fixed_dictionaries({name: options[name] for name in names})),
            query,
            st.sampled_from([False, False, False, False, True]),
            st.sampled_from([False, False, True]),
            st.booleans(),
            st.sampled_from([None, None, "40d", "900d"]),
        )

    # Seldom several at once: where all of them narrow, nothing is left to compare.
    query = queries(values)
    return st.one_of(asked(1, st.none()), asked(1, st.none()), asked(0, query), asked(0, query), asked(2, query))
