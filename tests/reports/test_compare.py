"""Two versions of a log: entries added, removed, renamed and changed, and those only written in another way."""

from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.examples import examples
from tests.helpers import a_log
from timeline.dates import day, parse
from timeline.errors import WrongUsage
from timeline.index.opening import read_aside as load
from timeline.query.question import Question
from timeline.reports.compare import Comparison, compare
from timeline.reports.meaning import date_meaning
from timeline.starter import starter_text
from timeline.telling.compare_words import both_words, item_words
from timeline.versions import Version, readable

TODAY = day("2026-01-01")

LOG = """\
timeline: {title: A log, covers: 2014/2025-03-18}
sources:
  joint: {title: Joint statement, date: 2024-09-27}
  briefing: {title: A briefing, date: 2025-03-18}
actors:
  us: {name: United States, country: US, aliases: [USA, America]}
  iraq: {name: Iraq, country: IQ}
places:
  anbar: {name: Anbar, in: IQ}
types:
  drill: {name: Drill, family: forces}
events:
  - {id: announced, date: 2024-09, title: The end is announced, type: agreement, places: [IQ, SY], actors: [us, iraq],
     sources: [{ref: joint, via: briefing, at: note 87}, briefing]}
  - {id: drill-2024, date: early 2024, title: They train, type: drill, places: anbar}
plans:
  - {id: mission-ends, title: The mission ends, kind: commitment, announced: {event: announced}, by: [us],
     deadline: by September 2025, revisions: [{date: 2024-12, deadline: 2025-12}], sources: joint}
figures:
  - {id: troops, subject: us, measure: troops, unit: people, as_of: 2024, value: 2500, sources: briefing}
views: {iraq: "country:IQ"}
"""


def version(text: str, name: str = "log.yaml") -> Version:
    loaded = load(a_log(text))
    return Version(name, readable(loaded.log), loaded.problems, loaded.complete)


def compared(old: str, new: str, as_of: str | None = None, **filters: Any) -> Comparison:
    return compare(version(old), version(new), Question(**filters), TODAY, day(as_of) if as_of else None)


def changed(text: str, *replacements: tuple[str, str]) -> str:
    for old, new in replacements:
        assert old in text
        text = text.replace(old, new)
    return text


def ids(several: Iterable[Any]) -> list[str]:
    return [f"{one.kind} {one.entry.id}" for one in several]


def changed_fields(found: Comparison) -> dict[str, dict[str, tuple[str, str]]]:
    """The fields of each changed entry with their old and new values."""
    return {f"{one.kind} {one.id}": {field.field: both_words(field) for field in one.fields} for one in found.changed}


def items(found: Comparison) -> dict[str, tuple[list[str], list[str]]]:
    """The removed and the added items of the lists of the one entry that changed."""
    (one,) = found.changed
    return {field.field: item_words(field) for field in one.fields}


def test_a_log_is_as_itself() -> None:
    found = compared(LOG, LOG)
    assert (found.differences, found.unread) == (0, ())


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("date: 2024-09,", "date: September 2024,"),
        ("date: 2024-09,", 'date: "[2024-09-01..2024-09-30]",'),
        ("date: early 2024", 'date: "[2024-01..2024-04]"'),
        ("deadline: by September 2025", 'deadline: "[..2025-09]"'),
        ("deadline: 2025-12}", "deadline: December 2025}"),
        ("places: [IQ, SY]", "places: [SY, IQ]"),
        ("places: [IQ, SY]", "places: [SY, IQ, SY]"),
        ("places: anbar", "places: [anbar]"),
        ("aliases: [USA, America]", "aliases: [America, USA]"),
        ("sources: joint}", "sources: [{ref: joint}]}"),
        (
            "[{ref: joint, via: briefing, at: note 87}, briefing]",
            "[briefing, {ref: joint, at: note 87, via: briefing}]",
        ),
        ("title: They train", "title: 'They   train'"),
        ("value: 2500", "value: 2500.0"),
        ("type: drill, places", "type: drill, status: stated, places"),
        ("covers: 2014/2025-03-18", "covers: from 2014 to 18 March 2025"),
    ],
)
def test_another_way_of_writing_is_no_change(old: str, new: str) -> None:
    found = compared(LOG, changed(LOG, (old, new)))
    assert changed_fields(found) == {}
    assert found.differences == 0


def test_the_position_of_an_entry_is_no_change() -> None:
    lines = LOG.splitlines(keepends=True)
    events = LOG.index("events:")
    moved = LOG[:events] + LOG[LOG.index("plans:") :] + LOG[events : LOG.index("plans:")]
    assert moved != LOG
    assert compared(LOG, moved).differences == 0
    assert compared(LOG, "# a comment\n" + "".join(lines)).differences == 0


@pytest.mark.parametrize(
    ("old", "new", "entry", "fields"),
    [
        ("date: 2024-09,", "date: 2024-09-27,", "event announced", {"date": ("Sep 2024", "27 Sep 2024")}),
        ("date: 2024-09,", "date: 2024-09~,", "event announced", {"date": ("Sep 2024", "c. Sep 2024")}),
        ("as_of: 2024,", "as_of: 2024-XX,", "figure troops", {"as_of": ("2024", "2024, month unknown")}),
        ("date: 2024-09-27}", "date: 2024-09-27T10:00:00}", "source joint",
         {"date": ("27 Sep 2024", "27 Sep 2024, 10:00:00")}),
        ("date: 2024-09-27}", "date: 2024-09-27T10:00Z}", "source joint",
         {"date": ("27 Sep 2024", "27 Sep 2024, 10:00 UTC")}),
        ("title: They train", "title: They all train", "event drill-2024", {"title": ("They train", "They all train")}),
        ("type: drill, places", "type: drill, status: denied, places", "event drill-2024",
         {"status": ("stated", "denied")}),
        ("value: 2500", "value: 2000", "figure troops", {"value": ("2,500", "2,000")}),
        ("as_of: 2024", "over: 2024", "figure troops", {"as_of": ("2024", "(nothing)"), "over": ("(nothing)", "2024")}),
        ("deadline: by September 2025, ", "", "plan mission-ends", {"deadline": ("by Sep 2025", "(nothing)")}),
        ("deadline: by September 2025", "deadline: {within: 90 days, of: announced}", "plan mission-ends",
         {"deadline": ("by Sep 2025", "within: 90 days; of: announced")}),
        ("announced: {event: announced}", "announced: {event: announced, note: in Baghdad}", "plan mission-ends",
         {"announced.note": ("(nothing)", "in Baghdad")}),
        ("announced: {event: announced}", "announced: 2024-09", "plan mission-ends",
         {"announced.date": ("(nothing)", "Sep 2024"), "announced.event": ("announced", "(nothing)")}),
        ("country: IQ}", "country: SY}", "actor iraq", {"country": ("IQ", "SY")}),
        ("name: Drill", "name: Exercise", "type drill", {"name": ("Drill", "Exercise")}),
        ('"country:IQ"', '"country:SY"', "view iraq", {"query": ("country:IQ", "country:SY")}),
        ("title: A log", "title: The log", "header timeline", {"title": ("A log", "The log")}),
        ("2014/2025-03-18", "2014/2025-06", "header timeline", {"covers": ("2014 – 18 Mar 2025", "2014 – Jun 2025")}),
    ],
)  # fmt: skip
def test_a_change_is_told_field_by_field(old: str, new: str, entry: str, fields: dict[str, tuple[str, str]]) -> None:
    found = compared(LOG, changed(LOG, (old, new)))
    assert changed_fields(found) == {entry: fields}
    assert found.differences == 1


@pytest.mark.parametrize(
    ("before", "after", "same"),
    [
        ("by September 2025", "by the end of September 2025", False),  # in September, or on the 30th
        ("by September 2025", "before October 2025", False),
        ("by September 2025", "by 30 September 2025", False),
        ("by the end of September 2025", "before October 2025", True),
        ("by the end of September 2025", "by 30 September 2025", True),
        ("the end of 2025", "by end-2025", True),
        ("by 2026", "by the end of 2026", False),
        ("by 2026", "by the start of 2026", False),
        ("by the start of 2026", "by 1 January 2026", True),
        ('"[..2025]"', '"[..2025-12-31]"', False),
        ('"[..2025]"', '"[..2025-12]"', False),
        ('"[..2025-12-31]"', "by the end of 2025", True),
        ("{within: 90 days, of: 2024-03-27}", "{within: 90 days, of: 27 March 2024}", True),
        ("{within: 90 days, of: 2024-03-27}", "{within: 90 days, of: 28 March 2024}", False),
        ("{within: 90 days, of: by September 2025}", "{within: 90 days, of: by the end of September 2025}", False),
    ],
)
def test_deadlines_are_compared_by_the_days_on_which_they_close(before: str, after: str, same: bool) -> None:
    for named, rest in (("deadline: by September 2025", ""), ("deadline: 2025-12}", "}")):
        old, new = (changed(LOG, (named, f"deadline: {term}{rest}")) for term in (before, after))
        assert (compared(old, new).differences == 0) is same
        assert compared(old, old).differences == 0


def test_claimed_deadlines_are_compared_so_too() -> None:
    def disputed(term: str) -> str:
        return changed(
            LOG, ("sources: joint}\n", f"sources: joint, disputed: [{{field: deadline, value: {term}}}]}}\n")
        )

    assert compared(disputed("by 2026"), disputed("by the end of 2026")).differences == 1
    assert compared(disputed("before 2027"), disputed("by the end of 2026")).differences == 0


@pytest.mark.parametrize(
    ("before", "after", "same"), [("2025", "the end of 2025", False), ("end-2025", "the end of 2025", True)]
)
def test_until_is_compared(before: str, after: str, same: bool) -> None:
    old, new = (
        changed(LOG, ("deadline: by September 2025, revisions: [{date: 2024-12, deadline: 2025-12}]", f"until: {term}"))
        for term in (before, after)
    )
    assert (compared(old, new).differences == 0) is same


def test_of_a_list_what_went_and_what_came() -> None:
    assert items(compared(LOG, changed(LOG, ("places: [IQ, SY]", "places: [TR, IQ, LB]")))) == {
        "places": (["SY"], ["TR", "LB"])
    }
    assert items(compared(LOG, changed(LOG, ("at: note 87", "at: note 88")))) == {
        "sources": (["joint, note 87, via briefing"], ["joint, note 88, via briefing"])
    }
    assert items(compared(LOG, changed(LOG, ("in: IQ", "in: SY")))) == {"in": (["IQ"], ["SY"])}
    assert items(compared(LOG, changed(LOG, ("deadline: 2025-12}", "deadline: 2026-01}")))) == {
        "revisions": (["date: Dec 2024; deadline: Dec 2025"], ["date: Dec 2024; deadline: Jan 2026"])
    }


def test_order_counts_only_where_it_means_something() -> None:
    """The later of two revisions of one day in the file holds; authors are named in an order."""
    two = "revisions: [{date: 2024-12, deadline: 2025-12}, {date: 2024-12, deadline: 2026-12}]"
    turned = "revisions: [{date: 2024-12, deadline: 2026-12}, {date: 2024-12, deadline: 2025-12}]"
    one = "revisions: [{date: 2024-12, deadline: 2025-12}]"
    (change,) = compared(changed(LOG, (one, two)), changed(LOG, (one, turned))).changed
    assert [(field.field, field.reordered, field.removed) for field in change.fields] == [("revisions", True, ())]


def test_a_disputed_date_is_compared_by_meaning_too() -> None:
    def disputed(value: str, field: str = "date") -> str:
        return changed(LOG, ("title: They train", f"title: They train, disputed: [{{field: {field}, value: {value}}}]"))

    assert compared(disputed("2024-05"), disputed("May 2024")).differences == 0
    assert compared(disputed("2024-05"), disputed("2024-06")).differences == 1
    assert compared(disputed("2024-05", "summary"), disputed("May 2024", "summary")).differences == 1


def test_added_and_removed_change_places_with_the_versions() -> None:
    more = changed(
        LOG,
        ("plans:", "  - {id: late, date: 2025, title: Later, type: other}\nplans:"),
        ("views: {iraq:", 'views: {syria: "country:SY", iraq:'),
        ("  iraq: {name", "  syria: {name: Syria, country: SY}\n  iraq: {name"),
    )
    there, back = compared(LOG, more), compared(more, LOG)
    assert ids(there.added) == ids(back.removed) == ["event late", "actor syria", "view syria"]
    assert there.removed == back.added == ()


def test_an_id_that_moves_to_another_kind_of_entry_goes_and_comes() -> None:
    gone = changed(LOG, ("  - {id: drill-2024, date: early 2024, title: They train, type: drill, places: anbar}\n", ""))
    moved = changed(
        gone, ("plans:", "plans:\n  - {id: drill-2024, title: They train, kind: intention, announced: 2024}")
    )
    found = compared(LOG, moved)
    assert (ids(found.removed), ids(found.added)) == (["event drill-2024"], ["plan drill-2024"])


def test_a_renamed_entry_is_found_and_what_refers_to_it_has_not_changed() -> None:
    renamed = changed(LOG, ("us: {name", "usa: {name"), ("[us, iraq]", "[usa, iraq]"), ("by: [us]", "by: [usa]"),
                      ("subject: us,", "subject: usa,"), ("id: announced", "id: end-announced"),
                      ("event: announced", "event: end-announced"), ('iraq: "co', 'iraq-only: "co'))  # fmt: skip
    found = compared(LOG, renamed)
    assert [(one.kind, one.old.id, one.new.id) for one in found.renamed] == [
        ("event", "announced", "end-announced"),
        ("actor", "us", "usa"),
        ("view", "iraq", "iraq-only"),
    ]
    assert found.differences == 3
    assert [(one.old.id, one.new.id) for one in compared(renamed, LOG).renamed] == [
        *(("end-announced", "announced"), ("usa", "us"), ("iraq-only", "iraq"))
    ]


def test_renamed_and_changed_is_another_entry() -> None:
    found = compared(LOG, changed(LOG, ("id: drill-2024, date: early 2024", "id: training, date: late 2024")))
    assert (ids(found.removed), ids(found.added), found.renamed) == (["event drill-2024"], ["event training"], ())


def test_filters_find_what_answers_in_either_version() -> None:
    new = changed(LOG, ("places: [IQ, SY]", "places: [TR]"), ("value: 2500", "value: 2000"), ("name: Drill", "name: D"))
    assert list(changed_fields(compared(LOG, new))) == ["event announced", "figure troops", "type drill"]
    for country in ("Syria", "Turkey"):
        found = compared(LOG, new, countries=(country,))
        assert list(changed_fields(found)) == ["event announced"]
        assert found.filtered_out == 2
    assert compared(LOG, new, countries=("Mali",)).differences == 0
    found = compared(LOG, new, since=("2024-09-10",), until=("2024-09-20",))
    assert [(one.id, one.match.name) for one in found.changed] == [("announced", "POSSIBLE"), ("troops", "POSSIBLE")]


def test_a_name_that_one_version_does_not_know_finds_nothing_there() -> None:
    new = changed(LOG, ("  iraq: {name", "  syria: {name: Syria, country: SY}\n  iraq: {name"),
                  ("[us, iraq]", "[us, iraq, syria]"))  # fmt: skip
    assert list(changed_fields(compared(LOG, new, actors=("syria",)))) == ["event announced"]
    with pytest.raises(WrongUsage, match="no actor is called 'syra'"):
        compared(LOG, new, actors=("syra",))


def test_as_of_compares_what_was_known_by_then() -> None:
    new = changed(LOG, ("value: 2500", "value: 2000"), ("title: They train", "title: They all train"))
    assert list(changed_fields(compared(LOG, new))) == ["event drill-2024", "figure troops"]
    # The briefing came out in March.
    assert list(changed_fields(compared(LOG, new, as_of="2025-01-01"))) == ["event drill-2024"]


# A version with errors: what could not be read there is neither added nor removed.


def unread(found: Comparison) -> list[tuple[str, str | None, str]]:
    return [(f"{one.kind} {one.id}", one.field, one.side) for one in found.unread]


def test_an_entry_with_errors_is_not_called_removed() -> None:
    faulty = changed(LOG, ("date: early 2024", "date: 2024-02-30"), ("title: The end is", "title: An end is"))
    found = compared(LOG, faulty)
    assert unread(found) == [("event drill-2024", None, "new")]
    assert list(changed_fields(found)) == ["event announced"]
    assert (found.added, found.removed) == ((), ())
    back = compared(faulty, LOG)
    assert unread(back) == [("event drill-2024", None, "old")]
    assert (back.added, back.removed) == ((), ())


@pytest.mark.parametrize("fault", [("as_of: 2024, ", ""), ("value: 2500", "note: many")])
def test_a_figure_without_a_time_or_a_number_could_not_be_read(fault: tuple[str, str]) -> None:
    found = compared(LOG, changed(LOG, fault))
    assert unread(found) == [("figure troops", None, "new")]
    assert found.differences == 0


def test_a_field_with_an_error_is_not_called_removed() -> None:
    old = changed(LOG, ("title: They train", "title: They train, known: 2024-05"))
    found = compared(old, changed(old, ("known: 2024-05", "known: 2024-02-30"), ("They train", "They all train")))
    assert unread(found) == [("event drill-2024", "known", "new")]
    assert changed_fields(found) == {"event drill-2024": {"title": ("They train", "They all train")}}
    assert found.changed[0].faulty_in == ("new",)


@pytest.mark.parametrize(
    "fault",
    [
        ("  - {id: drill-2024", "  - {id: x, date: 2024, title: [\n  - {id: drill-2024"),  # ends the reading
        ("events:", "evnts:"),
        ("timeline: {", "include: [missing.yaml]\ntimeline: {"),
    ],
)
def test_of_a_version_that_was_not_read_whole_nothing_is_called_removed(fault: tuple[str, str]) -> None:
    found = compared(changed(LOG, ("places: [IQ, SY]", "places: [IQ]")), changed(LOG, fault))
    assert (found.added, found.removed) == ((), ())
    back = compared(changed(LOG, fault), LOG)
    assert (back.added, back.removed) == ((), ())


def test_a_header_that_could_not_be_read_is_not_compared() -> None:
    found = compared(LOG, changed(LOG, ("covers: 2014/2025-03-18", "covers: soon")))
    assert unread(found) == [("header timeline", None, "new")]


# Dates by meaning.


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2024-02", "[2024-02-01..2024-02-29]", True),
        ("[2014,2015]", "[2014..2015]", True),
        ("[2014,2016]", "[2014..2016]", False),  # not in 2015
        ("spring 2024", "2024-21", True),
        ("2014/2019", "[2014..2019]", False),  # it lasted, or happened on a day of it
        ("2014/2019", "2014/2019?", False),
        ("2014?/2019", "2014/2019?", False),  # the start, or the end
        ("2014/..", "2014/", False),  # it goes on, or nobody knows
        ("since 2014", "2014/..", True),
        ("{2014,2016}", "[2014,2016]", False),
        ("{2016,2014}", "{2014,2016}", True),
        ("{2014..2016}", "{2014-01..2016-12}", False),  # each year, or each month
        ("circa May 2023", "2023-05~", True),
        ("2023-05~", "2023-05?", False),
        ("1990s", "199X", True),
        ("199X", "[1990..1999]", False),  # compared as written
        ("2024-XX", "2024", False),
    ],
)
def test_dates_are_compared_by_meaning(one: str, other: str, same: bool) -> None:
    assert (date_meaning(parse(one)) == date_meaning(parse(other))) is same


# Properties.

_titles = st.sampled_from(["One", "Two", "Three"])
_dates = st.sampled_from(["2024", "2024-09", "early 2024", "2020/..", "'[..2025-09]'"])


@st.composite
def logs(draw: st.DrawFn) -> str:
    """A log of a few entries, each of them unlike the others in its summary."""
    events = draw(st.sets(st.integers(1, 5)))
    plans = draw(st.sets(st.integers(1, 3)))
    actors = draw(st.sets(st.integers(1, 3)))
    names = sorted(f"a{n}" for n in actors)
    text = "timeline: {title: T, covers: 2014/2025}\n"
    text += "actors:\n" + "".join(f"  a{n}: {{name: Actor {n}, aliases: [{draw(_titles)}]}}\n" for n in sorted(actors))
    text += "events:\n"
    for n in sorted(events):
        who = ", ".join(draw(st.permutations(names)) if names else [])
        facts = f"date: {draw(_dates)}, title: {draw(_titles)}, type: other, summary: '{n}', actors: [{who}]"
        text += f"  - {{id: e{n}, {facts}}}\n"
    text += "plans:\n"
    for n in sorted(plans):
        facts = f"title: {draw(_titles)}, kind: demand, announced: 2024, summary: '{n}', by: [{', '.join(names[:1])}]"
        text += f"  - {{id: p{n}, {facts}}}\n"
    return text


@examples(40)
@given(logs(), logs())
def test_turning_the_versions_turns_the_answer(one: str, other: str) -> None:
    there, back = compared(one, other), compared(other, one)
    assert ids(there.added) == ids(back.removed)
    assert ids(there.removed) == ids(back.added)
    assert {(r.old.id, r.new.id) for r in there.renamed} == {(r.new.id, r.old.id) for r in back.renamed}
    turned = {f"{c.kind} {c.id}": {f.field: both_words(f)[::-1] for f in c.fields} for c in back.changed}
    assert changed_fields(there) == turned


@examples(40)
@given(logs())
def test_a_version_does_not_differ_from_itself(text: str) -> None:
    assert compared(text, text).differences == 0


@examples(40)
@given(logs(), st.sets(st.sampled_from(["a1", "a2", "a3", "e1", "e2", "e3", "e4", "e5", "p1", "p2", "p3"])))
def test_every_renaming_is_found(text: str, renamed: set[str]) -> None:
    new = text
    there = {one for one in renamed if f"id: {one}," in text or f"  {one}: " in text}
    for one in there:
        new = (
            new.replace(f"{one},", f"new-{one},")
            .replace(f"{one}]", f"new-{one}]")
            .replace(f"  {one}:", f"  new-{one}:")
        )
    found = compared(text, new)
    assert {(one.old.id, one.new.id) for one in found.renamed} == {(one, f"new-{one}") for one in there}
    assert found.differences == len(there)


_STARTER = starter_text(2026) + 'types: {drill: {name: Drill, family: forces}}\nviews: {v: "country:IQ"}\n'
_SLIPS = ["", "[", "}", ": ", "2024-02-30", "- ", "id: ", "x", "deadline: ", "none", "un", "\n", "first-plan"]


@examples(60)
@given(st.data())
def test_whatever_is_wrong_in_a_version_it_is_compared(data: st.DataObject) -> None:
    """Entries made unreadable by a slip of the hand are not called removed, and filters do not fail."""
    text = _STARTER
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(text)))
        end = min(len(text), start + data.draw(st.sampled_from((0, 1, 3, 10))))
        text = text[:start] + data.draw(st.sampled_from(_SLIPS)) + text[end:]
    old, new = version(_STARTER), version(text)
    whole = compare(old, new, Question(), TODAY)
    if not new.is_whole:
        assert whole.removed == ()
    assert not {one.entry.id for one in whole.removed} & new.faulty
    for question in (
        Question(actors=("ministry",)),
        Question(since=("2020",)),
        Question(countries=("NE",), types=("other",)),
    ):
        for one, other in ((old, new), (new, old)):
            try:
                compare(one, other, question, TODAY, TODAY)
            except WrongUsage:
                assert text != _STARTER
