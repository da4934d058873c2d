"""How a name is worded: things joined by "and", a head shared by several, parts of the body."""

from __future__ import annotations

import re

from graph.vocabulary import Category
from loaders.lexicon import Lexicon
from loaders.lexicon.forms import singularise_word

_JOINT = re.compile(r"\s*[,;]\s*(?:and\s+|or\s+)?|\s+(?:and|or)\s+|\s*/\s*")
_BEFORE_SITE = re.compile(r"\s+(?:in|of|for)\s+(?:the\s+)?")
_HEAD_OF = re.compile(r"(?P<head>[^\W\d_]+) of (?:the )?(?P<rest>.+)", re.IGNORECASE)
_FEW = 2  # known things beside which an unknown one is a thing too
_SHARES = frozenset({Category.SUBSTANCE, Category.ANATOMICAL_SITE})
_QUALITIES = frozenset({"acute", "chronic", "mild", "moderate", "severe", "primary", "secondary",
                        "mixed", "simple", "tension", "cluster"})  # fmt: skip
_ADJECTIVE = re.compile(r"[\w-]+(?:al|ic|ary|ory|ive|ous|ar|ent|ant|able|ile)", re.IGNORECASE)


def split_names(text: str) -> tuple[str, ...]:
    """Return the parts that commas, slashes, "and" and "or" join.

    Example:
        >>> split_names("magnesium, calcium, and potassium")
        ('magnesium', 'calcium', 'potassium')
    """
    return tuple(part for part in (part.strip() for part in _JOINT.split(text)) if part)


def split_things(name: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Return the things that a name joins with "and" or commas.

    In English, words before or behind such a list may belong to all of it: "limited mobility and
    functional activity" is one thing that is limited. So a name is several things only where that
    cannot be: where the lexicon knows each part as a thing, and does not know the whole; or where each
    part is a single word. Anything else stays whole: too coarse a name is mended by a later entry in
    the lexicon, a wrong split is not.

    Example:
        >>> from loaders.lexicon import load_curated
        >>> split_things("Massage and manual therapy", load_curated())
        ('Massage', 'manual therapy')
        >>> split_things("Limited mobility and functional activity", load_curated())
        ('Limited mobility and functional activity',)
    """
    parts = split_names(name)
    if len(parts) == 1 or lexicon.find(name):
        return (name,)
    if len(parts) == 2 and _stand_apart(*parts, lexicon):  # noqa: PLR2004 - one "and"
        return parts
    count = sum(_is_thing(part, lexicon) for part in parts)
    known = count == len(parts) or (count >= _FEW and 2 * count >= len(parts))
    single = all(" " not in part and not is_site(part, lexicon) for part in parts)
    return parts if known or single else (name,)


def _stand_apart(first: str, second: str, lexicon: Lexicon) -> bool:
    """Return whether "exercises for the hands and massage" are two: what is behind "and" is no site."""
    head, site = find_sites(first, lexicon)
    if head is None or not site or is_site(second, lexicon):
        return False
    one, other = lexicon.find(head), lexicon.find(second)
    return one is not None and other is not None and one.categories[0] is other.categories[0]


def share_head(text: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Return "magnesium deficiency" and "calcium deficiency" for "deficiency of magnesium and calcium".

    Only where the lexicon knows each part as a substance or a part of the body, and does not know the
    whole: "lack of sleep, stress" has no shared head. Where it knows the head alone, it must know one of
    the shared names too: "pain of the elbows and toes" is pain in two places, as is a test of two.

    Returns:
        The names in order; none where no head is shared.

    Example:
        >>> from loaders.lexicon import load_curated
        >>> share_head("lack of sleep, stress", load_curated())
        ()
    """
    found = _HEAD_OF.fullmatch(text)
    if found is None or lexicon.find(text):
        return ()
    parts = split_names(found["rest"])
    concepts = [lexicon.find(part) for part in parts]
    if len(parts) == 1 or not all(each and each.categories[0] in _SHARES for each in concepts):
        return ()
    head = singularise_word(found["head"].lower())
    names = tuple(f"{lexicon.singular(part)} {head}" for part in parts)
    alone = lexicon.find(found["head"])
    if alone and (Category.TEST in alone.categories or not any(map(lexicon.find, names))):
        return ()
    return names


def find_sites(name: str, lexicon: Lexicon) -> tuple[str | None, tuple[str, ...]]:
    """Return the name before "in" or "of", and the parts of the body behind it; nothing if unknown.

    Example:
        >>> from loaders.lexicon import load_curated
        >>> find_sites("Degenerative changes in muscles and joints", load_curated())
        ('Degenerative changes', ('muscles', 'joints'))
    """
    for found in _BEFORE_SITE.finditer(name):
        sites = split_names(name[found.end() :])
        if sites and all(is_site(site, lexicon) for site in sites):
            return name[: found.start()], sites
    return None, ()


def is_site(name: str, lexicon: Lexicon) -> bool:
    """Return whether the lexicon knows a name as a part of the body."""
    concept = lexicon.find(name)
    return concept is not None and concept.categories[0] is Category.ANATOMICAL_SITE


def _is_thing(name: str, lexicon: Lexicon) -> bool:
    return lexicon.find(name) is not None and not is_site(name, lexicon)


def complete_type(
    name: str, head: str | None, sites: tuple[str, ...], title: str, lexicon: Lexicon
) -> str:
    """Return the full name of a kind of the title, as a list of kinds may leave half of it out.

    "Spasms of the back muscles" are back muscle spasms; "chronic", under a heading on kinds of
    dizziness, is chronic dizziness. A name that the lexicon knows is full as it stands.

    Example:
        >>> from loaders.lexicon import load_curated
        >>> complete_type("Chronic", None, (), "dizziness", load_curated())
        'Chronic dizziness'
    """
    if lexicon.find(name):
        return name
    if head and sites and " " not in head:
        return f"{lexicon.singular(sites[0])} {head.lower()}"
    return f"{name} {title}" if is_adjective(name) else name


def is_adjective(name: str) -> bool:
    """Return whether a name's words all look like adjectives, so that it lacks a noun.

    Example:
        >>> [is_adjective(name) for name in ("Central", "acute", "Migraine", "legs")]
        [True, True, False, False]
    """
    words = name.split()
    return all(word.lower() in _QUALITIES or _ADJECTIVE.fullmatch(word) for word in words)
