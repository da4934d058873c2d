"""What comes of what, told without a word of cause: "gout develops when crystals collect"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.vocabulary import Category
from loaders.extract.hedges import UNHEDGED
from loaders.extract.prose import relations as rel
from loaders.extract.prose.cues import Kind
from loaders.extract.prose.groups import kind_of, phrase_at, place_of, right_group
from loaders.extract.prose.inflection import as_set
from loaders.extract.prose.phrases import Element, Phrase, Sort, is_ill
from loaders.extract.prose.relations import Trigger
from loaders.extract.prose.sides import Clause, hedge_within, lower_at, walk_verb_group
from loaders.extract.prose.subjects import find_subject

_HAPPENS = as_set("""
    happen happens occur occurs arise arises appear appears develop develops form forms begin begins
    start starts
""") | {"set in", "sets in", "come on", "comes on"}
_WHEN = as_set("when if because once") | {"in case of"}
_TOGETHER = frozenset({"go hand in hand", "goes hand in hand"})
_GOING = as_set("go goes occur occur coexist appear")
_SIDE_BY_SIDE = frozenset(
    {"together", "hand in hand", "side by side", "simultaneously", "at the same time"}
)
_WHEN_DONE = Trigger(("develop", "when"), ((rel.CAUSES, True),))
_ALONG = Trigger(("along", "with"), ((rel.ACCOMPANIED, False),))
_ASSOCIATED = Trigger(("go", "with"), ((rel.ASSOCIATED, False),))
_LIGHT = frozenset({Kind.ADVERB, Kind.HEDGE})
_BRINGERS = frozenset({Category.SUBSTANCE, Category.CAUSE})
_GETS = frozenset({"get", "gets", "have"})
HAPPENING = _HAPPENS | _TOGETHER | _GOING | _GETS
_PASSIVE = frozenset({Kind.COPULA, Kind.NOT})
_LACKING = as_set("lacks lack drops drop falls fall decreases decrease runs run")


def read_happening(elements: Sequence[Element], place: int) -> Iterator[Clause]:
    """Yield what happens when something else does, and what happens together, as one verb says it.

    Args:
        elements: Of the sentence.
        place: Where one of the verbs `HAPPENING` stands.
    """
    verb = lower_at(elements, place)
    if verb in _GETS:
        yield from _read_getting(elements, place)
    if verb in _HAPPENS:
        yield from _read_when(elements, place)
    beside = lower_at(elements, place + 1) in _SIDE_BY_SIDE
    if verb in _TOGETHER or (verb in _GOING and beside):
        yield from _read_together(elements, place)


def _read_when(elements: Sequence[Element], place: int) -> Iterator[Clause]:
    """Read "gout develops when crystals collect" as that crystals cause it."""
    when = place + 1
    while kind_of(elements, when) in _LIGHT:
        when += 1
    if lower_at(elements, when) not in _WHEN:
        return
    start, hedge, negated, _ = walk_verb_group(elements, place)
    happening = find_subject(elements, start) if phrase_at(elements, start) is not None else []
    causes = right_group(elements, when + 1, whole=True)
    if not happening or negated or not causes or not _brings(elements, causes):
        return
    hedge = hedge if hedge.word else hedge_within(elements, place, when)
    yield Clause(_WHEN_DONE, happening, causes, hedge, negated=False, place=place)


def _read_getting(elements: Sequence[Element], place: int) -> Iterator[Clause]:
    """Read "people get back pain from stress"."""
    got, causes = phrase_at(elements, place + 1), right_group(elements, place + 3)
    if got is not None and is_ill(got) and lower_at(elements, place + 2) == "from" and causes:
        yield Clause(_WHEN_DONE, [got], causes, UNHEDGED, negated=False, place=place)


def _brings(elements: Sequence[Element], causes: Sequence[Phrase]) -> bool:
    """Return whether known things are or act there: too little of a substance is no cause."""
    if not all(map(is_ill, causes)) and not all(map(_is_bringer, causes)):
        return False
    end = place_of(elements, causes[-1]) + 1
    lacking = kind_of(elements, end) in _PASSIVE or lower_at(elements, end) in _LACKING
    return not lacking or all(map(is_ill, causes))


def _is_bringer(phrase: Phrase) -> bool:
    node = phrase.node
    return phrase.sort is Sort.KNOWN and node is not None and node.categories[0] in _BRINGERS


def _read_together(elements: Sequence[Element], place: int) -> Iterator[Clause]:
    """Read "gout and obesity often occur together" as that one goes with the other."""
    start, hedge, negated, _ = walk_verb_group(elements, place)
    group = find_subject(elements, start) if phrase_at(elements, start) is not None else []
    if len(group) > 1 and not negated and all(map(is_ill, group)):
        ill = any(each.node and Category.DISEASE in each.node.categories for each in group)
        trigger = _ASSOCIATED if ill else _ALONG
        yield Clause(trigger, group[:1], group[1:], hedge or UNHEDGED, negated=False, place=place)
