"""A log whose entries have values of every form that a cell may have to hold."""

LONG = "word " * 8_000
"""A text that is too long for a cell of a workbook."""
MANY_LINES = r"\n".join(map(str, range(300)))
"""More line breaks than a cell may have, as YAML escapes them."""

EVERY_FORM = f"""\
timeline: {{title: "=A log", id: every-form, covers: 2000/2025-12-31, timezone: Europe/Paris}}
sources:
  audit: {{title: An audit, date: 2024}}
  digest: {{title: A digest, date: 2024}}
actors:
  us: {{name: United States, country: US, kind: state}}
  iraq: {{name: Iraq, country: IQ, kind: state}}
  twins-a: {{name: Twins}}
  twins-b: {{name: Twins}}
  parted: {{name: "Front; Army"}}
  renamed: {{name: New name, names: [{{name: Old name, during: 2012/2017}}]}}
places:
  sahel-base: {{name: The base, in: [ML]}}
types:
  drill: {{name: Drill, family: forces}}
events:
  - {{id: plain, date: 2024-09-27, title: A plain event, type: agreement, places: [IQ, sahel-base], actors: [us, iraq],
     sources: [{{ref: audit, at: page 9}}, digest],
     tags: [one, two], status: claimed, summary: "Two\\nlines", note: A note}}
  - {{id: month, date: 2024-09, title: "=SUM(A1:A2)", type: drill, actors: [twins-a, twins-b], sources: audit}}
  - {{id: year, date: "2024", title: "2024", type: other, sources: [audit, {{ref: audit, at: page 2}}]}}
  - {{id: vague, date: early 2022, title: "+1 -1 @x", type: other, actors: parted, sources: audit, summary: "'quoted"}}
  - {{id: timed, date: "2024-09-27T14:30", title: "-5 °C", type: other, places: [], sources: audit}}
  - {{id: zoned, date: "2024-09-27T14:30:05+02:00", title: "TRUE", type: other, sources: audit, note: "007"}}
  - {{id: set, date: "[2024-03,2024-05]", title: "@all", type: other, sources: [{{ref: audit, at: "note 3; page 4"}}]}}
  - {{id: open, date: 2014/.., title: Lasts, type: other, sources: [{{ref: audit, via: digest, at: p. 1}}]}}
  - {{id: quoted, date: 2015, title: "Says \\"x\\"", type: other, sources: [{{ref: audit, at: "the \\"box\\"; 1"}}]}}
  - {{id: hidden, date: 2015, title: "A bell \\a rings", type: other, sources: audit, note: "tab\\there"}}
  - {{id: former, date: 2013, title: Under its old name, type: other, actors: renamed, sources: audit}}
  - {{id: long, date: 2016, title: Long, type: other, sources: audit, summary: "{LONG}", note: "{MANY_LINES}"}}
  - {{id: markup, date: 2017, title: "<r>bold</r> _x0041_ &amp;", type: other, sources: audit, summary: " # x"}}
plans:
  - {{id: of-event, title: Leaves, kind: commitment, announced: {{event: plain}}, by: us, to: [iraq],
     deadline: by the end of September 2025, deadline_words: no later than September, sources: audit}}
  - {{id: hangs, title: Pays, kind: demand, announced: 2024-01, sources: audit,
     deadline: {{within: 90 days, of: plain}}, revisions: [{{date: 2024-11-01, deadline: 2025-06, sources: audit}}]}}
  - {{id: combined, title: Votes, kind: intention, announced: {{date: 2024-01-02, sources: digest, note: In a letter}},
     deadline: {{earlier_of: [2026-06-30, {{within: 1 month, of: plain}}, {{before: plain}}]}}, sources: audit}}
  - {{id: recurs, title: Reports, kind: legal-requirement, announced: 2024-01-01, deadline: 2024-06-30, every: 6 months,
     times: 3, by: us, sources: audit, outcome: [{{date: 2024-06-01, result: met, occurrence: 0, sources: audit}}]}}
  - {{id: lasts, title: Stays, kind: commitment, announced: 2024-01-01, until: end of 2026, sources: audit}}
figures:
  - {{id: people, subject: us, measure: troops, unit: people, as_of: late 2024, value: 2500, qualifier: about, by: iraq,
     places: [IQ], sources: audit}}
  - {{id: words-only, subject: {{text: victims of the war}}, measure: deaths, unit: people, over: 2014/2020,
     words: several thousand, sources: audit}}
  - {{id: exact, subject: "event:plain", measure: cost, unit: US dollars, as_of: 2024, low: "1000.50",
     high: 999999999999999999, sources: audit}}
"""
