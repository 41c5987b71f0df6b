"""A report on paper: the single file, drawn for paper, printed by a Chromium that is on the machine."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from mltrends.charts.house.words import clean
from mltrends.model import Problem, WrongUse
from mltrends.report.single import single_page
from mltrends.report.site import Wish
from mltrends.store.files import put_whole

NAMED = "MLTRENDS_CHROMIUM"
NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "microsoft-edge-stable",
    "msedge",
    "brave-browser",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
ALONE = (  # no window, no network, nothing of the user's own profile
    "--headless",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-extensions",
    "--disable-sync",
    "--no-first-run",
    "--no-default-browser-check",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--no-pdf-header-footer",
)
LONGEST = 300  # seconds


def write_pdf(warehouse: Path, out: Path, wish: Wish | None = None) -> tuple[str, ...]:
    """Write the report of a warehouse as a PDF, which is there whole or not at all; gives the findings.

    The same warehouse and browser give the same bytes, but for the time of printing, and the numbers by which the
    browser tells places apart for who has it read aloud.

    Args:
        warehouse: a published warehouse.
        out: the file.
        wish: what the report should hold.

    Raises:
        WrongUse: when there is no Chromium to print it.
    """
    chromium = find_chromium()
    sentences, page = single_page(warehouse, wish or Wish(), paper=True)
    out.parent.mkdir(parents=True, exist_ok=True)
    # Beside the place of the PDF and under a name that is not hidden: a Chromium in a snap sees nothing else of a home.
    with tempfile.TemporaryDirectory(
        prefix="mltrends-pdf-", dir=out.parent, ignore_cleanup_errors=True
    ) as name:
        folder = Path(name).resolve()
        (folder / "report.html").write_text(page, encoding="utf-8")
        _print(chromium, folder)
        with put_whole(out) as draft:
            (folder / "report.pdf").replace(draft)
    return sentences


def find_chromium() -> str:
    """The browser that prints: the one that MLTRENDS_CHROMIUM names, or the first that is found.

    Raises:
        WrongUse: when there is none; the message says what to install.
    """
    if told := os.environ.get(NAMED):
        if found := shutil.which(told):
            return found
        raise WrongUse(
            f"{NAMED} names {told!r}, and no such program can be started; name a Chromium, or unset it"
        )
    for name in NAMES:
        if found := shutil.which(name):
            return found
    raise WrongUse(
        "a PDF is printed by Chromium, Chrome or Edge, and none was found; install one (Debian: apt-get install chromium, "
        f"macOS: brew install --cask chromium), or name it in {NAMED}; `--single-file` needs none"
    )


def _print(chromium: str, folder: Path) -> None:
    page, pdf, profile = folder / "report.html", folder / "report.pdf", folder / "profile"
    root = (
        hasattr(os, "geteuid") and os.geteuid() == 0
    )  # a Chromium of root's refuses to start in its sandbox
    command = [chromium, *ALONE, *(("--no-sandbox",) if root else ()), f"--user-data-dir={profile}"]
    try:
        ran = subprocess.run(
            [*command, f"--print-to-pdf={pdf}", page.as_uri()],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=LONGEST,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise Problem(
            f"{chromium} did not finish the PDF within {LONGEST} seconds; try again, or `--single-file`"
        ) from error
    except OSError as error:
        raise Problem(f"{chromium} cannot be started ({error.strerror}); name another in {NAMED}") from error
    if ran.returncode or not pdf.is_file() or pdf.read_bytes()[:5] != b"%PDF-":
        said = ran.stderr.decode("utf-8", "replace").strip().splitlines()
        last = clean(said[-1], 200) if said else f"it ended with {ran.returncode}"
        raise Problem(f"{chromium} printed no PDF: {last}; name another in {NAMED}, or take `--single-file`")
