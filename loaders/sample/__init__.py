"""The bundled article: "Muscle spasms: causes, symptoms, and treatment methods"."""

from __future__ import annotations

from importlib.resources import files

# What `nosograph load` calls the file, so that the demo and a load of it are one document.
SAMPLE_ID = "file:muscle-spasms.txt"


def sample_bytes() -> bytes:
    """Return the article's text, UTF-8.

    Example:
        >>> sample_bytes().splitlines()[0].decode()
        'Muscle spasms: causes, symptoms, and treatment methods'
    """
    return files(__package__).joinpath("muscle-spasms.txt").read_bytes()
