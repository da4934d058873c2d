"""Reading the running text of a section: sentence by sentence, each with what was said before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from graph.model import Node, NodeRef, Statement
from graph.vocabulary import Category
from loaders.extract.concepts import Concepts
from loaders.extract.hedges import UNHEDGED
from loaders.extract.prose.attaching import Attacher
from loaders.extract.prose.claims import Claim, iter_claims
from loaders.extract.prose.clauses import find_clauses
from loaders.extract.prose.explaining import OF_ITEMS, begin_explanation
from loaders.extract.prose.feelings import read_units
from loaders.extract.prose.groups import right_group
from loaders.extract.prose.implied import iter_implied
from loaders.extract.prose.kinds import find_kinds, open_list
from loaders.extract.prose.links import (
    iter_group_claims,
    iter_link_claims,
    iter_phrase_claims,
    iter_role_claims,
)
from loaders.extract.prose.mending import mend_clauses
from loaders.extract.prose.mentions import Names
from loaders.extract.prose.personal import find_warned, iter_personal
from loaders.extract.prose.phrases import Element, Phrase, Sort, find_phrases, is_ill, iter_all
from loaders.extract.prose.references import Context, may_be_condition
from loaders.extract.prose.relations import CONDITIONS
from loaders.extract.prose.sides import Clause
from loaders.extract.prose.smoothing import smooth
from loaders.extract.prose.things import OWNING, Reading, Thing
from loaders.extract.prose.tokens import Token, tokenise
from loaders.extract.prose.units import Unit
from loaders.extract.stating import make_evidence, make_statement
from loaders.headings import SectionKind
from loaders.lexicon.forms import names_disease
from loaders.readers.sentences import iter_sentences
from loaders.structure import Block, Paragraph

_NAMED = frozenset({Sort.KNOWN, Sort.NEW, Sort.CLASS})
_PREDICATIVE = frozenset({Sort.ROLE, Sort.GENERIC})
_REMEDIES = frozenset({Category.TREATMENT, Category.SUBSTANCE})
_CONCEPTS = frozenset({Sort.KNOWN, Sort.NEW})
_FIRST_PLACE = 2  # behind an article and an adjective
_METHOD = "prose"
_MAX_CHARACTERS = 1_500


class SentenceReading(NamedTuple):
    """What a sentence says, and what it names.

    Attributes:
        sentence: Where it stands.
        statements: What a rule read from it.
        mentions: Known names: offset in the text, offset behind it, what is named.
    """

    sentence: Block
    statements: tuple[Statement, ...]
    mentions: tuple[tuple[int, int, NodeRef], ...]


class ProseReader:
    """Reads the running text of one document.

    Args:
        document: Identifier of the document.
        title: The concept that the article is about.
        concepts: The document's concepts, which grow.
    """

    def __init__(self, document: str, title: Node, concepts: Concepts) -> None:
        """Learn which words may stand for the title."""
        self._document, self._concepts = document, concepts
        self._names = Names(concepts.lexicon, title)
        self._attacher = Attacher(concepts.lexicon)
        self._refs: dict[str, NodeRef] = {}
        self._title = Phrase(Sort.KNOWN, 0, 0, title.name, title.name.split()[-1], node=title)

    def read(
        self,
        paragraphs: Sequence[Paragraph],
        heading: str | None,
        kind: SectionKind,
        lists: Sequence[tuple[int, Sequence[Node]]] = (),
    ) -> Iterator[SentenceReading]:
        """Yield what each sentence of the paragraphs says, in order; each claim once a sentence.

        Args:
            paragraphs: In order.
            heading: What they stand under.
            kind: What its list holds.
            lists: Where each list before a paragraph begins, and what it names: what "these" may mean.

        Complexity:
            Linear in the length of the text; of a sentence over 1,500 characters nothing is read.
        """
        before = 0
        for paragraph in paragraphs:
            context = Context(self._title)
            start = paragraph.block.start
            for place, nodes in lists:
                if before < place < start:
                    context.focus = [_as_phrase(node) for node in nodes]
            before = start
            for sentence in paragraph.sentences:
                yield self._read_one(sentence, heading, Reading(kind, context))

    def read_explanation(
        self, item: Block, name: str, explanation: Block, heading: str | None, kind: SectionKind
    ) -> Iterator[SentenceReading]:
        """Yield what is said behind an item's name of what it names; the item is the evidence.

        A symptom or disease that an item names is what its explanation is about, as the article is about
        its title.
        """
        node = self._concepts.lexicon.find(name)
        sort = Sort.NEW if node is None else Sort.KNOWN
        topic = Phrase(sort, 0, 0, name, name.rsplit(maxsplit=1)[-1].lower(), node=node)
        if node is None and names_disease(name):
            topic.category = Category.DISEASE
        ill = is_ill(topic) or names_disease(name)
        context = Context(topic if ill else self._title, subjects=[topic], focus=[topic])
        about = kind if not ill or kind in OF_ITEMS else SectionKind.OTHER
        for place, sentence in enumerate(iter_sentences(explanation)):
            first = topic if place == 0 else None
            yield self._read_one(sentence, heading, Reading(about, context), first, item)

    def find_conditions(self, text: str) -> list[Node]:
        """Return the symptoms and diseases that a text names, in order."""
        nodes = [each.node for each in self._names.find_all(tokenise(text))]
        return [node for node in nodes if not CONDITIONS.isdisjoint(node.categories)]

    def read_item(self, item: Block, heading: str | None, kind: SectionKind) -> SentenceReading:
        """Return what an item says that is a sentence."""
        return self._read_one(item, heading, Reading(kind, Context(self._title)))

    def _read_one(
        self,
        sentence: Block,
        heading: str | None,
        reading: Reading,
        first: Phrase | None = None,
        item: Block | None = None,
    ) -> SentenceReading:
        if len(sentence.text) > _MAX_CHARACTERS:
            return SentenceReading(sentence, (), ())
        tokens = tokenise(sentence.text)
        units = read_units(tokens, self._names)
        claims = (
            []
            if sentence.text.endswith("?")
            else self._claim(units, tokens, sentence.text, reading, first)
        )
        start = sentence.start
        mentions = tuple([
            (start + tokens[unit.start].start, start + tokens[unit.end - 1].end, self._ref(unit.node))
            for unit in units if unit.node is not None
        ])  # fmt: skip
        stated = (self._state(claim, item or sentence, heading) for claim in claims)
        # Two names may prove to be one concept only once they are grounded.
        told = tuple(each for each in stated if each.subject.id != each.object.id)
        return SentenceReading(sentence, told, mentions)

    def _claim(
        self,
        units: Sequence[Unit],
        tokens: Sequence[Token],
        sentence: str,
        reading: Reading,
        first: Phrase | None = None,
    ) -> list[Claim]:
        straight = smooth(find_phrases(units, tokens, sentence), tokens, sentence)
        elements = self._attacher.attach(straight, sentence)
        if first is not None:
            elements = [*begin_explanation(first, elements, reading.kind), *elements]
        if ":" in sentence:
            open_list(elements)
        clauses = mend_clauses(elements, find_clauses(elements, UNHEDGED))
        if reading.kind is SectionKind.TYPES or ":" in sentence:
            clauses += find_kinds(elements)
        phrases = [each for each in elements if isinstance(each, Phrase)]
        claims: dict[tuple[str, str, str, bool], Claim] = {}
        warned = find_warned(elements)
        reading.context.focus = warned or reading.context.focus
        _add(claims, self._iter_claims(phrases, clauses, reading))
        _add(claims, iter_implied(elements, clauses, list(claims.values()), reading))
        _add(claims, iter_personal(elements, clauses, list(claims.values()), reading))
        _remember(reading.context, elements, phrases, clauses)
        reading.context.focus = warned or reading.context.focus
        return list(claims.values())

    def _iter_claims(
        self, phrases: Sequence[Phrase], clauses: Sequence[Clause], reading: Reading
    ) -> Iterator[Claim]:
        context = reading.context
        outer = context.subjects
        context.subjects = _main_subject(phrases, clauses) or outer
        links = [clause for clause in clauses if clause.trigger is None]
        linked = [claim for clause in links for claim in iter_link_claims(clause, reading)]
        whole = clauses[0] if clauses else Clause(None, [], [], UNHEDGED, negated=False, place=0)
        yield from linked
        said: list[Claim] = []
        for clause in clauses:
            found = list(iter_claims(clause, reading))
            yield from found
            said += found
            if clause.left and clause.left[0].sort is not Sort.REFERENCE:
                context.subjects = _subjects(clause.left) or context.subjects
                context.acted_on = _acted_on(clause)
        context.subjects = outer
        for clause in links:
            for claim in iter_group_claims(clause, reading):
                if _key(claim.subject) not in {
                    _key(end) for each in said for end in (each.subject, each.object)
                }:
                    yield claim
        told = {id(each) for link in links for each in (*link.left, *link.right)}
        for phrase in iter_all(phrases):
            if phrase.members and id(phrase) not in told:
                yield from iter_role_claims(phrase, whole, reading)
            if phrase.members or phrase.inner or phrase.places or phrase.apposed or phrase.aims:
                yield from iter_phrase_claims(phrase, reading)

    def _state(self, claim: Claim, sentence: Block, heading: str | None) -> Statement:
        predicate = claim.predicate
        return make_statement(
            self._ground(claim.subject, predicate.subjects),
            predicate,
            self._ground(claim.object, predicate.objects),
            make_evidence(self._document, heading, sentence, _METHOD, claim.rule),
            claim.hedge,
            negated=claim.negated,
        )

    def _ref(self, node: Node) -> NodeRef:
        if node.id not in self._refs:
            self._refs[node.id] = node.ref
        return self._refs[node.id]

    def _ground(self, thing: Thing, accepted: Sequence[Category]) -> NodeRef:
        role = thing.category if thing.category in accepted else accepted[0]
        if thing.node is None and thing.category not in accepted:
            role = thing.category
        name = thing.node.name if thing.node else thing.name
        return self._concepts.ground(name, role, accepted=accepted, aliases=thing.aliases)


def _as_phrase(node: Node) -> Phrase:
    return Phrase(Sort.KNOWN, 0, 0, node.name, node.name.split()[-1], node=node)


def _add(claims: dict[tuple[str, str, str, bool], Claim], more: Iterable[Claim]) -> None:
    """Add the claims that are not there yet."""
    for claim in more:
        key = (_key(claim.subject), claim.predicate.value, _key(claim.object), claim.negated)
        claims.setdefault(key, claim)


def _key(thing: Thing) -> str:
    return thing.node.id if thing.node else thing.name.lower()


def _named(group: Sequence[Phrase]) -> list[Phrase]:
    """Return what a group names: the members of a class, else the class."""
    found: list[Phrase] = []
    for phrase in group:
        if phrase.members and (phrase.sort is not Sort.KNOWN or len(phrase.members) > 1):
            found += _named(phrase.members)
        elif phrase.sort in _NAMED:
            found.append(phrase)
        elif phrase.sort is Sort.THROUGH:
            found += _named(phrase.inner)
    return found


def _main_subject(phrases: Sequence[Phrase], clauses: Sequence[Clause]) -> list[Phrase]:
    """Return what a sentence begins with, where a clause points at that: "pneumonia …, as it …"."""
    first = phrases[0] if phrases else None
    if first is None or first.sort not in _CONCEPTS or first.first > _FIRST_PLACE:
        return []
    others = [clause for clause in clauses if not clause.left or clause.left[0] is not first]
    ends = [each for clause in others for each in (*clause.left, *clause.right)]
    points = [each for each in ends if each.sort is Sort.REFERENCE or _is_owned(each)]
    return _subjects([first]) if points and first is not points[0] else []


def _is_owned(phrase: Phrase) -> bool:
    return phrase.sort is Sort.ROLE and phrase.definite in OWNING  # "its causes"


def _subjects(group: Sequence[Phrase]) -> list[Phrase]:
    """Return what "they" may mean: drugs, not the examples of them."""
    found: list[Phrase] = []
    for phrase in group:
        node = phrase.node
        if phrase.sort is Sort.KNOWN and phrase.members and node and _REMEDIES & {*node.categories}:
            found.append(replace(phrase, members=[]))
        else:
            found += _named([phrase])
    return found


def _acted_on(clause: Clause) -> list[Phrase]:
    """Return the one condition that a clause says something of, where it says it about several."""
    one = len(clause.right) == 1 and clause.trigger is not None
    named = _named(clause.right) if one and len(clause.left) > 1 else []
    return named if len(named) == 1 and may_be_condition(named[0]) else []


def _first_named(elements: Sequence[Element]) -> list[Phrase]:
    """Return what a sentence begins with: several where an "and" joins them."""
    group = right_group(elements, 0, whole=True)
    return _named(group) if len(group) > 1 else []


def _remember(
    context: Context,
    elements: Sequence[Element],
    phrases: Sequence[Phrase],
    clauses: Sequence[Clause],
) -> None:
    """Note what the sentence was about, what it came to, and what it named last."""
    subjects: list[Phrase] = []
    focus: list[Phrase] = []
    for clause in clauses:
        left = [
            meant
            for each in clause.left
            for meant in (context.resolve(each) if each.sort is Sort.REFERENCE else _named([each]))
        ]
        subjects = subjects or (left if len(left) == 1 else _subjects(clause.left) or left)
        right = _named(clause.right)
        context.objects = right if len(right) > 1 else context.objects
        if clause.trigger is None and clause.right:
            listed = _named(clause.right)
            focus = left if clause.right[0].sort in _PREDICATIVE and left else listed
    named = [each for phrase in phrases for each in _named([phrase])]
    context.last = named[-2:] or context.last
    context.subjects = subjects or _first_named(elements) or named[:1]
    context.focus = focus or context.subjects
