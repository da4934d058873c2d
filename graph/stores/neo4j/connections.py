"""Connections to one Neo4j that all end when they are let go, whoever is still using them.

A closed driver opens connections again for sessions that it has given away, and forgets them: they end
whenever Python collects its garbage. So none is opened any more once they have been let go, and the
driver is closed only when those that were being opened are there.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from concurrent.futures import Future, wait
from typing import Any

import neo4j
from neo4j.exceptions import DriverError

from graph.stores.neo4j.workers import start


class Connections:
    """A driver, until it is let go.

    Example:
        >>> connections = Connections("bolt://127.0.0.1:7687", connection_timeout=1.0)
        >>> connections.let_go(using=[], patience=1.0).result()
    """

    def __init__(self, uri: str, **settings: Any) -> None:  # noqa: ANN401 - the driver's own
        """Connect to nothing yet.

        Raises:
            neo4j.exceptions.ConfigurationError: When the driver does not take such an address.
        """
        self._gone = False
        self._driver = neo4j.GraphDatabase.driver(uri, resolver=self._resolve, **settings)

    def session(self, **settings: Any) -> neo4j.Session:  # noqa: ANN401 - the driver's own
        """Open a session, which connects when it is used."""
        return self._driver.session(**settings)

    def let_go(self, *, using: Collection[Future[Any]], patience: float) -> Future[None]:
        """Open no more connections; close those that there are as soon as nobody uses them.

        Args:
            using: The work that may be using them.
            patience: How many seconds to wait for that work, at least what opening a connection may
                take. What still waits for an answer then is told that its connection is closed.

        Returns:
            What is done when all are closed.
        """
        self._gone = True

        def close() -> None:
            wait(using, patience)
            self._driver.close()

        return start(close)

    def _resolve(self, address: neo4j.Address) -> Iterable[neo4j.Address]:
        """Say where to connect to: the driver asks each time before it opens a connection."""
        if self._gone:
            message = "These connections have been let go."
            raise DriverError(message)
        return [address]
