"""What whoever asks is told when nothing comes of it: a sentence and a next step, never wording of the case."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from starlette.responses import HTMLResponse, JSONResponse


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a request got nothing, with its HTTP status."""

    status: int
    message: str
    next_step: str = ""


class NotUnderstood(Exception):
    """A request that gets nothing, and the `fault` that says why."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.message)
        self.fault = fault


def fault_response(fault: Fault) -> JSONResponse:
    """For a script."""
    return JSONResponse({"message": fault.message, "next_step": fault.next_step}, fault.status)


def fault_page(fault: Fault) -> HTMLResponse:
    """For a person."""
    sentences = f"<h1>{escape(fault.message)}</h1><p>{escape(fault.next_step)}</p>"
    return HTMLResponse(
        f'<!doctype html><html lang="en-GB"><head><title>redraft</title></head><body>{sentences}</body></html>',
        fault.status,
    )
