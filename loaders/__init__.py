"""From bytes to statements: readers, the lexicon, extraction, and taking documents in."""
