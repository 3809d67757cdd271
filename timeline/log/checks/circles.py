"""Chains of ids that lead back to where they began."""

from collections.abc import Callable, Iterable, Iterator


def circles(starts: Iterable[str], following: Callable[[str], Iterable[str]]) -> Iterator[list[str]]:
    """Yield the circles that can be reached from these ids, each with its least id first.

    Every id is visited once, so that the time is proportional to the number of ids and links.
    """
    done: set[str] = set()
    for start in starts:
        if start in done:
            continue
        way = {start: iter(following(start))}
        while way:
            last = next(reversed(way))
            step = next(way[last], None)
            if step is None:
                del way[last]
                done.add(last)
            elif step in way:
                ids = list(way)
                circle = ids[ids.index(step) :]
                least = circle.index(min(circle))
                yield circle[least:] + circle[:least]
            elif step not in done:
                way[step] = iter(following(step))
