"""Stand-in."""

from timeline.log.editing.styles import Layout


def layout_of(tree, section, near):
    return Layout(newline="\r\n" if "\r\n" in tree.text else "\n")
