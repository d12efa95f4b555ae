"""The best pairing, and where it is not the only one: held against every pairing there is."""

from collections import Counter
from collections.abc import Iterator

import numpy as np
from hypothesis import example, given
from hypothesis import strategies as st

from geo.compare.assignment import assign
from geo.compare.ties import Counts, ambiguous

Pairs = list[tuple[int, int, int]]


def every_matching(pairs: Pairs) -> Iterator[tuple[int, ...]]:
    """Yield the positions of the pairs of each one-to-one matching."""
    if not pairs:
        yield ()
        return
    *rest, (first, second, _) = pairs
    yield from every_matching(rest)
    for found in every_matching(rest):
        if all(rest[at][0] != first and rest[at][1] != second for at in found):
            yield (*found, len(rest))


def tally(found: tuple[int, ...], pairs: Pairs, counts: Counts) -> Counter[tuple[str, int]]:
    counted = Counter(("pair", int(counts.pair[at])) for at in found)
    for name, side, numbers in (("first", 0, counts.first), ("second", 1, counts.second)):
        taken = {pairs[at][side] for at in found}
        counted.update((name, int(n)) for at, n in enumerate(numbers) if at not in taken)
    return counted


@st.composite
def problems(draw: st.DrawFn) -> tuple[Pairs, Counts]:
    n, m = draw(st.integers(1, 4)), draw(st.integers(1, 4))
    edges = draw(st.lists(st.sampled_from([(a, b) for a in range(n) for b in range(m)]),
                          min_size=1, max_size=9, unique=True))  # fmt: skip
    weights = draw(st.lists(st.integers(1, 3), min_size=len(edges), max_size=len(edges)))
    numbers = st.integers(0, 1)
    counts = Counts(
        *(
            np.array(draw(st.lists(numbers, min_size=size, max_size=size)), dtype="int64")
            for size in (len(edges), n, m)
        )
    )
    return [(a, b, w) for (a, b), w in zip(edges, weights, strict=True)], counts


def solved(pairs: Pairs, counts: Counts) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    first, second, weight = (np.array(column) for column in zip(*pairs, strict=True))
    chosen = assign(first, second, weight, (len(counts.first), len(counts.second)))
    return chosen, *ambiguous(first, second, weight, chosen, counts)


@given(problems())
@example(([(0, 0, 1), (1, 0, 1)], Counts(np.zeros(2, int), np.array([0, 1]), np.zeros(1, int))))
def test_best_matching_and_its_ambiguity(problem: tuple[Pairs, Counts]) -> None:
    pairs, counts = problem
    chosen, first, second = solved(pairs, counts)
    matchings = list(every_matching(pairs))
    weights = [sum(pairs[at][2] for at in found) for found in matchings]
    ours = tuple(map(int, np.flatnonzero(chosen)))
    assert ours in matchings
    assert sum(pairs[at][2] for at in ours) == max(weights)
    best = [
        found for found, weight in zip(matchings, weights, strict=True) if weight == max(weights)
    ]
    tallies = {frozenset(tally(found, pairs, counts).items()) for found in best}
    assert ((first >= 0).any() or (second >= 0).any()) == (len(tallies) > 1)
    # Whoever is in no group is treated alike in all: what is counted of the others never changes.
    sure = [
        frozenset(
            Counter(
                int(counts.pair[at]) for at in found
                if first[pairs[at][0]] < 0 and second[pairs[at][1]] < 0
            ).items()
        )
        for found in best
    ]  # fmt: skip
    assert len(set(sure)) == 1
    crossing = [
        at
        for found in best
        for at in found
        if (first[pairs[at][0]] < 0) != (second[pairs[at][1]] < 0)
    ]
    assert not crossing


def test_two_statuses_compete_for_one_partner() -> None:
    pairs = [(0, 0, 5), (1, 0, 5)]
    same = Counts(np.array([0, 0]), np.array([3, 3]), np.array([9]))
    _, first, second = solved(pairs, same)
    assert (first < 0).all()
    assert (second < 0).all()
    other = Counts(np.array([0, 1]), np.array([3, 4]), np.array([9]))
    _, first, second = solved(pairs, other)
    assert first.tolist() == [0, 0]
    assert second.tolist() == [0]


def test_independent_ties_are_groups_of_their_own() -> None:
    pairs = [(0, 0, 5), (1, 0, 5), (2, 1, 5), (3, 1, 5)]
    counts = Counts(np.array([0, 1, 0, 0]), np.array([3, 4, 3, 3]), np.array([9, 9]))
    _, first, second = solved(pairs, counts)
    assert first.tolist() == [0, 0, -1, -1]
    assert second.tolist() == [0, -1]
