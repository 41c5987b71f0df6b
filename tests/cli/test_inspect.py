"""`mltrends inspect`: what a file would be read as, and the mapping that its owner may edit."""

from __future__ import annotations

import pytest

from mltrends.cli import call

pytestmark = pytest.mark.slow


@pytest.fixture
def ads(tmp_path):
    path = tmp_path / "stellen.csv"
    rows = [f"Datenanalyst (m/w/d) {n};Müller GmbH;Köln;0{n % 9 + 1}.04.2025;55.000 €" for n in range(40)]
    path.write_text(
        "Stellenbezeichnung;Arbeitgeber;Arbeitsort;Datum;Gehalt\n" + "\n".join(rows), encoding="cp1252"
    )
    return path


def test_an_unknown_file_is_shown_with_how_sure_it_is_and_mapped(ads, capsys):
    assert call(["inspect", str(ads)]) == 0

    out = capsys.readouterr().out
    assert "cp1252, semicolon between cells" in out
    assert "title <- stellenbezeichnung" in out
    assert "% sure" in out
    assert "1. Datenanalyst (m/w/d) 0 | Müller GmbH | " in out
    assert "2025-04-01" in out
    assert "missing     text" in out
    mapping = ads.with_name("stellen.csv.mapping.toml")
    assert 'title = ["stellenbezeichnung"]' in mapping.read_text("utf-8")

    mapping.write_text('title = "Mine"\n[roles]\ntitle = ["arbeitgeber"]\n', "utf-8")
    assert call(["inspect", str(ads)]) == 0
    out = capsys.readouterr().out
    assert "what its mapping file says" in out
    assert "1. Müller GmbH" in out
    assert "Mine" in mapping.read_text("utf-8")


def test_a_file_that_cannot_be_told_is_refused_and_still_gets_a_mapping_to_fill(tmp_path, capsys):
    path = tmp_path / "odd.csv"
    path.write_text("a,b,c\n" + "x,y,z\n" * 30)

    assert call(["inspect", str(path)]) == 1

    out = capsys.readouterr().out
    assert "refused" in out
    assert path.with_name("odd.csv.mapping.toml").exists()


def test_looking_only_writes_nothing(ads, capsys):
    assert call(["inspect", str(ads), "--no-write"]) == 0

    assert sorted(path.name for path in ads.parent.iterdir()) == ["stellen.csv"]


def test_a_file_that_is_not_there_is_wrong_use(tmp_path):
    assert call(["inspect", str(tmp_path / "nowhere.csv")]) == 2
