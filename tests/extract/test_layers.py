"""Imported classifications are found beside our own vocabulary, and change nothing that it finds."""

from __future__ import annotations

import csv
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.often import often
from tests.taxonomy.made import entry, layer

from mltrends import sample, taxonomy
from mltrends.extract.matcher import Proposer, propose
from mltrends.extract.patterns import Lexicon
from mltrends.extract.reader import Reader
from mltrends.extract.tokenizer import make_tokenizer
from mltrends.model import IMPORTED, TOPICS

OWN = sorted({form.text for concept in taxonomy.load().concepts for form in concept.forms()})
ENTRIES = [
    ("brew tea", ["brew tea", "tea brewing", "brewing tea at scale"], [], []),
    (
        "Python packaging",
        ["Python packaging", "packaging of Python wheels"],
        [],
        [],
    ),  # longer than a form of ours
    ("data", [], ["data"], []),  # inside many of ours
    ("learning", [], ["learning"], []),
    ("Swift tea", ["Swift tea"], ["WebTea", "Tea.js"], ["Swiftly", "TEA", "Zed"]),
    ("work with machine learning engineers", ["work with machine learning engineers"], [], []),
    ("C++ or C#", ["C++ or C#"], [], []),
    ("SQL;NoSQL", ["SQL;NoSQL"], [], []),
    (".NET tea", [".NET tea", "tea (hot)", "tea-time"], [], []),
    ("we are a company that", ["we are a company that brews the very best tea in town"], [], []),
]
BETWEEN = [
    " ",
    "  ",
    "\n",
    ", ",
    "/",
    ".",
    "-",
    " - ",
    " and ",
    "(",
    ")",
    "é",
    "not ",
    "• ",
    "About us\n",
    "Requirements:\n",
    "",
    "x",
]


def entries(scheme):
    return [
        entry(f"{scheme}-{number}", label, words, spelled, names)
        for number, (label, words, spelled, names) in enumerate(ENTRIES)
    ]


@pytest.fixture(scope="module")
def vocabulary(tmp_path_factory):
    folder = tmp_path_factory.mktemp("layers")
    layers = [layer(folder / f"{scheme}.csv", *entries(scheme), scheme=scheme) for scheme in ("esco", "onet")]
    own = folder / "own.toml"
    own.write_text(
        '[[concept]]\nid = "hand"\nlabel = "Handiwork"\nkind = "practice"\naliases = ["tea brewing by hand"]\n'
    )
    return taxonomy.load([own]), taxonomy.load([*layers, own])


@pytest.fixture(scope="module")
def plain(vocabulary):
    return Reader(vocabulary[0])


@pytest.fixture(scope="module")
def layered(vocabulary):
    return Reader(vocabulary[1])


def own(mentions):
    return [one for one in mentions if one.kind not in IMPORTED]


def imported(reader, text, kind="esco"):
    return [one for one in reader.read(text=text).ad.mentions if one.kind == kind]


forms = [form for _, *lists in ENTRIES for words in lists for form in words]
ads = st.lists(
    st.one_of(st.sampled_from(OWN), st.sampled_from(forms), st.sampled_from(BETWEEN), st.text(max_size=3)),
    max_size=25,
).map("".join)


@pytest.mark.soak
@settings(max_examples=often(300), deadline=None)
@given(title=ads, text=ads)
def test_what_is_found_of_our_own_is_the_same_with_and_without_layers(plain, layered, title, text):
    without, beside = (one.read(title=title, text=text, company="Brew").ad for one in (plain, layered))

    assert own(beside.mentions) == list(without.mentions)
    for name in ("role", "seniority", "remote", "education", "years", "salary", "skills", "topics"):
        assert getattr(beside, name) == getattr(without, name)


def test_sample_ads_say_the_same_with_layers_made_of_their_own_words(tmp_path):
    """Every run of two to four words of an ad is an entry: more overlaps than any classification has."""
    sample.write(tmp_path, ads=60, seed=3)
    texts = []
    for path in sorted(tmp_path.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            texts += [cell for row in csv.reader(file) for cell in row if len(cell) > 400][:20]
    assert len(texts) > 30
    draw = random.Random(5)  # noqa: S311 - made-up layers, no secret
    phrases = set()
    for text in texts:
        words = "".join(sign if sign.isalnum() else " " for sign in text).split()
        starts = draw.sample(range(len(words) - 4), min(len(words) - 4, 40))
        phrases |= {" ".join(words[start : start + draw.randint(2, 4)]) for start in starts}
    made = layer(
        tmp_path / "esco.csv", *(entry(f"esco-{number}", one) for number, one in enumerate(sorted(phrases)))
    )
    without, beside = Reader(taxonomy.load()), Reader(taxonomy.load([made]))
    found = 0

    for text in texts:
        one, other = without.read(text=text).ad, beside.read(text=text).ad
        assert own(other.mentions) == list(one.mentions)
        assert (other.skills, other.topics, other.years) == (one.skills, one.topics, one.years)
        found += len(other.mentions) - len(one.mentions)

    assert found > 5 * len(texts)


@pytest.mark.soak
@settings(max_examples=often(200), deadline=None)
@given(text=ads)
def test_the_scan_proposes_what_spacy_proposes_in_the_whole_text(both_ways, text):
    scanned, proposed = both_ways

    assert scanned(text) == proposed(text)


@pytest.fixture(scope="module")
def both_ways(vocabulary):
    tokenizer = make_tokenizer()
    concepts = [one for one in vocabulary[1].concepts if one.kind in IMPORTED]
    whole = Lexicon(concepts, tokenizer)
    whole.learn_all()
    scanned = Proposer(Lexicon(concepts, tokenizer), tokenizer).proposals
    return scanned, lambda text: propose(tokenizer(text), text, whole)


def test_words_that_two_classifications_have_are_found_for_both(both_ways):
    scanned, _ = both_ways

    assert [one.form.concept.id for one in scanned("Brew tea")] == ["esco-0", "onet-0"]


def test_imported_entries_are_found_with_part_and_requirement_and_are_no_skills(layered):
    ad = layered.read(
        title="Tea Engineer", text="Requirements:\n- Python and tea brewing\n\nNice to have:\n- brew tea"
    ).ad

    found = [one for one in ad.mentions if one.kind == "esco"]
    assert [(one.label, one.surface, one.requirement, one.counted) for one in found] == [
        ("brew tea", "tea brewing", "required", True),
        ("brew tea", "brew tea", "preferred", True),
    ]
    assert ad.skills == {"Python"}
    assert not ad.topics & {one.label for one in found}


def test_an_entry_that_is_negated_or_about_the_company_does_not_count(layered):
    for text in ("No brewing tea at scale needed.", "Benefits:\n- tea brewing for all\n"):
        (found,) = imported(layered, text)
        assert not found.counted
        assert found.why_not


def test_classifications_do_not_hide_one_another_nor_are_they_hidden(layered):
    text = "You work with machine learning engineers on Python packaging."

    for kind in IMPORTED:
        assert [one.surface for one in imported(layered, text, kind)] == [
            "work with machine learning engineers",
            "Python packaging",
        ]
    assert "Python" in layered.read(text=text).ad.skills


def test_titles_are_not_searched_for_imported_entries(layered):
    assert all(
        one.kind not in IMPORTED for one in layered.read(title="Brew tea, Python packaging").ad.mentions
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Experience with Zed and SQL", ["Zed"]),
        ("Tools: Zed, TEA", ["Zed", "TEA"]),
        ("Zed is what we use", []),  # the first word of a sentence has a capital anyway
        ("We ship. Zed too", []),
        ("- Zed\n- TEA", []),
        ("You MUST DRINK TEA DAILY", []),  # among words in capitals
        ("You drink TEA daily", ["TEA"]),
        ("with zed and tea", []),
        ("We use WebTea, Tea.js and webtea", ["WebTea", "Tea.js"]),
    ],
)
def test_a_single_word_counts_only_where_it_can_be_a_name(layered, text, found):
    assert [one.surface for one in imported(layered, text) if one.label == "Swift tea"] == found


def test_kinds_of_classifications_are_no_kinds_of_our_own():
    assert not {*IMPORTED, *TOPICS} & {
        concept.kind for concept in taxonomy.load().concepts if concept.kind in IMPORTED
    }
    assert all(concept.kind not in IMPORTED for concept in taxonomy.load().concepts)


@pytest.mark.datasets
@pytest.mark.long
def test_real_texts_say_the_same_with_layers(datasets, plain, layered):
    csv.field_size_limit(2**31 - 1)
    texts = 0
    for path in sorted(datasets.rglob("*.csv")):
        with path.open(encoding="utf-8", errors="replace", newline="") as file:
            for number, row in enumerate(csv.reader(file)):
                if number > 40:
                    break
                for cell in row:
                    if len(cell) > 400:
                        texts += 1
                        without, beside = plain.read(text=cell).ad, layered.read(text=cell).ad
                        assert own(beside.mentions) == list(without.mentions)
    assert texts > 300
