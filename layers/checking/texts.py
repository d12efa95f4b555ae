"""Texts about published figures, in English and in Mexican Spanish, side by side."""

from typing import Final

CHECK_TEXTS: Final[dict[str, tuple[str, str]]] = {
    # phrases
    "source": ("{release}: {source}; {confidence}", "{release}: {source}; {confidence}"),
    "confidence.high": ("high confidence", "confianza alta"),
    "confidence.medium": ("medium confidence", "confianza media"),
    "confidence.low": ("low confidence", "confianza baja"),
    "lab": ("lab|labs", "laboratorio|laboratorios"),
    "active": ("active|active", "activo|activos"),
    "inactive": ("inactive|inactive", "inactivo|inactivos"),
    "unspecified": ("of status not stated", "sin situación especificada"),
    "drug.methamphetamine": ("methamphetamine", "metanfetamina"),
    "drug.heroin": ("heroin", "heroína"),
    "drug.cocaine": ("cocaine", "cocaína"),
    "drug.fentanyl": ("fentanyl", "fentanilo"),
    "drug.other": ("other drugs", "otras drogas"),
    "drug.unspecified": ("drug not stated", "droga no especificada"),
    "in": (" in {place}", " en {place}"),
    "from_to": (" from {start} to {end}", " del {start} al {end}"),
    "since": (
        " since {start}, to a day not stated",
        " desde el {start}, hasta un día que no se indica",
    ),
    "until": (
        " until {end}, from a day not stated",
        " hasta el {end}, desde un día que no se indica",
    ),
    "no_period": (" at a time not stated", " en un periodo que no se indica"),
    "between": ("between {least} and {most}", "entre {least} y {most}"),
    "at_most": ("at most {most}", "a lo más {most}"),
    "range": ("{least} to {most}", "de {least} a {most}"),
    # verdicts
    "verdict.agrees": ("agrees", "coincide"),
    "verdict.contradicts": ("contradicts", "contradice"),
    "verdict.undecided": ("undecided", "sin decidir"),
    "v.count": (
        "published {published} ({source}); the release has {labs}{place}{period}{why}",
        "se publicó {published} ({source}); la entrega tiene {labs}{place}{period}{why}",
    ),
    "v.share": (
        (
            "published {published} {status} ({source}); the release has {found} {status} of "
            "{all}{place}{period}{percent}{why}"
        ),
        (
            "se publicó {published} {status} ({source}); la entrega tiene {found} {status} de "
            "{all}{place}{period}{percent}{why}"
        ),
    ),
    "v.addition": (
        (
            "published {published} more than the {base} of {other} ({source}); the release has "
            "{all}{place}{period}: {all_short} less the {base} of {other} leave {rest}{why}"
        ),
        (
            "se publicó {published} más que los {base} de {other} ({source}); la entrega tiene "
            "{all}{place}{period}: {all_short} menos los {base} de {other} dejan {rest}{why}"
        ),
    ),
    "v.addition.no_base": (
        "published {published} more than {other} ({source}), whose total is not among the figures",
        "se publicó {published} más que {other} ({source}), cuyo total no está entre las cifras",
    ),
    "v.words": (
        (
            "published in words, “{published}” ({source}), which no number can bear out; "
            "the release has {labs}{place}{period}"
        ),
        (
            "se publicó con palabras, «{published}» ({source}), que ningún número puede "
            "confirmar; la entrega tiene {labs}{place}{period}"
        ),
    ),
    "v.corps": (
        (
            "published {published} for {corps}{place}{period} ({source}); the release counts raids "
            "of another corps"
        ),
        (
            "se publicó {published} de {corps}{place}{period} ({source}); la entrega cuenta "
            "localizaciones de otra corporación"
        ),
    ),
    "v.period": (
        "published {published}{place}{period} ({source}); the release covers no day of that",
        (
            "se publicó {published}{place}{period} ({source}); la entrega no cubre ningún día de "
            "ese periodo"
        ),
    ),
    "why.period": (
        "; which days the figure counts is not stated",
        "; no se indica qué días cuenta la cifra",
    ),
    "why.covered": (
        "; it does not cover all of that time",
        "; no cubre todo ese periodo",
    ),
    "why.end": (
        "; the figure may have been counted to an earlier day than the last",
        "; la cifra puede haberse contado hasta un día anterior al último",
    ),
    "why.open": (
        "; what the release leaves open (a date, a place, a status, a drug) would decide",
        "; decidiría lo que la entrega deja abierto (fecha, lugar, situación, droga)",
    ),
    # contradictions
    "c.labs": ("{labs}{place}{period} ({source})", "{labs}{place}{period} ({source})"),
    "c.share": (
        "{published} {status} of {total}, that is {labs},{place}{period} ({source})",
        "{published} {status} de {total}, es decir {labs},{place}{period} ({source})",
    ),
    "c.left over": (
        "{whole}: {dimension} sum to {sum}{total} ({parts}), which leaves {difference} over",
        "{whole}: {dimension} suman {sum}{total} ({parts}), por lo que sobran {difference}",
    ),
    "dimension.drug": ("its drug types", "sus tipos de droga"),
    "dimension.status": ("its statuses", "sus situaciones"),
    "dimension.period": ("its periods", "sus periodos"),
    "c.same": (
        "{part} and {whole}: two numbers for the same labs, {difference} apart",
        (
            "{part} y {whole}: dos números para los mismos laboratorios, con {difference} de "
            "diferencia"
        ),
    ),
    "c.part": (
        "{part} would be part of {whole}, but are {difference} more than those",
        "{part} serían parte de {whole}, pero son {difference} más que esos",
    ),
    "c.sum": (
        (
            "{sum}{labs} ({parts}; {source}) would be part of {whole}, but are {difference} more "
            "than those"
        ),
        (
            "{sum}{labs} ({parts}; {source}) serían parte de {whole}, pero son {difference} más "
            "que esos"
        ),
    ),
    "c.room": (
        (
            "{whole} less {others} in other parts of that leave {limit}, but {part} are "
            "{difference} more"
        ),
        (
            "{whole} menos {others} en otras partes de eso dejan {limit}, pero {part} son "
            "{difference} más"
        ),
    ),
    "c.rest": (
        (
            "{published} {status}{place}{period} ({source}) leaves no lab {opposite}, but {part}: "
            "at least {difference} too many"
        ),
        (
            "{published} {status}{place}{period} ({source}) no deja ningún laboratorio {opposite}, "
            "pero {part}: al menos {difference} de más"
        ),
    ),
    # headlines
    "h.status": (
        "its status column contradicts {release} ({figure}): every lab is {status}",
        (
            "su columna de situación contradice a {release} ({figure}): todos los laboratorios "
            "están {status}"
        ),
    ),
    # the whole check as text
    "t.release": (
        "Release {release}{illustrative} against the published figures",
        "La entrega {release}{illustrative} frente a las cifras publicadas",
    ),
    "t.illustrative": (
        " (ILLUSTRATIVE: generated for demonstration, not real raids)",
        " (ILUSTRATIVA: generada para demostración, no son localizaciones reales)",
    ),
    "t.period": (
        "It says that it covers {start} to {end}.",
        "Dice cubrir del {start} al {end}.",
    ),
    "t.no_corps": (
        (
            "It does not say whose raids it lists: they are taken to be those of the corps of each "
            "figure; --corps says whose."
        ),
        (
            "No dice de qué corporación son sus localizaciones: se toman por las de la "
            "corporación de cada cifra; --corps lo indica."
        ),
    ),
    "t.agrees": ("AGREES WITH", "COINCIDE CON"),
    "t.contradicts": ("CONTRADICTS", "CONTRADICE"),
    "t.undecided": ("CANNOT DECIDE", "NO PUEDE DECIDIR"),
    "t.corps": (
        "Figures of another corps, which it cannot decide: {count} (--json lists them)",
        "Cifras de otra corporación, que no puede decidir: {count} (--json las enumera)",
    ),
    "t.period_other": (
        "Figures of a time that it does not cover: {count} (--json lists them)",
        "Cifras de un periodo que no cubre: {count} (--json las enumera)",
    ),
    "t.marked": (
        "* Other published figures contradict this one: labatlas check without FILE tells how.",
        "* Otras cifras publicadas contradicen a ésta: labatlas check sin FILE dice cómo.",
    ),
    "t.contradictions": (
        "Contradictions among the {of} published figures: {count}",
        "Contradicciones entre las {of} cifras publicadas: {count}",
    ),
}
