"""Read PDF files in a process of its own, which ends when it takes too long or too much memory.

A PDF can make any library loop or allocate without end, so nothing of it is interpreted in the process of the site.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from events.importing.blocks import Chunk, Notice, ReadError

from .source import Source

SECONDS = 9
WORKER = Path(__file__).with_name("pdf_worker.py")


def read_pdf(data: bytes) -> Source:
    """Read a PDF: its lines are grouped to paragraphs by the distance between them and the size of their type."""
    try:
        # the interpreter is our own and the arguments are fixed; the file goes in by the standard input
        done = subprocess.run(  # noqa: S603
            [sys.executable, "-I", str(WORKER)], input=data, capture_output=True, timeout=SECONDS, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise ReadError("The PDF takes too long to read; print it to a new PDF and try again.") from error
    try:
        answer = json.loads(done.stdout)
    except ValueError:
        answer = {}
    if done.returncode or not answer:
        raise ReadError("The PDF is damaged, or it takes too much time or memory to read.")
    if "error" in answer:
        raise ReadError(answer["error"])
    return Source(
        text=answer["text"],
        chunks=[Chunk(kind, start, end, strong=strong) for kind, start, end, strong in answer["chunks"]],
        warnings=[Notice(message) for message in answer["warnings"]],
    )
