"""Imported classifications stand beside our own vocabulary and never in its way."""

from __future__ import annotations

import pytest
from tests.taxonomy.made import entry, layer

from mltrends import taxonomy
from mltrends.taxonomy import TaxonomyError
from mltrends.taxonomy.concepts import Link
from mltrends.taxonomy.merge import AS_NAME


@pytest.fixture
def load(tmp_path):
    def go(*entries, **head):
        return taxonomy.load([layer(tmp_path / "esco.csv", *entries, **head)])

    return go


def test_entries_become_concepts_of_a_kind_of_their_own(load):
    made = load(entry("esco-1", "order supplies", ["order supplies", "place orders"], ["XtoY"], ["Xylo"]))

    concept = made["esco-1"]
    assert (concept.kind, concept.origin, concept.label) == ("esco", ("esco",), "order supplies")
    assert concept.aliases == ("order supplies", "place orders")
    assert concept.cased == ("XtoY",)
    assert [(guard.id, guard.cased, guard.quiet) for guard in concept.guards] == [(AS_NAME, ("Xylo",), True)]
    assert concept.links == (Link("esco", "http://data.europa.eu/esco/skill/esco-1", "order supplies"),)
    assert made.concepts[: len(taxonomy.load().concepts)] == taxonomy.load().concepts
    (one,) = made.layers
    assert (one.name, one.concepts, one.forms, one.scheme, one.attribution) == (
        "esco.csv",
        1,
        4,
        "esco",
        "Says who.",
    )


@pytest.mark.parametrize(
    "label", ["machine learning", "Machine-Learning", "machine learning (computing)", "ML"]
)
def test_an_entry_that_is_called_as_ours_becomes_a_link_and_its_words_are_not_taken_over(load, label):
    made = load(entry("esco-1", label, ["machine learning", "statistical pattern learning"]))

    assert "esco-1" not in made.by_id
    assert "statistical pattern learning" not in made["machine-learning"].aliases
    assert made["machine-learning"].links[-1].label == label
    assert "entries that are concepts of ours, linked to them and not found apart: 1" in made.layers[0].notes


def test_links_change_no_version_and_no_concept_in_any_other_way(load):
    plain, linked = taxonomy.load(), load(entry("esco-1", "machine learning"))

    assert linked.version == plain.version
    assert [one.content() for one in linked.concepts] == [one.content() for one in plain.concepts]


def test_an_other_name_that_is_ours_is_left_out_and_the_entry_stays(load):
    made = load(entry("esco-1", "teach machines", ["teach machines", "Deep-learning", "python"]))

    assert made["esco-1"].aliases == ("teach machines",)
    assert made["deep-learning"].links == taxonomy.load()["deep-learning"].links
    assert "words of ours, left out: 2" in made.layers[0].notes


def test_words_of_two_entries_belong_to_the_one_whose_label_they_are_else_to_the_first(load):
    made = load(
        entry("esco-1", "order supplies", ["order supplies", "buy goods", "Shop-floor work"]),
        entry("esco-2", "buy things", ["buy things", "shop floor work", "get goods"]),
        entry("esco-3", "buy goods", ["buy goods", "get goods"]),
        entry("esco-4", "gone", ["get goods"]),
    )

    assert made["esco-1"].aliases == ("order supplies", "Shop-floor work")
    assert made["esco-2"].aliases == ("buy things", "get goods")
    assert made["esco-3"].aliases == ("buy goods",)
    assert "esco-4" not in made.by_id
    assert made.layers[0].notes == (
        "words of another entry too, left to that: 4",
        "entries without a word left: 1",
    )


def test_two_classifications_may_name_the_same(load, tmp_path):
    other = layer(tmp_path / "onet.csv", entry("onet-1", "order supplies"), scheme="onet")

    made = taxonomy.load([other, layer(tmp_path / "esco.csv", entry("esco-1", "order supplies"))])

    assert made["onet-1"].aliases == made["esco-1"].aliases == ("order supplies",)


def test_words_of_ones_own_layer_are_ours_wherever_it_is_named(tmp_path):
    own = tmp_path / "own.toml"
    own.write_text(
        '[[concept]]\nid = "ordering"\nlabel = "Ordering"\nkind = "business"\naliases = ["order supplies"]\n'
    )

    made = taxonomy.load([layer(tmp_path / "esco.csv", entry("esco-1", "order supplies")), own])

    assert [link.label for link in made["ordering"].links] == ["order supplies"]
    assert "esco-1" not in made.by_id


def test_the_version_is_that_of_the_words_and_not_of_the_head(load):
    one = load(entry("esco-1", "order supplies"))
    assert one.version != taxonomy.load().version
    assert load(entry("esco-1", "order supplies"), title="Other").version == one.version
    assert load(entry("esco-1", "order supplies", ["order supply"])).version != one.version


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (("# scheme: esco\n", ""), "esco.csv, line 1: its head lacks scheme; a .csv layer is an imported one"),
        (("# attribution: Says who.\n", "# attribution:\n"), "its head lacks attribution"),
        (("scheme: esco", "scheme: lightcast"), "unknown scheme 'lightcast'; known are: esco, onet"),
        (("id,label", "id,name"), "line 7: the columns must be id, label, any_case, as_spelled, as_name, link, not 'id, name"),
        (("esco-1,", "onet-1,"), "line 8, onet-1: id 'onet-1' must be esco- and lower-case words"),
        (("esco-1,", "esco-Ä,"), "must be esco- and lower-case words"),
        (("order supplies,order", ",order"), "label must be one line of text"),
        (("order supplies,,,", "order supplies,,"), "5 cells, where the columns are"),
        (("order supplies,,,", "order | --,,,"), "'--' is no form"),
        (("order supplies,,,", "order | a  b,,,"), "'a  b' is no form; its words must be parted by single blanks"),
        (("order supplies,,,", "order | | x,,,"), "is no form"),
        (("order supplies,,,", f"{'x' * 151},,,"), "at most 150 characters"),
        (("order supplies,,,", '"order\x1b[2J",,,'), "is no form"),
        (("order supplies,,,", '"order" x,,,'), "it is not valid CSV"),
        (("order supplies,,,", '"order,,,'), "it is not valid CSV: unexpected end of data"),
    ],
)  # fmt: skip
def test_a_damaged_file_is_refused_with_its_line(tmp_path, change, says):
    path = layer(tmp_path / "esco.csv", entry("esco-1", "order supplies"))
    text = path.read_text()
    assert change[0] in text
    path.write_text(text.replace(*change))

    with pytest.raises(TaxonomyError) as error:
        taxonomy.load([path])

    assert says in str(error.value)
    assert str(error.value).startswith("esco.csv, line ")


def test_every_damaged_row_is_told_of(tmp_path):
    path = layer(tmp_path / "esco.csv", *(entry(f"x-{number}", "a b") for number in range(3)))

    with pytest.raises(TaxonomyError) as error:
        taxonomy.load([path])

    assert [fault.split(":")[0] for fault in error.value.faults] == [
        f"esco.csv, line {8 + number}, x-{number}" for number in range(3)
    ]


def test_one_layer_of_a_classification_is_enough(tmp_path):
    one = layer(tmp_path / "esco.csv", entry("esco-1", "order supplies"))
    two = layer(tmp_path / "more.csv", entry("esco-2", "buy goods"))

    with pytest.raises(TaxonomyError, match=r"more.csv, line 1: there is a layer of esco already"):
        taxonomy.load([one, two])
    with pytest.raises(TaxonomyError, match=r"esco.csv is named 2 times"):
        taxonomy.load([one, one])


def test_ids_of_ones_own_concepts_are_not_taken_over(tmp_path):
    own = tmp_path / "own.toml"
    own.write_text('[[concept]]\nid = "esco-1"\nlabel = "Zig"\nkind = "language"\n')

    with pytest.raises(TaxonomyError, match=r"esco.csv, line 8, esco-1: the id is taken by own.toml, line 1"):
        taxonomy.load([own, layer(tmp_path / "esco.csv", entry("esco-1", "order supplies"))])


def test_a_layer_of_ones_own_cannot_call_itself_a_classification(tmp_path):
    own = tmp_path / "own.toml"
    own.write_text('[[concept]]\nid = "zig"\nlabel = "Zig"\nkind = "esco"\n')
    with pytest.raises(TaxonomyError, match="unknown kind: 'esco'"):
        taxonomy.load([own])

    own.write_text('[[concept]]\nid = "zig"\nlabel = "Zig"\nkind = "language"\norigin = ["onet"]\n')
    with pytest.raises(TaxonomyError, match="unknown origin: 'onet'"):
        taxonomy.load([own])
