"""`nosograph load`."""

from __future__ import annotations

from functools import partial
from typing import Annotated

import typer

from api.cli.exits import ExitCode
from api.cli.loading.articles import load_articles
from api.cli.loading.datasets import load_datasets
from api.cli.loading.how import How
from api.cli.options import AsJson, Store, new_app
from api.schemas.parameters import clean_text
from graph.errors import InvalidInput
from graph.vocabulary import parse_category
from loaders.datasets.opening import find_datasets
from loaders.datasets.prepared import Said
from loaders.knowledge import load_knowledge
from loaders.readers.formats import Format

app = new_app()


Paths = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="PATH...",
        help="Articles (files, folders, patterns, or - for standard input), or datasets "
        "(hpo, or files of ontologies and graphs).",
    ),
]
DocumentId = Annotated[
    str | None, typer.Option("--id", help="The document's identifier, best its source URI.")
]
Title = Annotated[str | None, typer.Option("--title", help="Without it, its own.")]
Licence = Annotated[str | None, typer.Option("--licence", help="The terms it is used under.")]
Release = Annotated[
    str | None, typer.Option("--release", help="Which release of its source a dataset is.")
]
MappingPath = Annotated[
    str | None,
    typer.Option("--mapping", metavar="FILE", help="What the columns of tables mean: a YAML file."),
]
CategoryName = Annotated[
    str | None,
    typer.Option(
        "--category", metavar="CATEGORY", help="Of all terms of an ontology, such as Disease."
    ),
]
AsFormat = Annotated[
    Format | None, typer.Option("--format", help="How it is read; without it, as its name says.")
]
DryRun = Annotated[
    bool, typer.Option("--dry-run", help="Read, but store nothing; --json prints statements.")
]
Explain = Annotated[
    bool,
    typer.Option("--explain", help="Show the text with each name and statement where it stands."),
]


@app.command("load")
def load(  # noqa: PLR0913 - one parameter for each option
    context: typer.Context,
    paths: Paths = None,
    *,
    document_id: DocumentId = None,
    title: Title = None,
    licence: Licence = None,
    release: Release = None,
    as_format: AsFormat = None,
    mapping: MappingPath = None,
    category: CategoryName = None,
    dry_run: DryRun = False,
    explain: Explain = False,
    store: Store = None,
    as_json: AsJson = False,
) -> int:
    """Load articles and datasets: the same bytes again change nothing.

    One bad document among several is reported, and the rest go in.
    """
    if explain and not dry_run:
        message = "--explain shows a reading and stores nothing."
        raise InvalidInput(message, "Give --dry-run with it.")
    if not paths and mapping is None:
        message = "Missing argument PATH: nothing is named to be loaded."
        raise InvalidInput(message, "Name articles or datasets, or give --mapping.")
    said = Said(document_id, title, licence, release)
    how = How(context.obj, store, said, dry_run=dry_run, explain=explain, as_json=as_json)
    found = find_datasets(
        [clean_text(path) for path in paths or ()],
        mapping=mapping,
        category=parse_category(category) if category is not None else None,
        knowledge=partial(load_knowledge, how.session.settings(store).home),
    )
    _check_single(said, len(found.datasets) + bool(found.datasets and found.rest))
    codes = [ExitCode.OK]
    if found.datasets:
        codes.append(load_datasets(found.datasets, how))
    if found.rest:
        codes.append(load_articles(found.rest, as_format, how))
    return max(codes)


def _check_single(said: Said, count: int) -> None:
    if count > 1 and (said.document_id or said.title):
        message = f"--id and --title name one document, and there are {count} or more."
        raise InvalidInput(message, "Load them without, or one at a time.")
