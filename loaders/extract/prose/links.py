"""What "is", "include" and phrases by themselves say: kinds, roles, examples, places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from graph.model import Hedge
from graph.vocabulary import Category, HedgeLevel, Predicate
from loaders.extract.hedges import UNHEDGED
from loaders.extract.prose import relations as rel
from loaders.extract.prose.claims import SECTION_ROLES, Claim, alike, iter_claims, names_place, pair
from loaders.extract.prose.kinds import KINDS
from loaders.extract.prose.phrases import Phrase, Sort, is_ill, is_site
from loaders.extract.prose.references import may_be_condition
from loaders.extract.prose.relations import Trigger
from loaders.extract.prose.sides import Clause
from loaders.extract.prose.things import (
    OWNING,
    Reading,
    Thing,
    names_condition,
    same,
    thing_of_site,
    things,
)
from loaders.extract.wording import is_adjective
from loaders.headings import SectionKind
from loaders.lexicon.forms import names_disease

_BASIC = frozenset({"basis", "standard", "mainstay", "cornerstone", "method", "foundation", "part"})
# Of these the place is that of what they define: "a narrowing of the arteries".
_CHANGING = ("ing", "inflammation", "infection", "enlargement", "damage")
# "Another group includes …": of what the section is about.
_OF_GROUPS = frozenset({SectionKind.DISEASES, SectionKind.CAUSES, SectionKind.RELATED})
_CLASSES = frozenset({Sort.GENERIC, Sort.CLASS})
_KINDS = frozenset({Sort.GENERIC, Sort.CLASS, Sort.KNOWN, Sort.NEW})
_HAS_EXAMPLES = frozenset({Sort.CLASS, Sort.KNOWN, Sort.NEW})


def iter_link_claims(clause: Clause, reading: Reading) -> Iterator[Claim]:
    """Yield what an "is" or "include" says: kinds, and who plays which role.

    What a generic phrase or a role comprises is noted on it, so that clauses about it know.
    """
    left, right = clause.left, clause.right
    if not right or not left:
        return
    first, second = left[0], right[0]
    if clause.includes and reading.kind is SectionKind.TYPES and _is_divided(first, reading):
        kinds = _share_noun(right, reading)
        yield from _play_role(SECTION_ROLES[reading.kind], kinds, [], clause, reading)
    elif second.sort is Sort.ROLE and not clause.includes and first.sort is not Sort.ROLE:
        second.members += left
        yield from _play(second, clause, reading)
    elif not clause.includes and (basic := _find_basic(first, second)) is not None:
        yield from _play_role(basic[0], left if basic[1] else right, [], clause, reading)
    elif first.sort is Sort.ROLE:
        first.members += right
        yield from _play(first, clause, reading)
    elif (
        _is_ellipsis(first)
        or _is_unnamed_kind(first, reading)
        or (clause.includes and first.sort is Sort.REFERENCE)
    ):
        role = SECTION_ROLES.get(reading.kind)
        if role is not None and (first.head != KINDS or reading.kind is SectionKind.TYPES):
            yield from _play_role(role, right, [], clause, reading)
    elif _comprises(first, right, clause):
        first.members += right
    elif not clause.includes and second.sort in _KINDS:
        yield from _is_kind(left, second, clause, reading)


def _comprises(first: Phrase, right: Sequence[Phrase], clause: Clause) -> bool:
    """Return whether what stands behind an "is" or "include" are members of a class, or of a disease."""
    if first.sort in _CLASSES:
        return clause.includes or first.sort is Sort.GENERIC
    if not clause.includes or first.sort is not Sort.KNOWN:
        return False
    if first.plural and not is_ill(first):
        return True
    nodes = [each.node for each in (first, *right) if each.node is not None]
    known = len(nodes) > len(right)  # "COPD includes emphysema"
    return known and all(Category.DISEASE in node.categories for node in nodes)


def iter_group_claims(clause: Clause, reading: Reading) -> Iterator[Claim]:
    """Yield what "another group includes …" says of the members of the group, where nothing else does."""
    first = clause.left[0] if clause.left else None
    generic = first is not None and first.sort is Sort.GENERIC and not first.inner
    named = clause.includes or (first is not None and first.category is Category.DISEASE)
    if generic and named and clause.right and reading.kind in _OF_GROUPS:
        yield from _play_role(SECTION_ROLES[reading.kind], clause.right, [], clause, reading)


def _find_basic(first: Phrase, second: Phrase) -> tuple[rel.RoleNoun, bool] | None:
    """Return the role of "the basis of treatment", and whether it stands last."""
    for phrase in (first, second):
        role = _basic_role(phrase)
        if role is not None:
            return role, phrase is second
    return None


def _basic_role(phrase: Phrase) -> rel.RoleNoun | None:
    """Return what "the basis of diagnosis" and "the gold standard of treatment" is to the title."""
    inner = phrase.inner[0] if phrase.inner else None
    if phrase.head not in _BASIC or inner is None or inner.inner:
        return None
    if inner.head.startswith("diagnos"):
        return SECTION_ROLES[SectionKind.DIAGNOSIS]
    treats = inner.head in {"treatment", "therapy"}
    return SECTION_ROLES[SectionKind.TREATMENT] if treats else None


def _is_unnamed_kind(phrase: Phrase, reading: Reading) -> bool:
    """Return whether "a separate variety" stands for one of the title, under a heading on its kinds."""
    kind = phrase.sort is Sort.EMPTY and phrase.head in {"variety", "type", "form", "kind"}
    return kind and reading.kind is SectionKind.TYPES


def _is_ellipsis(phrase: Phrase) -> bool:
    """Return whether a phrase lacks its noun: "the most informative"."""
    bare = phrase.sort is Sort.NEW and phrase.definite == "the" and is_adjective(phrase.text)
    return phrase.sort is Sort.ELLIPSIS or bare


def _is_divided(first: Phrase, reading: Reading) -> bool:
    """Return whether "doctors distinguish" or "numbness is divided into" speaks of kinds of the title."""
    if first.sort is Sort.PEOPLE or first.category is Category.SPECIALIST:
        return True
    return first.sort is Sort.KNOWN and first.node is reading.context.title.node


def _share_noun(right: Sequence[Phrase], reading: Reading) -> list[Phrase]:
    """Let the first of "transient and persistent numbness" be numbness too."""
    last = right[-1]
    bare = not last.head or (last.node is None and _lacks_noun(last.text))
    noun = _noun_of(reading.context.title) if bare else last.head
    return [_share_one(each, noun, last, reading) for each in right]


def _noun_of(title: Phrase) -> str:
    """Return what kinds of the title share: the pain of back pain, but all of dry mouth."""
    return title.head if names_condition(title.head) else title.text


def _lacks_noun(text: str) -> bool:
    return is_adjective(text) or (" " not in text and text.endswith(("ing", "ed")))


def _share_one(phrase: Phrase, noun: str, last: Phrase, reading: Reading) -> Phrase:
    sites = [one.text for one in phrase.inner if is_site(one)]
    if phrase.sort is Sort.NEW and _lacks_noun(phrase.text):
        return replace(phrase, text=f"{phrase.text} {noun}", head=noun, category=last.category)
    if sites and phrase.node is reading.context.title.node:  # a kind of it is at a place of its own
        name = f"{sites[0]} {phrase.head}"
        return replace(phrase, sort=Sort.NEW, node=None, text=name, category=Category.SYMPTOM)
    return phrase


def iter_role_claims(phrase: Phrase, clause: Clause, reading: Reading) -> Iterator[Claim]:
    """Yield what a role with its examples says: "triggers such as stress"."""
    if phrase.sort is Sort.ROLE and phrase.members:
        yield from _play(phrase, clause, reading)


def _play(phrase: Phrase, clause: Clause, reading: Reading) -> Iterator[Claim]:
    if phrase.role is not None:
        inner = [each for each in phrase.inner if each.sort is not Sort.EMPTY] or clause.whose
        inner = inner or _find_owner(phrase, reading)
        if "risk" in phrase.text and clause.hedge.word is None:
            clause.hedge = Hedge(word=phrase.text, level=HedgeLevel.POSSIBLE)
        yield from _play_role(phrase.role, phrase.members, inner, clause, reading)


def _find_owner(phrase: Phrase, reading: Reading) -> list[Phrase]:
    """Return the gout whose causes are "its causes"; nothing for the article's subject."""
    pronoun = OWNING.get(phrase.definite)
    if pronoun is None:
        return []
    pointer = Phrase(Sort.REFERENCE, phrase.first, phrase.last, pronoun, "", pointed=pronoun)
    return [each for each in reading.context.resolve(pointer) if may_be_condition(each)]


def _play_role(
    role: rel.RoleNoun,
    members: Sequence[Phrase],
    inner: Sequence[Phrase],
    clause: Clause,
    reading: Reading,
) -> Iterator[Claim]:
    of = list(inner) or [reading.context.title]
    if role.relation is rel.SUBTYPE and members:
        members = _share_noun(members, reading)
    if role.relation is rel.DIAGNOSES:
        members = [_as_test(each) for each in members]
    plain = Clause(None, [], [], clause.hedge, clause.negated, clause.place)
    subjects, objects = (members, of) if role.of_is_object else (of, members)
    yield from pair(role.relation, subjects, objects, plain, reading)


def _as_test(phrase: Phrase) -> Phrase:
    """Let what is said to be an examination be one, whatever it is called."""
    new = phrase.sort is Sort.NEW and phrase.node is None and phrase.category is None
    return replace(phrase, category=Category.TEST) if new else phrase


def _is_kind(
    left: Sequence[Phrase], second: Phrase, clause: Clause, reading: Reading
) -> Iterator[Claim]:
    if left[0].people:  # "people with anemia are tired"
        yield from pair(rel.SHOWS_OF_TITLE, left, clause.right, clause, reading)
        return
    firsts = [
        thing
        for thing in things(left, rel.SUBTYPE.subject, rel.SUBTYPE, reading)
        if thing.node is not None or names_disease(thing.name)
    ]
    for subject in firsts:
        vague = second.sort is Sort.NEW and not second.head.endswith(_CHANGING)
        sites = [] if vague else second.inner
        for place in (*second.places, *sites):
            yield from _place(subject, place, clause)
        named = second.sort is Sort.CLASS or second.sort is Sort.KNOWN
        article = second.definite in {"a", "an"} or _needs_no_article(left, second, clause)
        if named and (article or second.sort is Sort.CLASS):
            kinds = things([second], rel.SUBTYPE.object, rel.SUBTYPE, reading)
            for kind in list(kinds)[:1]:
                if alike(subject, kind) and not same(subject, kind):
                    yield Claim(subject, Predicate.SUBTYPE_OF, kind, rel.SUBTYPE.name,
                                clause.hedge, clause.negated)  # fmt: skip
    if firsts and second.sort is Sort.KNOWN:  # where the kind is, is where that which it defines is
        second.places, second.inner = [], [each for each in second.inner if not is_site(each)]


def _needs_no_article(left: Sequence[Phrase], second: Phrase, clause: Clause) -> bool:
    """Return whether "angina is chest pain" says what one thing is."""
    alone = len(left) == 1 and clause.right == [second] and not clause.includes
    symptom = second.node is not None and second.node.categories[0] is Category.SYMPTOM
    return alone and symptom and not (second.definite or second.plural or left[0].plural)


def _place(subject: Thing, place: Phrase, clause: Clause) -> Iterator[Claim]:
    site = thing_of_site(place)
    if site is None or names_place(subject, site):
        return
    if subject.is_a(Category.SYMPTOM, Category.DISEASE):
        predicate = Predicate.LOCATED_IN if subject.is_a(Category.SYMPTOM) else Predicate.AFFECTS
        yield Claim(subject, predicate, site, rel.SITED.name, clause.hedge, clause.negated)


def iter_phrase_claims(phrase: Phrase, reading: Reading) -> Iterator[Claim]:
    """Yield what a phrase says by itself: kinds by examples, places."""
    new = phrase.sort is Sort.NEW and not phrase.plural
    if phrase.members and phrase.sort in _HAS_EXAMPLES and not (phrase.emphasised or new):
        yield from _examples(phrase, reading)
    if phrase.apposed is not None:
        clause = Clause(
            None, [phrase], [phrase.apposed], UNHEDGED, negated=False, place=phrase.first
        )
        yield from _is_kind([_bare(phrase)], phrase.apposed, clause, reading)
    if phrase.aims:
        yield from _aimed(phrase, reading)
    places = [*phrase.places, *(each for each in phrase.inner if is_site(each))]
    if phrase.sort is Sort.REFERENCE and places:
        for subject in list(things([phrase], rel.AFFECTS.subject, rel.AFFECTS, reading)):
            yield from _sited(subject, places, Predicate.AFFECTS)
    if phrase.sort is Sort.KNOWN and phrase.node is not None and places:
        subject = Thing(phrase.text, phrase.node, phrase.node.categories[0])
        if subject.is_a(Category.SYMPTOM, Category.DISEASE):
            yield from _sited(subject, places, Predicate.LOCATED_IN)


_AIMED = Trigger(("for",), ((rel.DIAGNOSES, False), (rel.TREATS, False)))
_WARDING = Trigger(("against",), ((rel.PREVENTS, False),))


def _aimed(phrase: Phrase, reading: Reading) -> Iterator[Claim]:
    """Yield what a treatment or a test is for: "surgery for gout"."""
    trigger = _WARDING if "vaccin" in phrase.text.lower() else _AIMED  # it comes before, not after
    bare = [_bare(phrase)]
    clause = Clause(trigger, bare, phrase.aims, UNHEDGED, negated=False, place=phrase.first)
    yield from iter_claims(clause, reading)


def _sited(subject: Thing, places: Iterable[Phrase], predicate: Predicate) -> Iterator[Claim]:
    for place in places:
        site = thing_of_site(place)
        if site is not None and not names_place(subject, site):
            yield Claim(subject, predicate, site, rel.SITED.name)


def _examples(phrase: Phrase, reading: Reading) -> Iterator[Claim]:
    """Yield that each example is of the kind that it is an example of."""
    bare = _bare(phrase)
    for member in phrase.members:
        category = _own_category(member)
        if bare.node is None and bare.category is None:
            bare.category = category
        if category is None:
            member.category = bare.node.categories[0] if bare.node else bare.category
        kinds = list(things([bare], rel.EXAMPLE.object, rel.EXAMPLE, reading))
        for thing in things([member], rel.EXAMPLE.subject, rel.EXAMPLE, reading):
            for kind in kinds[:1]:
                site = thing.is_a(Category.ANATOMICAL_SITE)  # a part, not a kind
                if alike(thing, kind) and not site and not same(thing, kind):
                    yield Claim(thing, Predicate.SUBTYPE_OF, kind, rel.EXAMPLE.name)


def _own_category(phrase: Phrase) -> Category | None:
    return phrase.node.categories[0] if phrase.node is not None else phrase.category


def _bare(phrase: Phrase) -> Phrase:
    return Phrase(
        phrase.sort, phrase.first, phrase.last, phrase.text, phrase.head, phrase.begin, phrase.end,
        node=phrase.node, category=phrase.category, modified=phrase.modified,
    )  # fmt: skip
