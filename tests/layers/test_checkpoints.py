import pytest

from geo import reference
from layers.checkpoints import build
from layers.choices import LANGUAGES
from layers.view import View


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_post_is_a_circle_or_a_municipality(language):
    areas, posts = build(View(language=language))
    table = reference.load("checkpoints")
    placed = table[table["lon"].notna()]
    assert sorted(posts.lon) == sorted(placed["lon"])
    assert posts.radius_km == tuple(placed["uncertainty_km"])
    assert min(posts.radius_km) > 0
    assert set(areas.codes) == set(table.loc[table["lon"].isna(), "mun_code"]) != set()
    assert [entry.shape for entry in areas.legend.entries] == ["dashed"]


def test_labels_tell_how_far_off_and_how_sure():
    areas, posts = build(View())
    assert any(
        label.startswith(
            "Querobabi: strategic military post, placed to within 5 km; confidence: high"
        )
        for label in posts.labels
    )
    assert any(
        "Estación Doctor: somewhere in the municipality of San Luis" in label
        for label in areas.labels
    )
    spanish = build(View(language="es"))[1].labels
    assert any("confianza: alta (lugar) / baja (coordenadas)" in label for label in spanish)
