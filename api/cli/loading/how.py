"""How a load was asked for."""

from __future__ import annotations

from typing import NamedTuple

from api.cli.session import Session
from loaders.datasets.prepared import Said


class How(NamedTuple):
    """What the options of `nosograph load` say.

    Attributes:
        session: The command line's.
        store: Where to, when the option says so.
        said: What the caller says of the one document or dataset.
        dry_run: Whether nothing is stored.
        explain: Whether a reading is shown in its text.
        as_json: Whether programs read along.
    """

    session: Session
    store: str | None
    said: Said
    dry_run: bool
    explain: bool
    as_json: bool
