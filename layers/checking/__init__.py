"""Published figures against a release, told: text and JSON."""
