"""From a course to what is published of it: addresses, files, and what the browser is told. Pure, as the model is."""

from .addresses import page_name, permanent_uri
from .catalogue import Catalogue, build_catalogue
from .file_names import UnfitName, folder_name, unfit_names
from .headers import ASK_FIRST, FOR_EVER, cache_rules, headers_file, security_headers
from .inline import Blocked, blocked_parts, inline_scripts, place_for_policy
from .manifest import MANIFESTS, Manifest, build_manifest
from .package import FIXED_DATE, Package, UnfitNamesError, ZipDate, fingerprint, pack, size_in_words
from .policy import host_policy, page_policy, script_hash
from .precache import WORKER, AppFile, AppFiles, app_files, is_kept, service_worker_script
from .search import INDEX, INDEX_SCRIPT, WORKER_SCRIPT, index_script, language_files, worker_script

__all__ = [
    "ASK_FIRST",
    "FIXED_DATE",
    "FOR_EVER",
    "INDEX",
    "INDEX_SCRIPT",
    "MANIFESTS",
    "WORKER",
    "WORKER_SCRIPT",
    "AppFile",
    "AppFiles",
    "Blocked",
    "Catalogue",
    "Manifest",
    "Package",
    "UnfitName",
    "UnfitNamesError",
    "ZipDate",
    "app_files",
    "blocked_parts",
    "build_catalogue",
    "build_manifest",
    "cache_rules",
    "fingerprint",
    "folder_name",
    "headers_file",
    "host_policy",
    "index_script",
    "inline_scripts",
    "is_kept",
    "language_files",
    "pack",
    "page_name",
    "page_policy",
    "permanent_uri",
    "place_for_policy",
    "script_hash",
    "security_headers",
    "service_worker_script",
    "size_in_words",
    "unfit_names",
    "worker_script",
]
