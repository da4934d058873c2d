"""The concepts of one document: each name becomes one node, whichever role it plays."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from graph.model import LOCAL_PREFIX, Node, NodeRef
from graph.vocabulary import Category
from loaders.corrections import NO_CORRECTIONS, Correction, Corrections
from loaders.lexicon import Lexicon
from loaders.lexicon.forms import display_name, local_id, names_disease

_LOOSE = frozenset({Category.CAUSE, Category.COMPLICATION})


class Concepts:
    """The nodes that a document names so far.

    Args:
        lexicon: What is known of names.
        corrections: What a person has decided about them.

    Attributes:
        applied: How often each decision was applied.
    """

    def __init__(self, lexicon: Lexicon, corrections: Corrections = NO_CORRECTIONS) -> None:
        """Begin with none."""
        self.lexicon = lexicon
        self.applied: Counter[Correction] = Counter()
        self._corrections = corrections
        self._known = {each.id: each for each in lexicon.concepts} if corrections else {}
        self._nodes: dict[str, Node] = {}
        self._refs: dict[str, NodeRef] = {}
        self._unknown: dict[tuple[str, Category], Node] = {}
        self._invented: set[str] = set()

    @property
    def nodes(self) -> tuple[Node, ...]:
        """All of them, in the order in which they were first named."""
        return tuple(self._nodes.values())

    @property
    def grounded(self) -> int:
        """How many of them have an open identifier."""
        return sum(not node_id.startswith(f"{LOCAL_PREFIX}:") for node_id in self._nodes)

    def ground(
        self,
        name: str,
        role: Category,
        *,
        accepted: Iterable[Category] = (),
        aliases: Iterable[str] = (),
    ) -> NodeRef:
        """Return the node of a name.

        A known name is what the lexicon says. An unknown one becomes a `NOSO:` node; other forms of the
        same name are the same node.

        Args:
            name: As the document writes it.
            role: What the document says it is: the category of an unknown one, and a second category
                of a known one that has none of the accepted categories, or is a complication here.
            accepted: The categories that fit the role as well.
            aliases: Other names that the document gives it.
        """
        node = self._find(name, role)
        if role not in node.categories and (
            role is Category.COMPLICATION or set(accepted).isdisjoint(node.categories)
        ):
            node = node.model_copy(update={"categories": self._with_role(node, role)})
        new = set(aliases).difference((node.name, *node.synonyms)) if aliases else None
        if new:
            node = node.model_copy(update={"synonyms": tuple(sorted({*node.synonyms, *new}))})
        if self._nodes.get(node.id) is not node:
            self._nodes[node.id] = node
            self._refs[node.id] = node.ref
        return self._refs[node.id]

    def node(self, node_id: str) -> Node:
        """Return the node as the document describes it so far."""
        return self._nodes[node_id]

    def ref(self, node_id: str) -> NodeRef:
        """Return the node as it stands now."""
        return self._refs[node_id]

    def _find(self, name: str, role: Category) -> Node:
        found = self._look_up(name, role)
        if self._corrections:
            found = self._corrections.correct(name, found, self._known, self.applied)
        named = self._nodes.get(found.id)
        if named is None or named is found:
            return found
        xrefs = {*named.xrefs, *found.xrefs}
        if len(xrefs) == len(named.xrefs):
            return named
        return named.model_copy(update={"xrefs": tuple(sorted(xrefs))})

    def _look_up(self, name: str, role: Category) -> Node:
        known = self.lexicon.find(name)
        if known:
            return known
        node = self._unknown.get((name, role))
        if node is None:
            # A disease is one even where it is listed as a cause or a complication.
            category = Category.DISEASE if role in _LOOSE and names_disease(name) else role
            node = Node(id=local_id(name), name=display_name(name), categories=(category,))
            self._unknown[name, role] = node
            self._invented.add(node.id)
        return node

    def _with_role(self, node: Node, role: Category) -> tuple[Category, ...]:
        """Return the categories with one more; of an unknown one, the best of its roles comes first."""
        categories = (*node.categories, role)
        if node.id not in self._invented:
            return categories
        return tuple(sorted(categories, key=lambda category: category.rank))
