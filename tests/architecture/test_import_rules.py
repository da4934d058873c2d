"""Who may know whom."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_no_module_imports_what_it_may_not_know() -> None:
    """Every contract of import-linter in pyproject.toml holds."""
    linter = Path(sys.executable).parent / "lint-imports"
    finished = subprocess.run(
        [linter, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False, timeout=120
    )
    assert finished.returncode == 0, finished.stdout + finished.stderr


def test_help_imports_nothing_heavy() -> None:
    """`nosograph --help` loads neither the web stack nor a store nor the model: it is quick."""
    script = (
        "import sys\n"
        "from api.cli.run import run\n"
        "assert run(['--help']) == 0\n"
        "heavy = {'fastapi', 'uvicorn', 'pydantic', 'numpy', 'networkx', 'neo4j', 'graph.model'}\n"
        "print('\\nheavy:', sorted(heavy & set(sys.modules)))\n"
    )
    finished = subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert finished.stdout.splitlines()[-1] == "heavy: []"
