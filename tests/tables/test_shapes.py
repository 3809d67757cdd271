"""Tables that are known by their headings."""

from pathlib import Path

import pytest

from tests.helpers import run
from timeline.tables.headings import headed
from timeline.tables.opening import open_table
from timeline.tables.shapes import Shape, shape_of

ACLED_31 = (
    "event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 assoc_actor_1 "
    "inter1 actor2 assoc_actor_2 inter2 interaction civilian_targeting iso region country admin1 admin2 admin3 "
    "location latitude longitude geo_precision source source_scale notes fatalities tags timestamp"
)
ACLED_29 = (
    "data_id iso event_id_cnty event_id_no_cnty event_date year time_precision event_type sub_event_type "
    "actor1 assoc_actor_1 inter1 actor2 assoc_actor_2 inter2 interaction region country admin1 admin2 admin3 "
    "location latitude longitude geo_precision source source_scale notes fatalities timestamp iso3"
)
UCDP = (
    "id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id conflict_name "
    "dyad_dset_id dyad_new_id dyad_name side_a_dset_id side_a_new_id side_a side_b_dset_id side_b_new_id "
    "side_b number_of_sources source_article source_office source_date source_headline source_original "
    "where_prec where_coordinates where_description adm_1 adm_2 latitude longitude geom_wkt priogrid_gid "
    "country country_id region event_clarity date_prec date_start date_end deaths_a deaths_b deaths_civilians "
    "deaths_unknown best high low gwnoa gwnob"
)


@pytest.mark.parametrize(
    ("heads", "shape"),
    [
        (ACLED_31, Shape.ACLED),
        (ACLED_29, Shape.ACLED),
        (ACLED_29.upper(), Shape.ACLED),
        (UCDP, Shape.UCDP_GED),
        ("coup_id cowcode country year month day event_type", None),
        ("id title date kind", None),
        ("", None),
    ],
)
def test_releases_of_others(heads: str, shape: Shape | None) -> None:
    assert shape_of(heads.split()) is shape
    assert shape_of(reversed(heads.split())) is shape


SHIPPED = Path(__file__).parents[2] / "events.yaml"
COMMANDS = {
    "list": Shape.TIMELINE_EVENTS,
    "plans": Shape.TIMELINE_PLANS,
    "figures": Shape.TIMELINE_FIGURES,
    "sources": Shape.TIMELINE_SOURCES,
}


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("format", ["csv", "xlsx", "datapackage"])
def test_what_this_program_writes_comes_back(tmp_path: Path, command: str, format: str) -> None:
    """All sheets of a workbook and the first table of a package, of the log that ships."""
    target = tmp_path / ("answer" if format == "datapackage" else f"answer.{format}")
    done = run(command, "--log", str(SHIPPED), "--format", format, "--output", str(target))
    assert done.code == 0
    main = {"list": "events"}.get(command, command)
    path = target / f"{main}.csv" if format == "datapackage" else target
    found = headed(open_table(path))
    assert shape_of(heading.name for heading in found.headings) is COMMANDS[command]
    assert next(found.rows).cells
