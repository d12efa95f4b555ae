"""The bundled reference layers: Mexico's municipalities, states, points of entry, base map.

``load("municipalities")`` hands out a table, ``info`` says where it comes from
and how far it can be trusted, ``path`` the verified file. Of a layer whose rows
hold between dates, ``load(name, on="2022-06-01")`` hands out those in force that
day. Every layer is in WGS 84, longitude first; every code is text with its
leading zeros.
"""

from geo.reference.catalogue import LayerInfo, info, load, names, path

__all__ = ["LayerInfo", "info", "load", "names", "path"]
