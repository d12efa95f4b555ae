"""Graphs as sparse matrices, in the one form that every version of scipy reads."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy.sparse import coo_array, csr_array

Ints = npt.NDArray[np.int64]


def graph_of(tail: Ints, head: Ints, value: npt.NDArray[np.float64], size: int) -> csr_array:
    """Return a graph.

    Parameters
    ----------
    tail, head : numpy.ndarray of int
        Vertices that each edge leads from and to.
    value : numpy.ndarray of float
        Value of each edge; none is nought.
    size : int
        Number of vertices.

    Returns
    -------
    scipy.sparse.csr_array
        Square, with indices of 32 bits: the graph algorithms of older
        versions take no others.
    """
    ends = (tail.astype("int32"), head.astype("int32"))
    return coo_array((value, ends), shape=(size, size)).tocsr()
