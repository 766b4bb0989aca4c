"""The course as one file to take along: a zip that opens by double-click, and the page that offers it."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Mapping

from mkdocs.exceptions import PluginError

from guided_course.publish import FIXED_DATE, Package, UnfitNamesError, ZipDate, fingerprint, folder_name, pack

from .finished import FinishedSite

DOWNLOADS = "downloads"
TAKE_PAGES = ("take-it-with-you.html", "take-it-with-you/index.html")
OPEN_FILE = "Open the course.html"
READ_ME_FILE = "Read me.txt"
INNER_FOLDER = "course"
OPEN_SCRIPT = "assets/javascripts/open.js"

ONLY_SERVED = frozenset(
    {
        "sw.js",
        "manifest.webmanifest",
        "manifest-discreet.webmanifest",
        "_headers",
        "sitemap.xml",
        "sitemap.xml.gz",
        "404.html",
        "search/search_index.json",
    }
)
"""What only a server or a browser on http(s) asks for."""

# The service worker's program, which is still waiting to become part of sw.js.
_WORKER_PROGRAM = re.compile(r"assets/javascripts/sw(\.[0-9a-f]+)?\.js")
_PLACE = re.compile(r"<course-package>.*?</course-package>", re.DOTALL)
_FIRST_DATE, _LAST_DATE = 315_532_800, 4_354_819_198


def leave_package(site: FinishedSite) -> None:
    """Leave the zip in the site, its checksum beside it, and what there is to say of it on its page."""
    files = _files_to_take(site)
    edition = site.course.edition or fingerprint(_folder_to_take(site, files, edition=""))
    package = _pack(f"{site.course.id}-{edition}.zip", _folder_to_take(site, files, edition=edition))
    downloads = site.folder / DOWNLOADS
    downloads.mkdir(exist_ok=True)
    (downloads / package.name).write_bytes(package.content)
    (downloads / f"{package.name}.sha256").write_text(package.checksum_file, encoding="utf-8", newline="\n")
    _offer(site, package, edition)


def zip_date(epoch: str | None) -> ZipDate:
    """Return the date of every file in the zip: SOURCE_DATE_EPOCH as far as a zip can say it, or else a fixed one."""
    if not epoch:
        return FIXED_DATE
    try:
        seconds = int(epoch)
    except ValueError:
        raise PluginError(f"SOURCE_DATE_EPOCH is '{epoch}', and must be a whole number of seconds.") from None
    when = time.gmtime(min(max(seconds, _FIRST_DATE), _LAST_DATE))
    return when.tm_year, when.tm_mon, when.tm_mday, when.tm_hour, when.tm_min, when.tm_sec


def _files_to_take(site: FinishedSite) -> dict[str, bytes]:
    """Read the site's files, by their names in it."""
    names = {path.relative_to(site.folder).as_posix(): path for path in site.folder.rglob("*") if path.is_file()}
    return {name: path.read_bytes() for name, path in names.items() if _is_taken(name, site.course.id)}


def _is_taken(name: str, course_id: str) -> bool:
    # MkDocs empties the folder before a build, but for hidden files: they aren't of this build.
    is_hidden = name.startswith(".") or "/." in name
    is_package = name.startswith(f"{DOWNLOADS}/{course_id}-") and name.endswith((".zip", ".zip.sha256"))
    is_served = name in ONLY_SERVED or _WORKER_PROGRAM.fullmatch(name) is not None
    return not (is_hidden or is_package or is_served)


def _folder_to_take(site: FinishedSite, files: Mapping[str, bytes], *, edition: str) -> dict[str, bytes]:
    """Return all that is in the zip, by its name there."""
    top = folder_name(site.course.title, instead=site.course.id)
    said = _render(site, "in-the-zip.html", edition=edition)
    pages = {page: _filled_in(files[page].decode(), said).encode() for page in TAKE_PAGES if page in files}
    script = site.assets.get(OPEN_SCRIPT, OPEN_SCRIPT)
    opening = _render(site, "open.html", start=f"{INNER_FOLDER}/index.html", script=f"{INNER_FOLDER}/{script}")
    read_me = _render(site, "readme.txt", edition=edition, course=site.course)
    return {
        # Editors on old Windows need both the mark at its start and the longer line ends.
        f"{top}/{READ_ME_FILE}": read_me.replace("\n", "\r\n").encode("utf-8-sig"),
        f"{top}/{OPEN_FILE}": opening.encode(),
        **{f"{top}/{INNER_FOLDER}/{name}": content for name, content in {**files, **pages}.items()},
    }


def _pack(name: str, files: Mapping[str, bytes]) -> Package:
    try:
        return Package(name, pack(files, zip_date(os.environ.get("SOURCE_DATE_EPOCH"))))
    except UnfitNamesError as error:
        names = "\n".join(f"  {unfit}" for unfit in error.names)
        raise PluginError(f"The zip can't hold some files. Give them other names:\n{names}") from None


def _offer(site: FinishedSite, package: Package, edition: str) -> None:
    """Write on the site's page what there is to say of the zip."""
    for page in TAKE_PAGES:
        path, root = site.folder / page, "../" * page.count("/")
        if path.is_file():
            url = f"{root}{DOWNLOADS}/{package.name}"
            said = _render(site, "on-the-site.html", package=package, edition=edition, url=url)
            path.write_text(_filled_in(path.read_text(encoding="utf-8"), said), encoding="utf-8", newline="\n")


def _filled_in(html: str, said: str) -> str:
    return _PLACE.sub(lambda _: said, html)


def _render(site: FinishedSite, name: str, **values: object) -> str:
    return site.templates.get_template(f"partials/take/{name}").render(values)
