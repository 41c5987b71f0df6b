"""The candidate scan loses nothing: it proposes what spaCy proposes in the whole text."""

from __future__ import annotations

import csv
import itertools
import sys
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.often import often

from mltrends import taxonomy
from mltrends.extract.matcher import MOST_REMEMBERED, Proposer, propose
from mltrends.extract.patterns import Lexicon
from mltrends.extract.scan import Scan, blanked
from mltrends.extract.tokenizer import make_tokenizer
from mltrends.taxonomy import Concept

FORMS = sorted({form.text for concept in taxonomy.load().concepts for form in concept.forms()})
BETWEEN = [
    " ",
    "  ",
    "\n",
    "\t",
    ", ",
    "/",
    ";",
    ".",
    " . ",
    "-",
    " - ",
    "(",
    ")",
    "+",
    "#",
    "_",
    "•",
    "\u00a0",
    "é",
    "İ",
    "\u212a",
    "数据",
    "x",
    "",
]
ads = st.lists(
    st.one_of(st.sampled_from(FORMS), st.sampled_from(BETWEEN), st.text(max_size=4)), max_size=25
).map("".join)


@pytest.mark.soak
@settings(max_examples=often(400), deadline=None)
@given(text=ads)
def test_a_made_up_text_proposes_the_same(proposed, scanned, text):
    assert scanned(text) == proposed(text)


@pytest.mark.parametrize(
    "text",
    [
        "C++", "C ++", "C/C++,C#", "node. js", "Node .JS", ".NET", "it ends. Net profit", "Power  BI", "Power-\nBI", "power - bi", "R&D", "R.", "Python;Java",
        "ＰＹＴＨＯＮ", "python\u0301", "Python开发", "a_python_b", "T-SQL/PL-SQL", "machine-\u00adlearning", "K8s \u212aubernetes",
    ],
)  # fmt: skip
def test_an_odd_spelling_proposes_the_same(proposed, scanned, text):
    assert scanned(text) == proposed(text)
    assert scanned(f"with {text} and SQL") == proposed(f"with {text} and SQL")


WORDS = [
    "data",
    "big",
    "c++",
    "c#",
    ".net",
    "node.js",
    "a/b",
    "r&d",
    "naïve",
    "数据",
    "x-y",
    "(ml)",
    "5G",
    "é",
    "C",
    "o'clock",
    "İ",
]
phrases = st.lists(
    st.one_of(st.sampled_from(WORDS), st.text("abC1.-+ é", min_size=1, max_size=3)), min_size=1, max_size=9
)
vocabularies = st.lists(
    st.tuples(phrases.map(lambda words: " ".join(" ".join(words).split())), st.booleans()),
    min_size=1,
    max_size=12,
).map(lambda forms: [one for one in forms if any(sign.isalnum() for sign in one[0])])


@pytest.mark.soak
@settings(max_examples=often(250), deadline=None)
@given(
    forms=vocabularies,
    texts=st.lists(
        st.lists(
            st.one_of(st.sampled_from(WORDS), st.sampled_from(BETWEEN), st.integers(0, 11)), max_size=30
        ),
        min_size=1,
        max_size=3,
    ),
)
def test_any_vocabulary_proposes_the_same_from_its_first_text_on(forms, texts):
    concepts = [
        Concept(f"c-{number}", text, "method", ("user",), **{"cased" if cased else "aliases": (text,)})
        for number, (text, cased) in enumerate(forms)
    ]
    tokenizer, other = make_tokenizer(), make_tokenizer()
    whole = Lexicon(concepts, other)
    whole.learn_all()
    proposer = Proposer(Lexicon(concepts, tokenizer), tokenizer)

    for pieces in texts:
        text = "".join(
            piece if isinstance(piece, str) else forms[piece % len(forms)][0] if forms else ""
            for piece in pieces
        )
        assert said(proposer.proposals(text)) == said(propose(other(text), text, whole))


def said(proposals):
    return [(one.start, one.end, one.surface, one.form.concept.id, one.form.cased) for one in proposals]


def test_a_form_costs_nothing_before_its_words_are_met():
    tokenizer = make_tokenizer()
    lexicon = Lexicon(taxonomy.load().concepts, tokenizer)
    proposer = Proposer(lexicon, tokenizer)
    assert len(lexicon.matcher) == 0

    proposer.proposals("Python and SQL")

    assert 2 <= len(lexicon.matcher) < 50


def test_windows_stand_in_order_and_apart(scanned):
    scan = scanned.__self__._lexicon.scan
    text = "machine learning and deep learning, SQL/NoSQL, natural language processing (NLP) in Python " * 20

    windows = scan.windows(blanked(text))

    assert windows == sorted(windows)
    assert all(before[1] <= after[0] for before, after in itertools.pairwise(windows))
    assert len(text) > sum(end - start for start, end in windows) > 0


def test_a_form_in_a_script_without_latin_letters_is_found():
    tokenizer = make_tokenizer()
    concept = Concept("x", "机器学习", "method", ("user",), aliases=("机器学习", "машинное обучение"))
    proposer = Proposer(Lexicon((concept,), tokenizer), tokenizer)

    assert [one.surface for one in proposer.proposals("我们用机器学习 и машинное обучение")] == [
        "машинное обучение"
    ]
    assert [one.surface for one in proposer.proposals("需要 机器学习 经验")] == ["机器学习"]


def test_what_is_remembered_is_bounded(monkeypatch):
    assert MOST_REMEMBERED <= 100_000
    monkeypatch.setattr("mltrends.extract.matcher.MOST_REMEMBERED", 3)
    tokenizer = make_tokenizer()
    proposer = Proposer(Lexicon(taxonomy.load().concepts, tokenizer), tokenizer)

    for form in FORMS[:50]:
        proposer.proposals(f"with {form} here")

    assert len(proposer._remembered) <= 3


@pytest.mark.parametrize("piece", ["r ", "c", "data ", "a.", "\n", "machine learning ", "é "])
def test_time_grows_with_the_length_and_no_faster(scanned, piece):
    text = piece * (400_000 // len(piece))
    began = time.process_time()

    scanned(text)

    assert time.process_time() - began < 15


def test_no_forms_find_nothing():
    assert list(Scan([], str.split, list).windows(blanked("Python"))) == []


@pytest.mark.datasets
@pytest.mark.long
def test_all_real_texts_propose_the_same(datasets, proposed, scanned):
    """Every text of every file, a tenth of the longest one: the two ways must agree to the letter."""
    csv.field_size_limit(sys.maxsize)
    different = texts = 0
    for path in sorted(datasets.rglob("*.csv")):
        with path.open(encoding="utf-8", errors="replace", newline="") as file:
            for number, row in enumerate(csv.reader(file)):
                if number > 6000:
                    break
                for cell in row:
                    if len(cell) > 200 and (path.stat().st_size < 50e6 or number % 3 == 0):
                        texts += 1
                        different += scanned(cell) != proposed(cell)
    assert texts > 5000
    assert different == 0
