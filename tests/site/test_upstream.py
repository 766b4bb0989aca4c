"""Material's templates that ours build on. When an upgrade changes one, look at ours before accepting the new sum."""

from __future__ import annotations

import hashlib
from pathlib import Path

import material
import pytest

TEMPLATES = Path(material.__file__).parent / "templates"

SUMS = {
    "base.html": "8536d352b0093623",
    "partials/search.html": "bfd556535abcddb9",
    "partials/palette.html": "fb935107ae7d3d74",
    "partials/javascripts/palette.html": "8790389765ea6036",
    # Inline scripts, which the policy of every page allows by their sums.
    "partials/javascripts/base.html": "d6113712bc4deb30",
    "partials/javascripts/content.html": "3722e156f0f6339d",
    "partials/language.html": "3a44516f305006ac",
}


@pytest.mark.parametrize("name", SUMS)
def test_upstream_template_is_the_one_we_know(name: str) -> None:
    digest = hashlib.sha256((TEMPLATES / name).read_bytes()).hexdigest()[:16]
    assert digest == SUMS[name], f"Material changed {name}: compare it with ours, then put {digest} here."
