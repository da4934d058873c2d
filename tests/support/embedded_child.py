"""The embedded store in another process: a reader that answers lines, a writer that never finishes.

python embedded_child.py read PATH     each line is a node; the answer is a line of JSON
python embedded_child.py write PATH    says `begun` when rows are in, and then goes on for ever
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from generated_graph import generate_graph

from graph.model import DatasetRow
from graph.stores.embedded import EmbeddedStore


def main() -> None:
    """Do what the arguments say."""
    role, path = sys.argv[1:]
    store = EmbeddedStore(Path(path), small=0)
    if role == "read":
        read(store)
    else:
        write(store)


def say(line: str) -> None:
    """Tell the parent at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def read(store: EmbeddedStore) -> None:
    """Answer each line with the node's neighbours, and whether arrays told them."""
    for line in sys.stdin:
        node = line.strip()
        with store.reading() as reader:
            neighbours = [each.id for each in reader.expand([node])[node]]
            is_exact = reader.exact_adjacency is not None
        say(json.dumps({"neighbours": neighbours, "exact": is_exact}))


def write(store: EmbeddedStore) -> None:
    """Load a dataset whose rows do not end."""
    dataset = generate_graph(60_000, seed=1).dataset("endless")

    def endless() -> Iterator[DatasetRow]:
        yield from dataset.rows()
        say("begun")
        while True:
            time.sleep(60)

    store.replace_dataset(dataset._replace(rows=endless))


if __name__ == "__main__":
    main()
