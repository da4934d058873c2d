"""Datasets: published graphs, ontologies and tables, streamed into a store row by row."""
