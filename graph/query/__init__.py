"""The questions: pure functions over a store's reader, the same for every store."""
