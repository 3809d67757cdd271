"""The public names of the package, and the modules that it does not load."""

import datetime
import inspect
import pickle
import subprocess
import sys

import pytest

import timeline.dates
from timeline.dates import Date, DateError, day, parse


def test_everything_offered_is_there() -> None:
    assert len(timeline.dates.__all__) == len(set(timeline.dates.__all__))
    for name in timeline.dates.__all__:
        assert hasattr(timeline.dates, name)


def loaded(code: str) -> set[str]:
    command = f"import sys; {code}; print(*sorted(sys.modules))"
    return set(
        subprocess.run([sys.executable, "-c", command], capture_output=True, text=True, check=True).stdout.split()
    )


def test_plain_dates_load_no_grammar() -> None:
    plain = ("2024-09-27", "2024-09", "2024", "2024/2025-03", "2024-09/..")
    modules = loaded(f"from timeline.dates import parse; [*map(parse, {plain})]")
    assert not {"timeline.dates.edtf", "timeline.dates.phrases", "timeline.dates.printing", "dateutil"} & modules


def test_edtf_loads_no_english() -> None:
    modules = loaded("from timeline.dates import parse; parse('2014~/..')")
    assert "timeline.dates.edtf" in modules
    assert not {"timeline.dates.phrases", "timeline.dates.printing", "dateutil"} & modules


def test_english_loads_no_dateutil() -> None:
    modules = loaded("from timeline.dates import parse; parse('since 2014')")
    assert "timeline.dates.phrases" in modules
    assert "dateutil" not in modules


def test_relative_phrases_load_no_parser() -> None:
    code = "import datetime; from timeline.dates import parse_asked; parse_asked('today', datetime.date(2025, 3, 18))"
    modules = loaded(code)
    assert "dateutil.relativedelta" in modules
    assert "dateutil.parser" not in modules


def test_dates_are_values() -> None:
    date = parse("since about 2014")
    assert date == parse("since about 2014")
    assert hash(date) == hash(parse("since about 2014"))
    assert pickle.loads(pickle.dumps(date)) == date
    with pytest.raises(AttributeError):
        date.edtf = "2015"  # type: ignore[misc]
    assert not hasattr(date, "__dict__")


def test_errors_are_values_too() -> None:
    error = DateError("2024-13", "there is no month 13", "write 01 to 12")
    assert str(error) == "'2024-13': there is no month 13; write 01 to 12"
    assert str(pickle.loads(pickle.dumps(error))) == str(error)
    assert isinstance(error, ValueError)


def test_days() -> None:
    assert day("0001-01-01") == 1
    assert day(datetime.date(2024, 9, 27)) == day("2024-09-27") == datetime.date(2024, 9, 27).toordinal()
    for text in ("2024-09", "20240927", "2024-W01-1", "2024-02-30"):
        with pytest.raises(DateError):
            day(text)


def test_public_names_have_docstrings() -> None:
    for name in timeline.dates.__all__:
        thing = getattr(timeline.dates, name)
        if inspect.isfunction(thing) or (inspect.isclass(thing) and thing is not int):
            assert inspect.getdoc(thing), name
    assert isinstance(parse("2024"), Date)
