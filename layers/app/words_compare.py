"""The words of the pages that compare releases and published figures, in both languages."""

from __future__ import annotations

from typing import Final

COMPARE_PAGE_TEXTS: Final[dict[str, tuple[str, str]]] = {
    # pages
    "page": ("Page", "Página"),
    "page.map": ("Map", "Mapa"),
    "page.compare": ("Compare releases", "Comparar entregas"),
    "page.published": ("Published figures", "Cifras publicadas"),
    "about.compare": (
        "What one release says of the same raids that another reported otherwise.",
        "Qué dice una entrega de los mismos operativos que otra reportó de otro modo.",
    ),
    "about.published": (
        "What publications reported, held against a release and against each other.",
        "Lo que se publicó, frente a una entrega y entre sí.",
    ),
    # two releases
    "pair.older": ("Older release", "Entrega anterior"),
    "pair.newer": ("Newer release", "Entrega posterior"),
    "pair.help": (
        (
            "Two releases that list the same raids. Files that you open stand here too: the last "
            "one becomes the newer release."
        ),
        (
            "Dos entregas que enlistan los mismos operativos. Los archivos que abra aparecen aquí: "
            "el último queda como entrega posterior."
        ),
    ),
    "pair.illustrative": (
        "These releases were generated for demonstration. They show no real raids.",
        "Estas entregas fueron generadas para demostración. No muestran operativos reales.",
    ),
    "pair.illustrative.one": (
        "One of these releases was generated for demonstration. It shows no real raids.",
        "Una de estas entregas fue generada para demostración. No muestra operativos reales.",
    ),
    "pair.mend": (
        "The page “{page}” shows what was understood of the file, and lets you correct it.",
        "La página «{page}» muestra qué se entendió del archivo y permite corregirlo.",
    ),
    "swap": ("Swap", "Intercambiar"),
    "comparing": ("Comparing the two releases…", "Comparando las dos entregas…"),
    "show": ("Map", "Mapa"),
    "show.changes": ("What changed", "Qué cambió"),
    "show.both": ("Side by side", "Lado a lado"),
    "colour.help": (
        "What the colour of both maps says. They share one legend, one pan and one zoom.",
        "Qué dice el color de los dos mapas. Comparten leyenda, desplazamiento y acercamiento.",
    ),
    "change": ("Colour", "Color"),
    "change.help": (
        "Which change the map counts. The table below holds them all.",
        "Qué cambio cuenta el mapa. La tabla de abajo los tiene todos.",
    ),
    "change.to_active": ("inactive to active", "de inactivo a activo"),
    "change.to_inactive": ("active to inactive", "de activo a inactivo"),
    "change.status_changed": ("any change of status", "cualquier cambio de situación"),
    "change.moved": ("moved to another place", "cambio de lugar"),
    "change.withdrawn": ("withdrawn", "retirados"),
    "change.added": ("added", "agregados"),
    "change.added_before_end": (
        "added up to the older one's last day",
        "agregados hasta el último día de la anterior",
    ),
    "change.added_after_end": (
        "added after the older one's last day",
        "agregados después del último día de la anterior",
    ),
    "where": ("Where ({change}):", "Dónde ({change}):"),
    "where.none": ("Nowhere: {change}.", "En ningún lugar: {change}."),
    "where.none.known": ("None known: {change}.", "Ninguno que se sepa: {change}."),
    "where.untold": (
        "Where cannot be told: not both releases say the {field}.",
        "No se puede saber dónde: no las dos entregas indican {field}.",
    ),
    "where.not.state": ("state not known {labs}", "estado no conocido {labs}"),
    "where.not.municipality": (
        "municipality not known {labs}",
        "municipio no conocido {labs}",
    ),
    "where.more.state": ("{n} more states {labs}", "{n} estados más {labs}"),
    "where.more.municipality": ("{n} more municipalities {labs}", "{n} municipios más {labs}"),
    # below the map
    "rest.places": ("By place", "Por lugar"),
    "rest.charts": ("Charts", "Gráficas"),
    "rest.matched": ("Record by record", "Registro por registro"),
    "rest.doubtful": ("Ambiguous and duplicates", "Ambiguos y duplicados"),
    "rest.method": ("How they were matched", "Cómo se emparejaron"),
    "rest.save": ("Download", "Descargas"),
    "rest.ledger": ("All releases", "Todas las entregas"),
    "ledger.series": (
        "Labs of each month as each release reports them",
        "Laboratorios de cada mes según cada entrega",
    ),
    "rest.notes": ("Notes and sources", "Notas y fuentes"),
    "download.chart": ("Chart ({format})", "Gráfica ({format})"),
    "drawing": ("Drawing…", "Dibujando…"),
    "days": ("Days that dates may lie apart", "Días que pueden separar dos fechas"),
    "days.help": (
        (
            "Two records of one place may still be one raid if their dates lie no further apart. "
            "0 takes dates to the letter."
        ),
        (
            "Dos registros de un lugar aún pueden ser un mismo operativo si sus fechas no distan "
            "más. 0 toma las fechas al pie de la letra."
        ),
    ),
    "method.more": (
        (
            "Equal records are paired first; of the others, those pairs that fit best in all. "
            "Where another pairing would fit as well and change a count, the records are called "
            "ambiguous."
        ),
        (
            "Primero se emparejan los registros iguales; de los demás, las parejas que mejor "
            "corresponden en conjunto. Donde otra combinación correspondería igual y cambiaría una "
            "cuenta, los registros se declaran ambiguos."
        ),
    ),
    "match.choose": ("Records", "Registros"),
    "match.choose.help": (
        "Each record by the first of its changes; the numbers count labs.",
        "Cada registro según el primero de sus cambios; los números cuentan laboratorios.",
    ),
    "match.all": ("All", "Todos"),
    "match.outcome": ("What became of it", "Qué pasó"),
    "match.differed": ("What differs", "Qué difiere"),
    "match.older": ("older", "anterior"),
    "match.newer": ("newer", "posterior"),
    "match.sheet": ("Sheet", "Hoja"),
    "match.row": ("Row", "Renglón"),
    "match.date": ("Date", "Fecha"),
    "match.place": ("Place", "Lugar"),
    "match.status": ("Status", "Situación"),
    "match.drug": ("Drug", "Droga"),
    "match.kind": ("Kind", "Tipo"),
    "match.period": ("Period", "Periodo"),
    "match.release": ("Release", "Entrega"),
    "match.sheet_first": ("Sheet of the first", "Hoja del primero"),
    "match.row_first": ("Same as row", "Igual al renglón"),
    "doubtful.ambiguous": ("Ambiguous records", "Registros ambiguos"),
    "doubtful.none": (
        "None: every pair is the only one that fits best, or another would change no count.",
        "Ninguno: cada pareja es la única que mejor corresponde, u otra no cambiaría las cuentas.",
    ),
    "doubtful.duplicates": ("Rows that stand twice", "Renglones repetidos"),
    "doubtful.duplicates.help": (
        (
            "These say the same as an earlier row of their release. They may be raids of their own "
            "and are counted: two labs on one day in one municipality look the same."
        ),
        (
            "Dicen lo mismo que un renglón anterior de su entrega. Pueden ser operativos distintos "
            "y se cuentan: dos laboratorios de un mismo día y municipio se ven iguales."
        ),
    ),
    "save.all": ("Everything (ZIP)", "Todo (ZIP)"),
    "save.all.help": (
        (
            "All pairs with what agreed and what differed, the places as map layers, and the "
            "whole comparison as JSON."
        ),
        (
            "Todas las parejas con lo que coincide y lo que difiere, los lugares como capas de "
            "mapa y la comparación completa en JSON."
        ),
    ),
    "counts.older": ("Labs, older", "Laboratorios, anterior"),
    "counts.newer": ("Labs, newer", "Laboratorios, posterior"),
    "counts.difference": ("Difference", "Diferencia"),
    # published figures
    "check.answer": (
        "This release contradicts {contradicts} published figures and agrees with {agrees}.",
        "Esta entrega contradice {contradicts} cifras publicadas y coincide con {agrees}.",
    ),
    "check.of": (
        "{release} speaks of {n} of the {of} figures on record; it leaves {undecided} open.",
        "{release} habla de {n} de las {of} cifras reunidas; deja abiertas {undecided}.",
    ),
    "check.contradicts": ("Contradicts", "Contradice"),
    "check.agrees": ("Agrees", "Coincide"),
    "check.undecided": ("Cannot be decided", "No se puede decidir"),
    "check.apart": ("About other raids", "Sobre otros operativos"),
    "check.apart.help": (
        "Figures of another corps, or of days that this release does not cover.",
        "Cifras de otra corporación, o de días que esta entrega no cubre.",
    ),
    "check.contradicts.help": (
        "What was published, and what this release has instead.",
        "Lo que se publicó y lo que esta entrega tiene en su lugar.",
    ),
    "check.agrees.help": (
        "What was published, and the same number in this release.",
        "Lo que se publicó y el mismo número en esta entrega.",
    ),
    "check.undecided.help": (
        "What was published, and why this release can neither confirm nor contradict it.",
        "Lo que se publicó y por qué esta entrega no puede confirmarlo ni contradecirlo.",
    ),
    "check.none": ("None.", "Ninguna."),
    "check.disputed": (
        "Other published figures contradict it too, see below.",
        "También la contradicen otras cifras publicadas, vea abajo.",
    ),
    "check.among": (
        "Published figures that contradict each other",
        "Cifras publicadas que se contradicen entre sí",
    ),
    "check.among.help": (
        (
            "No release is needed to see this: of {of} figures on record these cannot all be "
            "right.|No release is needed to see these {n} contradictions: of {of} figures on "
            "record these cannot all be right."
        ),
        (
            "No hace falta ninguna entrega para verlo: de {of} cifras reunidas, estas no pueden "
            "ser todas ciertas.|No hace falta ninguna entrega para ver estas {n} contradicciones: "
            "de {of} cifras reunidas, estas no pueden ser todas ciertas."
        ),
    ),
    "check.save": ("This check (JSON)", "Esta comprobación (JSON)"),
    "check.save.figures": ("These contradictions (JSON)", "Estas contradicciones (JSON)"),
    "check.sources": ("Source: {source}", "Fuente: {source}"),
}
