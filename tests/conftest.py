"""Fixtures that every test may ask for."""

from hypothesis import settings
from neo4j_fixtures import empty_neo4j, neo4j_address, newer_neo4j_address

__all__ = ["empty_neo4j", "neo4j_address", "newer_neo4j_address"]

# How long one example takes says more of the machine than of the code; `timeout` ends what hangs.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
