"""What a test may need that Python does not bring along; a build must have it, another machine may lack it."""

import os
import shutil
from pathlib import Path

import pytest

from benchmarks.latency import CHROMIUM

ROOT = Path(__file__).parents[1]
HAPROXY = shutil.which("haproxy") or shutil.which("haproxy", path="/usr/sbin:/usr/local/sbin")
# Debian's Chromium without a window takes about a sixth less of the processor for the same pages.
BROWSER = shutil.which("chromium-headless-shell") or CHROMIUM
AXE = ROOT / ".axe" / "node_modules" / "axe-core" / "axe.min.js"
IN_CI = os.environ.get("CI") == "true"

__all__ = ["AXE", "BROWSER", "HAPROXY", "ROOT", "need"]


def need(name: str, found: object) -> None:
    """Skip the test where a program is not found, and say so; fail it in a build (CI=true)."""
    if not found:
        (pytest.fail if IN_CI else pytest.skip)(f"no {name} on this machine")
