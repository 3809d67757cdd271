"""Actors and their parts: who belonged to whom when, and how sure that is."""

import pytest

from tests.helpers import a_log, answer, workspace_of
from timeline.index.opening import read_aside as load
from timeline.log.memberships import Memberships

# What the membership says, the date of an event of the part, and whether asking for the whole finds it.
EDGES = [
    ("2018/..", "2017-12-31", None),
    ("2018/..", "2018-01-01", "possible"),  # it began some day in 2018
    ("2018/..", "2018", "possible"),
    ("2018/..", "2018-12-31", "certain"),
    ("2018/..", "2019", "certain"),
    ("2018/..", "2017", None),
    ("2018/..", "2020~", "possible"),
    ("2018/..", "2016?", None),
    ("2018/..", "[2017..2020]", "possible"),
    ("2018/..", "[..2020]", "possible"),
    ("2018/..", "{2016,2020}", "certain"),  # one of its two dates is inside
    ("2018/..", "{2016,2018}", "possible"),
    ("2018/..", "{2015,2016}", None),
    ("2018/..", "2017/2019", "certain"),  # it lasted into 2019
    ("2018/..", "2019/2019", "certain"),
    ("2018/..", "2017/2018", "possible"),
    ("2018/..", "2014/2017", None),
    ("2018/..", "2014/..", "certain"),
    ("2018/..", "../2017", None),
    ("2018/..", "../2018", "possible"),
    ("2018/..", "/..", "possible"),
    ("2015-03-01/2018-06-30", "2015-02-28", None),
    ("2015-03-01/2018-06-30", "2015-03-01", "certain"),
    ("2015-03-01/2018-06-30", "2018-06-30", "certain"),
    ("2015-03-01/2018-06-30", "2018-06", "certain"),
    ("2015-03-01/2018-06-30", "2018-07-01", None),
    ("2015-03-01/2018-06-30", "2018-07", None),
    ("2015-03-01/2018-06-30", "2018", "possible"),
    ("2015-03-01/2018-06-30", "2018-06-30/2020", "certain"),
    ("2018~/..", "2019", "possible"),  # an uncertain membership is never certain
    ("2018~/..", "2017", None),
    ("../2018", "2017", "certain"),
    ("../2018", "2018-01-01", "certain"),
    ("../2018", "2018-01-02", "possible"),
    ("../2018", "2019", None),
    ("/2018", "2017", "possible"),  # nobody knows since when
    ("2018/", "2019", "possible"),  # nobody knows until when
    ("2018/", "2017", None),
    ("2018", "2018-05-01", "possible"),
    ("2018", "2019", None),
    ("/..", "2019", "possible"),
]


def log(during: str, date: str, more: str = "") -> str:
    return f"""
timeline: {{title: T, covers: 2014/2025-03-18}}
actors:
  jnim: {{name: JNIM}}
  aqim: {{name: AQIM, part_of: [{{actor: jnim, during: "{during}"}}]}}
events:
  - {{id: e, date: "{date}", title: T, type: other, actors: [aqim]{more}}}
"""


@pytest.mark.parametrize(("during", "date", "match"), EDGES)
def test_a_part_counts_for_the_time_that_it_was_one(during: str, date: str, match: str | None) -> None:
    workspace = workspace_of(log(during, date))
    assert answer(workspace, actors=("jnim",)).get("e") == match
    assert answer(workspace, actors=("jnim",), exact=True) == {}
    assert answer(workspace, actors=("aqim",)) == {"e": "certain"}


@pytest.mark.parametrize(
    ("date", "more", "match"),
    [
        ("2014/..", ", checked: 2016-05-01", "possible"),  # nobody looked once it had joined
        ("2014/..", ", checked: 2019-05-01", "certain"),
        ("/..", ", checked: 2016-05-01", "possible"),
        ("/..", ", checked: 2019-05-01", "certain"),
    ],
)
def test_what_goes_on_is_certain_only_as_far_as_somebody_looked(date: str, more: str, match: str) -> None:
    assert answer(workspace_of(log("2018/..", date, more)), actors=("jnim",)) == {"e": match}


CHAIN = """
actors:
  al-qaeda: {name: Al-Qaeda, aliases: [AQ]}
  jnim:     {name: JNIM, part_of: [{actor: al-qaeda, during: 2017-03-02/..}]}
  aqim:     {name: Al-Qaeda in the Islamic Maghreb, aliases: [AQIM],
             part_of: [{actor: al-qaeda, during: 2007/2016-12-31}, {actor: jnim, during: 2018/..}]}
  katiba:   {name: "Katîbat Macina", part_of: aqim}
  mujao:    {name: MUJAO, part_of: [{actor: jnim, during: "2018?/.."}]}
events:
  - {id: katiba-2010, date: 2010, title: T, type: other, actors: [katiba]}
  - {id: katiba-2017, date: 2017-06, title: T, type: other, actors: [katiba]}
  - {id: katiba-2018, date: 2018-06, title: T, type: other, actors: [katiba]}
  - {id: katiba-2019, date: 2019, title: T, type: other, actors: [katiba]}
  - {id: jnim-2019, date: 2019, title: T, type: other, actors: [jnim]}
  - {id: mujao-2019, date: 2019, title: T, type: other, actors: [mujao]}
  - {id: nobody-2019, date: 2019, title: T, type: other}
"""


@pytest.mark.parametrize(
    ("asked", "certain", "possible"),
    [
        ("Al-Qaeda", "katiba-2010 katiba-2019 jnim-2019", "katiba-2018 mujao-2019"),
        ("AQ", "katiba-2010 katiba-2019 jnim-2019", "katiba-2018 mujao-2019"),
        ("jnim", "katiba-2019 jnim-2019", "katiba-2018 mujao-2019"),
        ("aqim", "katiba-2010 katiba-2017 katiba-2018 katiba-2019", ""),
        ("al qaeda in the islamic maghreb", "katiba-2010 katiba-2017 katiba-2018 katiba-2019", ""),
        ("KATIBAT MACINA", "katiba-2010 katiba-2017 katiba-2018 katiba-2019", ""),
        ("mujao", "mujao-2019", ""),
    ],
)
def test_membership_goes_through_several_levels(asked: str, certain: str, possible: str) -> None:
    expected = {**dict.fromkeys(certain.split(), "certain"), **dict.fromkeys(possible.split(), "possible")}
    assert answer(workspace_of(CHAIN), actors=(asked,)) == expected


def test_loops_come_to_an_end() -> None:
    text = "actors: {a: {name: A, part_of: b}, b: {name: B, part_of: a}, c: {name: C, part_of: a}}"
    memberships = Memberships(load(a_log(text)).log.actors)
    assert memberships.above("c") == {"a", "b", "c"}
    assert memberships.belongs("c", "b", None).name == "CERTAIN"
    assert memberships.belongs("a", "c", None).name == "NO"


PARTS_OF_A_PLAN = """
actors:
  jnim: {name: JNIM}
  aqim: {name: AQIM, part_of: [{actor: jnim, during: 2018/2025-12-31}]}
  mali: {name: Government of Mali, country: ML}
plans:
  - {id: truce, title: T, kind: proposal, announced: 2017, by: [mali], to: [aqim], deadline: by September 2025}
"""


def test_the_date_of_a_deadline_is_its_window() -> None:
    """`by September 2025` is a day in that month, so AQIM is certainly JNIM on it; in 2017 it was not yet."""
    assert answer(workspace_of(PARTS_OF_A_PLAN), actors=("jnim",)) == {"truce:deadline": "certain"}
    assert answer(workspace_of(PARTS_OF_A_PLAN), actors=("aqim",)) == {
        "truce:announced": "certain",
        "truce:deadline": "certain",
    }
