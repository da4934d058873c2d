"""How specific a node is, in integers: sums of integers are the same on every store."""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np
import numpy.typing as npt

_WEIGHT = 1_000_000_000


@lru_cache(maxsize=65_536)
def penalty(degree: int) -> int:
    """Return what a path pays for going through a node with so many edges.

    Example:
        >>> penalty(1), penalty(1_000)
        (1000, 9967)
    """
    return round(1000 * math.log2(1 + degree))


LEAST_PENALTY = penalty(2)  # an inner node has two edges at least


def penalties(degrees: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Return the penalty of each degree.

    Example:
        >>> penalties(np.array([1, 1_000])).tolist()
        [1000, 9967]
    """
    logarithms: npt.NDArray[np.float64] = np.log2(1 + degrees)
    return np.rint(1000 * logarithms).astype(np.int64)


def shared_weights(degrees: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Return the shared weight of each degree."""
    weights: npt.NDArray[np.int64] = _WEIGHT // penalties(np.maximum(degrees, 1))
    return weights


def shared_weight(degree: int) -> int:
    """Return what a shared neighbour with so many edges adds to a score: the less the more common.

    Source: the idea of Adamic & Adar 2003, doi:10.1016/S0378-8733(03)00009-1, in integers.

    Example:
        >>> shared_weight(2) > shared_weight(200)
        True
    """
    return _WEIGHT // penalty(max(degree, 1))
