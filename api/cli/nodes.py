"""From what a person types to a node: a CURIE, a cross-reference, or an exact name."""

from __future__ import annotations

from collections.abc import Iterable

from api.schemas.parameters import clean_text
from graph.errors import InvalidCurie, InvalidInput, NodeNotFound
from graph.model import Found, parse_curie
from graph.query import SearchQuery, search_nodes
from graph.store import Reader

_SUGGESTIONS = 5
_EXACT_TIERS = ("name", "synonym")


class NodeNotNamed(InvalidInput):
    """A text that is no identifier, and is the exact name of no node or of several."""

    code = "node-not-named"


def find_node_id(reader: Reader, text: str) -> str:
    """Return the identifier of the node that a person means.

    Args:
        reader: The graph.
        text: A CURIE, a cross-reference, a name or a synonym (in any letter case).

    Raises:
        InvalidInput: When it is blank, too long, or holds control characters.
        NodeNotFound: When it is a CURIE that no node has.
        NodeNotNamed: When it is no node's exact name, or several nodes'; the error suggests some.
    """
    clean_text(text)
    try:
        return reader.resolve(parse_curie(text))
    except InvalidCurie:
        return _find_by_name(reader, text)
    except NodeNotFound:
        found = search_nodes(reader, SearchQuery(text=text, limit=_SUGGESTIONS)).results
        exact = _exact(found)
        if len(exact) == 1:
            return exact[0]
        raise


def _find_by_name(reader: Reader, text: str) -> str:
    found = search_nodes(reader, SearchQuery(text=text, limit=_SUGGESTIONS)).results
    exact = _exact(found)
    if len(exact) == 1:
        return exact[0]
    if exact:
        detail = f"{text!r} is the name of several nodes."
        raise NodeNotNamed(detail, f"Give one by its CURIE: {_listed(found, exact)}.")
    detail = f"No node is called {text!r}."
    if found:
        raise NodeNotNamed(detail, f"Did you mean {_listed(found, [f.node.id for f in found])}?")
    raise NodeNotNamed(detail, "Give a CURIE or an exact name; `nosograph search` finds them.")


def _exact(found: Iterable[Found]) -> list[str]:
    """Return the nodes of the best exact tier: a preferred name goes before a synonym."""
    for tier in _EXACT_TIERS:
        if exact := [each.node.id for each in found if each.tier == tier]:
            return exact
    return []


def _listed(found: Iterable[Found], ids: Iterable[str]) -> str:
    wanted = set(ids)
    return ", ".join(
        f"{each.node.id} ({each.node.name})" for each in found if each.node.id in wanted
    )
