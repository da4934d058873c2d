"""Run the commands that the pages show, and write what they print today into the pages.

Read the difference before you commit it: the tests only check that pages and program agree.
Outputs with a `…` are left as they are.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "support"))

from fenced import iter_commands, iter_fenced, run_command  # noqa: E402 - needs the path above
from free_port import find_free_port  # noqa: E402
from served import serve_demo  # noqa: E402


def main() -> int:
    """Refresh README.md and every page of docs/."""
    port = find_free_port()
    with tempfile.TemporaryDirectory() as folder, serve_demo(Path(folder), port):
        os.environ["NOSOGRAPH_HOME"] = folder
        for page in [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]:
            _refresh(page, port)
    return 0


def _refresh(page: Path, port: int) -> None:
    text = page.read_text("utf-8")
    for block in iter_fenced(page):
        if block.language == "console" and block.reason is None and "…" not in block.body:
            commands = list(iter_commands(block.body))
            fresh = [f"$ {each.line}\n{run_command(each.line, port)}\n" for each in commands]
            text = text.replace(block.body, "\n".join(fresh), 1)
    page.write_text(text, "utf-8")


if __name__ == "__main__":
    raise SystemExit(main())
