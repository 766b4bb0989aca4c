"""How large the zip of Side by Side is, and what of it are Material's own files."""

from __future__ import annotations

import hashlib
import zipfile
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

MOST_BEYOND_MATERIAL = 3_000_000


@dataclass(frozen=True)
class PackageSize:
    """Bytes of a zip: all of it, and what files take in it that came unchanged from Material."""

    name: str
    total: int
    material: int
    files: int

    @property
    def own(self) -> int:
        """What is ours: the course, our scripts and styles, and the zip's own directory."""
        return self.total - self.material


def package_size(site: Path) -> PackageSize:
    """Measure the zip of a built site. A file is known as Material's by its content, whatever it is called."""
    (package,) = site.glob("downloads/*.zip")
    material = _material_files()
    with zipfile.ZipFile(package) as archive:
        entries = [entry for entry in archive.infolist() if entry.file_size]
        theirs = sum(entry.compress_size for entry in entries if _hash(archive.read(entry)) in material)
    return PackageSize(package.name, package.stat().st_size, theirs, len(entries))


def print_package(size: PackageSize) -> bool:
    """Print the size of the zip, and return whether it meets its mark."""
    print(
        f"{size.name}: {size.total / 1e6:.2f} MB, {size.files} files; Material's own files {size.material / 1e6:.2f} MB of it"
    )
    is_small = size.own <= MOST_BEYOND_MATERIAL
    print(
        f"{'ok  ' if is_small else 'MISS'} zip beyond Material's own files: {size.own / 1e6:.2f} MB (at most {MOST_BEYOND_MATERIAL / 1e6:.0f} MB)"
    )
    return is_small


def _material_files() -> set[str]:
    found = find_spec("material")
    assert found is not None
    assert found.origin is not None
    assets = Path(found.origin).parent / "templates" / "assets"
    return {_hash(path.read_bytes()) for path in assets.rglob("*") if path.is_file()}


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
