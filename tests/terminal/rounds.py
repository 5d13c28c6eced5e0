"""How often each example of two windows, and of words on the way, is run with real processes.

Once with every change; SELFCARE_ROUNDS=20 runs them as often as it takes to meet them side by side
at many moments.
"""

import os

import pytest

ROUNDS = int(os.environ.get("SELFCARE_ROUNDS", "1"))
"""Read once: the fixtures empty the environment."""

rounds = pytest.mark.parametrize("turn", range(ROUNDS))
"""Runs a test that often; `turn` says which time it is."""


def moment(turn: int, longest: float) -> float:
    """Seconds that the second of two waits for the first, another time in each round."""
    return longest * turn / ROUNDS
