"""The words that only the app needs, in English and in Mexican Spanish, side by side."""

from __future__ import annotations

from typing import Final

from layers.words import fill

TEXTS: Final[dict[str, tuple[str, str]]] = {
    "about": (
        (
            "Where drug-lab raids reported by Mexico's armed forces took place, and which labs "
            "were active."
        ),
        (
            "Laboratorios clandestinos reportados por las fuerzas armadas de México, y cuáles "
            "estaban activos."
        ),
    ),
    "language": ("Language", "Idioma"),
    "language.en": ("English", "English"),
    "language.es": ("Español", "Español"),
    "illustrative": (
        "This release was generated for demonstration. It shows no real raids.",
        "Esta entrega fue generada para demostración. No muestra operativos reales.",
    ),
    # release
    "release": ("Release", "Entrega"),
    "release.help": (
        (
            "One answer or publication that lists raids. Releases may list the same raids again, "
            "so they are shown one at a time and never added up."
        ),
        (
            "Una respuesta o publicación que enlista operativos. Las entregas pueden repetir los "
            "mismos operativos: se muestran una por una y nunca se suman."
        ),
    ),
    "upload": ("Open your own file", "Abrir un archivo propio"),
    "upload.help": (
        (
            "A list of raids as xlsx, xls, ods or csv, with headings in Spanish or English. It is "
            "read on this machine and goes nowhere else."
        ),
        (
            "Una lista de operativos en xlsx, xls, ods o csv, con encabezados en español o inglés. "
            "Se lee en esta computadora y no sale de ella."
        ),
    ),
    "upload.columns": ("Name the columns yourself", "Indicar las columnas"),
    "upload.columns.help": (
        "Where headings are not recognised: one line each, such as date=FECHA. Fields: {fields}.",
        (
            "Si no se reconocen los encabezados: una línea por campo, como date=FECHA. "
            "Campos: {fields}."
        ),
    ),
    "upload.reading": ("Reading {file} …", "Leyendo {file} …"),
    "upload.failed": ("{file} could not be opened.", "No se pudo abrir {file}."),
    "upload.line": (
        "“{line}” is not like date=FECHA.",
        "«{line}» no es de la forma date=FECHA.",
    ),
    # filters
    "filters": ("What is counted", "Qué se cuenta"),
    "all": ("All", "Sin filtro"),
    "start": ("From", "Desde"),
    "end": ("To", "Hasta"),
    "dates.help": (
        (
            "A raid known only to its month or year is counted if that whole month or year lies "
            "inside; the notes say how many were left out."
        ),
        (
            "Un operativo del que solo se conoce el mes o el año se cuenta si ese mes o año queda "
            "completo dentro; las notas dicen cuántos quedaron fuera."
        ),
    ),
    "statuses": ("Status", "Situación"),
    "statuses.help": (
        "Active: in production when found. An inactive lab may have been between batches.",
        "Activo: en producción al ser hallado. Uno inactivo pudo estar entre un lote y otro.",
    ),
    "drugs": ("Drug", "Droga"),
    "drugs.help": (
        "What was made there, as the release says. Only drugs that it names are offered.",
        "Lo que se elaboraba ahí, según la entrega. Solo se ofrecen las drogas que menciona.",
    ),
    "kinds": ("Counted as a lab", "Cuenta como laboratorio"),
    "kinds.help": (
        "Usually laboratories, and rows that don't say what was raided.",
        "Normalmente los laboratorios y los renglones que no dicen qué se aseguró.",
    ),
    "corps": ("Corps", "Corporación"),
    "corps.help": ("Who raided.", "Quién realizó el operativo."),
    "states": ("State", "Estado"),
    "states.help": (
        "Only these states are counted and coloured.",
        "Solo estos estados se cuentan y colorean.",
    ),
    "clear": ("Clear filters", "Quitar filtros"),
    # map
    "map": ("What the map shows", "Qué muestra el mapa"),
    "level": ("Level", "Nivel"),
    "level.state": ("States", "Estados"),
    "level.municipality": ("Municipalities", "Municipios"),
    "level.help": (
        "Whose areas are coloured. A lab known only to its state is in no municipality.",
        (
            "De quién son las áreas coloreadas. Un laboratorio del que solo se conoce el estado "
            "no aparece en ningún municipio."
        ),
    ),
    "measure": ("Colour", "Color"),
    "measure.help": (
        "What the colour says. People are counted by state only.",
        "Qué dice el color. La población se cuenta solo por estado.",
    ),
    "layers": ("Layers", "Capas"),
    "ports": ("Harbours without cargo too", "También puertos sin carga"),
    "ports.help": (
        "Adds fishing, tourist, ferry and Navy harbours.",
        "Agrega puertos pesqueros, turísticos, de transbordador y de la Marina.",
    ),
    # below the map
    "share_link": (
        (
            "The address of this page keeps what you chose: copy it to share this view. A file of "
            "your own is not in it: whoever opens the link must open the same file."
        ),
        (
            "La dirección de esta página guarda lo elegido: cópiela para compartir esta vista. "
            "No incluye los archivos propios: quien abra el enlace debe abrir el mismo archivo."
        ),
    ),
    "tab.table": ("Table", "Tabla"),
    "tab.unplaced": ("Not read, not placed", "Sin leer, sin ubicar"),
    "tab.download": ("Download", "Descargar"),
    "tab.notes": ("Notes and sources", "Notas y fuentes"),
    "notes": ("Notes", "Notas"),
    "sources": ("Sources", "Fuentes"),
    "download.table": ("Table (CSV)", "Tabla (CSV)"),
    "download.page": ("Map as one web page (HTML)", "Mapa en una página web (HTML)"),
    "download.picture": ("Picture ({ending})", "Imagen ({ending})"),
    "download.source": ("Source", "Fuente"),
    "download.records": ("Records ({format})", "Registros ({format})"),
    "download.records.help": (
        (
            "Every record of the release, whatever the filters, with its codes, its nearest port "
            "and crossing, and the cells of the file as they stand."
        ),
        (
            "Todos los registros de la entrega, sin filtros, con sus claves, el puerto y el cruce "
            "más cercanos y las celdas del archivo tal como están."
        ),
    ),
    "download.help": (
        (
            "Made when you click; it shows the same map, legend, notes and sources. The web page "
            "opens without a network."
        ),
        (
            "Se genera al hacer clic; muestra el mismo mapa, leyenda, notas y fuentes. La página "
            "web se abre sin conexión."
        ),
    ),
    # what could not be read or placed
    "report.read": (
        "{kept} of {read} rows of {file} became records; {aside} were set aside.",
        "{kept} de {read} renglones de {file} se convirtieron en registros; {aside} se apartaron.",
    ),
    "report.sheet": (
        (
            "Sheet “{sheet}” with {rows} rows is not in these numbers. To see it, write "
            "sheet={sheet} under “Name the columns yourself”."
        ),
        (
            "La hoja «{sheet}», con {rows} renglones, no está en estas cifras. Para verla, escriba "
            "sheet={sheet} en «Indicar las columnas»."
        ),
    ),
    "dates.order": (
        "The first day lies after the last; the last is left out.",
        "El primer día es posterior al último; el último no se toma en cuenta.",
    ),
    "report.missing": (
        "No column was found for: {fields}. If there is one, name it under “Open your own file”.",
        "No se halló columna para: {fields}. Si existe, indíquela en «Abrir un archivo propio».",
    ),
    "report.placed": (
        "How well the places are known, in rows: {counts}.",
        "Con qué precisión se conocen los lugares, en renglones: {counts}.",
    ),
    "report.points": (
        (
            "{points} records have coordinates: {outside} of them outside Mexico, {disagree} in "
            "another municipality than the one they name."
        ),
        (
            "{points} registros tienen coordenadas: {outside} fuera de México y {disagree} en otro "
            "municipio que el que nombran."
        ),
    ),
    "report.problems": ("Cells and rows not taken as they stand", "Celdas y renglones con reparos"),
    "report.problems.none": (
        "Every row was taken as it stands.",
        "Todos los renglones se tomaron tal como están.",
    ),
    "report.review": ("Places to review", "Lugares por revisar"),
    "report.review.help": (
        (
            "No municipality was near enough in spelling, so none was guessed: these records keep "
            "their state alone."
        ),
        (
            "Ningún municipio se escribe de forma bastante parecida y no se adivinó: estos "
            "registros conservan solo su estado."
        ),
    ),
    "report.review.none": (
        "Every place was found or is not named.",
        "Todos los lugares se encontraron o no se nombran.",
    ),
    "report.guessed": ("Places found by spelling", "Lugares hallados por su escritura"),
    "report.row": ("Row", "Renglón"),
    "report.column": ("Column", "Columna"),
    "report.value": ("Value", "Valor"),
    "report.reason": ("Reason", "Motivo"),
    "report.effect": ("Effect", "Efecto"),
    "report.advice": ("What to do", "Qué hacer"),
    "report.state": ("State as written", "Estado como se escribió"),
    "report.municipality": ("Municipality as written", "Municipio como se escribió"),
    "report.candidates": ("Candidates", "Candidatos"),
    "report.taken": ("Taken as", "Se tomó como"),
    # links
    "link.bad": (
        "This link asks for something that does not exist, so the usual view is shown. {error}",
        "Este enlace pide algo que no existe; se muestra la vista normal. {error}",
    ),
    "link.release": (
        "This link shows the release “{release}”, which is not open here. Open its file to see it.",
        (
            "Este enlace muestra la entrega «{release}», que no está abierta aquí. Abra su archivo "
            "para verla."
        ),
    ),
    "link.partly": (
        "This link asks for something that this release does not have; what it has is shown.",
        "Este enlace pide algo que esta entrega no tiene; se muestra lo que tiene.",
    ),
    # explanation
    "explain": ("What am I looking at?", "¿Qué estoy viendo?"),
    "explain.text": (
        (
            "Each area is coloured by the labs that the chosen release reports there. "
            "**Raids measure detection, not production:** an empty area may be one where nobody "
            "looked. A lab found inactive may have been between batches.\n\n"
            "A record known only to its municipality is drawn as that whole municipality, never as "
            "a dot; dots are records with coordinates. Releases are never added up, because two of "
            "them may list the same raid. Point at an area or a mark to read its figures."
        ),
        (
            "Cada área se colorea según los laboratorios que la entrega elegida reporta ahí. "
            "**Los operativos miden la detección, no la producción:** un área vacía puede ser "
            "una donde nadie buscó. Un laboratorio hallado inactivo pudo estar entre un lote y "
            "otro.\n\n"
            "Un registro del que solo se conoce el municipio se dibuja como todo el municipio, "
            "nunca como un punto; los puntos son registros con coordenadas. Las entregas nunca "
            "se suman, porque dos de ellas pueden enlistar el mismo operativo. Señale un área o "
            "una marca para "
            "leer sus cifras."
        ),
    ),
}


def tell(key: str, language: str, **values: object) -> str:
    """Return one text of the app in one language, its braces filled.

    Parameters
    ----------
    key : str
        Key of :data:`TEXTS`.
    language : {"en", "es"}
        Language.
    **values : object
        What stands in the braces; it is inserted as it is, never read again.

    Returns
    -------
    str
        The text.
    """
    return fill(TEXTS[key], language, **values)
