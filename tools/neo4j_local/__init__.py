"""A real Neo4j Community server of one's own, without Docker."""
