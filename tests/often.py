"""How often a property is tried: in full by `make soak`, a third of it elsewhere."""

from __future__ import annotations

import os

SOAK = bool(os.environ.get("MLTRENDS_SOAK"))


def often(examples: int) -> int:
    return examples if SOAK else max(20, examples // 3)
