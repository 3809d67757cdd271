"""`timeline schema`: the JSON Schema of a log."""

from timeline.cli.options import command, new_app
from timeline.cli.output import Output

app = new_app()

_EPILOG = """Examples:\n
\b
  timeline schema --output .timeline-schema.json

Then the first line of the log tells the editor where it is:\n
\b
  # yaml-language-server: $schema=.timeline-schema.json"""


@command(app, formats=("json",), epilog=_EPILOG)
def schema(output: Output) -> None:
    """The JSON Schema of a log, for editors: they complete keys and explain them."""
    from timeline.export.formats.json_text import json_text
    from timeline.log.json_schema import json_schema

    output.put(json_text(json_schema()))
