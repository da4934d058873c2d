"""The process that makes a file of arrays: `python -m graph.stores.embedded.making_apart PATH SMALL`.

Started by `making`, which holds its input open for as long as the work is wanted.
"""

from __future__ import annotations

import os
import sys
from contextlib import closing
from pathlib import Path
from threading import Thread

from graph.errors import NosographError
from graph.stores.embedded.connection import Connection
from graph.stores.embedded.making import FAILED, arrays_path, find_wanted, make_arrays

_NICENESS = 10


def main(file: str, small: str) -> int:
    """Make the file, and give way to whoever else wants the processor.

    Args:
        file: The store's.
        small: Graphs with more edges get a file.

    Returns:
        0, or `FAILED` when standard error says why.
    """
    os.nice(_NICENESS)
    Thread(target=_end_with_parent, daemon=True).start()
    path = arrays_path(Path(file))
    try:
        with closing(Connection(Path(file), durable=True)) as connection:
            state = find_wanted(connection, path, int(small))
            if state is not None:
                make_arrays(connection, path, state, lambda: None)
    except (OSError, NosographError) as error:
        sys.stderr.write(str(error))
        return FAILED
    return 0


def _end_with_parent() -> None:
    """End at once when nobody holds the other end of the input any more; half a file has no name."""
    os.read(0, 1)
    os._exit(FAILED)


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:]))
