"""What is said of options and arguments of a command, in Spanish.

Most are the sentences of click, as its releases since 8.2 write them.
"""

from __future__ import annotations

from typing import Final

OPTION_SENTENCES: Final[dict[str, str]] = {
    # click
    "Invalid value": "Valor no válido",
    "Invalid value for {}": "Valor no válido para {}",
    "Missing argument {}.": "Falta el argumento {}.",
    "Missing argument {}. Choose from:": "Falta el argumento {}. Elija entre:",
    "Missing option {}.": "Falta la opción {}.",
    "Missing option {}. Choose from:": "Falta la opción {}. Elija entre:",
    "Missing command.": "Falta el comando.",
    "No such option: {}": "No existe la opción {}",
    "No such option: {} Did you mean {}?": "No existe la opción {}. ¿Quiso decir {}?",
    "No such option: {} (Possible options: {})": "No existe la opción {}. ¿Quiso decir una de {}?",
    "No such option {}.": "No existe la opción {}.",
    "No such option {}. Did you mean {}?": "No existe la opción {}. ¿Quiso decir {}?",
    "No such option {}. (Did you mean one of: {}?)": (
        "No existe la opción {}. ¿Quiso decir una de {}?"
    ),
    "No such command {}.": "No existe el comando {}.",
    "No such command {}. Did you mean {}?": "No existe el comando {}. ¿Quiso decir {}?",
    "No such command {}. (Did you mean one of: {}?)": (
        "No existe el comando {}. ¿Quiso decir uno de {}?"
    ),
    "Got unexpected extra argument ({})": "Sobra el argumento ({})",
    "Got unexpected extra arguments ({})": "Sobran los argumentos ({})",
    "Option {} does not take a value.": "La opción {} no lleva valor.",
    "Option {} requires an argument.": "La opción {} necesita un valor.",
    "{} is not one of {}.": "{} no es uno de {}.",
    "{} does not match the format {}.": "{} no tiene la forma {}.",
    "{} is not a valid integer.": "{} no es un número entero.",
    "{} is not a valid integer range.": "{} no es un número entero.",
    "{} is not a valid float.": "{} no es un número.",
    "{} is not a valid float range.": "{} no es un número.",
    "{} is not in the range {}.": "{} no está en el intervalo {}.",
    "File {} is a directory.": "El archivo {} es una carpeta.",
    "File {} does not exist.": "El archivo {} no existe.",
    "File {} is not readable.": "El archivo {} no se puede leer.",
    "File {} is not writable.": "El archivo {} no se puede escribir.",
    "Directory {} is a file.": "La carpeta {} es un archivo.",
    "Directory {} does not exist.": "La carpeta {} no existe.",
    "Directory {} is not readable.": "La carpeta {} no se puede leer.",
    "Directory {} is not writable.": "La carpeta {} no se puede escribir.",
    "Path {} does not exist.": "La ruta {} no existe.",
    "Path {} is not readable.": "La ruta {} no se puede leer.",
    "Path {} is not writable.": "La ruta {} no se puede escribir.",
    # labatlas
    "{} is not FIELD=HEADING, such as date=FECHA": "{} no es FIELD=ENCABEZADO, como date=FECHA",
    "--raster-band and --raster-nodata need --raster": (
        "--raster-band y --raster-nodata necesitan --raster"
    ),
    "no state is called {}": "ningún estado se llama {}",
    "no state is called {}; perhaps {}": "ningún estado se llama {}; tal vez {}",
    "{} is not a list of numbers such as 1,5,20": "{} no es una lista de números como 1,5,20",
    "name two releases, the older one first; embedded are {}": (
        "nombre dos entregas, primero la anterior; incluidas están {}"
    ),
    "a flow leads from one release to another: name two, not {}": (
        "un flujo va de una entrega a otra: nombre dos, no {}"
    ),
    "a file would be written over another one: choose names that differ": (
        "un archivo se escribiría sobre otro: elija nombres distintos"
    ),
    "port {} is taken, perhaps by another labatlas app: close that one or choose another port": (
        "el puerto {} está ocupado, tal vez por otra aplicación de labatlas: ciérrela o elija otro "
        "puerto"
    ),
}
