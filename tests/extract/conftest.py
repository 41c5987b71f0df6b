"""One reader for all tests of this room: building it takes about a second."""

from __future__ import annotations

import pytest

from mltrends import taxonomy
from mltrends.extract.matcher import Proposer, propose
from mltrends.extract.patterns import Lexicon
from mltrends.extract.reader import Reader
from mltrends.extract.tokenizer import make_tokenizer


@pytest.fixture(scope="session")
def reader():
    return Reader(taxonomy.load())


@pytest.fixture(scope="session")
def proposed():
    """What spaCy proposes in a whole text: the reference."""
    tokenizer = make_tokenizer()
    lexicon = Lexicon(taxonomy.load().concepts, tokenizer)
    lexicon.learn_all()

    def find(text):
        return propose(tokenizer(text), text, lexicon)

    return find


@pytest.fixture(scope="session")
def scanned():
    """What is proposed in a text by way of the candidate scan."""
    tokenizer = make_tokenizer()
    return Proposer(Lexicon(taxonomy.load().concepts, tokenizer), tokenizer).proposals


@pytest.fixture
def labels(reader):
    """What counts in a text: skills and topics."""

    def read(text, **fields):
        ad = reader.read(text=text, **fields).ad
        return ad.skills | ad.topics

    return read


@pytest.fixture
def mention(reader):
    """The only mention of a concept in a text."""

    def read(text, label, **fields):
        (found,) = [one for one in reader.read(text=text, **fields).ad.mentions if one.label == label]
        return found

    return read
