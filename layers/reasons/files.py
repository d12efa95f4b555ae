"""What is said of files that cannot be opened or are read in part, in Spanish."""

from __future__ import annotations

from typing import Final

FILE_SENTENCES: Final[dict[str, str]] = {
    # any file
    "{}: is a folder; give one of the files in it": (
        "{}: es una carpeta; indique uno de los archivos que contiene"
    ),
    "{}: there is no such file": "{}: no existe ese archivo",
    "{}: cannot be opened ({s})": "{}: no se puede abrir ({})",
    "{}: is empty": "{}: está vacío",
    "No such file or directory": "no existe ese archivo o carpeta",
    "Permission denied": "permiso denegado",
    "Is a directory": "es una carpeta",
    "the file is named {p}, but it is {p}; it was read so": (
        "el archivo se llama {}, pero es {}; se leyó así"
    ),
    "{}: is {p} and cannot be read; {s} (readable: {})": (
        "{}: es {} y no se puede leer; {} (se pueden leer: {})"
    ),
    "open it in a spreadsheet program and save it as .xlsx": (
        "ábralo en un programa de hojas de cálculo y guárdelo como .xlsx"
    ),
    "put its table into a spreadsheet and save that as .xlsx": (
        "pase su tabla a una hoja de cálculo y guárdela como .xlsx"
    ),
    "unpack it and give one of the files in it": (
        "descomprímalo e indique uno de los archivos que contiene"
    ),
    "export it from Numbers as .xlsx": "expórtelo desde Numbers como .xlsx",
    # PDF
    "page {}": "página {}",
    "page {}: {s}": "página {}: {}",
    "{}: is larger than {} MB; split it into several files": (
        "{}: pesa más de {} MB; divídalo en varios archivos"
    ),
    "{}: has more than {} pages; split it": "{}: tiene más de {} páginas; divídalo",
    "{}: has no pages; it is damaged, or a folder of attachments": (
        "{}: no tiene páginas; está dañado o es una carpeta de archivos adjuntos"
    ),
    (
        "{}: is a form (XFA) whose text is made only when it is opened; open it in Adobe Reader "
        "and print it into a new PDF"
    ): (
        "{}: es un formulario (XFA) cuyo texto se genera solo al abrirlo; ábralo en Adobe Reader "
        "e imprímalo en un PDF nuevo"
    ),
    "{}: is locked with a password; save it without one and try again": (
        "{}: está protegido con contraseña; guárdelo sin ella e inténtelo de nuevo"
    ),
    (
        "{}: is damaged and cannot be read as a PDF ({}); open it in a viewer and print it into "
        "a new PDF"
    ): (
        "{}: está dañado y no se puede leer como PDF ({}); ábralo en un visor e imprímalo en un "
        "PDF nuevo"
    ),
    (
        "{}: has a part that unpacks to more than {} MB, as no table does; print it into a new "
        "PDF and try again"
    ): (
        "{}: tiene una parte que al descomprimirse pasa de {} MB, como ninguna tabla; imprímalo "
        "en un PDF nuevo e inténtelo otra vez"
    ),
    "{}: page {} is a drawing of more than {} MB; leave it out and try again": (
        "{}: la página {} es un dibujo de más de {} MB; quítela e inténtelo de nuevo"
    ),
    (
        "{}: has no text that can be read ({s}); make its text readable with a program for text "
        "recognition (OCR), or ask for the table as a spreadsheet"
    ): (
        "{}: no tiene texto que se pueda leer ({}); pásele un programa de reconocimiento de texto "
        "(OCR) o pida la tabla en una hoja de cálculo"
    ),
    "attached files": "archivos adjuntos",
    "its pages are empty": "sus páginas están vacías",
    "and so on for {} pages": "y así en {} páginas",
    "files attached to a PDF are not opened": "los archivos adjuntos a un PDF no se abren",
    "only what lies under its comments and filled fields ({}) was read": (
        "solo se leyó lo que está debajo de sus comentarios y campos llenados ({})"
    ),
    "its letters are set apart, so that words cannot be told": (
        "sus letras están separadas y no se distinguen las palabras"
    ),
    "it is mostly a picture: only the {} words beside it were read": (
        "es sobre todo una imagen: solo se leyeron las {} palabras que la acompañan"
    ),
    "its letters have no code, as pictures of letters have none": (
        "sus letras no tienen código, como no lo tienen las imágenes de letras"
    ),
    "{p} has {} letters without a code; each is shown as \ufffd": (
        "{} tiene {} letras sin código; cada una se muestra como \ufffd"
    ),
    "{p} has {} letters set aslant, as a watermark is: left out": (
        "{} tiene {} letras inclinadas, como las de una marca de agua: se omitieron"
    ),
    "it has more than {} letters: only these were read": (
        "tiene más de {} letras: solo se leyeron esas"
    ),
    "it is a picture without text": "es una imagen sin texto",
    "it is drawn in lines, without text": "está dibujada con líneas, sin texto",
    ("{} rows of tables without rules were put together from several lines each"): (
        "{} renglón de tablas sin líneas se armó con varias líneas de texto|"
        "{} renglones de tablas sin líneas se armaron con varias líneas de texto cada uno"
    ),
    (
        "{} rows of tables without rules fill few columns and not the first: see whether they "
        "belong to the row above or below"
    ): (
        "{} renglón de tablas sin líneas llena pocas columnas y no la primera: vea si es parte "
        "del renglón de arriba o del de abajo|"
        "{} renglones de tablas sin líneas llenan pocas columnas y no la primera: vea si son "
        "parte del renglón de arriba o del de abajo"
    ),
}

FILE_PHRASES: Final[dict[str, str]] = {
    "page {}": "página {}",
    "without an ending": "sin extensión",
    "a text table": "una tabla de texto",
    "a PDF": "un PDF",
    "an {}": "un {}",
    "a picture": "una imagen",
    "a text document (RTF)": "un documento de texto (RTF)",
    "a packed archive (gzip)": "un archivo comprimido (gzip)",
    "a packed archive (bzip2)": "un archivo comprimido (bzip2)",
    "a packed archive (xz)": "un archivo comprimido (xz)",
    "a packed archive (7z)": "un archivo comprimido (7z)",
    "a packed archive (rar)": "un archivo comprimido (rar)",
    "a packed archive (zip) of {p}": "un archivo comprimido (zip) con {}",
    "nothing": "nada",
    "{} and {} more": "{} y {} más",
    "a database (SQLite)": "una base de datos (SQLite)",
    "a Parquet table": "una tabla Parquet",
    "a spreadsheet of Excel 2": "una hoja de cálculo de Excel 2",
    "a spreadsheet of Excel 3": "una hoja de cálculo de Excel 3",
    "a spreadsheet of Excel 4": "una hoja de cálculo de Excel 4",
    "a flat OpenDocument file": "un archivo OpenDocument plano",
    "a web page (HTML)": "una página web (HTML)",
    "a web archive (MHTML)": "una página web archivada (MHTML)",
    "a binary workbook (.xlsb)": "un libro binario (.xlsb)",
    "a Word document": "un documento de Word",
    "a PowerPoint presentation": "una presentación de PowerPoint",
    "a Numbers spreadsheet": "una hoja de cálculo de Numbers",
    "an e-mail": "un correo electrónico",
    "no spreadsheet": "otra cosa que una hoja de cálculo",
}
