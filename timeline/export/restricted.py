"""The sources of an answer that are not to be passed on, for formats that are made of its values.

Every answer has its citations in its JSON, so one rule holds for all of them, whatever their rows are.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from timeline.export.forms import Forms
from timeline.log.model import Source
from timeline.telling.restrictions import Restrictions, restricted_sources
from timeline.workspace import Workspace


def restriction(forms: Forms, workspace: Workspace) -> str:
    """Return the sentence on the sources of an answer that are not to be passed on; empty if it cites none of them.

    The values of an answer are gone through only where a log has such sources, and until each of them was found.
    """
    left: dict[str, list[Source]] = {}
    for source in restricted_sources(workspace):
        left.setdefault(source.id, []).append(source)
    found = Restrictions()
    for reference in _cited(forms.value()) if left else ():
        for source in left.pop(reference, ()):
            found.add(source)
        if not left:
            break
    return found.sentence


def _cited(value: Any) -> Iterator[str]:
    """Yield the ids of the sources that are cited anywhere in a value, and of the documents in which they were read."""
    if isinstance(value, Mapping):
        yield from (one for key in ("ref", "via") if isinstance(one := value.get(key), str))
        for one in value.values():
            yield from _cited(one)
    elif isinstance(value, Iterable) and not isinstance(value, str):
        for one in value:
            yield from _cited(one)
