"""`make audit`: the pinned requirements held against known vulnerabilities; without tool or network a line says so."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PINS = ROOT / "requirements" / "run.txt"
TOOL = ROOT / ".tools" / "audit"  # apart: what it needs is not what we need
WANTED = "pip-audit==2.9.0"
SECONDS = 120


def main() -> int:
    if not (TOOL / "pip_audit").is_dir() and (why := _install()):
        return _skipped(f"{WANTED} could not be installed ({why})")
    command = [
        sys.executable,
        "-m",
        "pip_audit",
        "--requirement",
        str(PINS),
        "--disable-pip",
        "--require-hashes",
    ]
    command += [
        "--vulnerability-service",
        "osv",
        "--format",
        "json",
        "--progress-spinner",
        "off",
        "--timeout",
        "15",
    ]
    try:
        done = subprocess.run(
            command,
            env=os.environ | {"PYTHONPATH": str(TOOL)},
            capture_output=True,
            text=True,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return _skipped(f"no answer within {SECONDS} seconds")
    try:
        packages = json.loads(done.stdout)["dependencies"]
    except (ValueError, KeyError, TypeError):
        return _skipped(f"pip-audit gave no answer ({_last(done.stderr)})")
    return report(packages)


def report(packages: list[dict]) -> int:
    """Say what is known; 1 where a pin is known to be vulnerable."""
    left = [f"{one['name']} ({one['skip_reason']})" for one in packages if "skip_reason" in one]
    found = [(one["name"], one["version"], known) for one in packages for known in one.get("vulns", ())]
    for name, version, known in found:
        mended = ", ".join(known.get("fix_versions", ())) or "none yet"
        print(f"audit: {name} {version} has {known['id']}; mended in: {mended}")
    print(f"audit: {len(packages) - len(left)} pins asked about, {len(found)} known vulnerabilities")
    if left:
        print(f"audit: not asked about: {', '.join(left)}")
    return 1 if found else 0


def _install() -> str:
    command = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--retries",
        "1",
    ]
    try:
        done = subprocess.run(
            [*command, "--target", str(TOOL), WANTED],
            capture_output=True,
            text=True,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return f"no answer within {SECONDS} seconds"
    return _last(done.stderr) if done.returncode else ""


def _last(said: str) -> str:
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    return lines[-1][:200] if lines else "it said nothing"


def _skipped(why: str) -> int:
    print(f"audit: SKIPPED, {why}; nothing is known of the pins")
    return 0


if __name__ == "__main__":
    sys.exit(main())
