"""Links to published classifications: facts beside concepts, which change nothing that is read."""

from __future__ import annotations

import re
from dataclasses import replace
from importlib import resources

import pytest

from mltrends import taxonomy
from mltrends.taxonomy import TaxonomyError
from mltrends.taxonomy.links import COLUMNS, read_links

TEXT = resources.files("mltrends.taxonomy").joinpath("links.csv").read_text(encoding="utf-8")
HEAD = ",".join(COLUMNS) + "\n"
ADDRESS = re.compile(
    r"http://data\.europa\.eu/esco/(?:skill|occupation)/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
)
SOC = re.compile(r"\d{2}-\d{4}\.\d{2}")


def test_every_link_is_an_address_a_code_or_a_name_of_its_scheme():
    links = [link for concept in taxonomy.load().concepts for link in concept.links]

    assert len(links) > 200
    for link in links:
        assert {
            "esco": ADDRESS.fullmatch(link.id),
            "onet-soc": SOC.fullmatch(link.id),
            "onet": link.id == link.label,
        }[link.scheme], link


def test_the_file_carries_the_publishers_words():
    head = TEXT.split("concept,scheme")[0]

    assert "This service uses the ESCO classification of the European Commission." in head
    assert "U.S. Department of Labor, Employment and Training Administration" in head
    assert "CC BY 4.0" in head


def test_roles_are_linked_to_occupations():
    role = next(one for one in taxonomy.load().concepts if one.label == "Data Scientist")

    assert ("onet-soc", "15-2051.00") in {(link.scheme, link.id) for link in role.links}
    assert {link.scheme for link in role.links} == {"esco", "onet-soc"}


def test_links_are_no_part_of_the_version():
    whole = taxonomy.load()
    bare = taxonomy.Taxonomy(tuple(replace(concept, links=()) for concept in whole.concepts))

    assert bare.version == whole.version


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("concept,scheme\n", "line 1: the columns must be concept, scheme, id, label, match"),
        ("", "line 1: the columns must be"),
        (f"# head\n{HEAD}python,onet,Python\n", "line 3: 3 cells, where"),
        (f"{HEAD}python,onet,Python,,same\n", "line 2: 5 cells, where"),
        (f"{HEAD}pyhton,onet,Python,Python,same\n", "line 2: 'pyhton' is no concept's id"),
        (f"{HEAD}python,lightcast,x,Python,same\n", "line 2: unknown 'lightcast' or 'same'; known are: esco, onet, onet-soc and same, near"),
        (f"{HEAD}python,onet,x,Python,equal\n", "unknown 'onet' or 'equal'"),
        (f"{HEAD}python,onet,x,Python,same\npython,onet,x,Python,near\n", "line 3: the link stands twice"),
    ],
)  # fmt: skip
def test_a_damaged_file_of_links_is_refused_with_the_line(text, says):
    with pytest.raises(TaxonomyError, match=re.escape(says)):
        read_links("links.csv", text, {"python"})
