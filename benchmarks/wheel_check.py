"""Build the wheel, install it in an empty environment, read a small sample in an empty folder, and compare the report.

The wheel must hold one top-level package and no data, and make the same bytes as the checkout. What it needs is
lent by the checkout's own environment, package by package of the pinned list.
"""

from __future__ import annotations

import filecmp
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from importlib.metadata import distribution
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parent.parent
ADS = "300"
OUR_TABLES = ("mltrends/taxonomy/links.csv",)  # part of the program; ads are not


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="mltrends-wheel-") as name:
        folder = Path(name)
        wheel = build(folder)
        faults = contents(wheel)
        command = install(wheel, folder / "env")
        theirs, ours = folder / "theirs", folder / "ours"
        for home, program in ((theirs, command), (ours, Path(sys.executable).with_name("mltrends"))):
            home.mkdir()
            for words in (["sample", "--ads", ADS], ["run", "--plain", "--quiet"]):
                subprocess.run([program, *words], cwd=home, check=True, stdout=subprocess.DEVNULL)
        faults += differences(ours / "reports" / "latest", theirs / "reports" / "latest")
        subprocess.run([command, "run", "--quiet"], cwd=theirs, check=True, stdout=subprocess.DEVNULL)
    for fault in faults:
        print(f"wheel check: {fault}")
    print(
        "wheel check: " + ("failed" if faults else "the wheel holds what it must, and makes the same report")
    )
    return 1 if faults else 0


def build(folder: Path) -> Path:
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return next(folder.glob("*.whl"))


def contents(wheel: Path) -> list[str]:
    names = zipfile.ZipFile(wheel).namelist()
    tops = {name.split("/")[0] for name in names if not name.split("/")[0].endswith(".dist-info")}
    faults = [] if tops == {"mltrends"} else [f"top-level packages are {sorted(tops)}"]
    if "mltrends/pipelines/trends.py" not in names:
        faults.append("the flow is missing")
    faults += [
        f"{name} is data"
        for name in names
        if name.endswith((".csv", ".parquet", ".duckdb")) and name not in OUR_TABLES
    ]
    return faults


def install(wheel: Path, env: Path) -> Path:
    """An environment with the pinned packages and the wheel, and nothing else; gives its command."""
    subprocess.run([sys.executable, "-m", "venv", env], check=True)
    pip = [env / "bin" / "python", "-m", "pip", "--disable-pip-version-check"]
    packages = next((env / "lib").glob("python3*/site-packages"))
    for pinned in pins(ROOT / "requirements" / "run.txt"):
        lend(pinned, packages)
    subprocess.run([*pip, "install", "--quiet", "--no-deps", wheel], check=True)
    subprocess.run([*pip, "check"], check=True)  # the pinned ones are all that the wheel says it needs
    return env / "bin" / "mltrends"


def pins(listed: Path) -> list[Requirement]:
    """The packages of a pinned list that this system wants."""
    lines = listed.read_text("utf-8").replace("\\\n", " ").splitlines()
    entries = (line.split(" --hash")[0].strip() for line in lines if "==" in line)
    found = [Requirement(entry) for entry in entries]
    return [one for one in found if one.marker is None or one.marker.evaluate()]


def lend(pinned: Requirement, packages: Path) -> None:
    """Link an installed package into another environment: it was installed from the same list of hashes a while ago."""
    there = distribution(pinned.name)
    if not pinned.specifier.contains(there.version, prereleases=True):
        sys.exit(f"wheel check: {pinned.name} {there.version} is installed, the list says {pinned.specifier}")
    for file in there.files or ():
        if ".." not in file.parts:  # commands of other packages are not called
            target = packages / file
            target.parent.mkdir(parents=True, exist_ok=True)
            if not target.exists():
                _link(Path(str(there.locate_file(file))), target)


def _link(file: Path, target: Path) -> None:
    try:
        os.link(file, target)
    except FileNotFoundError:
        return  # a compiled file that is listed, and was never made
    except OSError:  # another disk
        shutil.copyfile(file, target)


def differences(ours: Path, theirs: Path) -> list[str]:
    names = {path.relative_to(ours) for path in ours.rglob("*") if path.is_file()}
    others = {path.relative_to(theirs) for path in theirs.rglob("*") if path.is_file()}
    faults = [f"only one report has {name}" for name in sorted(names ^ others)]
    faults += [
        f"{name} differs"
        for name in sorted(names & others)
        if not filecmp.cmp(ours / name, theirs / name, shallow=False)
    ]
    return faults or ([] if names else ["there is no report"])


if __name__ == "__main__":
    sys.exit(main())
