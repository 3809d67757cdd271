"""A mapped date is never more precise than its cells: it reaches over every day that they allow."""

import calendar
import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.dates import Date, parse
from timeline.imports.date_cells import date_in_cell
from timeline.imports.date_parts import date_of_parts
from timeline.imports.date_windows import joined, widened
from timeline.imports.unfit import Unfit

DAYS = st.dates(datetime.date(1000, 1, 1), datetime.date(2999, 12, 31))
PRECISIONS = st.sampled_from(["day", "week", "month", "year", "3 days", "40 days"])


def covers(date: Date, first: datetime.date, last: datetime.date) -> bool:
    return date.earliest <= first.toordinal() and last.toordinal() <= date.latest


def bounds(year: int, month: int | None, day: int | None) -> tuple[datetime.date, datetime.date]:
    """The days that a year, a month and a day allow, by the calendar of the standard library."""
    if month is None:
        return datetime.date(year, 1, 1), datetime.date(year, 12, 31)
    if day is None:
        return datetime.date(year, month, 1), datetime.date(year, month, calendar.monthrange(year, month)[1])
    return datetime.date(year, month, day), datetime.date(year, month, day)


@given(DAYS, st.booleans(), st.booleans())
def test_blank_parts(day: datetime.date, has_month: bool, has_day: bool) -> None:
    parts = day.year, day.month if has_month else None, day.day if has_day else None
    found = parse(date_of_parts(*parts))
    first, last = bounds(parts[0], parts[1], parts[2] if has_month else None)
    assert (found.earliest, found.latest) == (first.toordinal(), last.toordinal())


@given(DAYS, PRECISIONS, st.integers(-40, 40))
def test_every_week_month_or_window_with_the_day_in_it(day: datetime.date, precision: str, shift: int) -> None:
    """The day that was meant shares the week, the month or the window with the day of the cell."""
    meant = day + datetime.timedelta(days=shift)
    found = parse(widened(day.isoformat(), precision))
    shares = {
        "day": meant == day,
        "week": abs(shift) <= 6,
        "month": (meant.year, meant.month) == (day.year, day.month),
        "year": meant.year == day.year,
        "3 days": abs(shift) <= 3,
        "40 days": abs(shift) <= 40,
    }[precision]
    assert covers(found, day, day)
    assert covers(found, meant, meant) or not shares


@given(DAYS, DAYS, st.sampled_from(["day", "month", "year"]), st.sampled_from(["day", "month", "year"]), st.booleans())
def test_all_days_between_two_dates(
    one: datetime.date, other: datetime.date, unit: str, end_unit: str, lasts: bool
) -> None:
    start, end = min(one, other), max(one, other)
    size = {"day": 10, "month": 7, "year": 4}
    found = parse(joined(start.isoformat()[: size[unit]], end.isoformat()[: size[end_unit]], lasts))
    parts = {"day": (True, True), "month": (True, False), "year": (False, False)}
    first = bounds(*_kept(start, *parts[unit]))[0]
    last = bounds(*_kept(end, *parts[end_unit]))[1]
    assert (found.earliest, found.latest) == (first.toordinal(), last.toordinal())
    assert found.kind == ("span" if lasts and found.edtf.count("/") else "point")


def _kept(day: datetime.date, month: bool, number: bool) -> tuple[int, int | None, int | None]:
    return day.year, day.month if month else None, day.day if number else None


MOMENTS = st.builds(
    datetime.datetime.combine, st.dates(datetime.date(1908, 3, 1), datetime.date(2390, 12, 30)), st.times()
)
EPOCHS = {1900: datetime.date(1899, 12, 30), 1904: datetime.date(1904, 1, 1)}
FORMS = [
    "%Y-%m-%d",
    "%d/%m/%Y",
    "%m/%d/%Y",
    "%d.%m.%Y",
    "%d %B %Y",
    "%B %d, %Y",
    "%d %b %Y",
    "%Y/%m/%d",
    "%B %Y",
    "%m/%Y",
]


@given(DAYS, st.sampled_from(FORMS), st.sampled_from(["dmy", "mdy", None]))
def test_a_text_is_the_day_that_it_was_or_is_refused(day: datetime.date, form: str, order: str | None) -> None:
    text = day.strftime(form).replace(f"{day.year}", f"{day.year:04d}")
    try:
        found = parse(date_in_cell(text, order))  # type: ignore[arg-type]
    except Unfit:
        assert order is None
        assert max(day.day, day.month) <= 12
        return
    wanted = "mdy" if form == "%m/%d/%Y" else "dmy"
    if form[:2] in ("%d", "%m") and "%B" not in form and "%b" not in form and form != "%m/%Y" and order != wanted:
        swapped = day.day <= 12 and day.day != day.month
        assert covers(found, day, day) or swapped
    else:
        assert covers(found, day, day)


@given(MOMENTS, st.sampled_from([1900, 1904]))
def test_a_serial_number_is_its_moment(moment: datetime.datetime, system: int) -> None:
    moment = moment.replace(microsecond=0)
    start = datetime.datetime.combine(EPOCHS[system], datetime.time())
    serial = (moment - start) / datetime.timedelta(days=1)
    if serial < 3000:
        return  # a year, or before the system
    found = parse(date_in_cell(serial, serial=system))  # type: ignore[arg-type]
    assert found.earliest == found.latest == moment.toordinal()
    clock = found.time.clock if found.time is not None else "00:00"
    assert (clock + ":00")[:8] == moment.time().isoformat()


@given(st.text(max_size=12))
def test_any_text_is_a_date_or_refused(text: str) -> None:
    try:
        found = date_in_cell(text)
    except Unfit:
        return
    assert not text.strip() or parse(found)


UNKNOWN_DAYS = ["xx/{m:02}/{y}", "00/{m:02}/{y}", "{m:02}.00.{y}", "{y}-{m:02}-00", "{y}/{m:02}/xx", "?? {name} {y}"]
UNKNOWN_MONTHS = ["00/00/{y}", "{y}-00-00", "xx.xx.{y}", "{y} г.", "{y}[3]", "{y}*"]
GERMAN = {1: "Januar", 2: "Februar", 3: "März", 5: "Mai", 6: "Juni", 7: "Juli", 10: "Oktober", 12: "Dezember"}


@given(DAYS, st.sampled_from([*UNKNOWN_DAYS, "{german} {y}", "{german} {y} [2]"]))
def test_a_day_that_is_not_known_leaves_the_month(day: datetime.date, form: str) -> None:
    name = calendar.month_name[day.month]
    names = {"name": name, "german": GERMAN.get(day.month, name)}
    found = parse(date_in_cell(form.format(y=day.year, m=day.month, **names)))
    first, last = bounds(day.year, day.month, None)
    assert (found.earliest, found.latest) == (first.toordinal(), last.toordinal())


@given(DAYS, st.sampled_from(UNKNOWN_MONTHS))
def test_a_month_that_is_not_known_leaves_the_year(day: datetime.date, form: str) -> None:
    found = parse(date_in_cell(form.format(y=day.year)))
    first, last = bounds(day.year, None, None)
    assert (found.earliest, found.latest) == (first.toordinal(), last.toordinal())


MONTHS = {
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "pl": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopadu grudnia",
}
WEEKDAYS = {
    "de": "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "es": "lunes martes miércoles jueves viernes sábado domingo",
    "it": "lunedì martedì mercoledì giovedì venerdì sabato domenica",
    "ru": "понедельник вторник среда четверг пятница суббота воскресенье",
    "pl": "poniedziałek wtorek środa czwartek piątek sobota niedziela",
}
FOREIGN_DAYS = {
    "de": ["{d}. {m} {y}", "am {d}. {m} {y}", "{w}, den {d}. {m} {y}", "{w}, {d:02}.{n:02}.{y}"],
    "fr": ["{d} {m} {y}", "le {d} {m} {y}", "{w} {d} {m} {y}"],
    "es": ["{d} de {m} de {y}", "{w}, {d} de {m} de {y}"],
    "it": ["{d} {m} {y}", "{w} {d} {m} {y}"],
    "ru": ["{d} {m} {y} г.", "{w}, {d} {m} {y} года"],
    "pl": ["{d} {m} {y}", "{w}, {d} {m} {y}"],
}
LANGUAGES = st.sampled_from([*MONTHS])


def named(day: datetime.date, language: str) -> dict[str, object]:
    month, weekday = MONTHS[language].split()[day.month - 1], WEEKDAYS[language].split()[day.weekday()]
    return {"d": day.day, "n": day.month, "y": day.year, "m": month, "w": weekday}


@given(DAYS, LANGUAGES, st.integers(0, 3))
def test_a_day_in_any_language_is_that_day(day: datetime.date, language: str, number: int) -> None:
    forms = FOREIGN_DAYS[language]
    found = parse(date_in_cell(forms[number % len(forms)].format(**named(day, language)), "dmy"))
    assert (found.kind, found.earliest, found.latest) == ("point", day.toordinal(), day.toordinal())


@given(DAYS, LANGUAGES, st.integers(1, 6))
def test_another_day_of_the_week_is_refused(day: datetime.date, language: str, shift: int) -> None:
    names = named(day, language) | {"w": WEEKDAYS[language].split()[(day.weekday() + shift) % 7]}
    with_weekday = [form for form in FOREIGN_DAYS[language] if "{w}" in form]
    with pytest.raises(Unfit):
        date_in_cell(with_weekday[0].format(**names), "dmy")


AROUND = {
    "de": ["zwischen dem {one} und dem {two}", "{one}–{two}", "vom {one} bis {two}"],
    "fr": ["entre le {one} et le {two}", "du {one} au {two}"],
    "es": ["entre el {one} y el {two}", "del {one} al {two}"],
    "it": ["dal {one} al {two}"],
    "ru": ["между {one} и {two}", "с {one} по {two}"],
    "pl": ["od {one} do {two}"],
}


@given(DAYS, DAYS, LANGUAGES, st.integers(0, 2))
def test_two_days_in_any_language_reach_over_all_between(
    day: datetime.date, other: datetime.date, language: str, number: int
) -> None:
    first, last = min(day, other), max(day, other)
    one, two = (FOREIGN_DAYS[language][0].format(**named(each, language)) for each in (first, last))
    forms = AROUND[language]
    text = forms[number % len(forms)].format(one=one, two=two)
    try:
        found = parse(date_in_cell(text, "dmy"))
    except Unfit:
        assert first == last  # from a day to the same one
        return
    assert (found.earliest, found.latest) == (first.toordinal(), last.toordinal())


@given(DAYS, st.sampled_from(["{d:02}-{b}-{s:02}", "{b}-{s:02}", "{d:02}/{m:02}/{s:02}"]), st.integers(1000, 2900))
def test_two_digits_are_a_year_of_the_hundred_that_is_said(day: datetime.date, form: str, century: int) -> None:
    text = form.format(d=day.day, m=day.month, b=calendar.month_abbr[day.month], s=day.year % 100)
    year = next(one for one in range(century, century + 100) if one % 100 == day.year % 100)
    try:
        found = parse(date_in_cell(text, "dmy", century=century))
    except Unfit:
        assert (day.month, day.day) == (2, 29)
        assert not calendar.isleap(year)
        return
    first, last = bounds(year, day.month, None if form.startswith("{b}") else day.day)
    assert (found.earliest, found.latest) == (first.toordinal(), last.toordinal())
