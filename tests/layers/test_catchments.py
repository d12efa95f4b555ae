import pytest

from geo import reference
from layers.catchments import build
from layers.choices import LANGUAGES
from layers.view import View


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["port_catchments", "crossing_catchments"])
def test_one_feature_a_catchment(name, language):
    layer = build(View(language=language, layers=(name,)), name)
    assert len(set(layer.codes)) == len(layer.codes) == len(layer.labels) > 30
    assert set(layer.codes) <= set(reference.load(layer.geometry)["code"])
    assert [entry.count for entry in layer.legend.entries] == [len(layer.codes)]
    assert {entry.shape for entry in layer.legend.entries} == {"line"}


def test_they_are_named_unless_their_entries_are_drawn():
    alone = build(View(layers=("port_catchments",)), "port_catchments")
    together = build(View(layers=("port_catchments", "ports")), "port_catchments")
    assert "Manzanillo" in {caption.text for caption in alone.captions}
    assert together.captions == ()
