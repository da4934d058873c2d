"""From the shape of an article to statements: pure functions, no files, no store."""
