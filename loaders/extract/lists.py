"""Statements from list items: what an item, under its heading, says of the title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from graph.model import Evidence, Hedge, NodeRef, Statement
from graph.vocabulary import Category, Predicate
from loaders.extract.concepts import Concepts
from loaders.extract.hedges import find_hedge, find_list_hedge
from loaders.extract.items import Item, parse_item
from loaders.extract.rules import ListRule
from loaders.structure import Block, Section

_NEGATION = re.compile(r"^(?:no|not|never|without)\b", re.IGNORECASE)
_LIST_METHOD = "list_item"


class Claim(NamedTuple):
    """Subject, predicate and object, without where it stands."""

    subject: NodeRef
    predicate: Predicate
    object: NodeRef


class ListReader:
    """Reads the list of one section.

    Args:
        document: Identifier of the document.
        title: The concept that the article is about.
        rule: How this kind of section is read.
        rule_name: Its name, for the evidence.
        concepts: The document's concepts, which grow.
    """

    def __init__(
        self, document: str, title: NodeRef, rule: ListRule, rule_name: str, concepts: Concepts
    ) -> None:
        """Remember; nothing is read yet."""
        self._document, self._title = document, title
        self._rule, self._rule_name, self._concepts = rule, rule_name, concepts

    def read(self, section: Section) -> Iterator[Statement]:
        """Yield the statements of all items, in order; of one item the one about the title first."""
        introduced = self._introduction(section)
        for block in section.items:
            item = parse_item(block.text, self._concepts.lexicon)
            hedge = find_hedge(block.text)
            if hedge.word is None and self._rule.hedged:
                hedge = introduced
            for claim in dict.fromkeys(self._claims(item)):
                if claim.subject.id != claim.object.id:
                    about_title = self._title.id in (claim.subject.id, claim.object.id)
                    certainty = hedge if about_title else Hedge()
                    yield self._state(claim, block, section, certainty)

    def _introduction(self, section: Section) -> Hedge:
        hedges = (find_list_hedge(sentence.text) for sentence in section.sentences)
        return next((hedge for hedge in hedges if hedge.word), Hedge())

    def _state(self, claim: Claim, block: Block, section: Section, hedge: Hedge) -> Statement:
        return Statement(
            subject=claim.subject,
            predicate=claim.predicate,
            object=claim.object,
            negated=_NEGATION.match(block.text) is not None,
            hedge=hedge,
            evidence=Evidence(
                document=self._document,
                section=section.heading.text if section.heading else None,
                sentence=block.text,
                start=block.start,
                end=block.end,
                method=_LIST_METHOD,
                rule=self._rule_name,
            ),
        )

    def _claims(self, item: Item) -> Iterator[Claim]:
        things = [self._name(name, item) for name in item.names]
        for thing in things:
            yield self._of_title(thing)
            yield from self._places(thing, item)
        for member in item.members:
            part = self._concepts.ground(member, self._rule.category)
            yield self._of_title(part)
            yield Claim(part, Predicate.SUBTYPE_OF, things[0])
        if item.consulted:
            specialist = self._concepts.ground(item.consulted, Category.SPECIALIST)
            yield Claim(specialist, Predicate.MANAGES, self._title)
            yield Claim(specialist, Predicate.PERFORMS, things[0])

    def _name(self, name: str, item: Item) -> NodeRef:
        """Return the thing's node: a test by its name without the site, anything else by the whole."""
        is_test = self._rule.category is Category.TEST
        if is_test and item.head:
            name = item.head
        elif item.head and item.sites and not self._concepts.lexicon.find(name):
            name = self._put_site_first(name, item)
        return self._concepts.ground(name, self._rule.category, item.acronym)

    def _put_site_first(self, name: str, item: Item) -> str:
        """Return "back muscle spasms" for "spasms of the back muscles", where it is a kind of title."""
        if self._rule.predicate is not Predicate.SUBTYPE_OF or item.head in {None, name}:
            return name
        return f"{self._concepts.lexicon.singular(item.sites[0])} {str(item.head).lower()}"

    def _places(self, thing: NodeRef, item: Item) -> Iterator[Claim]:
        """Yield where a thing is; a test assesses the place instead."""
        category = thing.categories[0]
        if category is Category.TEST:
            predicate = Predicate.ASSESSES
        elif category in {Category.SYMPTOM, Category.DISEASE, Category.COMPLICATION}:
            predicate = Predicate.LOCATED_IN
        else:
            return
        for site in item.sites:
            yield Claim(thing, predicate, self._concepts.ground(site, Category.ANATOMICAL_SITE))

    def _of_title(self, thing: NodeRef) -> Claim:
        if self._rule.title_first:
            return Claim(self._title, self._rule.predicate, thing)
        return Claim(thing, self._rule.predicate, self._title)
