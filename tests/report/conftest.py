"""A report of the made-up answers, written once for all tests that only read it."""

from __future__ import annotations

import importlib.util
import sys
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

import pytest

from mltrends.report.single import single_page, write_single
from mltrends.report.site import Wish
from mltrends.report.write import write_report

VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
MAY_CLOSE_THEMSELVES = {"path", "use", "rect", "circle", "line", "polygon"}


def _beside(name, file):
    spec = importlib.util.spec_from_file_location(name, Path(__file__).with_name(file))
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # its topics ask for it
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def made():
    return _beside("made_answers", "made.py")


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    """A browser with one page."""
    chromium = _beside("chromium_driver", "chromium.py")
    if chromium.CHROMIUM is None:
        pytest.skip("there is no Chromium on this machine")
    started = chromium.Browser(tmp_path_factory.mktemp("browser"))
    yield started
    started.close()


@pytest.fixture(scope="session")
def first(made, once):
    """The report of the made-up answers as they are, and the drawings that were kept of it."""

    def make(folder):
        write_report(made.warehouse(folder / "w.duckdb"), folder / "out", Wish(kept=folder / "drawings"))

    return once("made-report", make)


@pytest.fixture(scope="session")
def drawings(first):
    """A folder in which all reports of these tests keep their drawings: most charts of most of them are the same."""
    return first / "drawings"


@pytest.fixture(scope="session")
def write(made, drawings, tmp_path_factory):
    """Write a report of changed answers; gives its folder."""

    def write(changed=None, about=None, title=None):
        folder = tmp_path_factory.mktemp("report")
        write_report(
            made.warehouse(folder / "w.duckdb", changed, about),
            folder / "out",
            Wish(title=title, kept=drawings),
        )
        return folder / "out"

    return write


@pytest.fixture(scope="session")
def report(first):
    return first / "out"


@pytest.fixture(scope="session")
def hostile(made, write):
    return write(*made.hostile())


@pytest.fixture(scope="session")
def single(made, report, drawings, tmp_path_factory):
    """The report as one file; drawn after it, so that all its charts are there."""
    folder = tmp_path_factory.mktemp("single")
    write_single(made.warehouse(folder / "w.duckdb"), folder / "single.html", Wish(kept=drawings))
    return folder / "single.html"


@pytest.fixture(scope="session")
def alone(made, single, hostile, drawings, tmp_path_factory):
    """Single files for a browser to look at: for screens, of hostile words, and both for paper."""
    folder = tmp_path_factory.mktemp("alone")
    paths = [single]
    for name, changes, paper in (
        ("hostile", made.hostile(), False),
        ("paper", (), True),
        ("hostile-paper", made.hostile(), True),
    ):
        warehouse = made.warehouse(folder / f"{name}.duckdb", *changes)
        _, page = single_page(warehouse, Wish(kept=drawings), paper=paper)
        (folder / f"{name}.html").write_text(page, encoding="utf-8")
        paths.append(folder / f"{name}.html")
    return paths


@pytest.fixture(scope="session")
def explained(made, tmp_path_factory):
    """The pages of two explained ads, a plain one and one of hostile words."""
    from mltrends import taxonomy
    from mltrends.explain import explain
    from mltrends.extract.reader import Reader
    from mltrends.report.explained import explained_page

    folder = tmp_path_factory.mktemp("explained")
    reader = Reader(taxonomy.load())
    plain = (
        "Requirements:\n5+ years of Python, Go and machine-learning-pipelines. No Java needed. Spark joy!\n"
    )
    texts = {"explained.html": plain, "explained-hostile.html": f"{plain}Go {' R '.join(made.HOSTILE)}"}
    for name, text in texts.items():
        reading = reader.read(title=f"Senior Data Scientist {text[44:]}", text=text)
        page = explained_page(explain(reading, reader.taxonomy), "0.1.0")
        (folder / name).write_text(page, encoding="utf-8")
    return [folder / name for name in texts]


@dataclass
class Page(HTMLParser):
    """What stands in a page: its tags with attributes, its words, and what is wrong with it."""

    tags: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)

    def __post_init__(self):
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag, attrs):
        names = [name for name, _ in attrs]
        if len(names) != len(set(names)):
            self.wrong.append(f"<{tag}> says an attribute twice")
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID | MAY_CLOSE_THEMSELVES:
            self.wrong.append(f"<{tag}/> closes itself")

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}> closes nothing")

    def handle_data(self, data):
        if not self.open or self.open[-1] != "style":
            self.words.append(data)

    def text(self):
        return " ".join(" ".join(self.words).split())

    def having(self, tag):
        return [attributes for name, attributes in self.tags if name == tag]


@pytest.fixture(scope="session")
def parse():
    def parse(path):
        page = Page()
        page.feed(path.read_text(encoding="utf-8"))
        page.close()
        page.wrong += [f"<{tag}> stays open" for tag in page.open]
        return page

    return parse
