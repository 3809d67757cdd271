"""`timeline chart` as it is called: its formats, its notes, and what it refuses."""

import xml.etree.ElementTree as ElementTree

from tests.helpers import a_log, run

LOG = """
timeline: {title: A log, covers: 2021/2021-02-28}
events:
  - {id: war, date: 2021-01/.., title: They fight, type: battle}
  - {id: raid, date: 2021-01-20, title: A raid, type: attack}
"""
AS_OF = ("--as-of", "2021-03-31")


def test_a_picture_goes_to_standard_output() -> None:
    done = run("chart", "--format", "svg", "--log", a_log(LOG), *AS_OF)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith('<?xml version="1.0" encoding="UTF-8"?>\n<svg ')
    assert "not followed after 28 Feb 2021" in done.out
    assert ElementTree.fromstring(done.out.encode()).tag == "{http://www.w3.org/2000/svg}svg"


def test_a_query_narrows_it() -> None:
    out = run("chart", "type:attack", "--log", a_log(LOG), *AS_OF).out
    assert "Violence: 1 event" in out
    assert "They fight" not in out


def test_notes_stand_on_standard_error() -> None:
    path = a_log(LOG)
    done = run("chart", "--from", "2021-02", "--to", "2021-04", "--log", path, *AS_OF)
    assert "beyond 2021-02-28" in done.err
    empty = run("chart", "--type", "law", "--text", "fight", "--log", path, *AS_OF)
    assert (empty.code, empty.err.splitlines()[0]) == (0, "note: --type law alone finds nothing")


def test_refused_options() -> None:
    path = a_log(LOG)
    for wrong in (
        ["--page", "1"],
        ["--page", "2", "--format", "svg"],
        ["--limit", "0"],
        ["--by", "colour"],
        ["--format", "png"],
        ["--from", "2022", "--to", "2021"],
    ):
        assert run("chart", *wrong, "--log", path).code == 2


def test_it_is_the_same_in_a_pipe_with_and_without_colour() -> None:
    path = a_log(LOG)
    plain = run("chart", "--log", path, *AS_OF, NO_COLOR="1").out
    assert plain == run("chart", "--log", path, *AS_OF).out
    assert "\x1b" not in plain
    assert "\x1b" in run("chart", "--log", path, *AS_OF, FORCE_COLOR="1").out


def test_a_long_picture_is_written_whole_or_page_by_page() -> None:
    events = "".join(f"  - {{id: e{n}, date: 2021-01/.., title: They fight, type: battle}}\n" for n in range(40))
    path = a_log(f"timeline: {{title: A log, covers: 2021}}\nevents:\n{events}")
    whole = run("chart", "--format", "svg", "--log", path, *AS_OF)
    assert (whole.code, whole.err) == (0, "note: 2 pages of A4 below each other; --page N writes one of them\n")
    second = run("chart", "--format", "svg", "--page", "2", "--log", path, *AS_OF)
    assert (second.code, second.err) == (0, "")
    assert "page 2 of 2" in second.out
    assert "page 1 of 2" not in second.out
    third = run("chart", "--format", "svg", "--page", "3", "--log", path, *AS_OF)
    assert (third.code, third.out) == (2, "")
    assert "the picture has 2 pages" in third.err
