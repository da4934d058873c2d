"""Which nodes a change has touched, kept for a while for those who have arrays of a state before it."""

from __future__ import annotations

from collections.abc import Collection

from graph.stores.embedded import writing_sql as sql
from graph.stores.embedded.connection import Connection, json_list

MAX_TOUCHED = 2_000  # nodes; a change that touches more is not followed
_CHANGES = 100  # the latest that are kept


def record_touches(
    connection: Connection, number: int, nodes: Collection[str], *, is_bulk: bool
) -> None:
    """Note which nodes the change has touched, and that its state is one of this file's.

    Args:
        connection: In the write transaction, when the state has been put.
        number: The change's.
        nodes: Those added, changed or removed; the ends of touched edges are in a temporary table.
        is_bulk: Whether edges were counted all anew, so that nobody knows which were touched.
    """
    is_followed = not is_bulk and len(nodes) <= MAX_TOUCHED
    if is_followed and connection.rows(sql.COUNT_TOUCHED)[0][0] <= MAX_TOUCHED:
        connection.run(sql.PUT_TOUCHES, (number, json_list(nodes)))
        connection.run(sql.PUT_TOUCHED_ENDS, (number,))
        is_followed = connection.rows(sql.COUNT_TOUCHES, (number,))[0][0] <= MAX_TOUCHED
    else:
        is_followed = False
    if not is_followed:
        connection.run(sql.FORGET_TOUCHES, (number,))
    connection.run(sql.PUT_FOLLOWED_STATE, (int(is_followed),))
    for forget in sql.FORGET_STATES:
        connection.run(forget, (number - _CHANGES,))
