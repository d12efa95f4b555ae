"""The texts of a summary in a terminal, in English and in Mexican Spanish."""

from __future__ import annotations

from typing import Final

SUMMARY_TEXTS: Final[dict[str, tuple[str, str]]] = {
    "illustrative": (
        "ILLUSTRATIVE: generated for demonstration, not real raids.",
        "ILUSTRATIVO: generado como demostración; no son operativos reales.",
    ),
    "none": ("No record meets the filters.", "Ningún registro cumple los filtros."),
    "small": (
        "* fewer than {n} labs of known status: the share means little.",
        "* menos de {n} laboratorios de situación conocida: la proporción dice poco.",
    ),
    "no_share": (
        "No share: the filter of status leaves active or inactive labs out.",
        "Sin proporción: el filtro de situación deja fuera laboratorios activos o inactivos.",
    ),
    "beside.undecided": (
        "Left beside: {n} labs have no date, or one that lies only partly in the period.",
        "No contados: {n} laboratorios sin fecha, o con una que cae solo en parte en el periodo.",
    ),
    "beside.state": (
        "Left beside: {n} labs have no known state.",
        "No contados: {n} laboratorios sin estado conocido.",
    ),
    "beside.kind": (
        "Left beside: {n} labs are of another kind (--kind chooses them).",
        "No contados: {n} laboratorios de otro tipo (--kind los elige).",
    ),
    "filters": ("Filters: {filters}.", "Filtros: {filters}."),
    "filters.none": ("none", "ninguno"),
    "source": (
        (
            "Release {release}, file {file}, sha256 {sha256}…; shares with 95 % Wilson intervals "
            "(binomial model)."
        ),
        (
            "Entrega {release}, archivo {file}, sha256 {sha256}…; proporciones con intervalos de "
            "Wilson al 95 % (modelo binomial)."
        ),
    ),
    # filters
    "filter.start": ("start", "desde"),
    "filter.end": ("end", "hasta"),
    "filter.statuses": ("statuses", "situación"),
    "filter.drugs": ("drugs", "droga"),
    "filter.kinds": ("kinds", "tipo"),
    "filter.corps": ("corps", "corporación"),
    "filter.states": ("states", "estados"),
}
"""English and Spanish by key."""
