"""Fixtures for tests that need a built site."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.sites import ROOT, Built, build_site, copy_course

if sys.platform != "win32":
    import fcntl

BuildOnce = Callable[[str, Callable[[Path], Built]], Built]


@pytest.fixture(scope="session")
def build_once(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> BuildOnce:
    """Build something once for all workers: the first one that needs it builds, the others wait for it."""
    own = tmp_path_factory.getbasetemp()
    among_others = hasattr(request.config, "workerinput") and sys.platform != "win32"
    shared = own.parent if among_others else own

    def build(name: str, make: Callable[[Path], Built]) -> Built:
        folder, done = shared / name, shared / f"{name}.json"
        with (shared / f"{name}.lock").open("w") as lock:
            if sys.platform != "win32":
                fcntl.flock(lock, fcntl.LOCK_EX)
            if not done.exists():
                built = make(folder)
                done.write_text(json.dumps([str(built.folder), built.warnings]), "utf-8")
        path, warnings = json.loads(done.read_text("utf-8"))
        return Built(Path(path), tuple(warnings))

    return build


@pytest.fixture(scope="session")
def side_by_side(build_once: BuildOnce) -> Built:
    """The real course, built once. Nobody may change it: other workers read it."""
    return build_once("side-by-side", lambda folder: build_site(ROOT, folder / "site"))


@pytest.fixture(scope="session")
def minimal(build_once: BuildOnce) -> Built:
    """The small fixture course with every lesson kind and every field type, built once. Nobody may change it, either."""
    return build_once("minimal", lambda folder: build_site(copy_course("minimal", folder / "course"), folder / "site"))


@pytest.fixture
def course_copy(tmp_path: Path) -> Path:
    """A copy of the small fixture course that a test may change."""
    return copy_course("minimal", tmp_path / "course")
