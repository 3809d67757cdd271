"""Logs by hand with every kind of date, clock, membership and plan; two of them, some of whose words are the same."""

ONE = """
timeline: {title: One, covers: 2014/2024-12-31}
sources:
  s1: {title: First paper, publisher: Press, date: 2020-05}
  s2: {title: Second paper, publisher: Other press, date: 2024-02-10}
  s3: {title: Third paper, date: 2019/2020}
actors:
  whole: {name: The Whole, aliases: [Tout, "Ganzes Ding"]}
  part: {name: Part, part_of: [{actor: whole, during: 2018/..}]}
  half: {name: Half, part_of: [{actor: part, during: early 2019}], names: [{name: Erste Hälfte, during: 2016/2017-06},
    {name: Moitié, during: 2018/..}]}
  s1: {name: Half, aliases: [Moitié]}
  was: {name: Was part, part_of: [{actor: whole, during: 2014/2017}, {actor: other, during: "2019?/2021"}]}
  other: {name: Autre, country: TR}
  alone: {name: Alone, aliases: [Élan]}
places:
  sahel: {name: Sahel, contains: [ML, NE]}
  menaka: {name: Ménaka, in: ML}
  well: {name: Old Well, in: menaka}
types: {raid: {name: raid, family: violence}}
events:
  - {id: day, date: 2019-05-06, title: Attack on the old base, type: attack, places: [menaka], actors: [part],
     sources: [s1]}
  - {id: month, date: 2018-03, title: A coup, type: coup, places: [ML], actors: [was], tags: [x], sources: [s1, s2]}
  - {id: year, date: 2017, title: Raid at the well, type: raid, places: [well], actors: [half], summary: A base was hit}
  - {id: by, date: "[..2019-06]", title: Before some day, type: agreement, places: [TR], actors: [other, whole]}
  - {id: after, date: "[2020-02..]", title: After some day, type: agreement, places: [IQ], actors: [alone]}
  - {id: between, date: "[2017..2019-02]", title: Between two, type: strike, places: [NE], actors: [whole], tags: [y,
     x]}
  - {id: doubted, date: "2019-07?", title: Maybe then, type: strike, places: [sahel], actors: [was], status: claimed}
  - {id: about, date: 2019-07~, title: Around then, type: battle, places: [ML, NE], actors: [part], status: reported}
  - {id: masked, date: 201X, title: Some decade, type: other, actors: [half]}
  - {id: several, date: "{2016-04,2021-08-01}", title: Twice, type: attack, places: [ML], actors: [was]}
  - {id: span, date: 2016/2019-03, title: It lasted, type: deployment, places: [IQ], actors: [other]}
  - {id: open, date: 2018-06/.., title: It lasts, type: deployment, places: [menaka], actors: [part], checked: 2021-05}
  - {id: begun, date: ../2017-09, title: It ended, type: lost, places: [NE], actors: [whole]}
  - {id: unknown-end, date: 2019-02/, title: Ended some day, type: captured, places: [well], actors: [was]}
  - {id: unknown-start, date: /2020-01, title: Began some day, type: captured, places: [ML], actors: [alone]}
  - {id: always, date: /.., title: It goes on, type: other, checked: 2020-06-15, actors: [whole]}
  - {id: always-unchecked, date: /.., title: It goes on too, type: other, known: 2018}
  - {id: late, date: 2016-01-05, title: Learned late, type: kidnapping, known: 2021-03-04, places: [NE], actors: [half]}
  - {id: vaguely-late, date: 2016, title: Learned some year, type: kidnapping, known: "[..2022]", actors: [part]}
  - {id: rival, date: 2020-01-14, title: Rival dates, type: law, places: [TR], sources: [s2],
     disputed: [{field: date, value: 2017-01, sources: [s1]}, {field: known, value: 2023, known: 2023-06}]}
  - {id: rival-late, date: 2018-02, title: Rival learned late, type: law, actors: [other],
     disputed: [{field: date, value: 2021, date: 2022-05-05, sources: [s3]}]}
  - {id: corrected, date: 2015, title: Corrected, type: other, corrections: [{date: 2020-02, field: date, was: 2014,
     why: slip}]}
  - {id: ancient, date: Y-12000, title: Long ago, type: other}
  - {id: season, date: 2019-24, title: A winter, type: other, added: 2020-01-02, places: [IQ], status: denied}
plans:
  - {id: promise, title: They leave the base, kind: commitment, announced: {event: day}, by: [part],
     deadline: 2020-09, places: [ML],
     revisions: [{date: 2020-01, deadline: 2021-05, known: 2020-08}, {date: 2021-02, deadline: none, sources: [s2]}]}
  - {id: kept, title: They stay, kind: intention, announced: 2018-05, by: [whole], until: 2019, sources: [s1],
     outcome: {date: 2019-08, result: not-met, known: 2020-11, sources: [s2]}}
  - {id: wanted, title: They must pay, kind: demand, announced: "[..2018-03]", to: [other], deadline: "[..2019-06]",
     places: [TR],
     disputed: [{field: deadline, value: 2022-10, sources: [s1]}]}
  - {id: monthly, title: A report, kind: legal-requirement, announced: 2019-01, by: [other], deadline: 2019-03-31,
     every: 6 months,
     times: 4, outcome: {date: 2019-03-20, result: met, occurrence: 0}}
  - {id: counted, title: Ninety days on, kind: commitment, announced: 2019-06, by: [half], deadline: {within: 90 days,
     of: day}}
  - {id: chained, title: After the other, kind: commitment, announced: 2019-06-10, by: [was],
     deadline: {within: 1 year, of: counted}}
  - {id: settled, title: Done by an event, kind: proposal, announced: 2017-02, deadline: 2018, outcome: {event: month,
     result: met}}
  - {id: nothing, title: No deadline, kind: threat, announced: 2020, known: 2020-12, status: reported, by: [whole],
     tags: [y]}
  - {id: replaced, title: Old plan, kind: commitment, announced: 2016, deadline: 2018-01, by: [alone],
     outcome: {date: 2017-05, result: superseded, superseded_by: nothing}, history: [{date: 2015-03, note: put off}]}
figures:
  - {id: stock, subject: part, measure: fighters, unit: people, as_of: 2019, low: 10, high: 20, by: alone,
     places: [sahel], sources: [s1]}
  - {id: stock-later, subject: part, measure: fighters, unit: people, as_of: 2021-02, value: 35, by: alone,
     places: [sahel], sources: [s2]}
  - {id: count, subject: half, measure: claimed attacks, unit: attacks, over: 2018/2019, value: 7, sources: [s3],
     status: claimed}
  - {id: rival-stock, subject: part, measure: fighters, unit: people, as_of: 2019-06, low: 100, by: whole,
     places: [sahel],
     known: 2022, disputed: [{field: as_of, value: 2016, sources: [s2]}]}
  - {id: vague-stock, subject: other, measure: troops, unit: people, as_of: "2020~", high: 9, places: [IQ], tags: [x]}
views: {coups: "type:power or tag:x", nested: "@coups not actor:whole"}
"""

TWO = """
timeline: {title: Two, covers: 2010/2022-06}
sources: {s1: {title: Paper of two, publisher: Press, date: 2021}}
actors:
  part: {name: Part}
  half: {name: Half, part_of: alone}
  alone: {name: Alone, part_of: [{actor: newcomer, during: 2020/..}]}
  newcomer: {name: Newcomer, aliases: [Base], country: ML}
places:
  menaka: {name: Ménaka, in: NE}
  sahel: {name: Sahel, contains: [TR]}
events:
  - {id: day, date: 2019-05-06, title: The same id, type: attack, places: [menaka], actors: [half], sources: [s1]}
  - {id: two-span, date: 2017/2020, title: A base again, type: deployment, places: [TR], actors: [alone],
     checked: 2019-05}
  - {id: two-late, date: 2014, title: A coup, type: coup, places: [ML], actors: [newcomer], known: 2021-05, tags: [x]}
plans:
  - {id: two-plan, title: They leave, kind: commitment, announced: 2018, by: [newcomer], deadline: 2019-10,
     places: [menaka]}
figures:
  - {id: two-stock, subject: part, measure: fighters, unit: people, as_of: 2019, low: 50, by: newcomer,
     places: [sahel], sources: [s1]}
"""
