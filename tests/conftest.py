"""Fixtures that every test may ask for."""

from neo4j_fixtures import empty_neo4j, neo4j_address, newer_neo4j_address

__all__ = ["empty_neo4j", "neo4j_address", "newer_neo4j_address"]
