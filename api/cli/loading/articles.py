"""Articles on the command line: read, loaded, explained, one after the other."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import BufferedIOBase
from typing import cast

import typer

from api.cli import console
from api.cli.exits import ExitCode
from api.cli.loading.how import How
from graph.errors import InvalidInput
from graph.store import GraphStore
from loaders.explanation import find_mentions, iter_explanation
from loaders.ingest import Known, iter_sources, load_sources, read_source
from loaders.knowledge import load_knowledge
from loaders.lexicon.sources import hpo_place
from loaders.readers.formats import Format
from loaders.report import LoadReport, LoadResult
from loaders.sources import Source


def load_articles(paths: Sequence[str], as_format: Format | None, how: How) -> ExitCode:
    """Load the articles that arguments name, or only read them.

    Raises:
        InvalidInput: When the only one of them is bad, or one document is named and there are several.
    """
    _tell_wait()
    settings = how.session.settings(how.store)
    known: Known = {
        "document_id": how.said.document_id,
        "title": how.said.title,
        "licence": how.said.licence,
        "as_format": as_format,
        "knowledge": load_knowledge(settings.home),
        "max_bytes": settings.max_document_bytes,
    }
    sources = _find_sources(paths, known)
    if how.dry_run:
        read = _explain_all if how.explain else _read_all
        results = read(sources, known, as_json=how.as_json)
    else:
        with how.session.opened(how.store, create=True) as home:
            results = _load_all(home, sources, known, as_json=how.as_json)
    if not how.as_json:
        _show_total(results, dry_run=how.dry_run)
    return ExitCode.PROBLEMS if any(each.error for each in results) else ExitCode.OK


def _tell_wait() -> None:
    place = hpo_place()
    if place is not None and not place.is_file():
        typer.echo("Reading the names of the Human Phenotype Ontology (once).", err=True)


def _find_sources(paths: Sequence[str], known: Known) -> list[Source]:
    sources = list(iter_sources(paths, _standard_input(paths)))
    if len(sources) > 1 and (known["document_id"] or known["title"]):
        message = f"--id and --title name one document, and there are {len(sources)}."
        raise InvalidInput(message, "Load them without, or one at a time.")
    return sources


def _standard_input(paths: Sequence[str]) -> BufferedIOBase | None:
    if "-" not in paths or sys.stdin is None:  # a program may be started without one
        return None
    return cast("BufferedIOBase", sys.stdin.buffer)


def _load_all(
    home: GraphStore, sources: Sequence[Source], known: Known, *, as_json: bool
) -> list[LoadResult]:
    results = []
    with _progress(sources) as steps:
        for result in load_sources(home, steps, **known):
            _tell(result, only=len(sources) == 1, as_json=as_json)
            results.append(result)
    return results


def _read_all(sources: Sequence[Source], known: Known, *, as_json: bool) -> list[LoadResult]:
    results = []
    with _progress(sources) as steps:
        for source in steps:
            read, result = read_source(source, **known)
            if read is not None and as_json:
                for statement in read.reading.statements:
                    console.show_json_line(statement)
            else:
                _tell(result, only=len(sources) == 1, as_json=False)
            results.append(result)
    return results


def _explain_all(sources: Sequence[Source], known: Known, *, as_json: bool) -> list[LoadResult]:
    results = []
    for source in sources:
        read, result = read_source(source, **known)
        results.append(result)
        if read is None:
            _tell(result, only=len(sources) == 1, as_json=as_json)
            continue
        reading = read.reading
        mentions = find_mentions(reading.text, reading.document.title, known["knowledge"].lexicon)
        if as_json:
            shown = {"mentions": mentions, "statements": reading.statements, "report": read.report}
            console.show_json_line({"document": reading.document, "text": reading.text} | shown)
        else:
            console.show(*iter_explanation(reading.text, mentions, reading.statements))
            _tell(result, only=len(sources) == 1, as_json=False)
            _tell_silent(read.report)
    return results


def _tell(result: LoadResult, *, only: bool, as_json: bool) -> None:
    """Say what became of one document; an only document that is bad ends the command instead."""
    if result.error is not None:
        if only:
            raise BadDocument(result)
        typer.echo(f"error: {console.plain(result.source)}: {result.error.text}", err=True)
    if as_json:
        console.show_json_line(result)
    elif result.error is None and result.report is not None:
        kind = result.change.kind if result.change else "read"
        console.show(f"{kind}: {result.source}: {_describe(result.report)}")
        for each in result.report.corrections:
            target = each.target or "a concept of its own"
            console.show(
                console.note(f"  {each.action}: {each.what} -> {target} ({each.times} times)")
            )
        for section in result.report.sections:
            place = f"section {section.heading!r}" if section.heading else "the beginning"
            if section.unread:
                console.show(console.note(f"  not read: {place}: {section.unread}"))


def _tell_silent(report: LoadReport) -> None:
    """Say in which sections sentences name something and yet say nothing that a rule reads."""
    for section in report.sections:
        if section.silent:
            place = f"section {section.heading!r}" if section.heading else "the beginning"
            count = f"{section.silent} of {console.counted(section.sentences, 'sentences')}"
            console.show(
                console.note(f"  {place}: {count} name something and say nothing that a rule reads")
            )


class BadDocument(InvalidInput):
    """The only document could not be loaded."""

    def __init__(self, result: LoadResult) -> None:
        """Say the document's name, then what its own error says."""
        error = result.error
        super().__init__(f"{result.source}: {error.text if error else ''}")


def _describe(report: LoadReport) -> str:
    return (
        f"{console.counted(report.items, 'list items')}, "
        f"{console.counted(report.statements, 'statements')}, "
        f"{console.counted(report.nodes, 'concepts')} ({report.grounded_share:.0%} known), "
        f"{console.counted(report.mentions, 'mentions')}"
    )


def _show_total(results: Sequence[LoadResult], *, dry_run: bool) -> None:
    good = [result for result in results if result.error is None]
    failed = len(results) - len(good)
    if len(results) > 1:
        console.show(
            f"{len(good):,} of {console.counted(len(results), 'documents')} read"
            f"{f', {failed:,} not' if failed else ''}."
        )
    if dry_run:
        console.show("Nothing was stored: this was a dry run.")


@contextmanager
def _progress(sources: Sequence[Source]) -> Iterator[Iterator[Source]]:
    """Show a bar with an estimate while a person waits; only count where it is no terminal."""
    if len(sources) < 2 or not sys.stderr.isatty():  # noqa: PLR2004 - a bar of one step says nothing
        yield iter(sources)
        return
    from rich.console import Console  # noqa: PLC0415 - only a person at a terminal waits for it
    from rich.progress import track  # noqa: PLC0415

    yield iter(track(sources, "Loading", console=Console(stderr=True), transient=True))
