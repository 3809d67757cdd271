"""`timeline add` without a line: entries are asked for on a terminal, plainly and with the line editor."""

import json
import os
import pty
import re
import subprocess
import termios
from pathlib import Path

import pytest

from tests.edits.terminal import CTRL_C, CTRL_D, at_terminal, in_line_editor
from tests.helpers import a_folder, a_log, command, environment, run

LOG = """\
timeline: {title: The bridge, covers: 2024/2026}

sources:
  audit: {title: Report on the bridge, publisher: Court of Audit, date: 2025-10-20}

actors:
  ministry: {name: Ministry of Transport, aliases: [MoT]}
  iraq: {name: Iraq, kind: state, country: IQ}

places:
  bridge: {name: The bridge}

events:
  - id: opening
    date: 2025-09-28
    title: The bridge opens
    type: other
    places: [bridge]
    sources: [audit]
"""

ANSWERS = ["3 Feb 2026", "Lorries stand on it", "attac", "bridge, MoT", "audit@page 2", "", "n"]
"""The answers for one event, the confirmation, and that there is no other."""

WRITTEN = """\
    date: 2026-02-03
    title: Lorries stand on it
    type: attack
    places: [bridge]
    actors: [ministry]
"""


@pytest.fixture
def log() -> Path:
    return Path(a_log(LOG, a_folder()))


def text_of(log: Path) -> str:
    return log.read_text(encoding="utf-8")


@pytest.mark.parametrize("args", [["add"], ["add", "event"], ["add", "-i"], ["add", "--interactive", "event"]])
def test_an_event_is_asked_for(log: Path, args: list[str]) -> None:
    done = at_terminal(args, ANSWERS, log.parent)
    assert done.code == 0, done.out
    assert WRITTEN in text_of(log)
    assert "sources: [{ref: audit, at: page 2}]\n" in text_of(log)
    assert run("check", cwd=log.parent).code == 0
    assert run("undo", "--yes", cwd=log.parent).code == 0
    assert text_of(log) == LOG


@pytest.mark.parametrize("number", range(len(ANSWERS)))
@pytest.mark.parametrize("leave", [CTRL_C, CTRL_D], ids=["ctrl-c", "ctrl-d"])
def test_leaving_at_a_question_leaves_the_log_as_it_was(log: Path, leave: str, number: int) -> None:
    done = at_terminal(["add"], [*ANSWERS[:number], leave], log.parent)
    is_written = number == len(ANSWERS) - 1
    assert (WRITTEN in text_of(log)) is is_written
    assert (text_of(log) == LOG) is not is_written
    assert "Traceback" not in done.out
    assert done.out.endswith("\n")
    assert ("nothing was written" in done.out) is not is_written
    assert done.code == (130 if leave == CTRL_C else 0 if is_written else 5)


def test_a_question_is_asked_again_until_its_answer_can_be_read(log: Path) -> None:
    answers = ["the other day", "", "3 Feb 2026", "", "It closes", "clo", "", "other", "", "", "y", "n"]
    done = at_terminal(["add"], answers, log.parent)
    assert done.code == 0, done.out
    assert "a length of time is no date" in done.out
    assert "When [the other day]: " in done.out
    assert "What cannot be left out" in done.out
    assert "    date: 2026-02-03\n    title: It closes\n    type: other\n    added:" in text_of(log)
    assert "[no-source]" in done.out


def test_one_can_go_back_and_take_what_was_typed(log: Path) -> None:
    answers = [
        "3 Feb 2026",
        "It closes",
        "oth<",
        "<",
        "<",
        "4 Feb 2026",
        "It opens",
        "other",
        "",
        "",
        "<",
        "audit",
        "",
        "n",
    ]
    done = at_terminal(["add"], answers, log.parent)
    assert done.code == 0, done.out
    assert "This is the first question" in done.out
    assert "What [It closes]: " in done.out
    assert "    date: 2026-02-04\n    title: It opens\n    type: other\n    added:" in text_of(log)
    assert "    sources: [audit]\n" in text_of(log)[text_of(log).index("It opens") :]


def test_the_source_stays_and_each_entry_is_one_edit(log: Path) -> None:
    second = ["2026-02-04", "They leave", "report", "", "@page 3", "", ""]
    third = ["2026-02-05", "They come back", "report", "", "-", "", "n"]
    done = at_terminal(["add"], [*ANSWERS[:-1], "", *second, *third], log.parent)
    assert done.code == 0, done.out
    assert done.out.count("Another event from the same source? [Y/n, ") == 2
    assert "Source [audit@page 2]: " in done.out
    assert "Source [audit@page 3]: " in done.out
    assert "    title: They leave\n    type: report\n    added:" in text_of(log)
    assert "sources: [{ref: audit, at: page 3}]" in text_of(log)
    for title in ("They come back", "They leave", "Lorries"):
        assert title in text_of(log)
        run("undo", "--yes", cwd=log.parent)
        assert title not in text_of(log)
    assert text_of(log) == LOG


def test_leaving_at_the_next_entry_keeps_the_one_before(log: Path) -> None:
    done = at_terminal(["add"], [*ANSWERS[:-1], "y", CTRL_C], log.parent)
    assert done.code == 130
    assert WRITTEN in text_of(log)
    done = at_terminal(["add"], ["2026-02-04", "They leave", "report", "", "", "", "y", CTRL_D], log.parent)
    assert done.code == 0
    assert "They leave" in text_of(log)


def test_another_kind_may_follow(log: Path) -> None:
    plan = ["by the end of 2026", "They go", "demand", "opening", "ministry, bridge", "", ""]
    figure = ["late 2025", "bridge", "lorries", "about 300", "lorries", "", "", "n"]
    done = at_terminal(["add"], [*ANSWERS[:-1], "plan", *plan, "figure", *figure], log.parent)
    assert done.code == 0, done.out
    text = text_of(log)
    assert "    kind: demand\n    announced: {event: opening}\n    by: [ministry]\n" in text
    assert "    deadline: by the end of 2026\n" in text
    assert "  = late 2025: 2025-09-01 .. 2025-12-31\n" in done.out
    assert (
        "    subject: bridge\n    measure: lorries\n    unit: lorries\n    as_of: late 2025\n    value: 300\n" in text
    )
    assert run("check", cwd=log.parent).code == 0


@pytest.mark.parametrize(
    ("kind", "answers", "expected"),
    [
        ("source", ["Lorries", "Daily Post", "2026-02", "", ""], "lorries-2026: {title: Lorries"),
        ("actor", ["Drivers' Union", "DU", "union", "", ""], "drivers-union: {name: Drivers' Union, aliases: [DU]"),
        ("place", ["North pier", "", "bridge", ""], "north-pier: {name: North pier, in: [bridge]}"),
        ("view", ["mine", "region:bridge"], "mine: region:bridge"),
    ],
)
def test_what_entries_name_is_asked_for_too(log: Path, kind: str, answers: list[str], expected: str) -> None:
    done = at_terminal(["add", "-i", kind], [*answers, "y", "n"], log.parent)
    assert done.code == 0, done.out
    assert expected in text_of(log)
    assert run("check", cwd=log.parent).code == 0


def test_new_names_are_declared_with_the_entry_that_uses_them(log: Path) -> None:
    answers = ["3 Feb 2026", "It closes", "other", "Drivers Union, Iraq", "1", "union", "", "3", "<"]
    answers += ["Iraq", "1", "post-3-feb@page 2", "y", "Lorries", "Daily Post", "", "", "", "n"]
    done = at_terminal(["add"], answers, log.parent)
    assert done.code == 0, done.out
    assert "'Drivers Union' is not known. Is it:\n  1  a new actor\n  2  a new place\n" in done.out
    assert "  1  place IQ (Iraq)\n  2  actor iraq\n  3  both\n" in done.out
    text = text_of(log)
    assert "drivers-union" not in text  # one went back, and left it out
    assert "    places: [IQ]\n    added:" in text
    assert "  post-3-feb: {title: Lorries, publisher: Daily Post}\n" in text
    assert "{ref: post-3-feb, at: page 2}" in text


def test_a_name_of_a_place_and_an_actor_has_each_meaning_once(log: Path) -> None:
    log.write_text(LOG.replace("  iraq:", "  bridge: {name: The bridge, kind: company}\n  iraq:"), encoding="utf-8")
    answers = ["3 Feb 2026", "It closes", "other", "bridge, The bridge", "2", "1", "audit", "y", "n"]
    done = at_terminal(["add"], answers, log.parent)
    assert done.code == 0, done.out
    assert "Is it:\n  1  place bridge\n  2  actor bridge\n  3  both\n1–3, or nothing for none: 2\n" in done.out
    names = "  1  place bridge (The bridge)\n  2  actor bridge (The bridge)\n  3  both\n1–3, or nothing for none: 1\n"
    assert f"'The bridge' may mean several. Is it:\n{names}" in done.out
    assert "    type: other\n    places: [bridge]\n    actors: [bridge]\n" in text_of(log)


def test_a_new_name_is_mended_by_going_back(log: Path) -> None:
    answers = ["3 Feb 2026", "It closes", "other", "Drivers Unoin, Police", "1", "unoin", "", "1", "police", "", "<"]
    answers += ["Drivers Union, Police", "1", "union", "", "1", "", "", "", "", "n"]
    done = at_terminal(["add"], answers, log.parent)
    assert done.code == 0, done.out
    asked = re.findall(r"  kind of actor(.*): ", done.out)
    assert asked == ["", "", " [unoin]", " [police]"]
    assert "  police: {name: Police, kind: police}\n" in text_of(log)
    assert "  drivers-union: {name: Drivers Union, kind: union}\n" in text_of(log)
    assert "unoin" not in text_of(log)


def test_choices_are_listed_and_taken_by_number(log: Path) -> None:
    answers = ["3 Feb 2026", "It closes", "?oth", "1", "?ransp", "IQ, ?ransp", "1", "?", "1", "", "n"]
    done = at_terminal(["add"], answers, log.parent)
    assert done.code == 0, done.out
    assert "  1  other\n" in done.out
    assert "  1  ministry  Ministry of Transport · actor\n" in done.out
    assert "    type: other\n    places: [IQ]\n    actors: [ministry]\n" in text_of(log)
    assert "    sources: [audit]\n" in text_of(log)[text_of(log).index("It closes") :]


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ('The "booth": it\'s -- #1, 50% @home', 'The "booth": it\'s -- #1, 50% @home'),
        ("- no", "- no"),
        ("by:law type:attack", "by:law type:attack"),
        ("🚧 closed 🚧", "🚧 closed 🚧"),
        ("null", "null"),
        ("{a: [b", "{a: [b"),
        ("<b>", "<b>"),
        ("?who", "?who"),
        ("a\tb", "a b"),
    ],
)
def test_odd_texts_stay_text(log: Path, title: str, written: str) -> None:
    done = at_terminal(["add"], ["3 Feb 2026", title, "other", "", "", "", "n"], log.parent)
    assert done.code == 0, done.out
    found = run("list", "--from", "2026-02", "--format", "jsonl", cwd=log.parent)
    assert [json.loads(line)["title"] for line in found.out.splitlines()] == [written]


def test_no_to_the_entry_writes_nothing(log: Path) -> None:
    done = at_terminal(["add"], [*ANSWERS[:5], "what", "n"], log.parent)
    assert (done.code, text_of(log)) == (5, LOG)


def test_a_change_can_be_looked_at_without_writing(log: Path) -> None:
    done = at_terminal(["add", "-i", "--dry-run"], ANSWERS[:5], log.parent)
    assert done.code == 0, done.out
    assert "+    title: Lorries stand on it\n" in done.out
    assert text_of(log) == LOG


def test_a_source_of_all_entries_is_not_asked_for(log: Path) -> None:
    done = at_terminal(
        ["add", "-i", "--source", "audit", "--at", "page 9"], [*ANSWERS[:4], "<", "IQ", "", "n"], log.parent
    )
    assert done.code == 0, done.out
    assert "    places: [IQ]\n" in text_of(log)
    assert "sources: [{ref: audit, at: page 9}]" in text_of(log)


def test_what_cannot_be_written_is_asked_again_and_not_lost(log: Path) -> None:
    done = at_terminal(["add", "-i", "--file", "nowhere.yaml"], [*ANSWERS[:5], CTRL_C], log.parent)
    assert done.code == 130
    assert "error: " in done.out
    assert "nowhere.yaml" in done.out
    assert "Source [audit@page 2]: " in done.out
    kept = '2026-02-03: type:attack place:bridge actor:ministry source:audit@"page 2" -- Lorries stand on it'
    assert kept in " ".join(done.out.split())
    assert text_of(log) == LOG


def test_what_must_last_is_written_as_such_and_a_fault_leads_to_its_question(log: Path) -> None:
    answers = ["until Sept 2026", "It stays open", "rul", "3 Feb 2026", "ministry", "audit"]
    answers += ["<", "", "", "commitment", "", "", "", "", "n"]  # a rule has no 'until'
    done = at_terminal(["add", "plan"], answers, log.parent)
    assert done.code == 0, done.out
    assert "= it must last until Sep 2026\n" in done.out
    assert "  = rule\nAnnounced: " in done.out.replace("  (the day, or the id of the event)\n", "")
    assert "[bad-deadline]" in done.out
    assert "By when [until Sept 2026]: " in done.out
    assert "This is the first question" in done.out
    assert "    until: 2026-09\n" in text_of(log)
    assert run("check", cwd=log.parent).code == 0


def test_the_source_that_was_written_is_offered_again(log: Path) -> None:
    first = ["3 Feb 2026", "It closes", "other", "", "udit@page 2, note 3", "1", "", "y"]
    second = ["4 Feb 2026", "It opens", "other", "", "", "", "n"]
    done = at_terminal(["add"], [*first, *second], log.parent)
    assert done.code == 0, done.out
    assert 'Source [audit@"page 2, note 3"]: ' in done.out
    assert text_of(log).count('{ref: audit, at: "page 2, note 3"}') == 2


def test_answers_write_what_a_line_writes(log: Path) -> None:
    line = "late 2025: The \"booth\": it's open type:other place:IQ,bridge actor:iraq source:audit@'page 2, note 3'"
    assert run("add", line, "--yes", cwd=log.parent).code == 0
    typed = text_of(log)
    log.write_text(LOG, encoding="utf-8")
    answers = [
        "late 2025",
        'The "booth": it\'s open',
        "Other",
        "IQ, The bridge, iraq",
        "2",
        "audit@page 2, note 3",
        "",
        "n",
    ]
    assert at_terminal(["add"], answers, log.parent).code == 0
    assert text_of(log) == typed


def test_what_is_declared_by_an_option_is_declared_once(log: Path) -> None:
    new = ["--new", "actor Drivers' Union alias:DU", "--new", "source 2026: Notes id:notes"]
    first = ["3 Feb 2026", "They stand on it", "other", "DU", "notes@page 1", "", ""]
    second = ["4 Feb 2026", "They leave", "other", "du", "", "", "n"]
    done = at_terminal(["add", "-i", *new], [*first, *second], log.parent)
    assert done.code == 0, done.out
    assert text_of(log).count("    actors: [drivers-union]\n") == 2
    assert text_of(log).count("  drivers-union: {") == 1


def test_a_key_too_many_does_not_write_what_was_not_seen(log: Path) -> None:
    keys = [*EDITED[:4], ("Source", "\r\r\r"), ("to change it] ", "n\r")]
    done = in_line_editor(["add"], keys, log.parent)
    assert (done.code, text_of(log)) == (5, LOG)


@pytest.mark.parametrize(
    ("pasted", "written"),
    [
        ("It\ncloses\n", "It closes"),
        ("a\x1b[31mb", "a\x1b[31mb"),
        ("tab\tin it", "tab in it"),
        ("\x07bell", "\x07bell"),
    ],
)
def test_what_is_pasted_is_one_line_of_text(log: Path, pasted: str, written: str) -> None:
    keys = [("When", "3 Feb 2026\r"), ("What", f"\x1b[200~{pasted}\x1b[201~\r"), ("Type", "other\r")]
    done = in_line_editor(
        ["add"], [*keys, *[("Where, who", "\r"), ("Source", "\r"), ("it] ", "\r"), ("? [Y", "n\r")]], log.parent
    )
    assert done.code == 0, done.out
    found = run("list", "--from", "2026-02", "--format", "jsonl", cwd=log.parent)
    assert [json.loads(line)["title"] for line in found.out.splitlines()] == [written]


def test_nobody_is_asked_in_a_script(log: Path) -> None:
    done = run("add", "-i", cwd=log.parent)
    assert (done.code, text_of(log)) == (2, LOG)
    assert "nobody can be asked" in done.err
    done = run("add", cwd=log.parent)
    assert done.code == 2
    assert "say what is to be added, in one way" in done.err
    done = run("add", "-i", "--yes", cwd=log.parent)
    assert done.code == 2
    done = run("add", "-i", "2026: It opens", cwd=log.parent)
    assert done.code == 2
    assert "in one way" in done.err


@pytest.mark.parametrize("columns", ["60", "80"])
def test_no_question_is_wider_than_the_terminal(log: Path, columns: str) -> None:
    answers = ["?", "late 2025", "It closes", "?", "other", "?", "", "?", "audit", "n"]
    done = at_terminal(["add"], answers, log.parent, COLUMNS=columns)
    assert max(map(len, done.out.splitlines())) <= int(columns)


EDITED = [
    ("When", "3 Feb 2026\r"),
    ("What", "Lorries stand on it\r"),
    ("Type", "atta\t\r"),
    ("Where, who", "rid\t, mot\t\r"),
    ("Source", "udit\t@page 2\r"),
    ("to change it] ", "\r"),
    ("Another event from the same source? ", "n\r"),
]
"""The same answers in the line editor, with Tab after some letters in the middle of a word."""


@pytest.mark.parametrize("columns", ["60", "100"])
def test_the_line_editor_completes(log: Path, columns: str) -> None:
    done = in_line_editor(["add"], EDITED, log.parent, COLUMNS=columns)
    assert done.code == 0, done.out
    assert WRITTEN in text_of(log)
    assert "sources: [{ref: audit, at: page 2}]\n" in text_of(log)


def test_the_line_editor_completes_countries_by_their_names(log: Path) -> None:
    keys = [*EDITED[:3], ("Where, who", "iran\t, bri\t\r"), ("= place Iran, place bridge", ""), ("Source", "\r")]
    done = in_line_editor(["add"], [*keys, *EDITED[5:6], ("? [Y", "n\r")], log.parent)
    assert done.code == 0, done.out
    assert "    places: [IR, bridge]\n" in text_of(log)


@pytest.mark.parametrize("number", range(5))
@pytest.mark.parametrize("leave", [CTRL_C, CTRL_D], ids=["ctrl-c", "ctrl-d"])
def test_leaving_the_line_editor_leaves_the_log_as_it_was(log: Path, leave: str, number: int) -> None:
    keys = [*EDITED[:number], (EDITED[number][0], leave)]
    done = in_line_editor(["add"], keys, log.parent)
    assert text_of(log) == LOG
    assert "Traceback" not in done.out
    assert "nothing was written" in done.out
    assert done.code == (130 if leave == CTRL_C else 5)


def test_the_line_editor_goes_back_and_keeps_what_was_typed(log: Path) -> None:
    keys = [
        ("When", "the other day\r"),
        ("no date", "\x17\x17\x1703/02\r"),
        ("When", "\x15" + "3 Feb 2026\r"),
        ("What", "It closes\r"),
        ("Type", "<\r"),
        ("What", "<\r"),  # in the place of what stands there
        ("When", "\r"),
        ("What", " for good\r"),
        ("Type", "other\r"),
        ("Where, who", "\r"),
        ("Source", "audit@page 2\r"),
        ("to change it] ", "<\r"),
        ("Source", "@page 3\r"),
        ("to change it] ", "\r"),
        ("same source? ", "\r"),
        ("When", "\x1b[A\r"),  # the arrow up brings back the date of before
        ("What", "It opens\r"),
        ("Type", "other\r"),
        ("Where, who", "\r"),
        ("Source", "\r"),
        ("to change it] ", "\r"),
        ("same source? ", "n\r"),
    ]
    done = in_line_editor(["add"], keys, log.parent)
    assert done.code == 0, done.out
    assert "    date: 2026-02-03\n    title: It closes for good\n    type: other\n    added:" in text_of(log)
    assert "    date: 2026-02-03\n    title: It opens\n" in text_of(log)
    assert text_of(log).count("{ref: audit, at: page 3}") == 2


def test_what_belongs_to_a_new_actor_is_completed(log: Path) -> None:
    keys = [
        *EDITED[:3],
        ("Where, who", "Drivers Union\r"),
        ("nothing for none: ", "1\r"),
        ("kind of actor", "sta\t\r"),
        ("country", "ira\t\r"),
        ("= actor drivers-union", ""),
        ("Source", "\r"),
        *EDITED[5:6],
        ("? [Y", "n\r"),
    ]
    done = in_line_editor(["add"], keys, log.parent)
    assert done.code == 0, done.out
    assert "  drivers-union: {name: Drivers Union, kind: state, country: IQ}\n" in text_of(log)


def test_what_was_refused_is_replaced_by_what_is_typed_next(log: Path) -> None:
    keys = [
        ("When", "the other day\r"),
        ("no date", "Christmas\r"),
        ("not understood", "\x1b[200~3 Feb 2026\x1b[201~<"),
        ("", "\r"),  # the first question
        ("first question", ""),
        ("When", "\r"),
        ("What", "It closes<\r"),
        ("When", "\r"),
        ("What", " for good\r"),
        ("Type", "other\r"),
        ("Where, who", "\r"),
        ("Source", "\r"),
        ("to change it] ", "\r"),
        ("? [Y", "n\r"),
    ]
    done = in_line_editor(["add"], keys, log.parent)
    assert done.code == 0, done.out
    assert "    date: 2026-02-03\n    title: It closes for good\n" in text_of(log)


@pytest.mark.parametrize("env", [{"TERM": "dumb"}, {"NO_COLOR": "1"}])
def test_a_plain_terminal_has_plain_questions(log: Path, env: dict[str, str]) -> None:
    keys = [("When: ", "3 Feb 2026\r"), ("What: ", CTRL_C)]
    assert in_line_editor(["add"], keys, log.parent, **env).code == 130


def test_without_the_line_editor_the_questions_are_plain(log: Path) -> None:
    blocked = a_folder()
    (blocked / "prompt_toolkit.py").write_text("raise ImportError('it is not installed')\n", encoding="utf-8")
    keys = [("When: ", "3 Feb 2026\r"), ("What: ", CTRL_C)]
    done = in_line_editor(["add"], keys, log.parent, PYTHONPATH=str(blocked))
    assert done.code == 130, done.out


def test_a_signal_leaves_the_terminal_as_it_was(log: Path) -> None:
    ours, theirs = pty.openpty()
    before = termios.tcgetattr(theirs)
    env = environment(TERM="xterm-256color", PROMPT_TOOLKIT_NO_CPR="1")
    process = subprocess.Popen(command("add"), cwd=log.parent, env=env, stdin=theirs, stdout=theirs, stderr=theirs)
    try:
        shown = b""
        while b"early 2022" not in shown:
            shown += os.read(ours, 65_536)
        assert termios.tcgetattr(theirs) != before
        process.terminate()
        assert process.wait(timeout=15) == 143
        assert termios.tcgetattr(theirs) == before
        assert b"\x1b[?2004l" in os.read(ours, 65_536)
    finally:
        process.kill()
        process.wait()
        os.close(ours)
        os.close(theirs)
    assert text_of(log) == LOG
