"""`make bench`: builds synthetic courses with guided-course and with stock Material in turn, and compares time, memory and pages;
then it weighs the zip of Side by Side.

Prints the figures and exits with 1 when one misses its mark. Times are only ever compared within a run.
"""

from __future__ import annotations

import argparse
import gzip
import math
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.package import package_size, print_package
from benchmarks.synthetic import write_ours, write_plain
from benchmarks.transfer import page_transfer

ROOT = Path(__file__).parent.parent
SIZES = (100, 200, 400, 800)
MOST_OF_MATERIALS_TIME = 1 / 3
MOST_EXPONENT = 1.1
MOST_PAGE_GROWTH = 0.05
MOST_TRANSFER = 1.2


@dataclass(frozen=True)
class Build:
    """One build: wall-clock seconds and peak memory in MB."""

    seconds: float
    megabytes: float


def build(root: Path, *options: str) -> Build:
    """Build a project in a process of its own. Raises CalledProcessError when that fails."""
    # Not `-q`: it takes the warnings away that `--strict` would fail on.
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", *options]
    started = time.perf_counter()
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(command, cwd=root, stderr=said, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            print(said.read().decode(), file=sys.stderr)
            raise subprocess.CalledProcessError(process.returncode, command)
    return Build(seconds, usage.ru_maxrss / 1024)


def exponent(sizes: list[int], seconds: list[float]) -> float:
    """Return the slope of log time over log size: 1 means that time grows as the lessons do."""
    xs, ys = [math.log(s) for s in sizes], [math.log(s) for s in seconds]
    mean_x, mean_y = sum(xs) / len(xs), sum(ys) / len(ys)
    return sum((x - mean_x) * (y - mean_y) for x, y in zip(xs, ys, strict=True)) / sum((x - mean_x) ** 2 for x in xs)


def folder_megabytes(folder: Path) -> float:
    """Return the size of a folder's HTML in MB."""
    return sum(p.stat().st_size for p in folder.rglob("*.html")) / 1e6


def measure(sizes: list[int], runs: int, work: Path, *, sheet_pages: bool = True) -> bool:
    """Run everything, print it, and return whether every mark was met."""
    ours: dict[int, list[Build]] = {}
    plain: dict[int, list[Build]] = {}
    print(
        f"{'lessons':>8} {'ours s':>8} {'Material s':>11} {'ratio':>6} {'ours MB':>8} {'Mat. MB':>8} {'html MB':>8} {'Mat. html':>9}"
    )
    for size in sizes:
        mine, theirs = work / f"ours-{size}", work / f"plain-{size}"
        write_ours(mine, size)
        write_plain(theirs, size, sheet_pages=sheet_pages)
        for _ in range(runs):
            ours.setdefault(size, []).append(build(mine))
            plain.setdefault(size, []).append(build(theirs))
        a, b = median(x.seconds for x in ours[size]), median(x.seconds for x in plain[size])
        print(
            f"{size:>8} {a:>8.2f} {b:>11.2f} {a / b:>6.2f} {max(x.megabytes for x in ours[size]):>8.0f}"
            f" {max(x.megabytes for x in plain[size]):>8.0f} {folder_megabytes(mine / 'site'):>8.1f}"
            f" {folder_megabytes(theirs / 'site'):>9.1f}",
            flush=True,
        )
    most, least = sizes[-1], sizes[0]
    seconds = [median(x.seconds for x in ours[s]) for s in sizes]
    pages = {s: (work / f"ours-{s}/site/go/lesson-2-2.html").read_bytes() for s in (least, most)}
    growth = abs(len(pages[most]) / len(pages[least]) - 1)
    our_transfer = page_transfer(work / f"ours-{least}/site", "go/lesson-2-2.html")
    their_transfer = page_transfer(work / f"plain-{least}/site", "weeks/002-week/2-lesson/index.html")
    print(
        f"a lesson page: {len(pages[least])} bytes of HTML ({len(gzip.compress(pages[least]))} gzip) in {least} lessons, {len(pages[most])} in {most}"
    )
    print(f"transfer of a lesson page, gzip: {our_transfer.total} bytes, stock Material {their_transfer.total}")
    for transfer in (our_transfer, their_transfer):
        print("   " + ", ".join(f"{name} {size}" for name, size in transfer.parts))
    ratio = seconds[-1] / median(x.seconds for x in plain[most])
    marks = [
        (f"time against Material at {most}", ratio, MOST_OF_MATERIALS_TIME),
        ("exponent of time over lessons", exponent(list(sizes), seconds), MOST_EXPONENT),
        (f"growth of a lesson page from {least} to {most}", growth, MOST_PAGE_GROWTH),
        ("transfer against Material", our_transfer.total / their_transfer.total, MOST_TRANSFER),
    ]
    for name, value, most_allowed in marks:
        print(f"{'ok  ' if value <= most_allowed else 'MISS'} {name}: {value:.3f} (at most {most_allowed:.3f})")
    return all(value <= most_allowed for _, value, most_allowed in marks)


def measure_package(work: Path) -> bool:
    """Build Side by Side, print what its zip weighs, and return whether that is little enough."""
    build(ROOT, "--site-dir", str(work / "side-by-side"))
    return print_package(package_size(work / "side-by-side"))


def main() -> int:
    """Read the arguments and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES), help="numbers of lessons, multiples of 4")
    parser.add_argument("--runs", type=int, default=1, help="builds of each; the median counts")
    parser.add_argument("--no-sheet-pages", action="store_true", help="let Material build the weeks and lessons only")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as work:
        is_quick = measure(arguments.sizes, arguments.runs, Path(work), sheet_pages=not arguments.no_sheet_pages)
        is_small = measure_package(Path(work))
    return 0 if is_quick and is_small else 1


if __name__ == "__main__":
    sys.exit(main())
