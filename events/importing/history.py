"""What leads back from a decision on a sheet: the rows it took away, and the values it changed. Pure.

Values are compared before they are put back: what somebody typed into a field after the decision stays.
"""

from __future__ import annotations

from typing import Any

Rows = list[dict[str, Any]]

LISTS = ("sessions", "people", "pieces", "candidates")
MOST = 30  # decisions that can be taken back


def difference(before: dict[str, Any], after: dict[str, Any]) -> dict[str, Any]:
    """Return what leads from the sheet `after` a decision, as data, to the one `before`; empty if nothing changed."""
    change = {name: found for name in LISTS if (found := _of_rows(before[name], after[name]))}
    if seminar := _of_values(before["seminar"], after["seminar"]):
        change["seminar"] = seminar
    return change


def _of_rows(before: Rows, after: Rows) -> dict[str, Any]:
    old, new = {row["id"]: row for row in before}, {row["id"]: row for row in after}
    gone = [row for key, row in old.items() if key not in new]
    values = [[key, _of_values(row, new[key])] for key, row in old.items() if key in new and row != new[key]]
    ids, now = list(old), list(new)
    change: dict[str, Any] = {"gone": gone, "values": values} if gone or values else {}
    if ids != now:
        start = next((n for n, (a, b) in enumerate(zip(ids, now, strict=False)) if a != b), min(len(ids), len(now)))
        same = 0
        while same < min(len(ids), len(now)) - start and ids[-1 - same] == now[-1 - same]:
            same += 1
        change["order"] = [start, len(now) - same, ids[start : len(ids) - same]]
    return change


def _of_values(before: dict[str, Any], after: dict[str, Any]) -> dict[str, Any]:
    return {key: [value, after[key]] for key, value in before.items() if after[key] != value}


def take_back(data: dict[str, Any], change: dict[str, Any]) -> dict[str, Any]:
    """Return the data of a sheet without the decision that `change` leads back from."""
    data = dict(data)
    for name in LISTS:
        if found := change.get(name):
            data[name] = _restored(data[name], found)
    if "seminar" in change:
        data["seminar"] = _with_values(data["seminar"], change["seminar"])
    return data


def _restored(rows: Rows, change: dict[str, Any]) -> Rows:
    by_id = {row["id"]: row for row in rows} | {row["id"]: row for row in change.get("gone", [])}
    for key, values in change.get("values", []):
        by_id[key] = _with_values(by_id[key], values)
    ids = [row["id"] for row in rows]
    if "order" in change:
        start, end, old = change["order"]
        ids[start:end] = old
    return [by_id[key] for key in ids]


def _with_values(row: dict[str, Any], values: dict[str, Any]) -> dict[str, Any]:
    return row | {key: old for key, (old, new) in values.items() if row[key] == new}
