"""Addresses of other websites, as an author may write them."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from .fields import Words

NOT_HTTPS = "https_address"
"""What pydantic calls the mistake."""


def is_https_address(written: str) -> bool:
    """Tell whether this is the whole address of a website that is reached in a safe way."""
    try:
        parts = urlsplit(written)
    except ValueError:
        return False
    plain = written.isascii() and written.isprintable() and not set(written) & set(" \"'<>\\`{}")
    return plain and parts.scheme == "https" and "." in (parts.hostname or "") and "@" not in parts.netloc


def _checked(written: str) -> str:
    if not is_https_address(written):
        raise PydanticCustomError(NOT_HTTPS, "not an https address")
    return written


HttpsAddress = Annotated[Words, AfterValidator(_checked)]
