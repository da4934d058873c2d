"""From bytes to the shape of an article, one reader for each format."""
