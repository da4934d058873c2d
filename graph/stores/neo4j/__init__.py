"""The graph in a Neo4j database: any `bolt://`, `neo4j://` or `+s` address."""

from graph.stores.neo4j.store import Neo4jStore

__all__ = ["Neo4jStore"]
