"""Licences of sources: which of them do not allow what they say to be passed on."""

import re
from collections.abc import Iterable

from timeline.log.log import Log

_FORBIDS = (
    r"\b(?:no|not|without|never)\b.{0,30}\b(?:re-?)?distribut\w*"
    r"|\bredistribution\b.{0,20}\b(?:forbidden|prohibited)\b"
    r"|\bnot for publication\b|\b(?:do not|not be) share|\bconfidential\b|\binternal use only\b"
)


def forbids_passing_on(licence: str | None) -> bool:
    """Return whether a licence, as a person wrote it, says that what comes from its source may not be passed on.

    >>> forbids_passing_on("no redistribution"), forbids_passing_on("CC BY-NC-ND 4.0"), forbids_passing_on(None)
    (True, False, False)
    """
    return licence is not None and re.search(_FORBIDS, licence, re.IGNORECASE | re.DOTALL) is not None


def has_restricted_sources(logs: Iterable[Log]) -> bool:
    """Return whether a log has a source that is not to be passed on, cited or not."""
    return any(forbids_passing_on(source.licence) for log in logs for source in log.sources.values())
