"""What tests ask the system about processes."""

from __future__ import annotations

import os
from pathlib import Path


def is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    stat = Path(f"/proc/{process}/stat")  # one that nobody has buried yet is dead all the same
    return not stat.exists() or stat.read_text().rpartition(")")[2].split()[0] != "Z"
