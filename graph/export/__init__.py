"""The graph written out in the formats of other tools, as streams: memory does not grow with it."""

from graph.export.contents import About, Contents, Excerpt
from graph.export.formats import FORMATS, Format, choose_excerpt, parse_format

__all__ = ["FORMATS", "About", "Contents", "Excerpt", "Format", "choose_excerpt", "parse_format"]
