"""Lists and mappings in brackets: in one line, or over several."""

from timeline.log.editing.kinds import Way, below
from timeline.log.editing.prose import wrapped
from timeline.log.editing.styles import Layout
from timeline.log.editing.values import Value


def flow(value: Value, layout: Layout, way: Way = ()) -> str:
    """Return a value in one line, as it stands in brackets or behind a key."""
    if isinstance(value, str):
        return layout.scalar(value, way, in_flow=True)
    first, last = _brackets(value, layout)
    return (
        first + layout.comma.join(head + flow(one, layout, at) for head, one, at in _items(value, layout, way)) + last
    )


def filled(value: Value, layout: Layout, indent: int, column: int, way: Way, is_stacked: bool = False) -> str:
    """Return a value in brackets that begins in a column, in lines filled up to the width, or with one item each.

    `indent` is that of the key or the dash before it. An item that is too long for a line is broken itself.
    """
    if isinstance(value, str):
        return wrapped(flow(value, layout, way), column, indent + layout.step, layout.width, layout.newline)
    first, last = _brackets(value, layout)
    further = indent + layout.step if layout.hang is None else column + len(first) + layout.hang
    items = list(_items(value, layout, way))
    text, written = " " * column + first, ""
    for number, (head, one, to) in enumerate(items, 1):
        is_next_line = is_stacked or "\n" in written
        end = layout.comma.rstrip() if number < len(items) else last
        written = head + flow(one, layout, to) + end
        if number > 1:
            gap = layout.comma[1:]
            is_next_line = is_next_line or _last_column(text) + len(gap + written) > layout.width
            text += layout.newline + " " * further if is_next_line else gap
        at = _last_column(text)
        if at + len(written) > layout.width:
            written = head + filled(one, layout, further, at + len(head), to) + end
        text += written
    return text[column:] if items else first + last


def _last_column(text: str) -> int:
    """The column in which a text ends."""
    return len(text) - text.rfind("\n") - 1


def opened(value: Value, layout: Layout, indent: int, way: Way) -> str:
    """Return a value in brackets that have lines of their own, as has every item."""
    first, last = (bracket.strip() for bracket in _brackets(value, layout))
    inner = " " * (indent + layout.step)
    items = [inner + head + flow(one, layout, at) for head, one, at in _items(value, layout, way)]
    return layout.newline.join([first, f",{layout.newline}".join(items) + layout.last_comma, " " * indent + last])


def _brackets(value: Value, layout: Layout) -> tuple[str, str]:
    first, last = ("{", "}") if isinstance(value, dict) else ("[", "]")
    inside = layout.in_braces if isinstance(value, dict) else layout.in_brackets
    return (first + inside, inside + last) if value else (first, last)


def _items(value: Value, layout: Layout, way: Way) -> list[tuple[str, Value, Way]]:
    """The items of a value: what stands before each (its key, if any), the item and the way to it."""
    if isinstance(value, dict):
        pairs = value.items()
        return [(layout.key(key, in_flow=True) + ": ", one, below(way, key)) for key, one in pairs]
    return [("", one, (*way, "")) for one in value]
