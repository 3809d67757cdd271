"""The memory that a document for Word takes, which is made as a whole: noted where it is much, refused beyond measure.

The other formats are written while they are made, and take no more memory for a larger answer.
"""

import os
from collections.abc import Iterable, Iterator

from timeline.cli.endings import say
from timeline.errors import WrongUsage
from timeline.telling.document import Block, Entry, Table

_LARGE = 5_000
"""Number of entries, and of rows of tables, beyond which the memory is noted."""

_BYTES = 24_000
"""Approximate number of bytes that one of these takes."""

_GB = 10**9


def weighed(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield the blocks of a document for Word; note its size behind the last one, or refuse it."""
    count = 0
    for block in blocks:
        count += len(block.rows) if isinstance(block, Table) else isinstance(block, Entry)
        yield block
    if count <= _LARGE:
        return
    needed = count * _BYTES
    size = f"a Word document of {count:,} entries takes about {_amount(needed)} of memory"
    there = _memory()
    if there is not None and needed > there:
        hint = "ask for a part, such as --from 2024, or write it as --format md or html, which take little at any size"
        raise WrongUsage(f"{size}, and there is {_amount(there)}", hint)
    say(f"note: {size}, as it is made as a whole; Markdown and HTML (--format md, html) take little at any size")


def _memory() -> int | None:
    """The memory that the process may use, in bytes; None where that cannot be found out."""
    found = []
    try:
        found.append(os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE"))
        import resource

        limit, _ = resource.getrlimit(resource.RLIMIT_AS)
        found += [limit] if limit != resource.RLIM_INFINITY else []
    except (AttributeError, ImportError, OSError, ValueError):  # Windows
        pass
    return min((one for one in found if one > 0), default=None)


def _amount(size: int) -> str:
    return f"{size / _GB:.1f} GB" if size >= _GB // 10 else f"{size / 10**6:.0f} MB"
