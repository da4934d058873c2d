"""The concepts of one document: each name becomes one node, whichever role it plays."""

from __future__ import annotations

from graph.model import Node, NodeRef, local_curie
from graph.vocabulary import Category
from loaders.lexicon import Lexicon
from loaders.lexicon.forms import canonical, display_name


class Concepts:
    """The nodes that a document names so far.

    Args:
        lexicon: What is known of names.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        """Begin with none."""
        self.lexicon = lexicon
        self._nodes: dict[str, Node] = {}
        self._unknown: dict[str, str] = {}

    @property
    def nodes(self) -> tuple[Node, ...]:
        """All of them, in the order in which they were first named."""
        return tuple(self._nodes.values())

    def ground(self, name: str, role: Category, acronym: str | None = None) -> NodeRef:
        """Return the node of a name.

        A known name is what the lexicon says. An unknown one becomes a `NOSO:` node of the category
        that its role in the document suggests; other forms of the same name are the same node. What is
        known otherwise and plays the part of a complication is one too.
        """
        known = self.lexicon.find(name)
        node = known or self._invent(name, role)
        node = self._nodes.get(node.id, node)
        if role is Category.COMPLICATION and role not in node.categories:
            node = node.model_copy(update={"categories": (*node.categories, role)})
        if acronym and acronym not in (node.name, *node.synonyms):
            node = node.model_copy(update={"synonyms": tuple(sorted({*node.synonyms, acronym}))})
        self._nodes[node.id] = node
        return node.ref

    def is_grounded(self, node_id: str) -> bool:
        """Return whether the node is one of the lexicon's."""
        return any(concept.id == node_id for concept in self.lexicon.concepts)

    def ref(self, node_id: str) -> NodeRef:
        """Return the node as it stands now."""
        return self._nodes[node_id].ref

    def _invent(self, name: str, role: Category) -> Node:
        shown = self._unknown.setdefault(canonical(name), display_name(name))
        return Node(id=local_curie(shown), name=shown, categories=(role,))
