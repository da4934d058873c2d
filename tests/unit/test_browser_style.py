"""The style sheet for the Neo4j Browser: read as the Browser reads it."""

from __future__ import annotations

import itertools
import re

import pytest

from graph.stores.neo4j.browser import read_style
from graph.vocabulary import Category

CONCEPTS = [category for category in Category if category is not Category.DOCUMENT]
READABLE = 4.5  # WCAG 2.2, 1.4.3: contrast of text
APART = 12.0  # CIE 1976 colour difference; about 2 is just noticeable side by side

# Viénot, Brettel & Mollon 1999: what a dichromat sees, on linear RGB.
SEEN_BY = {
    "full colour vision": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": ((0.11238, 0.88762, 0), (0.11238, 0.88762, 0), (0.00401, -0.00401, 1)),
    "deuteranopia": ((0.29275, 0.70725, 0), (0.29275, 0.70725, 0), (-0.02234, 0.02234, 1)),
}


def rules() -> dict[str, dict[str, str]]:
    """Return each selector's properties, in the order of the file."""
    found = re.findall(r"([\w.]+) \{([^{}]*(?:\{\w+\}[^{}]*)?)\}", read_style().decode())
    return {selector: dict(re.findall(r"([\w-]+): ([^;]+);", body)) for selector, body in found}


def style_of(*labels: str) -> dict[str, str]:
    """Return how a node looks: every rule that fits is applied in turn, the last one wins."""
    style: dict[str, str] = {}
    for selector, properties in rules().items():
        tag, *classes = selector.split(".")
        if tag == "node" and set(classes) <= set(labels):
            style |= properties
    return style


def linear(colour: str) -> list[float]:
    """Return a colour such as `#CC6677` as linear RGB."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4
            for each in channels]  # fmt: skip


def luminance(colour: str) -> float:
    """Return the relative luminance of WCAG."""
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def lab(rgb: list[float]) -> list[float]:
    """Return linear RGB as CIELAB (D65)."""
    rows = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
    white = (0.9505, 1.0, 1.089)
    xyz = [sum(a * max(0.0, b) for a, b in zip(row, rgb, strict=True)) for row in rows]
    x, y, z = (
        (each / of) ** (1 / 3) if each / of > 0.008856 else 7.787 * each / of + 16 / 116
        for each, of in zip(xyz, white, strict=True)
    )
    return [116 * y - 16, 500 * (x - y), 200 * (y - z)]


def seen(colour: str, eyes: str) -> list[float]:
    """Return the colour as these eyes see it, in CIELAB."""
    rgb = linear(colour)
    return lab([sum(a * b for a, b in zip(row, rgb, strict=True)) for row in SEEN_BY[eyes]])


@pytest.mark.parametrize("category", CONCEPTS)
def test_a_category_has_a_colour_of_its_own(category: Category) -> None:
    """`:Concept`, which every concept carries too, does not paint over it."""
    assert style_of("Concept", category.value)["color"] == rules()[f"node.{category}"]["color"]
    assert len({rules()[f"node.{each}"]["color"] for each in CONCEPTS}) == len(CONCEPTS)


@pytest.mark.parametrize(("first", "second"), list(itertools.combinations(CONCEPTS, 2)))
def test_of_two_categories_the_one_that_fits_better_colours(
    first: Category, second: Category
) -> None:
    """A Disease that is also a Complication is a Disease: the vocabulary's order decides."""
    both = style_of("Concept", second.value, first.value)
    assert both == style_of("Concept", first.value)


@pytest.mark.parametrize("selector", [each for each in rules() if each.startswith("node")])
def test_a_name_can_be_read_on_its_colour(selector: str) -> None:
    """The caption is the name (of a row its text), and its contrast is that of ordinary text."""
    rule = style_of(*selector.split(".")[1:])
    light, dark = sorted(
        (luminance(rule["color"]), luminance(rule["text-color-internal"])), reverse=True
    )
    assert (light + 0.05) / (dark + 0.05) >= READABLE
    assert rule["caption"] == ("'{sentence}'" if selector == "node.Row" else "'{name}'")


@pytest.mark.parametrize("eyes", SEEN_BY)
def test_colours_stay_apart_for_most_eyes(eyes: str) -> None:
    """Two categories are told apart by people with and without red and green."""
    colours = {each: seen(rules()[f"node.{each}"]["color"], eyes) for each in CONCEPTS}
    for (one, first), (other, second) in itertools.combinations(colours.items(), 2):
        difference = sum((a - b) ** 2 for a, b in zip(first, second, strict=True)) ** 0.5
        assert difference >= APART, f"{one} and {other}: {difference:.0f}"


def test_a_relation_shows_its_predicate() -> None:
    """The Browser writes the relationship's type on it."""
    assert rules()["relationship"]["caption"] == "'<type>'"
