"""Serving until Ctrl-C."""

from __future__ import annotations

import contextlib
import errno
import signal
import socket
import sys
from collections.abc import Callable
from threading import Thread

import uvicorn
from fastapi import FastAPI

from graph.errors import InvalidInput, NosographError
from graph.store import GraphStore

_GRACE_SECONDS = 5
_BACKLOG = 2048


def bind(host: str, port: int) -> socket.socket:
    """Return a socket that holds the address: taken before anything else is done, so never lost.

    Args:
        host: A name or an address of this machine.
        port: 1 to 65535, or 0 for any that is free.

    Raises:
        InvalidInput: When the port is taken or not allowed, or the host is not of this machine.
    """
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listener = socket.socket(family, socket.SOCK_STREAM)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
    except (OSError, UnicodeError, OverflowError) as error:
        raise _bind_error(host, port, error) from None
    return listener


def _bind_error(host: str, port: int, error: Exception) -> InvalidInput:
    number = getattr(error, "errno", None)
    if number == errno.EADDRINUSE:
        detail = f"Port {port} on {host} is taken by another program."
        return InvalidInput(
            detail, "Give another, as in --port 8001, or --port 0 for any free one."
        )
    if number == errno.EACCES:
        return InvalidInput(f"Port {port} needs more rights.", "Give one over 1023 with --port.")
    return InvalidInput(f"Cannot listen on {host}.", "Give an address of this machine with --host.")


class _Server(uvicorn.Server):
    """A server that speaks once it really answers."""

    announce: Callable[[], None]

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self.announce()


def serve_until_stopped(
    application: FastAPI, listener: socket.socket, announce: Callable[[], None]
) -> None:
    """Serve on the socket until Ctrl-C or SIGTERM, then end open requests and return.

    Args:
        application: What to serve; its lifespan closes its store.
        listener: From `bind`.
        announce: Called once, when requests are answered.

    Raises:
        InvalidInput: When the application could not start.
    """
    server = _Server(
        uvicorn.Config(
            application,
            log_level="warning",
            access_log=False,
            backlog=_BACKLOG,
            timeout_graceful_shutdown=_GRACE_SECONDS,
        )
    )
    server.announce = announce
    # The server hands the signal on when it is done; both mean "stop", and it has stopped.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with contextlib.suppress(KeyboardInterrupt):
        server.run(sockets=[listener])
    if not server.started:
        detail = "The service could not start."
        raise InvalidInput(detail, "Its log above says why.")


def look_ahead(store: GraphStore) -> None:
    """Have a first look at the store in the background, and wait for nothing.

    A Neo4j begins to plan the questions when it is first read: better now than when someone asks.
    """

    def look() -> None:
        with contextlib.suppress(NosographError), store.reading():
            pass  # whoever asks is told what is wrong

    Thread(target=look, name="look-ahead", daemon=True).start()


def base_url(listener: socket.socket) -> str:
    """Return the address to open in a browser.

    Example:
        >>> with bind("127.0.0.1", 0) as listener:
        ...     base_url(listener).startswith("http://127.0.0.1:")
        True
    """
    host, port = listener.getsockname()[:2]
    if host in ("0.0.0.0", "::"):  # noqa: S104 - compared, not bound
        host = "127.0.0.1" if host == "0.0.0.0" else "::1"  # noqa: S104
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def say(*lines: str) -> None:
    """Print lines at once, for a person or a program that waits for them."""
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    sys.stdout.flush()
