"""Datasets on the command line: read and loaded, one after the other, each with its report."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import typer

from api.cli import console
from api.cli.exits import ExitCode
from api.cli.loading.how import How
from api.cli.loading.progress import DatasetProgress
from graph.errors import InvalidInput
from loaders.datasets.prepared import (
    Prepared,
    Said,
    iter_statements,
    load_dataset,
    read_dataset,
)
from loaders.datasets.report import DatasetReport, DatasetResult

Openers = Sequence[Callable[[Said], Prepared]]


def load_datasets(openers: Openers, how: How) -> ExitCode:
    """Load datasets, or only read them; say what became of each.

    A dataset that cannot be read is reported, and the rest go in.

    Raises:
        InvalidInput: When the only one cannot be read.
        StoreError: When the store cannot take one in; those before it are in.
    """
    code = ExitCode.OK
    for opener in openers:
        try:
            _take(opener(how.said), how)
        except InvalidInput as error:
            if len(openers) == 1:
                raise
            typer.echo(f"error: {console.plain(error)}", err=True)
            code = ExitCode.PROBLEMS
    if how.dry_run and not how.as_json:
        console.show("Nothing was stored: this was a dry run.")
    return code


def _take(prepared: Prepared, how: How) -> None:
    if how.dry_run and how.as_json:
        for statement in iter_statements(prepared):
            console.show_json_line(statement)
        return
    with DatasetProgress(prepared.source, prepared.gauge) as progress:
        if how.dry_run:
            result = read_dataset(prepared, progress)
        else:
            with how.session.opened(how.store, create=True) as home:
                result = load_dataset(home, prepared, progress)
    if how.as_json:
        console.show_json_line(result)
    else:
        _show(result)


def _show(result: DatasetResult) -> None:
    kind = result.change.kind if result.change else "read"
    release = f", release {result.release}" if result.release else ""
    head = f"{kind}: {result.source}: {result.title}{release}"
    report = result.report
    if report is None or kind == "unchanged":
        console.show(f"{head}: all of it is loaded already")
        return
    console.show(
        f"{head}: {console.counted(report.nodes, 'nodes')}, "
        f"{console.counted(report.edges, 'edges')}"
    )
    _show_sums(report)
    for each in report.reasons:
        place = f"{each.file}, line {each.line}" if each.line else each.file
        console.show(f"  rejected {each.rows:,}: {each.reason} ({place}: {each.example})")
    for verb, counts in (("passed over", report.skipped), ("repaired", report.repaired)):
        for what, times in counts.items():
            console.show(console.note(f"  {verb}: {times:,} {what}"))


def _show_sums(report: DatasetReport) -> None:
    numbers = ("rows", "edges", "evidence", "negated", "duplicates", "rejected")
    lines = [(each.table, *(getattr(each, name) for name in numbers)) for each in report.tables]
    if len(lines) > 1:
        lines.append(("together", *(getattr(report, name) for name in numbers)))
    console.show(console.table(("table", *numbers), lines, whole=("table",)))
