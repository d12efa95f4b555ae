"""The words that only the app needs, in English and in Mexican Spanish, side by side."""

from __future__ import annotations

from typing import Final

from layers.app.words_compare import COMPARE_PAGE_TEXTS
from layers.app.words_correct import CORRECT_TEXTS
from layers.app.words_density import DENSITY_TEXTS
from layers.app.words_land import LAND_TEXTS
from layers.app.words_raster import RASTER_TEXTS
from layers.app.words_reading import READING_TEXTS
from layers.app.words_report import REPORT_TEXTS
from layers.choices import LANGUAGES
from layers.words import Teller, number

TEXTS: Final[dict[str, tuple[str, str]]] = {
    **COMPARE_PAGE_TEXTS,
    **DENSITY_TEXTS,
    **LAND_TEXTS,
    **RASTER_TEXTS,
    "about.map": (
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
    "layers": ("Layers on top", "Capas encima"),
    "abroad": ("Labs outside Mexico too ({n})", "También fuera de México ({n})"),
    "abroad.help": (
        (
            "Coordinates that lie outside Mexico are most likely wrong. As far as the map reaches, "
            "they are drawn where they lie, with a mark of their own; they place nothing."
        ),
        (
            "Las coordenadas fuera de México probablemente son erróneas. Hasta donde alcanza el "
            "mapa se dibujan donde caen, con una marca propia; no ubican nada."
        ),
    ),
    "ports": ("Harbours without cargo too", "También puertos sin carga"),
    "ports.help": (
        "Adds fishing, tourist, ferry and Navy harbours.",
        "Agrega puertos pesqueros, turísticos, de transbordador y de la Marina.",
    ),
    "function": ("Ports coloured by who holds", "Color de los puertos según"),
    "function.help": (
        (
            "Captaincies, port authority and port administration passed to the Navy on different "
            "days. The map shows who held them at the end of the period."
        ),
        (
            "Capitanías, autoridad y administración portuarias pasaron a la Marina en fechas "
            "distintas. El mapa muestra quién las tenía al final del periodo."
        ),
    ),
    "hint.state_only": (
        (
            "{n} of {labs} lab is known only by its state, so no municipality shows it.|"
            "{n} of {labs} labs are known only by their state, so no municipality shows them."
        ),
        (
            "De {n} de {labs} laboratorios solo se conoce el estado: ningún municipio lo muestra.|"
            "De {n} de {labs} laboratorios solo se conoce el estado: ningún municipio los muestra."
        ),
    ),
    "hint.states": ("Show states", "Mostrar estados"),
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
    "tab.details": ("Entries and regions", "Entradas y regiones"),
    "tab.unplaced": ("Not read, not placed", "Sin leer, sin ubicar"),
    "tab.download": ("Download", "Descargar"),
    "tab.notes": ("Notes and sources", "Notas y fuentes"),
    "table.by": ("Count by", "Contar por"),
    "table.area": ("Areas of the map", "Áreas del mapa"),
    "table.by.help": (
        "“not known” also counts the labs that several may apply to.",
        "«sin identificar» también cuenta los laboratorios a los que pueden corresponder varias.",
    ),
    "details.help": (
        "What the layers that are switched on rest on, row by row. Texts stand as in the source.",
        "En qué se basan las capas activadas, renglón por renglón. Textos como en la fuente.",
    ),
    "details.none": (
        "Switch on seaports, regions or posts to see what they rest on.",
        "Active puertos, regiones o puestos para ver en qué se basan.",
    ),
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
    **READING_TEXTS,
    **CORRECT_TEXTS,
    **REPORT_TEXTS,
    "dates.order": (
        "The first day lies after the last; the last is left out.",
        "El primer día es posterior al último; el último no se toma en cuenta.",
    ),
    # links
    "link.bad": (
        "This link asks for something that does not exist, so the usual view is shown: {error}.",
        "Este enlace pide algo que no existe; se muestra la vista normal: {error}.",
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


tell: Final = Teller(TEXTS)
"""Tells the texts of the app."""


def tell_n(key: str, count: int, language: str, **values: object) -> str:
    """Return one text of the app in the form for one thing or for several.

    Parameters
    ----------
    key : str
        Key of :data:`TEXTS`; its text has two forms, parted by a bar.
    count : int
        How many there are; stands for ``{n}``.
    language : {"en", "es"}
        Language.
    **values : object
        What stands in the other braces.

    Returns
    -------
    str
        The text.
    """
    one, many = TEXTS[key][LANGUAGES.index(language)].split("|")
    return (one if count == 1 else many).format(n=number(count), **values)
