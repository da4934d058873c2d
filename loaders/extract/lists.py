"""Statements from list items: what an item, under its heading, says of the title."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from graph.model import Hedge, NodeRef, Statement
from graph.vocabulary import Category, Predicate
from loaders.extract.concepts import Concepts
from loaders.extract.hedges import UNHEDGED, find_list_hedge
from loaders.extract.items import Item, is_profession, parse_item
from loaders.extract.rules import ListRule
from loaders.extract.stating import make_evidence, make_statement
from loaders.extract.wording import complete_type
from loaders.structure import Block, Section

_METHOD = "list_item"
_OF_EACH = frozenset({
    Predicate.DIAGNOSES, Predicate.TREATS, Predicate.PREVENTS, Predicate.MANAGES,
})  # fmt: skip
_SAME = "it names nothing but what the article is about"
_OTHER = "what it names does not belong under this heading"


class Claim(NamedTuple):
    """Subject, predicate and object, without where it stands."""

    subject: NodeRef
    predicate: Predicate
    object: NodeRef
    rule: str

    @property
    def key(self) -> tuple[str, Predicate, str]:
        """What makes it the same claim."""
        return self.subject.id, self.predicate, self.object.id


class ItemReading(NamedTuple):
    """What was read from an item: statements, or why there are none."""

    item: Block
    statements: tuple[Statement, ...]
    unread: str | None = None


class ListReader:
    """Reads the lists of one section.

    Args:
        document: Identifier of the document.
        title: The concept that the article is about.
        rules: How such a section is read: by the first that fits what an item is known to be.
        concepts: The document's concepts, which grow.
    """

    def __init__(
        self, document: str, title: NodeRef, rules: Sequence[ListRule], concepts: Concepts
    ) -> None:
        """Remember; nothing is read yet."""
        self._document, self._title = document, title
        self._rules, self._concepts = rules, concepts

    def read(self, section: Section) -> Iterator[ItemReading]:
        """Yield what each item says, in order; of one item the statement about the title first."""
        hedged = self._rules[0].hedged
        introduced = find_list_hedge(_find_introduction(section)) if hedged else UNHEDGED
        things: dict[int, NodeRef] = {}
        for block, parent in section.items:
            item = parse_item(block.text, self._concepts.lexicon)
            if item.unread:
                yield ItemReading(block, (), item.unread)
                continue
            listed = list(self._iter_claims(item))
            if listed:
                things[block.start] = self._thing_of(listed[0])
            outer = things.get(parent.start) if parent else None
            claims = {claim.key: claim for claim in (*listed, *self._inside(listed, outer))}
            useful = [each for each in claims.values() if each.subject.id != each.object.id]
            hedge = item.hedge if item.hedge.word else introduced
            made = [self._state(each, item, block, section, hedge) for each in useful]
            yield ItemReading(block, tuple(made), None if made else _SAME if claims else _OTHER)

    def _thing_of(self, claim: Claim) -> NodeRef:
        """Return what an item's first claim says of the title."""
        return claim.object if claim.subject.id == self._title.id else claim.subject

    def _inside(self, listed: Sequence[Claim], outer: NodeRef | None) -> Iterator[Claim]:
        """Yield that an item of an inner list is of the kind of the item it stands under."""
        if outer is None or not listed:
            return
        thing = self._thing_of(listed[0])
        if set(thing.categories) & set(outer.categories):
            yield Claim(thing, Predicate.SUBTYPE_OF, outer, listed[0].rule)

    def _state(
        self, claim: Claim, item: Item, block: Block, section: Section, hedge: Hedge
    ) -> Statement:
        about_title = self._title.id in {claim.subject.id, claim.object.id}
        heading = section.heading.text if section.heading else None
        return make_statement(
            claim.subject,
            claim.predicate,
            claim.object,
            make_evidence(self._document, heading, block, _METHOD, claim.rule),
            hedge if about_title else UNHEDGED,
            negated=item.negated and about_title,
        )

    def _iter_claims(self, item: Item) -> Iterator[Claim]:
        things = []
        for name in item.names:
            rule = self._find_rule(name, item)
            if rule is None:
                continue
            thing = self._name(name, item, rule)
            things.append(thing)
            yield self._about_title(thing, rule)
            yield from self._explained(thing, item, rule)
            yield from self._places(thing, item, rule)
            yield from self._members(thing, item, rule)
        yield from self._consulted(item, things)

    def _find_rule(self, name: str, item: Item) -> ListRule | None:
        """Return the first rule that fits what the name is known to be; any fits an unknown name."""
        known = self._concepts.lexicon.find(name)
        if known is None and item.head:
            known = self._concepts.lexicon.find(item.head)
        for rule in self._rules:
            if rule.category is Category.SPECIALIST and known is None and not is_profession(name):
                continue
            if known is None or {rule.category, *rule.fits} & set(known.categories):
                return rule
        return None

    def _about_title(self, thing: NodeRef, rule: ListRule) -> Claim:
        if rule.title_first:
            return Claim(self._title, rule.predicate, thing, rule.name)
        return Claim(thing, rule.predicate, self._title, rule.name)

    def _name(self, name: str, item: Item, rule: ListRule) -> NodeRef:
        """Return the thing's node: a test by its name without the site, anything else by the whole."""
        if rule.category is Category.TEST and item.head:
            name = item.head
        elif rule.predicate is Predicate.SUBTYPE_OF:
            name = complete_type(
                name, item.head, item.sites, self._title.name, self._concepts.lexicon
            )
        return self._ground(name, rule, item.aliases)

    def _ground(self, name: str, rule: ListRule, aliases: Sequence[str] = ()) -> NodeRef:
        ends = rule.predicate.objects if rule.title_first else rule.predicate.subjects
        return self._concepts.ground(name, rule.category, accepted=ends, aliases=aliases)

    def _explained(self, thing: NodeRef, item: Item, rule: ListRule) -> Iterator[Claim]:
        """Yield what a test shows, or a drug is for, where its row in a table names that."""
        if rule.title_first or rule.predicate not in _OF_EACH:
            return
        for name in item.explained:
            known = self._concepts.lexicon.find(name)
            if known is not None and set(rule.predicate.objects) & set(known.categories):
                condition = self._concepts.ground(name, known.categories[0])
                yield Claim(thing, rule.predicate, condition, rule.name)

    def _places(self, thing: NodeRef, item: Item, rule: ListRule) -> Iterator[Claim]:
        """Yield where a thing is; a test assesses the place instead."""
        for predicate in (Predicate.ASSESSES, Predicate.LOCATED_IN):
            if set(predicate.subjects) & set(thing.categories):
                for site in item.sites:
                    place = self._concepts.ground(site, Category.ANATOMICAL_SITE)
                    yield Claim(thing, predicate, place, rule.name)
                return

    def _members(self, thing: NodeRef, item: Item, rule: ListRule) -> Iterator[Claim]:
        for name in item.members:
            member_rule = self._find_rule(name, Item())
            if member_rule is not None:
                member = self._ground(name, member_rule)
                yield self._about_title(member, member_rule)
                yield Claim(member, Predicate.SUBTYPE_OF, thing, rule.name)

    def _consulted(self, item: Item, consultations: Sequence[NodeRef]) -> Iterator[Claim]:
        """Yield whom one consults: who is consulted manages the title, and gives the consultation."""
        rule = self._rules[0].name
        for name in item.consulted:
            specialist = self._concepts.ground(name, Category.SPECIALIST)
            yield Claim(specialist, Predicate.MANAGES, self._title, rule)
            for consultation in consultations:
                if set(Predicate.PERFORMS.objects) & set(consultation.categories):
                    yield Claim(specialist, Predicate.PERFORMS, consultation, rule)


def _find_introduction(section: Section) -> list[str]:
    """Return the sentences before the first item; of those only the last, where it ends in a colon."""
    first = section.items[0].block.start if section.items else 0
    before = [sentence.text for sentence in section.sentences if sentence.start < first]
    return before[-1:] if before and before[-1].endswith(":") else before
