"""The map of what became of the labs from one release to the next."""
