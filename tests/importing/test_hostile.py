"""Refuse hostile files in a sentence, within 10 seconds and 256 MB."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from events.importing.readers import pdf_worker

from . import hostile

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory) -> dict:
    """Read all hostile files in one process, so that its peak of memory is that of the worst of them."""
    folder = tmp_path_factory.mktemp("hostile")
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


def test_hostile_files_are_refused_in_one_sentence(outcomes):
    answers = {title: answer for title, answer, _ in outcomes["rows"]}

    assert {title: answer for title, answer in answers.items() if answer.startswith("read:")} == {}
    assert [answer for answer in answers.values() if not (answer.endswith(".") and len(answer) < 160)] == []


def test_hostile_files_take_less_than_ten_seconds_each(outcomes):
    assert {title: seconds for title, _, seconds in outcomes["rows"] if seconds >= 10} == {}


def test_hostile_files_take_less_than_256_megabytes(outcomes):
    assert outcomes["megabytes"] <= 256
    assert pdf_worker.MEMORY <= 256 * 1024 * 1024
