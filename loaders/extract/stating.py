"""Statements, put together of what has been read."""

from __future__ import annotations

from graph.model import Evidence, Hedge, NodeRef, Statement, of_checked
from graph.vocabulary import Predicate
from loaders.structure import Block


def make_evidence(
    document: str, heading: str | None, block: Block, method: str, rule: str
) -> Evidence:
    """Return the evidence that a sentence or list item is.

    It is a part of the document's text. That is checked as a whole, and each part against it, when all
    that was read comes together in a `Reading`.

    Args:
        document: The document's identifier.
        heading: What it stands under.
        block: The sentence or item.
        method: How it was read.
        rule: By which rule.
    """
    return of_checked(
        Evidence,
        {
            "document": document,
            "section": heading,
            "sentence": block.text,
            "start": block.start,
            "end": block.end,
            "method": method,
            "rule": rule,
        },
    )


def make_statement(  # noqa: PLR0913 - the parts of a statement
    subject: NodeRef,
    predicate: Predicate,
    object_: NodeRef,
    evidence: Evidence,
    hedge: Hedge,
    *,
    negated: bool,
) -> Statement:
    """Return a statement of these parts, each of which has been checked."""
    return of_checked(
        Statement,
        {
            "subject": subject,
            "predicate": predicate,
            "object": object_,
            "negated": negated,
            "hedge": hedge,
            "evidence": evidence,
        },
    )
