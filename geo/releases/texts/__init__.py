"""Text tables into cells: encodings, delimiters, quotes."""
