"""Straightening a sentence before its clauses are read: what says nothing is left out."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.extract.prose.cues import Kind
from loaders.extract.prose.gerunds import is_verb_behind, join_gerunds
from loaders.extract.prose.groups import find_listed, is_finite, is_verbal, kind_of, phrase_at
from loaders.extract.prose.phrases import Element, Phrase, Sort
from loaders.extract.prose.tokens import Token
from loaders.extract.prose.units import Unit

_LIGHT = frozenset({Kind.ADVERB, Kind.HEDGE})
_VERB_GROUP = frozenset({
    Kind.COPULA, Kind.MODAL, Kind.HEDGE, Kind.NOT, Kind.ADVERB, Kind.VERB,
})  # fmt: skip
_BEFORE_ASIDE = frozenset({
    Kind.COPULA, Kind.MODAL, Kind.HEDGE, Kind.TRIGGER, Kind.VERB, Kind.NOT,
})  # fmt: skip
_AFTER_ASIDE = _BEFORE_ASIDE | {Kind.INCLUDE}
_OPENS_CASE = _LIGHT | {Kind.SUBORDINATOR}
_JOINS = frozenset({Kind.COMMA, Kind.AND})
_GOVERNORS = frozenset({Kind.TRIGGER, Kind.PREPOSITION, Kind.OF, Kind.LOCATIVE, Kind.MODAL})
_PASSED = frozenset({*_JOINS, *_LIGHT, Kind.OF, Kind.LOCATIVE, Kind.PREPOSITION, Kind.TRANSPARENT})
_ENDS_CLAUSE = frozenset({Kind.BREAK, Kind.SUBORDINATOR, Kind.RELATIVE})
_REPEATED = frozenset({"by", "of", "with", "to", "from", "in", "for", "against", "as", "after",
                       "during", "on"})  # fmt: skip
_OPENS_LIST = frozenset({Sort.KNOWN, Sort.CLASS, Sort.GENERIC, Sort.ROLE})
_IS_NOT = frozenset({"is not", "are not", "isn't", "aren't"})
_RELATES = frozenset({Kind.TRIGGER, Kind.COMMA, Kind.COPULA, Kind.INCLUDE})
_RANGES = frozenset({"range from", "ranges from", "vary from", "varies from"})
_RANKS = frozenset({"place", "position", "rank"})
_FEWEST = 2  # members behind a colon


def smooth(elements: Sequence[Element], tokens: Sequence[Token], sentence: str) -> list[Element]:
    """Return the elements without asides, repeated prepositions and relative clauses that relate nothing.

    Args:
        elements: Phrases and units.
        tokens: Of the sentence.
        sentence: Its text.

    Complexity:
        Linear in the number of elements, for sentences of common length.
    """
    made = list(elements)
    words = {unit.lower for unit in made if unit.kind is not None}
    kinds = {unit.kind for unit in made}
    join_gerunds(made, tokens, sentence)
    for signs, work in _BY_WORD:
        if not words.isdisjoint(signs):
            work(made)
    for kind, work in _BY_KIND:
        if kind in kinds:
            work(made)
    if ":" in words:
        _open_lists(made)
    return made


def _drop_asides(made: list[Element]) -> None:
    """Take the commas from ", however," and ", as a rule," before a verb or within one."""
    place = 0
    while place < len(made):
        if made[place].kind is not Kind.COMMA:
            place += 1
            continue
        end = place + 1
        while kind_of(made, end) in _LIGHT:
            end += 1
        aside = end > place + 1 and _are_commas(made, end)
        before = phrase_at(made, place - 1) is not None and kind_of(made, end + 1) in _AFTER_ASIDE
        if aside and (before or kind_of(made, place - 1) in _BEFORE_ASIDE):
            del made[end], made[place]
        place += 1


def _drop_between_dashes(made: list[Element]) -> None:
    """Take out what dashes hold between a subject and its verb, where it relates nothing."""
    dashes = [at for at, each in enumerate(made) if _word(each) in {"–", "—"}]
    if len(dashes) != 2 or not 0 < dashes[0] < dashes[1]:  # noqa: PLR2004 - a pair
        return
    start, end = dashes
    related = any(kind_of(made, at) is Kind.TRIGGER for at in range(start, end))
    if not related and phrase_at(made, start - 1) is not None and is_verb_behind(made, end + 1):
        del made[start : end + 1]


def _drop_exemplary(made: list[Element]) -> None:
    """Take out ", for example," where what stands before it is one thing and has no examples."""
    for place in range(1, len(made) - 2):
        before = phrase_at(made, place - 1)
        one = before is not None and before.sort is Sort.KNOWN and not before.plural
        if one and kind_of(made, place + 1) is Kind.EXAMPLE and _are_commas(made, place, place + 2):
            del made[place : place + 3]
            return


def _drop_among(made: list[Element]) -> None:
    """Read "are among the causes" and "hold a special place among the causes" as "are causes"."""
    for place in range(2, len(made)):
        if _word(made[place]) not in {"among", "amongst"}:
            continue
        if kind_of(made, place - 1) is Kind.COPULA:
            del made[place]
            return
        held, role = phrase_at(made, place - 1), phrase_at(made, place + 1)
        verb = made[place - 2]
        if held is None or held.head not in _RANKS or role is None or role.sort is not Sort.ROLE:
            continue
        if isinstance(verb, Unit) and verb.kind in {Kind.WORD, Kind.VERB}:
            made[place - 2 : place + 1] = [verb._replace(kind=Kind.COPULA, lower="is")]
        return


def _drop_cases(made: list[Element]) -> None:
    """Take out ", even when harmless," between a subject and its verb."""
    for place in range(1, len(made) - 2):
        if made[place].kind is not Kind.COMMA or made[place + 1].kind not in _OPENS_CASE:
            continue
        if not _begins_case(made, place + 1):
            continue
        end = _find_comma(made, place + 1)
        if phrase_at(made, place - 1) is not None and kind_of(made, end + 1) in _AFTER_ASIDE:
            del made[place : end + 1]
            return


def _begins_case(made: Sequence[Element], at: int) -> bool:
    even = _word(made[at]) == "even" if at < len(made) else False
    while kind_of(made, at) in _LIGHT:
        at += 1
    return even or kind_of(made, at) is Kind.SUBORDINATOR


def _find_comma(made: Sequence[Element], at: int) -> int:
    """Return the place of the next comma, where nothing is related before it; else that of the end."""
    while at < len(made) and kind_of(made, at) is not Kind.COMMA:
        if kind_of(made, at) in {Kind.TRIGGER, Kind.BREAK, Kind.INCLUDE}:
            return len(made)
        at += 1
    return at


def _drop_denied(made: list[Element]) -> None:
    """Read "is not a disease but a symptom" as "is a symptom"."""
    for place in range(len(made) - 1):
        said = made[place]
        if not isinstance(said, Unit) or said.lower not in _IS_NOT:
            continue
        but = next((at for at in range(place, len(made)) if _word(made[at]) == "but"), 0)
        follows = phrase_at(made, but + 1)
        plain = not any(kind_of(made, at) in _RELATES for at in range(place, but))
        if follows is not None and follows.definite in {"a", "an"} and plain:
            made[place : but + 1] = [said._replace(kind=Kind.COPULA, lower=said.lower.split()[0])]
            return


def _join_denied(made: list[Element]) -> None:
    """Make one thing of the "not smoking" that a sentence begins with."""
    phrase = phrase_at(made, 1)
    # A gerund that was put together has no units of its own: "not getting enough sleep".
    plain = phrase is not None and not phrase.definite and phrase.first <= 1
    if _word(made[0]) == "not" and plain and phrase is not None and phrase.head.endswith("ing"):
        text = f"not {phrase.text.lower()}"
        made[:2] = [Phrase(Sort.NEW, 0, phrase.last, text, phrase.head, phrase.begin, phrase.end)]


def _are_commas(made: Sequence[Element], *places: int) -> bool:
    return all(kind_of(made, place) is Kind.COMMA for place in places)


def _join_ranges(made: list[Element]) -> None:
    """Read "range from a cold to influenza" as "include a cold and influenza"."""
    start = next((at for at, each in enumerate(made) if _word(each) in _RANGES), len(made))
    for place in range(start + 1, len(made)):
        element = made[place]
        if isinstance(element, Phrase) or element.kind in _JOINS:
            continue
        if element.lower != "to" or phrase_at(made, place + 1) is None:
            break
        made[place] = element._replace(kind=Kind.AND)


def _join_prepositions(made: list[Element]) -> None:
    """Read "by cold, by stress and by noise" as "by cold, stress and noise"."""
    place = 1
    while place < len(made) - 1:
        word = _word(made[place]) if made[place - 1].kind in _JOINS else ""
        repeated = word in _REPEATED
        if repeated and phrase_at(made, place + 1) is not None:
            start = _find_governor(made, place - 1, word)
            if start is not None:
                del made[place]
                del made[start : place - 1]
                place = start
        place += 1


def _word(element: Element) -> str:
    return element.lower if isinstance(element, Unit) else ""


def _find_governor(made: Sequence[Element], joint: int, word: str) -> int | None:
    """Return where what is joined to what hangs on the same preposition ends; None where nothing does.

    That is the joint itself, or the relative clause before it: "by stiffness that lasts for hours, by
    fatigue".
    """
    end = joint
    verbs = False
    for at in range(joint, -1, -1):
        element = made[at]
        if isinstance(element, Phrase):
            continue
        if element.kind in _GOVERNORS and element.lower.split()[-1] == word and not verbs:
            return end
        if element.kind is Kind.RELATIVE and verbs:
            end, verbs = at, False
        elif element.kind is Kind.TRIGGER or element.kind in _ENDS_CLAUSE:
            return None
        else:
            verbs = verbs or element.kind not in _PASSED
    return None


def _drop_relatives(made: list[Element]) -> None:
    """Take out of "gout that is left to itself can damage the joints" the clause that relates nothing."""
    place = 1
    while place < len(made):
        if kind_of(made, place) is Kind.RELATIVE and phrase_at(made, place - 1) is not None:
            end = _find_main_verb(made, place)
            if end is not None:
                del made[place:end]
        place += 1


def _find_main_verb(made: Sequence[Element], relative: int) -> int | None:
    """Return the place of the verb behind a relative clause; None where there is none, or it relates."""
    at = relative + 1
    if kind_of(made, at) is Kind.PRONOUN:
        at += 1  # "a monitor that you wear"
    begin = at
    while kind_of(made, at) in _VERB_GROUP:
        at += 1
    if at == begin:
        return None
    while at < len(made):
        kind = kind_of(made, at)
        if kind is Kind.COMMA or kind in _ENDS_CLAUSE or kind is Kind.AND:
            return None
        if is_verbal(made[at]) and phrase_at(made, at - 1) is not None:
            return at
        if kind is Kind.HEDGE and is_finite(_behind(made, at)):
            return at
        if kind is Kind.TRIGGER:
            return None
        at += 1
    return None


def _behind(made: Sequence[Element], at: int) -> Element | None:
    while kind_of(made, at) in _LIGHT:
        at += 1
    return made[at] if at < len(made) else None


def _open_lists(made: list[Element]) -> None:
    """Read "infections: a cold, influenza" as "infections, namely a cold and influenza"."""
    for place in range(1, len(made) - 1):
        before, colon = phrase_at(made, place - 1), made[place]
        if before is None or not isinstance(colon, Unit) or colon.lower != ":":
            continue
        listed, last = find_listed(made, place + 1)
        if before.sort in _OPENS_LIST and len(listed) >= _FEWEST and _fit(before, listed):
            made[place] = colon._replace(kind=Kind.EXAMPLE, lower="namely")
            joint = made[last]
            if isinstance(joint, Unit):
                made[last] = joint._replace(kind=Kind.AND)
        return


def _fit(before: Phrase, listed: Sequence[Phrase]) -> bool:
    """Return whether a list behind a known thing may hold kinds of it: what is known of it is alike."""
    if before.sort is not Sort.KNOWN or before.node is None:
        return True
    nodes = [each.node for each in listed if each.node is not None]
    own = set(before.node.categories)
    return bool(nodes) and all(own & set(node.categories) for node in nodes)


# Each looks only at sentences that hold its sign; in this order.
_BY_WORD = (
    (frozenset({"among", "amongst"}), _drop_among),
    (frozenset({"–", "—"}), _drop_between_dashes),
    (frozenset({"but"}), _drop_denied),
    (frozenset({"not"}), _join_denied),
)
_BY_KIND = (
    (Kind.EXAMPLE, _drop_exemplary),
    (Kind.COMMA, _drop_cases),
    (Kind.COMMA, _drop_asides),
    (Kind.INCLUDE, _join_ranges),
    (Kind.AND, _join_prepositions),
    (Kind.RELATIVE, _drop_relatives),
)
