"""What `nosograph load` does with articles, and with datasets."""
