"""What the service says of itself."""

from __future__ import annotations

from functools import cache
from importlib import metadata

NAME = "Nosograph"
NOTICE = (
    "Reference information, not a diagnosis. An edge says what a document says; "
    "ask a doctor about your own health."
)
DESCRIPTION = f"""\
A medical knowledge graph: symptoms, diseases, tests, specialists, treatments, causes, \
complications and body sites, each edge with the sentences that say so.

**{NOTICE}**

- **Nodes** are named by CURIEs, such as `MONDO:0005301`. Any cross-reference of a node finds it.
- **Lists** come in pages: follow `next` until it is null. A page's cursor holds for the graph as \
it was; when the graph changes, the answer is 409 and the list begins anew.
- **Bounded answers**: a question that takes too long or touches too much gives what was found, \
with `truncated` saying why. `total` is exact or, where `exact` is false, a lower bound.
- **Filters** that take several values may be repeated (`predicate=TREATS&predicate=CAUSES`) or \
take them with commas (`predicate=TREATS,CAUSES`). A parameter that is not listed here is an error.
- **Errors** are `application/problem+json` (RFC 9457) with a stable `code` and, where it helps, \
`accepted`: what would be taken instead.
- **Caching**: reads carry an `ETag`; send it back in `If-None-Match` and get 304 while nothing \
changed.
- **Writing** needs the key that the service was started with, in `X-API-Key` or as a bearer \
token.
"""


@cache
def version() -> str:
    """Return the installed distribution's version; looked up once, as that reads files.

    Example:
        >>> version().count(".") >= 2
        True
    """
    return metadata.version("nosograph")
