"""Every sentence that geo says of a file, and every error, has its Spanish words."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest
from hypothesis import given
from hypothesis import strategies as st

import geo
import layers
from geo.doubts import KINDS, Doubt, strictly
from layers.reasons import PHRASES, SENTENCES, template, translate

GEO = Path(geo.__file__).parent
LAYERS = Path(layers.__file__).parent
# What builds the layers and the illustrative releases is run by nobody but who changes them.
OF_BUILDS = ("geo/reference/recipes/", "geo/reference/build.py", "geo/data/")
ENGLISH = re.compile(r"\b(?:the|of|is|are|was|were|it|and|or|to|in|not|than|rows?|cells?|year)\b")
ROOMS = (
    "releases",
    "places",
    "process.py",
    "guarded_csv.py",
    "doubts.py",
    "density",
    "rasters/checks.py",
    "rasters/user.py",
    "rasters/summary.py",
    "rasters/picture.py",
)

ALL = "*"
WORDS_OF_FILES = {
    # Modules and constants that list what stands in files, or name columns: never said of one.
    "doubts.py": {"_COUNTED"},
    "places/matching.py": {"COLUMNS"},
    "rasters/summary.py": {"COLUMNS"},
    "releases/tables/headings.py": {"FIELDS", "_KEYWORDS"},
    "releases/texts/known_words.py": {ALL},
    "releases/values/labels.py": {"_KIND_PHRASES", "_STATES_IT"},
    "releases/values/periods.py": {"_NAMES"},
    "releases/values/vocabulary.py": {ALL},
    "releases/values/words.py": {"_CORPS"},
    "releases/workbooks/parts.py": {ALL},
}
ASSEMBLED = {
    "{} from {} section line{}",
    # Parts of sentences; EXAMPLES below has the whole of each.
    " and as ",
    " and more",
    " and {} more",
    ", since counted from 1900 they would not lie in {} to {}",
    "1 cell had",
    "; and so on for {} pages",
    "; it asks for {} km or less, the least that is tried",
    "; it asks for {} km or more, the most that is tried",
    "; it gives {} km, but cells of {} km bear no less than {} km",
    "; perhaps {}",
    "; perhaps {} ({})",
    "row {}",
    "{} ({} is {})",
    "{} (easting and northing are swapped)",
    "{} is {}",
    "{} {} is no {}",
    "{} readable either way, taken",
    "{} read as days counted from {}",
    "{} to {}",
    "{} {} in doubt",
    "{} {}, as chosen",
    "{} {}, as is usual in Mexico: no other date of the column tells which",
    "{}: {}, and strict reading admits none",
    "number {}",
    "estado libre soberano ",
    "thing is",
    "things are",
}
TEMPLATES = SENTENCES | PHRASES


def harvest() -> Iterator[tuple[str, str]]:
    """Yield the place and the template of each text of geo that has words of English."""
    for room in ROOMS:
        path = GEO / room
        for module in sorted(path.rglob("*.py")) if path.is_dir() else [path]:
            name = module.relative_to(GEO).as_posix()
            tree = ast.parse(module.read_text("utf-8"))
            constants = constants_of(tree)
            inlined = {
                value.value.id
                for value in ast.walk(tree)
                if isinstance(value, ast.FormattedValue) and isinstance(value.value, ast.Name)
            }
            left_out = {*WORDS_OF_FILES.get(name, ()), *(inlined & constants.keys())}
            if ALL in left_out:
                continue
            for node in texts_of(tree, left_out):
                yield f"{name}:{node.lineno}", as_template(node, constants)


def raised() -> Iterator[tuple[str, str]]:
    """Yield the place and the template of each text that an error of geo or layers is made with."""
    for room in (GEO, LAYERS):
        for module in sorted(room.rglob("*.py")):
            name = module.relative_to(room.parent).as_posix()
            if name.startswith(OF_BUILDS):
                continue
            tree = ast.parse(module.read_text("utf-8"))
            constants = constants_of(tree)
            for node in ast.walk(tree):
                if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
                    for text in (text for one in node.exc.args for text in texts_of(one, set())):
                        yield f"{name}:{text.lineno}", as_template(text, constants)


def constants_of(tree: ast.Module) -> dict[str, str]:
    """Return the texts that a module gives a name."""
    found = {}
    for node in tree.body:
        targets = node.targets if isinstance(node, ast.Assign) else []
        targets = [node.target] if isinstance(node, ast.AnnAssign) else targets
        value = getattr(node, "value", None)
        if isinstance(value, ast.Constant) and isinstance(value.value, str):
            found |= {target.id: value.value for target in targets if isinstance(target, ast.Name)}
    return found


def texts_of(node: ast.AST, left_out: set[str]) -> Iterator[ast.expr]:
    """Yield each whole text of a module, but for docstrings and words of files."""
    if isinstance(node, ast.Assign | ast.AnnAssign):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        if any(isinstance(target, ast.Name) and target.id in left_out for target in targets):
            return
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return
    if isinstance(node, ast.Call) and ast.unparse(node.func) in ("frozenset", "re.compile"):
        return
    if is_text(node):
        yield node
        slots = [part for part in ast.walk(node) if not isinstance(part, ast.Constant)]
        inner = [part.value for part in slots if isinstance(part, ast.FormattedValue)]
        inner += [p for p in slots if isinstance(p, ast.IfExp) and isinstance(node, ast.BinOp)]
    else:
        inner = list(ast.iter_child_nodes(node))
    for child in inner:
        yield from texts_of(child, left_out)


def is_text(node: ast.AST) -> bool:
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        return is_text(node.left) or is_text(node.right)
    return isinstance(node, ast.JoinedStr) or (
        isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


def as_template(node: ast.AST, constants: dict[str, str]) -> str:
    if isinstance(node, ast.FormattedValue):
        text = as_template(node.value, constants)
        return text if isinstance(node.value, ast.Name) else "{}"
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value.replace("{", "{{").replace("}", "}}")
    if isinstance(node, ast.JoinedStr):
        text = "".join(as_template(value, constants) for value in node.values)
    elif isinstance(node, ast.BinOp):
        text = as_template(node.left, constants) + as_template(node.right, constants)
    elif isinstance(node, ast.Name):
        text = constants.get(node.id, "{}")
    else:
        text = "{}"
    return re.sub(r"(\{\})+", "{}", text)


def says_something(text: str) -> bool:
    """Whether a template has two words side by side, or a word beside a slot, and is no pattern."""
    fixed = " ".join(text.replace("{}", " 0 ").split())
    if re.search(r"\\|\(\?|\|\w|\)\?|</|/>|<!", fixed):
        return False
    return bool(re.search(r"[a-z]{2,}[,;:]? [a-z]{2,}|[a-z]{2,} 0|0 [a-z]{2,}", fixed))


def bare(text: str) -> str:
    return re.sub(r"\{[a-z]\}", "{}", text)


def test_every_sentence_of_geo_has_its_spanish() -> None:
    known = {bare(text) for text in TEMPLATES} | ASSEMBLED
    lacking = [
        f"{where}: {text}"
        for where, text in harvest()
        if says_something(text) and text not in known
    ]
    assert not lacking, "not in layers/reasons/:\n" + "\n".join(lacking)


def test_every_error_of_geo_and_layers_has_its_spanish() -> None:
    known = {bare(text) for text in TEMPLATES} | ASSEMBLED
    found = list(raised())
    # The name of an option stays what it is.
    named = {text: re.sub(r"^\w+ (?=\{\} unknown; choose)", "{} ", text) for _, text in found}
    lacking = [
        f"{where}: {text}"
        for where, text in found
        if says_something(text) and not {text, named[text]} & known
    ]
    assert len(found) > 100
    assert not lacking, "not in layers/reasons/:\n" + "\n".join(lacking)


def test_the_harvest_finds_every_way_to_write_a_sentence() -> None:
    tree = ast.parse(
        """A docstring is no reason.
LOOK = "look at it"
raise ValueError("not a thing")
raise Fault(f"{len(x):,} rows of {y!r}; {LOOK}")
told = f"{a} is {b}, " + ("later than it" if c else "before it")
known = frozenset({"de la casa"})
""".replace("A docstring is no reason.", '"""A docstring is no reason."""')
    )
    found = [as_template(node, constants_of(tree)) for node in texts_of(tree, {"LOOK"})]
    assert found == [
        "not a thing", "{} rows of {}; look at it", "{} is {}, {}", "later than it", "before it",
    ]  # fmt: skip


@pytest.mark.parametrize(("english", "spanish"), TEMPLATES.items())
def test_both_sides_have_the_same_slots(english: str, spanish: str) -> None:
    kinds = template(english).kinds
    assert set(kinds) <= {"", "s", "p", "a", "o", "t"}
    for words in spanish.split("|"):
        names = [name for _, name, _, _ in Formatter().parse(words) if name is not None]
        named = [int(name) if name else n for n, name in enumerate(names)]
        assert sorted(named) == list(range(len(kinds)))


# What geo says of one file or another, whole, and its Spanish.
EXAMPLES = {
    "1 rows are hidden in the file and were read: 7": (
        "1 renglón está oculto en el archivo y se leyó: 7"
    ),
    "12 rows are hidden in the file and were read: 7, 8 and more": (
        "12 renglones están ocultos en el archivo y se leyeron: 7, 8 y más"
    ),
    "columns read by what their cells hold: A, B as date, C as state": (
        "columnas leídas por lo que contienen sus celdas: A, B como fecha, C como estado"
    ),
    "names no year; read as 2021, the only year of the release; lies in the future": (
        "no nombra ningún año; se leyó como 2021, el único año de la entrega; está en el futuro"
    ),
    "'x; y' is no month; the year alone was kept": "'x; y' no es un mes; se conservó solo el año",
    "several dates; read as July 2022, which holds all of them": (
        "varias fechas; se leyó como julio de 2022, que las abarca todas"
    ),
    (
        "1 date can only be read day first, 2 only month first; 3 dates readable either way, taken "
        "day first"
    ): (
        "1 fecha solo se puede leer primero el día; 2 solo primero el mes; 3 fechas con dos "
        "lecturas posibles se leyeron primero el día"
    ),
    "1,200 dates readable either way, taken as year, month, day, as chosen": (
        "1,200 fechas con dos lecturas posibles se leyeron como año, mes, día, como se eligió"
    ),
    (
        "1 date readable either way, taken day first, as is usual in Mexico: no other date of the "
        "column tells which"
    ): (
        "1 fecha con dos lecturas posibles se leyó primero el día, como es usual en México: "
        "ninguna otra fecha de la columna lo aclara"
    ),
    (
        "3 numbers read as days counted from 1904, since counted from 1900 they would not lie in "
        "2019 to 2022 (42735 is 2021-01-01)"
    ): (
        "3 números leídos como días contados desde 1904, porque contados desde 1900 no estarían "
        "entre 2019 y 2022 (42735 es 2021-01-01)"
    ),
    "1 number read as days counted from 1900 (44562 is 2022-01-01)": (
        "1 número leído como días contados desde 1900 (44562 es 2022-01-01)"
    ),
    "two years: 2021 and 2022": "dos años: 2021 y 2022",
    "marked as active and as inactive": "marcado como activo y como inactivo",
    "names several: methamphetamine, heroin": "nombra varios: metanfetamina, heroína",
    "ESTATUS: 3 cells read by their spelling: 'actvo' as 'active', 'x and y' as 'inactive'": (
        "ESTATUS: 3 celdas leídas por su parecido con una palabra: 'actvo' como 'activo', "
        "'x and y' como 'inactivo'"
    ),
    "merged cells give municipality, state to 4 rows below": (
        "celdas combinadas dan municipio, estado a 4 renglones de abajo"
    ),
    "the rows above it sum to 4 or 7": "los renglones de arriba suman 4 o 7",
    "1 cell had been decoded wrongly before and were mended, as CuliacÃ¡n to Culiacán": (
        "1 celda traía texto mal descifrado de antes, que se reparó: CuliacÃ¡n → Culiacán"
    ),
    (
        "the text is not UTF-8: Windows-1252 was taken; no known word tells it from Mac Roman and "
        "CP850: look whether its accents are right, and name the encoding if they are not"
    ): (
        "el texto no es UTF-8: se tomó Windows-1252; ninguna palabra conocida lo distingue de Mac "
        "Roman y CP850: vea si sus acentos están bien y, si no, indique la codificación"
    ),
    "the text is not UTF-8: CP850 was taken, because it yields 1 known word with accents, as día": (
        "el texto no es UTF-8: se tomó CP850, porque da 1 palabra conocida con acentos, como día"
    ),
    "the decimal point was lost; the columns of longitude and latitude are swapped": (
        "se perdió el punto decimal; las columnas de longitud y latitud están intercambiadas"
    ),
    "longitude and latitude are swapped and the sign was lost": (
        "longitud y latitud están intercambiadas y se perdió el signo"
    ),
    (
        "several readings lie in Mexico, none of them in the state named: UTM zone 13 "
        "(easting and northing are swapped) (-105.12345, 24.00000) or Mexican Lambert metres, "
        "EPSG:6372 (-99.00000, 19.00000) or the sign was lost (-99.10000, 19.20000)"
    ): (
        "varias lecturas caen en México, ninguna en el estado nombrado: zona UTM 13 (este y norte "
        "están intercambiados) (-105.12345, 24.00000) o metros en Lambert de México, EPSG:6372 "
        "(-99.00000, 19.00000) o se perdió el signo (-99.10000, 19.20000)"
    ),
    (
        "UTM metres without a zone; in Mexico would lie UTM zone 13 (-105.1, 24.0) or UTM zone 14 "
        "(-99.1, 24.0), none of them in the state named"
    ): (
        "metros UTM sin zona; en México caerían zona UTM 13 (-105.1, 24.0) o zona UTM 14 "
        "(-99.1, 24.0), ninguna en el estado nombrado"
    ),
    (
        "no zone is given: UTM zone 13 (easting and northing are swapped) taken, the only one in "
        "the state named"
    ): (
        "no se da la zona: se tomó zona UTM 13 (este y norte están intercambiados), la única que "
        "cae en el estado nombrado"
    ),
    "75 seconds cannot be: they end at 59": "75 segundos no puede ser: terminan en 59",
    (
        "San Quintín is a municipality only since 2020-02-12, later than the record; it was "
        "carved from 2 others"
    ): (
        "San Quintín es municipio apenas desde 2020-02-12, después del registro; se formó con "
        "partes de otros 2"
    ),
    "several municipalities have this name; perhaps Ahome (25001); perhaps El Fuerte (25010)": (
        "varios municipios tienen este nombre; tal vez Ahome (25001); tal vez El Fuerte (25010)"
    ),
    (
        "a.zip: is a packed archive (zip) of b.txt, c and 4 more and cannot be read; unpack it and "
        "give one of the files in it (readable: .xlsx, .csv)"
    ): (
        "a.zip: es un archivo comprimido (zip) con b.txt, c y 4 más y no se puede leer; "
        "descomprímalo e indique uno de los archivos que contiene (se pueden leer: .xlsx, .csv)"
    ),
    (
        "a.pdf: has no text that can be read (page 1: it is a picture without text; page 2: it is "
        "a picture without text; page 3 has 4 letters without a code; each is shown as \ufffd; "
        "and so on for 9 pages); make its text readable with a program for text recognition "
        "(OCR), or ask for the table as a spreadsheet"
    ): (
        "a.pdf: no tiene texto que se pueda leer (página 1: es una imagen sin texto; página 2: es "
        "una imagen sin texto; página 3 tiene 4 letras sin código; cada una se muestra como "
        "\ufffd; y así en 9 páginas); pásele un programa de reconocimiento de texto (OCR) o pida "
        "la tabla en una hoja de cálculo"
    ),
    (
        "a.xls: is not a readable spreadsheet (its part 'xl/b; c.xml' is missing); open it in a "
        "spreadsheet program and save it again"
    ): (
        "a.xls: no es una hoja de cálculo legible (le falta su parte 'xl/b; c.xml'); ábrala en un "
        "programa de hojas de cálculo y guárdela de nuevo"
    ),
    "places.csv, row 3, column mun_code: no municipality has the code '25999'": (
        "places.csv, renglón 3, columna mun_code: ningún municipio tiene la clave '25999'"
    ),
    "state from 9 section lines": "estado, tomado de 9 líneas de sección",
    "all rows: status 'active', from the line above the header, 'LABS, ACTIVOS'": (
        "todos los renglones: situación 'activo', según la línea sobre los encabezados, "
        "'LABS, ACTIVOS'"
    ),
    "answer.map.json: not a map of columns: sheets may not be 3": (
        "answer.map.json: no es una asignación de columnas: sheets no puede ser 3"
    ),
    "answer.csv: 21 things are in doubt, and strict reading admits none\n1 row was set aside:\n"
    "  Hoja row 4 FECHA '31/02/2022': a day that does not exist\n  row 5: names no year\n"
    "  … and 20 more\n  What to do: check that this is what was meant": (
        "answer.csv: hay 21 cosas en duda, y la lectura estricta no admite ninguna\n"
        "1 renglón apartado:\n  Hoja renglón 4 FECHA '31/02/2022': un día que no existe\n"
        "  renglón 5: no nombra ningún año\n  … y 20 más\n"
        "  Qué hacer: compruebe que eso era lo que se quería decir"
    ),
    "layers density, hexagons: each colours the whole land; choose one of them": (
        "capas density, hexagons: cada una colorea todo el territorio; elija una de ellas"
    ),
    "cannot write to a: [Errno 13] Permission denied: 'a/b; c'": (
        "no se puede escribir en a: [Errno 13] no hay permiso para 'a/b; c'"
    ),
    "no lab has a date that tells its month: there is nothing to draw": (
        "ningún laboratorio tiene una fecha que indique su mes: no hay nada que dibujar"
    ),
    "Respuesta de SEDENA; 3 rows": "Respuesta de SEDENA; 3 rows",
}


@pytest.mark.parametrize(("english", "spanish"), EXAMPLES.items())
def test_whole_sentences_are_said_in_spanish(english: str, spanish: str) -> None:
    assert translate(english, "es") == spanish
    assert translate(english, "en") == english


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("times", [1, 2])
def test_the_errors_of_strict_reading_are_said_in_spanish(kind: str, times: int) -> None:
    found = [Doubt(kind, "", row, "", "x", "names no year", "") for row in range(1, 1 + times)]
    lines = translate(strictly("a.csv", found), "es").split("\n")
    assert not any(ENGLISH.search(line) for line in lines), lines


@given(st.text())
def test_any_text_stays_in_english_and_is_no_error_in_spanish(text: str) -> None:
    assert translate(text, "en") == text
    assert isinstance(translate(text, "es"), str)


PIECES = [piece for english in TEMPLATES for piece in template(english).pieces if piece]


@given(st.lists(st.sampled_from([*PIECES, "; ", ": ", ", ", " and ", "x", "{0}", "\n"])))
def test_sentences_in_pieces_are_no_error(parts: list[str]) -> None:
    assert isinstance(translate("".join(parts), "es"), str)


@given(st.text(st.characters(exclude_categories=["C"], exclude_characters=";:,|\n")))
def test_text_of_the_file_comes_through_unchanged(cell: str) -> None:
    assert translate(f"{cell} is no year", "es") == f"{cell} no es un año"
    told = translate(f"the map names a column {cell!r} that is not there; lies in the future", "es")
    assert told == f"la lectura guardada nombra una columna {cell!r} que no está; está en el futuro"


@pytest.mark.parametrize(
    "hostile",
    [
        "a: " * 100_000,
        "names no year; " * 50_000,
        "; ".join(["x: names no year"] * 12),
        "1 date readable either way, taken " * 20_000,
        "columns read by what their cells hold: " + "A as date, " * 20_000,
        "{0}{s}{" * 10_000,
    ],
)
def test_a_hostile_text_comes_to_an_end(hostile: str) -> None:
    # Going through all ways to part it would take longer than anyone waits for a test.
    assert isinstance(translate(hostile, "es"), str)
