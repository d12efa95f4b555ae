"""The texts of entries, regions, checkpoints and catchments, in both languages side by side."""

from typing import Final

PLACE_TEXTS: Final[dict[str, tuple[str, str]]] = {
    "layer.ports": ("Seaports", "Puertos marítimos"),
    "layer.airports": ("Airports", "Aeropuertos"),
    "layer.crossings": ("Land crossings", "Cruces fronterizos terrestres"),
    "layer.checkpoints": ("Military posts on roads", "Puestos militares en carreteras"),
    "layer.naval_regions": ("Naval regions (SEMAR)", "Regiones navales (SEMAR)"),
    "layer.military_regions": ("Military regions (SEDENA)", "Regiones militares (SEDENA)"),
    "layer.military_zones": ("Military zones (SEDENA)", "Zonas militares (SEDENA)"),
    "layer.port_catchments": ("Catchments of cargo seaports", "Áreas de influencia de puertos"),
    "layer.crossing_catchments": (
        "Catchments of land crossings",
        "Áreas de influencia de cruces",
    ),
    "ports.cargo": ("Seaports that handle cargo", "Puertos marítimos de carga"),
    "ports.all": ("All seaports and harbours", "Todos los puertos marítimos"),
    # what an entry is used for
    "use.seaport.commercial": ("commercial port", "puerto comercial"),
    "use.seaport.terminal": ("industrial terminal", "terminal industrial"),
    "use.seaport.fishing": ("fishing harbour", "puerto pesquero"),
    "use.seaport.tourism": ("tourist harbour", "puerto turístico"),
    "use.seaport.ferry": ("ferry harbour", "puerto de transbordadores"),
    "use.seaport.cruise": ("cruise port", "puerto de cruceros"),
    "use.seaport.river": ("river harbour", "puerto fluvial"),
    "use.seaport.naval": ("naval harbour", "puerto naval"),
    "use.seaport.other": ("small harbour", "puerto menor"),
    "use.airport.international": ("international airport", "aeropuerto internacional"),
    "use.airport.domestic": ("domestic airport", "aeropuerto nacional"),
    "use.crossing.commercial": ("commercial traffic", "tránsito comercial"),
    "use.crossing.vehicle": ("vehicles", "vehículos"),
    "use.crossing.pedestrian": ("pedestrians", "peatones"),
    "use.crossing.river": ("by boat or ferry", "en lancha o chalán"),
    "use.crossing.local": ("local pass", "paso local"),
    # who holds it
    "function.captaincy": ("port captaincy", "capitanía de puerto"),
    "function.port authority": ("port authority", "autoridad portuaria"),
    "function.administration": ("port administration", "administración portuaria"),
    "function.airport": ("operator", "operador"),
    "function.land checkpoints": ("checkpoints on land", "puestos de control terrestres"),
    "holder.SEMAR": ("SEMAR (Navy)", "SEMAR (Marina)"),
    "holder.SEDENA": ("SEDENA (Army)", "SEDENA (Ejército)"),
    "holder.SCT": (
        "SCT/SICT (Communications and Transport)",
        "SCT/SICT (Comunicaciones y Transportes)",
    ),
    "holder.CIIT": (
        "CIIT (Isthmus of Tehuantepec corridor)",
        "CIIT (Corredor del Istmo de Tehuantepec)",
    ),
    "holder.unknown": ("not established", "no establecido"),
    "held.since_day": ("{holder}, since {since}", "{holder}, desde el {since}"),
    "held.since": ("{holder}, since {since}", "{holder}, desde {since}"),
    "legend.held": ("{entries}: {function} on {day}", "{entries}: {function} al {day}"),
    "legend.held_no_day": (
        "{entries}: {function}, day not known",
        "{entries}: {function}, fecha desconocida",
    ),
    "legend.airports.note": (
        "Under neither the Navy nor the Army unless a source establishes it.",
        "Ni de la Marina ni del Ejército, salvo que una fuente lo establezca.",
    ),
    "legend.crossings.note": (
        "The Army's checkpoints on land: no source here says since when.",
        "Puestos de control terrestres del Ejército: ninguna fuente dice desde cuándo.",
    ),
    # regions
    "legend.on": ("{layer} on {day}", "{layer} al {day}"),
    "legend.no_day": ("{layer}: day not known", "{layer}: fecha desconocida"),
    "legend.naval.known": ("regions {numbers}", "regiones {numbers}"),
    "legend.naval.shared": ("state shared by several", "estado que comparten varias"),
    "legend.naval.unknown": ("region not known", "región desconocida"),
    "legend.naval.note": (
        "RN: naval region. The two blues only tell neighbours apart. States in brackets.",
        "RN: región naval. Los dos azules solo distinguen vecinas. Estados entre paréntesis.",
    ),
    "naval.known": ("naval region {regions}", "región naval {regions}"),
    "naval.hq": ("{region}, headquarters {hq}", "{region}, sede en {hq}"),
    "naval.shared": ("shared by naval regions {regions}", "compartido por las regiones {regions}"),
    "naval.unknown": ("naval region not known", "región naval desconocida"),
    "naval_structure.2015-2022": ("2015-2022", "2015-2022"),
    "naval_structure.2022-07 to 2024-12": ("2022-07 to 2024-12", "2022-07 a 2024-12"),
    "naval_structure.2024-12 on": ("2024-12 on", "desde 2024-12"),
    "naval_region_status.known": ("known", "conocida"),
    "naval_region_status.shared": ("shared", "compartida"),
    "naval_region_status.unknown": ("not known", "desconocida"),
    "naval_region_status.inland": ("inland", "sin costa"),
    "naval_region_status.changes": ("changed in the period", "cambió en el periodo"),
    "legend.none_known": (
        "None is known for that day.",
        "No se conoce ninguna para esa fecha.",
    ),
    "legend.military.region": ("military region", "región militar"),
    "legend.military.note": (
        "RM: military region. Drawn along the borders of its states.",
        "RM: región militar. Se dibuja por los límites de sus estados.",
    ),
    "military.region": ("Military region {region}", "Región militar {region}"),
    "military.zone": ("Military zone {zone}", "Zona militar {zone}"),
    "military.zones.one": ("military zone {zones}", "zona militar {zones}"),
    "military.zones.many": ("military zones {zones}", "zonas militares {zones}"),
    "military.hq": ("headquarters {hq}; {states}", "sede en {hq}; {states}"),
    "military.limits": (
        "shares {state}, limits not public",
        "comparte {state}, límites no públicos",
    ),
    "military.whole": ("the whole state", "todo el estado"),
    "military.shared": (
        "inside a shared state: not public",
        "en un estado compartido: no públicos",
    ),
    "legend.zones.whole": ("state that is one zone", "estado que es una zona"),
    "legend.zones.shared": (
        "state that several zones share: their limits inside are not public",
        "estado que comparten varias zonas: sus límites internos no son públicos",
    ),
    "legend.headquarters": ("Headquarters of military zones", "Sedes de zonas militares"),
    "legend.headquarters.whole": ("zone of a whole state", "zona de un estado entero"),
    "legend.headquarters.shared": ("zone in a shared state", "zona en un estado compartido"),
    "legend.headquarters.note": (
        "ZM: military zone. Placed at the town, not at the base.",
        "ZM: zona militar. Ubicada en la población, no en la base.",
    ),
    # checkpoints, by the words of the facts table
    "post.PMSE": ("strategic military post", "puesto militar de seguridad estratégico"),
    "post.PMS Regional": ("regional military post", "puesto militar de seguridad regional"),
    "post.puesto militar": ("military post", "puesto militar"),
    "post.puesto militar/PRECOS": (
        "military post (PRECOS)",
        "puesto militar (PRECOS)",
    ),
    "post.retén militar": ("military checkpoint", "retén militar"),
    "post.retén/puesto militar permanente": (
        "permanent military checkpoint",
        "retén militar permanente",
    ),
    "legend.checkpoints.point": ("post that the press places", "puesto que ubica la prensa"),
    "legend.checkpoints.note": (
        "The circle shows how far off its place may be. Few of all posts are documented.",
        "El círculo muestra cuánto puede variar su lugar. Pocos puestos están documentados.",
    ),
    "legend.checkpoints.somewhere": (
        "Military posts without coordinates",
        "Puestos militares sin coordenadas",
    ),
    "legend.checkpoints.municipality": (
        "municipality that a post lies in",
        "municipio en que se encuentra un puesto",
    ),
    "checkpoint.somewhere": (
        "somewhere in the municipality of {municipality}",
        "en algún lugar del municipio de {municipality}",
    ),
    "checkpoint.within": ("{type}, placed to within {km} km", "{type}, ubicado a ±{km} km"),
    # catchments
    "legend.port_catchments": (
        "two cargo seaports equally near",
        "dos puertos de carga a igual distancia",
    ),
    "legend.crossing_catchments": (
        "two land crossings equally near",
        "dos cruces a igual distancia",
    ),
    "legend.catchments.note": (
        "Between the lines one entry is nearer than any other, as the crow flies.",
        "Entre las líneas, una entrada queda más cerca que cualquier otra, en línea recta.",
    ),
    "catchment.area": ("catchment of {area} km²", "área de influencia de {area} km²"),
    # how sure a fact is
    "confidence": ("confidence: {words}", "confianza: {words}"),
    "grade.high": ("high", "alta"),
    "grade.medium": ("medium", "media"),
    "grade.low": ("low", "baja"),
    "grade.none": ("none", "ninguna"),
    "grade.place": ("place", "lugar"),
    "grade.coords": ("coordinates", "coordenadas"),
    "grade.codes": ("codes", "claves"),
    "grade.dates": ("dates", "fechas"),
    # counted in the map in words
    "n.ports": ("{n} seaport|{n} seaports", "{n} puerto marítimo|{n} puertos marítimos"),
    "n.airports": ("{n} airport|{n} airports", "{n} aeropuerto|{n} aeropuertos"),
    "n.crossings": (
        "{n} land crossing|{n} land crossings",
        "{n} cruce fronterizo|{n} cruces fronterizos",
    ),
    "n.checkpoints": (
        "{n} military post|{n} military posts",
        "{n} puesto militar|{n} puestos militares",
    ),
    "n.headquarters": (
        "{n} headquarters of a military zone|{n} headquarters of military zones",
        "{n} sede de zona militar|{n} sedes de zonas militares",
    ),
    # sources
    "reference.states": ("Area and population", "Superficie y población"),
    "reference.coasts_drawing": ("Coasts", "Costas"),
    "reference.entries": ("Points of entry", "Puntos de entrada"),
    "reference.checkpoints": ("Military posts", "Puestos militares"),
    "reference.naval_regions": ("Naval regions", "Regiones navales"),
    "reference.military_regions": ("Military regions", "Regiones militares"),
    "reference.military_zones": ("Military zones", "Zonas militares"),
    "reference.catchments": ("Catchments", "Áreas de influencia"),
    "attribution.entries": (
        (
            "own compilation, checked against UN/LOCODE, GeoNames, INEGI and BTS; airports: "
            "OurAirports, airportsdata; who holds them: from the press"
        ),
        (
            "compilación propia, cotejada con UN/LOCODE, GeoNames, INEGI y BTS; aeropuertos: "
            "OurAirports, airportsdata; a cargo de quién: de la prensa"
        ),
    ),
    "attribution.checkpoints": (
        "own compilation from the press, each row with its source; La Concha: GeoNames",
        "compilación propia de la prensa, cada renglón con su fuente; La Concha: GeoNames",
    ),
    "attribution.naval_regions": (
        "own compilation from the press, each row with its source; states: INEGI",
        "compilación propia de la prensa, cada renglón con su fuente; estados: INEGI",
    ),
    "attribution.military_regions": (
        "own compilation from the press, each row with its source; states: INEGI; towns: GeoNames",
        (
            "compilación propia de la prensa, cada renglón con su fuente; estados: INEGI; "
            "poblaciones: GeoNames"
        ),
    ),
    "attribution.catchments": (
        "own calculation from the points of entry; INEGI's outline",
        "cálculo propio con los puntos de entrada; contorno del INEGI",
    ),
    "licence.inegi": ("INEGI's terms of free use", "términos de libre uso del INEGI"),
    "licence.cc-by-4.0": ("CC BY 4.0 licence", "licencia CC BY 4.0"),
    "licence.public-domain": ("public domain", "dominio público"),
    "licence.mit": ("MIT licence", "licencia MIT"),
    "licence.isc": ("ISC licence", "licencia ISC"),
}
