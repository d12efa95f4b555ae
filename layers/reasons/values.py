"""What is said of dates, numbers, words and coordinates, in Spanish."""

from __future__ import annotations

from typing import Final

VALUE_SENTENCES: Final[dict[str, str]] = {
    # dates
    "a day that does not exist": "un día que no existe",
    "lies in the future": "está en el futuro",
    "names no year": "no nombra ningún año",
    "names no year; read as {}, the only year of the release": (
        "no nombra ningún año; se leyó como {}, el único año de la entrega"
    ),
    "not a date that can be read (day first, as 20/07/2022)": (
        "no es una fecha que se pueda leer (primero el día, como 20/07/2022)"
    ),
    "too long for a date": "demasiado largo para una fecha",
    "no date: a time of day or a mark alone": "no es una fecha: solo una hora o un signo",
    "the year {} lies outside {} to {}": "el año {} no está entre {} y {}",
    "runs from {} to {}: no single year holds it": ("va de {} a {}: no cabe en un solo año"),
    "1 January 1900 stands for a date that was never filled in": (
        "el 1 de enero de 1900 indica una fecha que nunca se llenó"
    ),
    "read without the mark of its thousands": "se leyó sin el signo de los miles",
    "only a part of it is meant; read as the whole": (
        "se refiere solo a una parte; se leyó como el todo"
    ),
    "given as uncertain; read as it stands": "se da como incierta; se leyó tal como está",
    "the year is given as not known": "se dice que el año no se conoce",
    "a number that is no date": "un número que no es una fecha",
    "a number that is no date (as 20220720), no year and no Excel serial": (
        "un número que no es una fecha (como 20220720), ni un año, ni un número de serie de Excel"
    ),
    "the number {} shown as a date; read as the year": (
        "el número {} mostrado como fecha; se leyó como el año"
    ),
    "several dates; read as {p}, which holds all of them": (
        "varias fechas; se leyó como {}, que las abarca todas"
    ),
    "several months; read as the year that holds them": (
        "varios meses; se leyó como el año que los abarca"
    ),
    "several days; read as the month that holds them": (
        "varios días; se leyó como el mes que los abarca"
    ),
    "{} is no year": "{} no es un año",
    "{} is no month": "{} no es un mes",
    "{} is no day of a month": "{} no es un día del mes",
    "{} shown as a date": "{} mostrado como fecha",
    "{} read as {p}": "{} se leyó como {}",
    "the year of a date": "el año de una fecha",
    "no part of a date": "no es parte de una fecha",
    "{p} alone was kept": "se conservó solo {}",
    "{s}; {p} alone was kept": "{}; se conservó solo {}",
    "two years: {a}": "dos años: {}",
    # a whole column of dates
    "day and month stand the other way round than in most cells of the column": (
        "día y mes están al revés que en la mayoría de las celdas de la columna"
    ),
    "day and month may be the other way round: the column holds both orders": (
        "día y mes pueden estar al revés: la columna tiene ambos órdenes"
    ),
    "{p} saying by a code or in words that there is no date": (
        "{} que dice con una clave o con palabras que no hay fecha|"
        "{} que dicen con una clave o con palabras que no hay fecha"
    ),
    "{p} of two digits, read as one of 1970 to 2069": (
        "{} de dos cifras, leído como uno de 1970 a 2069|"
        "{} de dos cifras, leídos como de 1970 a 2069"
    ),
    "every date is the first day of a {p}: read as the {p} alone": (
        "todas las fechas son el primer día de un {}: se leyó solo el {}"
    ),
    "{p} can only be read {p}, {} only {p}": (
        "{} solo se puede leer {}; {} solo {}|{} solo se pueden leer {}; {} solo {}"
    ),
    "{p} readable either way, taken {p}": (
        "{} con dos lecturas posibles se leyó {}|{} con dos lecturas posibles se leyeron {}"
    ),
    "{p} readable either way, taken {p}, as chosen": (
        "{} con dos lecturas posibles se leyó {}, como se eligió|"
        "{} con dos lecturas posibles se leyeron {}, como se eligió"
    ),
    (
        "{p} readable either way, taken {p}, as is usual in Mexico: no other date of the column "
        "tells which"
    ): (
        "{} con dos lecturas posibles se leyó {}, como es usual en México: ninguna otra fecha de "
        "la columna lo aclara|"
        "{} con dos lecturas posibles se leyeron {}, como es usual en México: ninguna otra fecha "
        "de la columna lo aclara"
    ),
    "{p} read as days counted from {} ({} is {})": (
        "{} leído como días contados desde {} ({} es {})|"
        "{} leídos como días contados desde {} ({} es {})"
    ),
    (
        "{p} read as days counted from {}, since counted from 1900 they would not lie in {} to {} "
        "({} is {})"
    ): (
        "{} leído como días contados desde {}, porque contado desde 1900 no estaría entre {} y {} "
        "({} es {})|"
        "{} leídos como días contados desde {}, porque contados desde 1900 no estarían entre {} y "
        "{} ({} es {})"
    ),
    (
        "all {} dates that stand as text have a day over 12, all {} true dates one up to 12: a "
        "spreadsheet took day for month in these, so they were swapped back ({} was read as {})"
    ): (
        "las {} fechas escritas como texto tienen un día mayor que 12 y las {} fechas verdaderas "
        "uno de hasta 12: una hoja de cálculo tomó en estas el día por el mes, así que se "
        "volvieron a cambiar ({} se leyó como {})"
    ),
    # numbers
    "not a number": "no es un número",
    "a share, not a number": "es una proporción, no un número",
    "may be {} or {}.{}: which mark is decimal?": (
        "puede ser {} o {}.{}: ¿cuál signo es el decimal?"
    ),
    "may be {} or {}000": "puede ser {} o {}000",
    "a sum of money or a number in brackets, not a number of labs": (
        "es dinero o un número entre paréntesis, no un número de laboratorios"
    ),
    "not a whole number of labs from 0 to {}": ("no es un número entero de laboratorios de 0 a {}"),
    "looks like a year; read as a number of labs": (
        "parece un año; se leyó como número de laboratorios"
    ),
    "neither yes nor no": "no es ni sí ni no",
    # words
    "not a status that is known": "no es una situación conocida",
    "not a word that is known": "no es una palabra conocida",
    "names several: {p}": "nombra varios: {}",
    "names several: active, inactive": "nombra varios: activo, inactivo",
    "says what was done with it, not whether it was active": (
        "dice qué se hizo con él, no si estaba activo"
    ),
    # coordinates
    "longitude: {s}": "longitud: {}",
    "latitude: {s}": "latitud: {}",
    "too long for a coordinate": "demasiado largo para una coordenada",
    "given in NAD27, which can lie 200 m from WGS 84: convert it first": (
        "está en NAD27, que puede distar 200 m de WGS 84: conviértalo primero"
    ),
    "not a number of degrees or metres": "no es un número de grados o metros",
    "a time of day, read as degrees, minutes and seconds": (
        "una hora, leída como grados, minutos y segundos"
    ),
    "a date: the spreadsheet made one of what was typed": (
        "una fecha: la hoja de cálculo convirtió en ella lo que se escribió"
    ),
    "several numbers in one cell": "varios números en una celda",
    "{} numbers in one cell": "{} números en una celda",
    "no number in it": "no contiene ningún número",
    "only one number in it": "contiene un solo número",
    "no coordinates in it": "no contiene coordenadas",
    "it is not clear which letter belongs to which number": (
        "no queda claro qué letra va con qué número"
    ),
    "“{}” is not understood": "no se entiende «{}»",
    "points read as marks of degrees and minutes": (
        "los puntos se leyeron como signos de grados y minutos"
    ),
    "{} {p} cannot be: they end at 59": "{} {} no puede ser: terminan en 59",
    "seconds after a fraction of a minute": "segundos después de una fracción de minuto",
    "“{}” beside one number": "«{}» junto a un solo número",
    "{} is no latitude": "{} no es una latitud",
    "a minus sign and “{}” contradict each other": "un signo menos y «{}» se contradicen",
    "the decimal point was lost": "se perdió el punto decimal",
    "read as degrees, minutes and seconds without marks": (
        "se leyó como grados, minutos y segundos sin signos"
    ),
    "0, 0 lies in the Atlantic: the usual sign of coordinates that are missing": (
        "0, 0 está en el Atlántico: señal usual de coordenadas que faltan"
    ),
    "the sign was lost": "se perdió el signo",
    "longitude and latitude are swapped{p}": "longitud y latitud están intercambiadas{}",
    "the columns of longitude and latitude are swapped": (
        "las columnas de longitud y latitud están intercambiadas"
    ),
    "no place on earth": "no es un punto de la Tierra",
    "no place on earth in degrees, and none in Mexico in metres of a grid": (
        "no es un punto de la Tierra en grados, ni uno de México en metros de una cuadrícula"
    ),
    "easting and northing are swapped": "este y norte están intercambiados",
    "“{}” is no UTM zone of Mexico, 11 to 16": "«{}» no es una zona UTM de México, de 11 a 16",
    "“{}”: the letter is no band of Mexico, P to S, nor N for north": (
        "«{}»: la letra no es una banda de México, de P a S, ni la N de norte"
    ),
    "the letter {} of the zone does not fit: the point lies at {}": (
        "la letra {} de la zona no concuerda: el punto está en la latitud {}"
    ),
    "UTM zone {}": "zona UTM {}",
    "UTM zone {} ({s})": "zona UTM {} ({})",
    "Mexican Lambert metres, EPSG:6372": "metros en Lambert de México, EPSG:6372",
    "Mexican Lambert metres, EPSG:6372 ({s})": "metros en Lambert de México, EPSG:6372 ({})",
    "the middle of the map in a web address": "el centro del mapa de una dirección web",
    "a web address without coordinates in it": "una dirección web sin coordenadas",
    "there is no {p} to go with it": "falta la {} que le corresponde",
    "both numbers stand in one cell": "ambos números están en una celda",
    "two latitudes": "dos latitudes",
    "two longitudes": "dos longitudes",
    "read as latitude, longitude": "se leyó como latitud, longitud",
    "no zone is given: {s} taken, the only one in the state named": (
        "no se da la zona: se tomó {}, la única que cae en el estado nombrado"
    ),
    "{s}; no other reading lies in the state named": (
        "{}; ninguna otra lectura cae en el estado nombrado"
    ),
    "no other reading lies in the state named": ("ninguna otra lectura cae en el estado nombrado"),
    "no reading of it lies in Mexico": "ninguna lectura cae en México",
    "several readings lie in the state named: {o}": (
        "varias lecturas caen en el estado nombrado: {}"
    ),
    "several readings lie in Mexico{p}: {o}": "varias lecturas caen en México{}: {}",
    "UTM metres without a zone; in Mexico would lie {o}": (
        "metros UTM sin zona; en México caerían {}"
    ),
    "UTM metres without a zone; in Mexico would lie {o}, none of them in the state named": (
        "metros UTM sin zona; en México caerían {}, ninguna en el estado nombrado"
    ),
}

_MONTHS: Final = {
    "January": "enero",
    "February": "febrero",
    "March": "marzo",
    "April": "abril",
    "May": "mayo",
    "June": "junio",
    "July": "julio",
    "August": "agosto",
    "September": "septiembre",
    "October": "octubre",
    "November": "noviembre",
    "December": "diciembre",
}
_ONE_MONTH: Final = {english.lower(): spanish for english, spanish in _MONTHS.items()}
_OF_A_YEAR: Final = {
    f"{english} {{}}": f"{spanish} de {{}}" for english, spanish in _MONTHS.items()
}
_ON_A_DAY: Final = {
    f"{{}} {english} {{}}": f"{{}} de {spanish} de {{}}" for english, spanish in _MONTHS.items()
}

VALUE_PHRASES: Final[dict[str, str]] = {
    "empty cells": "celdas vacías",
    **_ONE_MONTH,
    **_OF_A_YEAR,
    **_ON_A_DAY,
    "{} date": "{} fecha",
    "{} dates": "{} fechas",
    "{} cell": "{} celda",
    "{} cells": "{} celdas",
    "{} year": "{} año",
    "{} years": "{} años",
    "{} number": "{} número",
    "{} numbers": "{} números",
    "the year": "el año",
    "the month": "el mes",
    "day first": "primero el día",
    "month first": "primero el mes",
    "year first": "primero el año",
    "as year, month, day": "como año, mes, día",
    "as year, day, month": "como año, día, mes",
    "minutes": "minutos",
    "seconds": "segundos",
    "longitude": "longitud",
    "latitude": "latitud",
    " and the sign was lost": " y se perdió el signo",
    ", none of them in the state named": ", ninguna en el estado nombrado",
    "{s} ({}, {})": "{} ({}, {})",
    "{s} (easting and northing are swapped) ({}, {})": (
        "{} (este y norte están intercambiados) ({}, {})"
    ),
}
