"""A report as one file to send by mail: its pages one after the other, without scripts and without files beside it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from markupsafe import Markup

from mltrends.model import WrongUse
from mltrends.report.figures import Figure
from mltrends.report.joined import Part
from mltrends.report.page import Made
from mltrends.report.pages import load
from mltrends.report.render import render, render_main
from mltrends.report.site import Wish, ground_of
from mltrends.report.style import policy, style
from mltrends.report.write import Site, made_of, pages_of
from mltrends.store.files import put_whole

STYLE = "single"
GROUPS = (
    "Findings",
    "Claims",
)  # of pages that are read from the first to the last; others are looked things up in
TRUST = ("data", "method")


@dataclass(frozen=True, slots=True)
class Joined:
    """One page among the others."""

    name: str
    words: str
    group: str
    main: Markup


@dataclass(frozen=True, slots=True)
class Single:
    """What the file shows."""

    title: str
    description: str
    parts: tuple[Joined, ...]


def write_single(warehouse: Path, out: Path, wish: Wish | None = None) -> tuple[str, ...]:
    """Write the report of a warehouse as one HTML file, which is there whole or not at all; gives the findings.

    Args:
        warehouse: a published warehouse.
        out: the file.
        wish: what the report should hold. Words of ads stand on pages that lead to them, and those are not in it.
    """
    sentences, page = single_page(warehouse, wish or Wish())
    with put_whole(out) as draft:
        draft.write_bytes(page.encode())
    return sentences


def single_page(warehouse: Path, wish: Wish, *, paper: bool = False) -> tuple[tuple[str, ...], str]:
    """The findings, and the file as text.

    Args:
        warehouse: a published warehouse.
        wish: as in `write_single`.
        paper: drawn for paper, which is wide and has nothing to unfold, instead of for any screen.
    """
    in_file = [page for page in load() if page.group in GROUPS or page.name in TRUST]
    names = [page.name for page in in_file]
    if other := [name for name in wish.only if name not in names and name in {page.name for page in load()}]:
        raise WrongUse(f"the page {other[0]!r} is in no single file; there are: {', '.join(names)}")
    kept = [name for name in wish.topics if name in names]
    wish = replace(wish, snippets=False, topics=tuple(kept or names))
    pages = tuple(page for page in pages_of(wish) if page in in_file)
    ground = ground_of(warehouse, wish, pages)
    ground = replace(ground, figures={name: _one_form(one, paper) for name, one in ground.figures.items()})
    site, made = made_of(ground, pages)
    site = replace(
        site, links={}, behind=frozenset(), style=style(STYLE), policy=policy(STYLE), script=None, whole=False
    )
    content = Single(
        ground.title, next((one.sentence for one in ground.findings), ground.title), _parts(site, made, paper)
    )
    sentences = tuple(finding.sentence for finding in ground.findings)
    return sentences, render("single.html", site=site, page=content, paper=paper, here="", picture="")


def _one_form(figure: Figure, paper: bool) -> Figure:
    """A figure with one drawing: the narrow one is read on a telephone and on a desk, the wide one on paper."""
    return replace(figure, narrow=(figure.wide or figure.narrow) if paper else figure.narrow, wide=Markup())


def _parts(site: Site, made: list[Made], paper: bool) -> tuple[Joined, ...]:
    by_file = {one.file: one for one in made}
    names = [page.name for _, pages in site.pages for page in pages]
    parts = []
    for group, pages in site.pages:
        for page in pages:
            one = by_file[page.file]
            markup = render_main(one.template, site=site, page=one.content, here=one.file)
            main = Markup(Part(page.name, names, opened=paper).joined(markup))  # noqa: S704 - a template made it, which escapes
            parts.append(Joined(page.name, page.words, group, main))
    return tuple(parts)
