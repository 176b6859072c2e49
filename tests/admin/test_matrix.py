"""What each role may do at each address of the admin, as a frozen table.

A new address, or another answer, fails: read the difference, and if it is meant, freeze the table anew with
`FREEZE_MATRIX=1 python -m pytest tests/admin/test_matrix.py -n 0`.
"""

import json
import os
from pathlib import Path

import pytest

from .matrix import ROLES, World, column

TABLE = Path(__file__).with_name("matrix.json")


@pytest.mark.ci  # some seconds for each role
@pytest.mark.parametrize("role", ROLES)
def test_matrix_of_rights_is_the_frozen_one(db, role):
    found = column(role, World())

    frozen = json.loads(TABLE.read_text()) if TABLE.exists() else {}
    if os.environ.get("FREEZE_MATRIX"):
        kept = {line: cells for line, cells in frozen.items() if line in found}
        table = {line: kept.get(line, {}) | {role: cell} for line, cell in found.items()}
        TABLE.write_text(json.dumps(table, indent=0, sort_keys=True, ensure_ascii=False) + "\n")
        return
    assert found == {line: cells[role] for line, cells in frozen.items()}


def cells(role):
    return {line: row[role] for line, row in json.loads(TABLE.read_text()).items()}


def test_matrix_lets_nobody_but_superusers_write_accounts():
    assert {cell for role in ROLES[:-1] for cell in cells(role).values() if "STAFF" in cell} == set()


def test_matrix_lets_nobody_but_publishers_write_what_is_public():
    assert {line for role in ROLES[:4] for line, cell in cells(role).items() if cell == "WRITES PUBLIC"} == set()


def test_matrix_lets_only_editors_and_above_write():
    assert {cell for role in ROLES[:3] for cell in cells(role).values() if cell == "writes"} == set()
    assert "writes" in cells("editor").values()


def test_matrix_shows_strangers_nothing():
    assert {line for line, cell in cells("anonymous").items() if cell == "shows"} <= {
        "jsi18n  -  GET",
        "logout  -  POST",
    }
