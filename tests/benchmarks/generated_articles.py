"""Articles to measure with: the sample's layout, invented names, the same for the same seed.

The names are drawn from a fixed pool, so that articles share concepts as real ones do.
"""

from __future__ import annotations

import random
from collections.abc import Iterator

_ONSETS = ("bar", "cel", "dor", "fen", "gal", "hes", "kir", "lum", "mor", "nep", "os", "pra", "tol")
_MIDDLES = ("a", "e", "i", "o", "u", "ali", "ero", "inu", "ota", "ura")
_ENDS = {
    "symptom": ("algia", "asthenia", "odynia"),
    "disease": ("itis", "osis", "oma", "opathy"),
    "test": ("graphy", "scopy", "metry"),
    "specialist": ("ologist", "iatrist"),
    "treatment": ("therapy", "plasty"),
    "cause": ("-like exposure", "-type strain"),
}
_SECTIONS = (
    ("Diseases", "disease", 9),
    ("Diagnosis", "test", 7),
    ("Which doctor to consult", "specialist", 6),
    ("Types of {title}", "symptom", 5),
    ("Causes of {title}", "cause", 5),
    ("Common Related Pathologies", "disease", 8),
    ("Treatment of {title}", "treatment", 6),
    ("Complications", "symptom", 5),
)
_PROSE = (
    "This part of the article speaks about it at some length, as such articles do. "
    "It is important to consult a doctor, who can help to find out what lies behind it."
)


def invent_name(kind: str, generator: random.Random) -> str:
    """Return an invented name that ends as names of this kind do: one of about 400 to 500.

    Example:
        >>> invent_name("disease", random.Random(1)).isalpha()
        True
    """
    return (
        generator.choice(_ONSETS) + generator.choice(_MIDDLES) + generator.choice(_ENDS[kind])
    ).capitalize()


def generate_article(number: int, seed: int = 0) -> str:
    """Return the text of one article: a title, eight sections, 51 list items."""
    generator = random.Random(f"{seed}/{number}")
    title = invent_name("symptom", generator)
    lines = [f"{title}: causes, symptoms, and treatment methods"]
    for heading, kind, items in _SECTIONS:
        lines += [heading.format(title=title.lower()), _PROSE]
        lines += sorted({f"- {invent_name(kind, generator)}" for _ in range(items)})
    return "\n".join(lines) + "\n"


def generate_articles(count: int, seed: int = 0) -> Iterator[tuple[str, bytes]]:
    """Yield identifiers and bytes of so many articles."""
    for number in range(count):
        yield f"generated:{seed}/{number}", generate_article(number, seed).encode()
