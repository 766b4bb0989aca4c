"""Everything that `make test` checks, in the order in which it fails fastest. `python -m tests.run [step ...]` runs some steps only."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from tests.browser_setup import find_browser, find_firefox, find_whole_browser

ROOT = Path(__file__).parent.parent
BIN = Path(sys.executable).parent

STEPS: dict[str, Sequence[str]] = {
    "formatting": (str(BIN / "ruff"), "format", "--check", "."),
    "lint": (str(BIN / "ruff"), "check", "."),
    "types": (str(BIN / "mypy"),),
    "browser types": (sys.executable, "site_theme/build.py", "--check"),
    "import contracts": (str(BIN / "lint-imports"), "--no-cache"),
    "course": (str(BIN / "course"), "check"),
    "tests": (sys.executable, "-m", "pytest", "-q", "-n", "2", "--dist", "loadgroup"),
}


def run_step(name: str) -> bool:
    """Run one step and say how long it took; return whether it passed."""
    print(f"--- {name}", flush=True)
    started = time.monotonic()
    passed = subprocess.run(STEPS[name], cwd=ROOT, check=False).returncode == 0
    print(f"--- {name}: {'passed' if passed else 'FAILED'} ({time.monotonic() - started:.0f} s)", flush=True)
    return passed


def main(names: Sequence[str]) -> int:
    """Run the steps; return 0 when all of them passed."""
    if not names or "tests" in names:
        # Before anything is timed, and before two tests want to install the same.
        find_whole_browser()
        print(f"Browsers for the tests: {find_browser()}, {find_firefox()}", flush=True)
    failed = [name for name in names or STEPS if not run_step(name)]
    print("All passed." if not failed else f"Failed: {', '.join(failed)}")
    return 1 if failed else 0


if __name__ == "__main__":
    if not shutil.which("git"):
        print("git is not installed; some tests need it.", file=sys.stderr)
    sys.exit(main(sys.argv[1:]))
