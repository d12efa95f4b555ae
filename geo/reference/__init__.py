"""The bundled reference layers, each with its source, licence and known limits.

Municipalities, states and localities of Mexico, and municipalities created since
the frame; seaports, airports and land crossings, who held them from when to
when, and the nearest ones of each municipality; catchments of ports and
crossings; border lines, coasts and each municipality's distance from them;
military regions and zones, naval regions, headquarters and military posts; and
a base map of neighbours and sea. What a browser draws has a coarser twin, named
with ``_drawing``.

``load("municipalities")`` hands out a table, ``info`` says where it comes from
and how far it can be trusted, ``path`` the verified file. Of a layer whose rows
hold between dates, ``load(name, on="2022-06-01")`` hands out those in force that
day. Every layer is in WGS 84, longitude first; every code is text with its
leading zeros.
"""

from geo.reference.catalogue import LayerInfo, info, load, names, path

__all__ = ["LayerInfo", "info", "load", "names", "path"]
