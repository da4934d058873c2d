"""A dataset read whole, with its report checked."""

from __future__ import annotations

from typing import NamedTuple

from graph.model import Node, Statement
from loaders.datasets.prepared import CountedDataset, Prepared, iter_statements
from loaders.datasets.report import DatasetReport


class Read(NamedTuple):
    """Everything that a dataset gives."""

    nodes: dict[str, Node]
    statements: list[Statement]
    report: DatasetReport

    def said(self) -> list[tuple[str, str, str]]:
        """What is stated or denied, with a minus before what is denied."""
        return [
            (each.subject.id, f"{'-' if each.negated else ''}{each.predicate}", each.object.id)
            for each in self.statements
        ]


def read_whole(prepared: Prepared) -> Read:
    """Return everything that a dataset gives, and check that its report adds up."""
    counted = CountedDataset(prepared)
    nodes = list(counted.dataset.nodes())
    for _ in counted.dataset.rows():
        pass
    report = counted.report
    assert report is not None
    assert len({node.id for node in nodes}) == len(nodes) == report.nodes
    statements = list(iter_statements(prepared))
    assert len(statements) == report.edges + report.evidence + report.negated
    assert report.rows == len(statements) + report.duplicates + report.rejected
    assert len({each.edge_id for each in statements if not each.negated}) == report.edges
    assert sum(each.rows for each in report.reasons) == report.rejected
    return Read({node.id: node for node in nodes}, statements, report)
