"""Reading takes time in proportion to an article's length."""

from __future__ import annotations

from reading import measure_growth

_MOST = 2.6  # for twice the length; quadratic would be 4


def test_twice_the_length_takes_about_twice_the_time() -> None:
    """The best of a few rounds, since the machine does other things too."""
    first, second, fourth = measure_growth(times=2)
    assert second.seconds / first.seconds < _MOST
    assert fourth.seconds / second.seconds < _MOST
