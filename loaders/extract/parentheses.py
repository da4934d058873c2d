"""What stands in parentheses, read for what it is."""

from __future__ import annotations

import re
from typing import NamedTuple

from loaders.extract.wording import is_adjective, is_site, share_head, split_names
from loaders.lexicon import Lexicon
from loaders.lexicon.forms import display_name, singularise_head

_ACRONYM = re.compile(r"[A-Z][A-Za-z0-9-]{1,9}")
_EXAMPLE = re.compile(
    r"(?:such as|for example|for instance|e\.g\.?|i\.e\.?|including|includes|like|especially|"
    r"in particular|mainly)[,:]?\s+",
    re.IGNORECASE,
)
_CIRCUMSTANCE = re.compile(
    r"(?:of|in|on|at|by|with|without|for|from|to|up|as|if|when|after|before|during|under|over|more|less|"
    r"not|only|also|see)\b",
    re.IGNORECASE,
)
_MAX_MEMBER_WORDS = 6


class Remark(NamedTuple):
    """What parentheses add to the name before them.

    Attributes:
        name: The full name, where the name before them was its acronym.
        aliases: Acronyms.
        members: What it comprises, or examples of it.
        sites: Parts of the body.
    """

    name: str | None = None
    aliases: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()


def read_remark(inside: str, name: str, lexicon: Lexicon) -> Remark:
    """Return what parentheses say of the name before them.

    They hold an acronym ("EMG"), the full name of an acronym, examples ("such as diabetes"), parts of
    the body ("legs, arms"), or members ("analgesics, muscle relaxants"). A single word that is none of
    these is a member only of a plural, and only if the lexicon knows it; otherwise it is a remark, and
    adds nothing.

    Example:
        >>> from loaders.lexicon import load_curated
        >>> read_remark("such as diabetes", "Chronic diseases", load_curated()).members
        ('diabetes',)
        >>> read_remark("legs, arms", "Cramps", load_curated()).sites
        ('legs', 'arms')
    """
    if is_acronym(inside):
        return Remark(aliases=(inside,))
    if is_acronym(name) and _is_spelt_by(name, inside):
        return Remark(name=inside, aliases=(name,))
    example = _EXAMPLE.match(inside)
    members = _find_members(inside[example.end() :] if example else inside, name, lexicon)
    if members and all(is_site(member, lexicon) for member in members):
        return Remark(sites=members)
    members = tuple(each for each in members if not _is_same(each, name, lexicon))
    if example or len(members) > 1 or _is_one_of_many(members, name, lexicon):
        return Remark(members=members)
    return Remark()


def is_acronym(text: str) -> bool:
    """Return whether a text is one word of mostly capitals.

    Example:
        >>> [is_acronym(text) for text in ("EMG", "X-ray", "COVID-19", "legs")]
        [True, False, True, False]
    """
    capitals = sum(map(str.isupper, text))
    return _ACRONYM.fullmatch(text) is not None and capitals > sum(map(str.islower, text))


def _is_spelt_by(acronym: str, name: str) -> bool:
    """Return whether a name's words begin with the acronym's letters, in order; some may be left out."""
    initials = iter(word[0].lower() for word in name.split() if word[0].isalpha())
    letters = [letter.lower() for letter in acronym if letter.isalpha()]
    starts_alike = name[:1].lower() == letters[0]
    return starts_alike and (all(letter in initials for letter in letters) or " " not in name)


def _find_members(text: str, name: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Return the members; an adjective takes the name before it: "infections (viral, bacterial)"."""
    if _CIRCUMSTANCE.match(text):
        return ()
    members = share_head(text, lexicon) or split_names(text)
    return tuple(
        f"{each} {display_name(name)}" if is_adjective(each) and not lexicon.find(each) else each
        for each in members
        if len(each.split()) <= _MAX_MEMBER_WORDS and _has_word(each)
    )


def _has_word(text: str) -> bool:
    return any(map(str.isalpha, text)) and text.lower() not in {"etc", "etc.", "others", "other"}


def _is_same(member: str, name: str, lexicon: Lexicon) -> bool:
    concept = lexicon.find(member)
    return concept is not None and concept == lexicon.find(name)


def _is_one_of_many(members: tuple[str, ...], name: str, lexicon: Lexicon) -> bool:
    plural = singularise_head(name.lower()) != name.lower()
    return len(members) == 1 and plural and lexicon.find(members[0]) is not None
