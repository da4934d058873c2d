"""What holds for a whole command line: which store, and the settings it is opened with."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # imported where they are used: --help needs none of it
    from api.settings import Settings
    from graph.store import GraphStore, Reader


@dataclass(frozen=True)
class Session:
    """The options given before the command."""

    store: str | None = None
    debug: bool = False

    def settings(self, store: str | None = None, **changes: Any) -> Settings:  # noqa: ANN401
        """Return the settings: the environment's, with what the command line says instead.

        Raises:
            InvalidInput: When a variable or an option holds what a setting cannot be.
        """
        from api.cli.configuration import read_settings  # noqa: PLC0415

        return read_settings({"store": store or self.store, **changes})

    @contextmanager
    def opened(self, store: str | None = None, *, create: bool = False) -> Iterator[GraphStore]:
        """Open the store for a command, and close it behind the command."""
        from api.cli.configuration import open_configured  # noqa: PLC0415

        home = open_configured(self.settings(store), create=create)
        try:
            yield home
        finally:
            home.close()

    @contextmanager
    def reading(self, store: str | None = None) -> Iterator[Reader]:
        """Open a reader on the store with the time that a question may take."""
        from graph.store import Deadline  # noqa: PLC0415

        seconds = self.settings(store).query_seconds
        with self.opened(store) as home, home.reading(Deadline(seconds)) as reader:
            yield reader
