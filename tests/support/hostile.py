"""A document whose every text looks like markup, and one with more nodes than a picture shows."""

from __future__ import annotations

from readings import Claim, build_node, build_reading

from graph.model import Hedge, Reading
from graph.vocabulary import Category, HedgeLevel, Predicate

TAG = "<img src=x onerror=\"document.title='broken'\">"
HOSTILE = build_node("T:hostile", f"{TAG} syndrome", synonyms=(f"<b>{TAG}</b>",), description=TAG)
HARMED = build_node("T:harmed", f"pain <script>{TAG}</script>", Category.SYMPTOM)
# A CURIE may hold everything that means something in an address.
ODD = build_node("T:a/b?c=d#e&f%2Fg+'\"", "odd address", Category.CAUSE)
CROWD_SIZE = 130  # more than the picture shows at once
CROWD = build_node("T:crowd", "crowded symptom", Category.SYMPTOM)


def hostile_reading() -> Reading:
    """Return a document of hostile texts; its hedge stands in its sentence."""
    hedge = Hedge(word="can", level=HedgeLevel.POSSIBLE)
    claims = [
        Claim(HOSTILE, Predicate.CAUSES, HARMED, hedge=hedge, section=TAG),
        Claim(ODD, Predicate.CAUSES, HARMED),
    ]
    return build_reading("urn:test:hostile", claims, title=TAG)


def crowded_reading(neighbours: int) -> Reading:
    """Return a document about a symptom with so many diseases."""
    diseases = [build_node(f"T:{number}", f"disease {number}") for number in range(neighbours)]
    claims = [Claim(disease, Predicate.HAS_SYMPTOM, CROWD) for disease in diseases]
    return build_reading("urn:test:crowd", claims, title="A crowd")
