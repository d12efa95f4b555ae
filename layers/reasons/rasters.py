"""What is said of rasters and of densities, in Spanish."""

from __future__ import annotations

from typing import Final

RASTER_SENTENCES: Final[dict[str, str]] = {
    # a raster of the reader
    "{}: is a folder; give a GeoTIFF": "{}: es una carpeta; indique un GeoTIFF",
    "{}: is no GeoTIFF; export it as one, for example from QGIS": (
        "{}: no es un GeoTIFF; expórtelo como tal, por ejemplo desde QGIS"
    ),
    "{}: cannot be read as a GeoTIFF ({}); open it in QGIS and export it again": (
        "{}: no se puede leer como GeoTIFF ({}); ábralo en QGIS y expórtelo de nuevo"
    ),
    "{}: takes a part of itself from another file; export it as a file of its own": (
        "{}: toma una parte de otro archivo; expórtelo como un solo archivo"
    ),
    (
        "{}: does not say its coordinate system; assign it, for example in QGIS with Assign "
        "projection, and try again"
    ): (
        "{}: no dice su sistema de coordenadas; asígnelo, por ejemplo en QGIS con Asignar "
        "proyección, e inténtelo de nuevo"
    ),
    "{}: its coordinate system cannot be understood": (
        "{}: su sistema de coordenadas no se entiende"
    ),
    ("{}: its coordinate system ({}) is not tied to the earth; georeference it and try again"): (
        "{}: su sistema de coordenadas ({}) no está ligado a la tierra; georreferéncielo e "
        "inténtelo de nuevo"
    ),
    (
        "{}: does not say where its cells lie; warp it to a coordinate system, for example in "
        "QGIS with Georeferencer or Warp, and try again"
    ): (
        "{}: no dice dónde están sus celdas; llévelo a un sistema de coordenadas, por ejemplo en "
        "QGIS con Georreferenciador o Combar, e inténtelo de nuevo"
    ),
    (
        "{}: its rows do not run from west to east; warp it to a coordinate system, for example "
        "in QGIS with Warp, and try again"
    ): (
        "{}: sus renglones no van de oeste a este; llévelo a un sistema de coordenadas, por "
        "ejemplo en QGIS con Combar, e inténtelo de nuevo"
    ),
    "{}: holds complex numbers; export their magnitude and try again": (
        "{}: contiene números complejos; exporte su magnitud e inténtelo de nuevo"
    ),
    (
        "{}: its parts of {} by {} cells are too large to be read one by one; export it with "
        "tiles and try again"
    ): (
        "{}: sus partes de {} por {} celdas son demasiado grandes para leerlas una por una; "
        "expórtelo en teselas e inténtelo de nuevo"
    ),
    "its values are classes with colours: a mean or a sum of them means nothing": (
        "sus valores son clases con colores: una media o una suma de ellos no significa nada"
    ),
    ("band {} holds the value {} and says no value that means nothing: name it if it does"): (
        "la banda {} contiene el valor {} y no dice qué valor significa nada: indíquelo si es ese"
    ),
    (
        "{}: has no value in Mexico where it was looked for; see whether its coordinate system "
        "({}) is right"
    ): (
        "{}: no tiene ningún valor en México donde se buscó; vea si su sistema de coordenadas "
        "({}) es el correcto"
    ),
    (
        "{}: lies outside Mexico and its surroundings; see whether its coordinate system ({}) is "
        "right"
    ): (
        "{}: está fuera de México y sus alrededores; vea si su sistema de coordenadas ({}) es el "
        "correcto"
    ),
    "{} has no band {}; it has 1 to {}": "{} no tiene la banda {}; tiene de 1 a {}",
    "by {} unknown; choose from {}": "por {}: no existe; elija entre {}",
    "kind {} unknown; choose from {}": "tipo {}: no existe; elija entre {}",
    "a radius of {} km: choose {} to {} km": "un radio de {} km: elija de {} a {} km",
    # a raster of densities
    "the filters leave active labs out": "los filtros dejan fuera los laboratorios activos",
    "the filters leave inactive labs out": "los filtros dejan fuera los laboratorios inactivos",
    "the filters leave labs of one status out": (
        "los filtros dejan fuera los laboratorios de una situación"
    ),
    "no active lab is among the chosen ones": (
        "no hay ningún laboratorio activo entre los elegidos"
    ),
    "no inactive lab is among the chosen ones": (
        "no hay ningún laboratorio inactivo entre los elegidos"
    ),
    "no chosen lab is known to a point or a municipality on the map": (
        "ningún laboratorio elegido está ubicado en un punto o un municipio del mapa"
    ),
    "no active lab is known to a point or a municipality on the map": (
        "ningún laboratorio activo está ubicado en un punto o un municipio del mapa"
    ),
    "no inactive lab is known to a point or a municipality on the map": (
        "ningún laboratorio inactivo está ubicado en un punto o un municipio del mapa"
    ),
    "no chosen lab is known to a point or a municipality in the chosen states": (
        "ningún laboratorio elegido está ubicado en un punto o un municipio de los estados elegidos"
    ),
    "no active lab is known to a point or a municipality in the chosen states": (
        "ningún laboratorio activo está ubicado en un punto o un municipio de los estados elegidos"
    ),
    "no inactive lab is known to a point or a municipality in the chosen states": (
        "ningún laboratorio inactivo está ubicado en un punto o un municipio de los estados "
        "elegidos"
    ),
    "{s} (known to their state alone: {})": "{} (se conocen solo por estado: {})",
    # densities
    "a cell of {} is no number of km": "una celda de {} no es un número de km",
    "{} relabellings are no whole number": "{} reetiquetados no es un número entero",
    "a cell of {} km: choose {} to {} km": "una celda de {} km: elija de {} a {} km",
    "a bandwidth of {} km on cells of {} km: choose {} to {} km": (
        "un ancho de banda de {} km con celdas de {} km: elija de {} a {} km"
    ),
    ("{} active and {} inactive records have a known place: a relative risk needs {} of each"): (
        "{} registro activo y {} inactivos tienen un lugar conocido: un riesgo relativo necesita "
        "{} de cada uno|{} registros activos y {} inactivos tienen un lugar conocido: un riesgo "
        "relativo necesita {} de cada uno"
    ),
    "{} records have a known place: a rule for the bandwidth needs {}": (
        "{} registro tiene un lugar conocido: una regla para el ancho de banda necesita {}|"
        "{} registros tienen un lugar conocido: una regla para el ancho de banda necesita {}"
    ),
    "all records lie in one municipality: there is none to leave out": (
        "todos los registros están en un solo municipio: no hay ninguno que dejar fuera"
    ),
}
