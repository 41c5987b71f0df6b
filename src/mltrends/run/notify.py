"""Tell whoever asked to be told how a run ended: one POST of JSON to an address of the settings.

Nothing is sent unless an address is named. A receiver that does not answer costs some seconds and a warning in the
log, never the run.
"""

from __future__ import annotations

import json
import os
import urllib.error
import urllib.request
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from mltrends.model import Problem, WrongUse
from mltrends.run.journal import ENDED_WELL, FAILED, GOING, attempts
from mltrends.run.log import logger
from mltrends.store.home import Home
from mltrends.store.settings import Notify, load_settings

VARIABLE = "MLTRENDS_WEBHOOK"
WARNED = "warned"
SECONDS = 10.0
TRIES = 2


def address_of(notify: Notify) -> str:
    """Where to send to; empty where nobody asked.

    Raises:
        WrongUse: when it is no address of the web.
    """
    address = os.environ.get(VARIABLE, notify.webhook).strip()
    if address and (urlsplit(address).scheme not in ("http", "https") or not urlsplit(address).hostname):
        raise WrongUse(
            f"the webhook ({VARIABLE}, or [notify] in mltrends.toml) must begin with https:// or http://"
        )
    return address


def wanted(notify: Notify, status: str, warnings: int) -> bool:
    """Whether a run that ended so is to be told of."""
    return status in notify.on or (warnings > 0 and WARNED in notify.on)


def send(address: str, told: Mapping[str, Any]) -> bool:
    """Send it; False when nobody took it."""
    request = urllib.request.Request(  # noqa: S310 - http or https, see address_of
        address,
        data=json.dumps(told, ensure_ascii=True).encode(),
        headers={"Content-Type": "application/json", "User-Agent": "mltrends"},
        method="POST",
    )
    for _ in range(TRIES):
        try:
            with urllib.request.urlopen(request, timeout=SECONDS):  # noqa: S310 - as above
                return True
        except (urllib.error.URLError, OSError, ValueError) as error:
            reason = type(
                error
            ).__name__  # not the error itself: it may hold the address, which may be secret
    logger.warning("the webhook did not take the message (%s)", reason)
    return False


def tell(root: Path, *, failed: str = "") -> bool | None:
    """Tell of the last run of a home; None when nobody is to be told, else whether it was taken.

    Args:
        root: the home.
        failed: why a run failed that may not have come as far as the journal.

    Raises:
        WrongUse: when the address is none.
    """
    home = Home(root.resolve())
    try:
        notify = load_settings(home.settings).notify
    except Problem:
        notify = Notify()  # what is wrong with the settings is why the run failed
    address = address_of(notify)
    if not address:
        return None
    last = attempts(home)[-1:]
    run, status, told = (last[0].run, last[0].status, dict(last[0].told)) if last else ("", FAILED, {})
    if failed and status in (*ENDED_WELL, GOING, FAILED):
        run, status, told = (
            ("" if status != FAILED else run),
            FAILED,
            {"why": failed} | (told if status == FAILED else {}),
        )
    if not wanted(notify, status, len(told.get("warnings", ()))):
        return None
    return send(address, message(run, str(home.root), status, told))


def message(run: str, home: str, status: str, told: Mapping[str, Any]) -> dict[str, Any]:
    """What is sent: how it ended and why, as a line for a chat (`text`) and in parts."""
    line = f"mltrends {run}: {status}"
    if told.get("why"):
        line += f": {told['why']}"
    elif told.get("warnings"):
        line += f", {len(told['warnings'])} warnings: {told['warnings'][0]}"
    return {"text": line, "run": run, "home": home, "status": status, **told}
