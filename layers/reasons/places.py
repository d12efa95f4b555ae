"""What is said of places in doubt, and of places not taken to the letter, in Spanish."""

from __future__ import annotations

from typing import Final

PLACE_SENTENCES: Final[dict[str, str]] = {
    # how one was found
    "lost accents": "letras perdidas",
    "short form": "forma breve",
    # names
    "the state is not given": "no se da el estado",
    "no state is called {}": "ningún estado se llama {}",
    "this is the name of another state": "este es el nombre de otro estado",
    "too long for the name of a state": "demasiado largo para el nombre de un estado",
    "too long for the name of a place": "demasiado largo para el nombre de un lugar",
    "{} names no one municipality": "{} no nombra un solo municipio",
    "several municipalities have this name": "varios municipios tienen este nombre",
    "no municipality of the state has this name, or one near enough to it": (
        "ningún municipio del estado tiene este nombre ni uno bastante parecido"
    ),
    "no municipality of the state has this name, but one of another state has": (
        "ningún municipio del estado tiene este nombre, pero sí uno de otro estado"
    ),
    "municipalities of the state whose longer name begins so: {}": (
        "municipios del estado cuyo nombre más largo empieza así: {}"
    ),
    "no municipality has this name; longer names of localities of the state begin so": (
        "ningún municipio tiene este nombre; así empiezan nombres más largos de localidades del "
        "estado"
    ),
    "several places in one cell": "varios lugares en una celda",
    "localities of {} municipalities of the state have this name": (
        "localidades de {} municipios del estado tienen este nombre"
    ),
    "a locality of the state has this name, and a municipality one like it": (
        "una localidad del estado tiene este nombre, y un municipio uno parecido"
    ),
    "a locality has this name, but so have {} others in Mexico": (
        "una localidad tiene este nombre, pero también {} más en México"
    ),
    "{} is a locality of it": "{} es una de sus localidades",
    "named twice": "nombrado dos veces",
    "state and municipality stand in one cell": "estado y municipio están en una sola celda",
    "the cells of state and municipality look exchanged": (
        "las celdas de estado y municipio parecen intercambiadas"
    ),
    "the cell itself says {}, not {}": "la propia celda dice {}, no {}",
    "several places in one cell: {}": "varios lugares en una celda: {}",
    "only a part of it is known: {}": "solo se conoce una parte: {}",
    # codes
    "{} is not the code of {}": "{} no es la clave de {}",
    "municipality {} does not lie in state {}": "el municipio {} no está en el estado {}",
    "no municipality has the code {}": "ningún municipio tiene la clave {}",
    "{} is the code of a municipality here, and often says that none is known": (
        "{} es aquí la clave de un municipio, y a menudo dice que no se conoce ninguno"
    ),
    # municipalities that came and went
    "a municipality from {} to {} only": "fue municipio solo de {} a {}",
    "{} is a municipality only since {}, {p}": "{} es municipio apenas desde {}, {}",
    "{} is a municipality only since {}, {p}; it was carved from {} others": (
        "{} es municipio apenas desde {}, {}; se formó con partes de otros {}"
    ),
    "{s}; it was carved from {} others": "{}; se formó con partes de otros {}",
    # files of answers
    "{}: cannot be read as corrections ({s})": (
        "{}: no se puede leer como archivo de respuestas ({})"
    ),
    "cannot write {}: {s}": "no se puede escribir {}: {}",
    "{p}: {} in {} is answered here with {} and before with {}; keep one": (
        "{}: {} en {} se responde aquí con {} y antes con {}; deje una"
    ),
    "{p}, column state_code: no state has the code {}": (
        "{}, columna state_code: ningún estado tiene la clave {}"
    ),
    "{p}, column mun_code: {} does not lie in state {}": (
        "{}, columna mun_code: {} no está en el estado {}"
    ),
    "{p}, column mun_code: no municipality has the code {}": (
        "{}, columna mun_code: ningún municipio tiene la clave {}"
    ),
    (
        "{p}, column mun_code: {} ({}) is newer than the frame and was carved from several; give "
        "one of {}"
    ): (
        "{}, columna mun_code: {} ({}) es posterior al marco y se formó con partes de varios; "
        "indique uno de {}"
    ),
    "{p}, column {}: {} is not a code of {} digits such as {}": (
        "{}, columna {}: {} no es una clave de {} dígitos como {}"
    ),
    "{}, row 1: has no column {}; the columns of corrections are {}": (
        "{}, renglón 1: no tiene la columna {}; las columnas de respuestas son {}"
    ),
    "the answer lies in another state than the file gives": (
        "la respuesta está en otro estado que el que da el archivo"
    ),
    "answered in the corrections file": "respondido en el archivo de respuestas",
    # doubts of a release
    "{} is neither a file nor an embedded release; embedded are {}": (
        "{} no es un archivo ni una entrega incluida; las incluidas son {}"
    ),
    "perhaps {} ({})": "tal vez {} ({})",
    "no heading, title or section gives it, and no description names it": (
        "no lo da ningún encabezado, título o sección, ni lo nombra ninguna descripción"
    ),
    "if a column holds it, say which (--map FIELD=HEADING); if none does, say so (--map FIELD=)": (
        "si está en una columna, diga en cuál (--map CAMPO=ENCABEZADO); si en ninguna, dígalo "
        "(--map CAMPO=)"
    ),
    "say which sheets to read (--sheet); that settles it for the others": (
        "diga qué hojas se leen (--sheet); con eso quedan resueltas las demás"
    ),
    "look at it in the file; what it lists must be typed into a table": (
        "véala en el archivo; lo que enumera hay que capturarlo en una tabla"
    ),
    "answer it in a file of corrections (--save-review writes it, --corrections reads it)": (
        "respóndalo en un archivo de respuestas (--save-review lo escribe, --corrections lo lee)"
    ),
    "the coordinates lie outside Mexico": "las coordenadas están fuera de México",
    "the coordinates lie in {}": "las coordenadas están en {}",
    "compare place and coordinates; put the wrong one right in the file": (
        "compare lugar y coordenadas, y corrija en el archivo lo que esté mal"
    ),
    "{}: {p}, and strict reading admits none": "{}: {}, y la lectura estricta no admite ninguna",
    "  What to do: {s}": "  Qué hacer: {}",
    "{p}:": "{}:",
}

PLACE_PHRASES: Final[dict[str, str]] = {
    "later than the record": "después del registro",
    "later than the frame": "después del marco",
    "{}, row {}": "{}, renglón {}",
    "correction {}": "respuesta {}",
    "{} thing is in doubt": "hay {} cosa en duda",
    "{} things are in doubt": "hay {} cosas en duda",
    "{} sheet or page was left unread": "{} hoja o página no se leyó",
    "{} sheets or pages were left unread": "{} hojas o páginas no se leyeron",
    "{} field is missing": "falta {} campo",
    "{} fields are missing": "faltan {} campos",
    "{} row was set aside": "{} renglón apartado",
    "{} rows were set aside": "{} renglones apartados",
    "{} cell or row is to be checked": "{} celda o renglón por verificar",
    "{} cells or rows are to be checked": "{} celdas o renglones por verificar",
    "{} row names a place in doubt": "{} renglón nombra un lugar en duda",
    "{} rows name places in doubt": "{} renglones nombran lugares en duda",
    "{} row has coordinates outside Mexico": "{} renglón tiene coordenadas fuera de México",
    "{} rows have coordinates outside Mexico": ("{} renglones tienen coordenadas fuera de México"),
    "{} row has coordinates elsewhere than its place": (
        "{} renglón tiene coordenadas fuera de su lugar"
    ),
    "{} rows have coordinates elsewhere than their place": (
        "{} renglones tienen coordenadas fuera de su lugar"
    ),
    "{} value was dropped": "{} valor omitido",
    "{} values were dropped": "{} valores omitidos",
    "{} value was corrected": "{} valor corregido",
    "{} values were corrected": "{} valores corregidos",
}
