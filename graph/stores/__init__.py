"""The homes of the graph. Open one with `graph.stores.factory.open_store`."""
