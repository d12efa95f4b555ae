"""Hot spots of records, from the table to the verdict."""

import numpy as np
import pandas as pd
import pytest

from geo import reference
from geo.errors import ChoiceError, RecordError
from geo.hexagons import country_cells, names
from geo.hotspots import HOT, NOT_HOT, NOT_TESTED, hot_spots

# Culiacán, and all that touch it.
CLUSTER = ("25006", "25003", "25005", "25008", "25013", "25018", "10034")
ELSEWHERE = ("01001", "02004", "08037", "14039", "19039", "21114", "30087", "31050")
CULIACAN = {"lon": -107.39, "lat": 24.81}


def row(mun_code, status="inactive", labs=1, **cells):
    place = {"state_code": mun_code[:2], "mun_code": mun_code, "place_precision": "municipality"}
    return {**place, "status": status, "labs": labs, **cells}


@pytest.fixture
def joined(make_records):
    def make(*rows):
        table = make_records(*({k: v for k, v in r.items() if k != "mun_code_point"} for r in rows))
        points = [r.get("mun_code_point") for r in rows]
        return table.assign(mun_code_point=pd.Series(points, index=table.index, dtype="str"))

    return make


@pytest.fixture
def planted(joined):
    """Twenty labs in each municipality of the cluster, two in each elsewhere."""
    return joined(
        *(row(code, labs=20) for code in CLUSTER),
        *(row(code, labs=2) for code in ELSEWHERE),
        row("25006", status="unspecified", labs=3),
        {"state_code": "25", "place_precision": "state", "labs": 7},
    )


def test_a_cluster_of_labs_is_hot_by_municipality(planted):
    for method in ("gi_star", "moran"):
        found = hot_spots(planted, method=method)
        table = found.table.set_index("code")
        assert set(table.index) == set(reference.load("municipalities")["mun_code"])
        assert set(CLUSTER) <= set(table.index[table["kind"] == HOT])
        assert not set(ELSEWHERE) & set(table.index[table["kind"] == HOT])
        assert found.labs == table["labs"].sum() == 140 + 16 + 3
        assert found.labs_not_placed == 7
        assert (found.release, found.of, found.by, found.method) == (
            "r1", "labs", "municipality", method,
        )  # fmt: skip
        assert found.resolution is None


def test_the_columns_tell_what_was_asked(planted):
    table = hot_spots(planted).table
    assert list(table) == [
        "code", "labs", "active", "inactive", "value", "around", "known_around", "expected",
        "z", "p", "q", "kind",
    ]  # fmt: skip
    culiacan = table.set_index("code").loc["25006"]
    assert culiacan["value"] == culiacan["labs"] == 23
    assert culiacan["around"] == culiacan["known_around"] == 143
    assert set(table["kind"]) == {HOT, NOT_HOT}
    assert ((table["q"] <= 0.05) == (table["kind"] == HOT)).all()
    moran = hot_spots(planted, method="moran").table
    assert set(moran["kind"]) == {HOT, NOT_HOT, NOT_TESTED}
    tested = moran["kind"] != NOT_TESTED
    assert moran.loc[tested, ["p", "q"]].notna().all(axis=None)
    assert moran.loc[~tested, ["p", "q"]].isna().all(axis=None)
    # Corrected for looking at many, none is smaller than before.
    assert (moran["q"] >= moran["p"])[tested].all()


def test_shares_are_of_labs_whose_status_is_known(joined):
    """Many labs alone are no hot spot of the share; where most are active is one."""
    records = joined(
        *(row(code, labs=200) for code in CLUSTER),
        *(row(code, labs=4) for code in ELSEWHERE),
        *(row(code, status="active", labs=6) for code in ("14039", "14120", "14098", "14097")),
        row("14039", status="unspecified", labs=50),
    )
    for method in ("gi_star", "moran"):
        found = hot_spots(records, of="share", method=method)
        table = found.table.set_index("code")
        hot = set(table.index[table["kind"] == HOT])
        assert "14039" in hot
        assert not hot & set(CLUSTER)
        assert found.labs == 1400 + 32 + 24
        assert found.labs_status_unknown == 50
        assert table.loc["14039", "value"] == pytest.approx(0.6)
        assert np.isnan(table.loc["20001", "value"])


def test_one_status_alone_has_no_share(joined):
    table = hot_spots(joined(*(row(c, status="active") for c in CLUSTER)), of="share").table
    assert set(table["kind"]) == {NOT_TESTED}


def test_states_that_are_asked_about_are_the_whole_comparison(joined):
    records = joined(*(row(f"25{n:03}", labs=3) for n in range(1, 19)), row("14039"))
    # Beside the empty rest of the country all of Sinaloa would stand out.
    everywhere = hot_spots(records).table
    assert (everywhere["kind"] == HOT).sum() > 12
    found = hot_spots(records, states=("25",))
    assert set(found.table["code"].str[:2]) == {"25"}
    assert not (found.table["kind"] == HOT).any()
    assert (found.labs, found.labs_not_placed) == (54, 0)


def test_hexagons_take_point_records_alone(joined):
    point = row("25006", place_precision="point", mun_code_point="25006", **CULIACAN)
    outside = row("25006", place_precision="point", lon=-60.0, lat=10.0)
    records = joined(*[point] * 12, *(row(code, labs=20) for code in CLUSTER), outside)
    found = hot_spots(records, by="hexagon", resolution=5)
    assert (found.labs, found.labs_not_placed, found.resolution) == (12, 141, 5)
    assert len(found.table) == len(country_cells(5))
    assert found.table["labs"].max() == 12
    # A single hexagon, be it ever so full, is no cluster.
    assert not (found.table["kind"] == HOT).any()
    near = [
        row("25006", place_precision="point", mun_code_point="25006", lon=lon, lat=lat)
        for lon in np.linspace(-107.7, -107.1, 6)
        for lat in np.linspace(24.6, 25.1, 6)
    ]
    table = hot_spots(joined(*near), by="hexagon", resolution=5).table
    hot = table[table["kind"] == HOT]
    assert hot["labs"].sum() > 25
    assert (hot["code"].str.len() == 15).all()


@pytest.mark.parametrize("of", ["labs", "share"])
def test_points_outside_the_states_take_no_part(joined, of):
    # The words say Sinaloa, the coordinates lie in Durango.
    away = row("25006", place_precision="point", mun_code_point="10005", lon=-104.65, lat=24.03)
    ours = row("25006", place_precision="point", mun_code_point="25006", **CULIACAN)
    found = hot_spots(joined(*[away] * 20), by="hexagon", of=of, states=("25",))
    assert (found.labs, found.labs_not_placed) == (0, 20)
    assert set(found.table["code"]) == set(names(country_cells(4, ("25",))))
    both = hot_spots(joined(*[away] * 20, *[ours] * 3), by="hexagon", of=of, states=("25",))
    assert (both.labs, both.labs_not_placed) == (3, 20)


def test_a_point_off_the_shore_is_counted(joined):
    off = row("27002", place_precision="point", mun_code_point="27002", lon=-93.2, lat=19.9)
    found = hot_spots(joined(off), by="hexagon", resolution=5)
    assert found.labs == 1
    assert len(found.table) == len(country_cells(5)) + 1


def test_a_state_smaller_than_a_hexagon_is_no_error(joined):
    for state, lon, lat in (("29", -98.2, 19.3), ("09", -99.1, 19.4)):
        point = row(
            f"{state}001", place_precision="point", mun_code_point=f"{state}001", lon=lon, lat=lat
        )
        for of in ("labs", "share"):
            for method in ("gi_star", "moran"):
                for records in (joined(point), joined(point).iloc[:0]):
                    found = hot_spots(
                        records, by="hexagon", resolution=3, states=(state,), of=of, method=method
                    )
                    assert not (found.table["kind"] == HOT).any()


def test_no_records_are_no_hot_spots(joined, planted):
    for of in ("labs", "share"):
        for by in ("municipality", "hexagon"):
            found = hot_spots(planted.iloc[:0], of=of, by=by)
            assert not (found.table["kind"] == HOT).any()
            assert found.labs == found.labs_not_placed == 0


def test_strange_choices_are_refused(planted):
    for choice in (
        {"of": "area"}, {"by": "state"}, {"method": "z"}, {"level": 0}, {"level": 1},
        {"by": "hexagon", "resolution": 9},
    ):  # fmt: skip
        with pytest.raises(ChoiceError, match="choose"):
            hot_spots(planted, **choice)
    two = pd.concat([planted, planted.assign(release="r2")])
    with pytest.raises(RecordError, match="mix 2 releases"):
        hot_spots(two)


def test_p_of_a_cluster_is_finer_than_any_shuffling(planted):
    table = hot_spots(planted).table
    assert 0 < table["p"].min() < 1e-9
    assert (table["p"] <= 1).all()
