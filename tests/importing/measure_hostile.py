"""Read hostile files in a process of their own and print what became of each, its seconds and the peak of memory.

Run by test_hostile.py: `python -m tests.importing.measure_hostile`.
"""

from __future__ import annotations

import json
import re
import sys
import time
from pathlib import Path

from events.importing.parser import Vocabulary, parse
from events.importing.readers import ReadError, read


def main() -> None:
    vocabulary = Vocabulary()
    rows = []
    for line in sys.stdin:
        title, name, path = json.loads(line)
        with open(path, "rb") as file:
            data = file.read()
        start = time.process_time()
        try:
            draft = parse(read(data, name), vocabulary)
            answer = f"read: {draft.placed()}"
        except ReadError as error:
            answer = str(error)
        rows.append([title, answer, round(time.process_time() - start, 2)])
    json.dump({"rows": rows, "megabytes": peak()}, sys.stdout)


def peak() -> float:
    """Return the most memory this process has held; the one that reads PDFs limits itself."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(re.search(r"VmHWM:\s+(\d+)", status)[1]) / 1024


if __name__ == "__main__":
    main()
