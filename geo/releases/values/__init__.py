"""Cells into values: dates, words of the closed vocabularies, numbers and positions."""
