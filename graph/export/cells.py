r"""Values as cells of a KGX table, and back.

KGX's tables have no quoting: a cell ends at a tab, a line at a line end, an item of a list at `|`. What
is in the way is written with a backslash (`\t`, `\n`, `\r`, `\|`, `\\`), so that nothing is lost. Other
programs' tables know no such rule; one of ours is known by a column whose name begins with `nosograph_`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

OWN_COLUMN = "nosograph_"
_WRITTEN = {"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r", "|": "\\|"}
_READ = {"t": "\t", "n": "\n", "r": "\r"}
_IN_TEXT = str.maketrans({key: value for key, value in _WRITTEN.items() if key != "|"})
_IN_ITEM = str.maketrans(_WRITTEN)
_ESCAPE = re.compile(r"\\(.)")
_ITEM = re.compile(r"(?:[^|\\]|\\.)+")


def write_cell(text: str) -> str:
    r"""Return a text as a cell.

    Example:
        >>> write_cell("a\tb|c")
        'a\\tb|c'
    """
    return text.translate(_IN_TEXT)


def read_cell(cell: str) -> str:
    r"""Return the text of a cell that `write_cell` wrote.

    Example:
        >>> read_cell(write_cell("a\\t\tb")) == "a\\t\tb"
        True
    """
    return _ESCAPE.sub(lambda found: _READ.get(found[1], found[1]), cell)


def write_list(items: Iterable[str]) -> str:
    r"""Return texts, none of them empty, as one cell.

    Example:
        >>> write_list(["a|b", "c"])
        'a\\|b|c'
    """
    return "|".join(item.translate(_IN_ITEM) for item in items)


def read_list(cell: str) -> list[str]:
    r"""Return the texts of a cell that `write_list` wrote.

    Example:
        >>> read_list(write_list(["a|b", "c\\"])) == ["a|b", "c\\"]
        True
    """
    return [read_cell(item) for item in _ITEM.findall(cell)]
