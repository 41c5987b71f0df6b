"""Twenty readers ask while runs publish (ten of them in `make soak`): no error, and nobody sees half of anything."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from mltrends import sample
from mltrends.cli import call

pytestmark = pytest.mark.long
SOAK = bool(os.environ.get("MLTRENDS_SOAK"))
READERS, RUNS, PROCESSES = 20, 10 if SOAK else 3, 4
READ = """
import json, sys, threading, time
from pathlib import Path
from mltrends.store.home import Home
from mltrends.warehouse.open import connect

home, looks, faults, seen = Home(Path(sys.argv[1])), [0], [], set()
stop = home.root / "stop"

def look():
    while not stop.exists():
        try:
            with connect(home.warehouse) as con:
                least, = con.execute("select share_min_ads from thresholds").fetchall()[0]
                key, = con.execute("select value from about where key = 'inputs_key'").fetchall()[0]
                ads, told = con.execute("select (select count(*) from ads), (select rows from answer_funnel where stage = 'not a duplicate')").fetchall()[0]
                again, = con.execute("select value from about where key = 'inputs_key'").fetchall()[0]
            assert ads == told and key == again, (ads, told)
            report = home.latest.resolve()
            page = (report / "index.html").read_text()
            assert page.rstrip().endswith("</html>")
            assert json.loads((report / "findings.json").read_text())
            seen.add((least, report.name))
            looks[0] += 1
            time.sleep(float(sys.argv[3]))  # else the runs would have none of the machine
        except Exception as error:
            faults.append(repr(error))

threads = [threading.Thread(target=look) for _ in range(int(sys.argv[2]))]
for thread in threads: thread.start()
for thread in threads: thread.join()
print(json.dumps({"looks": looks[0], "faults": faults[:5], "thresholds": sorted({least for least, _ in seen}), "reports": len({name for _, name in seen})}))
"""


@pytest.mark.soak
def test_twenty_readers_while_runs_publish(tmp_path, figures):
    sample.write(tmp_path / "data" / "raw" / "sample" / "generated", ads=120, seed=7)
    settings = '[report]\ntopics = ["demand"]\n[models]\ntitles = false\npay = false\nskill_pay = false\nfamilies = false\n[thresholds]\nshare_min_ads = {}\n'

    def publish(number: int) -> None:
        (tmp_path / "mltrends.toml").write_text(settings.format(30 + number))
        assert call(["run", "--plain", "--quiet", "--home", str(tmp_path)]) == 0

    publish(0)
    command = [
        sys.executable,
        "-c",
        READ,
        str(tmp_path),
        str(READERS // PROCESSES),
        "1" if SOAK else "1.5",
    ]
    readers = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(PROCESSES)]
    try:
        for number in range(1, RUNS + 1):
            publish(number)
    finally:
        (tmp_path / "stop").touch()
    told = [json.loads(reader.communicate(timeout=240)[0]) for reader in readers]

    assert [one["faults"] for one in told] == [[]] * PROCESSES
    looks = sum(one["looks"] for one in told)
    assert looks > READERS
    assert len({least for one in told for least in one["thresholds"]}) >= RUNS - 1
    figures(
        "readers while runs publish",
        f"{READERS} readers, {RUNS} runs, {looks:,} looks, no error and no half state",
    )
