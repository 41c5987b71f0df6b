"""Publishers' own files become layers, with words that are safe to look for."""

from __future__ import annotations

import pytest
from tests.taxonomy.made import ESCO, ESCO_COLUMNS, esco_file, onet_file

from mltrends import taxonomy
from mltrends.taxonomy import TaxonomyError
from mltrends.taxonomy.imported import read_imported
from mltrends.taxonomy.publishers import make_layer
from mltrends.taxonomy.schemes import SCHEMES


@pytest.fixture
def esco(tmp_path):
    def go(*rows, columns=ESCO_COLUMNS):
        made = make_layer("esco", [esco_file(tmp_path / "skills_en.csv", rows, columns)])
        return made, [one for one, _ in read_imported("esco.csv", made.text.encode()).entries]

    return go


@pytest.fixture
def onet(tmp_path):
    def go(*names):
        made = make_layer("onet", [onet_file(tmp_path / "Technology Skills.txt", names)])
        return made, [one for one, _ in read_imported("onet.csv", made.text.encode()).entries]

    return go


def test_a_skill_of_esco_keeps_its_label_address_and_other_names(esco):
    _, (one,) = esco(
        {
            "preferredLabel": "brew  tea",
            "conceptUri": f"{ESCO}0005c151-5b5a",
            "altLabels": ["make\u00a0tea", "brew tea", "tea brewing \u200b"],
            "hiddenLabels": "brewe tea",
        }
    )

    assert (one.id, one.label, one.link) == ("esco-0005c151-5b5a", "brew tea", f"{ESCO}0005c151-5b5a")
    assert one.any_case == ("brew tea", "make tea", "tea brewing", "brewe tea")


def test_the_columns_that_are_needed_are_enough_in_any_order(esco):
    _, (one,) = esco({"preferredLabel": "brew tea"}, columns=("altLabels", "preferredLabel", "conceptUri"))

    assert one.label == "brew tea"


def test_what_stands_in_brackets_behind_a_label_is_no_part_of_a_word(esco):
    _, (one,) = esco({"preferredLabel": "Zig (computer programming)"})

    assert one.label == "Zig (computer programming)"
    assert one.as_name == ("Zig",)


@pytest.mark.parametrize(
    ("label", "others", "any_case", "as_spelled", "as_name"),
    [
        ("tea", ["brew", "brew tea"], ["brew tea"], ["tea"], []),  # ordinary words: only the label, as spelled
        ("Swift code", ["Swift", "SAP", "WordPress", "Vue.js", "x86"], ["Swift code"], ["WordPress", "Vue.js", "x86"], ["Swift", "SAP"]),
        ("brew tea", ["IT", "C", "R&D", "re"], ["brew tea"], [], []),  # fewer than three letters
        ("brew tea", ["x" * 151, "a | b"], ["brew tea"], [], []),
        ("brew tea", ["", "  "], ["brew tea"], [], []),
    ],
)  # fmt: skip
def test_a_word_that_may_be_any_word_is_narrowed_or_left_out(
    esco, label, others, any_case, as_spelled, as_name
):
    _, (one,) = esco({"preferredLabel": label, "altLabels": others})

    assert [list(words) for words in (one.any_case, one.as_spelled, one.as_name)] == [
        any_case,
        as_spelled,
        as_name,
    ]


def test_what_is_left_out_is_counted(esco):
    made, entries = esco(
        {"preferredLabel": "brew tea", "altLabels": ["IT", "brew"]},
        {"preferredLabel": "C"},
        {"preferredLabel": "old skill", "status": "obsolete"},
        {"preferredLabel": "tea maker", "conceptType": "Occupation"},
        {"preferredLabel": ""},
        {"preferredLabel": "brew tea again", "conceptUri": f"{ESCO}00000000-aaaa"},
    )

    assert [one.label for one in entries] == ["brew tea"]
    assert set(made.notes) == {
        "left out, words of fewer than 3 letters: 2",
        "left out, single words in small letters that are not the entry's own name: 1",
        "left out, skills that are not in force: 1",
        "left out, rows that are no skills: 1",
        "left out, rows without a label or an address: 1",
        "left out, entries that stand twice: 1",
        "left out, entries of which no word is left: 1",
    }


def test_other_names_beside_labels_that_they_do_not_belong_to_are_not_taken(esco):
    """A file whose columns have slipped against one another, as some copies on the net have."""
    rows = [
        {"preferredLabel": f"{word} making", "altLabels": [f"produce {word}", f"make {word}"]}
        for word in (f"goods{'abcdefghij'[number % 10] * (number // 10 + 1)}" for number in range(60))
    ]
    made, entries = esco(*rows)
    assert all(len(one.any_case) == 3 for one in entries)
    assert made.notes == ()

    rows = [
        {"preferredLabel": f"fo{number}rge metal"} | {"altLabels": rows[number]["altLabels"]}
        for number in range(60)
    ]
    made, entries = esco(*rows)
    assert all(one.any_case == (one.label,) for one in entries)
    assert made.notes == ("left out, other names, because they do not belong to the labels beside them: 120",)


def test_a_technology_of_onet_is_named_once_and_by_its_parts(onet):
    _, entries = onet(
        "Acme Desk", "Acme Desk", "Extensible letter language XLL", "Tea brewing software", "Mail software"
    )

    assert [(one.id, one.any_case, one.as_name) for one in entries] == [
        ("onet-acme-desk", ("Acme Desk",), ()),
        (
            "onet-extensible-letter-language-xll",
            ("Extensible letter language XLL", "Extensible letter language"),
            ("XLL",),
        ),
        ("onet-tea-brewing-software", ("Tea brewing software", "Tea brewing"), ()),
        ("onet-mail-software", ("Mail software",), ()),
    ]


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Tea resource planning TRP software", ["TRP"]),
        ("Tea resource planning system (TRPS)", ["TRPS"]),
        ("Framework for integrated tea FIT", ["FIT"]),
        ("Acme Tea Management System TMS", []),  # a product's name is not what its letters mean
        ("Microsoft Dynamics CRM", []),
    ],
)
def test_letters_stand_for_the_words_before_them_or_are_left(onet, name, short):
    _, (one,) = onet(name)

    assert list(one.as_name) == short


def test_names_that_differ_in_signs_have_ids_of_their_own(onet):
    _, entries = onet("Zed++", "Zed#", "Zed", "Zed!", "(Zed)")

    assert [one.id for one in entries] == [
        "onet-zed-plus-plus",
        "onet-zed-sharp",
        "onet-zed",
        "onet-zed-2",
        "onet-zed-3",
    ]


def test_a_name_of_several_files_stands_once(tmp_path):
    one = onet_file(tmp_path / "one.txt", ["Zed", "Zed!"])
    two = onet_file(tmp_path / "two.txt", ["Zed!", "Acme Desk"])

    made = make_layer("onet", [one, two])

    assert made.entries == 3
    assert made.notes == ("left out, entries that stand twice: 1",)


def test_the_layer_carries_the_publishers_words_and_can_be_loaded(onet, esco, tmp_path):
    for scheme, made in (("onet", onet("Acme Desk")[0]), ("esco", esco({"preferredLabel": "brew tea"})[0])):
        path = tmp_path / f"{scheme}.csv"
        path.write_text(made.text, encoding="utf-8")

        (layer,) = taxonomy.load([path]).layers

        assert layer.attribution == SCHEMES[scheme].attribution
    assert (
        "This service uses the ESCO classification of the European Commission." in SCHEMES["esco"].attribution
    )
    assert "U.S. Department of Labor, Employment and Training" in SCHEMES["onet"].attribution


def test_the_same_files_make_the_same_layer(tmp_path):
    path = onet_file(tmp_path / "t.txt", ["Zed", "Acme Desk", "Zed!"])

    assert make_layer("onet", [path]).text == make_layer("onet", [path]).text


def test_another_file_is_refused_with_what_it_has(tmp_path):
    occupations = esco_file(
        tmp_path / "occupations_en.csv", [{"preferredLabel": "tea maker", "conceptType": "Occupation"}]
    )
    with pytest.raises(
        TaxonomyError, match=r"no entry of esco could be made of it; rows that are no skills: 1"
    ):
        make_layer("esco", [occupations])
    with pytest.raises(
        TaxonomyError, match=r"is not the file of O\*NET's Technology Skills: it has no column Example"
    ):
        make_layer("onet", [occupations])
    with pytest.raises(TaxonomyError, match=r"none.csv cannot be read: No such file"):
        make_layer("esco", [tmp_path / "none.csv"])
    (tmp_path / "empty.csv").write_bytes(b"")
    with pytest.raises(TaxonomyError, match=r"its columns are: none"):
        make_layer("esco", [tmp_path / "empty.csv"])
    (tmp_path / "sheet.csv").write_bytes(b"PK\x03\x04\xff\xfe")
    with pytest.raises(TaxonomyError, match=r"sheet.csv, line 1: it is not text in UTF-8"):
        make_layer("esco", [tmp_path / "sheet.csv"])
