"""`timeline schema`: the JSON Schema of a log."""

import sys

from timeline.cli.options import command, new_app

app = new_app()

_EPILOG = """Examples:\n
\b
  timeline schema > .timeline-schema.json

Then the first line of the log tells the editor where it is:\n
\b
  # yaml-language-server: $schema=.timeline-schema.json"""


@command(app, epilog=_EPILOG)
def schema() -> None:
    """The JSON Schema of a log, for editors: they complete keys and explain them."""
    from timeline.export.writers import json_text
    from timeline.log.json_schema import json_schema

    sys.stdout.write(json_text(json_schema()))
