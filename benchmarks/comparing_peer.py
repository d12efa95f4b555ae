"""The same releases through public record-linkage libraries: splink and recordlinkage.

They want another pandas than this project, so files go between::

    python benchmarks/comparing.py --write DIR         # labs of each release, as csv
    OTHER-PYTHON benchmarks/comparing_peer.py DIR      # with splink>=5, recordlinkage, scipy
    python benchmarks/comparing.py --score DIR         # all three side by side

Both get the codes that this project gave to the places, the distances between
municipalities, and rows of several labs as several rows. As here, labs that say
the same are paired first, as multisets. Both block on dates at most ten days
apart, learn their weights without labels from all labs and keep pairs of the
rest that are likelier true than not; pairs are made one to one by the assignment
of greatest weight. A second result of each takes the threshold that suits the
truth best, which nobody knows.
"""

from __future__ import annotations

import logging
import sys
import warnings
from pathlib import Path

import numpy as np
import pandas as pd
import recordlinkage
import splink.comparison_level_library as levels
from scipy.optimize import linear_sum_assignment
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components
from splink import DuckDBAPI, Linker, SettingsCreator
from splink.comparison_library import CustomComparison, ExactMatch, JaroWinklerAtThresholds

DAYS = 10
NEAR_KM = 60


def by_splink(first: pd.DataFrame, second: pd.DataFrame) -> pd.DataFrame:
    """Return pairs (first, second, weight) by splink, as its documentation advises."""
    day = CustomComparison(
        output_column_name="day",
        comparison_levels=[
            levels.NullLevel("day"),
            levels.ExactMatchLevel("day"),
            *(levels.AbsoluteDifferenceLevel("day", days) for days in (2, 5, 10)),
            levels.ElseLevel(),
        ],
    )
    place = CustomComparison(
        output_column_name="mun_code",
        comparison_levels=[
            levels.NullLevel("mun_code"),
            levels.ExactMatchLevel("mun_code", term_frequency_adjustments=True),
            *(levels.DistanceInKMLevel("mun_lat", "mun_lon", km) for km in (30, NEAR_KM)),
            levels.ElseLevel(),
        ],
    )
    near = f"abs(l.day - r.day) <= {DAYS}"
    settings = SettingsCreator(
        link_type="link_only",
        comparisons=[
            day, place, JaroWinklerAtThresholds("locality", [0.9]), ExactMatch("point"),
            ExactMatch("drug"), ExactMatch("kind"), ExactMatch("date_precision"),
        ],
        blocking_rules_to_generate_predictions=[near],
    )  # fmt: skip
    api = DuckDBAPI()
    tables = [
        api.register(table, dataset_display_name=name)
        for table, name in ((first, "a_first"), (second, "b_second"))
    ]
    linker = Linker(tables, settings, log_level=logging.ERROR)
    train = linker.training
    same = "l.day = r.day and l.mun_code = r.mun_code"
    train.estimate_probability_two_random_records_match([same], recall=0.7)
    train.estimate_u_using_random_sampling(max_pairs=1e7, seed=1)
    said = ("mun_code", "locality", "drug", "kind", "date_precision")
    # What a rule names is not learnt from it: one rule must leave out the day. Where the day is
    # not learnt, the weights of drug and kind can come out below nought.
    for rule in ("l.day = r.day", " and ".join(f"l.{name} = r.{name}" for name in said)):
        train.estimate_parameters_using_expectation_maximisation(rule, record_sample_proportion=1)
    found = linker.inference.predict().as_pandas_dataframe()
    return found.rename(
        columns={"unique_id_l": "first", "unique_id_r": "second", "match_weight": "weight"}
    )[["first", "second", "weight"]]


def by_recordlinkage(first: pd.DataFrame, second: pd.DataFrame) -> pd.DataFrame:
    """Return pairs (first, second, weight) by recordlinkage's expectation and maximisation."""
    one, other = (table.set_index("unique_id") for table in (first, second))
    both = one.reset_index().merge(
        other.reset_index(), how="cross", suffixes=("", "_other")
    )  # 3 million pairs: its own indexing knows no window of days across municipalities
    near = both[(both["day"] - both["day_other"]).abs() <= DAYS]
    links = pd.MultiIndex.from_frame(near[["unique_id", "unique_id_other"]])
    compare = recordlinkage.Compare()
    compare.exact("day", "day", label="same day")
    # With more fields than these three it takes "another municipality" for the class of matches:
    # the fields must be independent, and it knows only whether they agree.
    compare.exact("mun_code", "mun_code", label="same municipality")
    compare.string("locality", "locality", method="jarowinkler", threshold=0.9, label="locality")
    features = compare.compute(links, one, other)
    learner = recordlinkage.ECMClassifier(binarize=0.5)
    learner.fit(features)
    chance = learner.prob(features).clip(1e-12, 1 - 1e-12)
    table = chance.index.to_frame(index=False).set_axis(["first", "second"], axis=1)
    return table.assign(weight=np.log2(chance / (1 - chance)).to_numpy())


def same(first: pd.DataFrame, second: pd.DataFrame) -> pd.DataFrame:
    """Return pairs (first, second) of labs that say the same, as multisets.

    Neither library breaks ties by what it does not compare, so it must not be left to them.
    """
    said = [name for name in first if name != "unique_id"]
    one, other = (
        table[said].astype("str").assign(
            rank=table.fillna("").groupby(said).cumcount(), unique_id=table["unique_id"]
        )
        for table in (first, second)
    )  # fmt: skip
    both = one.merge(other, on=[*said, "rank"], suffixes=("_first", "_second"))
    return both[["unique_id_first", "unique_id_second"]].set_axis(["first", "second"], axis=1)


def one_to_one(pairs: pd.DataFrame, least: float) -> pd.DataFrame:
    """Return the assignment of greatest weight over a threshold."""
    pairs = pairs[pairs["weight"] > least].reset_index(drop=True)
    if pairs.empty:
        return pairs
    one, rows = np.unique(pairs["first"], return_inverse=True)
    other, columns = np.unique(pairs["second"], return_inverse=True)
    size = len(one) + len(other)
    graph = coo_array((np.ones(len(pairs)), (rows, columns + len(one))), shape=(size, size))
    group = connected_components(graph, directed=False)[1][rows]
    kept = []
    for _, part in pairs.assign(row=rows, column=columns).groupby(group):
        left, row = np.unique(part["row"], return_inverse=True)
        right, column = np.unique(part["column"], return_inverse=True)
        gain = np.zeros((len(left), len(right)))
        # What lies over the threshold counts, so that more pairs are no end in themselves.
        gain[row, column] = part["weight"] - least
        chosen = set(zip(*linear_sum_assignment(gain, maximize=True), strict=True))
        kept += [at for at, pair in zip(part.index, zip(row, column, strict=True), strict=True)
                 if pair in chosen]  # fmt: skip
    return pairs.loc[kept]


def main() -> None:
    """Write the pairs that each library finds for each release of a folder."""
    warnings.simplefilter("ignore")
    folder = Path(sys.argv[1])
    types = {"mun_code": "str", "locality": "str", "point": "str"}
    first = pd.read_csv(folder / "first.csv", dtype=types)
    for path in sorted(folder.glob("later-*.csv")):
        second = pd.read_csv(path, dtype=types)
        equal = same(first, second)
        for name, library in (("splink", by_splink), ("recordlinkage", by_recordlinkage)):
            pairs = library(first, second)
            taken = pairs["first"].isin(equal["first"]) | pairs["second"].isin(equal["second"])
            for least in (0.0, *range(-10, 16, 2)):
                label = "own" if least == 0.0 and isinstance(least, float) else f"{least}"
                kept = pd.concat([equal, one_to_one(pairs[~taken], least)])
                target = folder / f"{name}_{label}_{path.name}"
                kept[["first", "second"]].to_csv(target, index=False)
        print(path.name, flush=True)


if __name__ == "__main__":
    main()
