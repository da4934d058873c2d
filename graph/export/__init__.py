"""The graph written out in the formats of other tools, as streams: memory does not grow with it."""

from graph.export.contents import About, Contents, Excerpt
from graph.export.formats import FORMATS, Format, parse_format

__all__ = ["FORMATS", "About", "Contents", "Excerpt", "Format", "parse_format"]
