"""Whether the service is well: for balancers and supervisors."""

from __future__ import annotations

from functools import partial

from fastapi import APIRouter, Depends

from api.dependencies import Asked, Question, check_parameters
from api.openapi import problem_responses
from api.schemas.answers import Health
from graph.store import Page

router = APIRouter(prefix="/health", tags=["Service"], dependencies=[Depends(check_parameters)])


@router.get("/live", operation_id="getLiveness", responses=problem_responses())
async def get_liveness() -> Health:
    """Say that the process answers, whatever the store does.

    A coroutine: it must answer when every worker thread waits for the store.
    """
    return Health(status="alive")


@router.get("/ready", operation_id="getReadiness", responses=problem_responses(504))
async def get_readiness(question: Asked) -> Health:
    """Ask the store a real question; 503 when it does not answer."""
    return await question.turns.run(partial(_probe, question))


def _probe(question: Question) -> Health:
    with question.probing() as reader:
        reader.list_documents(Page(1))
        return Health(status="ready", snapshot=reader.snapshot)
