"""The texts of a comparison of releases of counts, in English and in Mexican Spanish."""

from typing import Final

COUNT_TEXTS: Final[dict[str, tuple[str, str]]] = {
    "counts.said": (
        (
            "by {keys}, {more} more and {fewer} fewer labs; {withdrawn} no longer counted; {added} "
            "counted anew"
        ),
        (
            "por {keys}: {more} laboratorios más y {fewer} menos; ya sin contar, {withdrawn}; "
            "contados por primera vez, {added}"
        ),
    ),
    "counts.late": (
        ", {late} of them dated after {day}, the older release's last day",
        ", {late} de ellos con fecha posterior al {day}, último día de la entrega anterior",
    ),
    "counts.nothing": ("nothing changed", "nada cambió"),
    "counts.keys.and": ("{first} and {last}", "{first} y {last}"),
    "counts.who.older": (
        "The older release counts labs instead of listing raids",
        "La entrega anterior cuenta laboratorios en vez de listar operativos",
    ),
    "counts.who.newer": (
        "The newer release counts labs instead of listing raids",
        "La entrega posterior cuenta laboratorios en vez de listar operativos",
    ),
    "counts.who.both": (
        "Both releases count labs instead of listing raids",
        "Las dos entregas cuentan laboratorios en vez de listar operativos",
    ),
    "counts.why": (
        "{who}: no record can be matched, and only numbers are compared.",
        "{who}: no hay registros que emparejar y solo se comparan números.",
    ),
    "counts.only": (
        "No record is matched: only numbers are compared.",
        "No se empareja ningún registro: solo se comparan números.",
    ),
    "counts.net": (
        (
            "Of each count the smaller of the two numbers stands for the labs in both; that they "
            "are the same labs is not known."
        ),
        (
            "De cada cuenta, el menor de los dos números son los laboratorios en las dos entregas; "
            "no se sabe si son los mismos."
        ),
    ),
    "counts.by_status": (
        "A lab that changed its status shows as one fewer here and one more there.",
        ("Un laboratorio que cambió de situación aparece como uno menos aquí y uno más allá."),
    ),
    "counts.status.not_compared": (
        "Status is not compared, as one release never tells it: labs of all statuses are summed.",
        (
            "La situación no se compara, porque una de las dos entregas nunca la dice: se "
            "suman los laboratorios de todas las situaciones."
        ),
    ),
    "counts.status.not_told": (
        "Neither release tells the status of a lab.",
        "Ninguna de las dos entregas dice la situación de los laboratorios.",
    ),
    "counts.other_kinds": (
        (
            "Counted as labs: {kinds}. Sites of other kinds are left out: {older} in the older, "
            "{newer} in the newer."
        ),
        (
            "Cuentan como laboratorio: {kinds}. Los sitios de otro tipo quedan fuera: {older} en "
            "la anterior, {newer} en la posterior."
        ),
    ),
    "counts.table": ("What became of the counts", "Qué pasó con las cuentas"),
    "counts.unit": ("labs", "laboratorios"),
    "counts.statuses": ("Labs by status", "Laboratorios por situación"),
    "counts.largest": ("The greatest differences", "Las mayores diferencias"),
    "place.municipality": ("municipality", "municipio"),
    "place.state": ("state", "estado"),
    "period.month": ("month", "mes"),
    "period.year": ("year", "año"),
    "change.in both": ("counted in both", "contados en las dos"),
    "change.unchanged": ("unchanged", "sin cambio"),
    "change.more": ("more in the newer", "más en la posterior"),
    "change.fewer": ("fewer in the newer", "menos en la posterior"),
    "change.withdrawn": ("no longer counted", "ya no se cuentan"),
    "counts.total.older": (
        "labs in the older release (the first three)",
        "laboratorios en la entrega anterior (los tres primeros)",
    ),
    "counts.total.newer": (
        "labs in the newer release (the first and the last three)",
        "laboratorios en la entrega posterior (el primero y los tres últimos)",
    ),
    "change.added before end": ("counted anew", "se cuentan por primera vez"),
    "change.added after end": (
        "counted anew, after the older's last day",
        "se cuentan por primera vez, después del último día de la anterior",
    ),
}
