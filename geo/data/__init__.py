"""Data that ship with labatlas: published figures and two illustrative releases."""
