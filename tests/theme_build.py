"""The theme's build program as a module: it is no part of a package."""

from __future__ import annotations

import functools
import importlib.util
import sys
from types import ModuleType

from tests.sites import ROOT


@functools.cache
def load_theme_build() -> ModuleType:
    """Load site_theme/build.py."""
    spec = importlib.util.spec_from_file_location("theme_build", ROOT / "site_theme/build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    # Dataclasses look their module up by its name.
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module
