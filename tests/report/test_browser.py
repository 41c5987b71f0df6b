"""Pages as a browser shows them: nothing runs out, nothing overlaps, on a phone as on a screen."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from html import unescape

import pytest

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
    "--allow-file-access-from-files",  # so that the page of the test may look into its frames
]
WIDTHS = (360, 768, 1440)
PROBE = """<!doctype html><body><pre id="out"></pre><script>
const seen = {};
const pages = %s, widths = %s;
let left = pages.length * widths.length;
const visible = e => e.getClientRects().length > 0;
function look(doc) {
  doc.querySelectorAll('details').forEach(d => d.open = true);
  const small = [], cut = [], covered = [];
  for (const svg of [...doc.querySelectorAll('.chart svg')].filter(visible)) {
    const box = svg.getBoundingClientRect();
    const texts = [...svg.querySelectorAll('text')].map(t => [t.textContent, t.getBoundingClientRect(), t]);
    for (const [words, r, t] of texts) {
      small.push(parseFloat(doc.defaultView.getComputedStyle(t).fontSize) * t.getScreenCTM().a);
      if (r.left < box.left - 1 || r.right > box.right + 1 || r.top < box.top - 1 || r.bottom > box.bottom + 1) cut.push(words);
    }
    texts.forEach(([one, a], i) => texts.slice(i + 1).forEach(([two, b]) => {
      if (a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 3 && b.top < a.bottom - 3) covered.push([one, two]);
    }));
  }
  const charts = [...doc.querySelectorAll('.chart')].filter(visible).length;
  return {width: doc.documentElement.scrollWidth, charts, small: small.length ? Math.min(...small) : null, cut, covered};
}
for (const page of pages) for (const width of widths) {
  const frame = document.createElement('iframe');
  frame.style = `border:0;width:${width}px;height:900px`;
  frame.onload = () => {
    seen[page + ' ' + width] = look(frame.contentDocument);
    if (!--left) document.getElementById('out').textContent = JSON.stringify(seen);
  };
  frame.src = page;
  document.body.append(frame);
}
</script></body>"""


@pytest.fixture(scope="module")
def seen(report, hostile, explained, tmp_path_factory):
    """What a browser sees of every page at every width, of a plain and of a hostile dataset."""
    if CHROMIUM is None:
        pytest.skip("there is no Chromium on this machine")
    folder = tmp_path_factory.mktemp("browser")
    names = ("index.html", "data.html", "method.html")
    pages = [(where / name).as_uri() for where in (report, hostile) for name in names]
    pages += [path.as_uri() for path in explained]
    probe = folder / "probe.html"
    probe.write_text(PROBE % (json.dumps(pages), json.dumps(WIDTHS)), encoding="utf-8")
    command = [
        CHROMIUM,
        *QUIET,
        f"--user-data-dir={folder / 'profile'}",
        "--virtual-time-budget=8000",
        "--dump-dom",
    ]
    ran = subprocess.run([*command, probe.as_uri()], capture_output=True, text=True, timeout=90, check=True)
    found = re.search(r'<pre id="out">(.*?)</pre>', ran.stdout, re.DOTALL)
    return {
        key.removeprefix(hostile.as_uri()).rpartition("/")[2]
        + (" hostile" if hostile.as_uri() in key else ""): value
        for key, value in json.loads(unescape(found[1])).items()
    }


@pytest.mark.slow
def test_no_page_scrolls_sideways_at_any_width(seen):
    assert len(seen) == 24
    assert {key: found["width"] for key, found in seen.items() if found["width"] > int(key.split()[1])} == {}


@pytest.mark.slow
def test_no_text_of_a_chart_is_cut_covered_or_too_small_at_any_width(seen):
    for key, found in seen.items():
        assert found["charts"] == (5 if key.startswith("index") else 0), key
        assert (found["cut"], found["covered"]) == ([], []), key
        assert found["small"] is None or found["small"] >= 11, key
