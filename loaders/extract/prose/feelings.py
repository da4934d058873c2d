"""What people feel, in verbs and adjectives: "you may feel dizzy", "it can leave you breathless"."""

from __future__ import annotations

from collections.abc import Sequence

from graph.model import Node
from loaders.extract.prose.cues import Kind
from loaders.extract.prose.inflection import as_set
from loaders.extract.prose.mentions import Names
from loaders.extract.prose.tokens import Token
from loaders.extract.prose.units import Unit, find_units, settle_units
from loaders.extract.prose.words import FELT

# Only a sentence with one of these is looked at.
_PERSONAL = as_set("feel feels feeling felt you them people they someone")
_FEELS = as_set("feel feels feeling felt look looks looking get gets getting")
_VERBS = _FEELS | as_set("be cough throw lose bring breathe sweat need pee")
_MAKES = ("mak", "made", "leav", "left")
_WHO = as_set("you they someone")
_WHOM = _WHO | as_set("them people")
_POINTING = frozenset({Kind.DETERMINER, Kind.DEMONSTRATIVE, Kind.TRANSPARENT})
_WITH = frozenset({"with", "have", "has"})
_JOINS = frozenset({Kind.AND, Kind.COMMA})
_SKIPPED = frozenset({Kind.ADVERB, Kind.HEDGE, Kind.TRANSPARENT, Kind.MODAL})


def read_units(tokens: Sequence[Token], names: Names) -> list[Unit]:
    """Return what each part of a sentence is, with what people feel by its name.

    Complexity:
        Linear in the number of tokens.
    """
    lowers = tuple([token.lower for token in tokens])
    units = find_units(tokens, lowers, names)
    if not _PERSONAL.isdisjoint(lowers):
        units = _find_feelings(units, tokens, names)
    return settle_units(units)


def _find_feelings(units: Sequence[Unit], tokens: Sequence[Token], names: Names) -> list[Unit]:
    """Let the "dizzy" of "you may feel dizzy" name what the lexicon knows as feeling dizzy."""
    made: list[Unit] = []
    felt: set[int] = set()
    for unit in units:
        first = tokens[unit.start].lower
        verbal = unit.kind is Kind.NAME and first in _VERBS and unit.end > unit.start + 1
        plain = unit.kind is Kind.WORD and unit.end == unit.start + 1
        if verbal and (_is_person(made, len(made), felt) or _is_made(made, len(made))):
            made += _part(unit, first)
            felt.add(len(made) - 1)
            continue
        node = None
        if (plain or (unit.kind is Kind.NAME and first in FELT)) and _is_felt(made, felt):
            node = unit.node or _find(names, tokens[unit.start])
        if node is not None:
            start = _feel(made, unit.start)
            unit = unit._replace(kind=Kind.NAME, node=node, start=start)  # noqa: PLW2901 - after all
            felt.add(len(made))
        made.append(unit)
    return made


def _part(unit: Unit, verb: str) -> tuple[Unit, Unit]:
    """Return the verb of "feel dizzy", and what is felt, which is what the whole names."""
    middle = unit.start + 1
    feel = Unit(Kind.MODAL, unit.start, middle, verb if verb in _FEELS else "feel")
    return feel, unit._replace(start=middle, lower=unit.lower.partition(" ")[2])


def _find(names: Names, token: Token) -> Node | None:
    known = FELT.get(token.lower)
    forms = (known,) if known else (f"feel {token.form}", f"being {token.form}")
    return next(filter(None, map(names.find_form, forms)), None)


def _feel(units: list[Unit], start: int) -> int:
    """Let the "are" of "people who are tired" be a "feel": tired is what they have, not what they are.

    Returns:
        Where what is felt begins: that of "feeling very tired" is a thing of its own.
    """
    at = _skip(units, len(units) - 1)
    if units[at].kind is Kind.COPULA:
        units[at] = units[at]._replace(kind=Kind.MODAL, lower="feel")
    elif units[at].lower == "feeling" and (not at or units[at - 1].kind not in _POINTING):
        start = units[at].start
        del units[at:]
    return start


def _skip(units: Sequence[Unit], at: int) -> int:
    """Return the place of the next unit to the left that is more than an adverb or an auxiliary."""
    while at >= 0 and units[at].kind in _SKIPPED and units[at].lower not in _FEELS:
        at -= 1
    return at


def _is_felt(units: Sequence[Unit], felt: set[int]) -> bool:
    """Return whether a word behind these says how somebody feels."""
    at = _skip(units, len(units) - 1)
    if at < 0 or any(each.lower == "less" for each in units[at:]):
        return False
    if units[at].lower in _FEELS or _is_made(units, len(units)):
        return True
    if units[at].kind in _JOINS:
        return _behind_joints(units, at) in felt
    return units[at].kind is Kind.COPULA and _is_person(units, at, felt)


def _is_made(units: Sequence[Unit], end: int) -> bool:
    """Return whether "makes you" or "leaves people" stands before a place."""
    at = _skip(units, end - 1)
    if at < 0:
        return False
    words = units[at].lower.split()
    if units[at].kind is Kind.TRIGGER:
        return words[0].startswith(_MAKES) and words[-1] in {*_WHOM, "feel"}
    made = at > 0 and units[at - 1].lower.startswith(_MAKES)
    return made and (words[-1] in _WHOM or units[at].kind is Kind.PEOPLE)


def _behind_joints(units: Sequence[Unit], at: int) -> int:
    while at >= 0 and (units[at].kind in _JOINS or units[at].kind in _SKIPPED):
        at -= 1
    return at


def _is_person(units: Sequence[Unit], end: int, felt: set[int]) -> bool:
    """Return whether the subject before a verb is "you" or people, or shared with a "feel" before it."""
    at = _skip(units, end - 1)
    if at < 0:
        return False
    if units[at].kind in _JOINS:
        return _behind_joints(units, at) in felt
    named = at > 1 and units[at].kind is Kind.NAME and units[at - 1].lower in _WITH
    who = units[at - 2 if named else at]  # "people with anemia look pale"
    return who.lower in _WHO or who.kind is Kind.PEOPLE
