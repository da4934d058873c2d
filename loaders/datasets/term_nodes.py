"""Terms of ontologies as nodes, whichever dataset they come with."""

from __future__ import annotations

from collections.abc import Iterable

from graph.model import Node
from graph.vocabulary import Category
from loaders.datasets.cleaning import clean_name, clean_synonyms, clean_xrefs, one_line
from loaders.datasets.tally import Tally
from loaders.lexicon.forms import lower_first
from loaders.ontologies import Term

OBSOLETE = "obsolete terms"
# A name that means less, more or something else must not find the term as if it were its own.
_SCOPES = ("narrow", "broad", "related")


def term_node(term: Term, category: Category, replaced: Iterable[str], tally: Tally) -> Node:
    """Return a term that is in use as a node.

    Its exact synonyms are the node's; the others stand in the description, scope by scope. Its xrefs
    are joined by its former identifiers and those of terms that it replaces. The name is written as in
    running text, as the lexicon does, so that an article and an ontology name a concept alike.

    Args:
        term: Its name is not empty.
        category: What it is.
        replaced: Obsolete terms that it is used for now.
        tally: Counts what is left out.
    """
    name = clean_name(lower_first(one_line(term.name)), tally)
    exact = (each.text for each in term.synonyms if each.scope == "exact")
    return Node(
        id=term.id,
        name=name,
        categories=(category,),
        synonyms=clean_synonyms(exact, name),
        xrefs=clean_xrefs((*term.xrefs, *term.alternatives, *replaced), term.id, tally),
        description=_describe(term),
    )


def _describe(term: Term) -> str | None:
    parts = [one_line(term.definition)] if term.definition else []
    for scope in _SCOPES:
        names = clean_synonyms((each.text for each in term.synonyms if each.scope == scope), "")
        if names:
            parts.append(f"{scope.capitalize()} names: {'; '.join(names)}.")
    return " ".join(parts) or None
