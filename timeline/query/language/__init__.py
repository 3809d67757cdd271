"""The query language: one line of text, the same on the command line and in saved views.

    country:IQ type:withdrawal,agreement date:2024..2025-03 "air base" not actor:turkey (tag:x or tag:y)

The way: `tokens` cuts the text, `grammar` (the whole language is in its docstring) makes frozen `nodes`, `views` puts
saved queries in their place, `meaning` holds the nodes against entries with the criteria of the options, `printing`
writes them again. A fault is a value with a position, see `faults`.
"""
