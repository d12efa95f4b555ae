"""Geo-processing: raid releases in, records with codes, joins and summaries out.

Nothing in this package draws, serves a page or reads a command line; that is
the work of ``layers``.
"""
