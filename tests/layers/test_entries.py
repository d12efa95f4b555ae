import pytest

from geo import reference
from layers.entries import build_crossings, build_ports
from layers.view import View


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("ports", ["cargo", "all"])
def test_ports_by_kind(ports, language):
    layer = build_ports(View(ports=ports, language=language))
    seaports = reference.load("seaports")
    expected = seaports if ports == "all" else seaports[seaports["cargo"]]
    assert len(layer.lon) == len(layer.lat) == len(layer.labels) == len(expected)
    assert sorted(zip(layer.lon, layer.lat, strict=True)) == sorted(
        zip(expected["lon"], expected["lat"], strict=True)
    )
    for k, entry in enumerate(layer.legend.entries):
        assert entry.count == layer.classes.count(k) > 0
        assert entry.shape == "triangle"
    assert len(layer.legend.entries) == {"cargo": 2, "all": 4}[ports]


def test_a_port_is_named_with_its_kind():
    layer = build_ports(View(language="es"))
    assert "Manzanillo: puerto comercial" in layer.labels


def test_crossings_are_no_triangles():
    layer = build_crossings(View())
    assert len(layer.lon) == len(reference.load("crossings"))
    assert {entry.shape for entry in layer.legend.entries} == {"square"}
    assert sum(entry.count for entry in layer.legend.entries) == len(layer.lon)
    assert not {e.color for e in layer.legend.entries} & {
        e.color for e in build_ports(View(ports="all")).legend.entries
    }


def test_the_most_important_kind_is_drawn_last():
    for layer in (build_ports(View(ports="all")), build_crossings(View())):
        assert list(layer.classes) == sorted(layer.classes, reverse=True)
