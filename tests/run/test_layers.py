"""Vocabulary layers in a run: imported classifications reach the tables and pages, apart and with attribution."""

from __future__ import annotations

import shutil

import pytest
from tests.taxonomy.made import entry, layer
from tests.warehouse.rows import ask, table

from mltrends.cli import call

UNCHANGED = (
    "answer_skills", "answer_skill_months", "answer_skill_roles", "answer_skill_changes", "answer_roles", "answer_pay", "ad_concepts", "mart_skill_month",
)  # fmt: skip


@pytest.fixture(scope="module")
def homes(sample_home, tmp_path_factory):
    """A home before and after a layer was named in its settings."""
    home = tmp_path_factory.mktemp("layered") / "home"
    shutil.copytree(sample_home, home, symlinks=True)
    layer(
        home / "esco.csv",
        entry("esco-1", "experience in building", ["experience in", "years of experience"]),
        entry("esco-2", "Python", link="http://example.org/python"),
        entry("esco-3", "brew tea"),
        attribution="Says <the> publisher.",
    )
    (home / "mltrends.toml").write_text('[vocabulary]\nlayers = ["esco.csv"]\n')
    assert call(["run", "--plain", "--quiet", "--home", str(home)]) == 0
    return sample_home, home


def path_of(home):
    return home / "data" / "processed" / "mltrends.duckdb"


@pytest.mark.long
def test_no_answer_about_skills_changes(homes):
    before, after = (path_of(home) for home in homes)

    for name in UNCHANGED:
        assert sorted(table(after, name), key=str) == sorted(table(before, name), key=str), name


@pytest.mark.long
def test_imported_entries_are_mentions_and_an_answer_of_their_own(homes):
    before, after = (path_of(home) for home in homes)
    ((mentions, ads),) = ask(
        after,
        "select count(*), count(distinct posting_id) from mentions where kind = 'esco' and concept = 'esco-1'",
    )
    assert mentions > ads > 0

    ((scheme, concept, label, link, k, n, share, low, high, thin, attribution),) = ask(
        after,
        "select scheme, concept, label, link, k, n, share, ci_low, ci_high, suppressed, attribution from answer_imported",
    )
    assert (scheme, concept, label, thin) == ("esco", "esco-1", "experience in building", False)
    assert link == "http://data.europa.eu/esco/skill/esco-1"
    assert 0 < k <= ads
    assert share == pytest.approx(k / n)
    assert low < share < high
    assert attribution == "Says <the> publisher."
    assert n == ask(after, "select any_value(n) from answer_skills")[0][0]
    assert table(before, "answer_imported") == []


@pytest.mark.long
def test_concepts_carry_their_links_and_layers_their_publishers_words(homes):
    _, home = homes
    path = path_of(home)

    ((links,),) = ask(path, "select links from concepts where concept = 'python'")
    assert "esco:http://example.org/python" in links.split(" | ")
    assert ask(path, "select layer, scheme, concepts, forms, attribution from layers") == [
        ("esco.csv", "esco", 2, 3, "Says <the> publisher.")
    ]
    assert ask(path, "select notes from layers")[0][0].startswith("entries that are concepts of ours")


@pytest.mark.long
def test_the_method_page_names_the_layers_and_escapes_them(homes):
    before, after = (
        (home / "reports" / "latest" / "method.html").read_text(encoding="utf-8") for home in homes
    )

    assert "esco.csv: 2 concepts, 3 forms. Says &lt;the&gt; publisher." in after
    assert "Vocabulary layers" not in before


@pytest.mark.long
def test_explain_shows_imported_mentions(homes, capsys):
    _, home = homes
    ((posting,),) = ask(
        path_of(home),
        "select posting_id from mentions where kind = 'esco' and counted order by posting_id limit 1",
    )

    assert call(["explain", posting, "--home", str(home)]) == 0

    assert "experience in building" in capsys.readouterr().out
