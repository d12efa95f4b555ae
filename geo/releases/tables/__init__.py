"""Cells into tables: headers, columns, rows by what they are, and the records of their data."""
