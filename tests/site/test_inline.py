"""What stands inline in a page, and the policy that is made of it: pure functions."""

from __future__ import annotations

import base64
import hashlib

import pytest

from guided_course.publish import (
    blocked_parts,
    host_policy,
    inline_scripts,
    page_policy,
    place_for_policy,
    script_hash,
)


def _parts(policy: str) -> dict[str, str]:
    return dict(part.split(" ", 1) for part in policy.split("; "))


def test_the_policy_allows_nothing_from_elsewhere_and_nothing_inline() -> None:
    policy = page_policy()
    assert _parts(policy)["default-src"] == "'none'"
    assert _parts(policy)["script-src"] == "'self'"
    assert _parts(policy)["style-src"] == "'self'"
    assert "unsafe" not in policy
    assert "*" not in policy
    assert "http" not in policy
    sources = {source for value in _parts(policy).values() for source in value.split()}
    assert sources == {"'none'", "'self'", "data:", "blob:"}


def test_only_a_host_can_say_who_may_frame_the_pages() -> None:
    assert "frame-ancestors" not in page_policy()
    assert _parts(host_policy())["frame-ancestors"] == "'none'"


def test_hashes_are_in_order_and_once() -> None:
    assert _parts(page_policy(["'sha256-b'", "'sha256-a'", "'sha256-b'"]))["script-src"] == (
        "'self' 'sha256-a' 'sha256-b'"
    )


def test_a_hash_is_that_of_the_text_as_a_browser_reads_it() -> None:
    digest = base64.b64encode(hashlib.sha256("é\n\n1".encode()).digest()).decode()
    assert script_hash("é\r\n\r1") == f"'sha256-{digest}'"


def test_scripts_are_found_and_nothing_else_is() -> None:
    html = """<!doctype html><head><script>a&amp;b</script><script src="x.js"></script>
      <script type="application/json">{"no": 1}</script><script type="text/template">no</script></head>
      <body><p>script</p><script type="Module"> c </script><script></script><template><script>d<e</script></template>"""
    assert inline_scripts(html) == {"a&amp;b", " c ", "", "d<e"}


def test_the_policy_comes_after_the_charset_and_before_everything_else() -> None:
    html = '<!doctype html>\n<html>\n<head>\n  <meta\n charset="utf-8"><link rel="icon" href="x"></head><body></body>'
    place = place_for_policy(html)
    assert place is not None
    assert html[:place].endswith('charset="utf-8">')
    assert html[place:].startswith("<link")


@pytest.mark.parametrize(
    "html",
    [
        '<head><meta charset="utf-8"><meta http-equiv="content-security-POLICY" content="x"></head>',
        "<head><title>No charset</title></head>",
        "<p>No head at all.</p>",
        '<head></head><body><meta charset="utf-8"></body>',
    ],
)
def test_a_page_with_a_policy_of_its_own_or_no_charset_is_left_alone(html: str) -> None:
    assert place_for_policy(html) is None


@pytest.mark.parametrize(
    ("html", "kind", "name"),
    [
        ('<p style="color: red">', "style", "style"),
        ("<style>p {}</style>", "style", "style"),
        ('<button onclick="go()">', "handler", "onclick"),
        ("<script>go()</script>", "script", "script"),
        ('<a href=" JavaScript:go()">', "script", "href"),
        ('<img src="https://example.org/a.png">', "remote", "https://example.org/a.png"),
        ('<img srcset="//example.org/a.png 2x">', "remote", "//example.org/a.png 2x"),
        ('<iframe src="http://example.org/"></iframe>', "remote", "http://example.org/"),
        ('<script src="https://example.org/a.js"></script>', "remote", "https://example.org/a.js"),
    ],
)
def test_what_will_not_work_is_found(html: str, kind: str, name: str) -> None:
    ((found),) = blocked_parts(html)
    assert (found.kind, found.name) == (kind, name)
    assert html.startswith(found.tag)


@pytest.mark.parametrize(
    "html",
    [
        '<a href="https://example.org/">a link is followed, not loaded</a>',
        '<img src="a.png" alt="once"><table><td align="right"></table>',
        "<code>&lt;p style='x'&gt;</code> <p>one = //two</p>",
        '<script type="application/json">{"onclick": "style=1"}</script><script src="mine.js"></script>',
    ],
)
def test_what_works_is_left_alone(html: str) -> None:
    assert blocked_parts(html) == ()
