"""Settings and stores, for the commands that need them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from api.settings import Settings
from graph.errors import InvalidInput
from graph.store import GraphStore
from graph.stores.factory import open_store


def read_settings(changes: Mapping[str, Any]) -> Settings:
    """Return the environment's settings with these changes; a change of None is none.

    Raises:
        InvalidInput: When a value is not what its setting takes; the error names each.
    """
    given = {name: value for name, value in changes.items() if value is not None}
    try:
        return Settings(**given)
    except ValidationError as error:
        faults = "; ".join(
            f"{'.'.join(str(part) for part in fault['loc'])}: {fault['msg']}"
            for fault in error.errors()
        )
        detail = f"A setting is wrong: {faults}."
        accepted = "Settings are options, or variables such as NOSOGRAPH_PORT."
        raise InvalidInput(detail, accepted) from None


def open_configured(settings: Settings, *, create: bool) -> GraphStore:
    """Open the store that the settings name.

    Args:
        settings: Where it is, and how to log in.
        create: Whether a file that is not there may be made; questions must not make one.
    """
    return open_store(
        settings.store_location,
        user=settings.neo4j_user,
        password=settings.neo4j_password,
        database=settings.neo4j_database,
        create=create,
    )
