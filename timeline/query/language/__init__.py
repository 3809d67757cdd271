"""The query language: one line of text, the same on the command line and in saved views.

    country:IQ type:withdrawal,agreement date:2024..2025-03 "air base" not actor:turkey (tag:x or tag:y)

`tokens` cuts the text, `grammar` (the whole language is in its docstring) parses it into frozen `nodes`, `views`
expands saved queries, `meaning` evaluates the nodes with the criteria of the options, `printing` writes them as text
and `heading` in words. A fault is a value with a position, see `faults`.
"""
