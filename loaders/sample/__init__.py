"""The bundled article: "Muscle spasms: causes, symptoms, and treatment methods"."""

from __future__ import annotations

from importlib.resources import files

SAMPLE_ID = "sample:muscle-spasms"


def sample_bytes() -> bytes:
    """Return the article's text, UTF-8.

    Example:
        >>> sample_bytes().splitlines()[0].decode()
        'Muscle spasms: causes, symptoms, and treatment methods'
    """
    return files(__package__).joinpath("muscle-spasms.txt").read_bytes()
