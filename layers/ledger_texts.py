"""The texts of the ledger of releases, in English and in Mexican Spanish."""

from typing import Final

LEDGER_TEXTS: Final[dict[str, tuple[str, str]]] = {
    "release": ("Release", "Entrega"),
    "publisher": ("Publisher", "Quien publica"),
    "corps": ("Corps", "Corporación"),
    "published": ("Published", "Publicada"),
    "period_start": ("From", "Desde"),
    "period_end": ("To", "Hasta"),
    "period_stated": ("Period stated", "Periodo declarado"),
    "rows": ("Rows", "Renglones"),
    "labs": ("Labs", "Laboratorios"),
    "active": ("Active", "Activos"),
    "inactive": ("Inactive", "Inactivos"),
    "unspecified": ("Status not stated", "Situación no declarada"),
    "other_kinds": ("Other sites", "Otros sitios"),
    "illustrative": ("Illustrative", "Ilustrativa"),
    "file": ("File", "Archivo"),
    "sha256": ("sha256", "sha256"),
    "period": ("Period", "Periodo"),
    "period.unknown": ("not dated", "sin fecha"),
    "period.year_only": ("{year} (year only)", "{year} (solo el año)"),
    "state_code": ("State code", "Clave de la entidad"),
    "state": ("State", "Entidad"),
    "state.unknown": ("not known", "no se conoce"),
    "yes": ("yes", "sí"),
    "no": ("no", "no"),
    "note": (
        (
            "The releases describe the same raids: their labs are never added up. An empty cell: "
            "the release does not cover the period, or does not tell it. (year only): labs whose "
            "date tells no month. (part): it covers a part of the period."
        ),
        (
            "Las entregas describen los mismos operativos: sus laboratorios nunca se suman. Celda "
            "vacía: la entrega no cubre el periodo, o no lo indica. (solo el año): laboratorios "
            "cuya fecha no indica el mes. (parte): cubre solo una parte del periodo."
        ),
    ),
    "part": ("(part)", "(parte)"),
    "source": ("Source", "Fuente"),
    "mark": ("ILLUSTRATIVE", "ILUSTRATIVA"),
    "illustrative.note": (
        "ILLUSTRATIVE: generated for demonstration, not real raids: {names}.",
        "ILUSTRATIVA: generada para demostración, sin operativos reales: {names}.",
    ),
}
"""English and Spanish."""
