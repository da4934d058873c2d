"""The files that Neo4j's offline importer reads, one for each kind of node and relationship.

Every text is quoted, since an unquoted empty cell is no value at all. Lists are joined with NUL, which
no text in the graph holds.

Source: https://neo4j.com/docs/operations-manual/5/tools/neo4j-admin/neo4j-admin-import/ (file format).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Any, Self

ARRAY_DELIMITER = "\0"
LABELS = ":LABEL"
_CONCEPT = (
    "id:ID(Concept)", "name", "categories:string[]", "synonyms:string[]", "xrefs:string[]",
    "description", "folded:string[]", "degree:long", "penalty:long",
    "said_once:boolean", LABELS,
)  # fmt: skip
_STATEMENT = (
    "edge", "subject", "predicate", "object", "negated:boolean", "hedge_word", "hedge_level",
    "document", "section", "sentence", "start:long", "end:long", "method", "rule", LABELS,
)  # fmt: skip
_CHANGE = (
    "number:long", "name", "kind", "document", "snapshot", "statements_added:long",
    "statements_retracted:long", "nodes_added:long", "nodes_removed:long", "edges_added:long",
    "edges_removed:long", LABELS,
)  # fmt: skip
_NODES = {
    "about": (
        "id", "name", "notice", "schema_version:long", "snapshot", "number:long", "counts:long[]",
        LABELS,
    ),
    "changes": _CHANGE,
    "documents": (
        "id:ID(Document)", "name", "title", "sha256", "retrieved", "licence", "release", "loader",
        "characters:long", "rows:long", "text", LABELS,
    ),
    "concepts": _CONCEPT,
    "xrefs": ("curie", "name", "node", LABELS),
    "descriptions": (
        "id:ID(Description)", "document", "node", "name", "categories:string[]",
        "synonyms:string[]", "xrefs:string[]", "description", LABELS,
    ),
    "statements": ("id:ID(Statement)", "name", *_STATEMENT),
    "rows": ("id", *_STATEMENT),
}  # fmt: skip
_RELATIONSHIPS = {
    "edges": (
        ":START_ID(Concept)", ":END_ID(Concept)", ":TYPE", "id", "statements:long",
        "documents:long",
    ),
    "describes": (":START_ID(Document)", ":END_ID(Description)", ":TYPE"),
    "states": (":START_ID(Document)", ":END_ID(Statement)", ":TYPE"),
}  # fmt: skip
_LONGEST = 4 * 1024 * 1024  # of a cell, in bytes, unless the importer is told otherwise


class ImportFiles:
    """The files of one import, in a folder; each is made when something first goes into it."""

    def __init__(self, folder: Path) -> None:
        """Nothing is written yet."""
        self._folder = folder
        self._stack = ExitStack()
        self._files: dict[str, ImportFile] = {}

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close all files."""
        self._stack.close()

    def __getitem__(self, name: str) -> ImportFile:
        """Return the file of that name."""
        if name not in self._files:
            columns = _NODES.get(name) or _RELATIONSHIPS[name]
            file = self._stack.enter_context(ImportFile(self._folder / f"{name}.csv", columns))
            self._files[name] = file
        return self._files[name]

    def arguments(self, database: str) -> tuple[str, ...]:
        """Return what the importer is to be told, with the folder as working directory."""
        files = self._files
        lines = [f"./{name}.csv" for name, file in files.items() if file.has_lines]
        longest = max(file.longest for file in files.values())
        return (
            "database", "import", "full", database,
            *(f"--nodes=./{name}.csv" for name in _NODES if name in files),
            *(f"--relationships=./{name}.csv" for name in _RELATIONSHIPS if name in files),
            "--array-delimiter=U+0000",
            *(("--multiline-fields-format=v2", f"--multiline-fields={','.join(lines)}")
              if lines else ()),
            *((f"--read-buffer-size={2 * longest}",) if 2 * longest > _LONGEST else ()),
        )  # fmt: skip


class ImportFile:
    """One file, its first line the columns.

    Attributes:
        has_lines: Whether a cell has line ends in it, which the importer must be told.
        longest: The most characters of UTF-8 that a cell may take.
    """

    def __init__(self, path: Path, columns: tuple[str, ...]) -> None:
        """Make the file."""
        self._file = path.open("w", encoding="utf-8", newline="")
        self._names = [column.partition(":")[0] or column for column in columns]
        self._file.write(",".join(columns) + "\n")
        self.has_lines = False
        self.longest = 0

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the file."""
        self._file.close()

    def write(self, row: Mapping[str, Any]) -> None:
        """Write the row's values of the columns; what has no column is left out."""
        self.write_cells(map(row.get, self._names))

    def write_cells(self, cells: Iterable[object]) -> None:
        """Write values in the order of the columns."""
        line = ",".join(map(_cell, cells))
        if "\n" in line or "\r" in line:
            self.has_lines = True
        self.longest = max(self.longest, len(line))
        self._file.write(line + "\n")


def _cell(value: object) -> str:
    """Return the value as it stands in a file.

    Example:
        >>> _cell('a "b" c')
        '"a ""b"" c"'
        >>> _cell(True), _cell(None), _cell(3)
        ('true', '', '3')
    """
    if isinstance(value, str):
        return '"' + value.replace('"', '""') + '"'
    if value is None or value in ([], ()):
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (list, tuple)):
        return _cell(ARRAY_DELIMITER.join(map(str, value)))
    return str(value)
