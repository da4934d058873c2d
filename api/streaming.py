"""Answers too long to hold: sent as they are made, and ended when nobody listens any more."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import anyio
from starlette.concurrency import run_in_threadpool
from starlette.responses import StreamingResponse
from starlette.types import Receive, Scope, Send


class Stream(StreamingResponse):
    """Sends chunks as they are made, no faster than they are taken.

    Args:
        chunks: Are made in worker threads, one at a time.
        release: Is called once when the stream ends, however it ends: at its end, by an error, or
            because the caller went away.
        headers: Of the answer.
        media_type: Of the answer.
    """

    def __init__(
        self,
        chunks: Iterator[bytes],
        release: Callable[[], None],
        headers: Mapping[str, str],
        media_type: str,
    ) -> None:
        """Make nothing yet."""
        super().__init__(chunks, headers=headers, media_type=media_type)
        self._release = release

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send everything; let go even when cancelled."""
        try:
            await super().__call__(scope, receive, send)
        finally:
            with anyio.CancelScope(shield=True):
                await run_in_threadpool(self._release)

    def let_go(self) -> None:
        """Release what it holds when it is never sent."""
        self._release()
