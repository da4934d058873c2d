"""The embedded store, step by step, against a graph that the test keeps itself."""

from __future__ import annotations

from graph_machine import build_machine
from hypothesis import settings

from graph.stores.embedded import EmbeddedStore

EmbeddedMachine = build_machine(lambda: EmbeddedStore(None))
EmbeddedMachine.TestCase.settings = settings(max_examples=25, stateful_step_count=12, deadline=None)
TestEmbedded = EmbeddedMachine.TestCase
