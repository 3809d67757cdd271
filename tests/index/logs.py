"""Logs by hand with every kind of date, clock, membership and plan; two of them, some of whose words are the same."""

ONE = """
timeline: {title: One, covers: 2014/2024-12-31}
sources:
  s1: {title: First paper, publisher: Press, date: 2020-05}
  s2: {title: Second paper, publisher: Other press, date: 2024-02-10}
  s3: {title: Third paper, date: 2019/2020}
  s4: {title: Fourth paper, date: 2020-09, corrections: [{date: 2021-02, field: date, was: 2019-07, sources: [s2]}]}
actors:
  whole: {name: The Whole, aliases: [Tout, "Ganzes Ding"]}
  part: {name: Part, part_of: [{actor: whole, during: 2018/..}]}
  half: {name: Half, part_of: [{actor: part, during: early 2019}], names: [{name: Erste Hälfte, during: 2016/2017-06},
    {name: Moitié, during: 2018/..}]}
  s1: {name: Half, aliases: [Moitié]}
  was: {name: Was part, part_of: [{actor: whole, during: 2014/2017}, {actor: other, during: "2019?/2021"}]}
  other: {name: Autre, country: TR}
  alone: {name: Alone, aliases: [Élan, "Shi'a of Sana'a"]}
places:
  sahel: {name: Sahel, contains: [ML, NE]}
  menaka: {name: Ménaka, in: ML}
  well: {name: Old Well, aliases: [北京大学, "Qur'an's well"], in: menaka}
types: {raid: {name: raid, family: violence}}
events:
  - {id: day, date: 2019-05-06, title: Attack on the old base, type: attack, places: [menaka], actors: [part],
     sources: [s1]}
  - {id: month, date: 2018-03, title: "A coup d’état in Łódź, 2,500 held", type: coup,
     places: [ML], actors: [was], tags: [x], sources: [s1, s2]}
  - {id: year, date: 2017, title: Raid at the well, type: raid, places: [well], actors: [half],
     summary: "A base was hit, 大韓民国 한국 มหาวิทยาลัย; Iraq's 3.5 per cent and co\u00adoperation"}
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
  - {id: put-right, date: 2019-05-06, title: A raid at the well, type: raid, places: [ML], actors: [part], tags: [z],
     status: denied, summary: In the end, sources: [s2],
     corrections: [{date: 2020-08, field: status, was: reported, sources: [s1]},
       {date: 2019-12-31, field: date, was: 2018-03, sources: [s3]},
       {date: 2021-02-28, field: date, was: "[2019-04..2019-06]", sources: [s1]},
       {date: "[..2022-10]", field: title, was: Strike on the base, sources: [s1]},
       {date: 2020-08-15, field: places, was: "IQ, sahel", sources: [s1]},
       {date: 2021, field: actors, was: [was, alone], sources: [s2]},
       {date: 2020, field: type, was: coup, sources: [s1]},
       {date: 2021-02, field: tags, was: none, sources: [s1]},
       {date: 2020-02, field: summary, was: A slip}]}
  - {id: seen-and-gone, date: 2019-07-01, title: It was later, type: strike, places: [IQ],
     corrections: [{date: 2019-03-01, field: date, was: 2019-01-02, sources: [s3]}]}
  - {id: placed-later, date: 2018-09, title: A plan for a well, type: law, places: [well], actors: [other],
     corrections: [{date: 2020-08, field: places, was: none, sources: [s1]}]}
  - {id: placed-once, date: 2018-10, title: A plan for another, type: law,
     corrections: [{date: 2020-08, field: places, was: [NE, TR], sources: [s1]}]}
  - {id: still-going, date: 2017/2018-04, title: It had ended, type: deployment, places: [menaka],
     corrections: [{date: 2021-02, field: date, was: 2017/.., sources: [s1]},
       {date: 2018-03-15, field: known, was: 2017-05, sources: [s1]}]}
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
  - {id: before, title: Before the base, kind: intention, announced: 2018-01, by: [alone], deadline: {before: by}}
  - {id: sooner, title: The sooner, kind: commitment, announced: 2018-02, by: [other], places: [TR],
     deadline: {earlier_of: [2021-03, {within: 6 months, of: rival}, {later_of: [2019, {before: replaced}]}]}}
  - {id: latest, title: The last of them, kind: demand, announced: 2018-03, to: [whole],
     deadline: {later_of: [2019-02-03, {within: 30 days, of: doubted}, {before: settled}]}}
  - {id: law, title: The law applies, kind: rule, announced: 2018-04, by: [other], places: [NE], tags: [x],
     deadline: from September 2019}
  - {id: law-later, title: Another law, kind: rule, announced: 2018-04, by: [half],
     deadline: {within: 1 month, of: month}, revisions: [{date: 2018-04-05, deadline: 2020-07-01}]}
  - {id: settled, title: Done by an event, kind: proposal, announced: 2017-02, deadline: 2018, outcome: {event: month,
     result: met}}
  - {id: nothing, title: No deadline, kind: threat, announced: 2020, known: 2020-12, status: reported, by: [whole],
     tags: [y]}
  - {id: replaced, title: Old plan, kind: commitment, announced: 2016, deadline: 2018-01, by: [alone],
     outcome: {date: 2017-05, result: superseded, superseded_by: nothing}, history: [{date: 2015-03, note: put off}]}
  - {id: put-off, title: They go, kind: commitment, announced: {event: put-right}, by: [part], deadline: 2022,
     places: [NE], sources: [s2],
     corrections: [{date: 2020-08, field: deadline, was: 2019-10, sources: [s1]},
       {date: 2021-02-28, field: by, was: [alone, other], sources: [s1]},
       {date: 2021-12, field: kind, was: threat, sources: [s1]},
       {date: 2021-05, field: outcome, was: "{date: 2021-01, result: met}", sources: [s1]}]}
  - {id: moved-announcement, title: They come, kind: demand, announced: 2019-06, by: [half],
     corrections: [{date: 2020-01, field: announced, was: "{event: seen-and-gone}", sources: [s1]}]}
  - {id: lent, title: They answer the raid, kind: demand, announced: {event: put-right}, to: [alone],
     conditions: [{text: a truce holds, ended: {event: doubted, how: dropped, sources: [s3]}}],
     revisions: [{date: 2020-03, status: proposed, deadline: {before: rival}}, {event: open, status: rejected,
       deadline: none}]}
  - {id: lent-since, title: They build it, kind: intention, announced: {event: placed-later}, by: [half],
     deadline: 2021}
  - {id: lent-once, title: They mend it, kind: intention, announced: {event: placed-once}, by: [half],
     corrections: [{date: 2021-02, field: deadline, was: "{within: 1 year, of: put-right}", sources: [s1]}]}
figures:
  - {id: restated, subject: half, measure: fighters, unit: people, as_of: 2019-06, value: 70, sources: [s4],
     corrections: [{date: 2020-08, field: value, was: 7, sources: [s1]},
       {date: 2021-02-28, field: subject, was: other, sources: [s1]},
       {date: 2019-12, field: measure, was: troops, sources: [s1]}]}
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
  - {id: in-words, subject: part, measure: fighters, unit: people, as_of: 2019, words: several old hands, sources: [s2]}
  - {id: of-place, subject: well, measure: people displaced, unit: people, as_of: 2020, value: 500,
     qualifier: more-than, sources: [s1]}
  - {id: of-country, subject: "place:ML", measure: people displaced, unit: people, as_of: 2020, value: 90,
     qualifier: fewer-than, sources: [s1]}
  - {id: of-event, subject: day, measure: deaths, unit: people, over: 2019-05-06, low: 3, words: a few, sources: [s1]}
  - {id: of-late-event, subject: "event:late", measure: deaths, unit: people, over: 2016-01, value: 2, sources: [s2]}
  - {id: of-text, subject: {text: victims of the old war}, measure: deaths, unit: people, over: 2018, high: 70,
     places: [NE], sources: [s3]}
views: {coups: "type:power or tag:x", nested: "@coups not actor:whole"}
"""

TWO = """
timeline: {title: Two, covers: 2010/2022-06}
sources: {s1: {title: Paper of two, publisher: Press, date: 2021}}
actors:
  part: {name: Part, aliases: [Teil],
    corrections: [{date: 2020, field: name, was: Old Part, sources: [s1]},
      {date: 2021, field: part_of, was: newcomer, sources: [s1]}]}
  half: {name: Half, part_of: alone}
  alone: {name: Alone, part_of: [{actor: newcomer, during: 2020/..}]}
  newcomer: {name: Newcomer, aliases: [Base], country: ML}
places:
  menaka: {name: Ménaka, in: NE, corrections: [{date: 2020-08, field: in, was: ML, sources: [s1]}]}
  sahel: {name: Sahel, contains: [TR]}
events:
  - {id: day, date: 2019-05-06, title: The same id, type: attack, places: [menaka], actors: [half], sources: [s1]}
  - {id: two-span, date: 2017/2020, title: A base again, type: deployment, places: [TR], actors: [alone],
     checked: 2019-05}
  - {id: two-right, date: 2019-02, title: A base, type: strike, places: [menaka], actors: [part],
     corrections: [{date: 2020-08, field: places, was: TR, sources: [s1]}]}
  - {id: two-late, date: 2014, title: A coup, type: coup, places: [ML], actors: [newcomer], known: 2021-05, tags: [x]}
plans:
  - {id: two-plan, title: They leave, kind: commitment, announced: 2018, by: [newcomer], deadline: 2019-10,
     places: [menaka]}
figures:
  - {id: two-place, subject: menaka, measure: people displaced, unit: people, as_of: 2020, value: 300, sources: [s1]}
  - {id: two-event, subject: day, measure: deaths, unit: people, over: 2019-05-06, value: 9, by: alone}
  - {id: two-stock, subject: part, measure: fighters, unit: people, as_of: 2019, low: 50, by: newcomer,
     places: [sahel], sources: [s1]}
"""
