"""`make fuzz`: bytes that reach new code in the readers, for some minutes; what breaks a promise is kept as a test.

Starts from tests/hostile/corpus. Findings are written beside it, where tests/hostile/test_readers.py reads each of
them again; what only reached new code is in .tools/fuzz, and `--keep` adds the smallest set of it to the corpus.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT / "tests" / "hostile" / "corpus"
REACHED = ROOT / ".tools" / "fuzz" / "corpus"
LONGEST = 6_000  # bytes of what is tried
LONGEST_KEPT = 2_500
SECONDS_EACH = 30  # for one; what takes longer is a finding


def main() -> None:
    asked = argparse.ArgumentParser(allow_abbrev=False, description=__doc__.splitlines()[0])
    asked.add_argument("--minutes", type=float, default=5.0)
    asked.add_argument(
        "--keep", action="store_true", help="add to the corpus what reaches code that it does not reach"
    )
    given, inner = asked.parse_known_args()  # atheris starts this again, with options of its own, to merge
    try:
        import atheris
    except ImportError:
        sys.exit("atheris is not here: `make fuzz` installs it (Linux)")
    with atheris.instrument_imports(include=["mltrends"]):
        from tests.hostile.reading import as_raw_file

    REACHED.mkdir(parents=True, exist_ok=True)
    options = [f"-artifact_prefix={CORPUS}{os.sep}", f"-timeout={SECONDS_EACH}", "-rss_limit_mb=2048"]
    if inner:
        options = inner
    elif given.keep:
        options += ["-set_cover_merge=1", f"-max_len={LONGEST_KEPT}", str(CORPUS), str(REACHED)]
    else:
        options += [
            f"-max_total_time={60 * given.minutes:.0f}",
            f"-max_len={LONGEST}",
            "-print_final_stats=1",
            str(REACHED),
            str(CORPUS),
        ]
    with tempfile.TemporaryDirectory(prefix="mltrends-fuzz-") as folder:
        path = Path(folder)

        def tried(content: bytes) -> None:
            as_raw_file(content, path)

        atheris.Setup([f"{sys.executable} -m benchmarks.fuzz", *options], tried)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
