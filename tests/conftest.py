"""Settings of all tests."""

import os

from hypothesis import settings

# The first example may have to load a layer. In CI the examples are the same each time; at a
# desk they are drawn anew, to find what nobody thought of.
settings.register_profile("desk", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
# For the second run, with the oldest dependencies: they are to work at all.
settings.register_profile("few", deadline=None, derandomize=True, max_examples=10)
settings.load_profile("ci" if os.environ.get("CI") else "desk")
