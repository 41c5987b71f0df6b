"""Pages as a browser shows them: nothing runs out, overlaps, is fetched or complains; and the script does what it says."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

HERE = Path(__file__)
PROBE = HERE.with_name("probe.js").read_text(encoding="utf-8")
TOOLS = HERE.parents[2] / ".tools" / "node_modules"
AXE = TOOLS / "axe-core" / "axe.min.js"
VALIDATE = TOOLS / "html-validate" / "bin" / "html-validate.mjs"
WIDTHS = (360, 768, 1100, 1440)
PAPER = 688  # pixels between the margins of A4; were anything wider, Chromium would print everything smaller

pytestmark = pytest.mark.long


def kinds(folder):
    """One page of each kind: all topics, and the first of those that there are many of."""
    names = sorted(path.stem for path in folder.glob("*.html"))
    many = ("skill-", "role-", "compare-", "ads-")
    firsts = [next((name for name in names if name.startswith(kind)), None) for kind in many]
    chosen = [name for name in names if not name.startswith(many)] + [name for name in firsts if name]
    return [(folder / f"{name}.html").as_uri() for name in chosen]


@pytest.fixture(scope="module", params=["plain", "hostile"])
def folder(request, report, hostile):
    return {"plain": report, "hostile": hostile}[request.param]


def test_no_page_scrolls_sideways_and_no_words_are_cut_covered_or_too_small(
    browser, folder, explained, alone
):
    screen = [path.as_uri() for path in alone if "paper" not in path.name]
    for page in [*kinds(folder), *(path.as_uri() for path in explained), *screen]:
        browser.look(1440)
        browser.open(page)
        for width, media in [*((width, "screen") for width in WIDTHS), (768, "print")]:
            browser.look(width, media=media)
            found = browser.run(PROBE)
            where = (page.rpartition("/")[2], width, media)
            assert found["width"] <= found["wide"], where
            for what in ("cut", "covered", "out", "over"):
                assert found[what] == [], (*where, what)
            assert found["small"] is None or found["small"] >= 11 or media == "print", where
            assert found["nameless"] == 0, where


def test_no_page_fetches_or_complains_and_no_words_of_a_dataset_run(browser, folder):
    browser.look(1440)
    allowed = ("search.js", "site.js")
    for page in [*kinds(folder), (folder / "png/index.html").as_uri()]:
        browser.open(page)
        others = [url for url in browser.asked_for() if not url.endswith((*allowed, ".png")) and url != page]
        assert others == [], page
        assert all(url.startswith("file://") for url in browser.asked_for()), page
        assert browser.complaints() == [], page
        assert browser.dialogs() == 0, page


def test_a_single_file_asks_for_nothing_and_on_paper_nothing_is_wider_than_it(browser, alone):
    for path in alone:
        browser.look(1440)
        browser.open(path.as_uri())
        assert browser.asked_for() == [path.as_uri()]
        assert browser.complaints() == []
        assert browser.dialogs() == 0
        browser.look(PAPER, media="print")
        assert browser.run("document.documentElement.scrollWidth") <= PAPER, path.name


@pytest.mark.skipif(not VALIDATE.exists(), reason="html-validate is not there; `make browser-tools` gets it")
def test_every_page_is_valid_html(folder, explained, alone, tmp_path):
    config = tmp_path / "config.json"
    config.write_text('{"root": true, "extends": ["html-validate:standard"]}', encoding="utf-8")
    pages = [url.removeprefix("file://") for url in kinds(folder)]
    pages += [*map(str, [*explained, *alone]), str(folder / "png" / "index.html")]
    command = ["node", VALIDATE, "--config", config, "--formatter", "text", *pages]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout) == (0, "")


@pytest.mark.skipif(not AXE.exists(), reason="axe-core is not there; `make browser-tools` gets it")
@pytest.mark.parametrize("width", [360, 1440])
def test_axe_finds_nothing_that_keeps_anyone_out(browser, report, hostile, alone, width):
    axe = AXE.read_text(encoding="utf-8")
    single = [path.as_uri() for path in alone if "paper" not in path.name]
    ask = (
        "axe.run(document, {resultTypes: ['violations']}).then(told => told.violations.map("
        "one => [one.id, one.nodes.slice(0, 3).map(node => node.html.slice(0, 160) + ' ' + (node.failureSummary || ''))]))"
    )
    for page in [*kinds(report), *single, (hostile / "index.html").as_uri(), (hostile / "pay.html").as_uri()]:
        browser.look(width)
        browser.open(page)
        browser.run("document.querySelectorAll('details').forEach(one => { one.open = true; })")
        browser.run(axe + ";0")
        for dark in (False, True):
            browser.look(width, dark=dark)
            assert browser.run(ask) == [], (page.rpartition("/")[2], width, dark)


def test_the_themes_differ_in_colours_alone(browser, report):
    """No box is elsewhere in the dark, so what is looked at in light alone holds for both."""
    boxes = (
        "[...document.querySelectorAll('body *')].map(one => { const box = one.getBoundingClientRect();"
        " return [one.tagName, Math.round(box.x), Math.round(box.y), Math.round(box.width), Math.round(box.height)].join(' '); })"
    )
    for page in kinds(report):
        browser.look(1440)
        browser.open(page)
        light = browser.run(boxes)
        browser.look(1440, dark=True)
        assert browser.run(boxes) == light, page


def test_pages_are_dark_where_the_system_is_and_where_the_reader_says_so(browser, report):
    paper = "getComputedStyle(document.body).backgroundColor"
    browser.look(1440)
    browser.open((report / "index.html").as_uri())
    light = browser.run(paper)
    browser.look(1440, dark=True)
    dark = browser.run(paper)
    assert light != dark

    browser.look(1440)
    press = "document.querySelector('.theme').click(); document.querySelector('.theme').textContent"
    assert browser.run(press) == "Theme: light"
    assert browser.run(press) == "Theme: dark"
    assert browser.run(paper) == dark
    browser.look(1440, media="print")
    assert (
        browser.run("getComputedStyle(document.documentElement).getPropertyValue('--ink').trim()")
        == "#1c2127"
    )
    browser.look(1440)
    assert browser.run(press) == "Theme: auto"
    assert browser.run(paper) == light


def test_search_jumps_to_a_skill_by_keyboard_alone(browser, report):
    browser.look(1440)
    browser.open((report / "index.html").as_uri())
    browser.press("/")
    for key in "pytho":
        browser.press(key)
    found = browser.run("[...document.querySelectorAll('#found li')].map(one => one.dataset.file)")
    assert found[0] == "skill-python.html"

    browser.events.clear()
    browser.call(
        "Input.dispatchKeyEvent", type="keyDown", key="Enter", code="Enter", windowsVirtualKeyCode=13
    )
    for _ in range(200):
        if browser.run("location.pathname").endswith("skill-python.html"):
            break
    assert browser.run("location.pathname").endswith("skill-python.html")


def test_a_table_is_sorted_by_its_head_and_filtered_by_a_word(browser, report):
    browser.look(1440)
    browser.open((report / "skill.html").as_uri())
    column = "[...document.querySelectorAll('main tbody tr')].filter(row => !row.hidden).map(row => row.cells[%d].textContent)"
    head = "document.querySelectorAll('main thead button')[%d].click()"

    browser.run(head % 4)
    largest = browser.run(column % 4)
    browser.run(head % 4)
    assert browser.run(column % 4) == largest[::-1]
    assert browser.run("document.querySelectorAll('th')[4].getAttribute('aria-sort')") == "ascending"

    browser.run(
        "(() => { const input = document.querySelector('.filter input'); input.value = 'python';"
        " input.dispatchEvent(new Event('input')); })()"
    )
    assert browser.run(column % 0) == ["Python"]
    assert browser.run("document.querySelector('.filter span').textContent").startswith("1 of ")


def test_the_value_under_the_pointer_is_told_and_its_line_stands_out(browser, hostile, report):
    there = "[...document.querySelectorAll('.chart svg[data-spots]')].find(one => one.checkVisibility())"
    spot = (
        f"(() => {{ const svg = {there}; svg.scrollIntoView({{block: 'center'}}); const box = svg.getBoundingClientRect();"
        " const [series, , points] = JSON.parse(svg.dataset.spots).find(([name]) => name); const [x, y, words] = points.at(-1);"
        " const scale = box.width / svg.viewBox.baseVal.width;"
        " return [box.left + x * scale, box.top + y * scale, `${series}, ${words}`]; })()"
    )
    told = f"(() => {{ const svg = {there}; const tip = svg.parentElement.querySelector('.tip');"
    told += " return [tip.hidden, tip.textContent, svg.classList.contains('pointed'), svg.querySelectorAll('.lit polyline').length]; })()"
    for folder in (report, hostile):
        browser.look(1440)
        browser.open((folder / "skills.html").as_uri())
        x, y, words = browser.run(spot)
        browser.point(x, y)
        assert browser.run(told)[:3] == [False, words, True]
        assert browser.run(told)[3] >= 1
        browser.point(2, 2)
        hidden, _, pointed, lit = browser.run(told)
        assert (hidden, pointed, lit) == (True, False, 0)
        assert browser.dialogs() == 0


def test_without_scripts_every_page_is_whole(browser, report):
    browser.look(1440)
    browser.call("Emulation.setScriptExecutionDisabled", value=True)
    try:
        browser.open((report / "index.html").as_uri(), scripts=False)
        reached = browser.run(
            "[...document.querySelectorAll('.side a')].filter(one => one.checkVisibility()).length"
        )
        tools = browser.run("document.querySelector('[data-tools]').children.length")
    finally:
        browser.call("Emulation.setScriptExecutionDisabled", value=False)
    assert tools == 0
    assert reached >= 10


def test_first_paint_comes_within_a_second(browser, report):
    browser.look(1440)
    for name in ("index", "skills"):
        times = []
        for _ in range(3):
            browser.open((report / f"{name}.html").as_uri())
            times.append(
                browser.run("performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0")
            )
        assert min(times) < 1000, name
