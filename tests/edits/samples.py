"""A small log to which the tests add entries, and its names."""

from tests.helpers import a_log
from timeline.edits.names import Names
from timeline.index.opening import read_aside as load
from timeline.log.log import Log

LOG = """
timeline: {title: A log, covers: 2000/2025-12-31}
sources:
  cbp-2025: {title: Countering Islamic State, publisher: Commons Library, date: 2025-03-18, url: https://example.org/cbp}
  cbp-2024: {title: An earlier briefing, publisher: Commons Library, date: 2024}
  reuters: {title: A report, publisher: Reuters}
actors:
  united-states: {name: United States, aliases: [US, USA], kind: state, country: US}
  us-forces: {name: US armed forces, country: US}
  iraq: {name: Iraq, kind: state, country: IQ}
  germany-army: {name: Bundeswehr, country: DE}
  german-state: {name: Federal Republic, kind: state, country: DE}
  islamic-state: {name: Islamic State, aliases: [ISIS, Daesh]}
  cadiz-a: {name: Cádiz group, aliases: [The Group]}
  cadiz-b: {name: Another, aliases: [the group]}
  sahel: {name: Alliance of the Sahel}
places:
  sahel: {name: Sahel, contains: [ML, NE]}
  northeast-syria: {name: Northeast Syria, aliases: [Rojava], in: SY}
types:
  pledge: {name: Solemn pledge, family: diplomacy}
events:
  - {id: us-iraq-announce, date: 2024-09-27, title: The two announce it, type: agreement, tags: [iraq-drawdown]}
plans:
  - {id: mission-ends, title: The mission ends, kind: commitment, announced: {event: us-iraq-announce}}
figures:
  - {id: troops-2020, subject: us-forces, measure: troops, unit: people, as_of: 2020, value: 2500}
views:
  iraq: "country:IQ"
"""


def sample_log() -> Log:
    log = load(a_log(LOG)).log
    assert log is not None
    return log


NAMES = Names(sample_log())
