"""How a home stands: what is published, how old the last good run is, who is at work."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from mltrends.run.history import last_run
from mltrends.run.journal import GOOD, attempts
from mltrends.store.home import Home
from mltrends.store.lock import holder_of


def standing(home: Home, now: datetime) -> dict[str, Any]:
    """What a monitor wants to know. An age is never below nothing, also when the clock was set back."""
    tried = attempts(home)
    good = next((one for one in reversed(tried) if one.went_well), None)
    made = next((one for one in reversed(tried) if one.status == GOOD), None)
    last = tried[-1] if tried else None
    record = last_run(home)
    holder = holder_of(home)
    age = max(0.0, (now - good.ended).total_seconds()) if good and good.ended else None
    return {
        "published": record["run"] if record and home.warehouse.exists() else None,
        "last_good": good.run if good else None,
        "age_seconds": round(age, 1) if age is not None else None,
        "last": last.run if last else None,
        "last_status": last.status if last else None,
        "last_why": last.told.get("why", "") if last else "",
        "holder": str(holder) if holder else None,
        "warnings": list(good.told.get("warnings", ())) if good else [],
        "counts": {
            name: good.told[name] for name in ("rows", "kept", "refused", "files") if name in good.told
        }
        if good
        else {},
        "steps": made.told.get("steps", {}) if made else {},
    }
