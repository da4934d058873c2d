"""What a person has decided about names: two concepts that are one, or a name that means another.

A table of tab-separated rows with a header, kept beside the store:

    action  what                    target          reason
    merge   NOSO:leg-oedema         HP:0010741      the same, spelt otherwise
    split   osteochondrosis                         the disease of children, in these articles

`merge` lets a concept (by identifier or name) be another one; its identifier becomes a cross-reference
of that, so that whoever kept it still finds the concept. `split` takes a name from the concept that
tables give it: it names the target, or, without one, a concept of its own.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple, Self

from graph.errors import InvalidCurie, InvalidInput
from graph.model import Node
from graph.model.values import parse_curie
from loaders.lexicon.forms import canonical, local_id

_COLUMNS = ("action", "what", "target", "reason")
_ACTIONS = ("merge", "split")


class Correction(NamedTuple):
    """One row: what was decided, and why."""

    action: str
    what: str
    target: str
    reason: str


class Corrections:
    """All decisions, by what they are about.

    Example:
        >>> row = Correction("merge", "oedema", "HP:0000969", "")
        >>> node = Node.model_validate({"id": "NOSO:oedema", "name": "oedema", "categories": ["Symptom"]})
        >>> Corrections([row]).correct("oedema", node, {}).id
        'HP:0000969'
    """

    def __init__(self, rows: list[Correction]) -> None:
        """Index the rows; of two about the same the later counts."""
        self._merges = {_key(row.what): row for row in rows if row.action == "merge"}
        self._splits = {canonical(row.what): row for row in rows if row.action == "split"}

    @classmethod
    def read(cls, path: Path) -> Self:
        """Read a table.

        Raises:
            InvalidInput: With the line and what was wrong, when a row is none.
        """
        try:
            table = path.read_text("utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            message = f"The corrections in {path} cannot be read: {error}."
            raise InvalidInput(
                message, "It is a table in UTF-8; see `loaders/corrections.py`."
            ) from None
        lines = csv.reader(table.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
        rows = [
            _parse(cells, f"{path}, line {number}")
            for number, cells in enumerate(lines, start=1)
            if cells and not cells[0].startswith("#") and tuple(cells[:2]) != _COLUMNS[:2]
        ]
        return cls(rows)

    def __bool__(self) -> bool:
        """Return whether there is any."""
        return bool(self._merges or self._splits)

    def correct(
        self,
        name: str,
        node: Node,
        known: Mapping[str, Node],
        applied: Counter[Correction] | None = None,
    ) -> Node:
        """Return what a name means, where tables say `node`.

        Args:
            name: As the document writes it.
            node: What it would be.
            known: Concepts by identifier, to take the target's own description from.
            applied: Counts which decision was applied how often.
        """
        row = self._splits.get(canonical(name))
        if row is not None:
            node = _describe(row.target or local_id(name), name, node, known)
            _count(applied, row)
        row = self._merges.get(node.id) or self._merges.get(canonical(name))
        if row is None or row.target == node.id:
            return node
        _count(applied, row)
        target = _describe(row.target, node.name, node, known)
        xrefs = tuple(sorted({*target.xrefs, node.id} - {target.id}))
        names = {*target.synonyms, node.name} - {target.name}
        return target.model_copy(update={"xrefs": xrefs, "synonyms": tuple(sorted(names))})


NO_CORRECTIONS = Corrections([])


def _count(applied: Counter[Correction] | None, row: Correction) -> None:
    if applied is not None:
        applied[row] += 1


def _key(what: str) -> str:
    """Return an identifier as it is, and a name in its canonical form."""
    try:
        return parse_curie(what)
    except InvalidCurie:
        return canonical(what)


def _describe(target: str, name: str, node: Node, known: Mapping[str, Node]) -> Node:
    return known.get(target) or Node(id=target, name=name, categories=node.categories)


def _parse(cells: list[str], where: str) -> Correction:
    action, what, target, reason = (*(cell.strip() for cell in cells), "", "", "", "")[:4]
    if action not in _ACTIONS or not what:
        message = f"{where}: {action or 'nothing'!r} with {what!r} is no correction."
        raise InvalidInput(message, f"A row is: {', '.join(_COLUMNS)}; the action merge or split.")
    if action == "merge" and not target:
        message = f"{where}: {what!r} is to be merged into nothing."
        raise InvalidInput(message, "The third column names the identifier that it becomes.")
    if target:
        parse_curie(target)
    return Correction(action, what, target, reason)
