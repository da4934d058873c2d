"""What the Neo4j Browser is given: a style sheet, a guide and saved queries.

The style sheet (`style.grass`) knows no comments, so what one must know of it stands here. The Browser
applies every rule that fits a node in the order of the file, and the last one wins. So the rule of
`Concept`, which every concept carries, stands first, and the categories follow from last resort to
first choice: a Disease that is also a Complication is coloured as a Disease. A label without a
rule of its own would be given one by the Browser, behind all of ours: each label has one.
"""

from __future__ import annotations

import html
import io
import re
import zipfile
from functools import cache
from importlib.resources import files
from typing import NamedTuple

_FOLDER = files(__package__)
_PLACE = re.compile(r"^[ \t]*<!-- query (?P<number>\d\d) -->$", re.MULTILINE)
_ARCHIVE_FOLDER = "Nosograph"
_ARCHIVE_TIME = (2025, 1, 1, 0, 0, 0)
_FILE_MODE = 0o644 << 16


class SavedQuery(NamedTuple):
    """A query that a person may open, read and run.

    Attributes:
        name: Its file's name, which begins with its number: `02-whole-picture.cypher`.
        title: Its first line without the `//`; the Browser shows it in the list of favourites.
        text: The whole file.
    """

    name: str
    title: str
    text: str

    @property
    def number(self) -> str:
        """The two digits that its name begins with."""
        return self.name[:2]


@cache
def list_saved_queries() -> tuple[SavedQuery, ...]:
    """Return the saved queries, ordered by number.

    Example:
        >>> list_saved_queries()[0].name
        '01-what-the-graph-holds.cypher'
    """
    paths = sorted((_FOLDER / "queries").iterdir(), key=lambda path: path.name)
    return tuple(
        _parse_query(path.name, path.read_text("utf-8"))
        for path in paths
        if path.name.endswith(".cypher")
    )


def _parse_query(name: str, text: str) -> SavedQuery:
    return SavedQuery(name, text.partition("\n")[0].removeprefix("//").strip(), text)


def read_style() -> bytes:
    """Return the style sheet, which `:style` takes: a colour for each category.

    Example:
        >>> b"node.Disease" in read_style()
        True
    """
    return (_FOLDER / "style.grass").read_bytes()


def render_guide() -> bytes:
    """Return the guide, which `:guide` takes: slides with queries that a click puts into the editor.

    The queries in it are the saved ones, so that there is one of each.

    Example:
        >>> b'<pre class="code runnable">' in render_guide()
        True
    """
    queries = {query.number: query for query in list_saved_queries()}
    page = (_FOLDER / "guide.html").read_text("utf-8")
    return _PLACE.sub(lambda place: _runnable(queries[place["number"]]), page).encode()


def _runnable(query: SavedQuery) -> str:
    return f'<pre class="code runnable">{html.escape(query.text.strip(), quote=False)}</pre>'


def pack_saved_queries() -> bytes:
    """Return the saved queries as a zip; dropped onto the Browser it becomes a folder of favourites.

    The same queries give the same bytes.
    """
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for query in list_saved_queries():
            entry = zipfile.ZipInfo(f"{_ARCHIVE_FOLDER}/{query.name}", _ARCHIVE_TIME)
            entry.external_attr = _FILE_MODE
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, query.text)
    return packed.getvalue()


def browser_settings(api: str) -> dict[str, str]:
    """Return the lines of neo4j.conf that make the Browser open style and guide by itself.

    Args:
        api: Where this service answers, as the person's browser sees it, without a slash at the end.

    Example:
        >>> browser_settings("http://127.0.0.1:8000")["browser.remote_content_hostname_whitelist"]
        '127.0.0.1,localhost'
    """
    return {
        "browser.post_connect_cmd": (
            f"style {api}/browser/style.grass; guide {api}/browser/guide.html"
        ),
        "browser.remote_content_hostname_whitelist": "127.0.0.1,localhost",
        "client.allow_telemetry": "false",
    }
