"""Two editions of the small fixture course that differ in every text, script and style sheet, and say so in the page."""

from __future__ import annotations

from pathlib import Path

from tests.sites import Built, build_site, copy_course

MARK = """
from mkdocs.plugins import event_priority

# Before the names that hold a hash are made.
@event_priority(200)
def on_files(files, config):
    for file in files:
        name = file.src_uri
        # A name with a hash in it stands for one content only.
        if file.src_dir not in config.theme.dirs or not name.startswith("assets/") or name.endswith((".min.js", ".min.css")):
            continue
        if name.endswith(".js"):
            mark = f';(globalThis.editions ??= []).push("EDITION {name}");'
        elif name.endswith(".css"):
            mark = ':root { --edition: "EDITION"; }'
        else:
            continue
        file.content_bytes = file.content_bytes + mark.encode()
    return files

def on_page_markdown(markdown, **kept):
    return markdown + "\\n\\nThis is lighthouse EDITION.\\n"

on_page_markdown = event_priority(-50)(on_page_markdown)
"""
PLAIN_PAGE = '{% include "partials/app.html" %}<div class="prose">{{ view.content }}</div>'


def build_edition(number: int, root: Path, *, words: str = "") -> Built:
    """Build an edition. Its plain page has the part “Keep it on this device”; `words` stand on its first lesson."""
    course = copy_course("minimal", root / "course")
    (course / "mark.py").write_text(MARK.replace("EDITION", str(number)), encoding="utf-8")
    pages = course / "overrides" / "partials" / "pages"
    pages.mkdir(parents=True)
    (pages / "plain.html").write_text(f"<h1>{{{{ view.title }}}}</h1>{PLAIN_PAGE}", encoding="utf-8")
    if words:
        lesson = course / "content/weeks/01-first-steps/1-a-picture.md"
        lesson.write_text(lesson.read_text(encoding="utf-8") + f"\n{words}\n", encoding="utf-8")
    theme = {"name": "guided-course", "custom_dir": str(course / "overrides")}
    return build_site(course, root / "site", theme=theme, hooks=["mark.py"])
