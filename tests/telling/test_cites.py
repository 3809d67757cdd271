"""References to sources that follow each other stand as one."""

from tests.helpers import workspace_of
from timeline.log.model import Citation
from timeline.telling.document import Cite, merged_cites

ONE, TWO, THREE = (Citation(name) for name in ("one", "two", "three"))


def test_references_of_a_log_are_joined_and_each_source_stands_once() -> None:
    first, second = workspace_of("sources: {one: {title: One}}", "sources: {one: {title: One}}").logs
    cites = [Cite((ONE, TWO), first), Cite((THREE,), second), Cite((TWO, THREE), first)]
    assert merged_cites(cites) == (Cite((ONE, TWO, THREE), first), Cite((THREE,), second))
    assert merged_cites([]) == ()
