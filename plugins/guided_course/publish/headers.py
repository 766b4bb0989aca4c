"""What a host has to say with each file, and the file `_headers` in which Netlify and Cloudflare Pages read it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from .policy import host_policy

# Cloudflare takes no more than these; Netlify has no such bounds.
MOST_RULES = 100
LONGEST_LINE = 2000

FOR_EVER = "public, max-age=31536000, immutable"
"""For a file whose name changes with its content."""

ASK_FIRST = "no-cache"
"""For all others: a browser keeps them, and asks each time whether they are still the same."""

# What no course uses. Copying a link or a text to the clipboard stays possible.
_SWITCHED_OFF = (
    "camera",
    "display-capture",
    "geolocation",
    "gyroscope",
    "magnetometer",
    "microphone",
    "payment",
    "usb",
)

Headers = dict[str, str]


def security_headers(script_hashes: Iterable[str]) -> Headers:
    """Return what a host says with every file. The hashes are those of the inline scripts of all pages."""
    return {
        "Content-Security-Policy": host_policy(script_hashes),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Permissions-Policy": ", ".join(f"{name}=()" for name in _SWITCHED_OFF),
        "Cross-Origin-Opener-Policy": "same-origin",
    }


def cache_rules(files: Collection[str], named: Collection[str]) -> dict[str, str]:
    """Return for how long to keep what, by path; of all files of a site, `named` are those named by their content.

    No path is in two rules: a host would join what they say with a comma. What is in none is asked for again each time
    anyway, as both hosts say unless told otherwise.
    """
    rules: dict[str, str] = {}
    for folder, inside in sorted(_by_folder(files).items()):
        kept = [file for file in inside if file in named]
        if len(kept) in (0, len(inside)):
            rules[f"/{folder}/*"] = FOR_EVER if kept else ASK_FIRST
        else:
            rules.update((f"/{file}", FOR_EVER) for file in kept)
    return rules | {f"/{name}": ASK_FIRST for name in ("", *_asked_for_at_the_root(files))}


def headers_file(files: Collection[str], named: Collection[str], script_hashes: Iterable[str]) -> str:
    """Return the text of `_headers`. The rules that a host might not take any more are those that it keeps anyway."""
    rules: list[tuple[str, Headers]] = [("/*", security_headers(script_hashes))]
    cached = sorted(cache_rules(files, named).items(), key=lambda rule: rule[1] != FOR_EVER)
    rules += [(path, {"Cache-Control": value}) for path, value in cached]
    return "".join(_rule(path, headers) for path, headers in rules[:MOST_RULES])


def _rule(path: str, headers: Headers) -> str:
    return "\n".join((path, *(f"  {name}: {value}" for name, value in headers.items()), ""))


def _by_folder(files: Iterable[str]) -> dict[str, list[str]]:
    folders: dict[str, list[str]] = {}
    for file in sorted(files):
        folder, _, rest = file.partition("/")
        if rest:
            folders.setdefault(folder, []).append(file)
    return folders


def _asked_for_at_the_root(files: Iterable[str]) -> Iterator[str]:
    """Yield the pages at the root, the service worker and the manifests: what decides which edition a reader sees."""
    for file in sorted(files):
        if "/" not in file and file.endswith((".html", ".js", ".webmanifest")):
            yield file
