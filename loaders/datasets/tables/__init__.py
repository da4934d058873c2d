"""Delimited tables and lines of JSON as datasets, by a mapping that their user declares."""
