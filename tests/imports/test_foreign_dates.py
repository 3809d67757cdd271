"""Dates in other languages than English: the same days as in English, and refused where a word has several meanings."""

import pytest

from timeline.dates import parse
from timeline.imports.date_cells import date_in_cell
from timeline.imports.unfit import Unfit

READ = [
    # German
    ("Sonntag, 12. Mai 2024", "2024-05-12"),
    ("Donnerstag, den 16. Mai 2024", "2024-05-16"),
    ("Mo., 13.05.2024", "2024-05-13"),
    ("Di 14.05.2024", "2024-05-14"),
    ("15.05.2024 (Mi)", "2024-05-15"),
    ("Fr. 17.5.2024, 14:30 Uhr", "2024-05-17T14:30"),
    ("12. Mai 2024, 14.30 Uhr", "2024-05-12T14:30"),
    ("17. Mai 2024, 9 Uhr", "2024-05-17T09:00"),
    ("12.05.2024 um 9.05 Uhr", "2024-05-12T09:05"),
    ("am 12. Mai 2024", "2024-05-12"),
    ("im Mai 2024", "2024-05"),
    ("Anfang März 2022", "early March 2022"),
    ("Mitte Mai 2024", "mid-May 2024"),
    ("Ende 2024", "end of 2024"),
    ("seit Mai 2024", "2024-05/.."),
    ("seit Anfang 2024", "since early 2024"),
    ("ab 2024", "2024/.."),
    ("vor 2014", "before 2014"),
    ("nach dem 3. Mai 2023", "after 3 May 2023"),
    ("um 2012", "2012~"),
    ("ca. Mai 2014", "2014-05~"),
    ("zwischen Mai und Juli 2023", "[2023-05..2023-07]"),
    ("zwischen dem 3. und dem 5. Mai 2024", "[2024-05-03..2024-05-05]"),
    ("vom 3. bis 5. Mai 2024", "2024-05-03/2024-05-05"),
    ("3. und 5. Mai 2024", "3 and 5 May 2024"),
    ("1. Quartal 2023", "Q1 2023"),
    ("III. Quartal 2023", "Q3 2023"),
    ("2. Halbjahr 2023", "H2 2023"),
    ("1. Jahreshälfte 2024", "H1 2024"),
    ("KW 5/2024", "2024-W05"),
    ("frühestens 2025", "[2025..]"),
    ("spätestens Juni 2025", "[..2025-06]"),
    # French
    ("dimanche 2 juin 2024", "2024-06-02"),
    ("lun. 27 mai 2024", "2024-05-27"),
    ("mar. 14 mai 2024", "2024-05-14"),  # mardi, and no month
    ("12 mars 2024", "2024-03-12"),
    ("le 12 mai 2024", "2024-05-12"),
    ("25/05/2024 à 14h30", "2024-05-25T14:30"),
    ("du 3 au 5 septembre 2024", "2024-09-03/2024-09-05"),
    ("entre le 3 et le 5 mai 2024", "[2024-05-03..2024-05-05]"),
    ("vers octobre 2024", "2024-10~"),
    ("4e trimestre 2024", "Q4 2024"),
    ("T3 2024", "Q3 2024"),
    ("1er semestre 2024", "H1 2024"),
    ("depuis 2012", "2012/.."),
    ("avant mars 2013", "before March 2013"),
    ("jusqu'en 2023", "../2023"),
    ("courant 2024", "2024"),
    ("mi-août 2024", "mid-August 2024"),
    ("hiver 2023-2024", "winter 2023/24"),
    # Spanish, Portuguese, Italian
    ("domingo, 19 de mayo de 2024", "2024-05-19"),
    ("sáb. 18/05/2024", "2024-05-18"),
    ("a mediados de 2024", "mid-2024"),
    ("del 3 al 5 de mayo de 2024", "2024-05-03/2024-05-05"),
    ("3 y 5 de mayo de 2024", "3 and 5 May 2024"),
    ("desde 2016", "2016/.."),
    ("hasta 2016", "../2016"),
    ("hacia 2014", "2014~"),
    ("entre 2014 y 2016", "[2014..2016]"),
    ("segundo trimestre de 2024", "Q2 2024"),
    ("verano de 2024", "summer 2024"),
    ("segunda-feira, 13 de maio de 2024", "2024-05-13"),
    ("meados de 2024", "mid-2024"),
    ("domenica 12 maggio 2024", "2024-05-12"),
    ("metà giugno 2024", "mid-June 2024"),
    ("dal 3 al 5 maggio 2024", "2024-05-03/2024-05-05"),
    ("dal 2014", "2014/.."),
    # Russian
    ("воскресенье, 12 мая 2024 г.", "2024-05-12"),
    ("вс, 19.05.2024", "2024-05-19"),
    ("в мае 2024 года", "2024-05"),
    ("в начале 2024 года", "early 2024"),
    ("с 2014 года", "2014/.."),
    ("с 12 по 14 мая 2024 года", "2024-05-12/2024-05-14"),
    ("около 2014 года", "2014~"),
    ("после марта 2024", "after March 2024"),
    ("между маем и июлем 2024", "[2024-05..2024-07]"),
    ("I квартал 2024 г.", "Q1 2024"),
    ("первое полугодие 2024 года", "H1 2024"),
    ("2024 год", "2024"),
    ("12 мая 2024 г. в 14:30", "2024-05-12T14:30"),
    # Chinese, Japanese, Korean
    ("2024年5月12日", "2024-05-12"),
    ("2024年5月", "2024-05"),
    ("2024年", "2024"),
    ("2024년 5월 12일", "2024-05-12"),
    ("2024年5月12日 14:30", "2024-05-12T14:30"),
    # Others
    ("12 maja 2024", "2024-05-12"),
    ("12 května 2024", "2024-05-12"),
    ("zondag 12 mei 2024", "2024-05-12"),
    ("12 Mayıs 2024 Pazar", "2024-05-12"),
    ("12 MAYIS 2024 PAZAR", "2024-05-12"),  # the capital of a dotless i
    ("12 Kasim 2024", "2024-11-12"),
    ("HAZİRAN 2024", "2024-06"),
    ("14 MAYIS 2024 SALI", "2024-05-14"),
    ("PAZARTESİ 13 Mayis 2024", "2024-05-13"),
    ("11 FÉVRIER 2024", "2024-02-11"),
    ("3 MÄRZ 2024", "2024-03-03"),
    ("12 МАЯ 2024", "2024-05-12"),
]


@pytest.mark.parametrize(("text", "meant"), READ)
def test_the_same_date_as_in_english(text: str, meant: str) -> None:
    found, wanted = parse(date_in_cell(text, "dmy")), parse(meant)
    assert (found.kind, found.earliest, found.latest) == (wanted.kind, wanted.earliest, wanted.latest)
    assert (found.flagged, str(found.time)) == (wanted.flagged, str(wanted.time))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("bis Ende Juni 2024", "bis is not understood"),  # until, or by
        ("до 2014 года", "'до 2014 года' is not understood"),  # until, or before
        ("Montag, 12. Mai 2024", "12 May 2024 was a Sunday, not a Monday"),
        ("nuit du 12 au 13 mai 2024", "nuit is not understood"),
        ("12 листопада", "12 November has no year, and none is guessed"),
        ("3 listopada 2024", "listopada is not understood"),  # November in Poland, October in Croatia
        ("12 May 2024 (Monday)", "12 May 2024 was a Sunday, not a Monday"),
        ("17./18. Mai 2024", "17/18 May 2024 may be one of two dates, or last from one to the other"),
        ("12 mai 2024 à 14", "'12 mai 2024 à 14' is not understood"),  # an hour, or a day
        ("1. Maiwoche 2024", ". is not understood"),
    ],
)
def test_what_has_no_certain_meaning_is_refused(text: str, why: str) -> None:
    with pytest.raises(Unfit) as refused:
        date_in_cell(text, "dmy")
    assert refused.value.why == why
