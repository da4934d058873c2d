"""A list item taken apart: its things, what stands in parentheses, and where on the body it is."""

from __future__ import annotations

import re
from typing import NamedTuple

from graph.vocabulary import Category
from loaders.lexicon import Lexicon
from loaders.lexicon.forms import singularise_word

_PARENTHESES = re.compile(r"\(([^()]*)\)")
_ACRONYM = re.compile(r"[A-Z][A-Za-z0-9-]{1,9}")
_EXAMPLE = re.compile(
    r"^(?:such as|for example|for instance|e\.g\.,?|including|like)\s+", re.IGNORECASE
)
_SHARED_HEAD = re.compile(r"^(?P<head>[a-z]+(?: [a-z]+)?) of (?P<members>.+)$", re.IGNORECASE)
_LIST = re.compile(r"\s*,\s*(?:and\s+|or\s+)?|\s+(?:and|or)\s+")
_EXPLANATION = re.compile(r"\s+[–—-]\s+|:\s+|(?<=\w)\.\s+(?=[A-Z])")
_AND = re.compile(r",\s+(?:and\s+)?|\s+and\s+")
_SITE = re.compile(r"^(?P<head>.+?)\s+(?:in|of)\s+(?:the\s+)?(?P<sites>[\w ,-]+)$", re.IGNORECASE)
_CONSULTATION = re.compile(
    r"^(?:a\s+)?(?:consultation|appointment|visit)\s+(?:with|of|to)\s+(?:a|an|the)?\s*(?P<who>.+)$",
    re.IGNORECASE,
)


class Item(NamedTuple):
    """What a list item names.

    Attributes:
        names: The things, each by name; mostly one.
        acronym: Of the only thing, as in "(EMG)".
        members: What the only thing comprises, or examples of it.
        head: The name without its site, where it has one: "spasms" of "spasms of the back muscles".
        sites: Parts of the body that it names.
        consulted: The specialist of "consultation with a neurologist".
    """

    names: tuple[str, ...]
    acronym: str | None = None
    members: tuple[str, ...] = ()
    head: str | None = None
    sites: tuple[str, ...] = ()
    consulted: str | None = None


def parse_item(text: str, lexicon: Lexicon) -> Item:
    """Return what a list item names.

    A text behind a dash, a colon or a full stop explains and is left out. Parentheses hold an acronym,
    members, examples, or parts of the body.

    Complexity:
        Linear in the length of the item.

    Example:
        >>> from loaders.lexicon import load_curated
        >>> parse_item("Medication (analgesics, muscle relaxants)", load_curated()).members
        ('analgesics', 'muscle relaxants')
    """
    inside = _PARENTHESES.search(text)
    outside = " ".join(_PARENTHESES.sub(" ", text).split())
    name = _EXPLANATION.split(outside, maxsplit=1)[0].strip(" .;,")
    if consultation := _CONSULTATION.match(name):
        return Item((name,), consulted=consultation["who"])
    head, sites = find_sites(name, lexicon)
    item = Item(split_things(name, lexicon), head=head, sites=sites)
    return _read_parentheses(item, inside[1].strip(), lexicon) if inside else item


def find_sites(name: str, lexicon: Lexicon) -> tuple[str | None, tuple[str, ...]]:
    """Return the name before "in" or "of", and the parts of the body behind it; nothing if unknown."""
    found = _SITE.match(name)
    if found is None:
        return None, ()
    sites = tuple(_LIST.split(found["sites"]))
    return (found["head"], sites) if all(_is_site(site, lexicon) for site in sites) else (None, ())


def split_things(name: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Return the things that a name joins with "and" or commas.

    They are several where the lexicon knows each, and not the whole; or where each is a single word,
    so that nothing can belong to more than one of them ("falls and fractures", but not "limited
    mobility and functional activity").
    """
    parts = tuple(part.strip() for part in _AND.split(name) if part.strip())
    if len(parts) == 1 or lexicon.find(name):
        return (name,)
    known = all(lexicon.find(part) for part in parts)
    single = all(" " not in part for part in parts)
    return parts if known or single else (name,)


def _read_parentheses(item: Item, inside: str, lexicon: Lexicon) -> Item:
    if _ACRONYM.fullmatch(inside) and sum(letter.isupper() for letter in inside) > 1:
        return item._replace(acronym=inside)
    if example := _EXAMPLE.match(inside):
        return item._replace(members=_members(inside[example.end() :]))
    members = _members(inside)
    if all(_is_site(member, lexicon) for member in members):
        return item._replace(sites=(*item.sites, *members), head=item.head or item.names[0])
    if len(members) == 1 and not lexicon.find(members[0]):
        return item  # a remark, not a list
    if len(members) == 1 and lexicon.find(members[0]) == lexicon.find(item.names[0]):
        return item  # another name of the same
    return item._replace(members=members)


def _members(text: str) -> tuple[str, ...]:
    """Return the members of a list; a head before "of" belongs to each: "deficiency of A and B"."""
    shared = _SHARED_HEAD.match(text)
    members = [part for part in _LIST.split(shared["members"] if shared else text) if part]
    if shared is None:
        return tuple(members)
    head = singularise_word(shared["head"].lower())
    return tuple(f"{member} {head}" for member in members)


def _is_site(name: str, lexicon: Lexicon) -> bool:
    concept = lexicon.find(name)
    return concept is not None and concept.categories[0] is Category.ANATOMICAL_SITE
