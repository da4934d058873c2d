"""The graph in one file."""

from graph.stores.embedded.store import EmbeddedStore

__all__ = ["EmbeddedStore"]
