from __future__ import annotations

import ast
from pathlib import Path

import pytest

from guided_course import model

FOLDER = Path(model.__file__).parent
AGREED = ("course", "directives", "fields", "load", "outline", "problems")


def public_names(module: str) -> set[str]:
    names: set[str] = set()
    for node in ast.parse((FOLDER / f"{module}.py").read_text(encoding="utf-8")).body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef):
            names.add(node.name)
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            names.add(node.target.id)
        elif isinstance(node, ast.Assign):
            names |= {target.id for target in node.targets if isinstance(target, ast.Name)}
    return {name for name in names if not name.startswith("_")}


@pytest.mark.parametrize("module", AGREED)
def test_exports_every_public_name(module: str) -> None:
    assert public_names(module) <= set(model.__all__)


def test_exports_only_what_is_there() -> None:
    assert [name for name in model.__all__ if not hasattr(model, name)] == []
    assert len(model.__all__) == len(set(model.__all__))


def test_others_use_only_what_is_public() -> None:
    inner = [file.stem for file in FOLDER.glob("[!_]*.py") if file.stem not in AGREED]
    offenders = [
        f"{file.name}: {name}"
        for file in FOLDER.parent.rglob("*.py")
        for name in inner
        if FOLDER not in file.parents and f"guided_course.model.{name} " in file.read_text(encoding="utf-8")
    ]
    assert offenders == []
