"""Refuse hostile files in a sentence, within 10 seconds and 256 MB."""

import json
import subprocess
import sys
from pathlib import Path

from events.importing.readers import pdf_worker

from . import hostile

ROOT = Path(__file__).parents[2]


def outcomes(folder: Path) -> dict:
    """Read all hostile files in one process, so that its peak of memory is that of the worst of them."""
    lines = []
    for number, (title, (name, data)) in enumerate(hostile.files().items()):
        path = folder / str(number)
        path.write_bytes(data)
        lines.append(json.dumps([title, name, str(path)]))
    done = subprocess.run(
        [sys.executable, "-m", "tests.importing.measure_hostile"],
        input="\n".join(lines),
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=True,
    )
    return json.loads(done.stdout)


def test_hostile_files_are_refused_in_one_sentence_within_limits(tmp_path):
    found = outcomes(tmp_path)

    answers = {title: answer for title, answer, _ in found["rows"]}
    assert {title: answer for title, answer in answers.items() if answer.startswith("read:")} == {}
    assert [answer for answer in answers.values() if not (answer.endswith(".") and len(answer) < 160)] == []
    assert {title: seconds for title, _, seconds in found["rows"] if seconds >= 10} == {}
    assert found["megabytes"] <= 256
    assert pdf_worker.MEMORY <= 256 * 1024 * 1024
