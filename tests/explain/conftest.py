"""One reader for all tests of this room, and a short way to an explanation."""

from __future__ import annotations

import pytest

from mltrends import taxonomy
from mltrends.explain import Given, explain
from mltrends.extract.reader import Reader


@pytest.fixture(scope="session")
def reader():
    return Reader(taxonomy.load())


@pytest.fixture(scope="session")
def explained(reader):
    """The explanation of an ad."""

    def explained(text="", title="", company="", given=None):
        given = given or Given()
        reading = reader.read(
            title=title,
            text=text,
            company=company,
            place=given.place,
            pay=given.pay,
            country=given.country,
            currency=given.currency,
            remote=given.remote,
        )
        return explain(reading, reader.taxonomy, given)

    return explained


@pytest.fixture
def reason(explained):
    """The reason of the only mention of a concept in a text."""

    def reason(text, label, **fields):
        (found,) = [one for one in explained(text, **fields).mentions if one.label == label]
        return found.reason

    return reason
