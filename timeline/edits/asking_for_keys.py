"""Keys that a line lacks: they are asked for, until the line with them can be read."""

from timeline.edits.asker import Asker
from timeline.edits.drafts import SHAPES, draft
from timeline.edits.line import Line, parsed
from timeline.edits.missing import Missing
from timeline.edits.names import Names
from timeline.errors import LineFaulty


def completed_line(line: Line, missing: Missing, names: Names, asker: Asker) -> Line:
    """Ask for the value of a key that is missing, until the line with it can be read."""
    shape = SHAPES[line.kind]
    meaning = shape.fields[missing.key].meaning if missing.key in shape.fields else missing.fault.hint
    asker.tell(f"{missing.key}: {meaning}")
    if missing.key == "type":
        asker.tell(f"  {', '.join(names.types)}")
    while True:
        answer = asker.answer(f"  {missing.key}: ")
        if not answer:
            raise LineFaulty(line.text, (missing.fault,))
        longer = parsed(_with_value(line, missing.key, answer), line.kind)
        faults = draft(longer, names).faults
        if not faults:
            return longer
        asker.tell(f"  {faults[0].message} ({faults[0].hint})")


def _with_value(line: Line, key: str, answer: str) -> str:
    """Return the text of a line with the value of a key that it lacks."""
    if key == "date" or (key == "as_of" and line.date is None):
        return f"{answer}: {line.text}"
    if key in ("title", "name") or (key == "value" and line.title is None):
        return f"{line.text} -- {answer}"
    mark = "'" if "'" not in answer else '"'
    before, dashes, verbatim = line.text.partition(" -- ")
    return f"{before} {key}:{mark}{answer}{mark}{dashes}{verbatim}"
