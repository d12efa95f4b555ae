"""Which room may import what: geo knows nothing of layers, streamlit stays in the app."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

FORBIDDEN = {
    "geo": {"layers", "streamlit", "folium", "matplotlib", "click", "branca", "streamlit_folium"},
    "layers": {"streamlit", "streamlit_folium"},
    "layers/app": set(),
}


def imported(path: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module.split(".")[0])
    return names


def room_of(path: Path) -> str:
    relative = path.relative_to(ROOT)
    return "layers/app" if relative.parts[:2] == ("layers", "app") else relative.parts[0]


MODULES = sorted([*ROOT.glob("geo/**/*.py"), *ROOT.glob("layers/**/*.py")])


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_room_imports(path: Path) -> None:
    assert not imported(path) & FORBIDDEN[room_of(path)]


def test_rooms_are_found() -> None:
    assert {room_of(path) for path in MODULES} == set(FORBIDDEN)


def test_page_does_no_geoprocessing() -> None:
    assert not imported(ROOT / "streamlit_app.py") & {"geopandas", "shapely", "pyproj", "numpy"}
