"""What a page may say of the machine and the code it was measured with: general words, never a name or a path."""

from __future__ import annotations

import hashlib
import os
import platform
from importlib.metadata import version
from pathlib import Path
from typing import Any

from mltrends.run.workers import worker_count

ROOT = Path(__file__).resolve().parent.parent
TELLING = ("page.py", "page_many.py", "chart.py", "sums.py")  # tell what was measured, and measure nothing
COUNTED = (".py", ".sql", ".toml", ".csv", ".html", ".css", ".js")
LIBRARIES = ("duckdb", "spacy", "pandas", "pyarrow", "numpy", "ahocorasick-rs", "matplotlib")


def machine() -> dict[str, Any]:
    """Cores, memory, system and libraries."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return {
        "cores": worker_count(),
        "memory_gb": round(memory / 1e9),
        "system": platform.system(),
        "python": platform.python_version(),
        "libraries": {name: version(name) for name in LIBRARIES},
    }


def code_digest() -> str:
    """A digest of all that is measured and of what measures it, so that figures of other code are not mixed in."""
    digest = hashlib.blake2b(digest_size=16)
    telling = [ROOT / "benchmarks" / name for name in TELLING]
    for folder in (ROOT / "src" / "mltrends", ROOT / "benchmarks"):
        for path in sorted(folder.rglob("*")):
            if path.suffix in COUNTED and path not in telling:
                digest.update(path.relative_to(ROOT).as_posix().encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()
