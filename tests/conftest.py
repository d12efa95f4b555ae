"""Settings of all tests."""

import os

from hypothesis import settings

# The first example may have to load a layer. In CI the examples are the same each time; at a
# desk they are drawn anew, to find what nobody thought of.
settings.register_profile("desk", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "desk")
