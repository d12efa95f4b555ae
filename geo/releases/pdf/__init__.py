"""PDF tables into cells, by the text layer."""
