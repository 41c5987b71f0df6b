"""A headless Chromium that tests drive: opens pages, resizes them, and tells what they asked for and said."""

from __future__ import annotations

import itertools
import json
import shutil
import subprocess
import time
from pathlib import Path
from typing import Any

from websockets.sync.client import connect

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
QUIET = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--remote-debugging-port=0",
]
START = 30.0  # seconds


class Browser:
    """One page of one browser."""

    def __init__(self, folder: Path) -> None:
        assert CHROMIUM is not None
        self._process = subprocess.Popen(
            [CHROMIUM, *QUIET, f"--user-data-dir={folder}", "about:blank"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        port, path = _wait_for(folder / "DevToolsActivePort").split()
        self._socket = connect(f"ws://127.0.0.1:{port}{path}", max_size=None, open_timeout=START)
        self._numbers = itertools.count(1)
        self._session: str | None = None
        self.events: list[dict[str, Any]] = []
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.call(f"{domain}.enable")
        self.call("Emulation.setScrollbarsHidden", hidden=True)

    def call(self, method: str, **params: Any) -> dict[str, Any]:
        """Ask the browser something and wait for its answer; events on the way are kept."""
        number = next(self._numbers)
        asked: dict[str, Any] = {"id": number, "method": method, "params": params}
        if self._session:
            asked["sessionId"] = self._session
        self._socket.send(json.dumps(asked))
        while True:
            told = json.loads(self._socket.recv(timeout=60))
            if told.get("id") == number:
                assert "error" not in told, (method, told)
                return told["result"]
            if "method" in told:
                self.events.append(told)

    def look(self, width: int, height: int = 900, *, dark: bool = False, media: str = "screen") -> None:
        """Set the size of the window, the theme of the system, and screen or print."""
        self.call(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=False,
        )
        theme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        still = {"name": "prefers-reduced-motion", "value": "reduce"}
        self.call("Emulation.setEmulatedMedia", media=media, features=[theme, still])

    def open(self, page: str, *, scripts: bool = True) -> None:
        """Open a page and wait until it has loaded, and with scripts until it was drawn."""
        self.events.clear()
        self.call("Page.navigate", url=page)
        end = time.monotonic() + START
        while not any(event["method"] == "Page.loadEventFired" for event in self.events):
            assert time.monotonic() < end, page
            self.call("Runtime.evaluate", expression="1")
        if scripts:
            self.run("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")

    def run(self, code: str) -> Any:
        """Run a script in the page and give back what it comes to."""
        found = self.call("Runtime.evaluate", expression=code, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in found, found["exceptionDetails"]
        return found["result"].get("value")

    def press(self, key: str) -> None:
        """Press one key where the focus is."""
        text = {"text": key} if len(key) == 1 else {}
        self.call("Input.dispatchKeyEvent", type="keyDown", key=key, **text)
        self.call("Input.dispatchKeyEvent", type="keyUp", key=key)

    def point(self, x: float, y: float) -> None:
        """Move the pointer."""
        self.call("Input.dispatchMouseEvent", type="mouseMoved", x=x, y=y)

    def asked_for(self) -> list[str]:
        """What the page loaded since it was opened."""
        urls = [event["params"]["request"]["url"] for event in self._of("Network.requestWillBeSent")]
        return [url for url in urls if not url.startswith("data:")]

    def complaints(self) -> list[str]:
        """Errors that the page made, warnings of the browser, and what its policy stopped."""
        said = [event["params"]["entry"]["text"] for event in self._of("Log.entryAdded")]
        said += [
            str(event["params"]["args"])
            for event in self._of("Runtime.consoleAPICalled")
            if event["params"]["type"] in {"error", "warning", "assert"}
        ]
        return said + [
            event["params"]["exceptionDetails"]["text"] for event in self._of("Runtime.exceptionThrown")
        ]

    def dialogs(self) -> int:
        """How many windows the page opened to say something."""
        return len(self._of("Page.javascriptDialogOpening"))

    def close(self) -> None:
        """End the browser."""
        self._socket.close()
        self._process.terminate()
        self._process.wait(timeout=20)

    def _of(self, method: str) -> list[dict[str, Any]]:
        return [event for event in self.events if event["method"] == method]


def _wait_for(path: Path) -> str:
    end = time.monotonic() + START
    while time.monotonic() < end:
        if path.exists() and len(text := path.read_text(encoding="utf-8").split()) == 2:
            return " ".join(text)
        time.sleep(0.05)
    raise AssertionError("Chromium did not start")
