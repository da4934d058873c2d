"""Of what a relation word is said: the group before it, what a "which" points at, a shared subject."""

from __future__ import annotations

from collections.abc import Sequence

from graph.vocabulary import Category
from loaders.extract.prose.cues import Kind
from loaders.extract.prose.groups import (
    is_finite,
    kind_of,
    left_group,
    phrase_at,
    place_of,
    right_group,
)
from loaders.extract.prose.phrases import Element, Phrase, Sort, is_ill, is_site
from loaders.extract.prose.relations import ACCOMPANIED, AFFECTS, CAUSES
from loaders.extract.prose.sides import Clause, lower_at, walk_verb_group
from loaders.extract.prose.units import Unit

_BOUNDARY = frozenset({Kind.BREAK, Kind.SUBORDINATOR})
_JOINS = frozenset({Kind.COMMA, Kind.AND})
_MOST_BETWEEN = 7  # elements of "lasting for no longer than a week"
_BEFORE_GERUND = frozenset({Kind.PREPOSITION, Kind.OF, Kind.LOCATIVE})
_IN_ORDER = frozenset({"to", "in order to"})
_MEANS = frozenset({Category.TEST, Category.TREATMENT, Category.SUBSTANCE})
_OPEN = frozenset({Sort.GENERIC, Sort.CLASS, Sort.ROLE})
_ENDS = frozenset({*_BOUNDARY, Kind.COMMA})
_OF_SITES = (AFFECTS,)
_SAYS = frozenset({Kind.VERB, Kind.COPULA, Kind.MODAL})
_TIMES = frozenset({"after", "before", "since", "until"})  # "hair loss after childbirth"
_SHUNNED = frozenset({"unlike", "despite", "without", "instead of", "rather than", "apart from",
                      "in contrast to", "except"})  # fmt: skip
_PREPOSITIONAL = frozenset({
    Kind.PREPOSITION, Kind.LOCATIVE, Kind.SUBORDINATOR, Kind.TRIGGER,
})  # fmt: skip
_CONCEPTS = frozenset({Sort.NEW, Sort.KNOWN})


def find_left(
    elements: Sequence[Element], at: int, unit: Unit, before: Sequence[Clause]
) -> tuple[list[Phrase], bool, Clause | None]:
    """Return the group before a verb group; whether it is an antecedent; the clause it is shared with."""
    kind = kind_of(elements, at)
    if kind is Kind.RELATIVE:
        group = _find_antecedent(elements, at, before)
        # "Stiffness and pain that decreases": only the pain does.
        return (group[-1:] if _is_singular(unit) else group), True, None
    aimed = kind is Kind.TRIGGER and lower_at(elements, at).endswith(" for")
    if kind is Kind.TRIGGER and before and (not before[-1].right or aimed):
        return before[-1].left, before[-1].headed, before[-1]
    if kind in _JOINS or lower_at(elements, at) == "but":
        return _find_shared(elements, at, unit, before)
    if kind in _BEFORE_GERUND and unit.lower.split()[0].endswith("ing"):
        return _find_user(elements, at), True, None
    phrase = phrase_at(elements, at)
    if (
        phrase is not None
        and phrase.sort is Sort.PEOPLE
        and kind_of(elements, at - 1) is Kind.RELATIVE
    ):
        return find_left(elements, at - 1, unit, before)  # "a feeling that people notice in …"
    return ([], False, None) if phrase is None else _find_before(elements, at, unit, before, phrase)


def _find_before(
    elements: Sequence[Element], at: int, unit: Unit, before: Sequence[Clause], phrase: Phrase
) -> tuple[list[Phrase], bool, None]:
    """Return the group that ends with a phrase before a verb group, and whether it is an antecedent."""
    last = before[-1] if before else None
    if last is not None and _is_company(last) and last.right[-1] is phrase:
        return [*last.left, *last.right], True, None  # "pain combined with fever suggests …"
    clause = _skip_relative(elements, at, unit, before)
    if clause is not None:
        return clause.left, True, None
    if lower_at(elements, at + 1) in _IN_ORDER and is_means(phrase):
        return left_group(elements, at, acted_on=True), False, None
    return (
        find_subject(elements, at),
        not is_finite(unit) and at == _place_before(elements, unit),
        None,
    )


def _is_company(clause: Clause) -> bool:
    """Return whether a participle says what goes with what: "pain combined with fever"."""
    if clause.trigger is None or not (clause.headed and clause.left and clause.right):
        return False
    return clause.trigger.relations[0] == (ACCOMPANIED, False)


def _skip_relative(
    elements: Sequence[Element], at: int, unit: Unit, before: Sequence[Clause]
) -> Clause | None:
    """Return the first clause of "germs that cause a cold and a cough also cause fever"."""
    last = before[-1] if before else None
    if last is None or not last.headed or not last.right or not is_finite(unit):
        return None
    if not _only_joins(elements, last.place + 1, at):
        return None
    last.right = right_group(elements, last.place + 1, whole=True) or last.right
    return last


def _only_joins(elements: Sequence[Element], start: int, end: int) -> bool:
    """Return whether only phrases and what joins them stand between two places."""
    places = range(start, end)
    return all(phrase_at(elements, at) or kind_of(elements, at) in _JOINS for at in places)


def _find_user(elements: Sequence[Element], at: int) -> list[Phrase]:
    """Return what a gerund behind a preposition is said of: "massage is a way of easing pain"."""
    phrase = phrase_at(elements, at - 1)
    start = walk_verb_group(elements, at if phrase is None else at - 1)[0]
    verb = kind_of(elements, start + 1) if start + 1 < at else None
    aside = before_aside(elements, start)
    if aside is not None and verb is Kind.COPULA:
        return find_subject(elements, aside)
    if verb is Kind.COPULA and kind_of(elements, start) is Kind.AND:
        return shared_subject(elements, start)
    if phrase is not None and (is_means(phrase) or verb is None):
        return [phrase] if is_means(phrase) or phrase.sort in _OPEN else []
    return find_subject(elements, start) if phrase_at(elements, start) is not None else []


def is_means(phrase: Phrase) -> bool:
    """Return whether a phrase names a known test or remedy."""
    node = phrase.node
    return phrase.sort is Sort.KNOWN and node is not None and not _MEANS.isdisjoint(node.categories)


def _is_singular(unit: Unit) -> bool:
    word = unit.lower.split()[0]
    return word.endswith("s") and not word.endswith("ss") and is_finite(unit)


def _find_antecedent(
    elements: Sequence[Element], relative: int, before: Sequence[Clause]
) -> list[Phrase]:
    """Return what a "which" is said of: what stands before it, or the clause's subject."""
    comma = kind_of(elements, relative - 1) is Kind.COMMA
    at = relative - (2 if comma else 1)
    object_ = phrase_at(elements, at)
    plain = object_ is not None and object_.sort in _CONCEPTS and not is_ill(object_)
    if comma and plain and kind_of(elements, at - 1) is Kind.VERB:
        return shared_subject(elements, relative)  # "which lower the pressure, which causes pain"
    if comma and before and _ends_at_site(before[-1], object_):
        return before[-1].left  # "which press on a nerve root, which causes pain"
    if comma and (
        _is_no_cause(phrase_at(elements, at))
        or (kind_of(elements, at - 1) is Kind.LOCATIVE and shared_subject(elements, relative))
    ):
        return shared_subject(elements, relative)
    return _defined(left_group(elements, at, acted_on=True), before)


def _is_aside(element: Element) -> bool:
    """Return whether something is said aside: ", accompanied by fever,", ", taken for a week,"."""
    if not isinstance(element, Unit) or element.kind is not Kind.VERB:
        return is_participle(element)
    return element.lower.endswith(("ed", "en"))


def _ends_at_site(clause: Clause, phrase: Phrase | None) -> bool:
    """Return whether a clause before says where something is, or what part it harms."""
    if clause.trigger is None or not clause.right or clause.right[-1] is not phrase:
        return False
    return any(each in _OF_SITES for each, _ in clause.trigger.relations)


def _is_no_cause(phrase: Phrase | None) -> bool:
    """Return whether ", which …" cannot be said of a phrase, and so is of the clause before it."""
    return phrase is not None and (is_site(phrase) or phrase.sort is Sort.EMPTY)


def _find_shared(
    elements: Sequence[Element], at: int, unit: Unit, before: Sequence[Clause]
) -> tuple[list[Phrase], bool, Clause | None]:
    """Return the subject of a verb that is joined to one before it by a comma or an "and"."""
    aside = before_aside(elements, at)
    if aside is not None:
        return find_subject(elements, aside), False, None
    if (
        kind_of(elements, at) is Kind.COMMA
        and is_participle(unit)
        and at == _place_before(elements, unit)
    ):
        group = left_group(elements, at - 1)
        if group and at - 1 == len(group) - 1 + _count_joints(elements, at):
            return group, True, None  # "Pain, accompanied by fever, …" at the beginning
    if not before or at <= before[-1].place:
        return shared_subject(elements, at), False, None
    last = before[-1]
    relative = next(
        (n for n in range(at, last.place, -1) if kind_of(elements, n) is Kind.RELATIVE), 0
    )
    if (
        relative and kind_of(elements, at) is Kind.AND
    ):  # "…, which compresses the nerve and causes pain"
        return _find_antecedent(elements, relative, before), True, None
    if kind_of(elements, at) is Kind.COMMA and unit.lower.split()[0].endswith("ing"):
        return _participle_subject(unit, last), True, None
    return last.left, last.headed, last


def before_aside(elements: Sequence[Element], at: int) -> int | None:
    """Return the place of the phrase before ", which …,", where a comma ends such an aside."""
    if kind_of(elements, at) is not Kind.COMMA:
        return None
    back = at - 1
    while back > 1 and kind_of(elements, back) is not Kind.RELATIVE:
        if kind_of(elements, back) in _BOUNDARY:
            return None
        if kind_of(elements, back - 1) is Kind.COMMA and _is_aside(elements[back]):
            break
        back -= 1
    if lower_at(elements, back) == "of which" and phrase_at(elements, back - 1) is not None:
        back -= 1  # "a culture, the results of which …, is needed"
    if back < 2 or kind_of(elements, back - 1) is not Kind.COMMA:  # noqa: PLR2004 - a phrase, a comma
        return None
    return back - 2 if phrase_at(elements, back - 2) is not None else None


def _defined(group: list[Phrase], before: Sequence[Clause]) -> list[Phrase]:
    """Return what a definition defines: of "gastritis is an inflammation that hurts" the gastritis."""
    for clause in before:
        defines = clause.trigger is None and not clause.includes
        if group and defines and clause.right and clause.right[-1] is group[-1]:
            known = [each for each in clause.left if each.sort in _CONCEPTS]
            if known and (group[-1].sort in _CONCEPTS or group[-1].definite in {"a", "an"}):
                return known
    return group


def is_participle(element: Element) -> bool:
    """Return whether a relation is said aside: ", accompanied by fever,"."""
    return (
        isinstance(element, Unit)
        and element.kind is Kind.TRIGGER
        and element.lower.split()[0].endswith(("ed", "en"))
    )


def _count_joints(elements: Sequence[Element], at: int) -> int:
    return sum(kind_of(elements, number) in _JOINS for number in range(at))


def _participle_subject(unit: Unit, last: Clause) -> list[Phrase]:
    """Return what ", causing" is said of: an effect goes on from the effect before it."""
    assert unit.trigger is not None  # noqa: S101 - its kind says so
    if last.right and unit.trigger.relations[0][0] is CAUSES:
        return last.right
    return last.left


def shared_subject(elements: Sequence[Element], at: int) -> list[Phrase]:
    """Return the subject of the verb before an "and" that joins two verbs."""
    at -= 1
    if kind_of(elements, at) is Kind.COMMA:
        at -= 1
    while at >= 0 and kind_of(elements, at) not in _ENDS:
        if kind_of(elements, at) in _SAYS:
            start = walk_verb_group(elements, at)[0]
            if kind_of(elements, start) is Kind.RELATIVE:
                return _find_antecedent(elements, start, [])
            return find_subject(elements, start) if phrase_at(elements, start) else []
        if kind_of(elements, at) is Kind.TRIGGER and is_finite(elements[at]):
            start = walk_verb_group(elements, at)[0]
            return find_subject(elements, start) if phrase_at(elements, start) else []
        at -= 1
    return []


def _place_before(elements: Sequence[Element], unit: Unit) -> int:
    return place_of(elements, unit) - 1


def find_subject(elements: Sequence[Element], at: int) -> list[Phrase]:
    """Return the group that ends at a place; of "pain in case of stress" the pain."""
    group = left_group(elements, _skip_duration(elements, at))
    if not group:
        return []
    begin = place_of(elements, group[0])
    company = _find_company(elements, begin, group)
    if not company and _is_joined_aim(elements, begin):
        return find_subject(elements, begin - 4)
    word = elements[begin - 1] if begin else None
    if company or not isinstance(word, Unit) or word.kind not in _PREPOSITIONAL:
        return company or group
    before = phrase_at(elements, begin - 2)
    if before is not None and (_hangs(word) or word.lower in _SHUNNED):
        return find_subject(elements, begin - 2)
    if word.kind is Kind.TRIGGER:
        return group if is_finite(word) or before is None else find_subject(elements, begin - 2)
    shunned = word.lower in _SHUNNED or word.kind is Kind.PREPOSITION
    return [] if shunned and word.lower not in {"among", "amongst"} else group


def _skip_duration(elements: Sequence[Element], at: int) -> int:
    """Return the place of the pain of "pain lasting longer than a week"; the same place for others."""
    phrase = phrase_at(elements, at)
    if phrase is None or phrase.sort is not Sort.EMPTY:
        return at
    for back in range(at - 1, max(at - _MOST_BETWEEN, 0), -1):
        unit = elements[back]
        if isinstance(unit, Unit) and unit.kind is Kind.VERB and unit.lower.endswith("ing"):
            return back - 1 if phrase_at(elements, back - 1) is not None else at
    return at


def _is_joined_aim(elements: Sequence[Element], begin: int) -> bool:
    """Return whether "massage for head and neck" ends there, of which only the massage is a subject."""
    joined = kind_of(elements, begin - 1) is Kind.AND and phrase_at(elements, begin - 2) is not None
    aimed = joined and kind_of(elements, begin - 3) is Kind.PREPOSITION
    return aimed and phrase_at(elements, begin - 4) is not None


def _find_company(elements: Sequence[Element], begin: int, group: list[Phrase]) -> list[Phrase]:
    """Return "pain with fever and chills" as three things that go together, where it is that."""
    first = phrase_at(elements, begin - 2)
    if kind_of(elements, begin - 1) is Kind.AND and first is not None:
        group, begin = [first, *group], begin - 2
    before = phrase_at(elements, begin - 2)
    if before is None or not _is_with(elements[begin - 1]) or not _goes_with(before, group):
        return []
    return [*find_subject(elements, begin - 2), *group]


def _is_with(element: Element | None) -> bool:
    return isinstance(element, Unit) and element.lower in {"with", "together with", "along with"}


def _goes_with(phrase: Phrase, group: Sequence[Phrase]) -> bool:
    """Return whether what stands behind a "with" goes with a condition before it."""
    ill = [phrase, *phrase.inner] if phrase.sort is Sort.THROUGH else [phrase]
    known = [each for each in (*ill, *group) if each.node is not None]
    return (
        not phrase.people
        and len(known) > 1
        and all(map(is_ill, known))
        and any(each in known for each in ill)
    )


def _hangs(word: Unit) -> bool:
    """Return whether what stands behind a word only says more of what stands before it."""
    return word.kind is not Kind.SUBORDINATOR or word.lower in _TIMES
