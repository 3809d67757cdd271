"""Completion as a shell asks for it, through the environment: bash, zsh and fish."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers import a_folder, a_log, environment, run, run_outside
from timeline.log.model import PLAN_KINDS

LOG = """
timeline: {title: T, covers: 2014/2025-03-18}
sources: {cbp-2025: {title: A briefing}}
actors:
  islamic-state: {name: Islamic State, aliases: [Daesh]}
  sna: {name: Syrian National Army}
places: {sahel: {name: Sahel, contains: [ML, NE]}}
types: {base-closure: {name: Closure, family: forces}}
events:
  - {id: iraq-deal, date: 2024, title: T, type: law, places: [IQ, sahel], actors: [sna], tags: [baghdad],
     sources: cbp-2025}
plans:
  - {id: iraq-exit, title: T, kind: commitment, announced: 2024, tags: [exit]}
figures:
  - {id: men, subject: islamic-state, measure: men, unit: people, as_of: 2024, value: 3}
views: {iraq-drawdown: country:IQ, ironic: "@iraq-drawdown"}
"""
FOLDER = Path(a_log(LOG)).parent


def bash(line: str, folder: Path = FOLDER) -> list[str]:
    """Return the candidates that bash gets for the last word of a line."""
    words = line.split(" ")
    done = run(cwd=folder, _TIMELINE_COMPLETE="complete_bash", COMP_WORDS=line, COMP_CWORD=str(len(words) - 1))
    assert done.err == ""
    return done.out.split()


OFFERED = [
    ("timeline sta", "state stats"),
    ("timeline list --actor isl", "islamic-state"),
    ("timeline show ir", "iraq-deal iraq-exit"),
    ("timeline show plan:ir", "plan:iraq-exit"),
    ("timeline show actor:", "actor:islamic-state actor:sna"),
    ("timeline show place:x", ""),
    ("timeline list --actor D", "Daesh"),
    ("timeline list --actor d", "daesh"),  # a shell takes only what begins as typed, and asking ignores the case
    ("timeline list -a syr", "syrian-National-Army"),
    ("timeline plans --actor x", ""),
    ("timeline list --country Ir", "Iraq"),
    ("timeline list --country M", "Mali ML"),
    ("timeline list --region sah", "sahel"),
    ("timeline list --region western-a", "western-africa western-asia"),
    ("timeline list --region Western-A", "Western-Africa Western-Asia"),
    ("timeline list --about s", "sahel sna sub-saharan-africa subsaharan-Africa syrian-National-Army"),
    ("timeline list --type v", "violence"),
    ("timeline list --type base", "base-closure"),
    ("timeline list --type violence,co", "violence,coup"),
    ("timeline list --tag b", "baghdad"),
    ("timeline list --source c", "cbp-2025"),
    ("timeline list --status c", "claimed"),
    ("timeline plans --kind c", "commitment"),
    ("timeline plans --verdict wa", "waiting"),
    ("timeline plans --verdict overdue,in", "overdue,in-force"),
    ("timeline plans --format i", "ics"),
    ("timeline list --only p", "plans"),
    ("timeline list --format j", "json jsonl"),
    ("timeline list --format J", "Json Jsonl"),
    ("timeline list -f x", "xlsx"),
    ("timeline check --format ", "csv datapackage docx github html json jsonl md text xlsx"),
    ("timeline actors --format g", ""),
    ("timeline schema --format ", "json"),
    ("timeline page --format ", "html"),
    ("timeline list --style ", "paragraphs table"),
    ("timeline date --o", "--output"),
    ("timeline list --output ", ""),  # which leaves the names of files to the shell
    ("timeline show ir", "iraq-deal iraq-exit"),
    ("timeline show s", "sahel sna"),
    ("timeline list coun", "country:"),
    ("timeline list country:Ir", "country:Iraq"),
    ("timeline list type:coup,la", "type:coup,law"),
    ("timeline list country : Ir", "Iraq"),  # as bash cuts it
    ("timeline list @", "@iraq-drawdown @ironic"),
    ("timeline list @ iro", "ironic"),  # as bash cuts it
    ("timeline plans --query @iro", "@ironic"),
    ("timeline list date:2", ""),
    ("timeline rev", "revise"),
    ("timeline revise ", "iraq-exit"),
    ("timeline revise iraq-exit 2025 --event ", "iraq-deal"),
    ("timeline settle iraq-exit ", "dropped met not-met partly-met superseded"),
    ("timeline settle iraq-exit superseded --by ", "iraq-exit"),
    ("timeline edit iraq", "iraq-deal iraq-exit"),
    ("timeline remove s", "sahel sna"),
    ("timeline retract iraq-deal --as ", "denied retracted"),
    ("timeline set iraq-deal ti", "title="),
    ("timeline set iraq-deal sta", "status=claimed status=denied status=reported status=retracted status=stated"),
    ("timeline correct iraq-exit ki", " ".join(f"kind={kind}" for kind in PLAN_KINDS)),
    ("timeline set iraq-exit ty", ""),  # a plan has no type
    ("timeline set iraq-e", "iraq-exit"),
    ("timeline set iraq-deal type=co", "type=coup"),
    ("timeline set iraq-deal type = co", "coup"),  # as bash cuts it
    ("timeline set iraq-deal status =", "claimed denied reported retracted stated"),
    ("timeline set iraq-deal actors+=s", "actors+=sna actors+=syrian-National-Army"),
    ("timeline set iraq-deal actors+ = s", "sna syrian-National-Army"),
    ("timeline set iraq-deal places=IQ,sah", "places=IQ,sahel"),
    ("timeline set iraq-deal title=", ""),
    ("timeline set -q actor:s", "actor:sna actor:syrian-National-Army"),
    ("timeline correct iraq-deal type=co", "type=coup"),
    ("timeline correct iraq-deal type = co", "coup"),
    ("timeline dispute iraq-deal su", "summary="),
    ("timeline dispute iraq-deal type = co", "coup"),
    ("timeline dispute iraq-deal type=law --source c", "cbp-2025"),
    ("timeline add pl", "place place: plan"),
    ("timeline add plan ki", "kind:"),
    ("timeline add plan kind:", " ".join(f"kind:{kind}" for kind in PLAN_KINDS)),
    ("timeline add plan kind : c", "commitment"),  # as bash cuts it
    ("timeline add plan announced:ir", "announced:iraq-deal"),
    ("timeline add actor:islamic-state,s", "actor:islamic-state,sna actor:islamic-state,syrian-National-Army"),
    ("timeline add place:sah", "place:sahel"),
    ("timeline add figure by:s", "by:sna by:syrian-National-Army"),
    ("timeline add figure type:co", ""),
    ("timeline add --via c", "cbp-2025"),
]


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("2024: It closes actor:isl", ["2024: It closes actor:islamic-state"]),
        ("2024: It closes actor:sna,isl", ["2024: It closes actor:sna,islamic-state"]),
        ("2024: It closes ty", ["2024: It closes type:"]),
        ("2024: It closes source:c", ["2024: It closes source:cbp-2025"]),
        ("2024: It clo", []),
    ],
)
def test_a_line_in_quotes_is_completed_at_its_end(typed: str, offered: list[str]) -> None:
    asked = {"_TIMELINE_COMPLETE": "complete_bash", "COMP_WORDS": f'timeline add "{typed}', "COMP_CWORD": "2"}
    assert [line for line in run(cwd=FOLDER, **asked).out.splitlines() if line] == offered


SPELT = """
actors:
  one: {name: Łódź Group}
  two: {name: "Shi'a Front"}
"""


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("timeline list --actor lod", "lodz-group"),
        ("timeline list --actor Łód", "Łódź-Group"),
        ("timeline list --actor Shi", "Shia-Front"),
    ],
)
def test_names_are_offered_in_letters_that_can_be_typed(line: str, offered: str) -> None:
    assert bash(line, Path(a_log(SPELT)).parent) == [offered]


@pytest.mark.parametrize(("line", "words"), OFFERED, ids=[line for line, _ in OFFERED])
def test_candidates_in_bash(line: str, words: str) -> None:
    assert sorted(bash(line), key=str.lower) == sorted(words.split(), key=str.lower)


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_candidates_in_zsh_and_fish(shell: str) -> None:
    more = {"_TYPER_COMPLETE_FISH_ACTION": "get-args"} if shell == "fish" else {}
    asked = {"_TIMELINE_COMPLETE": f"complete_{shell}", "_TYPER_COMPLETE_ARGS": "timeline list --actor D", **more}
    done = run_outside(cwd=FOLDER, **asked)
    assert (done.code, done.err) == (0, "")
    assert done.out.strip() == ("Daesh" if shell == "fish" else "_arguments '*: :((\"Daesh\"))'")


@pytest.mark.parametrize(
    ("shell", "offered"), [("zsh", '_arguments \'*: :(("json"\n"jsonl"))\''), ("fish", "json\njsonl")]
)
def test_the_formats_in_zsh_and_fish(shell: str, offered: str) -> None:
    more = {"_TYPER_COMPLETE_FISH_ACTION": "get-args"} if shell == "fish" else {}
    asked = {"_TIMELINE_COMPLETE": f"complete_{shell}", "_TYPER_COMPLETE_ARGS": "timeline list --format j", **more}
    assert run(cwd=FOLDER, **asked).out.strip() == offered


REAL = {
    "bash": 'source "$1"; COMP_WORDS=(timeline list --format j); COMP_CWORD=3; _timeline_completion timeline; '
    'printf "%s\\n" "${COMPREPLY[@]}"',
    "fish": 'source $argv[1]; complete -C "timeline list --format j"',
}


@pytest.mark.parametrize("shell", REAL)
def test_a_real_shell_offers_the_formats(shell: str, tmp_path: Path) -> None:
    program = shutil.which(shell)
    if program is None:
        pytest.skip(f"there is no {shell}")
    (tmp_path / "timeline").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m timeline "$@"\n')
    (tmp_path / "timeline").chmod(0o755)
    script = tmp_path / "completion"
    script.write_text(run(_TIMELINE_COMPLETE=f"source_{shell}").out)
    root = str(Path(__file__).parents[2])
    asked = environment(PATH=f"{tmp_path}:{os.environ['PATH']}", PYTHONPATH=root, HOME=str(tmp_path))
    words = [program, "-c", REAL[shell], *(["bash"] if shell == "bash" else []), str(script)]
    done = subprocess.run(words, env=asked, cwd=FOLDER, capture_output=True, encoding="utf-8", timeout=60)
    assert (done.stdout.split(), done.stderr) == (["json", "jsonl"], "")


def test_the_log_that_is_named_in_the_line_answers() -> None:
    other = a_log("actors: {dawn: {name: Dawn}}\nevents: []", name="other.yaml")
    assert bash(f"timeline list --log {other} --actor d") == ["dawn"]
    assert bash("timeline list --actor da") == ["daesh"]


@pytest.mark.parametrize("text", ["events: [", "events: [{id: e}]", None], ids=["no YAML", "errors", "no log"])
def test_without_a_good_log_nothing_is_offered_and_nothing_said(text: str | None) -> None:
    folder = a_folder()
    if text is not None:
        a_log(f"timeline: {{title: T, covers: 2014}}\n{text}", folder)
    assert bash("timeline list --actor d", folder) == []
    assert bash("timeline show d", folder) == []
    assert bash("timeline list @", folder) == []
