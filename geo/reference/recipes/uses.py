"""What a point of entry is used for: one vocabulary for the words of the hand-kept tables."""

from typing import Final

SEAPORT_USES: Final = {
    "aggregate terminal/cruise (quarry closed May 2022)": ("terminal", True),
    "bay/river": ("river", False),
    "commercial": ("commercial", True),
    "commercial (6.5 km pier)": ("commercial", True),
    "commercial (largest container port)": ("commercial", True),
    "commercial/fishing": ("commercial", True),
    "commercial/naval": ("commercial", True),
    "cruise": ("cruise", False),
    "cruise/commercial": ("commercial", True),
    "ferry": ("ferry", False),
    "ferry/commercial": ("commercial", True),
    "fishing": ("fishing", False),
    "fishing/cargo (ASIPONA Ensenada)": ("commercial", True),
    "fishing/naval": ("fishing", False),
    "fishing/planned": ("fishing", False),
    "fishing/tourism": ("fishing", False),
    "gypsum terminal": ("terminal", True),
    "naval school/fishing": ("naval", False),
    "naval/penal colony until 2019": ("naval", False),
    "offshore oil terminal": ("terminal", False),
    "oil supply": ("terminal", True),
    "oil terminal/commercial": ("commercial", True),
    "pemex/cfe terminal": ("terminal", True),
    "petrochemical terminal": ("terminal", True),
    "phosphate terminal": ("terminal", True),
    "private terminal": ("terminal", True),
    "river": ("river", False),
    "river/refinery": ("terminal", True),
    "salt": ("terminal", True),
    "salt terminal": ("terminal", True),
    "small": ("other", False),
    "tourism": ("tourism", False),
    "tourism/commercial": ("commercial", True),
}
"""Use and whether cargo is landed, by the words of the hand-kept table.

A port counts for cargo when it is commercial, even beside another use, or an industrial,
salt, oil or mineral terminal on land. Fishing, tourism, ferries, cruises, the Navy and
river landings alone don't count, nor does the offshore terminal: nothing is landed there.
"""

CROSSING_USES: Final = {
    "airport pedestrian bridge (opened Dec 2015)": "pedestrian",
    "commercial": "commercial",
    "commercial (new bridge)": "commercial",
    "commercial (opened 2010)": "commercial",
    "commercial+vehicle": "commercial",
    "hand-drawn ferry": "river",
    "local pass": "local",
    "local/vehicle": "vehicle",
    "pedestrian": "pedestrian",
    "pedestrian ferry (reopened Apr 2013)": "river",
    "pedestrian+vehicle": "vehicle",
    "river passage": "river",
    "vehicle": "vehicle",
    "vehicle (opened 2009)": "vehicle",
    "vehicle (opened 2010)": "vehicle",
    "vehicle+bus": "vehicle",
    "vehicle+commercial": "commercial",
    "vehicle+pedestrian": "vehicle",
}
"""Use by the words of the hand-kept table.

A crossing that takes several is the first of commercial, vehicle, pedestrian, local;
``river`` is one by boat or ferry, whatever it carries.
"""
