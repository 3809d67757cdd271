"""The sentence for each command in lists of commands: the first sentence of its help.

A list of commands, in the help or by <TAB>, imports none of them. A test compares these sentences with the real ones.
"""

HELPS = {
    "list": "What happened: events, and the dates of plans, in order.",
    "search": (
        "Where words stand: events, plans and figures that have all of them in title, summary or names, the best first."
    ),
    "show": "One entry in full: every source with its place, what is disputed, its plans and its neighbours.",
    "changes": "What changed between two dates: plans, figures, situations, what was done, said and became known.",
    "state": (
        "The picture on a day: what was going on, who held office, plans with their verdict then, the latest figures."
    ),
    "plans": "What was promised, by when, and what became of it: every plan with its verdict as of a day.",
    "figures": (
        "Estimates over time, as ranges: who says so, what changed within a series, and where estimates are "
        "in conflict."
    ),
    "disputes": (
        "Where sources disagree: what the log follows beside what others claim, each with sources; figures in conflict."
    ),
    "stats": "How many entries there are by year, quarter or month, and by type, place, actor or source.",
    "chart": "Lanes over time: situations, events as marks, plans with their deadlines.",
    "actors": "Who appears in the log: names, aliases, what they are part of, how often they appear.",
    "places": "Which places the log names, what lies in what, and how many entries are in each.",
    "types": "Which types of event there are, by family, with the nearest terms of ACLED, UCDP and PLOVER.",
    "sources": "Which documents the log rests on, and how many entries cite each.",
    "views": "The saved queries of the log, and how many entries each finds; any command asks them by @NAME.",
    "date": "How a date is understood: what is stored, the days that it can mean, and how it is printed.",
    "page": "The log, or the part that answers, as one HTML file: chronology, chart, plans, figures, with filters.",
    "add": "A new event, plan, figure, source, actor, place or view, from a line, questions, an editor or a file.",
    "import": "A table comes in, or comes back: what is new, changed, gone or refused, and what is written of it.",
    "edit": "The text of some entries, and nothing else, in your editor; a log with errors is mended so.",
    "set": "Fields of one entry, of several, or of all that a query finds.",
    "revise": "A plan is postponed or brought forward: a revision with its day and its source.",
    "settle": "What became of a plan: its outcome, with the day and the source.",
    "correct": "A field was wrong: its new value, and in `corrections` what stood there, from when and why.",
    "retract": "A claim was taken back: its status from a day on, and in `corrections` the one before.",
    "dispute": "A source says otherwise: its value of a field beside the log's own, which stays.",
    "seen": "Somebody looked, and there was nothing new: a situation goes on, a plan has no outcome yet.",
    "cover": "The log has followed events up to a day: the end of `covers` in its header.",
    "rename": "An id becomes another one, everywhere it is named: in all files, in disputes, corrections and views.",
    "merge": "Two entries for one event, or one plan: joined, and what differs becomes a dispute.",
    "remove": "Entries go, if no other entry names them.",
    "undo": "The last edit is taken back, if its text is still as the edit left it.",
    "redo": "The edit that was taken back last is made again.",
    "history": "The edits of the log: when, by which command, of which entries.",
    "init": "Write a log to start from into this folder, with a schema for editors; never over a file.",
    "check": "Every fault of the log: what stops it from being read, and what a reader should look at.",
    "compare": "Two versions of a log: entries added, removed, renamed and changed, field by field.",
    "schema": "The JSON Schema of a log, for editors: they complete keys and explain them.",
    "cache": "Where the indexes of logs are kept, what each takes, and whether it still speaks for its log.",
    "help": "The manual, by topic: rendered on a terminal, Markdown in a pipe.",
}

PANELS = {
    "Ask": ("list", "search", "show", "changes", "state", "plans", "figures", "disputes", "stats", "chart"),
    "Look up": ("actors", "places", "types", "sources", "views", "date"),
    "Hand on": ("page",),
    "Write": (
        *("add", "import", "edit", "set", "revise", "settle", "correct", "retract", "dispute", "seen", "cover"),
        *("rename", "merge", "remove", "undo", "redo", "history"),
    ),
    "Keep a log": ("init", "check", "compare", "schema", "cache"),
    "Learn": ("help",),
}
"""The commands by the headings under which the help lists them."""


def panel_of(name: str) -> str:
    """Return the heading under which the help lists a command."""
    return next(panel for panel, names in PANELS.items() if name in names)
