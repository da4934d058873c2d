"""How an error looks: RFC 9457, with a stable code."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from graph.model import Frozen


class Problem(Frozen):
    """What went wrong, and what would be accepted (RFC 9457)."""

    type: Annotated[str, Field(description="The code as a URI.")]
    title: Annotated[str, Field(description="What the status means.")]
    status: Annotated[int, Field(description="The HTTP status.")]
    detail: Annotated[str, Field(description="What was wrong with this request.")]
    code: Annotated[str, Field(description="A stable name that programs may rely on.")]
    accepted: Annotated[
        str | None, Field(description="What would be accepted, or what to do next.")
    ] = None
    instance: Annotated[str, Field(description="The path that was asked for.")]
