"""What is said of a map, a chart or a file that cannot be made, in Spanish."""

from __future__ import annotations

from typing import Final

PRODUCT_SENTENCES: Final[dict[str, str]] = {
    # figures
    ("a figure {} mm wide is too small for its legends; ask for {} mm or more and scale it down"): (
        "una figura de {} mm de ancho es demasiado pequeña para sus leyendas; pida {} mm o más y "
        "redúzcala"
    ),
    "a page is lengthened before axes and lines are placed on it": (
        "una página se alarga antes de colocar en ella ejes y líneas"
    ),
    ("the legends of so many layers do not fit the page; switch some off or ask for a wider one"): (
        "las leyendas de tantas capas no caben en la página; quite algunas o pida una página más "
        "ancha"
    ),
    # charts
    "width {} unknown; choose from {}": "ancho {}: no existe; elija entre {}",
    "no release was given to draw; name one or more": (
        "no se indicó ninguna entrega que dibujar; nombre una o más"
    ),
    "no lab has a date that tells its {p}: there is nothing to draw": (
        "ningún laboratorio tiene una fecha que indique su {}: no hay nada que dibujar"
    ),
    "neither release has a lab: there is nothing to draw": (
        "ninguna de las dos entregas tiene laboratorios: no hay nada que dibujar"
    ),
    "the releases {} of the comparison were not given": (
        "no se dieron las entregas {} de la comparación"
    ),
    "the releases {} of the triangle were not given": "no se dieron las entregas {} del triángulo",
    (
        "one of these releases holds counts: who became what is known of single raids only; draw "
        "a timeline or a triangle"
    ): (
        "una de estas entregas contiene recuentos: solo de operativos uno por uno se sabe cuál "
        "pasó a qué; dibuje una cronología (timeline) o un triángulo (triangle)"
    ),
    "two releases have the id {}; give one of them another name": (
        "dos entregas tienen la clave {}; dé otro nombre a una de ellas"
    ),
    "no row of {} could be read as a raid: nothing to compare": (
        "ningún renglón de {} se pudo leer como operativo: no hay nada que comparar"
    ),
    "no row of the file could be read as a raid": (
        "ningún renglón del archivo se pudo leer como operativo"
    ),
    # files to write
    "cannot write {}: {s}": "no se puede escribir {}: {}",
    "cannot write to {}: {s}": "no se puede escribir en {}: {}",
    "cannot write {}: its ending must be one of {}": (
        "no se puede escribir {}: su extensión debe ser una de {}"
    ),
    "[Errno {}] No such file or directory: {}": "[Errno {}] no existe el archivo o la carpeta {}",
    "[Errno {}] Permission denied: {}": "[Errno {}] no hay permiso para {}",
    "[Errno {}] Not a directory: {}": "[Errno {}] {} no es una carpeta",
    "[Errno {}] Is a directory: {}": "[Errno {}] {} es una carpeta",
    "[Errno {}] No space left on device": "[Errno {}] el disco está lleno",
    "[Errno {}] Read-only file system: {}": "[Errno {}] {} está en un disco de solo lectura",
    "[Errno {}] File name too long: {}": "[Errno {}] el nombre {} es demasiado largo",
    (
        "cannot write KML: the installed pyogrio has no driver LIBKML. Install pyogrio 0.12 or "
        "later from its wheels, or choose another format."
    ): (
        "no se puede escribir KML: el pyogrio instalado no tiene el controlador LIBKML. Instale "
        "pyogrio 0.12 o posterior desde sus wheels, o elija otro formato."
    ),
    "{} is no description of layers, and would be written over; choose another folder": (
        "{} no es una descripción de capas y se sobrescribiría; elija otra carpeta"
    ),
    (
        "{} describes other files too ({}), and would be written over; export all the layers at "
        "once, or choose another folder"
    ): (
        "{} describe también otros archivos ({}) y se sobrescribiría; exporte todas las capas a la "
        "vez o elija otra carpeta"
    ),
    "No layer was named. There are: {}.": "No se nombró ninguna capa. Hay: {}.",
    "{} is no format. There are: {}.": "{} no es un formato. Hay: {}.",
    # reference layers
    "There is no reference layer {}. There are: {}.": (
        "No existe la capa de referencia {}. Hay: {}."
    ),
    (
        "The file of the reference layer {} is missing: {}. Install the package again, or rebuild "
        "it with `python -m geo.reference.build`."
    ): (
        "Falta el archivo de la capa de referencia {}: {}. Instale el paquete de nuevo o "
        "reconstrúyala con `python -m geo.reference.build`."
    ),
    (
        "The reference layer {} is not the registered file: {} has the sha256 {}, not {}. Install "
        "the package again, or rebuild it with `python -m geo.reference.build`."
    ): (
        "La capa de referencia {} no es el archivo registrado: {} tiene el sha256 {}, no {}. "
        "Instale el paquete de nuevo o reconstrúyala con `python -m geo.reference.build`."
    ),
    (
        "The reference layer {} has no dates, so none of its rows can be chosen by a day. Layers "
        "with dates: {}."
    ): (
        "La capa de referencia {} no tiene fechas, así que sus renglones no se pueden elegir por "
        "un día. Capas con fechas: {}."
    ),
    "{} is no day: write it like 2022-06-01.": "{} no es un día: escríbalo como 2022-06-01.",
    # the web map
    "layer {}: its areas are not those of {}, one by one": (
        "capa {}: sus áreas no son, una por una, las de {}"
    ),
    "layer {}: {} has no {}": "capa {}: {} no tiene {}",
    "layer {}: a code stands there twice": "capa {}: una clave está dos veces",
    "layer {}: a point has no place on the map": "capa {}: un punto no tiene lugar en el mapa",
    "layer {}: a radius is not a number of kilometres": (
        "capa {}: un radio no es un número de kilómetros"
    ),
    "layer {}: a name has no place on the map": "capa {}: un nombre no tiene lugar en el mapa",
    "layer {}: not one value for each thing that it shows": (
        "capa {}: no hay un valor por cada cosa que muestra"
    ),
    "layer {}: classes {} to {}, but {} entries in its legend": (
        "capa {}: clases de {} a {}, pero {} entradas en su leyenda"
    ),
    "layer {}: its legend shows it by a {}": "capa {}: su leyenda la muestra con la forma {}",
    "layer {}: not one label for each class": "capa {}: no hay una etiqueta por cada clase",
    "layer {}: a class {}, but {} entries in its legend": (
        "capa {}: una clase {}, pero {} entradas en su leyenda"
    ),
    # the installation
    "streamlit_app.py is not installed with labatlas: install it again": (
        "streamlit_app.py no está instalado con labatlas: instálelo de nuevo"
    ),
    "the package folium-offline is not installed: install labatlas again": (
        "el paquete folium-offline no está instalado: instale labatlas de nuevo"
    ),
    "labatlas is not installed whole: {s}": "labatlas no está instalado completo: {}",
    (
        "no copy of {} on this machine, and the map fetches nothing from the web: install the "
        "folium and folium-offline versions that labatlas names"
    ): (
        "no hay copia de {} en este equipo, y el mapa no descarga nada de la web: instale las "
        "versiones de folium y folium-offline que labatlas indica"
    ),
    ("the map asks for {}, which this server does not hold; the app loads nothing from the web"): (
        "el mapa pide {}, que este servidor no tiene; la aplicación no carga nada de la web"
    ),
}
