"""The texts of the report of a reading in a terminal, in English and in Mexican Spanish."""

from __future__ import annotations

from typing import Final

METHOD_TEXTS: Final[dict[str, tuple[str, str]]] = {
    # how a place was found, see geo.places.lookup.METHODS
    "method.code": ("code", "clave"),
    "method.exact": ("name", "nombre"),
    "method.alias": ("another name", "otro nombre"),
    "method.short form": ("short form", "forma breve"),
    "method.lost accents": ("lost letters", "letras perdidas"),
    "method.spelling": ("spelling", "escritura"),
    "method.locality": ("locality", "localidad"),
    "method.parent": ("municipality it was part of", "municipio del que se separó"),
    "method.correction": ("your answer", "respuesta suya"),
    "method.none": ("not found", "no hallado"),
}
"""English and Spanish by key."""

KIND_OF_ROW_TEXTS: Final[dict[str, tuple[str, str]]] = {
    "kind_of_row.title": ("title", "título"),
    "kind_of_row.header": ("headings", "encabezados"),
    "kind_of_row.section": ("section", "sección"),
    "kind_of_row.total": ("total", "total"),
    "kind_of_row.note": ("note", "nota"),
    "kind_of_row.data": ("data", "datos"),
    "kind_of_row.set aside": ("set aside", "apartado"),
}
"""English and Spanish by key."""

TITLE_TEXTS: Final[dict[str, tuple[str, str]]] = {
    "not read": ("NOT READ", "NO SE LEYÓ"),
    "missing": ("NOT FOUND", "NO SE ENCONTRÓ"),
    "row set aside": ("Rows set aside", "Renglones apartados"),
    "to check": ("To check", "Por verificar"),
    "place": (
        "For review, as the place is not known for sure",
        "Por revisar, pues el lugar no se conoce con certeza",
    ),
    "outside": ("Coordinates outside Mexico", "Coordenadas fuera de México"),
    "disagreement": (
        "Coordinates in another municipality than the one given",
        "Coordenadas en otro municipio que el indicado",
    ),
    "value dropped": ("Values dropped, row kept", "Valores omitidos, renglón conservado"),
    "value corrected": ("Values corrected, row kept", "Valores corregidos, renglón conservado"),
}
"""By :data:`geo.doubts.KINDS`."""

LINE_TEXTS: Final[dict[str, tuple[str, str]]] = {
    # numbers with their noun
    "n.row": ("{n} row|{n} rows", "{n} renglón|{n} renglones"),
    "n.record": ("{n} record|{n} records", "{n} registro|{n} registros"),
    "n.lab": ("{n} lab|{n} labs", "{n} laboratorio|{n} laboratorios"),
    "n.sheet": ("{n} sheet|{n} sheets", "{n} hoja|{n} hojas"),
    "n.value": ("{n} value|{n} values", "{n} valor|{n} valores"),
    "n.name": ("{n} name|{n} names", "{n} nombre|{n} nombres"),
    # lists
    "rows": ("row {rows}|rows {rows}", "renglón {rows}|renglones {rows}"),
    "more": (" and {n} more", " y {n} más"),
    "more.rest": (
        "… and {n} more, all in the report file (--report)",
        "… y {n} más, todo en el archivo del informe (--report)",
    ),
    "more.alike": (
        "… and {n} more like these, all in the report file (--report)",
        "… y {n} más como estos, todo en el archivo del informe (--report)",
    ),
    "more.notes": (
        "… and {n} notes more, all in the report file (--report)",
        "… y {n} notas más, todo en el archivo del informe (--report)",
    ),
    "more.columns": ("… {n} columns more, to", "… {n} columnas más, hasta"),
    # what was understood
    "release": ("Release {release}", "Entrega {release}"),
    "illustrative": (
        " (ILLUSTRATIVE: generated for demonstration)",
        " (ILUSTRATIVA: generada como demostración)",
    ),
    "file": (
        "File {file} ({format}), sha256 {sha256}…",
        "Archivo {file} ({format}), sha256 {sha256}…",
    ),
    "parted": (", columns parted by {by}", ", columnas separadas por {by}"),
    "left_out": (
        "Left out, as other sheets were asked for: {names}",
        "Omitido, porque se pidieron otras hojas: {names}",
    ),
    "headings": ("headings in {rows}", "encabezados en {rows}"),
    "headings.none": ("no headings", "sin encabezados"),
    "sheets": (
        "Sheet {names}, {headed}:|Sheets {names}, {headed}:",
        "Hoja {names}, {headed}:|Hojas {names}, {headed}:",
    ),
    "how.cells": (" (by what its cells hold)", " (por lo que contienen sus celdas)"),
    "how.chosen": (" (chosen)", " (elegido)"),
    "all_rows": ("of all rows", "de todos"),
    "not_used": ("not used", "sin uso"),
    "sheet": ("sheet {name}: ", "hoja {name}: "),
    "note": ("Note: {text}.", "Nota: {text}."),
    # what it came to
    "filled": ("{rows} filled: {kinds}", "{rows} con contenido: {kinds}"),
    "read": (
        "{rows} read = {kept} kept + {aside} set aside; {records}, {labs}",
        "Leídos: {rows} = {kept} conservados + {aside} apartados; {records}, {labs}",
    ),
    "others": (
        "Not among the labs: {kinds}; {n} in all (--kind chooses what is counted)",
        "No cuentan como laboratorios: {kinds}; {n} en total (--kind elige qué se cuenta)",
    ),
    "totals": (
        "Lines of totals: {n}; none contradicts the rows",
        "Líneas de totales: {n}; ninguna contradice los renglones",
    ),
    "totals.off": (
        "Lines of totals: {n}; in {rows} the sums do not agree",
        "Líneas de totales: {n}; en {rows} las sumas no coinciden",
    ),
    # what is in doubt
    "doubts.none": ("Nothing is in doubt.", "Nada está en duda."),
    "doubts": (
        "{n} thing is in doubt:|{n} things are in doubt:",
        "{n} cosa está en duda:|{n} cosas están en duda:",
    ),
    "doubts.advice": ("What to do: {text}.", "Qué hacer: {text}."),
    "with_rows": (" with {rows}", " con {rows}"),
    "place": ("{name} in {state} ({where}): {reason}", "{name} en {state} ({where}): {reason}"),
    "place.perhaps": ("; perhaps {name} ({code})", "; tal vez {name} ({code})"),
    "place.apart": (
        "{given} given, {point} by point ({where})",
        "se indica {given}, el punto da {point} ({where})",
    ),
    # where the places were found
    "precisions": (
        "Records by how much of the place is known: {counts}",
        "Registros según lo que se conoce del lugar: {counts}",
    ),
    "methods": ("Municipality found by: {counts}", "Municipio hallado por: {counts}"),
    "state_only": ("Known by state only: {where}", "Solo se conoce el estado: {where}"),
    "taken": (
        "Places not taken to the letter ({names}):",
        "Lugares no tomados a la letra ({names}):",
    ),
    "taken.one": (
        "{given} as {name} by {method} ({where})",
        "{given} como {name}, por {method} ({where})",
    ),
    "unused": (
        "Answers about places that no row names ({n}):",
        "Respuestas sobre lugares que ningún renglón nombra ({n}):",
    ),
    "unused.one": ("{name} in {state}", "{name} en {state}"),
    "points": (
        (
            "{records} with coordinates: {filled} got the municipality from them, {off} lies just "
            "off the outline, {outside} outside Mexico|"
            "{records} with coordinates: {filled} got the municipality from them, {off} lie just "
            "off the outline, {outside} outside Mexico"
        ),
        (
            "{records} con coordenadas: {filled} obtuvieron de ellas el municipio, {off} está "
            "apenas fuera del contorno, {outside} fuera de México|"
            "{records} con coordenadas: {filled} obtuvieron de ellas el municipio, {off} están "
            "apenas fuera del contorno, {outside} fuera de México"
        ),
    ),
    "nearest": (
        (
            "Nearest entries: seaports ({seaports}), airports (all), land crossings ({crossings}); "
            "geodesic km"
        ),
        (
            "Entradas más cercanas: puertos marítimos ({seaports}), aeropuertos (todos), cruces "
            "terrestres ({crossings}); km geodésicos"
        ),
    ),
    # words, which the English report takes as geo has them
    "entries.cargo": ("cargo", "de carga"),
    "entries.all": ("all", "todos"),
    "entries.north": ("north", "norte"),
    "entries.south": ("south", "sur"),
    "measure.labs": ("labs", "laboratorios"),
    "measure.total of the row": ("total of the row", "total del renglón"),
    "measure.not specified": ("not specified", "no especificado"),
}
"""English and Spanish by key; a bar parts the words for one from those for more."""
