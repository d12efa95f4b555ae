"""What is said of text files and of workbooks, in Spanish."""

from __future__ import annotations

from typing import Final

TEXT_SENTENCES: Final[dict[str, str]] = {
    # encodings
    "the text is not UTF-8: {} was taken": "el texto no es UTF-8: se tomó {}",
    (
        "{s}; no known word tells it from {a}: look whether its accents are right, and name the "
        "encoding if they are not"
    ): (
        "{}; ninguna palabra conocida lo distingue de {}: vea si sus acentos están bien y, si no, "
        "indique la codificación"
    ),
    "{s}, because it yields {} {p} with accents, as {}": (
        "{}, porque da {} {} con acentos, como {}"
    ),
    (
        "{s}, because it yields fewest letters that Spanish does not have; look whether its "
        "accents are right, and name the encoding if they are not"
    ): (
        "{}, porque da menos letras ajenas al español; vea si sus acentos están bien y, si no, "
        "indique la codificación"
    ),
    (
        "the text is UTF-8 but for {} of its lines ({}): what is not UTF-8 there was read as {}; "
        "look whether its accents are right, and name the encoding if they are not"
    ): (
        "el texto es UTF-8 salvo {} de sus líneas ({}): lo que ahí no es UTF-8 se leyó como {}; "
        "vea si sus acentos están bien y, si no, indique la codificación"
    ),
    "the text has no byte order mark, but every second byte is zero: read as {}": (
        "el texto no tiene marca de orden de bytes, pero uno de cada dos bytes es cero: se leyó "
        "como {}"
    ),
    "{} characters cannot be decoded and are shown as \ufffd": (
        "{} carácter no se puede descifrar y se muestra como \ufffd|"
        "{} caracteres no se pueden descifrar y se muestran como \ufffd"
    ),
    ("there is no text encoding {}; known are UTF-8, UTF-16, {}, Latin-1 and those of Python"): (
        "no existe la codificación {}; se conocen UTF-8, UTF-16, {}, Latin-1 y las de Python"
    ),
    (
        "the text is not {}: it cannot be decoded in line {}; leave the encoding out to have it "
        "decided by evidence"
    ): (
        "el texto no es {}: no se puede descifrar en la línea {}; no indique la codificación y se "
        "decidirá por lo que muestre el texto"
    ),
    "{p} been decoded wrongly before and were mended, as {t}": (
        "{} texto mal descifrado de antes, que se reparó: {}"
    ),
    # delimited text
    "{}: holds {} cells, more than {}; split it": ("{}: contiene {} celdas, más de {}; divídalo"),
    "{}: has more than {} lines; split it": "{}: tiene más de {} líneas; divídalo",
    "{}: line {} has {} cells, more than {}; look whether its line ends are missing": (
        "{}: la línea {} tiene {} celdas, más de {}; vea si le faltan los finales de línea"
    ),
    "{}: is larger than {} MB; split it, or leave out columns": (
        "{}: pesa más de {} MB; divídalo o quítele columnas"
    ),
    "{}: is neither a spreadsheet nor text; save it as xlsx or csv": (
        "{}: no es una hoja de cálculo ni texto; guárdelo como xlsx o csv"
    ),
    "zero bytes in the text were left out: {}": "se omitieron bytes en cero del texto: {}",
    "the first line names the delimiter: {p}": "la primera línea nombra el separador: {}",
    "the first line names a delimiter that stands in no other line": (
        "la primera línea nombra un separador que no está en ninguna otra línea"
    ),
    "each line stands in quotation marks as a whole: they were left out": (
        "cada línea está entera entre comillas: se omitieron"
    ),
    "no delimiter is regular: the lines were parted by {p}": (
        "ningún separador es regular: las líneas se separaron por {}"
    ),
    "quotation marks do not pair in {} of the lines ({}): they were read as text there": (
        "las comillas no forman pares en {} de las líneas ({}): ahí se leyeron como texto"
    ),
    ("only {} of the lines have the same number of cells: look whether the delimiter is right"): (
        "solo el {} de las líneas tiene el mismo número de celdas: vea si el separador es el "
        "correcto"
    ),
    "rows end with a delimiter that other lines lack: it was left out": (
        "los renglones terminan con un separador que a otras líneas les falta: se omitió"
    ),
    # workbooks
    "the file holds macros; they were not run": ("el archivo contiene macros; no se ejecutaron"),
    "the file refers to other files; they were not opened": (
        "el archivo hace referencia a otros archivos; no se abrieron"
    ),
    "it is no table of cells ({})": "no es una tabla de celdas ({})",
    "it holds no cells, only pictures or charts": ("no contiene celdas, solo imágenes o gráficas"),
    "{} cells under merged blocks hold values that are not shown; they were not read": (
        "{} celda bajo un bloque combinado tiene un valor que no se muestra; no se leyó|"
        "{} celdas bajo bloques combinados tienen valores que no se muestran; no se leyeron"
    ),
    (
        "{} formulas have no stored result and were read as empty cells ({}): open the file in a "
        "spreadsheet program and save it again"
    ): (
        "{} fórmula no tiene su resultado guardado y se leyó como celda vacía ({}): abra el "
        "archivo en un programa de hojas de cálculo y guárdelo de nuevo|"
        "{} fórmulas no tienen su resultado guardado y se leyeron como celdas vacías ({}): abra "
        "el archivo en un programa de hojas de cálculo y guárdelo de nuevo"
    ),
    "{} more cells with an error were read as empty cells": (
        "otra celda con error se leyó como vacía: {}|"
        "otras {} celdas con error se leyeron como vacías"
    ),
    "{}: is larger than {} MB; split it": "{}: pesa más de {} MB; divídalo",
    "{}: is locked by a password; save it without one and try again": (
        "{}: está protegido con contraseña; guárdelo sin ella e inténtelo de nuevo"
    ),
    "{}: has no sheet of cells": "{}: no tiene ninguna hoja de celdas",
    "{}: is {p}; put its table into a spreadsheet and try again": (
        "{}: es {}; pase su tabla a una hoja de cálculo e inténtelo de nuevo"
    ),
    (
        "{}: its sheets reach over {} cells, and {} in {} rows of {} columns are the limit; the "
        "sheet {} reaches down to row {} and right to column {}: delete what stands far outside "
        "the table"
    ): (
        "{}: sus hojas abarcan {} celdas, y el límite es {} en {} renglones de {} columnas; la "
        "hoja {} llega abajo hasta el renglón {} y a la derecha hasta la columna {}: borre lo que "
        "esté muy lejos de la tabla"
    ),
    ("{}: its cells hold more than {} characters; split it, or leave out columns of long text"): (
        "{}: sus celdas contienen más de {} caracteres; divídalo o quite columnas de texto largo"
    ),
    (
        "{}: would grow from {} to {} bytes when unpacked, and was not opened; the limit is {} "
        "bytes and {} times the file"
    ): (
        "{}: al descomprimirse crecería de {} a {} bytes y no se abrió; el límite es de {} bytes "
        "y {} veces el archivo"
    ),
    (
        "{}: is not a readable spreadsheet ({s}); open it in a spreadsheet program and save it "
        "again"
    ): (
        "{}: no es una hoja de cálculo legible ({}); ábrala en un programa de hojas de cálculo y "
        "guárdela de nuevo"
    ),
    # why a workbook is not readable
    "its part {} is missing": "le falta su parte {}",
    "its part {}: {s}": "su parte {}: {}",
    "its part {} is not as large as it says": "su parte {} no mide lo que dice",
    "its part {} is larger than {} bytes": "su parte {} pasa de {} bytes",
    "the archive is open": "el archivo comprimido está abierto",
    "it has {} parts; {} are the limit": "tiene {} partes; el límite es {}",
    "File is not a zip file": "no es un archivo zip",
    "its list of sheets is wrong": "su lista de hojas está mal",
    "one of its records ends early": "uno de sus registros termina antes de tiempo",
    "a sheet says that it has {} rows and {} columns": (
        "una hoja dice que tiene {} renglones y {} columnas"
    ),
    "it says that it holds {} texts": "dice que contiene {} textos",
    "a sheet has more than {} blocks of merged cells": (
        "una hoja tiene más de {} bloques de celdas combinadas"
    ),
    "it has no sheets": "no tiene hojas",
    "row {} has more than {} columns": "el renglón {} tiene más de {} columnas",
    "with row {} of the sheet {} its cells are more than {}, which is the limit": (
        "con el renglón {} de la hoja {} sus celdas pasan de {}, que es el límite"
    ),
    "it ends within its header": "termina dentro de su cabecera",
    "its header is wrong": "su cabecera está mal",
    "it says that it is larger than it is": "dice que es más grande de lo que es",
    "it ends early": "termina antes de tiempo",
    "its stream {} ends early": "su flujo {} termina antes de tiempo",
    "its list of sectors leads nowhere": "su lista de sectores no lleva a ninguna parte",
    "its list of sectors is wrong": "su lista de sectores está mal",
    "its sectors lead nowhere": "sus sectores no llevan a ninguna parte",
    "its directory ends early": "su directorio termina antes de tiempo",
    "the sheet {} has no content": "la hoja {} no tiene contenido",
    "it has no sheet of cells": "no tiene ninguna hoja de celdas",
    "two of its sheets have the same name or the same cells": (
        "dos de sus hojas tienen el mismo nombre o las mismas celdas"
    ),
    "{} is not a cell": "{} no es una celda",
    "its sheets are not written in UTF-8": "sus hojas no están escritas en UTF-8",
    "one of its cells has more than {} bytes": "una de sus celdas pasa de {} bytes",
    "it declares a document type, which no spreadsheet program writes": (
        "declara un tipo de documento, lo que ningún programa de hojas de cálculo escribe"
    ),
    "it holds more than {} texts": "contiene más de {} textos",
    "it holds no workbook": "no contiene un libro",
    "it is not what its own description says": "no es lo que su propia descripción dice",
}

TEXT_PHRASES: Final[dict[str, str]] = {
    "known word": "palabra conocida",
    "known words": "palabras conocidas",
    "{} cell had": "{} celda traía",
    "{} cells had": "{} celdas traían",
    "tab": "tabulador",
    "fixed columns": "columnas fijas",
    "runs of spaces": "espacios seguidos",
}
