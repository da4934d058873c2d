"""Which version of the program this is."""

from __future__ import annotations

from importlib import metadata


def version() -> str:
    """Return the installed distribution's version.

    Example:
        >>> version().count(".") >= 2
        True
    """
    return metadata.version("nosograph")
