"""Everything that can be set from outside, as one frozen value."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from platformdirs import user_data_path
from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


def _default_home() -> Path:
    return user_data_path("nosograph", appauthor=False)


class Settings(BaseSettings):
    """The service's settings, read from the environment with the prefix `NOSOGRAPH_`.

    What is given to the constructor wins over the environment. An empty variable counts as not set.

    Example:
        >>> Settings(store="bolt://127.0.0.1:7687").store_location
        'bolt://127.0.0.1:7687'
    """

    model_config = SettingsConfigDict(
        env_prefix="NOSOGRAPH_", env_ignore_empty=True, frozen=True, extra="ignore"
    )

    host: Annotated[str, Field(description="Address to listen on.")] = "127.0.0.1"
    port: Annotated[int, Field(ge=0, le=65535, description="Port to listen on; 0 for any.")] = 8000
    store: Annotated[
        str | None,
        Field(
            description="A file for the embedded store, or a bolt:// or neo4j:// address "
            "(also +s and +ssc). Without it, `graph.sqlite` in the home folder."
        ),
    ] = None
    home: Annotated[Path, Field(description="Folder for data that is kept.")] = Field(
        default_factory=_default_home
    )
    neo4j_user: Annotated[str, Field(description="Name to log in to Neo4j with.")] = "neo4j"
    neo4j_password: Annotated[
        str | None, Field(repr=False, description="Password to log in to Neo4j with.")
    ] = None
    neo4j_database: Annotated[str, Field(description="Neo4j database to use.")] = "neo4j"
    api_key: Annotated[
        str | None,
        Field(
            repr=False,
            min_length=16,
            description="Key that writing over HTTP needs; without one, writing is refused.",
        ),
    ] = None
    query_seconds: Annotated[
        float, Field(gt=0, le=60, description="Time that one question may take.")
    ] = 1.0
    export_seconds: Annotated[
        float, Field(gt=0, description="Time that writing an export over HTTP may take.")
    ] = 3600.0
    max_document_bytes: Annotated[
        int, Field(ge=1, description="Largest document that is taken in.")
    ] = 10_000_000
    concurrent_requests: Annotated[
        int, Field(ge=1, le=32, description="Questions worked on at once; more wait their turn.")
    ] = 24
    allowed_hosts: Annotated[
        tuple[str, ...],
        Field(
            description="Host names to answer to, as a JSON list. Without any: the loopback names "
            "when listening on loopback, else every name."
        ),
    ] = ()
    cors_origins: Annotated[
        tuple[str, ...],
        Field(
            description="Origins whose pages may read the API, as a JSON list; `*` for every page. "
            "The files for Neo4j Browser are open to every page anyway."
        ),
    ] = ()

    @property
    def store_location(self) -> str:
        """Where the graph is: the store that was set, else the embedded one in the home folder."""
        return self.store or str(self.home / "graph.sqlite")
