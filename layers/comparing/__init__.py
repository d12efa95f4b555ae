"""Release against release, told: text, tables, JSON and files."""
