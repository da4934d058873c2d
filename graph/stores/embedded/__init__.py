"""The graph in one SQLite file, with its topology in compact arrays. The default home."""

from graph.stores.embedded.store import EmbeddedStore

__all__ = ["EmbeddedStore"]
